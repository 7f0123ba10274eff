"""The archive to its pages: every view in turn, every page checked for its address."""

from collections.abc import Iterator
from typing import Any

import parley.pages
from parley.discover import classes
from parley.link import Archive
from parley.pages.base import Page, View
from parley.problems import ArchiveError


def views() -> list[View[Any]]:
    """Every view there is, in order of module."""
    return [view() for view in classes(parley.pages, View)]


def pages(archive: Archive) -> Iterator[Page]:
    """Every page of the site.

    Raises ArchiveError where two views make a page of the same name.
    """
    made: dict[str, str] = {}
    for view in views():
        name = type(view).__name__
        for shown in view.gather(archive):
            page = view.write(shown)
            if made.setdefault(page.path, name) != name:
                raise ArchiveError(f"{page.path} is made by {made[page.path]} and by {name}; name one otherwise")
            yield page
