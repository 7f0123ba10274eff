"""The marks that a record may hold: `…` or `[…]` for words left out, other square brackets for words put in."""

import re
from dataclasses import dataclass, replace
from itertools import product

MAX_OMISSIONS = 100
"""More marks than this are no quotation but a collage; a text's own ellipses count only where they differ."""

MAX_INSERTIONS = 100

MAX_OPTIONAL = 4
"""So many insertions that stand in the source too are each tried both ways; of more, all or none are kept."""

_OMISSION = re.compile(r"\s*(?:(?:\[ ?… ?\]|…)\s*)+")
_INSERTION = re.compile(r"\[(?! ?… ?\])[^\[\]\n]*\]")
_CLOSING = ",.;:!?)]…"


@dataclass(frozen=True, slots=True)
class Wording:
    """One reading of a record's words: parts that must be found as they stand, and the marks between them."""

    parts: tuple[str, ...]
    joints: tuple[str, ...]
    """The marks of omission between two parts, without the white space around them, which does not count."""
    opens_with_mark: bool
    closes_with_mark: bool
    dropped: tuple[str, ...] = ()
    """The insertions that this reading takes out."""
    opens_with_insertion: bool = False
    closes_with_insertion: bool = False
    """Whether one of those stands at this end."""


def wordings(words: str, source: str) -> tuple[tuple[Wording, ...], str | None]:
    """The readings of a record's normalised words, the one that keeps most insertions first.

    An insertion stays where the source has it too; it is taken out, with the white space that it brought, where
    not. The second value says why one of them cannot be taken out, where that is so.
    """
    found = list(_INSERTION.finditer(words))
    if len(found) > MAX_INSERTIONS:
        return (), f"the words have more than {MAX_INSERTIONS} insertions; make several quotes of them"
    both = {n for n, match in enumerate(found) if match[0] in source}
    choices = [(True, False) if n in both else (False,) for n in range(len(found))]
    if len(both) > MAX_OPTIONAL:
        kept_sets = [tuple(n in both for n in range(len(found))), (False,) * len(found)]
    else:
        kept_sets = sorted(product(*choices), key=lambda kept: -sum(kept))
    readings: list[Wording] = []
    problem: str | None = None
    for kept in kept_sets:
        out = [match for match, keep in zip(found, kept, strict=True) if not keep]
        trouble = next((t for t in (_trouble(words, match) for match in out) if t), None)
        if trouble:
            problem = problem or trouble
        else:
            reading = _split(_without(words, out))
            opens, closes = (any(edge(match) for match in out) for edge in (_is_first, _is_last))
            dropped = tuple(match[0] for match in out)
            readings.append(replace(reading, dropped=dropped, opens_with_insertion=opens, closes_with_insertion=closes))
    return tuple(readings), problem


def whole(words: str) -> Wording:
    """The words with every mark taken as the source's own."""
    return Wording((words,), (), False, False)


def _is_first(match: re.Match[str]) -> bool:
    return match.start() == 0


def _is_last(match: re.Match[str]) -> bool:
    return match.end() == len(match.string)


def _trouble(words: str, match: re.Match[str]) -> str | None:
    before, after = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
    if before.isdigit() or after.isdigit():
        return f"the insertion “{match[0]}” touches a number; put a space between them"
    if after.isalnum():
        return (
            f"the insertion “{match[0]}” stands where a word begins or inside it; write the word as the source has it"
        )
    return None


def _without(words: str, insertions: list[re.Match[str]]) -> str:
    out: list[str] = []
    at = 0
    for match in insertions:
        left, right = words[at : match.start()], match.end()
        before = left[-1:] or (words[at - 1 : at] if at else " ")
        after = words[right : right + 1] or " "
        if before.isspace() and after.isspace():
            right += 1
        elif before.isspace() and after in _CLOSING:
            left = left.rstrip(" ")
        out.append(left)
        at = right
    return "".join([*out, words[at:]]).strip()


def _split(words: str) -> Wording:
    marks = list(_OMISSION.finditer(words))
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(words)]
    parts = [words[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]
    joints = [mark[0].strip() for mark in marks]
    opens, closes = bool(joints) and not parts[0], len(joints) > 1 and not parts[-1]
    closes = closes or (len(joints) == 1 and not parts[-1] and bool(parts[0]))
    low, high = int(opens), len(parts) - int(closes)
    return Wording(tuple(parts[low:high]), tuple(joints[low : high - 1]), opens, closes)
