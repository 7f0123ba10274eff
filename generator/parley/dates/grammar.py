"""The shapes of EDTF: https://www.loc.gov/standards/datetime/, the profile of ISO 8601-2 in three levels.

Only the shape is decided here; whether there is such a month or day is for the bounds to say.
"""

import re

from parley.dates.expression import Choice, DateError, Expression, Interval, Point, shown

LONGEST_TEXT = 1000
LONGEST_YEAR = 12
"""Digits of a year. Without a bound, the eleven characters of Y1E99999999 would fill the memory."""

PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
"""The everyday dates: a year, a month or a day, all known."""

_DATE = re.compile(r"([?~%]?)(-?[0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?")
_LONG_YEAR = re.compile(
    r"([?~%]?)(?:(-?[0-9]{4})|Y(-?[1-9][0-9]{4,})|Y(-?[1-9][0-9]*)E([1-9][0-9]*))(?:S([1-9][0-9]*))?([?~%]?)"
)
_MOMENT = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"T((?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?)"
)
_POINT = f"(?:{_DATE.pattern}|{_LONG_YEAR.pattern})"
_END = rf"(?:{_POINT}|\.\.)?"
SHAPE = rf"^(?:{_POINT}|{_MOMENT.pattern}|{_END}/{_END}|[\[{{][^\[\]{{}}]+[\]}}])$"
"""A pattern that every date has, for programs that know no more of dates; some have it that are none."""

_SETS = {"[": "]", "{": "}"}
_MISSING = ("..", "")
"""The end of an interval that is open, and the one that is unknown."""


class Unreadable(DateError):
    """A text that has no shape of EDTF."""


def read(text: str) -> Expression:
    """What a text says.

    Raises:
        Unreadable: It has no shape of EDTF.
        DateError: It is too long, its year is too far away, or a set is open in its middle.
    """
    expression = _read(text)
    if expression is None:
        raise Unreadable(f"{shown(text)} is not a date")
    return expression


def _read(text: str) -> Expression | None:
    if len(text) > LONGEST_TEXT:
        raise DateError(f"a date of {len(text)} characters is too long: write at most {LONGEST_TEXT}")
    if "/" in text:
        return _interval(text)
    if text[:1] in _SETS:
        return _choice(text)
    return _date(text) or _moment(text)


def _date(text: str) -> Point | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return _long_year(text)
    before_year, year, after_year, before_month, month, after_month, before_day, day, after_day = found.groups("")
    # A mark on the right counts for everything to its left, a mark on the left for that part alone.
    of_day = before_day + after_day
    of_month = before_month + after_month + after_day
    of_year = before_year + after_year + after_month + after_day
    if not (of_year or of_month or of_day):
        return Point(year, month, day)
    return Point(year, month, day, (_united(of_year), _united(of_month), _united(of_day)))


def _united(marks: str) -> str:
    if "%" in marks or ("?" in marks and "~" in marks):
        return "%"
    return marks[:1]


def _long_year(text: str) -> Point | None:
    found = _LONG_YEAR.fullmatch(text)
    if found is None:
        return None
    before, short, long, base, exponent, significant, after = found.groups("")
    # Few digits are compared before any becomes a number: the number itself may be too large to make.
    zeros = int(exponent) if exponent and len(exponent) <= 2 else 0
    if len(exponent) > 2 or len((long or base).lstrip("-")) + zeros > LONGEST_YEAR or len(significant) > 2:
        raise DateError(f"{shown(text)} is too far away: write a year of at most {LONGEST_YEAR} digits")
    year = short or long or base + "0" * zeros
    return Point(year, marks=(_united(before + after), "", ""), significant=int(significant or 0))


def _moment(text: str) -> Point | None:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return None
    year, month, day, time = found.groups()
    return Point(year, month, day, time=time)


def _interval(text: str) -> Interval | None:
    ends = text.split("/")
    return _between(*ends) if len(ends) == 2 else None


def _between(first: str, last: str) -> Interval | None:
    start, end = _date(first), _date(last)
    if (start is None and first not in _MISSING) or (end is None and last not in _MISSING):
        return None
    return Interval(start, end, unknown="" in (first, last))


def _choice(text: str) -> Choice | None:
    if not text.endswith(_SETS[text[0]]):
        return None
    parts = text[1:-1].split(",")
    if len(parts) == 1 and ".." not in parts[0]:
        return None
    members: list[Point | Interval] = []
    for number, part in enumerate(parts):
        member = _range(part) if ".." in part else _date(part)
        if member is None:
            return None
        if isinstance(member, Interval) and (
            (member.start is None and number > 0) or (member.end is None and number < len(parts) - 1)
        ):
            raise DateError(f"{shown(text)} is open in its middle: write ..date first and date.. last in a set")
        members.append(member)
    return Choice(tuple(members), every=text[0] == "{")


def _range(text: str) -> Interval | None:
    ends = text.split("..")
    if len(ends) != 2 or not any(ends):
        return None
    return _between(*(end or ".." for end in ends))
