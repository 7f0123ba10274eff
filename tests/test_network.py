"""The network: what joins two actors, on which days, on what evidence; how it is drawn, told, and narrowed."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chromium import opened
from parley.dates import Edtf
from parley.derived.connections import Connection, Connections
from parley.derived.network_part import ACTORS, AROUND, LINES, LINES_AROUND
from parley.dialect import html_of
from parley.drawings.arcs import Arc, Name, board
from parley.drawings.arranged import arranged
from parley.link import Archive, link
from parley.pages.base import Page as Document
from parley.records.actors import Actor
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import ROOT
from parley.views import pages
from samples import sample
from test_browser import sideways


def ann(**keys: Any) -> Archive:
    """Ann, whom these keys connect with others."""
    others = [sample("actors", id_, name=id_.capitalize()) for id_ in ("bob", "eve", "guild")]
    more = [sample("articles", "paper"), sample("processes", "karsa")]
    return link([sample("actors", "ann", **keys), *others, *more])


def found(archive: Archive) -> list[Connection]:
    return archive.once(Connections).among(key for key in archive.records if key.kind == "actors")


def said(archive: Archive) -> set[tuple[str, str, str]]:
    return {(one.who.id, one.sort, one.whom.id) for one in found(archive)}


def document(archive: Archive, path: str = "network.md") -> Document:
    return next(page for page in pages(archive) if page.path == path)


def rows(page: Document) -> list[str]:
    return [line for line in page.body.split("\n") if line.startswith("| **")]


def marks(svg: str) -> list[str]:
    return re.findall(r"<a data-ends=.*?</a>", svg)


def test_roles_memberships_and_relations_join_actors() -> None:
    archive = ann(
        roles=[{"title": "baker", "of": "guild"}, {"title": "baker"}],
        member_of=[{"actor": "guild"}],
        relations=[{"kind": "backs", "actor": "bob"}, {"kind": "opposes", "actor": "eve"}],
    )
    assert said(archive) == {
        ("ann", "role", "guild"),
        ("ann", "member", "guild"),
        ("ann", "backs", "bob"),
        ("ann", "opposes", "eve"),
    }


def test_who_sat_in_a_delegation_is_joined_with_it_once_the_round_has_begun() -> None:
    party = {"actor": "guild", "head": "ann", "members": ["bob"], "article": "paper"}
    actors = [sample("actors", id_) for id_ in ("ann", "bob", "guild")]
    begun = sample("talks", "t1", parties=[party], start="2031-03-01", end="2031-03-04")
    planned = sample("talks", "t2", parties=[party], status="planned")
    seats = found(link([*actors, begun]))
    assert {(one.who.id, one.head, one.article, one.held) for one in seats} == {
        ("ann", True, "paper", ((2031, 3, 1), (2031, 3, 4))),
        ("bob", False, "paper", ((2031, 3, 1), (2031, 3, 4))),
    }
    assert found(link([*actors, planned])) == []


def test_what_one_says_of_another_is_one_line_however_often() -> None:
    actors = [sample("actors", id_) for id_ in ("ann", "bob", "guild")]
    quotes = [
        sample("quotes", f"q{n}", date=f"2031-03-0{n}", about=["bob"], said_to=["guild"], on_behalf_of="guild")
        for n in (1, 2, 3)
    ]
    archive = link([*actors, sample("articles", "paper"), *quotes, sample("quotes", "joint", speaker=["ann", "bob"])])
    assert said(archive) == {("ann", "speaks-of", "bob"), ("ann", "speaks-to", "guild"), ("ann", "speaks-for", "guild")}
    assert [key.id for key in found(archive)[0].quotes] == ["q3", "q2", "q1"]
    assert "3 quotes\u00a0· " in next(row for row in rows(document(archive)) if "speaks of" in row)


def test_a_speaker_who_is_withheld_is_joined_with_nobody(toy: Archive) -> None:
    quotes = {key.id for one in found(toy) for key in one.quotes}
    assert "dalvet-open-hands" in quotes
    assert "velo-on-the-market" not in quotes


@pytest.mark.parametrize(
    "time",
    [
        {"from": "2031-01-10", "to": "2031-03-10"},
        {"from": "2031-01", "to": "2031-03"},
        {"from": "2031-01-10"},
        {"as_of": "2031-02-01"},
        {"as_of": ["2031-02-01", "2031-02-05"]},
        {"as_of": "2031?-02-01/2031?-02-05"},
        {"from": "2031-02", "to": "2031-02"},
        {"to": "2031-02-05", "as_of": "2031-02-01"},
        {},
    ],
)
def test_a_line_is_drawn_for_just_the_days_on_which_it_is_sourced(time: dict[str, Any]) -> None:
    archive = ann(relations=[{"kind": "backs", "actor": "bob", **time}])
    actor = archive.records[Key("actors", "ann")]
    assert isinstance(actor, Actor)
    runs = re.search(r'data-days="([^"]*)"', document(archive).pictures[0].svg)
    assert runs
    spans = [[int(day) for day in (run.split("/") * 2)[:2]] for run in runs[1].split()]
    for month, day in [(m, d) for m in (1, 2, 3) for d in range(1, 29)]:
        drawn = any(first <= 20310000 + month * 100 + day <= last for first, last in spans)
        assert drawn is actor.relations[0].holds_on(Edtf.parse(f"2031-{month:02}-{day:02}")), (month, day)


def test_the_rows_of_the_table_are_the_lines_of_the_picture_in_their_order(toy: Archive) -> None:
    page = document(toy)
    svg = page.pictures[0].svg
    names = re.findall(r"<bdi>(.*?)</bdi>", svg)
    assert len(rows(page)) == len(marks(svg)) > 10
    for row, mark in zip(rows(page), marks(svg), strict=True):
        who, whom = (names[int(end)] for end in re.findall(r'data-ends="(\d+) (\d+)"', mark)[0])
        told = re.findall(r"\[([^\]]*)\]", row)
        assert who == told[0]
        assert whom == told[1]
        [opens] = re.findall(r'href="\x10([^"]*)/" ', mark)
        assert f"({ROOT}{opens}.md)" in row, "a line opens what its row names as evidence"


def test_a_row_without_a_source_says_so() -> None:
    assert "source not recorded" in rows(document(ann(relations=[{"kind": "backs", "actor": "bob"}])))[0]


def test_of_many_quotes_a_row_names_the_newest_and_the_way_to_the_others(toy: Archive) -> None:
    [row] = [row for row in rows(document(toy)) if "23 quotes" in row]
    assert re.sub(r"<[^>]*>", "", row).split(" | ")[3] == "23 quotes, newest 29 March 2031"
    assert re.findall(r"(quotes|articles|actors)/", row) == [
        "actors",
        "actors",
        "quotes",
        "articles",
        "actors",
    ]


def test_an_archive_in_which_nobody_is_joined_says_so() -> None:
    page = document(ann())
    assert page.pictures == ()
    assert "There are none yet." in page.body


@pytest.mark.parametrize("path", ["network.md", "actors/mira-dalvet.md"])
def test_the_pages_are_plain_to_the_archives_own_dialect(toy: Archive, path: str) -> None:
    page = document(toy, path)
    assert page.pictures
    assert html_of(page.body.strip(), page.path) is not None


def test_an_actors_page_shows_neighbours_and_what_joins_them_and_none_where_there_are_none() -> None:
    archive = link(
        [
            sample("actors", "ann", relations=[{"kind": "backs", "actor": "bob"}, {"kind": "backs", "actor": "eve"}]),
            sample("actors", "bob", relations=[{"kind": "fights", "actor": "eve"}]),
            sample("actors", "eve", relations=[{"kind": "part-of", "actor": "far"}]),
            *(sample("actors", id_) for id_ in ("far", "alone")),
        ]
    )
    svg = document(archive, "actors/ann.md").pictures[0].svg
    assert re.findall(r'data-id="([a-z]+)"', svg)[0] == "ann"
    assert {re.findall(r'data-sort="([a-z-]+)"', mark)[0] for mark in marks(svg)} == {"backs", "fights"}
    assert f'href="{ROOT}network/?actor=ann"' in svg
    assert document(archive, "actors/alone.md").pictures == ()
    assert 'data-part="network"' not in document(archive, "actors/alone.md").body


def crowd(number: int) -> Archive:
    """So many actors, each joined with all others before it."""
    ids = [f"a{n:03}" for n in range(number)]
    actors: list[Record] = [
        sample("actors", id_, relations=[{"kind": "backs", "actor": other} for other in ids[:n]])
        for n, id_ in enumerate(ids)
    ]
    return link(actors)


def test_a_crowd_is_bounded_and_says_so_and_leads_on() -> None:
    archive = crowd(ACTORS + 20)
    page = document(archive)
    assert len(rows(page)) == len(marks(page.pictures[0].svg)) == LINES
    assert re.search(rf"These are \d+ of {ACTORS + 20} actors", page.body)
    assert f"{LINES} are shown" in page.body
    assert f"({ROOT}actors/index.md)" in page.body
    alone = document(archive, "actors/a030.md")
    assert f"The picture has the {AROUND} nearest." in alone.body
    assert len(marks(alone.pictures[0].svg)) == LINES_AROUND
    last = document(archive, f"actors/a{ACTORS + 19:03}.md").pictures[0].svg
    assert f'href="{ROOT}network/"' in last, "who is not in the network of all is not asked for there"


def test_a_hostile_name_stays_words() -> None:
    name = '"><img src=x onerror=alert(1)>'
    archive = link(
        [sample("actors", "x", name=name, relations=[{"kind": "backs", "actor": "y"}]), sample("actors", "y")]
    )
    for path in ("network.md", "actors/y.md"):
        svg = document(archive, path).pictures[0].svg
        assert "<img" not in svg
        assert "&lt;img" in svg


def test_an_order_has_each_once_and_friends_together() -> None:
    pairs = [*combinations((0, 2, 4, 6), 2), *combinations((1, 3, 5), 2), (6, 7)]
    order = arranged(9, pairs)
    assert sorted(order) == list(range(9))
    assert set(order[:5]) == {0, 2, 4, 6, 7}
    assert set(order[5:8]) == {1, 3, 5}
    assert abs(order.index(6) - order.index(7)) == 1
    assert order == arranged(9, [(other, one) for one, other in reversed(pairs)])


def test_an_order_makes_a_chain_straight() -> None:
    chain = [3, 0, 4, 1, 5, 2]
    order = arranged(6, list(pairwise(chain)))
    assert order in (chain, chain[::-1])


def test_the_arcs_of_one_name_do_not_cross_there_and_end_with_an_arrow() -> None:
    names = [Name(f"n{n}", "./", f"n{n}") for n in range(4)]
    arcs = [Arc(1, whom, "backs", "stands", 1, "", "./", "") for whom in (0, 2, 3, 3)]
    svg = board(names, arcs, "", "")
    placed = re.findall(r'<ellipse cy="([\d.]+)em" rx="([\d.]+)%" ry="([\d.]+)em"/><use [^>]* y="([\d.]+)em"/>', svg)
    begins = []
    for cy, _, ry, end in ((float(value) for value in arc) for arc in placed):
        ends = sorted((cy - ry, cy + ry), key=lambda place: abs(place - end))
        assert ends[0] == pytest.approx(end, abs=0.02)
        begins.append(ends[1])
    up, near, far, parallel = begins
    assert up < far < parallel < near


@pytest.fixture
def network(browser: Browser, server: str) -> Iterator[Page]:
    """The network of the project's own content."""
    with opened(browser, f"{server}network/") as page:
        expect(page.get_by_label("What held on").first).to_be_visible()
        yield page


def shown(page: Page) -> tuple[int, int]:
    """How many lines and how many rows there are to see."""
    return (
        page.locator(".parley-network__lines a:not([hidden])").count(),
        page.locator("[data-section=relations] tbody tr:visible").count(),
    )


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="What held on")


def test_a_date_shows_only_what_a_source_shows_to_hold_and_counts_the_rest(network: Page) -> None:
    of = shown(network)[0]
    assert shown(network) == (of, of)
    field(network).fill("2017-02-23")
    on = shown(network)[0]
    assert 0 < on < of
    assert shown(network) == (on, on)
    expect(network.get_by_role("status").last).to_have_text(
        f"Lines shown: {on} of {of}. Not sourced for that date: {of - on}."
    )
    assert network.url.endswith("?on=2017-02-23")
    field(network).fill("2011")
    assert shown(network) == (0, 0)
    field(network).fill("20")
    assert shown(network) == (0, 0), "half a date changes nothing"
    network.get_by_role("button", name="Any time").click()
    assert shown(network) == (of, of)
    assert "?" not in network.url


def test_a_sort_and_an_actor_narrow_it_and_the_address_brings_it_back(
    browser: Browser, server: str, network: Page
) -> None:
    for name in network.locator(".parley-network__key input").all():
        if name.get_attribute("value") != "backs":
            name.uncheck()
    network.get_by_role("combobox", name="Actor").select_option("Russia")
    rows_ = network.locator("[data-section=relations] tbody tr:visible")
    expect(rows_).to_have_count(2)
    expect(rows_.first).to_contain_text("Russia")
    assert network.url.endswith("?actor=russia&relation=backs")
    with opened(browser, f"{server}network/?actor=russia&relation=backs&on=2017-02-24") as page:
        expect(field(page)).to_have_value("2017-02-24")
        assert shown(page) == (2, 2)


def test_a_reader_steps_from_change_to_change_by_keyboard_alone(network: Page) -> None:
    field(network).focus()
    network.keyboard.press("Tab")
    network.keyboard.press("Enter")
    first = field(network).input_value()
    network.keyboard.press("Enter")
    second = field(network).input_value()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", first)
    assert first < second
    network.keyboard.press("Shift+Tab")
    network.keyboard.press("Shift+Tab")
    network.keyboard.press("Enter")
    assert field(network).input_value() == first


def test_a_name_that_has_the_focus_brings_its_own_lines_forward(network: Page) -> None:
    network.get_by_role("list", name="Actors").get_by_role("link", name="Turkey", exact=True).focus()
    near = network.locator(".parley-network__lines a[data-near]")
    names = network.locator(".parley-network__names li").all_inner_texts()
    assert near.count() > 1
    for line in near.all():
        assert names.index("Turkey") in map(int, (line.get_attribute("data-ends") or "").split())
    far = network.locator(".parley-network__lines a:not([data-near])").first
    expect(far).to_have_css("opacity", "0.13")


def test_a_line_says_all_of_it_and_opens_its_evidence(network: Page) -> None:
    lines = network.get_by_role("group", name="Lines between them")
    line = lines.get_by_role("link", name=re.compile("^Russia backs Syrian government, as of .* 2017 .year inferred.$"))
    line.focus()
    network.keyboard.press("Enter")
    network.wait_for_url("**/articles/syria-talks-resume-amid-clashes/")


def test_the_lines_can_be_skipped_by_keyboard(network: Page) -> None:
    network.locator(".parley-network__skip").focus()
    network.keyboard.press("Enter")
    assert network.evaluate("document.activeElement.tagName") == "FIGCAPTION"


def test_without_scripts_all_lines_names_and_meanings_are_there(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}network/", script=False) as page:
        lines, told = shown(page)
        assert lines == told > 50
        expect(page.locator(".parley-picture__controls")).to_have_text("")
        expect(page.locator(".parley-network__key")).to_contain_text("negotiates for")
        expect(page.get_by_role("list", name="Actors").get_by_role("link", name="Turkey", exact=True)).to_be_visible()


def test_on_paper_there_are_lines_and_rows_and_no_controls(network: Page) -> None:
    network.emulate_media(media="print")
    expect(field(network)).to_be_hidden()
    expect(network.locator(".parley-network__key input").first).to_be_hidden()
    expect(network.locator(".parley-network__lines")).to_be_visible()
    expect(network.locator("[data-section=relations] tbody tr").last).to_be_visible()


@pytest.mark.parametrize("path", ["network/", "actors/nasr-al-hariri/"])
def test_names_and_arcs_stand_at_the_same_height_on_a_phone(browser: Browser, server: str, path: str) -> None:
    with opened(browser, server + path, width=320) as page:
        assert sideways(page) == []
        names, lines = (page.locator(f".parley-network__{part}").bounding_box() for part in ("names", "lines"))
        assert names
        assert lines
        assert names["height"] == pytest.approx(lines["height"], abs=1)
        assert names["width"] + lines["width"] <= 320


def test_an_actors_page_leads_to_the_network_of_all_around_them(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}actors/russia/") as page:
        field(page).fill("2011")
        expect(page.locator(".parley-network__lines a:not([hidden])")).to_have_count(0)
        page.get_by_role("link", name="The network of all actors").click()
        page.wait_for_url("**/network/?actor=russia")
        expect(page.get_by_role("combobox", name="Actor")).to_have_value("russia")


def test_who_was_taken_back_is_in_no_network() -> None:
    gone = sample("actors", "gone", name="Gone", withdrawn={"date": "2031", "reason": "It was not so."})
    state, paper = sample("actors", "gov", name="The Government"), sample("articles", "paper")
    by, of = (
        sample("quotes", "by", speaker="gone", about=["gov"]),
        sample("quotes", "of", speaker="gov", about=["gone"]),
    )
    archive = link([gone, state, paper, by, of])
    assert archive.once(Connections).near == {}
