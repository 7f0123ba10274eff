"""What to write instead: the dates people write, turned into EDTF for the message that refuses them."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping

from parley.dates.bounds import bounds_of
from parley.dates.expression import DateError, shown
from parley.dates.grammar import Unreadable, read
from parley.dates.phrases import speech_of
from parley.dates.words import in_words
from parley.language import ENGLISH

_NAMES = [name.lower() for name in speech_of(ENGLISH).months]
_MONTH = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _NAMES) + r")\.?"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = "(?P<year>[0-9]{4})(?![0-9])"


def text_of(value: object) -> str:
    """The text of a date that YAML did not read as text: a bare year, or a date.

    Raises:
        DateError: It is anything else, such as a set without quotes.
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if type(value) is datetime.date:
        return value.isoformat()
    if value is None:
        raise DateError("the date is empty: write it, or leave the key out when no date is recorded")
    if isinstance(value, Mapping):
        raise DateError(_set("{}", value))
    if isinstance(value, list | tuple):
        raise DateError(_set("[]", value))
    raise DateError(f"{shown(str(value))} is not a date: write one such as 2017-02-23, in quotes")


def complaint(text: str) -> str:
    """One sentence on a text that is no EDTF: what to write instead, where that can be guessed."""
    if not text:
        return "the date is empty: write it, or leave the key out when no date is recorded"
    better = text
    for pattern, replacement in _REWRITES:
        better = re.sub(pattern, replacement, better, flags=re.IGNORECASE | re.ASCII)
    try:
        expression = read(better)
        bounds_of(expression)
    except Unreadable:
        return (
            f"{shown(text)} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, such as 2017-02-23, "
            "or leave the key out when no date is recorded"
        )
    except DateError as error:
        return f"{shown(text)} is not a date: {error}"
    quoted = f"'{better}'" if better[0] in "[{" else better
    meaning = in_words(expression, ENGLISH, throughout=False)
    return f"{shown(text)} is not a date: write {quoted}" + (f" for {meaning}" if meaning != better else "")


def _set(brackets: str, values: Iterable[object]) -> str:
    members = ",".join(str(value).replace(" ", "") for value in values)
    return f"a set of dates stands in quotes: write {shown(brackets[0] + members + brackets[1])}"


def _iso(found: re.Match[str]) -> str:
    """Year, month and day in that order and with all digits; a month above 12 that can be the day is."""
    parts = found.groupdict()
    month = parts["month"]
    number = int(month) if month.isdecimal() else 1 + [name[:3] for name in _NAMES].index(month[:3].lower())
    if parts.get("day") is None:
        return f"{parts['year']}-{number:02}"
    day = int(parts["day"])
    month_first = number > 12 >= day
    return f"{parts['year']}-{day:02}-{number:02}" if month_first else f"{parts['year']}-{number:02}-{day:02}"


def _season(found: re.Match[str]) -> str:
    season = found["season"].lower().replace("fall", "autumn")
    return f"{found['year']}-{21 + ('spring', 'summer', 'autumn', 'winter').index(season)}"


def _capital(found: re.Match[str]) -> str:
    return found[0].upper().replace("U", "X")


# In this order: words first, then separators, then the digits between them. Compiled when first needed: most
# runs meet no wrong date.
_REWRITES: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("[‐-―−]", "-"),
    ("^['\"]+|['\"]+$", ""),
    (r"^(?:from|between) ", ""),
    (r"(?<=\S) (?:-|to|until|and) (?=\S)", "/"),
    (r"(?<=\S),? or (?=\S)", ","),
    (rf"(?<![0-9]){_DAY} (?:of )?{_MONTH},? {_YEAR}", _iso),
    (rf"\b{_MONTH} {_DAY},? {_YEAR}", _iso),
    (rf"\b{_MONTH},? {_YEAR}", _iso),
    (rf"\b(?P<season>spring|summer|autumn|fall|winter),? {_YEAR}", _season),
    (r"(?<![0-9-])(?P<day>[0-9]{1,2})([/.-])(?P<month>[0-9]{1,2})\2(?P<year>[0-9]{4})(?![0-9])", _iso),
    (r"(?<![0-9])(?P<year>[0-9]{4})([/.-])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?![0-9XU])", _iso),
    (r"^(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})$", _iso),
    (r"^(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})$", _iso),
    (r"(?<![0-9-])(?P<year>[0-9]{4})-(?P<month>[0-9])(?![0-9XU])", _iso),
    (r"^(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})$", _iso),
    ("^([0-9]{5,})$", r"Y\1"),
    ("^Y(-?[0-9]{4})$", r"\1"),
    (r"(?<=[0-9]) (?=[0-9]{2}:)", "T"),
    (r"(T[0-9]{2}:[0-9]{2})(?![0-9:])", r"\1:00"),
    (r"(T[0-9:]{8})\.[0-9]+", r"\1"),
    (r"T[0-9:]{8}(?:Z|[+-][0-9:]*)?(?=/)|(?<=/[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:]{8}.*", ""),
    (r"(?:^|(?<=[/,\[{ ]))(?:about|around|circa|ca?\.?) ?([0-9X-]+)", r"\1~"),
    (r"(?<![A-Z])[0-9X]*[XU][0-9XU]*(?![A-Z])", _capital),
    (r"\?~|~\?", "%"),
    (r"([?~%])\1+", r"\1"),
    (r"\bunknown\b", ""),
    (r"\bopen\b", ".."),
    (r"\s+", ""),
    (r"^[\[{]([^,.]*)[\]}]$", r"\1"),
    (r"^([^,\[{/]+[^,\[{/.])\.\.(?=[^,/.]+$)", r"\1/"),
    (r"([0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)-(?=[0-9]{4}(?![0-9]))", r"\1/"),
    (r"^([^\[{]+,.+[^\]}])$", r"[\1]"),
)
