"""Which days a date may mean: its first, its last, and the spans of days between them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from parley.dates.expression import DateError, Day, Expression, Interval, Point, Span

Item = TypeVar("Item")

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# Months above 12 belong to the next year. The standard's seasons without a hemisphere (21 to 24) are read as
# the northern ones; "winter 2017" alone may mean either winter that touches 2017, so both are possible.
_SEASONS: dict[int, tuple[tuple[int, int], ...]] = {
    **dict.fromkeys((21, 25, 31), ((3, 5),)),
    **dict.fromkeys((22, 26, 32), ((6, 8),)),
    **dict.fromkeys((23, 27, 29), ((9, 11),)),
    24: ((1, 2), (12, 14)),
    **dict.fromkeys((28, 30), ((12, 14),)),
    **{33 + quarter: ((3 * quarter + 1, 3 * quarter + 3),) for quarter in range(4)},
    **{37 + third: ((4 * third + 1, 4 * third + 4),) for third in range(3)},
    **{40 + half: ((6 * half + 1, 6 * half + 6),) for half in range(2)},
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The possible days of a date from outside: None where its beginning or end is open or unknown.

    `known` spans the days of the dates that are written; it is what sorting and filters go by.
    """

    earliest: Day | None
    latest: Day | None
    known: Span


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _LENGTHS[month - 1]


def bounds_of(expression: Expression) -> Bounds:
    """The outermost possible days of a date.

    Raises:
        DateError: There is no such month or day, or an interval ends before it begins.
    """
    if isinstance(expression, Point):
        known = span_of(expression)
        return Bounds(*known, known)
    if isinstance(expression, Interval):
        return _of_interval(expression)
    parts = [bounds_of(member) for member in expression.members]
    starts = [part.earliest for part in parts]
    ends = [part.latest for part in parts]
    known = (min(part.known[0] for part in parts), max(part.known[1] for part in parts))
    return Bounds(None if None in starts else known[0], None if None in ends else known[1], known)


def spans(expression: Expression) -> Iterator[Span]:
    """The runs of days that a date may mean; of an open or unknown end, the known date alone."""
    if isinstance(expression, Point):
        yield from _spans(expression)
    elif isinstance(expression, Interval):
        yield bounds_of(expression).known
    else:
        for member in expression.members:
            yield from spans(member)


def span_of(point: Point) -> Span:
    """The first and the last possible day of one date.

    Raises:
        DateError: There is no such year, month or day.
    """
    plain = _plain_span(point)
    if plain is not None:
        return plain
    _check(point)
    first = next(_spans(point), None)
    last = next(_spans(point, backwards=True), None)
    if first is None or last is None:
        raise _no_such_day(point)
    return first[0], last[1]


def fitting(mask: str, highest: int) -> list[int]:
    """The months or days from 1 to the highest that two characters, digits or X, may mean."""
    return [number for low, high in _runs(mask, highest) for number in range(low, high + 1)]


def _of_interval(interval: Interval) -> Bounds:
    if interval.start is None or interval.end is None:
        known = span_of(interval.known_end())
        return Bounds(known[0] if interval.start else None, known[1] if interval.end else None, known)
    start, end = span_of(interval.start), span_of(interval.end)
    if end[1] < start[0]:
        raise DateError("the interval ends before it begins: write the earlier date first")
    return Bounds(start[0], end[1], (start[0], end[1]))


def _plain_span(point: Point) -> Span | None:
    """The short way for most dates: a year, month or day in digits that is there; None for any other."""
    if not (point.year + point.month + point.day).isdecimal() or point.significant:
        return None
    year = int(point.year)
    if not point.month:
        return (year, 1, 1), (year, 12, 31)
    month = int(point.month)
    if not 1 <= month <= 12:
        return None
    days = days_in(year, month)
    if not point.day:
        return (year, month, 1), (year, month, days)
    only = (year, month, int(point.day))
    return (only, only) if 1 <= only[2] <= days else None


def _check(point: Point) -> None:
    year, month = point.year, point.month
    if year == "-0000":
        raise DateError("there is no year -0000: write 0000 for 1 BC")
    if point.significant > len(year.lstrip("-0")):
        raise DateError(f"S{point.significant} counts more digits than {year} has: leave it out")
    if point.season and "X" in year:
        raise DateError(f"a season needs a known year: write {year} alone")
    if month.isdecimal() and not (1 <= int(month) <= 12 or point.season in _SEASONS):
        season = "" if point.day else ", 21 to 41 for a season or quarter"
        raise DateError(f"there is no month {month}: write 01 to 12{season}, or {year} alone if it is not known")


def _no_such_day(point: Point) -> DateError:
    if not _runs(point.month, 12):
        return DateError(f"no month fits {point.month}: write 0X, 1X or XX, or {point.year} alone")
    month = f"{point.year}-{point.month}"
    if "X" in month:
        return DateError(f"no day fits {month}-{point.day}: write {month} alone if the day is not known")
    days = days_in(int(point.year), int(point.month))
    return DateError(f"there is no day {point.day} in {month}: write 01 to {days}, or {month} alone if it is not known")


def _spans(point: Point, *, backwards: bool = False) -> Iterator[Span]:
    """The runs of possible days of one date, in order of time or against it."""
    any_day = point.day in ("", "XX")
    months = _SEASONS.get(point.season) or _runs(point.month or "XX", 12)
    for first, last in _year_runs(point, backwards):
        if any_day and months == ((1, 12),):
            yield (first, 1, 1), (last, 12, 31)
            continue
        for year in _ordered(range(first, last + 1), backwards):
            for low, high in _ordered(months, backwards):
                if any_day:
                    yield _month(year, low, 1), _month(year, high, None)
                    continue
                for month in _ordered(range(low, high + 1), backwards):
                    yield from _day_spans(year, month, point.day, backwards)


def _day_spans(year: int, month: int, day: str, backwards: bool) -> Iterator[Span]:
    for low, high in _ordered(_runs(day, days_in(year, month)), backwards):
        yield (year, month, low), (year, month, high)


def _month(year: int, month: int, day: int | None) -> Day:
    """A day (None: the last) of a month counted from January of a year, past December too."""
    year, month = (year, month) if month <= 12 else (year + 1, month - 12)
    return year, month, day or days_in(year, month)


def _ordered(items: Sequence[Item], backwards: bool) -> Iterable[Item]:
    return reversed(items) if backwards else items


@cache
def _runs(mask: str, highest: int) -> tuple[tuple[int, int], ...]:
    """The runs of numbers from 1 to the highest that two characters, digits or X, may mean."""
    tens, units = mask[0], mask[1]
    if units == "X":
        low, high = max(int(mask.replace("X", "0")), 1), min(int(mask.replace("X", "9")), highest)
        return ((low, high),) if low <= high else ()
    numbers = (int(ten + units) for ten in ("0123456789" if tens == "X" else tens))
    return tuple((number, number) for number in numbers if 1 <= number <= highest)


def _year_runs(point: Point, backwards: bool) -> Iterator[tuple[int, int]]:
    """The runs of years that a year's digits allow, in order of time or against it."""
    sign, digits = (-1, point.year[1:]) if point.year[0] == "-" else (1, point.year)
    if point.significant:
        step = 10 ** max(len(digits.lstrip("0")) - point.significant, 0)
        low = int(digits) // step * step
        yield _signed(sign, low, low + step - 1)
    elif "X" not in digits:
        yield sign * int(digits), sign * int(digits)
    elif "X" not in digits.rstrip("X"):
        low = int(digits.replace("X", "0"))
        # There is no year minus zero: 0000 has no sign.
        yield _signed(sign, max(low, 1) if sign < 0 else low, int(digits.replace("X", "9")))
    else:
        falling = backwards != (sign < 0)
        choices = "9876543210" if falling else "0123456789"
        for chosen in itertools.product(*(choices if digit == "X" else digit for digit in digits)):
            year = sign * int("".join(chosen))
            if year or sign > 0:
                yield year, year


def _signed(sign: int, low: int, high: int) -> tuple[int, int]:
    return (low, high) if sign > 0 else (-high, -low)
