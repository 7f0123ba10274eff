"""Disputes: what differs and how, the mark of a disputed number wherever it stands, and the page of all of them."""

import json
import re
from collections.abc import Iterator
from html import unescape
from math import inf
from pathlib import Path
from typing import Any

import pytest

from parley.build import archive
from parley.config import Settings
from parley.derived.contested import ACCOUNTS, NAMES, NUMBERS, contested, open_disputes
from parley.disputes import Dispute, accounts_differ, dispute_of, names_differ, span_of
from parley.language import ENGLISH
from parley.link import Archive, link
from parley.outputs.search import Search
from parley.pages.base import Page as Written
from parley.pages.disputes import EACH, FIRST
from parley.records.base import Record
from parley.records.figures import Figure
from parley.records.types import Key
from parley.urls import ROOT, disputes_path, record_path
from parley.views import pages
from parley.writing.sides import tiny
from parley.writing.writer import Writer
from samples import sample
from sites import ROOT as PROJECT

MARKED = re.compile(r'<span data-part="(?:disputed|differing)">')


def figure(id_: str = "x", **values: Any) -> Figure:
    """A claim; its value is left out where a range or a magnitude is given."""
    given = {"value": None} if {"range", "magnitude"} & values.keys() else {}
    made = sample("figures", id_, **{**given, **values})
    assert isinstance(made, Figure)
    return made


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ({"value": 450_000}, (450_000, 450_000)),
        ({"value": 450_000, "qualifier": "exactly"}, (450_000, 450_000)),
        ({"value": 450_000, "qualifier": "about"}, (445_000, 455_000)),
        ({"value": 2.5, "qualifier": "about"}, (2.45, 2.55)),
        ({"value": 0, "qualifier": "about"}, (0, 0)),
        ({"value": 500, "qualifier": "at-least"}, (500, inf)),
        ({"value": 500, "qualifier": "more-than"}, (500, inf)),
        ({"value": 500, "qualifier": "less-than"}, (0, 500)),
        ({"value": 500, "qualifier": "up-to"}, (0, 500)),
        ({"range": [300, 400]}, (300, 400)),
        ({"range": [300, 400], "qualifier": "about"}, (250, 450)),
        ({"magnitude": "hundreds-of-thousands"}, (100_000, 1_000_000)),
        ({"magnitude": "millions"}, (1_000_000, inf)),
        ({"value": 10**400}, (1e18, 1e18)),
    ],
)
def test_a_claim_allows_the_numbers_that_its_words_do(said: dict[str, Any], span: tuple[float, float]) -> None:
    found = span_of(figure(**said))
    assert found
    assert tuple(found) == pytest.approx(span)


def test_a_number_that_is_withheld_is_compared_with_none() -> None:
    hidden = figure(value=5, withhold=["value"]).public()
    assert span_of(hidden) is None
    assert dispute_of([hidden, figure(value=7, attributed_to="ann")]) == ""


ANN, BOB = {"attributed_to": "ann"}, {"attributed_to": "bob"}


@pytest.mark.parametrize(
    ("claims", "dispute"),
    [
        ([], ""),
        ([{"value": 5}], ""),
        ([{"value": 5, **ANN}, {"value": 5, "qualifier": "exactly", **BOB}], ""),
        ([{"value": 5, **ANN}, {"value": 7, **BOB}], "apart"),
        ([{"value": 5}, {"value": 7, "article": "other"}], "apart"),
        ([{"value": 5}, {"value": 7}], "changed"),
        ([{"value": 5, "as_of": "2031-01", **ANN}, {"value": 7, "as_of": "2031-02", **ANN}], "changed"),
        ([{"value": 5, "as_of": "2031-01", **ANN}, {"value": 7, "as_of": "2031-02", **BOB}], "times"),
        ([{"value": 5, "as_of": "2031-01", **ANN}, {"value": 7, "as_of": "2031", **BOB}], "apart"),
        ([{"value": 5, "as_of": "2031-01", **ANN}, {"value": 7, "period": "2030/2031-01-01", **BOB}], "apart"),
        ([{"value": 5, "as_of": "../2031-01", **ANN}, {"value": 7, "as_of": "2031-02/..", **BOB}], "times"),
        ([{"value": 5, "as_of": "2031-01/..", **ANN}, {"value": 7, "as_of": "2040", **BOB}], "apart"),
        ([{"value": 5, "as_of": "2031-01", **ANN}, {"value": 7, **BOB}], "apart"),
        ([{"value": 450, **ANN}, {"magnitude": "hundreds", **BOB}], "together"),
        ([{"value": 450, **ANN}, {"magnitude": "thousands", **BOB}], "apart"),
        ([{"value": 500, **ANN}, {"value": 500, "qualifier": "more-than", **BOB}], "together"),
        ([{"value": 31, **ANN}, {"value": 31, "qualifier": "at-least", **BOB}], "together"),
        ([{"value": 30, **ANN}, {"value": 31, "qualifier": "at-least", **BOB}], "apart"),
        ([{"value": 31, "qualifier": "at-least", **ANN}, {"value": 90, "qualifier": "more-than", **BOB}], "together"),
        ([{"value": 452, **ANN}, {"value": 450, "qualifier": "about", **BOB}], "together"),
    ],
)
def test_claims_differ_as_their_words_and_claimants_do(claims: list[dict[str, Any]], dispute: Dispute) -> None:
    for order in (claims, claims[::-1]):
        assert dispute_of(figure(f"f{n}", **claim) for n, claim in enumerate(order)) == dispute


def test_a_claimant_who_is_withheld_disputes_nobody() -> None:
    hidden = figure("a", value=5, withhold=["attributed_to"], **ANN).public()
    assert dispute_of([hidden, figure("b", value=7, **BOB)]) == "together"


def test_many_claims_are_compared_in_little_time() -> None:
    """Each claimant's claims of one time are compared once, however many there are."""
    many = [figure(f"f{n}", value=100 + n % 90, **ANN) for n in range(3_000)]
    assert dispute_of([*many, figure("last", magnitude="hundreds", **BOB)]) == "together"


def test_claims_of_many_claimants_are_compared_in_little_time() -> None:
    many = [figure(f"f{n}", value=100, qualifier="up-to", article=f"p{n}") for n in range(6_000)]
    assert dispute_of(many) != "apart"
    assert dispute_of([*many, figure("last", value=101, article="paper")]) == "apart"


@pytest.mark.parametrize(
    ("accounts", "differ"),
    [
        ([], False),
        ([{"says": "So."}], False),
        ([{"says": "So.", "article": "paper"}, {"says": "Not so.", "article": "paper"}], False),
        ([{"says": "So.", "by": "ann"}, {"says": "Not so.", "by": "ann"}], False),
        ([{"says": "So.", "by": "ann"}, {"says": "So.", "by": "bob"}], False),
        ([{"says": "So.", "by": "ann"}, {"says": "Not so.", "by": "bob"}], True),
        ([{"says": "So.", "by": "ann"}, {"says": "Not so.", "article": "paper"}], True),
        ([{"says": "So.", "article": "other"}, {"says": "Not so.", "article": "paper"}], True),
    ],
)
def test_accounts_differ_where_two_sides_say_two_things(accounts: list[dict[str, str]], differ: bool) -> None:
    assert accounts_differ(sample("events", "x", accounts=accounts)) is differ


@pytest.mark.parametrize(
    ("names", "differ"),
    [([], False), (["a"], False), (["the regime", "“The  Regime”"], False), (["the regime", "the state"], True)],
)
def test_names_differ_where_there_are_two(names: list[str], differ: bool) -> None:
    assert names_differ(sample("actors", "x", names_by=[{"name": name} for name in names])) is differ


def question(number: int, claims: int = 2) -> list[Record]:
    """A series, and claims by as many claimants."""
    series = f"s{number:03}"
    found = [
        figure(f"{series}-{n:02}", series=series, value=100 + n, attributed_to=f"a{n % 7}", as_of="2031")
        for n in range(claims)
    ]
    return [sample("series", series, title=f"Question {number}?"), *found]


def made_of(*records: Record) -> Archive:
    return link(
        [sample("articles", "paper"), *(sample("actors", f"a{n}", name=f"Actor {n}") for n in range(7)), *records]
    )


def by_path(made: Archive) -> dict[str, Written]:
    return {page.path: page for page in pages(made)}


@pytest.fixture(scope="module")
def real() -> Archive:
    """The project's own content."""
    return archive(PROJECT / "content")[0]


@pytest.fixture(params=["toy", "real"])
def known(request: pytest.FixtureRequest) -> Archive:
    """Each of the two archives."""
    made: Archive = request.getfixturevalue(request.param)
    return made


def disputed(made: Archive) -> list[Key]:
    """The figures that are not alone in answering their question."""
    return [key for key in made.records if key.kind == "figures" and (card := made.card(key)) and card.disputed]


def lines_outside_of_claims(page: Written) -> Iterator[str]:
    """The lines of a page but for those of a table of claims, which stand beside each other."""
    for block in page.body.split("\n\n"):
        lines = block.split("\n")
        if not (lines[0].startswith("| Number | According to |") and len(lines) > 3):
            yield from lines


def test_no_disputed_number_stands_unmarked(known: Archive) -> None:
    keys, seen = disputed(known), set()
    assert len(keys) > 1
    for page in pages(known):
        for line in lines_outside_of_claims(page):
            for key in keys:
                card = known.card(key)
                assert card
                link_ = f"]({ROOT}{record_path(key)})"
                if link_ in line or (f" {card.heading}" in line.replace("\\", "") and not line.startswith("# ")):
                    assert MARKED.search(line), (page.path, line)
                    seen.add((page.path, key))
    assert {key for _, key in seen} == set(keys)
    assert len({path for path, _ in seen}) > 5


def test_a_disputed_number_is_marked_where_there_are_no_links(known: Archive) -> None:
    for key in disputed(known):
        page = by_path(known)[record_path(key)]
        assert page.title.endswith((" (disputed)", " (claims differ)"))
        assert re.search("disputed|claims differ", page.description)


def test_a_mark_leads_to_all_claims(known: Archive) -> None:
    made = by_path(known)
    for key in disputed(known):
        record = known.records[key]
        assert isinstance(record, Figure)
        mark = known.once(Writer).disputed(key)
        assert f"({ROOT}series/{record.series}.md#claims)" in mark
        assert '<span data-part="claims">' in made[f"series/{record.series}.md"].body
        assert f"]({ROOT}disputes/numbers.md)" in made[f"series/{record.series}.md"].body


def test_results_of_the_search_mark_a_disputed_number(known: Archive) -> None:
    found = dict(Search(known, Settings(Path("content"))).finish())
    cards = [card for name, data in found.items() if "/cards/" in name for card in json.loads(data)]
    for key in disputed(known):
        [card] = [card for card in cards if card[0] == f"figures/{key.id}/"]
        assert re.search("disputed|claims differ", card[3])
    values = {label for label, *_ in json.loads(found["search/index/facets/disputed.json"])}
    assert values >= {"disputed", "accounts differ", "names differ"}


def test_a_number_that_nobody_contradicts_has_no_mark() -> None:
    made = made_of(sample("series", "dead"), figure("one", value=5, **ANN))
    assert not any(MARKED.search(page.body) for page in by_path(made).values())


def test_claims_are_in_the_order_of_their_time_and_those_without_any_last() -> None:
    claims = [
        figure("b", value=2, as_of="2031", attributed_to="a1"),
        figure("d", value=4, attributed_to="a1"),
        figure("c", value=3, attributed_to="a2", article="dated"),
        figure("a", value=1, as_of="2029", attributed_to="a3"),
    ]
    made = made_of(sample("series", "dead"), sample("articles", "dated", published="2040"), *claims)
    page = by_path(made)["series/dead.md"]
    assert re.findall(r"^\| \[\d\]\(\x10figures/(\w)\.md", page.body, re.MULTILINE) == list("abcd")
    assert re.findall(r'href="\x10figures/(\w)/"', page.pictures[0].svg) == list("abcd")
    assert "the article is of" in page.body


def test_a_chart_says_how_its_scale_runs(toy: Archive) -> None:
    [picture] = by_path(toy)["series/dead-in-tesra.md"].pictures
    assert "The scale is logarithmic: each number on it is 10 times the one before." in picture.svg
    [picture] = by_path(made_of(*question(0)))["series/s000.md"].pictures
    assert "The scale begins at 0." in picture.svg


def test_what_is_contested_is_told_by_part(toy: Archive) -> None:
    assert contested(toy) == {
        NUMBERS: (Key("series", "dead-in-tesra"),),
        ACCOUNTS: (Key("events", "shelling-of-karsa"), Key("talks", "karsa-2"), Key("actors", "tesra-brigades")),
        NAMES: (Key("actors", "tesra-brigades"),),
    }


def test_the_page_is_bounded_and_leads_to_the_rest() -> None:
    number = EACH[NUMBERS] * 2 + 1
    things = [
        sample(
            "events",
            f"e{n:03}",
            title=f"Event {n}",
            accounts=[{"says": f"{side} {n}.", "by": side} for side in ("a1", "a2")],
        )
        for n in range(EACH[ACCOUNTS] + 1)
    ]
    named = [sample("places", f"p{n:02}", names_by=[{"name": "a"}, {"name": "b"}]) for n in range(FIRST[NAMES])]
    made = by_path(made_of(*(one for n in range(number) for one in question(n)), *things, *named))
    page = made["disputes/index.md"]
    assert page.body.count("\n### ") == sum(FIRST.values())
    assert f"]({ROOT}disputes/numbers.md)" in page.body
    assert f"]({ROOT}disputes/accounts.md)" in page.body
    listed = [disputes_path(NUMBERS, n) for n in (1, 2, 3)]
    assert [path in made for path in [*listed, disputes_path(NUMBERS, 4)]] == [True, True, True, False]
    assert sum(made[path].body.count("\n### ") for path in listed) == number
    assert f"]({ROOT}disputes/numbers/page/2.md)" in made[listed[0]].body
    assert made["disputes/accounts.md"].body.count("\n### ") == EACH[ACCOUNTS]


def test_a_page_of_the_longest_disputes_is_no_heavier_than_a_page_may_be() -> None:
    made = by_path(made_of(*(one for n in range(EACH[NUMBERS]) for one in question(n, 50))))
    for path in ("disputes/index.md", "disputes/numbers.md", "series/s000.md"):
        page = made[path]
        assert len(page.body) + sum(len(picture.svg) for picture in page.pictures) < 200_000
    assert "The chart has the latest 30." in made["series/s000.md"].body


def test_an_archive_without_disputes_has_the_pages_all_the_same() -> None:
    made = by_path(link([sample("topics", "war")]))
    for path in ("disputes/index.md", *map(disputes_path, EACH)):
        assert "Nothing differs yet." in made[path].body


def test_what_stands_behind_a_content_warning_is_not_told() -> None:
    told = [{"says": "UNSAYABLE", "by": "a1"}, {"says": "UNUTTERABLE", "by": "a2"}]
    made = by_path(made_of(sample("events", "x", content_warning="Violence.", accounts=told)))
    for path in ("disputes/index.md", "disputes/accounts.md"):
        assert "Content warning: Violence." in made[path].body
        assert not re.search("UNSAYABLE|UNUTTERABLE", made[path].body + "".join(p.svg for p in made[path].pictures))


def test_a_name_that_two_give_is_one_row_and_found_by_either() -> None:
    given = [("a1", "Massacre"), ("a2", "massacre"), ("a3", "Battle")]
    names = [{"by": by, "name": name, "article": "paper"} for by, name in given]
    page = by_path(made_of(sample("events", "x", names_by=names)))["disputes/index.md"]
    [controls] = [picture.svg for picture in page.pictures if picture.name == "sieve"]
    told = json.loads(unescape(controls.partition('data-entries="')[2].partition('"')[0]))
    assert told["entries"] == [["", [], [[["a1", "a2"], []], [["a3"], []]]]]
    assert len([line for line in page.body.splitlines() if line.startswith("- **")]) == 2


def test_what_is_withheld_is_in_no_picture() -> None:
    hidden = figure(
        "hidden", series="s000", value=98_765, withhold=["value", "attributed_to", "scope"], attributed_to="a6"
    )
    made = by_path(
        made_of(*question(0), hidden.public(), sample("events", "x", accounts=[{"says": "a"}], withhold=["accounts"]))
    )
    for page in made.values():
        for picture in page.pictures:
            assert "98,765" not in picture.svg
            assert "Actor 6" not in picture.svg
    assert "a number withheld" in made["disputes/index.md"].body


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "x' data-y='</figure>"]
)
def test_hostile_words_are_words_in_a_picture(hostile: str) -> None:
    first, second = figure("a", series="s", scope=hostile, value=1, **ANN), figure("b", series="s", value=2)
    records = [sample("articles", "paper", title=hostile), sample("actors", "ann", name=hostile), first, second]
    made = link([*records, sample("series", "s", title=hostile, unit=hostile), sample("topics", "t", name=hostile)])
    for page in by_path(made).values():
        for picture in page.pictures:
            assert not re.search("<(script|img)|onerror=[^&]*>|' data-y='<", picture.svg.replace("&lt;", ""))
            assert "<script" not in picture.svg
            assert "<img" not in picture.svg
            assert "</figure>" not in picture.svg.removesuffix("</figure>")


def test_what_is_said_to_be_at_least_begins_with_its_number(known: Archive) -> None:
    def drawn(qualifier: str) -> str:
        claims = [
            figure("a", value=31, qualifier=qualifier, series="s", **ANN),
            figure("b", series="s", value=60, **BOB),
        ]
        others = [sample("series", "s", title="How many?"), sample("articles", "paper", title="P")]
        made = by_path(link([*claims, *others, sample("actors", "ann", name="A"), sample("actors", "bob", name="B")]))
        return made["series/s.md"].pictures[0].svg

    points = {qualifier: drawn(qualifier).count("<circle") for qualifier in ("at-least", "more-than")}
    assert points == {"at-least": 2, "more-than": 1}
    assert "A point from which a bar fades is the least that is claimed." in drawn("at-least")
    assert "at least 31" in drawn("at-least")


def test_a_tiny_picture_says_what_it_shows(known: Archive) -> None:
    writer = known.once(Writer)
    found = open_disputes(known)
    assert 0 < len(found) <= 4
    for one in found:
        line, picture = tiny(writer, one, "open-a")
        assert MARKED.search(line)
        for key in one.claims:
            record = known.records[key]
            assert isinstance(record, Figure)
            assert record.amount(ENGLISH) in picture.svg
        assert picture.svg.count("<svg") == 1
