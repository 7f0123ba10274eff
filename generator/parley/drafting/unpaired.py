"""Quotations whose marks do not pair: the exact check takes nothing for quoted there, a draft asks a person."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from parley.drafting import lexicon
from parley.quotations.quoted import Stretch

_MARK = re.compile('["“”„«»]')
_TELLS = re.compile(r",[\"'”]? (?=(?:[\w'-]+ ){1,5}(\w+)\b)")
"""A comma that an attribution may follow."""

_TOLD_FIRST = re.compile(r",[\"'”]? (?=(\w+) (?:[A-Z]|the |a ))")
"""The same with the verb first: `, said X`."""


def unpaired(shaped: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches that a reader would take for quoted, of the paragraphs that have a mark without its partner."""
    starts = [s.start - 1 for s in stretches]

    def is_used(place: int) -> bool:
        n = bisect_right(starts, place) - 1
        return n >= 0 and place <= stretches[n].end

    at = 0
    for paragraph in shaped.split("\n"):
        end = at + len(paragraph)
        free = [match.start() for match in _MARK.finditer(shaped, at, end) if not is_used(match.start())]
        if free:
            first, last = bisect_left(starts, at - 1), bisect_right(starts, end)
            yield from _in_paragraph(shaped, at, end, free, stretches[first:last])
        at = end + 1


def _in_paragraph(
    shaped: str, at: int, end: int, free: Sequence[int], stretches: Sequence[Stretch]
) -> Iterator[Stretch]:
    opening = next((place for place in free if _opens(shaped, place, end)), None)
    if opening is None:
        return
    inside = [s for s in stretches if opening < s.start and s.end < end]
    closing = [place for place in free if place > opening and _closes(shaped, place, at)]
    if inside and closing and closing[0] > inside[0].end and not _attribution(shaped, opening + 1, inside[0].start - 1):
        yield Stretch(opening + 1, closing[0])
        return
    stop = min((s.start - 1 for s in inside), default=end)
    if not inside and closing and not _attribution(shaped, opening + 1, closing[-1]):
        yield Stretch(opening + 1, closing[-1])
        return
    told = _attribution(shaped, opening + 1, stop)
    yield Stretch(opening + 1, told or len(shaped[:stop].rstrip()), mark=0 if told else 1)


def _attribution(shaped: str, start: int, stop: int) -> int:
    """Where words end that an attribution follows without a mark between; 0: nowhere."""
    for pattern in (_TELLS, _TOLD_FIRST):
        for match in pattern.finditer(shaped, start, stop):
            words = re.findall(r"[\w'’-]+", shaped[match.end() : min(stop, match.end() + 80)])[:6]
            if any(lexicon.SPEECH.fullmatch(word.lower()) for word in words):
                return match.start()
    return 0


def _opens(shaped: str, place: int, end: int) -> bool:
    if shaped[place] in "“„«":
        return True
    return (
        shaped[place] == '"'
        and place + 1 < end
        and not shaped[place + 1].isspace()
        and (place == 0 or shaped[place - 1].isspace() or shaped[place - 1] in "([—-")
    )


def _closes(shaped: str, place: int, at: int) -> bool:
    return shaped[place] in "”»" or (shaped[place] == '"' and place > at and not shaped[place - 1].isspace())
