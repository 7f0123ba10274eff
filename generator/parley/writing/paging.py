"""Long lists, some entries to a page: what stands on which, what a page is called, the way to the others."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from parley.writing import markup as m
from parley.writing.writer import Writer

Item = TypeVar("Item")

PAGE = 50
"""Entries on one page of a listing."""


def pages_of(total: int) -> int:
    """How many pages a list of so many entries has; an empty one has one."""
    return max(1, -(-total // PAGE))


def on_page(entries: Sequence[Item], page: int) -> Sequence[Item]:
    """Those entries of a list that stand on one of its pages, counted from 1."""
    return entries[(page - 1) * PAGE : page * PAGE]


def numbered(title: str, page: int, pages: int, w: Writer) -> str:
    """The title of one page of several; of the first it is the plain one."""
    if page == 1:
        return title
    return w.say("{title}, page {page} of {pages}", title=title, page=w.number(page), pages=w.number(pages))


def steps(path: Callable[[int], str], page: int, pages: int, w: Writer) -> str:
    """The way from one page to the others: the first, the last, and those around this one."""
    if pages == 1:
        return ""
    near = sorted({1, *range(max(1, page - 2), min(pages, page + 2) + 1), pages})
    shown, last = [], 0
    for number in near:
        if number - last > 1:
            shown.append("…")
        shown.append(f"**{w.number(number)}**" if number == page else w.to(path(number), w.number(number)))
        last = number
    before = w.to(path(page - 1), w.say("Previous")) if page > 1 else ""
    after = w.to(path(page + 1), w.say("Next")) if page < pages else ""
    return m.part("pagination", m.joined(before, " ".join(shown), after))
