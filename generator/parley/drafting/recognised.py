"""Which records of the archive a text names, for the lists of an article or of a quotation; and which names are new."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.dates import Edtf
from parley.dates.calendar import number_of
from parley.drafting import lexicon
from parley.drafting.known import Match
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.spellings import KINDS, Near, Spellings
from parley.drafting.tokens import Token, keys_of
from parley.records.base import Record
from parley.records.events import Event
from parley.records.processes import Process
from parley.records.talks import Talk
from parley.records.types import Key

LISTS = ("actors", "events", "talks", "places", "topics")
"""The lists of an article, in the order in which its record has them."""


_STEM = 6
"""Words count as one where they begin alike: `bombing`, `bombings`."""

_ENOUGH = 0.7

_AFTER = 10
"""A report so many days after a round may still be about it."""

_LATELY = 31
"""A report may tell of what happened so many days before."""

_TALKING = re.compile(r"\b(?:talks|negotiations|delegations|negotiators)\b")

_TALKS = ("talks", "negotiations", "round", "meeting", "meetings")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name of which the archive has no record, with the records that it may be in another spelling."""

    name: str
    is_person: bool
    near: tuple[Near, ...]

    @property
    def is_close(self) -> bool:
        """Whether it is so near to a record that it may well be the same."""
        return bool(self.near) and self.near[0].weight >= 0.8


def named(page: Page, start: int = 0, end: int | None = None) -> Mapping[str, tuple[str, ...]]:
    """By list: the ids that a text, or a piece of it, names, in the order in which they come."""
    first, last = _bounds(page, start, end)
    words = page.words[first:last]
    found: dict[str, dict[str, None]] = {kind: {} for kind in LISTS}
    for mention in page.named_in(range(first, last)):
        is_here = end is None or page.words[mention.last].end <= end
        if is_here and not _is_where(page, mention):
            sure = [key for key in mention.keys if len([k for k in mention.keys if k.kind == key.kind]) == 1]
            for key in sure:
                found[key.kind][key.id] = None
    for kind in ("topics", "events", "talks", "actors"):
        for match in page.known.matches(words, (kind,), own=kind != "actors"):
            if len(match.keys) == 1 and (kind != "actors" or _is_called(page, words, match)):
                found[kind][match.keys[0].id] = None
    return {kind: tuple(ids) for kind, ids in found.items()}


def _is_called(page: Page, words: Sequence[Token], match: Match) -> bool:
    """Whether words are what somebody calls an actor, and no part of a name that is there already."""
    first = page.range(words[match.first].start, words[match.last].end)
    is_free = not any(n in page.mention_at for n in first)
    return is_free and any(word.is_capital for word in words[match.first : match.last + 1])


def _is_where(page: Page, mention: Mention) -> bool:
    """Whether the name of a capital, which may stand for a government, only says where: `a prison in Damascus`."""
    before = page.words[mention.first - 1].lower if mention.first else ""
    own = {page.known.name_of(key) for key in mention.keys}
    return before in lexicon.WHERE and not mention.is_person and mention.text not in own


def perhaps(page: Page, published: Edtf | None) -> tuple[str, ...]:
    """The events not long past that a text may tell of, by what an article calls them or by their titles."""
    found = {m.keys[0].id: None for m in page.known.matches(page.words, ("events",)) if len(m.keys) == 1}
    paragraphs = [
        {word[:_STEM] for token in page.words[slice(*_bounds(page, *place))] if (word := token.key)}
        for place in _paragraphs(page)
    ]
    # who takes part in an event is named in many a text that does not tell of it
    small = lexicon.COMMON | {word for name in page.known.everyone for word in keys_of(name)}
    for key, record in sorted(page.known.records.items()):
        if isinstance(record, Event):
            title = {word[:_STEM] for word in keys_of(record.title) if word not in small and len(word) > 3}
            if len(title) > 2 and any(len(title & words) >= _ENOUGH * len(title) for words in paragraphs):
                found[key.id] = None
    sure = named(page)["events"]
    return tuple(
        id_ for id_ in found if id_ not in sure and _is_recent(page.known.records[Key("events", id_)], published)
    )


def _is_recent(record: Record, published: Edtf | None) -> bool:
    """Whether something happened before a text appeared, and not long before; it may have where a day is unknown."""
    when = record.when
    if not (when and published and when.earliest and when.latest and published.earliest and published.latest):
        return True
    appeared = number_of(published.latest)
    return number_of(when.earliest) <= appeared and number_of(when.latest) >= number_of(published.earliest) - _LATELY


def _paragraphs(page: Page) -> Iterator[tuple[int, int]]:
    at = 0
    for line in page.text.text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _bounds(page: Page, start: int, end: int | None) -> tuple[int, int]:
    words = page.range(start, len(page.text.text) if end is None else end)
    return words.start, words.stop


def processes(page: Page) -> tuple[str, ...]:
    """The processes that a text speaks of: by name, or as the talks of their place."""
    found = {key.id: None for m in page.known.matches(page.words, ("processes",)) for key in m.keys}
    text = page.text.text.lower()
    for key, record in sorted(page.known.records.items()):
        if isinstance(record, Process):
            place = record.title.split()[0].lower()
            said = (f"{noun} in {place}" in text or f"{place} {noun}" in text for noun in _TALKS)
            if any(said) or (re.search(rf"\b{re.escape(place)}\b", text) and _TALKING.search(text)):
                found[key.id] = None
    return tuple(found)


def rounds(page: Page, published: Edtf | None) -> tuple[str, ...]:
    """The rounds that may be meant: of the processes of which the text speaks, those under way or just over."""
    about = set(processes(page))
    talks = [r for _, r in sorted(page.known.records.items()) if isinstance(r, Talk) and r.process in about]
    return tuple(talk.id for talk in talks if published and _is_near(talk, published))


def _is_near(talk: Talk, published: Edtf) -> bool:
    """Whether a round had begun when a text appeared, and was not long over; without a known end it was short."""
    first = talk.start.earliest if talk.start else None
    last = (talk.end.latest if talk.end else None) or (talk.start.latest if talk.start else None)
    if not (first and last and published.earliest and published.latest):
        return False
    appeared = range(number_of(published.earliest), number_of(published.latest) + 1)
    return number_of(first) < appeared.stop and appeared.start <= number_of(last) + _AFTER


def unknown(page: Page, spellings: Spellings) -> tuple[Unknown, ...]:
    """The names that the archive has not, in the order of the text; a name within a longer one is told once."""
    found: dict[str, Mention] = {}
    for mention in page.mentions:
        if not mention.keys and _is_told(page, mention):
            found.setdefault(mention.known_as, mention)
    return tuple(
        Unknown(
            mention.text,
            mention.is_person,
            spellings.nearest(mention.text, ("places",) if mention.is_place else KINDS),
        )
        for mention in _longest(list(found.values()))
    )


def _longest(found: Sequence[Mention]) -> Iterator[Mention]:
    for mention in found:
        words = set(mention.known_as.split())
        if not any(words < set(other.known_as.split()) for other in found):
            yield mention


def _is_told(page: Page, mention: Mention) -> bool:
    """Whether a name is worth telling: no headline's or dateline's capitals, no origin, no month, no office alone."""
    start, end = page.paragraph(page.words[mention.first].start)
    if page.words[mention.first].start < page.begins(start, end) or mention.text.lower() in lexicon.GROUPS:
        return False
    line = page.text.text[start:end].rstrip("\"' ")
    is_heading = line[-1:] not in ".…:!?" and len(line) < 160
    small = [page.words[n].lower for n in range(mention.first, mention.last + 1)]
    is_word = all(word in lexicon.COMMON | lexicon.MONTHS | lexicon.DAYS or lexicon.is_origin(word) for word in small)
    return not is_heading and not is_word
