"""What a timeline draws of one record.

A day is a sign, days that it took all of are a bar, and days on one of which it was are a frame. An edge fades where
the date is approximate or its end open; a line is broken where it is inferred.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parley.chronology.extents import Extent
from parley.drawings.scale import Scale
from parley.drawings.svg import element, number, percent, words

HEIGHT = 9
"""Pixels of a sign, and of a bar from top to bottom."""

SIGN = 0.018
"""Half of a sign's width at the least, as a share of a picture on a phone."""

THINNEST = 0.012
"""The width of a bar at the least."""

TAIL = 0.036
"""How far what is open or not known fades out."""

BORDER = 0.015
"""How far beyond its border a picture may reach."""

FADES = {(True, False): "start", (False, True): "end", (True, True): "both"}


class Mark(NamedTuple):
    """A record on a timeline: its kind, its days, where it leads, what is said of it, in full and in a few words.

    `data` is what a filter goes by.
    """

    kind: str
    extent: Extent
    href: str
    title: str
    label: str = ""
    data: Mapping[str, str] = {}


class Reach(NamedTuple):
    """From where to where something is drawn."""

    left: float
    right: float


def edges(extent: Extent, scale: Scale) -> tuple[float, float]:
    """Where a mark begins and ends; of a sign, its middle. What fades out belongs to it."""
    if extent.is_day:
        left = right = scale.middle(extent.first)
    else:
        left, right = _wide(scale.across((extent.first, extent.last)))
    return left - TAIL * extent.open[0], right + TAIL * extent.open[1]


def reach(extent: Extent, scale: Scale) -> Reach:
    """What room a mark takes."""
    left, right = edges(extent, scale)
    sign = SIGN if extent.is_day else 0.0
    return Reach(left - sign, right + sign)


def drawn(mark: Mark, scale: Scale, top: float, label: tuple[float, bool] | None, mirrored: bool) -> str:
    """The mark of a record, its lane's upper edge at `top`; `label` is where its words stand, and on which side."""
    extent = mark.extent
    shapes = "".join(_shapes(extent, mark.kind, scale, mirrored))
    text = _label(mark.label, *label, mirrored) if label else ""
    unsure = " inferred" if extent.inferred else " unsure" if extent.is_day and extent.sure is None else ""
    place = f"translate(0 {number(top)})"
    attributes = {"href": mark.href, "class": f"{mark.kind}{unsure}", "transform": place}
    attributes.update((f"data-{name}", value) for name, value in mark.data.items())
    return element("a", attributes, f"<title>{words(mark.title)}</title>", shapes, text)


def _shapes(extent: Extent, kind: str, scale: Scale, mirrored: bool) -> Iterator[str]:
    first, last = scale.across((extent.first, extent.last))
    if extent.is_day:
        first = last = scale.middle(extent.first)
    if extent.open[0]:
        yield _bar("tail", first - TAIL, first, mirrored, f"parley-{kind}-start", inset=2.5)
    if extent.open[1]:
        yield _bar("tail", last, last + TAIL, mirrored, f"parley-{kind}-end", inset=2.5)
    if extent.is_day:
        if any(extent.about):
            yield _bar("may", first - 1.2 * SIGN, first + 1.2 * SIGN, mirrored, f"parley-{kind}-both", inset=-2)
        x = percent(1 - first if mirrored else first)
        yield f'<use href="#parley-{kind}" x="{x}" y="{HEIGHT / 2}"/>'
        return
    if len(extent.runs) > 1:
        yield _bar("thread", first, last, mirrored, inset=4)
    for place, run in enumerate(extent.runs):
        edges = (extent.about[0] and place == 0, extent.about[1] and place == len(extent.runs) - 1)
        fade = f"parley-{kind}-{FADES[edges]}" if any(edges) else ""
        yield _bar("sure" if run == extent.sure else "may", *_wide(scale.across(run)), mirrored, fade)
    if extent.sure and extent.sure not in extent.runs:
        yield _bar("sure", *_wide(scale.across(extent.sure)), mirrored)


def _bar(name: str, left: float, right: float, mirrored: bool, fade: str = "", inset: float = 0) -> str:
    """A bar as high as a sign, or thinner; with the name of a gradient it fades."""
    left, right = max(left, -BORDER), min(right, 1 + BORDER)
    if mirrored:
        left, right = 1 - right, 1 - left
    fades = f' fill="url(#{_mirrored(fade) if mirrored else fade})"' if fade else ""
    place = f'x="{percent(left)}" y="{number(inset)}" width="{percent(max(0, right - left))}"'
    return f'<rect class="{name}{" fades" if fade else ""}" {place} height="{number(HEIGHT - 2 * inset)}"{fades}/>'


def _mirrored(fade: str) -> str:
    swapped = {"start": "end", "end": "start"}
    stem, _, edge = fade.rpartition("-")
    return f"{stem}-{swapped.get(edge, edge)}"


def _wide(ends: tuple[float, float]) -> tuple[float, float]:
    """A bar's ends, far enough apart to be seen."""
    short = max(0.0, THINNEST - (ends[1] - ends[0])) / 2
    return ends[0] - short, ends[1] + short


def _label(text: str, x: float, is_before: bool, mirrored: bool) -> str:
    place = f'x="{percent(1 - x if mirrored else x)}" dx="{-9 if is_before != mirrored else 9}" y="{HEIGHT}"'
    side = ' class="before"' if is_before else ""
    return f"<text {place}{side}>{words(text)}</text>"
