"""The days that something took, or on one of which it was: what a timeline draws, and what its filters go by."""

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from parley.dates import Day, Edtf
from parley.dates.calendar import number_of

MOST_RUNS = 40
"""Of a date whose possible days lie in more runs than these, they count as one."""

Days = tuple[int, int]
"""A first and a last day as numbers, both within."""


class Extent(NamedTuple):
    """Possible days: of an open or unknown end, none.

    `begin` and `end` are the first and the last of them, `runs` all of them as numbers. `sure` are the days that it
    surely took, None where it was on some day of many. `open` and `about` tell of the beginning and of the end whether
    it is open or not known, and whether it is approximate; `inferred` that the date, or a part of it, is uncertain.
    """

    begin: Day
    end: Day
    runs: tuple[Days, ...]
    sure: Days | None
    open: tuple[bool, bool] = (False, False)
    about: tuple[bool, bool] = (False, False)
    inferred: bool = False

    @property
    def first(self) -> int:
        """The first possible day."""
        return self.runs[0][0]

    @property
    def last(self) -> int:
        """The last possible day."""
        return self.runs[-1][1]

    @property
    def is_day(self) -> bool:
        """Whether there is but one possible day."""
        return self.first == self.last


@lru_cache(65_536)
def extent(when: Edtf, until: Edtf | None = None, *, throughout: bool = False, lasting: bool = False) -> Extent:
    """The days of what was on a date, `throughout` it, or from it until another.

    What is `lasting` began then, and has an end that is not known where no other date is given.
    """
    begin, end = when.known[0], max(when.known[1], until.known[1] if until else when.known[1])
    whole = (number_of(begin), number_of(end))
    last = until or when
    return Extent(
        begin,
        end,
        (whole,) if until or throughout else _runs(when, whole),
        _sure(when, until, whole, throughout=throughout),
        (when.earliest is None, last.latest is None or (lasting and until is None)),
        (_has(_ends(when)[0], "~%"), _has(_ends(last)[1], "~%")),
        _has(when.text + last.text, "?%"),
    )


def _sure(when: Edtf, until: Edtf | None, whole: Days, *, throughout: bool) -> Days | None:
    if until:
        first, last = number_of(when.known[1]), number_of(until.known[0])
        return (first, last) if first <= last else None
    if when.earliest is None or when.latest is None:
        # that it was so before or after is all that is sure of what has an open end
        edge = whole[0] if when.earliest is None else whole[1]
        return (edge, edge) if throughout else None
    return whole if throughout or whole[0] == whole[1] else None


def _runs(when: Edtf, whole: Days) -> tuple[Days, ...]:
    """The runs of possible days in order of time, those that touch as one."""
    found = sorted((number_of(a), number_of(b)) for a, b in islice(when.spans(), MOST_RUNS + 1))
    runs: list[Days] = []
    for first, last in found:
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return tuple(runs) if len(found) <= MOST_RUNS else (whole,)


def _ends(date: Edtf) -> tuple[str, str]:
    """What is written of the beginning and of the end."""
    first, _, last = date.text.partition("/")
    return first, last or first


def _has(text: str, marks: str) -> bool:
    return any(mark in text for mark in marks)
