"""All kinds of record there are, by the name of their folder."""

from functools import cache

import parley.records
from parley.discover import classes
from parley.problems import UsageError
from parley.records.base import Record

ORDER = ("quotes", "actors", "talks", "events", "topics", "figures", "places", "articles", "processes", "series")
"""The kinds in the order in which sites have them; a kind not named here follows."""


@cache
def kinds() -> dict[str, type[Record]]:
    """Every kind by its folder's name, sorted; a name taken twice is an error of the program."""
    found: dict[str, type[Record]] = {}
    for kind in classes(parley.records, Record):
        if kind.folder in found:
            raise UsageError(f"two kinds are called {kind.folder!r}: {found[kind.folder]!r} and {kind!r}")
        found[kind.folder] = kind
    return dict(sorted(found.items()))


def kind_named(name: str) -> type[Record]:
    """The kind of a folder's name or of its singular; raises UsageError for any other word."""
    for folder, kind in kinds().items():
        if name in (folder, kind.noun, kind.noun.replace(" ", "-"), folder.removesuffix("s")):
            return kind
    raise UsageError(f"there is no kind {name!r}; the kinds are {', '.join(kinds())}")


def rank(folder: str) -> int:
    """The place of a kind among the others, counted from 0."""
    return ORDER.index(folder) if folder in ORDER else len(ORDER)
