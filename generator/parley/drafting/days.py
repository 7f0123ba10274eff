"""On which day something was said, where the words beside a quotation tell it; what is not sure is marked as such.

A weekday is the last one before the text appeared, and a day without its year the last one too, as reports mean them.
"""

import re
from calendar import day_name, month_name
from datetime import date, timedelta
from typing import NamedTuple

from parley.dates import Edtf

_MONTHS = {name.lower(): n for n, name in enumerate(month_name) if name}
_MONTH = "|".join(
    [*month_name[1:], "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
)
_DAYS = {name.lower(): n for n, name in enumerate(day_name)}
_WEEKDAY = "|".join(day_name)
_PATTERN = re.compile(
    rf"\b(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{_MONTH}))\b"
    r"(?:,? (?P<year>\d{4}))?"
    rf"|\b(?P<weekday>{_WEEKDAY})\b|\b(?P<relative>today|yesterday)\b"
)

_RECENT = timedelta(days=180)


class Said(NamedTuple):
    """A day as the record may give it, the text's words for it, and why a person has to look."""

    edtf: str
    words: str
    note: str


def day_in(text: str, published: Edtf | None) -> Said | None:
    """The first day that a piece of text names; a weekday or a day without its year needs the date of publication."""
    found = _PATTERN.search(text)
    if not found:
        return None
    month = found["month"] or found["month2"]
    if month:
        return _dated(found, _MONTHS.get(month.lower()) or _short(month), published)
    if published is None or published.precision != "day":
        return Said("", found[0], "")
    day = date.fromisoformat(_bare(published))
    if found["weekday"]:
        back = (day.weekday() - _DAYS[found["weekday"].lower()]) % 7
        day -= timedelta(days=back)
    elif found["relative"] == "yesterday":
        day -= timedelta(days=1)
    if published.plain:
        return Said(day.isoformat(), found[0], "")
    return Said(f"{day.isoformat()}?", found[0], f"worked out from “{found[0]}” and the day of publication")


def whole_day(text: str) -> str:
    """The day that a line consists of, such as `March 4, 2017`, as a date of the archive; empty where it is none."""
    line = re.sub(r"^(?:published|updated|posted|date)?:? ?(?:on )?", "", text.strip().rstrip("."), flags=re.IGNORECASE)
    line = re.sub(rf"^(?:{_WEEKDAY}),? ", "", line)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", line):
        return line
    found = _PATTERN.match(line)
    is_all = found and found["year"] and not line[found.end() :].strip(" |-")
    month = found and (found["month"] or found["month2"])
    return _dated(found, _MONTHS.get(month.lower()) or _short(month), None).edtf if found and is_all and month else ""


def _dated(found: re.Match[str], month: int, published: Edtf | None) -> Said:
    day = int(found["day"] or found["day2"])
    if found["year"]:
        return Said(_iso(int(found["year"]), month, day), found[0], "")
    known = published.earliest if published else None
    if known is None:
        return Said("", found[0], "")
    if published and published.plain and published.precision == "day":
        past = next((d for year in (known[0], known[0] - 1) if _is_before(d := _iso(year, month, day), published)), "")
        if past:
            return Said(past, found[0], "")
    return Said(_iso(known[0], month, day).replace("-", "?-", 1), found[0], "the year is that of publication")


def _is_before(day: str, published: Edtf) -> bool:
    """Whether a day is that of publication, or so long before it that a report would still leave out the year."""
    back = date.fromisoformat(published.text) - date.fromisoformat(day) if day else timedelta(-1)
    return timedelta() <= back <= _RECENT


def _bare(published: Edtf) -> str:
    return published.text.replace("?", "").replace("~", "").replace("%", "")


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _short(month: str) -> int:
    return next(n for name, n in _MONTHS.items() if name.startswith(month[:3].lower()))
