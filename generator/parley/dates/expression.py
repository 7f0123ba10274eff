"""What an EDTF text says, taken apart: the form between the grammar, the bounds and the words."""

from dataclasses import dataclass

Day = tuple[int, int, int]
"""Year, month and day of the proleptic Gregorian calendar; year 0 is 1 BC, and years may pass 9999."""

Span = tuple[Day, Day]
"""A first and a last day, both within."""

FIRST_SEASON = 21
"""ISO 8601-2 writes seasons, quarters and halves of a year in the place of the month, from this number."""


class DateError(ValueError):
    """A date that cannot be read or cannot be; one sentence says what is wrong and what to write instead."""


def shown(text: str) -> str:
    """A text inside a message: quoted, on one line, and not longer than a line."""
    quoted = repr(text)
    return quoted if len(quoted) <= 80 else quoted[:80] + "…"


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written: a year, a month or a day, any digit of which may be X (not known).

    `marks` are the qualifications of year, month and day: "", "?" (uncertain), "~" (approximate) or "%"
    (both). `month` may hold a season's number. `significant` is the count of the year's digits that are
    sure (0: all). `time` is the time of day as written.
    """

    year: str
    month: str = ""
    day: str = ""
    marks: tuple[str, str, str] = ("", "", "")
    significant: int = 0
    time: str = ""

    @property
    def season(self) -> int:
        """The number of the season, quarter or half year; 0 for a year, month or day."""
        if not self.month.isdecimal() or self.day:
            return 0
        number = int(self.month)
        return number if number >= FIRST_SEASON else 0

    @property
    def is_exact(self) -> bool:
        """Nothing but a year, month and day in digits, whatever their marks."""
        masked = "X" in self.year or "X" in self.month or "X" in self.day
        return not (masked or self.significant or self.time or self.season)


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another; an end that is None is open, or unknown when `unknown` is set."""

    start: Point | None
    end: Point | None
    unknown: bool = False

    def known_end(self) -> Point:
        """The one end that is given where the other is missing.

        Raises:
            DateError: Both are missing.
        """
        only = self.start or self.end
        if only is None:
            raise DateError("the interval gives no date at all: write an end that is known, or leave the key out")
        return only


@dataclass(frozen=True, slots=True)
class Choice:
    """Several dates: one of them (`[...]`), or every one of them (`{...}`); an Interval is a range `a..b`."""

    members: tuple[Point | Interval, ...]
    every: bool


Expression = Point | Interval | Choice
