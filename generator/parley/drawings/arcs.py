"""Who is joined with whom, as names one below the other and arcs between them.

The names are text beside the drawing, in rows of a fixed height. Down, the drawing is measured in rows (`em` is the
height of one), and across in hundredths, so that each arc ends at its names however large these are. An arrow stands at
the end of whom an arc concerns. The arcs of one name stand below each other in such an order that none cross there.
"""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple

from parley.drawings.svg import element, number, words

ROW_ENDS = 6
"""How many arcs end in one row; a name with more has more rows."""

MOST_ROWS = 5

REACH, LEAST, BEND = 0.97, 0.05, 0.7
"""How far across the longest arc reaches, how far any, and by which power of its length another does."""

WIDEST = 5.0


class Name(NamedTuple):
    """A name and where it leads; `id` is the actor's, `own` that of the one in the middle of it all."""

    words: str
    href: str
    id: str
    own: bool = False


class Arc(NamedTuple):
    """An arc from one name to another, both by their places; `days` are when it holds, `title` says it in words."""

    who: int
    whom: int
    sort: str
    style: str
    number: int
    title: str
    href: str
    days: str


class Sign(NamedTuple):
    """What one sort of arc means, and how many there are of it."""

    sort: str
    style: str
    words: str
    number: str


def board(names: Sequence[Name], arcs: Sequence[Arc], actors: str, lines: str) -> str:
    """The names and the arcs; `actors` and `lines` say what each are."""
    ends = _ends(len(names), arcs)
    heights = [min(MOST_ROWS, 1 + (len(found) - 1) // ROW_ENDS) for found in ends]
    places = _places(ends, heights)
    longest = max((abs(places[n, True] - places[n, False]) for n in range(len(arcs))), default=1)
    listed = (_name(name, rows) for name, rows in zip(names, heights, strict=True))
    drawn = (_arc(arc, places[n, True], places[n, False], longest) for n, arc in enumerate(arcs))
    head = element("defs", {}, element("path", {"id": "parley-arrow", "d": "M0 0l7.5-3.4v6.8z"}))
    return element(
        "div",
        {"class": "parley-network__board"},
        element("ol", {"class": "parley-network__names", "aria-label": actors}, *listed),
        element("svg", {"class": "parley-network__lines", "role": "group", "aria-label": lines}, head, *drawn),
    )


def key(signs: Sequence[Sign], label: str) -> str:
    """What each sort of arc means, each with a piece of it."""
    return element("ul", {"class": "parley-network__key", "aria-label": label}, *map(_sign, signs))


def _sign(sign: Sign) -> str:
    piece = element("line", {"x1": "0", "x2": "100%", "y1": "50%", "y2": "50%"})
    return element(
        "li",
        {"class": f"parley-line--{sign.style}", "data-sort": sign.sort},
        element("svg", {"aria-hidden": "true"}, piece),
        element("span", {}, words(sign.words)),
        " ",
        element("span", {"data-part": "count"}, words(sign.number)),
    )


Ends = list[list[tuple[bool, int, int, int, bool]]]
"""Of each name the ends of its arcs from above to below: the arc's number is the fourth, the fifth where it begins."""


def _ends(number: int, arcs: Sequence[Arc]) -> Ends:
    ends: Ends = [[] for _ in range(number)]
    for n, arc in enumerate(arcs):
        for own, other, begins in ((arc.who, arc.whom, True), (arc.whom, arc.who, False)):
            down = other > own
            # an arc stands within those that lead further, and of those between the same two, within the ones before
            ends[own].append((down, -other, n if down else -n, n, begins))
    for found in ends:
        found.sort()
    return ends


def _places(ends: Ends, heights: Sequence[int]) -> dict[tuple[int, bool], float]:
    """How far down each arc begins (True) and ends (False)."""
    places, top = {}, 0.0
    for found, rows in zip(ends, heights, strict=True):
        step = min(1 / ROW_ENDS, rows / (len(found) + 1))
        first = top + rows / 2 - step * (len(found) - 1) / 2
        for at, (*_, n, begins) in enumerate(found):
            places[n, begins] = first + at * step
        top += rows
    return places


def _name(name: Name, rows: int) -> str:
    link = element("a", {"href": name.href}, element("bdi", {}, words(name.words)))
    styled = f"parley-network__row--{rows}" if rows > 1 else None
    return element("li", {"class": styled, "data-id": name.id, "data-own": "" if name.own else None}, link)


def _arc(arc: Arc, begin: float, end: float, longest: float) -> str:
    length = abs(end - begin)
    across = 100 * (LEAST + (REACH - LEAST) * (length / longest) ** BEND)
    place = f'cy="{(begin + end) / 2:.2f}em" rx="{across:.1f}%" ry="{length / 2:.2f}em"'
    # written out, for a large archive has many of them
    return (
        f'<a data-ends="{arc.who} {arc.whom}" {_link(arc[2:])}<ellipse {place}{_width(arc.style, arc.number)}/>'
        f'<use href="#parley-arrow" y="{end:.2f}em"/></a>'
    )


@lru_cache(16_384)
def _link(said: tuple[str, str, int, str, str, str]) -> str:
    """What is the same of an arc wherever it is drawn."""
    sort, style, _, title, href, days = said
    link = f'class="parley-line--{style}" href="{escape(href)}" data-sort="{sort}" data-days="{days}"'
    return f"{link}><title>{words(title)}</title>"


@lru_cache(1_024)
def _width(style: str, of: int) -> str:
    """A line for what was said is the wider, the more quotes there are of it."""
    return f' stroke-width="{number(min(WIDEST, 1.6 + 0.6 * of**0.5))}"' if style == "spoken" else ""
