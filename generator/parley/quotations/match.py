"""Whether the words of a record stand in the text that was read: exactly, or not at all.

In the record `…` or `[…]` marks words left out, any other `[...]` words put in. Each mark first matches itself, the
white space around an omission aside. Otherwise an insertion matches nothing, and an omission skips at most 300
characters of the same paragraph: inside the quotation, or one attribution ("he said") between two parts of it. Where
the text has the very mark of the record, the mark is the text's: what is left out after it needs a mark of its own.
So `[…]` does not equal a bare `…` of the text, but skips it. A mark at either end of the words says that they begin
or end inside a sentence; without one, direct speech does neither.

Where the words stand more than once, the place whose attribution names the speaker is taken; else the first that
no other name is said to speak; else the first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from parley.quotations.attribution import Names, Who
from parley.quotations.blocks import blocks, with_blocks
from parley.quotations.boundaries import is_word
from parley.quotations.cautions import cautions
from parley.quotations.cuts import objection
from parley.quotations.diagnose import NotFound, diagnose
from parley.quotations.marks import MAX_OMISSIONS, Wording, whole, wordings
from parley.quotations.normalise import fold, normalise_words, paragraphs
from parley.quotations.quoted import stretches
from parley.quotations.search import MAX_TRIES, Place, Search, Text
from parley.quotations.surroundings import Surroundings

MAX_WORDS = 10_000
"""Longer words are no quotation but a text."""

Form = Literal["direct", "partial"]


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a quote stand in the normalised text of what was read."""

    start: int
    end: int
    skipped: tuple[str, ...]
    """What each omission leaves out, in order, as the normalised text has it."""
    warnings: tuple[str, ...]
    """What a reader of the quotation might be misled about."""


def prepare(source: str) -> Text:
    """The text that was read, ready for the search of many quotes."""
    parts, indents = paragraphs(source)
    shaped = "\n".join(parts)
    found = with_blocks(tuple(stretches(shaped)), tuple(blocks(parts, indents)))
    return Text(fold(shaped), shaped, found, tuple(stretch.start for stretch in found))


def find(
    words: str,
    source: str | Text,
    *,
    form: Form,
    speaker_names: frozenset[str],
    other_names: frozenset[str],
) -> Found | NotFound:
    """Where the words of a quote stand in the raw text that was read, or why they do not.

    `speaker_names` are all names, short forms and role words by which the text may call the speaker;
    `other_names` those of everybody else. A name in both is the speaker's.
    """
    source = prepare(source) if isinstance(source, str) else source
    record = normalise_words(words)
    if len(record) > MAX_WORDS:
        reason = f"the words have {len(record):,} characters; at most {MAX_WORDS:,} are one quotation"
        return NotFound(reason, "make several quotes of it")
    readings, problem = wordings(record, source.text)
    readings = tuple(r for r in readings if len(r.joints) <= MAX_OMISSIONS and all(map(_has_words, r.parts)))
    around = Surroundings(source.text, source.stretches, Names(speaker_names, other_names))
    refusal = cache(around.refusal)
    searches: list[Search] = []

    def judge(reading: Wording) -> Callable[[Place], str | None]:
        return lambda place: objection(place, reading, source, is_direct=form == "direct")

    for reading in (whole(record), *readings) if _has_words(record) else ():
        search = Search(source, reading, refusal, judge(reading))
        searches.append(search)
        places = search.places()
        if places:
            return _found(_best(places, around), reading, source, around)
    return diagnose(record, source, searches[1:], problem, exhausted=any(s.tries > MAX_TRIES for s in searches))


def _has_words(text: str) -> bool:
    return any(map(is_word, text))


def _best(places: list[Place], around: Surroundings) -> Place:
    @cache
    def rank(stretch: int) -> int:
        speaker = around.speaker(stretch)
        return 1 if speaker is None else {Who.SPEAKER: 0, Who.OTHER: 2}.get(speaker.who, 1)

    return min(places, key=lambda place: (rank(place.stretch), place.start))


def _found(place: Place, reading: Wording, source: Text, around: Surroundings) -> Found:
    skipped = tuple(source.text[start:end] for start, end in place.skips)
    warnings = cautions(place, reading, source, around.speaker(place.stretch))
    return Found(place.start, place.end, skipped, warnings)
