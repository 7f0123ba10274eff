"""How dates are said, one table a language: a translation is one more table here."""

from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, names in braces filled in; what a translation leaves out is English."""

    day: str = "{day} {month} {year}"
    day_of_month: str = "{day} {month}"
    month: str = "{month} {year}"
    moment: str = "{date}, {time}"
    day_of_some_month: str = "day {day} of an unknown month"
    day_of_some_month_in: str = "day {day} of an unknown month in {year}"

    early_year: str = "AD {year}"
    far_year: str = "the year {year}"
    year_before_christ: str = "{year} BC"
    decade: str = "the {year}s"
    in_decade: str = "{date} in {decade}"
    in_years: str = "{date} in a year {between}"

    about: str = "about {date}"
    noted: str = "{date} ({notes})"
    uncertain: str = "uncertain"
    approximate: str = "approximate"
    inferred_part: str = "{parts} inferred"
    approximate_part: str = "{parts} approximate"
    unknown_part: str = "{parts} not known"
    unknown_date: str = "a date not known"
    as_written: str = "written {text}"
    year_name: str = "year"
    month_name: str = "month"
    day_name: str = "day"
    season_name: str = "season"

    between: str = "between {first} and {last}"
    through: str = "{first} to {last}"
    from_to: str = "from {first} to {last}"
    some_time: str = "some time {date}"
    all_of: str = "all of {date}"
    on_or_before: str = "on or before {date}"
    in_or_before: str = "in or before {date}"
    on_or_after: str = "on or after {date}"
    in_or_after: str = "in or after {date}"
    by: str = "by {date}"
    until: str = "until {date}"
    since: str = "from {date}"
    beginning_open: str = "beginning open"
    beginning_unknown: str = "beginning unknown"
    end_open: str = "end open"
    end_unknown: str = "end unknown"

    comma: str = ", "
    either: str = "{most} or {last}"
    both: str = "{most} and {last}"

    seasons: tuple[str, ...] = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
    northern: str = "northern hemisphere"
    southern: str = "southern hemisphere"
    quarters: tuple[str, ...] = tuple(f"{nth} quarter of {{year}}" for nth in ("first", "second", "third", "fourth"))
    thirds: tuple[str, ...] = tuple(f"{nth} four months of {{year}}" for nth in ("first", "middle", "last"))
    halves: tuple[str, ...] = ("first half of {year}", "second half of {year}")


PHRASES = {"en": Phrases()}


@dataclass(frozen=True, slots=True)
class Language:
    """What it takes to say a date in one locale: phrases, and the months' names beside a day and alone."""

    phrases: Phrases
    months: tuple[str, ...]
    months_alone: tuple[str, ...]


@cache
def language_of(locale: str) -> Language:
    """The language of a locale such as `en_GB`; without a table of its own its phrases are English.

    Raises:
        babel.UnknownLocaleError: There is no such locale.
    """
    names = {
        context: tuple(get_month_names("wide", context, locale)[number] for number in range(1, 13))
        for context in ("format", "stand-alone")
    }
    phrases = PHRASES.get(locale.replace("-", "_").split("_")[0], PHRASES["en"])
    return Language(phrases, names["format"], names["stand-alone"])
