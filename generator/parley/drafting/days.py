"""On which day something was said, where the words beside a quotation tell it; what is worked out is marked as such."""

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
    day = date.fromisoformat(published.text.replace("?", "").replace("~", "").replace("%", ""))
    if found["weekday"]:
        back = (day.weekday() - _DAYS[found["weekday"].lower()]) % 7
        day -= timedelta(days=back)
    elif found["relative"] == "yesterday":
        day -= timedelta(days=1)
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
    return Said(_iso(known[0], month, day).replace("-", "?-", 1), found[0], "the year is that of publication")


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _short(month: str) -> int:
    return next(n for name, n in _MONTHS.items() if name.startswith(month[:3].lower()))
