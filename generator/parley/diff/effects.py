"""What a change adds to the pages of records that were there before, by the ways back that references declare."""

from collections import Counter
from collections.abc import Iterable

from parley.diff.difference import Change, Effect
from parley.diff.sides import Sides
from parley.kinds import rank
from parley.link import links_of
from parley.records.types import Key

Way = tuple[Key, str, str]
"""A record, a way in which it is named, the kind of those who do."""


def effects(both: Sides, changes: Iterable[Change]) -> tuple[Effect, ...]:
    """What every record that is there before and after gains and loses, those first that are listed first."""
    gained: Counter[Way] = Counter()
    lost: Counter[Way] = Counter()
    there = {now for key in both.old.archive.records if (now := both.now(key)) in both.new.archive.records}
    for change in changes:
        before, after = _named(both, change)
        gained.update((key, way, change.key.kind) for key, way in after - before if key in there)
        lost.update((key, way, change.key.kind) for key, way in before - after if key in there)
    found = sorted({*gained, *lost}, key=lambda way: (rank(way[0].kind), -gained[way] - lost[way], way))
    name = both.new.archive.name
    return tuple(Effect(way[0], name(way[0]), way[1], way[2], gained[way], lost[way]) for way in found)


def _named(both: Sides, change: Change) -> tuple[set[tuple[Key, str]], set[tuple[Key, str]]]:
    """Whom a record named before, by the keys that they have now, and whom it names now.

    Whom one named that is withdrawn or gone is told no more.
    """
    old, new = both.old.archive.records, both.new.archive.records
    was, now = both.before(change.former or change.key), new.get(change.key)
    before = {(both.now(key), way) for key, way, _ in links_of(was.key, was, old)} if was else set()
    after = {(key, way) for key, way, _ in links_of(now.key, now, new)} if now and change.how != "merged" else set()
    return before, after
