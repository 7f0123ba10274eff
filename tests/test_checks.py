"""Checks of the whole archive: what is no mistake is let through; `broken/` has the mistakes."""

import time
from typing import Any

import pytest

from parley.checks import OVERVIEWS, RULES, check
from parley.checks.structure import orphans
from parley.kinds import kinds
from parley.problems import Finding
from parley.quotations import digest
from parley.records.base import Record
from parley.references import references
from samples import HASH, all_keys, record, sample


def told(*records: Record) -> list[tuple[str, str]]:
    """Path and code of all that is found, ids that nobody has aside."""
    found = found_in(*records)
    return [(f.path, f.code) for f in found if f.code != "unknown-id"]


def found_in(*records: Record) -> list[Finding]:
    made = {r.key: r for r in records}
    return list(check(made, {key: f"{key.kind}/{key.id}" for key in made}, frozenset()))


def talk(id_: str, **values: Any) -> Record:
    return sample("talks", id_, **values)


@pytest.mark.parametrize(
    "records",
    [
        [talk("a", start="2031-03-05", end="2031-03")],
        [talk("a", start="2031-03", end="2031-03-01")],
        [talk("a", start="2031-03-05/..", end="2031-03-06")],
        [talk("a", start="2031~", end="2031-03")],
        [talk("a", round=1, start="2031-03"), talk("b", round=2, start="2031-03-01")],
        [talk("a", round=1), talk("b", round=2, start="2031-03-01")],
        [talk("a", round=1, start="2031-03-05"), talk("b", round=2, start="2031-03-04", process="other")],
        [talk("a", start="2031-03-05"), talk("b", start="2031-03-04")],
        [sample("actors", "a", roles=[{"title": "x", "from": "2031", "to": "2031-03", "as_of": "2031"}])],
        [sample("actors", "a", roles=[{"title": "x", "to": "2031-03", "as_of": "2031-03-31"}])],
        [sample("articles", "paper", published="2031-03-01/2031-03-05"), sample("quotes", "q", date="2031-03-05")],
        [sample("articles", "paper", published="2031-03~"), sample("quotes", "q", date="2031-03-31")],
        [sample("articles", "paper"), sample("quotes", "q", date="2031")],
        [sample("articles", "paper", published="2031", retrieved="2031-01-01")],
        [sample("topics", "a", name="A", broader="b"), sample("topics", "b", name="B", broader="c")],
        [sample("topics", "a", former_ids=["b"]), sample("places", "b", part_of="a")],
        [sample("topics", "a", broader="x", name="One"), sample("places", "a", part_of="x", name="One")],
        [sample("events", "a", date="2031-03-05", part_of="b"), sample("events", "b", date="2030")],
    ],
)
def test_what_may_be_so_is_no_mistake(records: list[Record]) -> None:
    assert [code for _, code in told(*records) if code != "orphan"] == []


def test_a_quote_that_was_verified_and_is_as_it_was_is_right() -> None:
    paper = sample("articles", "paper", snapshot={"sha256": HASH, "characters": 5})
    evidence = {"snapshot": HASH, "start": 0, "end": 5, "text": digest("“Hello” — all"), "on": "2031-03-01"}
    assert told(paper, sample("quotes", "q", '"Hello" – all\n\n## Context\n\nEdited at will.', verified=evidence)) == []
    assert told(paper, sample("quotes", "q", "Hello, all", verified=evidence)) == [
        ("quotes/q", "edited-since-verified")
    ]


@pytest.mark.parametrize(
    ("records", "orphans"),
    [
        ([sample("actors", "ann")], ["actors/ann"]),
        ([sample("actors", "ann", "", website="https://a.example/")], ["actors/ann"]),
        ([sample("actors", "ann", "Of [[b]].")], []),
        ([sample("actors", "ann"), sample("quotes", "q")], []),
        ([sample("actors", "ann"), sample("articles", "paper", "By [[ann]].")], []),
        ([sample("actors", "ann"), sample("articles", "paper", "By [[actors/ann|her]].")], []),
        ([sample("articles", "paper"), sample("quotes", "q")], []),
        ([sample("series", "dead")], ["series/dead"]),
        ([sample("series", "dead"), sample("figures", "five")], []),
        ([sample("processes", "karsa")], ["processes/karsa"]),
    ],
)
def test_what_nothing_names_and_what_names_nothing_is_an_orphan(records: list[Record], orphans: list[str]) -> None:
    assert [path for path, code in told(*records) if code == "orphan"] == orphans


@pytest.mark.parametrize("kind", kinds())
def test_every_unknown_id_of_a_record_is_told_at_its_own_place(kind: str) -> None:
    made = record(kind, {k: v for k, v in all_keys(kind).items() if k != "draft"})
    unknown = [f.where for f in found_in(made) if f.code == "unknown-id"]
    assert unknown == [use.where for use in references(made)]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[[wars]]", "did you mean `war`?"),
        ("[[actors/war]]", "`actors/war`"),
        ("[[sky/war]]", "sky"),
    ],
)
def test_a_link_to_nothing_is_answered_with_what_is_wrong_with_it(body: str, words: str) -> None:
    [finding] = [f for f in found_in(sample("topics", "war", body, broader="war")) if f.where[0] == "body"]
    assert words in finding.message


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_may_name_drafts(draft: bool) -> None:
    codes = [c for _, c in told(sample("topics", "a", draft=True), sample("topics", "b", broader="a", draft=draft))]
    assert ("draft-reference" in codes) is not draft


@pytest.mark.parametrize("rule", [*RULES, *OVERVIEWS, orphans], ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_is_about(rule: Any) -> None:
    assert (rule.__doc__ or "").strip().endswith(".")


def test_what_many_records_cost_grows_no_faster_than_they_do() -> None:
    """A chain of 20,000 takes a second; where each looks at what was seen before it, it takes ten and more."""
    chain = [sample("topics", f"t{n}", broader=f"t{n + 1}", name=f"T{n}") for n in range(20_000)]
    started = time.process_time()
    assert told(*chain) == []
    assert time.process_time() - started < 6
