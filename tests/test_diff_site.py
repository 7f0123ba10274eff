"""`parley diff` against the difference of two built sites: what it tells of pages is all that there is, and no more."""

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from parley.config import Settings
from parley.diff.compare import difference
from parley.diff.pages import page_changes, sitemap
from parley.diff.plain import to_json
from parley.diff.sides import Side, Sides
from parley.link import Archive, link
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import page_file
from parley.views import pages
from sites import build, contents, settings, write

SHARED = ("data/", "feeds/", "map/", "search/index/", "sitemap.xml", "timeline/data/")
"""What is made of the whole archive and is no page: what scripts, feed readers and re-users fetch."""

NEW = {
    "quotes/dalvet-on-gates.md": (
        "---\nspeaker: mira-dalvet\ndate: 2031-03-09\narticle: lantern-diary\ntopics: [ceasefire]\n---\n\n"
        "The gates stay open, I was told.\n"
    ),
}
GONE = ["quotes/briefings/dalvet-on-goats.md"]
EDITS = [
    ("talks/karsa-1.md", "outcome: Nothing was signed.", "outcome: A paper was signed."),
    ("talks/karsa-1.md", "The first meeting.", "The very first meeting."),
    ("events/unchecked-raid.md", "draft: true\n", ""),
    ("events/march-ceasefire.md", "articles:", "withhold: [actors]\narticles:"),
    ("events/spring-fighting.md", "of the fighting", "of the\nfighting"),
    ("events/hidden-meeting.md", "They met", "*They* met"),
    ("quotes/briefings/dalvet-on-fog.md", "article:", "withdrawn: {date: 2031-05-01, reason: Not hers.}\narticle:"),
    ("quotes/briefings/dalvet-on-harvest.md", "article:", "corrections: [{date: 2031-05-01, text: Day.}]\narticle:"),
    ("quotes/briefings/dalvet-on-harvest.md", "\ndate: .*", "\ndate: 2031-03-02"),
    ("places/karsa.md", "\nlat: .*", "\nlat: 44.5"),
]


class Two(NamedTuple):
    """What is told of the two sides, and their sites."""

    told: dict[str, Any]
    sites: tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="module")
def two(archive_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Two:
    """The toy archive without one claim, and what comes of it after a handful of edits of every sort."""
    root = tmp_path_factory.mktemp("diff")
    old, new = (Path(shutil.copytree(archive_folder, root / side / "content")) for side in ("old", "new"))
    (old / "figures/dead-government.md").unlink()
    old_meeting = old / "events/hidden-meeting.md"
    old_meeting.write_text(old_meeting.read_text(encoding="utf-8").replace("They met", "_They_ met"), encoding="utf-8")
    edit(new)
    built = []
    for side in (old, new):
        done = build(settings(side.parent), side.parent / "site")
        assert done.status == 0, done.output
        built.append(contents(done.site))
    return Two(json.loads(to_json(difference(str(old), new))), (built[0], built[1]))


def edit(content: Path) -> None:
    write(content, NEW)
    for name in GONE:
        (content / name).unlink()
    for name, was, now in EDITS:
        file = content / name
        text = file.read_text(encoding="utf-8")
        changed = re.sub(was, now, text)
        assert changed != text, name
        file.write_text(changed, encoding="utf-8")
    for file in content.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("idris-hadan", "idris-hadan-elder"), encoding="utf-8")
    renamed = content / "actors/idris-hadan.md"
    text = renamed.read_text(encoding="utf-8").replace("---\n", "---\nformer_ids: [idris-hadan]\n", 1)
    (content / "actors/idris-hadan-elder.md").write_text(text, encoding="utf-8")
    renamed.unlink()


def test_the_pages_told_are_those_that_differ_between_the_built_sites(two: Two) -> None:
    old, new = ({file: data for file, data in site.items() if file.endswith(".html")} for site in two.sites)
    expected = dict.fromkeys(new.keys() - old.keys(), "added")
    expected |= dict.fromkeys(old.keys() - new.keys(), "removed")
    expected |= {file: "changed" for file in old.keys() & new.keys() if old[file] != new[file]}
    assert {f"{page['address']}index.html": page["how"] for page in two.told["pages"]} == expected
    assert {"added", "removed", "changed"} == set(expected.values())
    assert len(expected) < len(new)


def test_what_is_not_told_of_is_named_and_is_no_page(two: Two) -> None:
    old, new = two.sites
    differ = {file for file in old.keys() | new.keys() if old.get(file) != new.get(file) and file[-5:] != ".html"}
    assert [file for file in sorted(differ) if not file.startswith(SHARED)] == []


def test_the_one_page_that_must_not_be_gone_is_told_to_break(two: Two) -> None:
    assert [page["address"] for page in two.told["pages"] if page["breaks"]] == ["quotes/dalvet-on-goats/"]


def test_all_that_lay_below_a_record_of_another_id_leads_on(two: Two) -> None:
    leading = {page["address"]: page["how"] for page in two.told["pages"] if page["kind"] == "redirects"}
    assert leading == {"actors/idris-hadan/": "changed", "actors/idris-hadan/briefing/": "changed"}
    html = two.sites[1]["actors/idris-hadan/briefing/index.html"].decode()
    assert 'url=../../../actors/idris-hadan-elder/briefing/"' in html


@pytest.mark.parametrize("id_", ["spring-fighting", "hidden-meeting"])
def test_what_is_written_otherwise_and_shown_alike_is_no_other_page(two: Two, id_: str) -> None:
    assert id_ in {record["id"] for record in two.told["records"]}
    old, new = (site[f"events/{id_}/index.html"] for site in two.sites)
    assert (old == new) == (f"events/{id_}/" not in {page["address"] for page in two.told["pages"]})


def test_the_change_is_told_in_words(two: Two) -> None:
    for words in (
        "opens a dispute on deaths: How many have died in Tesra since 2030?",
        "changes the outcome of First Karsa round",
        "adds 1 quote to Mira Dalvet (what they said)",
    ):
        assert words in two.told["summary"]


EDITED = {
    "actors": "mira-dalvet",
    "articles": "lantern-opening",
    "events": "shelling-of-karsa",
    "figures": "dead-council",
    "places": "karsa",
    "processes": "karsa",
    "quotes": "dalvet-open-hands",
    "series": "dead-in-tesra",
    "talks": "karsa-2",
    "topics": "ceasefire",
}
NAMES = {"figures": "scope", "quotes": "role", "actors": "name", "places": "name", "topics": "name"}


@pytest.mark.parametrize("kind", EDITED)
def test_no_page_is_passed_over_that_shows_a_card_which_has_changed(toy: Archive, kind: str) -> None:
    key = Key(kind, EDITED[kind])
    other = toy.records[key].model_copy(update={NAMES.get(kind, "title"): "Quite another name"})
    both = Sides(side(toy.records.values()), side([*(r for r in toy.records.values() if r.key != key), other]), {})
    old, new = ({page.path: page for page in pages(one.archive)} for one in (both.old, both.new))
    expected = {path for path in old.keys() & new.keys() if old[path] != new[path]}
    found = page_changes(both, sitemap(both.old), sitemap(both.new), frozenset(), compare=True)
    assert {f"{c.address}index.html" for c in found if c.kind != "redirects"} == set(map(page_file, expected))
    assert expected


def side(records: Iterable[Record]) -> Side:
    made = link(records)
    digests = {key: repr(record).encode() for key, record in made.records.items()}
    return Side(replace(made, digests=digests, facts=repr(digests).encode()), Settings(Path()), {}, Path())
