"""What a change adds to the pages of records that were there before, by the ways back that references declare."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from parley.diff.difference import Change, Effect
from parley.diff.sides import Sides
from parley.kinds import rank
from parley.link import Archive, links_of
from parley.presence import present_in
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import QUOTES_OF

Way = tuple[Key, str, str]
"""A record, a way in which it is named, the kind of those who do."""

Named = set[tuple[Key, str]]
"""Records, and ways in which one names them."""


def effects(both: Sides, changes: Iterable[Change]) -> tuple[Effect, ...]:
    """What every record that is there before and after gains and loses, those first that are listed first."""
    gained: Counter[Way] = Counter()
    lost: Counter[Way] = Counter()
    there = {now for key in both.old.archive.records if (now := both.now(key)) in both.new.archive.records}
    for kind, before, after in _named(both, tuple(changes)):
        gained.update((key, way, kind) for key, way in after - before if key in there)
        lost.update((key, way, kind) for key, way in before - after if key in there)
    found = sorted({*gained, *lost}, key=lambda way: (rank(way[0].kind), -gained[way] - lost[way], way))
    name = both.new.archive.name
    return tuple(Effect(way[0], name(way[0]), way[1], way[2], gained[way], lost[way]) for way in found)


def _named(both: Sides, changes: Sequence[Change]) -> Iterator[tuple[str, Named, Named]]:
    """Whom each record named that is not as it was, or is an article whose quotes are not: its kind, before and now."""
    quoted: dict[Key, None] = {}
    for change in changes:
        was = both.before(change.former or change.key)
        now = both.new.archive.records.get(change.key) if change.how != "merged" else None
        yield change.key.kind, _before(both, was), _now(both, now)
        quoted |= {Key("articles", quote.article): None for quote in (was, now) if isinstance(quote, Quote)}
    for key in quoted.keys() - {change.key for change in changes}:
        yield key.kind, _before(both, both.before(key)), _now(both, both.new.archive.records.get(key))


def _before(both: Sides, record: Record | None) -> Named:
    """Whom a record named, by the keys that they have now; whom one named that is withdrawn or gone is told no more."""
    old = both.old.archive
    return {(both.now(key), way) for key, way in _ways(record, old, both.before)} if record else set()


def _now(both: Sides, record: Record | None) -> Named:
    new = both.new.archive
    return set(_ways(record, new, new.records.get)) if record else set()


def _ways(record: Record, archive: Archive, told: Callable[[Key], Record | None]) -> Iterator[tuple[Key, str]]:
    """Whom a record names and in which ways, by what of it and of its quotes may be told."""
    quotes = (told(link_.source) for link_ in archive.back(record.key, QUOTES_OF))
    present = present_in(quote for quote in quotes if quote).get(record.key, ())
    return ((key, way) for key, way, _ in links_of(record.key, record, archive.records, present))
