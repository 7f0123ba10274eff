"""Which stretches of a text stand inside its quotation marks, read off the marks as they were printed.

Curly marks say which way they turn; straight ones are told by their place, and a paragraph where state and place
disagree has no quoted stretch at all: better to refuse a quotation than to take a reporter's words for a speaker's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parley.quotations.boundaries import is_word

_CLOSERS = {
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "〝": "〞〟",
    "❝": "❞",
    '"': '"”',
    "＂": "＂",
}
_OPENING_ONLY = "“„‟«〝❝"
_STRAIGHT = '"＂'
_SINGLE_CLOSERS = {"‘": "’'", "‚": "‘’", "‹": "›", "❛": "❜", "'": "'’"}
_MARKS = re.compile("[" + re.escape("".join({*"".join(_CLOSERS), *"”〞〟❞", *_SINGLE_CLOSERS})) + "]")
MAX_MARKS = 100_000
"""A text with more marks than this is no text; nothing in it is taken for quoted."""

_BEFORE_OPENING = "([—–-"
_ELISION = re.compile(r"['‘](?:\d+s?\b|(?:tis|twas|em|cause|til|till|n|bout|round)\b)", re.IGNORECASE)
_NESTED = 2_000
"""So far from its opening mark the partner of a mark inside a quotation is looked for."""

_TELLS_WHO = re.compile(r",[ ](?:\S+[ ]){0,4}(?:said|told|added|says)\b")
"""In a stretch that nobody closed, this is rather a forgotten mark than a speech that goes on."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch without its marks; one that goes on over paragraphs holds their repeated opening marks."""

    start: int
    end: int
    mark: int = 1
    """How many characters its mark takes on each side; a block quotation has none."""


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    start: int
    sure: int
    """Where the stretch surely still goes on, should its end never come."""


def stretches(shaped: str) -> Iterator[Stretch]:
    """The quoted stretches of a text whose marks are as printed, in order, none inside another."""
    if sum(1 for _ in _MARKS.finditer(shaped)) > MAX_MARKS:
        return
    carried: _Open | None = None
    at = 0
    for paragraph in shaped.split("\n"):
        end = at + len(paragraph)
        resumed, after = _resume(shaped, at, end, carried)
        if carried and not resumed and carried.sure > carried.start:
            yield Stretch(carried.start, carried.sure)
        found, carried = _paragraph(shaped, after, end, resumed)
        yield from found
        at = end + 1
    if carried and carried.sure > carried.start:
        yield Stretch(carried.start, carried.sure)


def _resume(shaped: str, at: int, end: int, carried: _Open | None) -> tuple[_Open | None, int]:
    """Whether an unclosed quotation goes on in this paragraph, and from where to read on."""
    if carried is None or _TELLS_WHO.search(shaped, max(carried.start, carried.sure), at - 1):
        return None, at
    still = _Open(carried.mark, carried.start, at - 1)
    if shaped[at : at + 1] == carried.mark:
        return still, at + 1
    first = next((m[0] for m in _MARKS.finditer(shaped, at, end) if m[0] in '“”„«»"'), "")
    if carried.mark == "“" and first == "”":
        return still, at
    return None, at


def _paragraph(shaped: str, at: int, end: int, current: _Open | None) -> tuple[list[Stretch], _Open | None]:
    found: list[Stretch] = []
    until = at
    for match in _MARKS.finditer(shaped, at, end):
        place, mark = match.start(), match[0]
        if place < until:
            continue
        if mark in _STRAIGHT and _contradicts(shaped, place, at, end, is_open=current is not None):
            return [], None
        if current and mark in _CLOSERS[current.mark]:
            found.append(Stretch(current.start, place))
            current = None
        elif (
            current
            and mark in _OPENING_ONLY
            and mark != current.mark
            and (inner := _inner(shaped, place, end, current))
        ):
            until = inner + 1
        elif mark in _CLOSERS and (not current or mark in _OPENING_ONLY) and _may_open(shaped, place, end):
            current = _Open(mark, place + 1, place + 1)
        elif not current and mark in _SINGLE_CLOSERS:
            closing = _single(shaped, place, end)
            if closing:
                found.append(Stretch(place + 1, closing))
                until = closing + 1
    return found, current


def _inner(shaped: str, place: int, end: int, current: _Open) -> int:
    """Where a quotation of another fashion ends that is quoted in an open one; 0 where the two do not both close."""
    stop = min(end, place + _NESTED)
    closing = _first(_CLOSERS[shaped[place]], shaped, place + 1, stop)
    return (
        closing if closing and _first(_CLOSERS[current.mark], shaped, closing + 1, min(end, closing + _NESTED)) else 0
    )


def _first(marks: str, shaped: str, start: int, stop: int) -> int:
    """Where the first of some marks stands; 0 where none does."""
    return min((at for mark in marks if (at := shaped.find(mark, start, stop)) >= 0), default=0)


def _may_open(shaped: str, place: int, end: int) -> bool:
    # a closing guillemet turns like an opening one of another fashion; only its place tells them apart
    return shaped[place] != "»" or (place + 1 < end and not shaped[place + 1].isspace())


def _contradicts(shaped: str, place: int, at: int, end: int, *, is_open: bool) -> bool:
    before = shaped[place - 1] if place > at else " "
    after = shaped[place + 1] if place + 1 < end else " "
    looks_open = before.isspace() and not after.isspace()
    looks_closed = after.isspace() and not before.isspace()
    return looks_open if is_open else looks_closed


def _single(shaped: str, place: int, end: int) -> int:
    """Where a single mark that opens a quotation has its partner in the same paragraph; 0: it opens none.

    The first mark that can close does: an apostrophe after a plural cuts the stretch short, never draws it out.
    """
    before = shaped[place - 1] if place else " "
    if not (before.isspace() or before in _BEFORE_OPENING) or _ELISION.match(shaped, place):
        return 0
    if place + 1 >= end or shaped[place + 1].isspace():
        return 0
    closers = _SINGLE_CLOSERS[shaped[place]]
    for at in range(place + 2, end):
        mark = shaped[at]
        if mark in closers and not shaped[at - 1].isspace() and not (at + 1 < end and is_word(shaped[at + 1])):
            return at
        if mark == shaped[place] and (shaped[at - 1].isspace() or shaped[at - 1] in _BEFORE_OPENING):
            return 0
    return 0
