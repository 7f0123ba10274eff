"""Briefing packs: everything on a record in one text, with its sources as end notes, whole on paper."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from chromium import opened
from parley.dialect import html_of
from parley.link import Archive, link
from parley.pages.base import Page
from parley.pages.briefing import BOUNDS, LINES
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import ROOT, briefing_path
from parley.views import pages, tasks
from samples import HASH, sample
from sites import serve
from test_browser import sideways

PAPER: dict[str, Any] = {
    "url": "https://paper.example/1",
    "archived": "https://archive.example/1",
    "published": "2031-03-01",
    "retrieved": "2031-03-02",
    "publisher": "lantern",
    "authors": ["Ana Reyd"],
    "snapshot": {"sha256": HASH, "characters": 1200},
}


def packs(*records: Record, drafts: bool = False) -> dict[str, Page]:
    base = [
        sample("actors", "ann"),
        sample("actors", "lantern", name="The Lantern"),
        sample("articles", "paper", **PAPER),
        sample("topics", "war"),
        sample("processes", "karsa"),
    ]
    there = {r.key for r in records}
    made = link([*(r for r in base if r.key not in there), *records], drafts=drafts)
    return {page.path: page for page in pages(made)}


def pack_of(*records: Record, kind: str = "actors", id_: str = "ann", drafts: bool = False) -> Page:
    return packs(*records, drafts=drafts)[f"{kind}/{id_}/briefing.md"]


@pytest.fixture(scope="module")
def toys(toy: Archive) -> dict[str, Page]:
    """The packs of the toy archive."""
    return {page.path: page for page in pages(toy) if page.kind == "briefing"}


def test_rounds_have_packs_and_so_have_actors_who_spoke_or_for_whom_it_was_said(toy: Archive) -> None:
    spoke = {
        key
        for key in toy.records
        if key.kind == "talks" or toy.back(key, "What they said") or toy.back(key, "Said on their behalf")
    }
    assert {t.path for t in tasks(toy) if t.maker == "Briefings"} == {briefing_path(key) for key in spoke}
    assert spoke


def test_a_record_with_a_pack_leads_to_it_and_no_other_does(toy: Archive) -> None:
    made = {page.path: page for page in pages(toy)}
    for path, page in made.items():
        link_ = f"{path.removesuffix('.md')}/briefing.md"
        assert (f"]({ROOT}{link_})" in page.body) is (link_ in made), path


def test_every_statement_of_the_record_stands_in_its_pack_in_full(toy: Archive, toys: dict[str, Page]) -> None:
    for path, page in toys.items():
        kind, id_ = path.split("/")[:2]
        said = "What was said at it or of it" if kind == "talks" else "What they said"
        for link_ in toy.back(Key(kind, id_), said):
            words = toy.records[link_.source].body.split("\n\n## Context")[0]
            assert words.replace("[", "\\[").replace("]", "\\]") in page.body
            assert f"[quotes/{link_.source.id}]" in page.body


def test_every_event_stands_in_the_pack_with_what_is_known_who_had_a_part_and_each_account() -> None:
    event = sample(
        "events",
        "raid",
        "A raid at night.[^1]\n\n- seen\n- heard\n\n## Before\n\n[[war]].\n\n[^1]: A note.",
        title="Raid",
        date="2031-03-02",
        actors=[{"actor": "ann", "role": "witness", "according_to": "lantern", "article": "paper"}],
        accounts=[{"by": "ann", "says": "They came by night.", "article": "paper"}],
        note="Our note.",
    )
    body = pack_of(event, sample("quotes", "x")).body
    for words in ("A raid at night", "They came by night", "according to [The Lantern]", "Our note", "##### Before"):
        assert words in body
    assert f"[War]({ROOT}topics/war.md)" in body
    assert "[^raid-1]" in body


def test_sources_are_end_notes_with_all_that_is_known_of_them() -> None:
    bare = sample("articles", "bare", title="Another", withhold=["authors"])
    quotes = [sample("quotes", "x", date="2031-02"), sample("quotes", "y", article="bare", date="2031-01")]
    body = pack_of(bare, *quotes).body
    sources = body[body.index('## <span data-part="sources">') : body.index('## <span data-part="imprint">')]
    first, second = (line for line in sources.split("\n") if line.startswith("- "))
    assert first.startswith('- <span data-part="source" id="source-1">\\[1\\]</span> [Another]')
    for words in ("publisher not recorded", "\\[withheld\\]", "address not recorded", "no snapshot"):
        assert words in first
    for words in (
        '<span data-part="source" id="source-2">',
        "[The Lantern]",
        "Ana Reyd",
        "published <time",
        "[https://paper.example/1](https://paper.example/1)",
        "archived copy: [https://archive.example/1]",
        "read on <time",
        f"1,200 characters, SHA-256 `{HASH}`",
        "[articles/paper]",
    ):
        assert words in second
    assert "[\\[1\\]](#source-1)" in body[: body.index("quotes/y]")]


def test_every_note_is_named_in_the_text_and_every_number_has_its_note(toys: dict[str, Page]) -> None:
    for page in toys.values():
        numbers = {int(n) for n in re.findall(r"\]\(#source-(\d+)\)", page.body)}
        notes = [int(n) for n in re.findall(r'id="source-(\d+)"', page.body)]
        assert notes == sorted(numbers) == list(range(1, len(notes) + 1)), page.path
        assert "source: " not in page.body


def test_figures_stand_with_their_claimants_and_accounts_side_by_side(toys: dict[str, Page]) -> None:
    body = toys["actors/northern-council/briefing.md"].body if "actors/northern-council/briefing.md" in toys else ""
    dalvet = toys["actors/mira-dalvet/briefing.md"].body
    assert "More than 1,240" in dalvet + body
    assert "Figures, and whose they are" in dalvet


def test_the_version_is_that_of_the_text_and_of_nothing_else() -> None:
    quote = sample("quotes", "x", "Words")
    one, same, other = (
        pack_of(quote),
        pack_of(quote, sample("topics", "else", name="Else")),
        pack_of(sample("quotes", "x", "Other words")),
    )
    versions = [re.findall(r"`([0-9a-f]{16})`", page.body) for page in (one, same, other)]
    assert versions[0] == versions[1] != versions[2]
    assert all(len(found) == 1 for found in versions)


def test_it_says_where_it_stands_and_how_to_cite_it(built_toy: Path) -> None:
    html = (built_toy / "talks/karsa-2/briefing/index.html").read_text(encoding="utf-8")
    address = "https://toy.example/talks/karsa-2/briefing/"
    assert html.count(address) >= 3
    assert re.search(rf"“Second Karsa round: briefing pack”\. Toy archive\. {address}, version [0-9a-f]{{16}}\.", html)


def test_statements_behind_a_warning_are_folded_and_the_others_are_not() -> None:
    quotes = [
        sample("quotes", "a", "Plain words", date="2031-01"),
        sample("quotes", "b", "SHOCKING words", content_warning="Violence.", date="2031-02"),
        sample("quotes", "c", "More plain words", date="2031-03"),
    ]
    event = sample(
        "events",
        "raid",
        "SHOCKING raid",
        title="Raid",
        content_warning="Blood.",
        actors=[{"actor": "ann", "role": "witness"}],
    )
    page = pack_of(*quotes, event)
    made = html_of(page.body.strip(), page.path)
    assert made
    outside = re.sub(r"<details.*?</details>", "", made.html, flags=re.DOTALL)
    assert "SHOCKING" not in outside
    assert "Plain words" in outside
    assert "More plain words" in outside
    assert made.html.count("<details") == 2
    assert "Content warning: Violence." in made.html


@pytest.mark.parametrize("kind", ["actors", "talks"])
def test_what_is_withheld_withdrawn_or_a_draft_is_in_no_pack(kind: str) -> None:
    hidden = {"note": "UNSAYABLE note", "withhold": ["note"]}
    records = [
        sample("quotes", "a", "Said", talks=["t"], **hidden),
        sample("quotes", "b", "UNSAYABLE", talks=["t"], withdrawn={"date": "2031", "reason": "No."}),
        sample("quotes", "c", "UNSAYABLE", talks=["t"], draft=True),
        sample("quotes", "d", "Known words", speaker="eve", talks=["t"], withhold=["speaker"]),
        sample("events", "e", "UNSAYABLE", talks=["t"], actors=[{"actor": "ann", "role": "host"}], draft=True),
        sample("actors", "eve", name="UNSAYABLE Eve", draft=True),
        sample("talks", "t"),
    ]
    page = pack_of(*records, kind=kind, id_={"actors": "ann", "talks": "t"}[kind])
    assert "UNSAYABLE" not in page.document()
    assert "Said" in page.body
    assert ("Known words" in page.body) is (kind == "talks")


def test_a_draft_and_a_correction_are_told() -> None:
    quote = sample("quotes", "x", draft=True, corrections=[{"date": "2031-05-01", "text": "So."}])
    ann = sample("actors", "ann", corrections=[{"date": "2031-05-02", "text": "Her name."}])
    body = pack_of(ann, quote, drafts=True).body
    assert '<span data-part="draft">draft</span>' in body
    assert 'corrected <time datetime="2031-05-01"' in body
    assert "This record was corrected" in body
    assert "Her name." in body


def many(number: int, words: str = "Words") -> list[Record]:
    event = {"actors": [{"actor": "ann", "role": "witness", "article": "paper"}]}
    return [
        *(sample("quotes", f"q{n}", f"{words} {n}", date=f"{1000 + n}", topics=["war"]) for n in range(number)),
        *(sample("events", f"e{n}", f"Event {n}. {words}", date=f"{1000 + n}", **event) for n in range(number)),
        *(sample("quotes", f"o{n}", f"{words} {n}", speaker="lantern", about=["ann"]) for n in range(number)),
    ]


def test_a_pack_is_bounded_and_says_how_much_it_leaves_out_and_where_it_is() -> None:
    made = packs(*many(150))
    body = made["actors/ann/briefing.md"].body
    bound = BOUNDS["What they said"][0]
    assert len(re.findall(r"\[quotes/q\d+\]", body)) == bound
    assert "150 statements and 150 events" in body
    for left, path in (
        (150 - bound, "what-they-said"),
        (150 - BOUNDS["Events they had a part in"][0], "events-they-had-a-part-in"),
    ):
        assert f"{left} more, not printed here: [actors/ann/{path}/]({ROOT}actors/ann/{path}.md)" in body
        assert f"actors/ann/{path}.md" in made
    assert "q149]" in body
    assert body.index("q148]") < body.index("q149]")


def test_long_words_bound_a_pack_too_and_what_is_left_out_is_on_the_records_page() -> None:
    made = packs(*many(10, " ".join(["long"] * 2_000)))
    page = made["actors/ann/briefing.md"]
    assert len(page.body) < 250_000
    assert re.search(rf"\d more, not printed here: \[actors/ann/\]\({ROOT}actors/ann.md\)", page.body)


def test_the_html_of_the_largest_pack_is_bounded() -> None:
    page = packs(*many(200, " ".join(["word"] * 40)))["actors/ann/briefing.md"]
    made = html_of(page.body.strip(), page.path)
    assert made
    assert len(made.html.encode()) < 280_000
    assert LINES < 100


def test_packs_take_the_short_way_to_their_html(toys: dict[str, Page]) -> None:
    slow = {path for path, page in toys.items() if not html_of(page.body.strip(), page.path)}
    assert slow == set()


def printed(browser: Browser, address: str) -> tuple[bytes, Any]:
    """A page as PDF, and what of it cannot be seen on paper, or reaches past its edge."""
    with opened(browser, address, width=794) as page:
        pdf = page.pdf(prefer_css_page_size=True)
        page.emulate_media(media="print")
        hidden = page.evaluate(
            "[...document.querySelectorAll('article p:not(.parley-file), article li, article td, article th')]"
            ".filter(e => !e.checkVisibility() && e.innerText.trim()).map(e => e.outerHTML.slice(0, 90))"
        )
        wide = page.evaluate(
            "[...document.querySelectorAll('article *')].filter(e => !e.closest('svg svg'))"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 90))"
        )
        return pdf, (hidden, wide)


PRINTED = {
    "round's pack": "talks/geneva-2017-02/briefing/",
    "actor's pack": "actors/nasr-al-hariri/briefing/",
    "round": "talks/geneva-2017-02/",
    "series": "series/syria-deaths/",
    "event": "events/ceasefire-breaches/",
    "article": "articles/can-russia-press-on-the-regime/",
    "listing": "quotes/",
}


@pytest.mark.parametrize("path", PRINTED.values(), ids=PRINTED.keys())
def test_a_page_is_printed_whole_on_a4(browser: Browser, server: str, path: str) -> None:
    pdf, (hidden, wide) = printed(browser, server + path)
    assert (hidden, wide) == ([], [])
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert {(round(float(w)), round(float(h))) for w, h in boxes} == {(595, 842)}


def test_what_frames_a_page_is_not_printed_but_its_address_is(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}talks/geneva-2017-02/briefing/") as page:
        expect(page.locator(".parley-colophon__address")).to_be_hidden()
        page.emulate_media(media="print")
        for name in (".parley-mast", ".parley-contents", ".parley-skip", ".headerlink"):
            for part in page.locator(name).all():
                expect(part).to_be_hidden()
        expect(page.locator(".parley-colophon__address")).to_have_text(
            "https://parley.example/talks/geneva-2017-02/briefing/"
        )


@pytest.fixture(scope="module")
def told(built_toy: Path) -> Any:
    """The address of the toy archive's site."""
    with serve(built_toy) as address:
        yield address


@pytest.mark.parametrize("script", [True, False])
def test_what_is_folded_is_opened_on_paper(browser: Browser, told: str, script: bool) -> None:
    with opened(browser, f"{told}quotes/diplomat-on-snow/", script=script) as page:
        words = page.locator("details blockquote p").first
        expect(words).to_be_hidden()
        page.emulate_media(media="print")
        assert words.evaluate("e => e.getBoundingClientRect().height") > 0
        assert words.evaluate("e => e.checkVisibility({contentVisibilityAuto: true})")


def test_addresses_of_other_sites_are_printed(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}articles/lantern-opening/") as page:
        page.emulate_media(media="print")
        links = page.locator("article a[href^=http]")
        shown = links.first.evaluate("e => getComputedStyle(e, '::after').content")
        assert "https://" in shown


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_a_pack_fits_any_screen_and_its_notes_are_reached_by_the_keyboard(
    browser: Browser, server: str, width: int
) -> None:
    with opened(browser, f"{server}actors/nasr-al-hariri/briefing/", width=width) as page:
        assert sideways(page) == []
        page.emulate_media(reduced_motion="reduce")
        page.locator("a[href='#source-1']").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#source-1")).to_be_in_viewport()
