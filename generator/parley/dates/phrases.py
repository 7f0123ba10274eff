"""How dates are said: phrases from the catalogue of words, the rest from the CLDR."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from babel.dates import get_date_format, get_month_names

from parley.language import Language

CONTEXT = "date"
"""What the catalogue tells of these phrases."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, names in braces filled in."""

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


@dataclass(frozen=True, slots=True)
class Speech:
    """What it takes to say a date in one language: phrases, months' names, and the order of day, month and year.

    `months` stand beside a day, `months_alone` without one. The patterns are the CLDR's. `first_day` says a day whose
    month follows behind another day (`25 and 26 February`); it is empty where a language does not say them so.
    """

    language: Language
    phrases: Phrases
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    day: str
    day_of_month: str
    month: str
    first_day: str


@cache
def speech_of(language: Language) -> Speech:
    """How a language says dates."""
    locale = language.locale
    names = {
        context: tuple(get_month_names("wide", context, locale)[number] for number in range(1, 13))
        for context in ("format", "stand-alone")
    }
    skeletons = locale.datetime_skeletons
    day = _pattern(get_date_format("long", locale), "{day} {month} {year}")
    first_day = day.partition("{month}")[0].strip()
    return Speech(
        language,
        Phrases(**{field.name: _said(language, field.default) for field in fields(Phrases)}),
        names["format"],
        names["stand-alone"],
        day,
        _pattern(skeletons["MMMMd"], "{day} {month}"),
        _pattern(skeletons["yMMMM"], "{month} {year}"),
        first_day if _DAY_FIRST.fullmatch(day) else "",
    )


_DAY_FIRST = re.compile(r"\{day\}[^\w{}]* \{month\} \{year\}.*")
_PARTS = {"d": "{day}", "MMMM": "{month}", "LLLL": "{alone}", "M": "{number}", "y": "{year}"}


def _pattern(cldr: Any, otherwise: str) -> str:
    """The CLDR's pattern as one of ours; ours where it has what we do not say, such as the era."""
    parts = re.split(r"%\((\w+)\)s", cldr.format.replace("{", "{{").replace("}", "}}"))
    if not set(parts[1::2]) <= _PARTS.keys():
        return otherwise
    return "".join(_PARTS[part] if at % 2 else part.replace("%%", "%") for at, part in enumerate(parts))


def _said(language: Language, phrase: Any) -> Any:
    if isinstance(phrase, tuple):
        return tuple(language.term(CONTEXT, one) for one in phrase)
    return language.term(CONTEXT, phrase)


def said() -> Iterator[str]:
    """Every phrase there is, for the catalogue of words."""
    for field in fields(Phrases):
        yield from field.default if isinstance(field.default, tuple) else (field.default,)
