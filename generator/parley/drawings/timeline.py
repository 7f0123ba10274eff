"""The timeline as a picture: a band for each kind, in it a mark for each record or a column for each unit of time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import ceil
from typing import NamedTuple

from parley.chronology.units import Unit, edtf
from parley.drawings.axis import DESK, LETTER, PHONE, Tick, ticks
from parley.drawings.lanes import placed
from parley.drawings.marks import FADES, Mark, drawn
from parley.drawings.scale import Scale
from parley.drawings.svg import Attribute, element, number, percent, words
from parley.language import Language

LANE = 15
"""Pixels from one lane to the next."""

HEAD = 24
"""Pixels of a band's head, which says what is in it."""

FOOT = 10
ROW = 16
"""Pixels of a row of the axis."""

COLUMNS = 72
"""Pixels of the highest column."""

SIGNS = {
    "talks": "M-4.5-4.5h9v9h-9z",
    "events": "M0-5.5 5.5 0 0 5.5-5.5 0z",
    "quotes": "M4.5 0a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z",
}
"""The signs of the kinds, around their middle: a square, a lozenge, a disc."""

STOPS = {
    "start": '<stop offset="0" stop-opacity="0"/><stop offset="1"/>',
    "end": '<stop offset="0"/><stop offset="1" stop-opacity="0"/>',
    "both": '<stop offset="0" stop-opacity="0"/><stop offset=".4"/><stop offset=".6"/>'
    '<stop offset="1" stop-opacity="0"/>',
}

Way = Callable[[Unit], str]
"""The address of the page of a unit of time; empty where it has none."""


class Band(NamedTuple):
    """The head of a band: its kind, and what it says."""

    kind: str
    words: str
    number: str


class Column(NamedTuple):
    """A unit of time that is counted: what stands above and is said of it, what lies within and what may by kind.

    Its words are empty where it stands for a stretch in which there is nothing.
    """

    unit: Unit
    words: str
    title: str
    href: str
    within: Mapping[str, int]
    beyond: Mapping[str, int]


def marked(
    bands: Sequence[Band],
    marks: Sequence[Mark],
    scale: Scale,
    way: Way,
    *,
    language: Language,
    upper: bool = True,
    width: int = 860,
) -> str:
    """A picture with a mark for each record, in the order given; `width` is that of a desk's screen in pixels."""
    mirrored = language.direction == "rtl"
    axis = ticks(scale, language.locale, upper)
    rows = 2 if any(tick.row == 0 for tick in axis) else 1
    top = rows * ROW + 8
    heads, tops = [], {}
    for band in bands:
        chosen = [place for place, mark in enumerate(marks) if mark.kind == band.kind]
        found = placed([marks[place] for place in chosen], scale, width)
        heads.append(_head(band, top, mirrored))
        for place, one in zip(chosen, found, strict=True):
            tops[place] = (top + HEAD + one.lane * LANE, one)
        top += HEAD + (max((one.lane for one in found), default=-1) + 1) * LANE + FOOT
    made = (
        drawn(mark._replace(label=one.words), scale, y, one.label, mirrored)
        for mark, (y, one) in ((mark, tops[place]) for place, mark in enumerate(marks))
    )
    lines = _axis(axis, scale, way, rows, top, mirrored)
    return _picture(top, [band.kind for band in bands], *lines, *heads, *made)


def columned(bands: Sequence[Band], columns: Sequence[Column], said: str, language: Language) -> str:
    """A picture with a column for each unit of time in each band, each band to its own scale.

    `said` is what tells how many the highest column stands for, `#` being the number.
    """
    mirrored = language.direction == "rtl"
    height = ROW + 8 + len(bands) * (HEAD + COLUMNS + FOOT)
    tops = {band.kind: ROW + 8 + place * (HEAD + COLUMNS + FOOT) for place, band in enumerate(bands)}
    most = {band.kind: max([1, *(_of(column, band.kind) for column in columns)]) for band in bands}
    width = 1 / max(1, len(columns))
    letters = max((len(column.words) for column in columns), default=1) + 1
    phone, desk = (max(1, ceil(len(columns) * letters * LETTER / pixels)) for pixels in (PHONE, DESK))
    made = []
    for place, column in enumerate(columns):
        x = 1 - (place + 1) * width if mirrored else place * width
        rects = "".join(_bars(column, kind, x, width, top + HEAD, most[kind]) for kind, top in tops.items())
        label = "" if place % desk else _name(column.words, x + width / 2, fine=place % phone > 0)
        made.append(_column(column, f'x="{percent(x)}" y="0" width="{percent(width)}" height="{height}"', rects, label))
    heads = (_head(band, tops[band.kind], mirrored) for band in bands)
    told = {kind: said.replace("#", language.number(number)) for kind, number in most.items()}
    grounds = (_ground(kind, top, told[kind], mirrored) for kind, top in tops.items())
    return _picture(height, tops, *heads, *grounds, *made)


def _ground(kind: str, top: float, most: str, mirrored: bool) -> str:
    """The ground of a band's columns, and how many the highest stands for."""
    ground = number(top + HEAD + COLUMNS)
    text = f'<text class="most" x="{"0" if mirrored else "100%"}" y="{number(top + 16)}" data-most="{kind}">'
    line = f'<line class="base" x1="0" x2="100%" y1="{ground}" y2="{ground}"/>'
    return f"{line}{text}{words(most)}</text>"


def _column(column: Column, place: str, *content: str) -> str:
    """A column, all of which leads to the page of its unit; one in which there is nothing has no unit to count in."""
    attributes = {
        "href": column.href or None,
        "data-unit": edtf(column.unit) if column.title else None,
        "class": "column",
    }
    title, hit = f"<title>{words(column.title)}</title>", f'<rect class="hit" {place}/>'
    return element("a" if column.href else "g", attributes, title, hit, *content)


def _name(text: str, x: float, *, fine: bool) -> str:
    attributes: dict[str, Attribute] = {"x": percent(x), "y": ROW - 2, "class": "name fine" if fine else "name"}
    return element("text", attributes, words(text))


def _of(column: Column, kind: str) -> int:
    return column.within.get(kind, 0) + column.beyond.get(kind, 0)


def _bars(column: Column, kind: str, x: float, width: float, top: float, highest: int) -> str:
    """What lies within, from the ground up, and on it what may lie there."""
    parts = []
    ground = top + COLUMNS
    for name, count in (("sure", column.within.get(kind, 0)), ("may", column.beyond.get(kind, 0))):
        height = count / highest * COLUMNS
        ground -= height
        place = f'x="{percent(x + width * 0.14)}" width="{percent(width * 0.72)}"'
        parts.append(f'<rect class="{name} {kind}" {place} y="{number(ground)}" height="{number(height)}"/>')
    return "".join(parts)


def _head(band: Band, top: float, mirrored: bool) -> str:
    edge, on = ("100%", -1) if mirrored else ("0", 1)
    line = '<line class="rule" x1="0" x2="100%" y1="0" y2="0"/>'
    icon = f'<svg x="{edge}" y="11.5" class="{band.kind}"><use href="#parley-{band.kind}" x="{6 * on}"/></svg>'
    count = f'<tspan data-count="{band.kind}" dx="{6 * on}">{words(band.number)}</tspan>'
    text = f'<text class="head" x="{edge}" dx="{17 * on}" y="16">{words(band.words)}{count}</text>'
    return f'<g class="band" transform="translate(0 {number(top)})">{line}{icon}{text}</g>'


def _axis(axis: Iterable[Tick], scale: Scale, way: Way, rows: int, height: float, mirrored: bool) -> Iterator[str]:
    """Lines and words of the axis; words lead to the page of their unit."""
    for tick in axis:
        x = percent(1 - tick.x if mirrored else tick.x)
        row = tick.row if rows == 2 else 0
        fine = " fine" if tick.fine else ""
        start = row * ROW
        yield f'<line class="tick row{tick.row}{fine}" x1="{x}" x2="{x}" y1="{start + 2}" y2="{number(height)}"/>'
        if not tick.words:
            continue
        shift = "-4" if mirrored else "4"
        place = f'class="row{tick.row}{fine}" x="{x}" dx="{shift}" y="{start + 13}"'
        text = f"<text {place}>{words(tick.words)}</text>"
        href = way(tick.unit)
        yield element("a", {"href": href, "class": "unit"}, text) if href else text
    for one, other in zip(scale.panels, scale.panels[1:], strict=False):
        left, right = (1 - other.left, 1 - one.right) if mirrored else (one.right, other.left)
        place = f'x="{percent(left)}" y="0" width="{percent(right - left)}" height="{number(height)}"'
        middle = percent((left + right) / 2)
        slashes = '<path d="M-4 6 0-6M1 6 5-6"/>'
        yield f'<rect class="cut" {place}/><svg x="{middle}" y="{rows * ROW}" class="cut">{slashes}</svg>'


def _picture(height: float, kinds: Iterable[str], *content: str) -> str:
    return element("svg", {"height": number(height), "role": "group"}, _definitions(tuple(kinds)), *content)


@cache
def _definitions(kinds: tuple[str, ...]) -> str:
    made = []
    for kind in kinds:
        made.append(f'<path id="parley-{kind}" d="{SIGNS[kind]}"/>')
        made += [
            f'<linearGradient id="parley-{kind}-{edge}" class="{kind}">{STOPS[edge]}</linearGradient>'
            for edge in FADES.values()
        ]
    return f"<defs>{''.join(made)}</defs>"
