"""Records in the order in which listings have them: those of each kind, and those of each year."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from parley.kinds import kinds
from parley.link import Archive
from parley.order import newest_first
from parley.records.base import Record
from parley.records.types import Key

Counts = tuple[tuple[str, int], ...]
"""How many records there are by kind, or by year."""


def listed(archive: Archive) -> Mapping[str, Sequence[Key]]:
    """The records of every kind as its listing has them."""
    return {folder: [r.key for r in as_listed(archive, list(archive.of(folder)))] for folder in kinds()}


def as_listed(archive: Archive, records: list[Record]) -> list[Record]:
    """Records of a kind as a listing has them."""
    if any(r.when for r in records):
        return newest_first(records)
    return sorted(records, key=lambda r: (archive.name(r.key).casefold(), r.id))


def counts(archive: Archive) -> Counts:
    """How many records each year has, the latest first."""
    return tuple((year, len(keys)) for year, keys in archive.once(by_year).items())


def by_year(archive: Archive) -> Mapping[str, Sequence[Key]]:
    """The records of each year, the latest year first, the newest record first."""
    found: dict[int, list[Key]] = defaultdict(list)
    for record in newest_first(archive.records.values()):
        for year in record.when.years if record.when else ():
            found[year].append(record.key)
    return {str(year): found[year] for year in sorted(found, reverse=True)}
