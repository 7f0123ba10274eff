"""Linking: every reference known from both ends, newest first; what may not be seen leaves everything."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from parley.config import Settings
from parley.derived.listed import as_listed
from parley.kinds import kinds
from parley.link import Archive, link, resolve
from parley.publish import files
from parley.records.base import OPEN, Record, keys_of
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.references import mentions, references
from parley.views import pages
from samples import CHOICES, MINIMAL, all_keys, record, sample

ANN = sample("actors", "ann")
PAPER = sample("articles", "paper")


def quote(id_: str, **values: Any) -> Record:
    return sample("quotes", id_, **values)


def back(made: Archive, target: str, label: str) -> list[str]:
    kind, id_ = target.split("/")
    return [link_.source.id for link_ in made.back(Key(kind, id_), label)]


def all_text(made: Archive) -> str:
    """Everything that an archive puts out, pages and files."""
    shown = [page.document() for page in pages(made)]
    return "\n".join([*shown, *(data.decode(errors="replace") for _, data in files(made, Settings(Path("content"))))])


def test_every_reference_of_the_toy_archive_is_known_from_both_ends(toy: Archive) -> None:
    for made in toy.records.values():
        for use in references(made):
            if use.target in toy.records and use.target != made.key:
                assert made.key in [link_.source for link_ in toy.back(use.target, use.back)], (made.key, use)


def test_every_way_back_of_the_toy_archive_leads_to_a_reference(toy: Archive) -> None:
    for target, labels in toy.backlinks.items():
        for label, links in labels.items():
            for link_ in links:
                source = toy.records[link_.source]
                named = {(use.target, use.back) for use in references(source)}
                named |= {(actor, "Articles that mention them") for actor in toy.unlisted(source)}
                named |= {
                    (resolve(m.kind, m.id, toy.records), "Mentioned in")  # type: ignore[misc]
                    for m in mentions(source)
                }
                assert (target, label) in named


def test_the_newest_comes_first_and_what_has_no_date_last() -> None:
    dates = {
        "a": "2031-02",
        "b": None,
        "c": "2031-02-28",
        "d": "2030",
        "e": "2031-03~",
        "f": "../2031-01",
        "g": "2031-02-01",
    }
    quotes = [quote(k, **({"date": v} if v else {})) for k, v in dates.items()]
    made = link([ANN, PAPER, *quotes])
    assert back(made, "actors/ann", "What they said") == ["e", "c", "a", "g", "f", "d", "b"]


def test_records_without_any_date_come_by_name() -> None:
    made = link([sample("topics", id_, name=name) for id_, name in (("a", "Zoo"), ("b", "ant"), ("c", "Bee"))])
    assert [r.id for r in as_listed(made, list(made.of("topics")))] == ["b", "c", "a"]


def test_a_date_of_a_statement_goes_before_that_of_its_record() -> None:
    old = sample("events", "old", date="2020", accounts=[{"by": "ann", "says": "So.", "date": "2031"}])
    new = sample("events", "new", date="2030", accounts=[{"by": "ann", "says": "So."}])
    assert back(link([ANN, old, new]), "actors/ann", "Their accounts") == ["old", "new"]


def test_who_names_a_record_twice_in_one_statement_is_told_once() -> None:
    made = link([ANN, PAPER, quote("q", about=["ann", "ann"])])
    assert back(made, "actors/ann", "What others said of them") == ["q"]


def test_a_record_does_not_lead_back_to_itself() -> None:
    assert link([sample("actors", "ann", relations=[{"kind": "opposes", "actor": "ann"}])]).backlinks == {}


def test_a_link_in_a_body_is_a_way_back_unless_a_key_is_one() -> None:
    topic = sample("topics", "war", "Of [[ann]], [[ann]] and [[paper]].", names_by=[{"by": "ann", "name": "it"}])
    made = link([ANN, PAPER, topic])
    assert back(made, "articles/paper", "Mentioned in") == ["war"]
    assert back(made, "actors/ann", "Mentioned in") == []


def test_a_link_that_two_records_could_mean_leads_nowhere_unless_it_names_the_kind() -> None:
    twins: Iterable[Record] = [ANN, sample("topics", "ann")]
    body = sample("places", "x", "[[ann]] [[topics/ann]]")
    made = link([*twins, body])
    assert (back(made, "actors/ann", "Mentioned in"), back(made, "topics/ann", "Mentioned in")) == ([], ["x"])


def test_a_draft_is_there_only_when_asked_for() -> None:
    drafts = [ANN, PAPER, quote("q", draft=True)]
    assert (back(link(drafts), "actors/ann", "What they said"), Key("quotes", "q") in link(drafts).records) == (
        [],
        False,
    )
    assert back(link(drafts, drafts=True), "actors/ann", "What they said") == ["q"]


def test_a_withdrawn_record_leaves_all_but_its_notice() -> None:
    gone = quote("q", date="2031", withdrawn={"date": "2031", "reason": "Wrong."}, former_ids=["p"])
    answer = quote("r", responds_to="q")
    made = link([ANN, PAPER, gone, answer])
    assert back(made, "actors/ann", "What they said") == ["r"]
    assert Key("quotes", "q") not in made.records
    assert made.withdrawn.keys() == {Key("quotes", "q")}
    assert made.name(Key("quotes", "q")) == "[withdrawn]"
    assert made.former == {Key("quotes", "p"): Key("quotes", "q")}
    assert "Wrong." in all_text(made)


@pytest.mark.parametrize(
    ("speaker", "date", "given", "role"),
    [
        ("ann", "2031-02-05", None, "baker"),
        ("ann", "2031-02-05", "a neighbour", "a neighbour"),
        ("ann", "2031-03-05", None, ""),
        ("ann", None, None, ""),
        (["ann", "bob"], "2031-02-05", None, ""),
        ("nobody", "2031-02-05", None, ""),
    ],
)
def test_the_role_is_the_one_worded_else_the_one_held_that_day_else_none(
    speaker: Any, date: str | None, given: str | None, role: str
) -> None:
    ann = sample("actors", "ann", roles=[{"title": "baker", "from": "2031-02-01", "to": "2031-02-28"}])
    values = {k: v for k, v in {"speaker": speaker, "date": date, "role": given}.items() if v}
    said = quote("q", **values)
    made = link([ann, sample("actors", "bob"), PAPER, said])
    assert isinstance(said, Quote)
    assert made.role_of(said) == role


def test_a_quote_speaks_the_language_of_its_article_unless_it_says_so() -> None:
    made = link([ANN, sample("articles", "paper", language="ar"), quote("a"), quote("b", language="en")])
    assert [c.language for i in "ab" if (c := made.card(Key("quotes", i)))] == ["ar", "en"]


WITHHELD = [(kind, key) for kind, model in kinds().items() for key in keys_of(model) if key not in OPEN]


@pytest.mark.parametrize(("kind", "key"), WITHHELD)
def test_a_withheld_key_leaves_pages_and_files_as_if_it_had_not_been_written(kind: str, key: str) -> None:
    choices = CHOICES.get(kind, ())
    values = all_keys(kind, key if key in choices else "")
    values = {k: v for k, v in values.items() if k not in ("draft", "withdrawn", "withhold")}
    field = keys_of(kinds()[kind])[key]
    withheld = record(kind, {**values, "withhold": [key]})
    absent = withheld.model_copy(update={field: getattr(withheld.public(), field)})
    assert all_text(link([withheld])) == all_text(link([absent]))


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        ("quotes", "speaker", "ann"),
        ("quotes", "unnamed", "UNSAYABLE"),
        ("quotes", "article", "paper"),
        ("quotes", "body", "UNSAYABLE"),
        ("quotes", "date", "1931-12-24"),
        ("quotes", "role", "UNSAYABLE"),
        ("figures", "value", 987654),
        ("figures", "scope", "UNSAYABLE"),
        ("figures", "attributed_to", "ann"),
        ("figures", "series", "ann"),
        ("actors", "name", "UNSAYABLE"),
        ("actors", "native_names", {"ar": "UNSAYABLE"}),
        ("articles", "title", "UNSAYABLE"),
        ("articles", "language", "mt"),
        ("events", "kind", "air-strike"),
        ("events", "place", "ann"),
        ("talks", "process", "ann"),
        ("talks", "parties", [{"actor": "ann"}]),
        ("places", "lat", 12.3456),
        ("topics", "note", "UNSAYABLE"),
        ("topics", "former_ids", ["unsayable"]),
        ("topics", "names_by", [{"by": "ann", "name": "UNSAYABLE"}]),
    ],
)
def test_what_is_withheld_stands_nowhere(kind: str, key: str, value: Any) -> None:
    ann = [
        sample(k, "ann", "", **({"name": "Zed"} if k == "actors" else {}))
        for k in ("actors", "processes", "series", "places")
    ]
    paper = sample("articles", "paper", "", title="Ypsilon")
    others = {k: v for k, v in MINIMAL[kind].items() if k not in CHOICES.get(kind, ()) or key not in CHOICES[kind]}
    point = {"lon": 1} if key == "lat" else {}
    keys = {**others, **point, key: value, "withhold": [key]}
    made = record(
        kind, {k: v for k, v in keys.items() if k != "body"}, "UNSAYABLE" if key == "body" else "Words.", "kept"
    )
    public = link([*ann, paper, made])
    text = all_text(public).replace("[withheld]", "")
    for trace in ("UNSAYABLE", "unsayable", "1931-12", "987654", "987,654", "12.3456", "Air strike", "Maltese"):
        assert trace not in text
    if value in ("ann", "paper") or key in ("parties", "names_by"):
        assert not [labels for target, labels in public.backlinks.items() if target.id == value or key == "parties"]
    assert "withheld from publication" in text
