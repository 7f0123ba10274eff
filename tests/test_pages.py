"""Pages: the Markdown of one page a kind, and what all pages have in common."""

import re
from pathlib import Path

import pytest
import yaml

from parley.link import Archive, link
from parley.pages.base import Page
from parley.records.base import Record
from parley.records.types import Key
from parley.references import mentions, references
from parley.urls import ROOT, record_path
from parley.views import pages, tasks
from parley.writing.paging import PAGE
from samples import MINIMAL, sample

GOLDEN = Path(__file__).parent / "golden"

SHOWN = (
    "index",
    "about",
    "about/reference",
    "about/reference/figures",
    "corrections",
    "map/index",
    "network",
    "disputes/index",
    "actors/mira-dalvet",
    "actors/mira-dalvet/what-they-said",
    "actors/tesra-brigades",
    "actors/index",
    "articles/lantern-opening",
    "articles/harbour-dead",
    "events/shelling-of-karsa",
    "events/hidden-meeting",
    "figures/dead-council",
    "places/karsa",
    "positions",
    "processes/karsa",
    "quotes/dalvet-open-hands",
    "quotes/dalvet-the-dead",
    "quotes/dalvet-misheard",
    "quotes/velo-on-the-market",
    "quotes/index",
    "series/dead-in-tesra",
    "talks/karsa-2",
    "talks/karsa-2/briefing",
    "timeline/index",
    "timeline/2031",
    "timeline/2031/03",
    "topics/humanitarian",
)


@pytest.fixture(scope="module")
def made(toy: Archive) -> dict[str, Page]:
    """Every page of the toy archive by its file."""
    return {page.path: page for page in pages(toy)}


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_as_it_was_agreed(made: dict[str, Page], name: str, update_golden: bool) -> None:
    golden = GOLDEN / f"{name.replace('/', '--')}.md"
    document = made[f"{name}.md"].document()
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(document, encoding="utf-8")
    assert document == golden.read_text(encoding="utf-8")


def test_every_kind_has_an_agreed_page(toy: Archive) -> None:
    assert {key.kind for key in toy.records} <= {name.split("/")[0] for name in SHOWN}


def test_every_record_has_a_page_and_every_kind_a_listing(made: dict[str, Page], toy: Archive) -> None:
    assert {record_path(key) for key in [*toy.records, *toy.withdrawn]} <= set(made)
    assert {f"{key.kind}/index.md" for key in toy.records} <= set(made)


def links_of(page: Page) -> set[str]:
    return set(re.findall(r"\]\(([^)\s]*)", page.body))


def test_every_reference_of_the_toy_archive_stands_on_its_own_page(made: dict[str, Page], toy: Archive) -> None:
    for record in toy.records.values():
        page = made[record_path(record.key)]
        targets = [use.target for use in references(record) if use.target != record.key]
        targets += [Key(m.kind, m.id) for m in mentions(record) if m.kind]
        for target in targets:
            assert target in toy.withdrawn or f"{ROOT}{record_path(target)}" in links_of(page), (
                page.path,
                target,
            )


def test_every_reference_of_the_toy_archive_stands_on_the_page_of_what_it_names(
    made: dict[str, Page], toy: Archive
) -> None:
    for target, labels in toy.backlinks.items():
        for label, links in labels.items():
            listed = [p for p in made.values() if p.path.startswith(f"{target.kind}/{target.id}/")]
            listed = [p for p in listed if label.lower().replace(" ", "-") in p.path]
            for link_ in links:
                places = [made[record_path(target)], *listed]
                shown = [f"{ROOT}{record_path(link_.source)}" in links_of(p) for p in places]
                assert any(shown), (target, label, link_.source)


def test_every_link_leads_to_a_page(made: dict[str, Page]) -> None:
    for page in made.values():
        for target in re.findall(r"\]\(([^)\s]*)", page.markdown):
            if target.endswith(".md"):
                there = (Path("/") / page.path).parent / target
                assert str(there.resolve().relative_to("/")) in made, (page.path, target)


def test_the_front_matter_of_a_page_is_ours_alone(made: dict[str, Page]) -> None:
    allowed = {"title", "description", "template", "kind", "label", "status", "lang", "dir"}
    for page in made.values():
        matter = yaml.safe_load(page.document().split("---\n")[1])
        assert set(matter) <= allowed
        assert matter["template"] in ("home.html", "record.html", "listing.html", "search.html", "view.html")


def test_every_page_has_one_heading_of_the_first_level_and_a_description(made: dict[str, Page]) -> None:
    for page in made.values():
        outside = re.sub(r"```.*?```", "", page.body, flags=re.DOTALL)
        assert len(re.findall(r"^# ", outside, re.MULTILINE)) == 1, page.path
        assert page.description.strip()
        assert len(page.document().split("description: ")[1].split("\n")[0]) < 400


def test_what_may_not_be_seen_is_on_no_page(made: dict[str, Page]) -> None:
    everything = "\n".join(page.document() for page in made.values())
    for hidden in ("Unsayable", "unchecked-raid", "nobody has checked", "counted to nine on", "unsayable"):
        assert hidden not in everything
    for page in made.values():
        if "velo-on-the-market" in page.body and page.path != "quotes/velo-on-the-market.md":
            block = next(b for b in page.body.split("\n\n") if "velo-on-the-market" in b)
            assert "nadia-velo" not in block
    assert "velo-on-the-market" not in made["actors/nadia-velo.md"].body


def test_a_withdrawn_record_is_a_notice_that_lists_leave_out(made: dict[str, Page]) -> None:
    notice = made["quotes/dalvet-misheard.md"]
    assert notice.status == "withdrawn"
    assert "The paper took the words back." in notice.body
    assert "dalvet-misheard" not in made["quotes/index.md"].body
    assert "[withdrawn]" in made["quotes/hadan-answer-to-misheard.md"].body.replace("\\", "")


def test_a_hub_is_bounded_and_leads_to_all(made: dict[str, Page]) -> None:
    hub = made["actors/mira-dalvet.md"]
    assert hub.body.count("open the quote") <= 20
    assert "mira-dalvet/what-they-said.md" in hub.body


def hub_archive(number: int) -> Archive:
    quotes: list[Record] = [sample("quotes", f"q{n}", f"Words number {n}", date=f"{1000 + n}") for n in range(number)]
    return link([sample("actors", "ann"), sample("articles", "paper"), sample("topics", "war"), *quotes])


def sizes(archive: Archive) -> dict[str, int]:
    """The length of every page, of those of the quotes of one that is like all the others."""
    made = (task for task in tasks(archive) if not re.fullmatch(r"quotes/q(?!5\.)\d+\.md", task.path))
    return {task.path: len(task.page(archive).document()) for task in made}


def test_a_page_does_not_grow_with_the_archive() -> None:
    small, large = (sizes(hub_archive(n)) for n in (100, 400))
    for path in ("actors/ann.md", "articles/paper.md", "topics/war.md", "index.md", "quotes/q5.md", "quotes/page/2.md"):
        assert large[path] < small[path] * 1.1
    assert max(large.values()) < 60_000


def test_a_listing_goes_on_from_page_to_page() -> None:
    archive = hub_archive(PAGE * 2 + 1)
    made = {page.path: page for page in pages(archive)}
    listed = [f"quotes/page/{n}.md" if n > 1 else "quotes/index.md" for n in (1, 2, 3)]
    assert [path in made for path in [*listed, "quotes/page/4.md"]] == [True, True, True, False]
    shown = [i for path in listed for i in re.findall(r"\((?:\.\./)*(q\d+)\.md\)", made[path].markdown)]
    assert shown == [f"q{n}" for n in range(PAGE * 2, -1, -1)]
    assert {f"{ROOT}quotes/page/2.md", f"{ROOT}quotes/page/3.md"} <= links_of(made["quotes/index.md"])
    assert {f"{ROOT}quotes/index.md", f"{ROOT}quotes/page/3.md"} <= links_of(made["quotes/page/2.md"])
    assert [t.path for t in tasks(archive) if t.nav and t.path.startswith("quotes")] == ["quotes/index.md"]


def test_pages_are_the_same_whatever_the_order_of_the_records(toy: Archive) -> None:
    records = list(toy.records.values())
    assert [p.document() for p in pages(link(records))] == [p.document() for p in pages(link(reversed(records)))]


def test_a_page_changes_only_with_what_it_shows(toy: Archive) -> None:
    old = list(toy.records.values())
    new = [r.model_copy(update={"body": "Another text."}) if r.id == "lake-house" else r for r in old]
    before, after = ({page.path: page for page in pages(link(records))} for records in (old, new))
    assert {path for path in before if after[path] != before[path]} == {"places/lake-house.md"}


@pytest.mark.parametrize("kind", MINIMAL)
@pytest.mark.parametrize("title", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "# *x*"])
def test_a_hostile_name_is_a_name_on_all_pages(kind: str, title: str) -> None:
    key = next(
        k for k in ("title", "name", "scope", "unnamed") if k in MINIMAL[kind] or (k, kind) == ("unnamed", "quotes")
    )
    words = title.replace("# ", "#")  # a quotation holds no headings
    made = sample(kind, "x", **{key: title}) if kind != "quotes" else sample("quotes", "x", words)
    for page in pages(link([made, sample("places" if kind != "places" else "topics", "y", f"By [[{kind}/x]].")])):
        document = page.document()
        assert "<script" not in document
        assert "<img" not in document
        matter = yaml.safe_load(document.split("---\n")[1])
        assert '"' not in matter["title"] + matter["description"]
        assert "<" not in matter["title"] + matter["description"]


def test_draft_pages_carry_their_mark_where_drafts_are_shown() -> None:
    draft = sample("topics", "war", draft=True)
    made = {p.path: p for p in pages(link([draft, sample("topics", "peace", "[[war]]", draft=True)], drafts=True))}
    assert made["topics/war.md"].status == "draft"
    assert "This is a draft" in made["topics/war.md"].body
    assert "(draft)" in made["topics/peace.md"].body


FOLDED = """### <span data-part="content-warning">Content warning: Describes injuries.</span>

Shells fell on the market in the morning."""


def test_words_behind_a_content_warning_are_not_in_lists_or_descriptions(made: dict[str, Page]) -> None:
    for page in made.values():
        if page.path not in ("quotes/diplomat-on-snow.md", "events/shelling-of-karsa.md"):
            # a briefing pack has all of it, folded
            shown = page.document().replace(FOLDED, "") if page.kind == "briefing" else page.document()
            assert "fell on the market" not in shown
    assert "fell on the market" not in made["events/shelling-of-karsa.md"].document().split("---\n")[1]


def test_a_speaker_who_is_withheld_is_said_to_be(made: dict[str, Page]) -> None:
    page = made["quotes/velo-on-the-market.md"]
    assert page.title.startswith("[withheld]")
    assert page.description.startswith("[withheld]")


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_withheld_body_leaves_no_empty_quotation_marks(kind: str) -> None:
    hidden = sample(kind, "x", "UNSAYABLE", withhold=["body"])
    for page in pages(link([sample("actors", "ann"), sample("articles", "paper"), hidden])):
        assert "“”" not in page.document()


@pytest.mark.parametrize("kind", MINIMAL)
def test_a_line_that_says_what_a_record_is_does_not_say_it_twice(kind: str) -> None:
    page = next(p for p in pages(link([sample(kind, "x")])) if p.path == f"{kind}/x.md")
    kicker = re.search(r'data-part="kicker">(.*?)</span>', page.body)
    assert kicker
    said = kicker[1].lower().split("\u00a0· ")
    assert len(said) == len(set(said))


def test_a_description_is_words_and_not_markdown() -> None:
    body = "See [[ann]] and [[ann|her]] and [a](https://a.example/) **b** `c`[^1]\n\n"
    body += "| d | e |\n| --- | --- |\n| f | g |\n\n[^1]: h"
    page = next(
        p for p in pages(link([sample("actors", "ann"), sample("topics", "x", body)])) if p.path == "topics/x.md"
    )
    assert page.description.startswith("War (topic). See Ann and her and a b c")
    assert not re.search(r"[|*`\]]|---", page.description)


def test_what_bears_out_a_seat_at_a_round_says_which_seat(made: dict[str, Page]) -> None:
    lines = [line for line in made["articles/lantern-opening.md"].body.split("\n") if "karsa-2.md" in line]
    assert any("Lake Union" in line for line in lines)


def test_a_seat_is_named_in_the_list_of_all_that_rests_on_an_article() -> None:
    seat = {"actor": "ann", "article": "paper"}
    talks = [sample("talks", f"t{n}", conveners=[seat]) for n in range(25)]
    archive = link([sample("actors", "ann"), sample("articles", "paper"), *talks])
    [listed] = [p for p in pages(archive) if p.path == "articles/paper/what-rests-on-it.md"]
    assert listed.markdown.count("conveners: [Ann](../../actors/ann.md)") == 25


@pytest.mark.parametrize(("words", "end"), [(119, "more\u00a0…”"), (120, "w\u00a0…”"), (130, "w\u00a0…”")])
def test_words_that_are_cut_end_in_a_word(words: int, end: str) -> None:
    said = sample("quotes", "said", f"{'w ' * words}\n\nmore words here", speaker="ann")
    made = {p.path: p.body for p in pages(link([sample("articles", "paper"), sample("actors", "ann"), said]))}
    quoted = [
        line for line in made["actors/ann.md"].splitlines() if line.startswith("> ") and "attribution" not in line
    ]
    assert quoted[-1].endswith(end)
