"""Guides: found where an archive keeps them, made as harmless as records, with links that lead to pages."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from parley.build import archive, examine
from parley.dates import Edtf
from parley.guides import OWN, Guide, guides_of, links_in
from parley.kinds import kinds
from parley.language import ENGLISH
from parley.link import Archive, link
from parley.pages.base import Page
from parley.problems import InvalidArchive
from parley.records.base import keys_of
from parley.schema import schema_of
from parley.urls import reference_path
from parley.views import pages
from parley.writing.markup import JOINT
from samples import sample
from sites import ROOT, write

TOPIC = "---\nname: War\n---\n\nOf [[paper]].\n"
PAPER = "---\ntitle: P\nlanguage: en\n---\n"
BASE = {"content/topics/war.md": TOPIC, "content/articles/paper.md": PAPER}


def told(folder: Path, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in examine(write(folder, {**BASE, **files}) / "content").problems]


def page_of(guide: Guide, path: str, *records: str) -> Page:
    made = link([sample("articles", "paper"), sample("topics", "war"), *(sample("actors", r) for r in records)])
    handbook = Guide("handbook", "handbook.md", "# Handbook\n\nHow.\n\n## One\n\nText.")
    return {p.path: p for p in pages(replace(made, guides=(handbook, guide)))}[path]


def test_an_archive_shows_its_own_guides_and_those_of_parley(tmp_path: Path) -> None:
    own = {
        "CONTRIBUTING.md": "# Join us\n\nSo.",
        ".github/SECURITY.md": "# In danger",
        "content/_about/handbook.md": "# Ours\n",
        "content/_about/house.md": "# House\n",
    }
    made, _ = archive(write(tmp_path, {**BASE, **own}) / "content")
    assert [(g.name, g.title, g.language) for g in made.guides] == [
        ("contributing", "Join us", ""),
        ("handbook", "Ours", ""),
        ("house", "House", ""),
        ("security", "In danger", ""),
    ]


def test_an_archive_without_guides_has_those_of_parley(tmp_path: Path) -> None:
    made, _ = archive(write(tmp_path, BASE) / "content")
    assert [(g.name, g.language) for g in made.guides] == [(path.stem, "en") for path in sorted(OWN.glob("*.md"))]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("house.md", "House", ":1:1: error[guide]: a guide begins with its title"),
        ("House Rules.md", "# H", ":1:1: error[id]: the file name 'House Rules.md' is no name of a guide"),
        ("reference.md", "# H", ":1:1: error[id]"),
        ("house.md", "# H\n\n![x](x.png)", ":3:1: error[image]"),
        ("house.md", "# H\n\na [b](javascript:alert(1))", ":3:"),
        ("house.md", "# H\n\na [b](../topics/peace.md)", ":3:7: error[link]: '../topics/peace.md' leads to no file"),
        ("house.md", "# H\n\n[b](../../../../etc/passwd)", ":3:5: error[link]"),
        ("house.md", "# H\n\nno\u202ee", ":3:1: error[control-character]"),
    ],
)
def test_a_wrong_guide_is_told_with_its_place(tmp_path: Path, name: str, text: str, expected: str) -> None:
    assert [t for t in told(tmp_path, {f"content/_about/{name}": text}) if f"content/_about/{name}{expected}" in t]


def test_a_wrong_guide_stops_a_build(tmp_path: Path) -> None:
    with pytest.raises(InvalidArchive):
        archive(write(tmp_path, {**BASE, "CONTRIBUTING.md": "no title"}) / "content")


def test_links_and_bytes_of_another_encoding_are_not_read(tmp_path: Path) -> None:
    folder = write(tmp_path, BASE)
    (folder / "CONTRIBUTING.md").symlink_to("/etc/passwd")
    write(folder / "content/_about", {})
    (folder / "content/_about/house.md").write_bytes(b"# \xff")
    _, problems = guides_of(folder / "content")
    assert [p.code for p in problems] == ["not-a-file", "encoding"]


def test_links_lead_to_pages_or_are_words() -> None:
    text = (
        "# Join\n\n[h](generator/parley/guides/handbook.md#one), [r](README.md#build), [w](content/topics/war.md), "
        "[x](https://x.example/), [d](#two), [n](#no), `[c](handbook.md)`\n\n## Two\n\n```md\n[e](handbook.md)\n```\n"
    )
    page = page_of(Guide("contributing", "CONTRIBUTING.md", text), "about/contributing.md")
    for shown in ("[h](handbook.md#on-one), r, [w](../topics/war.md), [x](https://x.example/), [d](#on-two), n,",):
        assert shown in page.markdown
    assert "`[c](handbook.md)`" in page.markdown
    assert "\n[e](handbook.md)\n" in page.markdown
    assert '## <span data-part="on-two">Two</span>' in page.markdown


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "x {: onclick=y }"])
def test_a_guide_is_made_as_harmless_as_a_record(words: str) -> None:
    text = f"# {words}\n\n{words}\n\n## {words}\n\n{words}\n"
    page = page_of(Guide("house", "content/_about/house.md", text), "about/house.md")
    assert "<script" not in page.document()
    assert "<img" not in page.document()
    assert " {:" not in page.body


def test_a_guide_in_another_language_than_the_site_says_so() -> None:
    guide = Guide("house", "house.md", "# H\n", "ar")
    assert dict(page_of(guide, "about/house.md").matter())["lang"] == "ar"
    assert "lang" not in page_of(replace(guide, language="en"), "about/house.md").matter()


@pytest.fixture(scope="module")
def reference() -> dict[str, Page]:
    """The pages of the reference by their files."""
    made: Archive = link([sample("topics", "war")], language=ENGLISH)
    return {p.path: p for p in pages(made) if p.kind == "reference"}


@pytest.mark.parametrize("kind", kinds())
def test_the_reference_has_every_key_with_what_it_means(reference: dict[str, Page], kind: str) -> None:
    common, own = reference[reference_path()].body, reference[reference_path(kind)].body
    schema = schema_of(kinds()[kind])
    for key in keys_of(kinds()[kind]).keys() - {"body"}:
        assert f"**`{key}`** {schema['properties'][key]['description']}" in common + own
    for name, part in schema["definitions"].items():
        for key, inner in part["properties"].items():
            assert f"**`{key}`** {inner['description']}" in common + own, name


def test_the_reference_says_what_a_key_holds(reference: dict[str, Page]) -> None:
    quotes, talks = (reference[reference_path(kind)].body for kind in ("quotes", "talks"))
    for shown in (
        "the id of a record in `actors/`, or a list of ids of records in `actors/`",
        f"required{JOINT}the id of a record in `articles/`",
        "one of `direct`, `partial`, `reported`",
    ):
        assert shown in quotes
    assert "Within `conveners`, `mediators`, `guarantors` and `hosts`" in talks
    assert "two in square brackets: numbers" in reference[reference_path("figures")].body


def handbook_dates() -> list[tuple[str, str]]:
    """The dates that the handbook shows, with how it says that they are shown."""
    text = (OWN / "handbook.md").read_text(encoding="utf-8").split("## Dates")[1].split("\n## ")[0]
    return re.findall(r'\| `"?([^`"]+)"?` \| ([^|]+?) \|', text)


def test_the_dates_of_the_handbook_are_shown_as_it_says() -> None:
    assert len(handbook_dates()) == 9
    assert [(text, Edtf.parse(text).words()) for text, _ in handbook_dates()] == handbook_dates()


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "generator/parley/guides/handbook.md"])
def test_links_of_the_guides_lead_somewhere_in_the_repository_too(name: str) -> None:
    text, folder = (ROOT / name).read_text(encoding="utf-8"), (ROOT / name).parent
    headings = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in re.findall(r"^#+ (.*)$", text, re.M)}
    for target in (target for target in links_in(text) if ":" not in target):
        path, _, part = target.partition("#")
        assert (folder / path).exists(), target
        if path.endswith(".md") and part:
            text_there = (folder / path).read_text(encoding="utf-8")
            headings = {
                re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-")
                for h in re.findall(r"^#+ (.*)$", text_there, re.M)
            }
            assert part in headings, target


def test_what_the_handbook_names_is_there() -> None:
    """Keys and words in code are those of the models."""
    text = (OWN / "handbook.md").read_text(encoding="utf-8")
    known = {key for kind in kinds().values() for key in keys_of(kind)} | set(kinds())
    for kind in kinds().values():
        for part in schema_of(kind)["definitions"].values():
            known |= set(part["properties"])
    for key in re.findall(r"`([a-z_]+)(?:: [a-z0-9-]+)?`", text):
        assert key in known, key
