"""Days to places across a picture, from 0 to 1; long stretches in which nothing happened are cut short, and marked."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from operator import itemgetter
from typing import NamedTuple

from parley.chronology.extents import Days, Extent
from parley.dates.calendar import day_of, last_of, number_of

CUT = 180
"""Days at the least of an empty stretch that is cut short."""

SHORT = 366
"""Days up to which what may lie anywhere in a span fills it; of a longer one, nothing happened but at its ends."""

SHARE = 0.12
"""The share of the whole time that such a stretch has at the least."""

MOST_CUTS = 4

GAP = 0.035
"""The width of a stretch that is cut short."""

NARROWEST = 0.14
"""The width at the least of what stands between two cuts."""

LONG = 62
"""Days up to which a picture begins and ends with the days it shows, not with whole months."""


class Panel(NamedTuple):
    """A stretch of days, from the first to the last, drawn to one scale from `left` to `right`."""

    first: int
    last: int
    left: float
    right: float


_first = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where each day is: within its panel, or, between two, in the gap."""

    panels: tuple[Panel, ...]

    def at(self, edge: float) -> float:
        """Where a day begins; what lies outside is at the border."""
        panels = self.panels
        number = max(0, bisect_right(panels, edge, key=_first) - 1) if len(panels) > 1 else 0
        panel = panels[number]
        if edge <= panel.last + 1 or number + 1 == len(panels):
            share = (edge - panel.first) / (panel.last + 1 - panel.first)
            return panel.left + (panel.right - panel.left) * min(1, max(0, share))
        after = panels[number + 1]
        share = (edge - panel.last - 1) / (after.first - panel.last - 1)
        return panel.right + (after.left - panel.right) * share

    def across(self, days: Days) -> tuple[float, float]:
        """Where a span of days begins and ends."""
        return self.at(days[0]), self.at(days[1] + 1)

    def middle(self, day: int) -> float:
        """Where a day is marked."""
        return self.at(day + 0.5)


def even(days: Days) -> Scale:
    """One scale for all of a span of days."""
    return Scale((Panel(*days, 0, 1),))


def within(unit: Days, extents: Sequence[Extent]) -> Scale:
    """The scale of a unit of time; of a year, only the months between the first and the last with anything in them."""
    first = max(unit[0], min(one.first for one in extents))
    last = min(unit[1], max(one.last for one in extents))
    return even(_months(first, last)) if unit[1] - unit[0] > LONG else even(unit)


def fitting(extents: Sequence[Extent]) -> Scale:
    """The scale on which these are drawn: what stands close together has room, long empty stretches have little."""
    ends = [(one.first, one.last) for one in extents]
    first, last = min(begin for begin, _ in ends), max(end for _, end in ends)
    cuts = _cuts(ends, max(CUT, SHARE * (last - first)))
    if not cuts:
        return even(_whole(first, last))
    starts, lasts = [first, *(after for _, after in cuts)], [*(before for before, _ in cuts), last]
    stretches = [_whole(*stretch) for stretch in zip(starts, lasts, strict=True)]
    weights = [sqrt(sum(1 for begin, _ in ends if first <= begin <= last)) for first, last in stretches]
    return Scale(tuple(_placed(stretches, _widths(weights, 1 - GAP * len(cuts)))))


def _cuts(ends: Sequence[Days], least: float) -> list[Days]:
    """The longest stretches in which there is nothing: the last day before and the first day after each."""
    long = [days for days in ends if days[1] - days[0] >= SHORT]
    filled = [days for days in ends if days[1] - days[0] < SHORT]
    found, reached = [], None
    for first, last in sorted([*filled, *((end, end) for days in long for end in days)]):
        if reached is not None and first - reached > least:
            found.append((reached, first))
        reached = last if reached is None else max(reached, last)
    return sorted(sorted(found, key=lambda pair: pair[0] - pair[1])[:MOST_CUTS])


def _whole(first: int, last: int) -> Days:
    """A stretch from its first day to its last, or, where it is long, in whole months."""
    if last - first < LONG:
        room = 1 + (last - first) // 14
        return first - room, last + room
    return _months(first, last)


def _months(first: int, last: int) -> Days:
    begin, end = day_of(first), day_of(last)
    return number_of((*begin[:2], 1)), number_of(last_of(*end[:2]))


def _widths(weights: Sequence[float], room: float) -> list[float]:
    """The room shared out by weight, none less than the narrowest."""
    share = room / sum(weights)
    small = [weight * share < NARROWEST for weight in weights]
    left = room - NARROWEST * sum(small)
    rest = sum(weight for weight, is_small in zip(weights, small, strict=True) if not is_small)
    return [NARROWEST if is_small else weight / rest * left for weight, is_small in zip(weights, small, strict=True)]


def _placed(stretches: Iterable[Days], widths: Iterable[float]) -> Iterable[Panel]:
    left = 0.0
    for (first, last), width in zip(stretches, widths, strict=True):
        yield Panel(first, last, left, left + width)
        left += width + GAP
