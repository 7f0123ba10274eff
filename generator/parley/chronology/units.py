"""Units of time: all of it, a year, a month, a day."""

from collections.abc import Iterator

from parley.dates import Day, Edtf
from parley.dates.calendar import last_of, month_after, number_of
from parley.language import Language

Unit = tuple[int, ...]
"""All time, a year, a month or a day, by its numbers: `()`, `(2017,)`, `(2017, 2)`, `(2017, 2, 23)`."""

ALL: Unit = ()
YEARS, MONTHS, DAYS = 1, 2, 3
"""How many numbers name a year, a month, a day."""


def home(begin: Day, end: Day) -> Unit:
    """The smallest unit that holds both days."""
    if begin == end:
        return begin
    if begin[:MONTHS] == end[:MONTHS]:
        return begin[:MONTHS]
    return begin[:YEARS] if begin[0] == end[0] else ALL


def bounds(unit: Unit) -> tuple[int, int]:
    """The first and the last day of a year, month or day, as numbers."""
    first = (unit[0], unit[1] if len(unit) > 1 else 1, unit[2] if len(unit) > MONTHS else 1)
    last = last_of(*unit[:MONTHS]) if len(unit) < DAYS else first
    return number_of(first), number_of(last)


def months(begin: Day, end: Day) -> Iterator[Unit]:
    """The months that a span of days touches."""
    unit = begin[:MONTHS]
    while unit <= end[:MONTHS]:
        yield unit
        unit = month_after(unit[0], unit[1])


def edtf(unit: Unit) -> str:
    """A year, month or day as EDTF: `2017-02`."""
    return "-".join(f"{number:0{4 if place == 0 else 2}}" for place, number in enumerate(unit))


def worded(unit: Unit, language: Language) -> str:
    """A year, month or day in words: `February 2017`."""
    return Edtf.parse(edtf(unit)).words(language)
