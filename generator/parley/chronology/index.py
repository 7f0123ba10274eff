"""What falls in each unit of time: what lies within it, and what may lie there and reaches beyond it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from parley.chronology.extents import Days, Extent, extent
from parley.chronology.units import ALL, DAYS, MONTHS, YEARS, Unit, bounds, home, months
from parley.dates.calendar import day_of
from parley.link import Archive, Card
from parley.order import Place, place_of
from parley.records.base import Record
from parley.records.types import Key

KINDS = ("talks", "events", "quotes")
"""The kinds that a timeline shows, in the order of its bands."""

FULL = 200
"""What lies within a unit is drawn and listed one by one up to this number; of more, its parts are counted."""

FIRST_YEAR, LAST_YEAR = 1, 9999
"""Years that have pages."""

LONGEST = {YEARS: 3_660, MONTHS: 366, DAYS: 31}
"""Days of what alone makes a page for each year, month or day that it may lie in; what is longer, only for its ends."""

NOWHERE = 18_300
"""What may lie anywhere in more days than these, half a century, belongs to no year in particular."""


class Moment(NamedTuple):
    """One record in time; that of its kind, and its own among those of its date, come after its days in an order."""

    first: int
    last: int
    band: int
    place: Place
    key: Key
    runs: tuple[Days, ...]
    home: Unit


@dataclass(frozen=True, slots=True)
class Chronology:
    """The archive in time.

    `within` holds by unit what lies in it and in no smaller unit, `beyond` what may lie in it and reaches beyond it,
    each in order of time; `counts` how much of each kind lies within a unit, `parts` its smaller units that have pages.
    """

    within: Mapping[Unit, Sequence[Moment]]
    beyond: Mapping[Unit, Sequence[Moment]]
    counts: Mapping[Unit, Mapping[str, int]]
    parts: Mapping[Unit, Sequence[Unit]]
    undated: Mapping[str, int]

    def total(self, unit: Unit) -> int:
        """How much lies within a unit."""
        return sum(self.counts.get(unit, {}).values())

    def is_full(self, unit: Unit) -> bool:
        """Whether there is too much in a unit to show one by one; of a day, its page shows what it can."""
        return len(unit) < DAYS and self.total(unit) > FULL

    def all_within(self, unit: Unit) -> Iterator[Moment]:
        """What lies within a unit, in whichever smaller unit."""
        yield from self.within.get(unit, ())
        for part in self.parts.get(unit, ()):
            yield from self.all_within(part)

    def units(self, unit: Unit = ALL) -> Iterator[Unit]:
        """A unit and all below it that have pages: days only where there is too much in their month."""
        yield unit
        if len(unit) < MONTHS or self.is_full(unit):
            for part in self.parts.get(unit, ()):
                yield from self.units(part)


def chronology(archive: Archive) -> Chronology:
    """The whole archive in time."""
    undated: Counter[str] = Counter()
    within: dict[Unit, list[Moment]] = defaultdict(list)
    for band, kind in enumerate(KINDS):
        for record in archive.of(kind):
            moment = _moment(record, band)
            if moment is None:
                undated[kind] += 1
            else:
                within[moment.home].append(moment)
    counts: dict[Unit, Counter[str]] = defaultdict(Counter)
    for unit, moments in within.items():
        moments.sort()
        for depth in range(len(unit) + 1):
            counts[unit[:depth]].update(moment.key.kind for moment in moments)
    full = {unit for unit, count in counts.items() if len(unit) == MONTHS and sum(count.values()) > FULL}
    beyond, paged = _beyond(within, full)
    parts: dict[Unit, set[Unit]] = defaultdict(set)
    for unit in {*counts, *paged}:
        for depth in range(len(unit)):
            parts[unit[:depth]].add(unit[: depth + 1])
    return Chronology(within, beyond, counts, {unit: sorted(found) for unit, found in parts.items()}, undated)


def extent_of(card: Card) -> Extent | None:
    """The days of a record, by its card; None where it has no date."""
    if card.when is None:
        return None
    return extent(card.when, card.until, throughout=card.throughout, lasting=card.key.kind == "talks")


def _moment(record: Record, band: int) -> Moment | None:
    if record.when is None:
        return None
    values = vars(record)
    found = extent(record.when, values.get("end"), throughout=values.get("extent") == "throughout")
    begin, end = found.begin, found.end
    unit = home(begin, end) if begin[0] >= FIRST_YEAR and end[0] <= LAST_YEAR else ALL
    key = record.key
    return Moment(found.first, found.last, band, place_of(key, record), key, found.runs, unit)


def _beyond(
    within: Mapping[Unit, Sequence[Moment]], full: Set[Unit]
) -> tuple[Mapping[Unit, Sequence[Moment]], Set[Unit]]:
    """What reaches beyond each unit in which it may lie, by day only in full months; and which of them have pages."""
    found: dict[Unit, list[Moment]] = defaultdict(list)
    paged: set[Unit] = set()
    for unit, moments in within.items():
        for moment in moments if len(unit) < DAYS else ():
            for other in _touched(moment, full):
                found[other].append(moment)
                if other not in paged and _makes_page(moment, other):
                    paged.add(other)
    return {unit: sorted(moments) for unit, moments in found.items()}, paged


def _touched(moment: Moment, full: Set[Unit]) -> Iterable[Unit]:
    """The units smaller than its own in which a moment may lie."""
    touched: dict[Unit, None] = {}
    for run in moment.runs if moment.last - moment.first <= NOWHERE else ():
        for month in months(day_of(run[0]), day_of(run[1])):
            if not FIRST_YEAR <= month[0] <= LAST_YEAR:
                continue
            touched[month[:YEARS]] = touched[month] = None
            if month in full:
                first, last = bounds(month)
                days = range(max(run[0], first), min(run[1], last) + 1)
                touched.update({(*month, day - first + 1): None for day in days})
    return (unit for unit in touched if len(unit) > len(moment.home))


def _makes_page(moment: Moment, unit: Unit) -> bool:
    """Whether there is a page of a unit for the sake of what may lie in it, though nothing lies within."""
    first, last = bounds(unit)
    ends = first <= moment.first <= last or first <= moment.last <= last
    return ends or moment.last - moment.first < LONGEST[len(unit)]
