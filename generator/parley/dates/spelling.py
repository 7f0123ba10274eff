"""Years, months, days, seasons and times in words, where every digit is known."""

from collections.abc import Sequence
from dataclasses import replace

from parley.dates.expression import Point
from parley.dates.phrases import Language, Phrases


def exact(point: Point, language: Language) -> str:
    """A year, month or day in words; a part that is empty is left out."""
    phrases = language.phrases
    year = year_words(int(point.year), phrases) if point.year else ""
    if not point.month:
        return year
    number = int(point.month) - 1
    if point.day:
        pattern = phrases.day if year else phrases.day_of_month
        return pattern.format(day=int(point.day), month=language.months[number], year=year)
    month = language.months_alone[number]
    return phrases.month.format(month=month, year=year) if year else month


def exact_list(points: Sequence[Point], language: Language) -> list[str]:
    """Exact dates in words; the month or year that all share is said with the last one only."""
    *rest, last = points
    alike = all(point.year == last.year and bool(point.day) == bool(last.day) for point in rest)
    if alike and last.day and all(point.month == last.month for point in rest):
        return [*(str(int(point.day)) for point in rest), exact(last, language)]
    same_year = last.month and all(point.year == last.year and point.month for point in rest)
    # "February or 10 February 2017" would hide that the first is the whole month of 2017.
    if same_year and (alike or len({point.month for point in points}) == len(points)):
        return [*(exact(replace(point, year=""), language) for point in rest), exact(last, language)]
    return [exact(point, language) for point in points]


def year_words(year: int, phrases: Phrases) -> str:
    """A year of the calendar in words; year 0 is 1 BC."""
    if year <= 0:
        return phrases.year_before_christ.format(year=_grouped(1 - year))
    if year > 9999:
        return phrases.far_year.format(year=_grouped(year))
    return str(year) if year >= 1000 else phrases.early_year.format(year=year)


def season_words(point: Point, phrases: Phrases) -> tuple[str, str]:
    """A season, quarter, third or half of a year in words, and its hemisphere where one is given."""
    number, year = point.season, int(point.year)
    said = year_words(year, phrases)
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


def _grouped(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)
