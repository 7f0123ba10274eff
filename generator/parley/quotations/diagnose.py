"""Why words were not found, for the person who wrote the record: where they leave the source, and what to do.

The verdict has fallen before this module is asked; it may look around in the text as freely as it likes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.quotations.boundaries import is_word
from parley.quotations.marks import MAX_OMISSIONS
from parley.quotations.search import MAX_SKIP, Search, Text

_WHOLE = "quote whole words and whole numbers"
_COPY = "copy the words from the source, and mark what you leave out with […]"


@dataclass(frozen=True, slots=True)
class NotFound:
    """The words do not stand in the text as the record has them."""

    reason: str
    """What is wrong, in a sentence without its full stop."""
    hint: str
    """What to do about it."""


def diagnose(
    record: str, source: Text, searches: Sequence[Search], problem: str | None, *, exhausted: bool
) -> NotFound:
    """The most telling reason why a record's normalised words were not found."""
    if not any(map(is_word, re.sub(r"\[[^\[\]]*\]", "", record))):
        return NotFound("there are no words to look for", "write the words themselves below the front matter")
    if not source.text:
        return NotFound("the text that was read is empty", "check the snapshot's file")
    if problem:
        return NotFound(problem, "keep insertions in square brackets between words")
    if record.count("…") > MAX_OMISSIONS and not searches:
        return NotFound(f"the words have more than {MAX_OMISSIONS} marks of omission", "make several quotes of them")
    if exhausted:
        return NotFound(
            "the words stand in too many places to try them all",
            "quote more words between the marks of omission",
        )
    if record[0] == record[-1] == '"' and record[1:-1] in source.text:
        return NotFound("the words stand between quotation marks of their own", "leave the outer marks out")
    objected = next((search.objected for search in searches if search.objected), None)
    if objected:
        return NotFound(objected, "mark the cut with […], or use `form: partial` for a few quoted words")
    if not searches:
        return NotFound("a mark of omission has no words beside it", "put words between the marks, or one mark")
    search = max(searches, key=lambda s: s.farthest[0])
    return _later(search) if search.farthest[0] >= 0 else _first(search)


def _first(search: Search) -> NotFound:
    """The first part stands nowhere in quotation marks, or not as a whole."""
    part, source = search.wording.parts[0], search.source
    at = source.text.find(part)
    if at >= 0:
        return _misplaced(part, at, source)
    lower, text = part.lower(), source.text.lower()
    if lower in text:
        at = text.find(lower)
        return NotFound(
            f"capitals differ: the source has “{_clip(source.text[at : at + len(part)])}”",
            "write them as it does",
        )
    return _diverges(part, source, 0, len(source.text), "")


def _misplaced(part: str, at: int, source: Text) -> NotFound:
    n = source.stretch_at(at)
    if n is None or not source.stretches[n].start <= at < source.stretches[n].end:
        return NotFound(
            f"“{_clip(part)}” stands in the source, but not inside quotation marks that open and close",
            "if the source reports it indirectly use `form: reported`, in our words",
        )
    if at + len(part) > source.stretches[n].end:
        return NotFound(
            f"“{_clip(part)}” runs over the end of a quotation in the source",
            "mark the attribution there with […]",
        )
    return NotFound(
        f"“{_clip(part)}” is cut inside a word or a number of the source: “{_around(source.text, at, len(part))}”",
        _WHOLE,
    )


def _later(search: Search) -> NotFound:
    """All parts up to one were found, but not the way to the next."""
    number, end = search.farthest
    parts, source = search.wording.parts, search.source
    n = source.stretch_at(end)
    said = _clip_left(source.text[max(source.stretches[n].start if n is not None else 0, end - 80) : end])
    if number + 1 == len(parts):
        around = _around(source.text, end, 0)
        return NotFound(f"the words end inside a word or a number of the source: “{around}”", _WHOLE)
    if search.refused:
        return NotFound(f"after “{said}” nothing may be left out so: {search.refused}", "make two quotes of it")
    part = parts[number + 1]
    stop = source.text.find("\n", end)
    paragraph = len(source.text) if stop < 0 else stop
    reach = min(paragraph, end + MAX_SKIP + len(part))
    if part in source.text[end:reach]:
        return NotFound(f"“{_clip(part)}”, or what stands before it, is cut inside a word or a number", _WHOLE)
    if part in source.text[end:paragraph]:
        far = f"more than {MAX_SKIP} characters after “{said}”"
        return NotFound(f"“{_clip(part)}” stands {far}", "make two quotes of it")
    if part in source.text:
        return NotFound(f"“{_clip(part)}” does not follow in the same paragraph as “{said}”", "make two quotes of it")
    return _diverges(part, source, end, reach, f"after “{said}” and the omission ")


def _diverges(part: str, source: Text, low: int, high: int, lead: str) -> NotFound:
    """Where the words leave the source: the longest beginning that stands in it, and what follows on each side."""
    length = _common(part, source.text[low:high])
    kept = part[:length]
    while kept and length < len(part) and is_word(part[length]) and is_word(kept[-1]):
        kept = kept[:-1]
    kept = kept.rstrip()
    if not any(map(is_word, kept)):
        return NotFound(f"{lead}the source has no “{_clip(part)}”".strip(), _COPY)
    at = source.text.find(kept + part[len(kept) : length], low, high) + len(kept)
    theirs, ours = _next_words(source.text[at : at + 200].split('"')[0]), _next_words(part[len(kept) :])
    if theirs == ours:
        return NotFound(f"{lead}“{_clip(part)}” is cut inside a word or a number of the source", _COPY)
    reads = f"then the source reads “{theirs}”" if theirs else "then the quotation or the paragraph of the source ends"
    match = f"{lead}the words match up to “{_clip_left(kept)}”"
    return NotFound(f"{match}, {reads} where the record reads “{ours}”", _COPY)


def _common(part: str, text: str) -> int:
    low, high = 0, len(part)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if part[:middle] in text else (low, middle - 1)
    return low


def _next_words(text: str) -> str:
    return " ".join(text.split("\n", 1)[0].split()[:2])


def _around(text: str, at: int, length: int) -> str:
    return " ".join(text[max(0, at - 15) : at + length + 15].split())[:120]


def _clip(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]} …"


def _clip_left(text: str) -> str:
    words = text.strip('" ').split()
    return " ".join(words) if len(words) <= 6 else f"… {' '.join(words[-3:])}"
