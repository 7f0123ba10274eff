"""Where numbers stand on a line: from zero in even steps, or, where they span orders of magnitude, by powers of ten."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, inf, log10

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal

WIDE = 30
"""How many times the smallest number the largest is, at least, where steps are powers of ten."""

STEPS = 4
"""About how many steps a line has; at the width of a phone more of their numbers would run into each other."""

ROOM = 1.15
"""How far past a number that is told as exceeded the line goes on, at least."""

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of numbers; `by_tens` where each step is a power of ten."""

    low: float
    high: float
    ticks: tuple[float, ...]
    by_tens: bool = False

    def at(self, value: float) -> float:
        """Where a number stands, from 0 at the line's start to 1 at its end."""
        if self.by_tens:
            value, low, high = log10(max(value, self.low)), log10(self.low), log10(self.high)
        else:
            low, high = self.low, self.high
        return min(1.0, max(0.0, (value - low) / (high - low)))


def axis_of(ends: Iterable[float], *, is_open: bool) -> Axis:
    """The line for numbers of which these are the ends, infinity left out; `is_open` where one has no end."""
    known = sorted(end for end in ends if end < inf)
    if not any(known):
        return Axis(0, 1, (0, 1))
    # no power of ten is zero, so a line on which zero has a place goes in even steps
    if known[0] > 0 and known[-1] >= WIDE * known[0]:
        return _by_tens(known[0], known[-1], is_open)
    top = known[-1] * (ROOM if is_open else 1)
    step = _step(top / STEPS)
    steps = ceil(round(top / step, 6))
    return Axis(0, steps * step, tuple(n * step for n in range(steps + 1)))


def written(value: float, locale: Locale | str = "en") -> str:
    """A number as a line has it: `250,000`, `2.5 million`."""
    if value < MILLION:
        return str(format_decimal(value, locale=locale, decimal_quantization=False))
    return str(format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=1))


def _by_tens(least: float, most: float, is_open: bool) -> Axis:
    first, last = floor(log10(least)), ceil(log10(most))
    if is_open and most * ROOM > 10.0**last:
        last += 1
    every = ceil((last - first) / (STEPS + 1))
    ticks = tuple(10.0**power for power in range(first, last + 1, every))
    return Axis(10.0**first, 10.0**last, ticks, by_tens=True)


def _step(least: float) -> float:
    """The smallest round step that is not less."""
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= least * 0.999)
