"""What a quotation that stands in the text may still hide: a negation left out, a number, another speaker.

The words for negations and numbers are English; digits count in every script.
"""

import re
from collections.abc import Iterator

from parley.quotations.attribution import Attribution, Who
from parley.quotations.boundaries import NEGATION, NUMBER
from parley.quotations.cuts import cut_off, shortened
from parley.quotations.marks import Wording
from parley.quotations.search import Place, Text

_PUT_IN = re.compile(r"(?:less|n?'t)\]$")


def cautions(place: Place, reading: Wording, source: Text, speaker: Attribution | None) -> tuple[str, ...]:
    """The warnings for a quotation that was found, in the order of its words."""
    before, after = cut_off(place, source)
    return (
        *_other_speaker(speaker),
        *_named(before, "the beginning of the sentence, which is left out, has", numbers=False),
        *(warning for skip in place.skips for warning in _skipped(skip, source)),
        *_named(after, "the end of the sentence, which is left out, has", numbers=False),
        *(warning for insertion in reading.dropped for warning in _inserted(insertion)),
    )


def _other_speaker(speaker: Attribution | None) -> Iterator[str]:
    if speaker and speaker.who is Who.OTHER:
        yield f"the text beside these words names “{shortened(speaker.subject)}”; check the speaker"


def _skipped(skip: tuple[int, int], source: Text) -> Iterator[str]:
    start, end = skip
    said = _said(start, end, source)
    if not re.search(r"\w", source.text[start:end]) and "…" not in said:
        yield f"nothing is left out before “{shortened(source.text[end : end + 80])}”; remove the mark"
    yield from _named(said, f"the omission before “{shortened(source.text[end : end + 30])}” leaves out")


def _said(start: int, end: int, source: Text) -> str:
    # an attribution that the omission passes over is the reporter's: its "not" and its numbers are no speaker's
    first, last = source.stretch_at(start), source.stretch_at(end)
    if first is None or last is None or first == last:
        return source.text[start:end]
    return f"{source.text[start : source.stretches[first].end]} {source.text[source.stretches[last].start : end]}"


def _inserted(insertion: str) -> Iterator[str]:
    yield from _named(insertion, f"the insertion “{shortened(insertion)}” is not in the source and has")
    if _PUT_IN.search(insertion) and not NEGATION.search(insertion):
        yield f"the insertion “{insertion}” is not in the source and may turn the word before it into its opposite"


def _named(text: str, where: str, *, numbers: bool = True) -> Iterator[str]:
    for word in dict.fromkeys(match[0].lower() for match in NEGATION.finditer(text)):
        yield f"{where} the negation “{word}”; check that the meaning stands"
    for word in dict.fromkeys(match[0].lower() for match in NUMBER.finditer(text) if numbers):
        yield f"{where} the number “{word}”; check that the meaning stands"
