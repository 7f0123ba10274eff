"""Whom, what and where moments name: what a timeline can be narrowed to, and what the timeline of a record shows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from parley.chronology.index import KINDS
from parley.link import Archive
from parley.order import moment_of, oldest_first
from parley.records.types import Key
from parley.records.ways import ROUNDS_OF

DIMENSIONS = {"actor": "actors", "topic": "topics", "place": "places", "process": "processes"}
"""What a timeline can be narrowed by, as its address has it, and the kind of the records."""

OWNERS = frozenset(DIMENSIONS.values())
"""The kinds whose pages have a timeline of their own."""

NEWEST = 60
"""How many moments such a timeline shows."""


class Recent(NamedTuple):
    """The newest moments that name a record, how many there are in all, and how many of these have no date."""

    shown: tuple[Key, ...] = ()
    total: int = 0
    undated: int = 0


def named(archive: Archive) -> Mapping[Key, Sequence[Key]]:
    """The actors, topics, places and processes that each moment names, in order."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for owner in archive.records:
        if owner.kind in OWNERS:
            for moment in dict.fromkeys(_naming(archive, owner)):
                found[moment].append(owner)
    return found


def recent(archive: Archive, owner: Key) -> Recent:
    """The newest moments that name a record."""
    keys = set(_naming(archive, owner)) if owner.kind in OWNERS else ()
    dated = {key: when for key in keys if (when := archive.records[key].when)}
    newest = nlargest(NEWEST, dated, key=lambda key: (moment_of(dated[key]), key))
    shown = oldest_first(archive.records[key] for key in newest)
    return Recent(tuple(record.key for record in shown), len(keys), len(keys) - len(dated))


def _naming(archive: Archive, owner: Key) -> Iterator[Key]:
    """The moments that name a record; a process is named with any of its rounds."""
    yield from _direct(archive, owner)
    if owner.kind == DIMENSIONS["process"]:
        for round_ in archive.back(owner, ROUNDS_OF):
            yield from _direct(archive, round_.source)


def _direct(archive: Archive, owner: Key) -> Iterator[Key]:
    for links in archive.backlinks.get(owner, {}).values():
        for link_ in links:
            if link_.source.kind in KINDS:
                yield link_.source
