"""Who is not named begins a line with a capital letter, however the record spells it; within one, as it is spelt."""

from typing import Any

import pytest

from parley.link import Archive, link
from parley.outputs.records import plain
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.search.entries import entry
from parley.views import pages
from parley.writing.quotable import as_text
from parley.writing.writer import Writer
from samples import sample

SAID = Key("quotes", "said")


@pytest.fixture(scope="module")
def made() -> Archive:
    nobody: dict[str, Any] = {"speaker": [], "unnamed": "a baker", "topics": ["war"]}
    part = {"unnamed": "a baker", "role": "witness", "according_to": "ann"}
    return link(
        [
            sample("actors", "ann"),
            sample("articles", "paper"),
            sample("topics", "war"),
            sample("quotes", "said", **nobody),
            sample("quotes", "for-ann", **nobody, on_behalf_of="ann"),
            sample("events", "clash", actors=[part], talks=["first"]),
            sample("talks", "first"),
        ]
    )


@pytest.fixture(scope="module")
def told(made: Archive) -> dict[str, str]:
    return {page.path: page.document() for page in pages(made)}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("quotes/said.md", "\n# A baker · War"),
        ("quotes/said.md", "— A baker"),
        ("quotes/index.md", "[A baker: “"),
        ("articles/paper.md", "— A baker"),
        ("topics/war.md", '<span data-part="said">A baker'),
        ("events/clash.md", "| A baker |"),
        ("actors/ann/briefing.md", "— A baker"),
        ("talks/first/briefing.md", "\n- A baker"),
        ("topics/war.md", "said by a baker"),
        ("positions.md", "said by a baker"),
    ],
)
def test_who_is_not_named_begins_a_line_with_a_capital_letter(told: dict[str, str], path: str, line: str) -> None:
    assert line in told[path]


def test_so_it_does_in_the_text_that_is_copied_and_in_the_search(made: Archive) -> None:
    card, quote = made.card(SAID), made.records[SAID]
    assert card
    assert isinstance(quote, Quote)
    assert "\n— A baker, " in as_text(card, quote, made.once(Writer))
    found = entry(made, quote)
    assert found.card[2] == "A baker"
    assert found.facets["speaker"][0] == ("A baker", "a baker")  # an address of the search stays as it was


def test_the_record_is_put_out_as_it_is_written(made: Archive) -> None:
    assert plain(made.records[SAID])["unnamed"] == "a baker"
