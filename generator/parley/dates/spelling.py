"""Years, months, days, seasons and times in words, where every digit is known."""

from collections.abc import Sequence
from dataclasses import replace

from parley.dates.expression import Point
from parley.dates.phrases import Phrases, Speech


def exact(point: Point, speech: Speech) -> str:
    """A year, month or day in words; a part that is empty is left out."""
    year = year_words(int(point.year), speech) if point.year else ""
    if not point.month:
        return year
    number = int(point.month) - 1
    month, alone = speech.months[number], speech.months_alone[number]
    if not point.day and not year:
        return alone
    pattern = speech.month if not point.day else speech.day if year else speech.day_of_month
    day = int(point.day) if point.day else 0
    return pattern.format(day=day, month=month, alone=alone, number=number + 1, year=year)


def exact_list(points: Sequence[Point], speech: Speech) -> list[str]:
    """Exact dates in words; the month or year that all share is said with the last one only."""
    *rest, last = points
    if not speech.first_day:
        return [exact(point, speech) for point in points]
    alike = all(point.year == last.year and bool(point.day) == bool(last.day) for point in rest)
    if alike and last.day and all(point.month == last.month for point in rest):
        return [*(speech.first_day.format(day=int(point.day)) for point in rest), exact(last, speech)]
    same_year = last.month and all(point.year == last.year and point.month for point in rest)
    # "February or 10 February 2017" would hide that the first is the whole month of 2017.
    if same_year and (alike or len({point.month for point in points}) == len(points)):
        return [*(exact(replace(point, year=""), speech) for point in rest), exact(last, speech)]
    return [exact(point, speech) for point in points]


def year_words(year: int, speech: Speech) -> str:
    """A year of the calendar in words; year 0 is 1 BC."""
    phrases = speech.phrases
    if year <= 0:
        return phrases.year_before_christ.format(year=_grouped(1 - year, speech))
    if year > 9999:
        return phrases.far_year.format(year=_grouped(year, speech))
    return str(year) if year >= 1000 else phrases.early_year.format(year=year)


def season_words(point: Point, speech: Speech) -> tuple[str, str]:
    """A season, quarter, third or half of a year in words, and its hemisphere where one is given."""
    phrases, number, year = speech.phrases, point.season, int(point.year)
    said = year_words(year, speech)
    if number >= 33:
        return (*phrases.quarters, *phrases.thirds, *phrases.halves)[number - 33].format(year=said), ""
    if number in (28, 30) and year >= 1000:
        # A northern winter and a southern summer begin in December and end in the next year.
        said = f"{said}–{(year + 1) % 100:02}"
    hemisphere = "" if number < 25 else phrases.northern if number < 29 else phrases.southern
    return phrases.seasons[(number - 21) % 4].format(year=said), hemisphere


def time_words(time: str) -> str:
    """A time of day in words: "10:00 UTC" for 10:00:00Z."""
    clock, zone = time[:8].removesuffix(":00"), time[8:]
    return f"{clock} UTC{zone.removeprefix('Z')}" if zone else clock


def joined(texts: Sequence[str], pattern: str, phrases: Phrases) -> str:
    """A list in words: "26, 27 or 28 February 2017" with the pattern for "or"."""
    *most, last = texts
    return pattern.format(most=phrases.comma.join(most), last=last) if most else last


def _grouped(number: int, speech: Speech) -> str:
    return speech.language.number(number) if number > 9999 else str(number)
