"""What was said on one day stands as its source has it, wherever statements stand one after another."""

from collections.abc import Callable
from typing import Any

import pytest

from parley.chronology.index import chronology
from parley.chronology.named import recent
from parley.derived.connections import Connections
from parley.derived.listed import by_year, listed
from parley.derived.speakers import AllTold
from parley.link import Archive, link
from parley.order import newest_first, oldest_first
from parley.records.base import Record
from parley.records.types import Key
from parley.relink import relinked, written
from parley.writing.endnotes import Noted
from parley.writing.infull import oldest_first as read
from parley.writing.writer import Writer
from samples import HASH, sample

ANN, BOB = Key("actors", "ann"), Key("actors", "bob")
DAY = "2031-02-05"


def quote(id_: str, start: int | None, date: str = DAY, article: str = "paper", **values: Any) -> Record:
    found = {"snapshot": HASH, "start": start, "end": 999, "text": HASH, "on": DAY}
    place = {} if start is None else {"verified": found}
    keys: dict[str, Any] = {"date": date, "about": ["bob"], "article": article, **place, **values}
    return sample("quotes", id_, **{key: value for key, value in keys.items() if value})


ACTORS = [sample("actors", "ann"), sample("actors", "bob"), sample("articles", "paper"), sample("articles", "sheet")]
TOLD = [
    quote("a", 700),
    quote("b", None),
    quote("c", 90),
    quote("d", 0),
    quote("e", 1, article="sheet"),
    quote("f", 5, "2031-02-06"),
]
IN_TURN = ["d", "c", "a", "b", "e"]
"""Those of one day: as their articles have them, what has no known place in its article behind the others."""


def ids(keys: "list[Key] | tuple[Key, ...]") -> list[str]:
    return [key.id for key in keys]


def back(made: Archive) -> list[str]:
    return [link_.source.id for link_ in made.back(ANN, "What they said")]


NEWEST_FIRST: dict[str, Callable[[Archive], list[str]]] = {
    "who names an actor": back,
    "a listing": lambda made: ids([*made.once(listed)["quotes"]]),
    "a year": lambda made: ids([*made.once(by_year)["2031"]]),
    "a connection": lambda made: ids(made.once(Connections).among([ANN, BOB])[0].quotes),
    "an archive that was linked before": lambda made: back(
        relinked(written(made), made.records.__getitem__, made.subject)
    ),
}
OLDEST_FIRST: dict[str, Callable[[Archive], list[str]]] = {
    "a speaker's own": lambda made: ids(made.once(AllTold)[ANN].quotes),
    "a timeline": lambda made: [moment.key.id for moment in made.once(chronology).all_within((2031,))],
    "an actor's timeline": lambda made: ids(recent(made, ANN).shown),
    "a text for paper": lambda made: ids(read(Noted(made.once(Writer)), [q.key for q in made.of("quotes")])),
}


@pytest.mark.parametrize("where", NEWEST_FIRST)
def test_the_newest_comes_first_and_those_of_one_day_as_their_article_has_them(where: str) -> None:
    assert NEWEST_FIRST[where](link([*ACTORS, *TOLD])) == ["f", *IN_TURN]


@pytest.mark.parametrize("where", OLDEST_FIRST)
def test_the_oldest_comes_first_and_those_of_one_day_as_their_article_has_them(where: str) -> None:
    assert OLDEST_FIRST[where](link([*ACTORS, *TOLD])) == [*IN_TURN, "f"]


def test_what_has_no_date_comes_last_and_as_its_article_has_it() -> None:
    told = [quote("a", 9, ""), quote("b", 3, ""), quote("c", 5)]
    assert [r.id for r in newest_first(told)] == ["c", "b", "a"]
    assert [r.id for r in oldest_first(told)] == ["c", "b", "a"]


def test_a_place_that_is_withheld_is_not_told_by_the_order() -> None:
    told = [quote("a", 9), quote("b", 3), quote("c", 0, withhold=["verified"])]
    assert back(link([*ACTORS, *told])) == ["b", "a", "c"]
