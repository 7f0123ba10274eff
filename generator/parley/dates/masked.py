"""Dates with unknown digits (X) in words."""

from collections.abc import Sequence
from dataclasses import replace

from parley.dates.bounds import days_in, fitting, span_of
from parley.dates.expression import Point
from parley.dates.phrases import Speech
from parley.dates.spelling import exact, exact_list, joined, year_words

_LEAP_YEAR = 4


def known_part(point: Point) -> tuple[Point, tuple[int, ...]]:
    """The date without the parts of which no digit is known, and which these are (0 year, 1 month, 2 day)."""
    missing = []
    if point.day == "XX":
        point = replace(point, day="")
        missing.append(2)
    if point.month == "XX" and not point.day:
        point = replace(point, month="")
        missing.append(1)
    if point.year == "XXXX":
        point = replace(point, year="")
        missing.append(0)
    return point, tuple(reversed(missing))


def at_bound(point: Point, *, last: bool) -> Point:
    """The date with its unknown digits filled in so that it is the first, or the last, it may mean."""
    year, month, day = span_of(point)[1 if last else 0]
    return Point(str(year), f"{month:02}" if point.month else "", f"{day:02}" if point.day else "", point.marks)


def years_between(point: Point, speech: Speech) -> str:
    """The first and the last year that a year's digits may mean."""
    (first, _, _), (last, _, _) = span_of(replace(point, month="", day=""))
    return speech.phrases.between.format(first=year_words(first, speech), last=year_words(last, speech))


def masked(point: Point, speech: Speech) -> tuple[str, bool] | None:
    """A date of which some digits are X, an unknown part left out, and whether the words name one time.

    None where only `between_bounds` is left to say it with.
    """
    in_year, in_month, in_day = ("X" in part for part in (point.year, point.month, point.day))
    if in_year and not (in_month or in_day):
        return _in_masked_year(point, speech)
    if not in_year and point.month == "XX" and not in_day:
        return _in_some_month(point, speech), True
    if not in_year and in_month and not point.day:
        return _choice([replace(point, month=f"{month:02}") for month in fitting(point.month, 12)], speech)
    if not in_year and in_day and not in_month:
        days = days_in(int(point.year or _LEAP_YEAR), int(point.month))
        return _choice([replace(point, day=f"{day:02}") for day in fitting(point.day, days)], speech)
    return None


def _in_masked_year(point: Point, speech: Speech) -> tuple[str, bool] | None:
    phrases = speech.phrases
    date = exact(replace(point, year=""), speech)
    digits, _, rest = point.year.partition("X")
    if rest.strip("X"):
        return None
    if not rest and digits.isdecimal() and int(digits) >= 10:
        decade = phrases.decade.format(year=int(digits) * 10)
        return (phrases.in_decade.format(date=date, decade=decade) if date else decade), True
    between = years_between(point, speech)
    return (phrases.in_years.format(date=date, between=between) if date else between), False


def _in_some_month(point: Point, speech: Speech) -> str:
    phrases = speech.phrases
    if not point.year:
        return phrases.day_of_some_month.format(day=int(point.day))
    return phrases.day_of_some_month_in.format(day=int(point.day), year=year_words(int(point.year), speech))


def _choice(dates: Sequence[Point], speech: Speech) -> tuple[str, bool]:
    """The few dates that some digits allow: a span where they follow each other, else a list."""
    phrases = speech.phrases
    if len(dates) == 1:
        return exact(dates[0], speech), True
    numbers = [int(date.day or date.month) for date in dates]
    if len(dates) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        first, last = exact_list([dates[0], dates[-1]], speech)
        return phrases.between.format(first=first, last=last), False
    return joined(exact_list(dates, speech), phrases.either, phrases), False


def between_bounds(point: Point, speech: Speech) -> tuple[str, str]:
    """Any other date: between its first and last day, and a note of the text, as not every day is meant."""
    phrases = speech.phrases
    whole = replace(point, year=point.year or "XXXX")
    ends = [at_bound(whole, last=False), at_bound(whole, last=True)]
    if not point.year:
        ends = [replace(end, year="") for end in ends]
    first, last = exact_list(ends, speech)
    written = "-".join(part for part in (whole.year, point.month, point.day) if part)
    return phrases.between.format(first=first, last=last), phrases.as_written.format(text=written)
