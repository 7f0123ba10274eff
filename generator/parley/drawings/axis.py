"""The words and lines above a timeline: years, months or days, as many as there is room for on a phone."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.dates import get_month_names

from parley.chronology.units import Unit, bounds, months
from parley.dates import Day
from parley.dates.bounds import days_in
from parley.dates.calendar import day_of
from parley.drawings.scale import Panel, Scale

PHONE, DESK = 284, 700
"""Pixels across which a picture is drawn on a phone at the least, and on a wide screen."""

LETTER = 6.8
"""Pixels of a letter or digit of a label."""

DAYS, MONTHS, YEARS = (1, 2, 5, 7, 14), (1, 3, 6), (1, 2, 5)
"""How many units may lie between two labels; of years also tenfold, a hundredfold and so on."""

MOST_DAYS, MOST_MONTHS = 70, 40
"""How long a panel is at the most that has labels of days, or of months."""


class Tick(NamedTuple):
    """Where a unit of time begins; `words` may be empty.

    `row` 0 is the upper row, of what the lower one divides; what is `fine` has room on a wide screen alone.
    """

    x: float
    words: str
    unit: Unit
    row: int
    fine: bool = False


def ticks(scale: Scale, locale: Locale, upper: bool = True) -> list[Tick]:
    """The ticks of all panels; without the `upper` row where a page says what the lower one divides."""
    return [tick for panel in scale.panels for tick in _of_panel(panel, scale, locale) if tick.row or upper]


def _of_panel(panel: Panel, scale: Scale, locale: Locale) -> Iterator[Tick]:
    length, width = panel.last - panel.first + 1, panel.right - panel.left
    begin, end = day_of(panel.first), day_of(panel.last)
    if length > MOST_MONTHS * 31 or width * PHONE < MOST_MONTHS:
        yield from _years(begin[0], end[0], panel, scale)
        return
    touched = list(months(begin, end))
    if length > MOST_DAYS:
        yield from _named([((year,), str(year)) for year in range(begin[0], end[0] + 1)], panel, scale)
        phone, desk = (_step(MONTHS, pixels * width / len(touched), 4) for pixels in (PHONE, DESK))
        for unit in touched:
            if (unit[1] - 1) % desk == 0:
                words = month_name(unit[1], locale)
                yield Tick(_edges(unit, panel, scale)[0], words, unit, 1, (unit[1] - 1) % phone > 0)
        return
    yield from _named([(unit, f"{month_name(unit[1], locale)} {unit[0]}") for unit in touched], panel, scale)
    phone, desk = (_step(DAYS, pixels * width / length, 3) for pixels in (PHONE, DESK))
    for number in range(panel.first, panel.last + 1):
        day = day_of(number)
        if _has_label(day, desk):
            yield Tick(scale.at(number), str(day[2]), day, 1, not _has_label(day, phone))


def _has_label(day: Day, step: int) -> bool:
    # the last label of a month leaves room for the first of the next
    return (day[2] - 1) % step == 0 and days_in(*day[:2]) - day[2] + 1 > step / 2


def _years(first: int, last: int, panel: Panel, scale: Scale) -> Iterator[Tick]:
    each, tens = (panel.right - panel.left) * PHONE / (last - first + 1), 1
    while YEARS[-1] * tens * each < 4 * LETTER:
        tens *= 10
    step = tens * _step(YEARS, each * tens, 4)
    for year in range(-(-first // step) * step, last + 1, step) if last - first >= step else (first,):
        yield Tick(_edges((year,), panel, scale)[0], str(year), (year,), 1)


def _named(labelled: Iterable[tuple[Unit, str]], panel: Panel, scale: Scale) -> Iterator[Tick]:
    """Ticks of the upper row, with words, or the first of them, where these end before the next begins."""
    for unit, words in labelled:
        left, right = _edges(unit, panel, scale)
        letters = (right - left) * PHONE / LETTER
        short = words.split(" ")[0]
        yield Tick(left, words if len(words) <= letters else short if len(short) <= letters else "", unit, 0)


def _step(steps: tuple[int, ...], each: float, letters: int) -> int:
    """How many units, of so many pixels each, lie between two labels of so many letters."""
    return next((step for step in steps if step * each >= letters * LETTER), steps[-1])


def _edges(unit: Unit, panel: Panel, scale: Scale) -> tuple[float, float]:
    first, last = bounds(unit)
    return scale.at(max(first, panel.first)), scale.at(min(last, panel.last) + 1)


@lru_cache(256)
def month_name(month: int, locale: Locale) -> str:
    """A month's short name."""
    return str(get_month_names("abbreviated", "stand-alone", locale)[month])
