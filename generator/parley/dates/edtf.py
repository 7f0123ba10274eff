"""The date that a record holds: its text, and the days that it may mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from parley.dates.bounds import bounds_of, days_in, spans
from parley.dates.expression import DateError, Day, Expression, Point, Span
from parley.dates.grammar import PLAIN, Unreadable, read
from parley.dates.words import in_words
from parley.language import ENGLISH, Language

Precision = Literal["year", "month", "day"]

MOST_YEARS = 1000
"""A date that may fall in more years than this belongs to none of them in particular."""

REMEMBERED = 65_536
"""How many texts are read once only: a large archive has many dates, but few that differ."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """When something was, as far as the archive knows; two dates are equal when they are written alike.

    `earliest` and `latest` are the first and the last possible day, None where the beginning or the end is
    open or unknown. `known` spans the days of what is written, whatever is open: sorting and filters go by
    it. `precision` is that of a single year, month or day without X; None for anything else.
    """

    text: str
    earliest: Day | None = field(compare=False)
    latest: Day | None = field(compare=False)
    known: Span = field(compare=False)
    precision: Precision | None = field(compare=False)

    @classmethod
    def parse(cls, value: object) -> "Edtf":
        """A date from the text, bare year or plain date that YAML gives.

        Raises:
            DateError: It is no date of EDTF levels 0 to 2; the message says what to write.
        """
        if type(value) is str:
            return _read(value.strip())
        from parley.dates.mends import text_of  # dates are nearly always text, and right

        return _read(text_of(value))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled as its text, all that it is made of; so that dates written alike are one value again."""
        return _read, (self.text,)

    def __str__(self) -> str:
        return self.text

    @property
    def sort_key(self) -> Span:
        """Earliest day, then latest; the known end alone where the other is open or unknown."""
        return self.known

    @property
    def plain(self) -> bool:
        """A year, month or day without any mark, as `<time datetime>` takes it: HTML has no year 0."""
        return PLAIN.fullmatch(self.text) is not None and not self.text.startswith("0000")

    @property
    def years(self) -> tuple[int, ...]:
        """The years its possible days fall in, ascending; none for a date of more than a thousand years."""
        found: set[int] = set()
        for first, last in self.spans():
            if last[0] - first[0] >= MOST_YEARS or len(found) > MOST_YEARS:
                return ()
            found.update(range(first[0], last[0] + 1))
        return tuple(sorted(found)) if len(found) <= MOST_YEARS else ()

    def overlaps(self, first: Day | None, last: Day | None) -> bool:
        """Whether any possible day lies in the span (None: without bound); an open end has no day."""
        return _meet(self.known, first, last) and any(_meet(span, first, last) for span in self.spans())

    def certainly_after(self, other: "Edtf") -> bool:
        """Whether every possible day is later than every possible day of the other."""
        return self.earliest is not None and other.latest is not None and self.earliest > other.latest

    def words(self, language: Language = ENGLISH, *, throughout: bool = False) -> str:
        """The date as a person would say it; an interval means some day in it, or with `throughout` all."""
        return _said(self.text, language, throughout)

    def spans(self) -> Iterable[Span]:
        """The runs of possible days; most dates are one run, and an open end has no day."""
        if self.precision is not None or "/" in self.text:
            return (self.known,)
        # Read again rather than kept: an archive holds many dates, and few of them are in several runs.
        return spans(read(self.text))


@lru_cache(REMEMBERED)
def _read(text: str) -> Edtf:
    plain = PLAIN.fullmatch(text)
    if plain is not None:
        year, month, day = plain.groups()
        if month is None:
            return _spanning(text, (int(year), 1, 1), (int(year), 12, 31), "year")
        if day is None:
            last = days_in(int(year), int(month))
            return _spanning(text, (int(year), int(month), 1), (int(year), int(month), last), "month")
        if int(day) <= 28 or int(day) <= days_in(int(year), int(month)):
            only = (int(year), int(month), int(day))
            return _spanning(text, only, only, "day")
    try:
        expression = read(text)
    except Unreadable:
        from parley.dates.mends import complaint

        raise DateError(complaint(text)) from None
    bounds = bounds_of(expression)
    return Edtf(text, bounds.earliest, bounds.latest, bounds.known, _precision(expression))


@lru_cache(REMEMBERED)
def _said(text: str, language: Language, throughout: bool) -> str:
    return in_words(read(text), language, throughout=throughout)


def _spanning(text: str, first: Day, last: Day, precision: Precision) -> Edtf:
    return Edtf(text, first, last, (first, last), precision)


def _precision(expression: Expression) -> Precision | None:
    if not isinstance(expression, Point) or expression.significant or expression.season:
        return None
    if "X" in expression.year + expression.month + expression.day:
        return None
    return "day" if expression.day else "month" if expression.month else "year"


def _meet(span: Span, first: Day | None, last: Day | None) -> bool:
    return (last is None or span[0] <= last) and (first is None or first <= span[1])
