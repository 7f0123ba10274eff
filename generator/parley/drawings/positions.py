"""The matrix of actors by topics: how much each said on each, every number a way to the words below."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from parley.dates import Edtf
from parley.drawings.svg import controlled, element, to, words
from parley.urls import SEARCH

STEPS = 8
"""How many tints the numbers have, each for twice as many statements as the one before."""


class Head(NamedTuple):
    """An actor or a topic at the matrix's edge."""

    id: str
    name: str
    path: str


class Cell(NamedTuple):
    """What one actor said on one topic: how many statements, when those that are shown, in which years the rest.

    Where none is shown the number leads to the search.
    """

    number: int
    dates: tuple[Edtf | None, ...]
    rest: tuple[int, ...]


def topic_anchor(topic: str) -> str:
    """Where the page has what was said on a topic."""
    return f"topic-{topic}"


def cell_anchor(topic: str, actor: str) -> str:
    """Where it has what an actor said on a topic: no id holds two hyphens in a row."""
    return f"{topic}--{actor}"


def matrix(
    topics: Sequence[Head],
    actors: Sequence[Head],
    cells: Mapping[tuple[str, str], Cell],
    *,
    number: Callable[[float], str],
    label: str,
    caption: str,
    spoken: Mapping[str, object],
) -> str:
    """The matrix as a table; `cells` by topic and actor; `number` writes numbers, `spoken` is what its script says."""
    corner = element("td", {})
    head = element("thead", {}, element("tr", {}, corner, *(_column(topic) for topic in topics)))
    body = element("tbody", {}, *(_row(actor, topics, cells, number) for actor in actors))
    # it may be wider than a phone, and then moves within its own frame
    frame: dict[str, str | float | None] = {"class": "parley-matrix", "role": "region", "tabindex": "0"}
    return controlled(
        "positions",
        None,
        spoken,
        element("div", {**frame, "aria-label": label}, element("table", {}, head, body)),
        element("figcaption", {}, words(caption)),
    )


def _column(topic: Head) -> str:
    # the link itself runs as the page does: where it stands hangs on that
    name = element("span", {"dir": "auto"}, words(topic.name))
    link = element("a", {"href": f"#{topic_anchor(topic.id)}"}, name)
    return element("th", {"scope": "col", "data-topic": topic.id}, link)


def _row(
    actor: Head,
    topics: Iterable[Head],
    cells: Mapping[tuple[str, str], Cell],
    number: Callable[[float], str],
) -> str:
    link = element("a", {"href": to(actor.path), "dir": "auto"}, words(actor.name))
    name = element("th", {"scope": "row"}, link)
    found = (_cell(topic.id, actor.id, cells.get((topic.id, actor.id)), number) for topic in topics)
    return element("tr", {"data-actor": actor.id}, name, *found)


def _cell(topic: str, actor: str, cell: Cell | None, number: Callable[[float], str]) -> str:
    if cell is None:
        return "<td></td>"
    link = element(
        "a",
        {
            "href": f"#{cell_anchor(topic, actor)}" if cell.dates else f"{to(SEARCH)}?speaker={actor}&topic={topic}",
            "data-step": str(min(cell.number.bit_length(), STEPS)),
            "data-days": " ".join(map(_days, cell.dates)) or None,
            "data-rest": " ".join(map(str, cell.rest)) or None,
        },
        number(cell.number),
    )
    return element("td", {}, link)


def _days(when: Edtf | None) -> str:
    """The days that a date is found by, first and last, as numbers that sort as they do; `-` where there is none."""
    if when is None:
        return "-"
    days = dict.fromkeys(year * 10_000 + month * 100 + day for year, month, day in when.known)
    return "/".join(map(str, days))
