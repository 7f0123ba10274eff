"""For which delegation a statement counts: who sat at that round, or whom a source shows to belong on that day."""

from typing import Any

import pytest

from parley.derived.delegations import delegation_of
from parley.link import link
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.views import pages
from samples import sample

DATE, PAPER = "2031-05-02", {"article": "paper"}
PEOPLE: list[Record] = [
    sample("articles", "paper", published=DATE),
    sample("processes", "karsa"),
    sample("topics", "war"),
    sample("actors", "gov", name="The Government", kind="state"),
    sample("actors", "opp", name="The Opposition", kind="opposition"),
    sample("actors", "left", member_of=[{"actor": "opp", "from": "2030", "to": "2031-12", **PAPER}]),
    sample("actors", "minister", roles=[{"title": "minister", "of": "gov", "as_of": "2031-05", **PAPER}]),
    sample("actors", "was-minister", roles=[{"title": "minister", "of": "gov", "from": "2001", "to": "2005", **PAPER}]),
    sample("actors", "undated", member_of=[{"actor": "opp", **PAPER}]),
    sample("actors", "of-the-left", member_of=[{"actor": "left", "from": "2030", "to": "2032", **PAPER}]),
    sample("actors", "both", member_of=[{"actor": a, "as_of": DATE, **PAPER} for a in ("gov", "opp")]),
    sample("actors", "defector", member_of=[{"actor": "gov", "from": "2030", "to": "2032", **PAPER}]),
    sample("actors", "spokesman"),
]
EARLIER = sample("talks", "first", start="2031-03-01", parties=[{"actor": "gov", "members": ["spokesman"], **PAPER}])
ROUND = sample(
    "talks",
    "second",
    start="2031-05-01",
    end="2031-05-09",
    parties=[{"actor": "gov", "head": "minister", **PAPER}, {"actor": "opp", "members": ["defector"], **PAPER}],
)


def said(**values: Any) -> Record:
    return sample("quotes", "said", **{"date": DATE, "talks": ["second"], "topics": ["war"], **values})


@pytest.mark.parametrize(
    ("values", "delegation"),
    [
        ({"speaker": "gov"}, "gov"),
        ({"speaker": "minister"}, "gov"),
        ({"speaker": "minister", "date": None}, "gov"),
        ({"speaker": "left"}, "opp"),
        ({"speaker": "left", "date": None}, None),
        ({"speaker": "left", "date": "2035-01-01"}, None),
        ({"speaker": "was-minister"}, None),
        ({"speaker": "was-minister", "on_behalf_of": "gov"}, "gov"),
        ({"speaker": "undated"}, None),
        ({"speaker": "of-the-left"}, "opp"),
        ({"speaker": "both"}, None),
        ({"speaker": ["gov", "opp"]}, None),
        ({"speaker": "defector"}, "opp"),
        ({"speaker": "spokesman"}, None),
        ({"speaker": [], "unnamed": "a diplomat"}, None),
    ],
    ids=str,
)
def test_a_statement_counts_for_the_delegation_that_sources_show(
    values: dict[str, object], delegation: str | None
) -> None:
    quote = said(**values)
    archive = link([*PEOPLE, EARLIER, ROUND, quote])
    assert isinstance(ROUND, Talk)
    assert isinstance(quote, Quote)
    assert delegation_of(archive, ROUND, quote) == delegation


def test_a_delegation_that_is_named_twice_has_one_column() -> None:
    parties = [{"actor": "gov", "head": head, **PAPER} for head in ("minister", "defector")]
    twice = sample("talks", "second", start="2031-05-01", parties=parties)
    archive = link([*PEOPLE, twice, said(speaker="minister")])
    body = next(page.body for page in pages(archive) if page.path == "talks/second.md")
    table = body.partition('data-part="positions"')[2].partition("\n\n")[2].partition("\n\n")[0].splitlines()
    assert [line.count(" | ") for line in table] == [2, 2, 2]
