"""What a page must say before it is read: a warning, a draft, a correction, a withdrawal; the log of corrections."""

import re
from typing import Any

import pytest

from parley.dialect import html_of
from parley.link import Archive, link
from parley.pages.base import Page
from parley.records.base import Record
from parley.views import pages
from samples import MINIMAL, sample

SHOCKING = "SHOCKING"


def all_pages(*records: Record, drafts: bool = False) -> dict[str, Page]:
    base = [
        sample("actors", "ann"),
        sample("articles", "paper"),
        sample("series", "dead"),
        sample("processes", "karsa"),
    ]
    there = {r.key for r in records}
    made = link([*(r for r in base if r.key not in there), *records], drafts=drafts)
    return {page.path: page for page in pages(made)}


def folded(page: Page) -> tuple[str, str]:
    """What of a page's HTML stands outside what starts folded, and what within."""
    made = html_of(page.body.strip(), page.path)
    assert made, f"{page.path} is not plain"
    within = re.findall(r"<details.*?</details>", made.html, re.DOTALL)
    return re.sub(r"<details.*?</details>", "", made.html, flags=re.DOTALL), "".join(within)


@pytest.mark.parametrize("kind", MINIMAL)
def test_what_a_warning_stands_before_starts_folded_on_the_page_of_every_kind(kind: str) -> None:
    page = all_pages(sample(kind, "x", f"{SHOCKING} words.", content_warning="Violence."))[f"{kind}/x.md"]
    outside, within = folded(page)
    assert SHOCKING not in outside
    assert SHOCKING in within
    assert "Content warning: Violence." in within
    assert not re.search(r"</h2>\s*</section>", outside), "a section is empty"


@pytest.mark.parametrize("kind", MINIMAL)
def test_what_a_warning_stands_before_is_on_no_other_page(kind: str) -> None:
    warned = sample(kind, "x", f"{SHOCKING} words.", content_warning="Violence.")
    topics: dict[str, Any] = (
        {"topics": ["war"]} if kind in ("quotes", "events", "talks", "articles", "processes") else {}
    )
    if topics:
        warned = sample(kind, "x", f"{SHOCKING} words.", content_warning="Violence.", **topics)
    made = all_pages(warned, sample("topics", "war"), sample("places", "y", f"By [[{kind}/x]]."))
    for path, page in made.items():
        assert SHOCKING not in page.title + page.description
        if path != f"{kind}/x.md":
            # a briefing pack has all of it, folded
            shown = folded(page)[0] if page.kind == "briefing" else page.body
            assert SHOCKING not in shown, path


def test_of_a_quote_the_original_the_context_and_what_is_copied_are_folded_too() -> None:
    words = f"{SHOCKING} words\n\n## Context\n\n{SHOCKING} context."
    original = {"language": "ar", "text": SHOCKING}
    made = all_pages(sample("quotes", "x", words, content_warning="Violence.", original=original))
    outside, within = folded(made["quotes/x.md"])
    assert SHOCKING not in outside
    assert within.count(SHOCKING) == 3
    assert "picture-quote" in within


def test_a_warning_stands_in_place_of_the_words_in_a_list() -> None:
    warned = sample("quotes", "x", f"{SHOCKING} words", content_warning="Violence.", topics=["war"], talks=["t"])
    made = all_pages(warned, sample("topics", "war"), sample("talks", "t"))
    for path in ("topics/war.md", "actors/ann.md", "articles/paper.md", "talks/t.md"):
        assert "Content warning: Violence." in made[path].body, path


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_draft_carries_its_mark_wherever_it_is_named(kind: str) -> None:
    topics: dict[str, Any] = (
        {"topics": ["war"]} if kind in ("quotes", "events", "talks", "articles", "processes") else {}
    )
    draft = sample(kind, "x", draft=True, **topics)
    others = [sample("places", "y", f"By [[{kind}/x]]."), sample("topics", "war")]
    made = all_pages(draft, *others, drafts=True)
    assert made[f"{kind}/x.md"].status == "draft"
    assert "This is a draft. It is not published." in made[f"{kind}/x.md"].body
    for path, page in made.items():
        for block in page.body.split("\n\n"):
            if path != f"{kind}/x.md":
                named = [line for line in block.split("\n") if f"{kind}/x.md" in line]
                assert all("draft" in line for line in named), (path, named)
    assert f"{kind}/x.md" not in all_pages(draft, *others)


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_corrected_page_says_so_and_leads_to_what_was_put_right(kind: str) -> None:
    corrections = [{"date": "2031-03-01", "text": "A name was wrong."}, {"date": "2031-05", "text": "A day was wrong."}]
    made = all_pages(sample(kind, "x", corrections=corrections))
    body = made[f"{kind}/x.md"].body
    assert "This record was corrected: <time" in body
    assert body.index("This record was corrected") < body.index(
        'data-part="kicker"' if kind != "quotes" else "Quotation"
    )
    assert "May 2031" in body[: body.index("See [Corrections](#corrections)")]
    for text in ("A name was wrong.", "A day was wrong."):
        assert text in body[body.index("Corrections</span>") :]
        assert text in made["corrections.md"].body


def test_the_log_leads_to_each_correction_on_its_page() -> None:
    corrections = [{"date": "2031-03-01", "text": "First."}, {"date": "2031-05", "text": "Second."}]
    made = all_pages(sample("topics", "x", corrections=corrections))
    html = html_of(made["topics/x.md"].body.strip(), "topics/x.md")
    assert html
    for number, text in enumerate(("First.", "Second."), 1):
        assert re.search(f'id="correction-{number}">.*{text}', html.html)
        line = next(line for line in made["corrections.md"].body.split("\n") if text in line)
        assert f"topics/x.md#correction-{number})" in line


def test_the_log_lists_every_correction_the_newest_first() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 21)]
    records = [sample("topics", f"t{n}", corrections=[{"date": d, "text": f"Mend {d}."}]) for n, d in enumerate(days)]
    made = all_pages(*records)
    log = [page for path, page in made.items() if path.startswith("corrections")]
    found = [day for page in log for day in re.findall(r"Mend ([\d-]+)\.", page.body)]
    assert found == sorted(days, reverse=True)
    assert max(len(page.body) for page in log) < 60_000


@pytest.mark.parametrize("kind", MINIMAL)
def test_of_a_withdrawn_record_there_is_a_notice_and_nothing_else(kind: str) -> None:
    given: dict[str, Any] = {"withdrawn": {"date": "2031-04", "reason": "It was wrong.\n\nWe regret it."}}
    given["corrections"] = [{"date": "2031-03", "text": f"{SHOCKING} text."}]
    gone = sample(kind, "x", f"{SHOCKING} words.", note=SHOCKING, **given)
    made = all_pages(gone, sample("places", "y", f"By [[{kind}/x]]."))
    notice = made[f"{kind}/x.md"]
    assert notice.status == "withdrawn"
    assert "April 2031" in notice.body
    assert "> It was wrong.\n>\n> We regret it." in notice.body
    assert SHOCKING not in "".join(page.document() for page in made.values())
    naming = {path for path, page in made.items() if f"{kind}/x.md" in page.body}
    assert naming <= {"places/y.md"}


def test_the_log_of_an_archive_without_corrections_says_so(toy: Archive) -> None:
    assert "Nothing has been corrected yet." in all_pages()["corrections.md"].body
