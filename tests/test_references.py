"""References: found from what fields declare, in entries and seats too; each kind's way back has a name."""

from typing import Any, get_args

import pytest

from parley.kinds import kinds
from parley.link import link
from parley.records.base import Record
from parley.records.types import Key, Reference
from parley.references import mentions, references
from parley.views import pages
from samples import sample
from test_records import PARTS

OUTSIDE = [
    (f"{model.__name__}.{name}", reference)
    for model in PARTS.values()
    for name, field in model.model_fields.items()
    for reference in [*field.metadata, *(m for a in get_args(field.annotation) for m in getattr(a, "__metadata__", ()))]
    if isinstance(reference, Reference)
]


@pytest.mark.parametrize(("field", "reference"), OUTSIDE, ids=[name for name, _ in OUTSIDE])
def test_a_reference_names_a_kind_and_its_way_back(field: str, reference: Reference) -> None:
    assert reference.kind in kinds()
    assert reference.back[0].isupper()


def used(made: Record) -> list[tuple[tuple[str | int, ...], str]]:
    return [(use.where, "/".join(use.target)) for use in references(made)]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("topics", {}, []),
        ("topics", {"broader": "world"}, [(("broader",), "topics/world")]),
        ("quotes", {}, [(("speaker", 0), "actors/ann"), (("article",), "articles/paper")]),
        (
            "quotes",
            {"speaker": ["ann", "bob"], "said_to": "eve", "responds_to": "q"},
            [
                (("speaker", 0), "actors/ann"),
                (("speaker", 1), "actors/bob"),
                (("article",), "articles/paper"),
                (("said_to", 0), "actors/eve"),
                (("responds_to",), "quotes/q"),
            ],
        ),
        (
            "talks",
            {"mediators": ["ann", {"actor": "bob", "article": "paper"}]},
            [
                (("process",), "processes/karsa"),
                (("mediators", 0, "actor"), "actors/ann"),
                (("mediators", 1, "actor"), "actors/bob"),
                (("mediators", 1, "article"), "articles/paper"),
            ],
        ),
        (
            "talks",
            {"parties": [{"actor": "ann", "head": {"actor": "bob"}, "members": ["eve"]}]},
            [
                (("process",), "processes/karsa"),
                (("parties", 0, "actor", "actor"), "actors/ann"),
                (("parties", 0, "head", "actor"), "actors/bob"),
                (("parties", 0, "members", 0, "actor"), "actors/eve"),
            ],
        ),
        (
            "events",
            {"actors": [{"unnamed": "x", "role": "party", "according_to": "ann", "quote": "q"}]},
            [(("actors", 0, "quote"), "quotes/q"), (("actors", 0, "according_to"), "actors/ann")],
        ),
        (
            "topics",
            {"names_by": [{"by": "ann", "name": "it"}], "accounts": [{"says": "so", "article": "paper"}]},
            [(("names_by", 0, "by"), "actors/ann"), (("accounts", 0, "article"), "articles/paper")],
        ),
        (
            "actors",
            {"roles": [{"title": "baker", "of": "guild"}], "member_of": [{"actor": "club", "article": "paper"}]},
            [
                (("roles", 0, "of"), "actors/guild"),
                (("member_of", 0, "article"), "articles/paper"),
                (("member_of", 0, "actor"), "actors/club"),
            ],
        ),
    ],
)
def test_every_reference_is_found_where_it_stands(
    kind: str, values: dict[str, Any], expected: list[tuple[tuple[str | int, ...], str]]
) -> None:
    assert used(sample(kind, "x", **values)) == expected


def test_a_reference_in_an_entry_carries_the_statement_that_bears_it() -> None:
    made = sample("actors", "x", roles=[{"title": "baker", "of": "guild", "article": "paper"}])
    assert {use.statement.words() for use in references(made) if use.statement} == {"baker"}
    assert {use.target: use.back for use in references(made)} == {
        Key("actors", "guild"): "Roles in it",
        Key("articles", "paper"): "What rests on it",
    }


def test_mentions_are_links_in_the_body_with_their_place() -> None:
    made = sample("topics", "x", "By [[ann]] and\n\n- of [[actors/bob|Bob]]\n")
    assert [(m.line, m.column, m.kind, m.id) for m in mentions(made)] == [(0, 4, None, "ann"), (2, 6, "actors", "bob")]


def test_a_seat_with_evidence_of_its_own_is_still_a_seat_in_its_delegation() -> None:
    paper = {"article": "paper"}
    head, member = {"actor": "ann", **paper}, {"actor": "bob", "as_of": "2031-03-02", **paper}
    talk = sample("talks", "first", parties=[{"actor": "gov", "head": head, "members": [member], **paper}])
    people = [sample("actors", "gov", name="The Government", kind="state"), sample("actors", "ann")]
    made = {p.path: p.body for p in pages(link([talk, *people, sample("actors", "bob"), sample("articles", "paper")]))}
    for actor, part in (("ann", "| head of delegation |"), ("bob", "| member (as of <time")):
        [row] = [line for line in made[f"actors/{actor}.md"].splitlines() if "talks/first.md" in line]
        assert part in row
        assert "| [The Government](" in row
    assert "| delegation |   |" in made["actors/gov.md"]
