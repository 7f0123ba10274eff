"""Records whose ids or names are like what somebody typed: to be chosen from, and so that nothing is entered twice."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from parley.language import ENGLISH
from parley.naming import Names
from parley.records.base import Record
from parley.records.types import Key
from parley.search.words import words

MOST = 5
OFFERED = 60
"""How like (0 to 100) a name must be to what was typed to be offered; the person chooses, so that little is enough."""

SAME = 90
"""How like two names must be for a doubt whether they are one thing's."""


class Alike(NamedTuple):
    """A record that may be meant, and what it is called."""

    key: Key
    name: str


def names_of(record: Record) -> tuple[str, ...]:
    """All that a record is called: its name or title, its other names, and those in other scripts."""
    value = vars(record).get
    own = (value("name"), value("title"))
    return tuple(name for name in (*own, *value("aliases", ()), *value("native_names", {}).values()) if name)


def chosen(records: Mapping[Key, Record], kind: str, typed: str) -> list[Alike]:
    """The records of a kind that are most like what was typed, by id or any name, the nearest first."""
    from rapidfuzz import fuzz  # where an id is known, it is not needed

    return _most_alike(records, kind, [_plain(typed)], fuzz.WRatio, OFFERED)


def doubles(records: Mapping[Key, Record], kind: str, names: Iterable[str]) -> list[Alike]:
    """The records of a kind that may be the very thing that bears these names.

    Of what has a name a part of it is enough, as texts use it (`al-Hariri`); a title must be nearly the same.
    """
    from rapidfuzz import fuzz

    named = any(key.kind == kind and "name" in vars(record) for key, record in records.items())
    plain = [found for name in names if (found := _plain(name))]
    return _most_alike(records, kind, plain, fuzz.token_set_ratio if named else fuzz.token_sort_ratio, SAME)


def _most_alike(
    records: Mapping[Key, Record], kind: str, wanted: Iterable[str], scorer: Callable[..., float], least: int
) -> list[Alike]:
    from rapidfuzz import process

    called = [
        (plain, key)
        for key, record in sorted(records.items())
        if key.kind == kind
        for name in (key.id, *names_of(record))
        if (plain := _plain(name))
    ]
    best: dict[Key, float] = {}
    for one in wanted:
        # more than are shown, since several names may be one record's
        near = process.extract(one, [plain for plain, _ in called], scorer=scorer, score_cutoff=least, limit=10 * MOST)
        for _, score, n in near:
            key = called[n][1]
            best[key] = max(score, best.get(key, 0))
    heading = Names(records, (), ENGLISH)
    ordered = sorted(best, key=lambda key: (-best[key], key))[:MOST]
    return [Alike(key, heading(key)) for key in ordered]


def _plain(name: str) -> str:
    """A name's words as the search knows them, whatever their spelling."""
    return " ".join(part for forms in words(name) for part in (forms[:-1] if len(forms) > 1 else forms))
