"""Maps: the outlines, fetched once and used by every map of the site, and the marks of places over them.

A map is never mirrored, whatever the direction of the page's words.
"""

from collections.abc import Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import NamedTuple

from parley.drawings.labels import Disc, Name, Paper, moved, named
from parley.drawings.svg import Attribute, element, number, percent, words
from parley.urls import OUTLINE, ROOT

LARGEST, UNIT, LEAST = 30.0, 7.0, 3.5
"""The radius, in pixels, of the largest mark, of the mark for one thing at most, and of one for nothing."""

RING = 7.0
"""How far the dashed line around a region runs outside its mark."""


ROOMS = ("wide", "narrow")
"""What the places of a name on a desk and on a phone are called, where they differ."""


SOFT = 16.0
"""The radius from which a region's mark is so wide, and so pale, that other names may lie on it."""


class Width(NamedTuple):
    """How wide a map is in pixels, how large its marks are there, and how many names it has at most."""

    pixels: float
    size: float
    names: int


class Ground(NamedTuple):
    """What a map shows of the outlines: a part of them, in their steps, drawn at an aspect.

    `version` tells these outlines from others at the same address.
    """

    view: tuple[float, float, float, float]
    aspect: float
    version: str


class Mark(NamedTuple):
    """A place: its page, its name, what is told of it, where it lies, and how much there is.

    `precision` is `exact`, `town`, `region` or nothing; `data` is for scripts; a `quiet` mark is there for orientation.
    """

    page: str
    name: str
    told: str
    x: float
    y: float
    radius: float
    precision: str
    data: Mapping[str, Attribute] = MappingProxyType({})
    quiet: bool = False


def unit_of(most: int) -> float:
    """The radius of a mark for one thing, where the most at one place are so many; areas are as the numbers are."""
    return min(UNIT, LARGEST / sqrt(max(most, 1)))


def radius(things: int, unit: float) -> float:
    """The radius of the mark for so many things."""
    return max(LEAST, unit * sqrt(things))


def sheet(ground: Ground, marks: Sequence[Mark], widths: Sequence[Width]) -> str:
    """The map itself: outlines, then marks, the first on the ground; as many have their names as have room."""
    discs = [_disc(mark) for mark in marks]
    aside = moved(
        [disc._replace(r=mark.radius) for disc, mark in zip(discs, marks, strict=True)],
        Paper(widths[0].pixels, 1 / ground.aspect),
    )
    names = [_names(ground, width, discs, aside, [m.name for m in marks]) for width in widths]
    drawn = [_mark(mark, step, places) for mark, step, *places in zip(marks, aside, *names, strict=True)]
    # names and marks are placed from left to right whatever the script, as the ground is
    over = element("svg", {"class": "parley-map__marks", "direction": "ltr", "role": "group"}, *drawn)
    return element("div", {"class": "parley-map__sheet"}, _outlines(ground), over)


def _disc(mark: Mark) -> Disc:
    is_region = mark.precision == "region"
    return Disc(mark.x, mark.y, mark.radius + (RING if is_region else 0), is_region and mark.radius >= SOFT)


def _names(
    ground: Ground, width: Width, discs: Sequence[Disc], aside: Sequence[tuple[float, float]], names: Sequence[str]
) -> list[Name | None]:
    paper = Paper(width.pixels, 1 / ground.aspect, width.size)
    down = paper.width * paper.height
    moves = zip(discs, aside, strict=True)
    there = [disc._replace(x=disc.x + dx / paper.width, y=disc.y + dy / down) for disc, (dx, dy) in moves]
    return named(there, names, paper, width.names)


def _outlines(ground: Ground) -> str:
    file = f"{ROOT}{OUTLINE}?{ground.version}"
    view = " ".join(map(number, ground.view))
    land = element("use", {"class": "parley-map__land", "href": f"{file}#land"})
    borders = element("use", {"class": "parley-map__borders", "href": f"{file}#borders"})
    # the outer one keeps the shape, the inner one stretches a part of the outlines to it
    part = element("svg", {"viewBox": view, "preserveAspectRatio": "none"}, land, borders)
    size = f"0 0 {number(ground.aspect * 1_000)} 1000"
    return element("svg", {"class": "parley-map__outlines", "viewBox": size, "aria-hidden": "true"}, part)


def _mark(mark: Mark, aside: tuple[float, float], places: Sequence[Name | None]) -> str:
    about = [element("circle", {"class": "parley-map__about", "r": mark.radius + RING})]
    disc = element("circle", {"class": "parley-map__disc", "r": mark.radius})
    is_moved = aside != (0, 0)
    shapes = element(
        "g",
        {"transform": f"translate({number(aside[0])} {number(aside[1])})" if is_moved else None},
        *(about if mark.precision == "region" else []),
        disc,
        *_written(mark.name, places),
    )
    lead = [element("line", {"class": "parley-map__lead", "x2": aside[0], "y2": aside[1]})] if is_moved else []
    attributes: dict[str, Attribute] = {
        "class": f"parley-map__mark{' parley-map__mark--quiet' if mark.quiet else ''}",
        "data-precision": mark.precision or "unknown",
        **mark.data,
        "href": mark.page,
        "aria-label": mark.told,
    }
    at = element("svg", {"x": percent(mark.x), "y": percent(mark.y)}, *lead, shapes)
    return element("a", attributes, element("title", {}, words(mark.told)), at)


def _written(name: str, places: Sequence[Name | None]) -> list[str]:
    """The name of a mark: once where it has room at every width in the same place, else in each one's own."""
    if len({*places}) == 1:
        places = places[:1]
    rooms = ROOMS if len(places) > 1 else (None,)
    return [
        element(
            "text",
            {"class": "parley-map__name", "data-room": room, "x": at.dx, "y": at.dy, "text-anchor": at.anchor},
            words(name),
        )
        for room, at in zip(rooms, places, strict=True)
        if at
    ]


def sign(precision: str, size: float) -> str:
    """A mark by itself, as the key to a map shows it."""
    half = size + (RING if precision == "region" else 0) + 1
    about = [element("circle", {"class": "parley-map__about", "r": size + RING})] if precision == "region" else []
    attributes: dict[str, Attribute] = {
        "class": "parley-map__sign",
        "data-precision": precision or "unknown",
        "aria-hidden": "true",
        "width": 2 * half,
        "height": 2 * half,
        "viewBox": " ".join(map(number, (-half, -half, 2 * half, 2 * half))),
    }
    return element("svg", attributes, *about, element("circle", {"class": "parley-map__disc", "r": size}))
