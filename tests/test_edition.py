"""An edition in another language is a file of words and a setting: all pages mirrored, no word of ours left over."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from chromium import opened
from parley.catalogue import messages
from parley.guides import OWN
from parley.kinds import kinds
from parley.schema import schema_of
from pseudo import LETTERS, ciphered, edition
from sites import ROOT, Built, build, contents, serve

RECORDS = ROOT / "tests" / "archive" / "content"

SHOWN = ("title", "placeholder", "aria-label", "alt")
"""Attributes whose words are read or heard."""

KEYS = {
    word
    for kind in kinds().values()
    for part in (schema_of(kind), *schema_of(kind)["definitions"].values())
    for key in part["properties"]
    for word in key.split("_")
}
"""Words of the front matter, which is the same in every language."""

PATHS = (
    "",
    "about/",
    "about/reference/talks/",
    "actors/mira-dalvet/",
    "quotes/dalvet-the-dead/",
    "events/shelling-of-karsa/",
    "network/",
    "talks/karsa-2/",
    "positions/",
    "processes/karsa/",
    "topics/ceasefire/",
    "articles/lantern-opening/",
    "figures/dead-council/",
    "series/dead-in-tesra/",
    "disputes/",
    "years/2031/",
    "timeline/2031/03/",
    "search/",
    "data/",
    "quotes/",
)


class Words(HTMLParser):
    """The words of a page that a reader sees or hears, its scripts too; code, and what is marked English, have none."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [value for name in SHOWN if (value := given.get(name))]
        if given.get("name") == "description":
            self.found.append(given.get("content") or "")
        if tag in ("code", "script"):
            self._within = "data" if given.get("type") == "application/json" else tag
        elif tag == "span" and given.get("lang") == "en":
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within or tag in ("code", "script"):
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "data":
            self.found += _strings(json.loads(data))
        elif not self._within:
            self.found.append(data)


def _strings(value: object) -> list[str]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value] if isinstance(value, str) else [text for part in parts for text in _strings(part)]


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edition(tmp_path_factory.mktemp("edition"), RECORDS)


@pytest.fixture(scope="module")
def built(config: Path) -> Built:
    made = build(config, config.parent / "site")
    assert made.status == 0, made.output
    return made


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with serve(built.site) as found:
        yield found


def english(words: str) -> list[str]:
    """Words in small letters, which are none of the records'; addresses, files, ids and versions have no others."""
    return re.findall("[a-z]{2,}", re.sub(r"https?:\S+|\S+\.jsonl|[a-z]+/[a-z0-9-]+|\b[0-9a-f]{16}\b", "", words))


def test_nothing_is_said_in_english(built: Built) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 90
    texts = {page: page.read_text(encoding="utf-8") for page in pages}
    guides = {page for page, text in texts.items() if re.search(r'<article [^>]*lang="en" dir="ltr"', text)}
    assert {page.parent.name for page in guides} == {path.stem for path in OWN.glob("*.md")}
    found = {
        page: [
            words for words in Words(text).found if set(english(words)) - (KEYS if "reference" in page.parts else set())
        ]
        for page, text in texts.items()
        if page not in guides
    }
    assert {page.relative_to(built.site).as_posix(): words for page, words in found.items() if words} == {}


def test_nothing_is_missing_in_the_catalogue(built: Built) -> None:
    assert "have no words" not in built.output


def test_the_feed_and_the_search_speak_it_too(built: Built) -> None:
    feed = ET.parse(built.site / "feeds" / "articles.xml").getroot()
    cards = [
        card for file in sorted((built.site / "search/index/cards").iterdir()) for card in json.loads(file.read_text())
    ]
    facets = [json.loads((built.site / f"search/index/facets/{f}.json").read_text()) for f in ("kind", "checked")]
    said = [entry.text or "" for entry in feed.iter("{http://www.w3.org/2005/Atom}title")]
    said += [text for card in cards for text in card[1:5]] + [label for facet in facets for label, *_ in facet]
    assert [words for words in said if english(words)] == []
    assert any(set(LETTERS) & set(words) for words in said)


def test_addresses_are_those_of_the_english_edition(built: Built, built_toy: Path) -> None:
    """What was cited in one language is found in the other; only what quotes the pages' words differs."""
    index = re.compile(r"search/index/(words|places)/")
    here, there = ({name for name in contents(site) if not index.match(name)} for site in (built.site, built_toy))
    assert here == there
    kinds = json.loads((built.site / "search/index/facets/kind.json").read_text())
    assert [ciphered("Quotes"), "Quotes/"] in [label[:2] for label in kinds]


def test_every_page_tells_its_language_and_direction(built: Built) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert [page for page in pages if not re.search(r'<html (?=[^>]*lang="ar")[^>]*dir="rtl"', page.read_text())] == []


MIRRORED = """() => {
    const [mark, menu] = [".parley-brand svg", ".parley-scheme"].map(part => document.querySelector(part))
    return {
        "as wide as the window": document.documentElement.scrollWidth <= innerWidth,
        "the mark at the right": mark.getBoundingClientRect().x > menu.getBoundingClientRect().x,
        direction: getComputedStyle(document.querySelector(".parley-text")).direction,
    }
}"""


def test_pages_are_mirrored_and_do_not_scroll_sideways(browser: Browser, address: str) -> None:
    expected = {"as wide as the window": True, "the mark at the right": True, "direction": "rtl"}
    found = {}
    with opened(browser, address, width=320) as page:
        for path in PATHS:
            page.goto(address + path)
            found[path] = page.evaluate(MIRRORED)
    assert found == dict.fromkeys(PATHS, expected)


def test_numbers_of_a_page_and_of_its_scripts_are_said_alike(browser: Browser, address: str, built: Built) -> None:
    """Three are few in Arabic; in the test's catalogue each form begins with its own number, that of few with 3."""
    with opened(browser, address + "search/?kind=Figures") as page:
        page.wait_for_selector("[data-part=source]")
        assert page.locator(".parley-find__status").inner_text() == ciphered("33 results")
    assert ciphered("33 figures") in (built.site / "figures/index.html").read_text(encoding="utf-8")


def test_names_of_another_script_are_set_apart_in_results(browser: Browser, address: str) -> None:
    with opened(browser, address + "search/?q=karsa") as page:
        page.wait_for_selector("[data-part=source]")
        kind = page.locator("[data-part=kind] bdi").first
        assert kind.evaluate("part => getComputedStyle(part).unicodeBidi") == "isolate"
        heading = page.locator(".parley-find__results h2 a").first
        assert heading.evaluate("link => getComputedStyle(link).direction") == "ltr"


def test_both_ways_lead_to_the_same_site(config: Path, built: Built, tmp_path: Path) -> None:
    plain = edition(tmp_path, RECORDS, plugin={"words": "words.po", "fast": False})
    other = build(plain, tmp_path / "site")
    assert other.status == 0, other.output
    here, there = contents(built.site), contents(other.site)
    assert [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)] == []


def test_a_site_follows_its_language_and_its_words(tmp_path: Path) -> None:
    config, site = edition(tmp_path, RECORDS), tmp_path / "site"

    def title() -> str:
        made = build(config, site)
        assert made.status == 0, made.output
        page, index = (site / name for name in ("data/index.html", "search/index/facets/kind.json"))
        heading = re.search("<h1[^>]*>([^<]*)", page.read_text(encoding="utf-8"))
        return f"{heading and heading[1]}, {json.loads(index.read_text(encoding='utf-8'))[0][0]}"

    assert title() == ciphered("Data, Actors")
    words = tmp_path / "words.po"
    changed = words.read_text(encoding="utf-8").replace(f'"{ciphered("Data")}"', '"DATEN"')
    words.write_text(changed.replace(f'"{ciphered("Actors")}"', '"AKTEURE"'), encoding="utf-8")
    assert title() == "DATEN, AKTEURE"
    text = config.read_text(encoding="utf-8")
    config.write_text(
        text.replace("language: ar", "language: en").replace("words: words.po", "words: ''"), encoding="utf-8"
    )
    assert title() == "Data, Actors"


def test_the_command_writes_pages_in_the_language(config: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "parley", "pages", str(tmp_path / "pages")]
    subprocess.run(command, cwd=config.parent, capture_output=True, check=True)
    page = (tmp_path / "pages" / "data" / "index.md").read_text(encoding="utf-8")
    assert f"# {ciphered('Data')}" in page


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("qq", "", "theme.language: 'qq' is no language that the CLDR knows; write a BCP 47 tag"),
        ("ar", "none.po", "none.po: the words cannot be read (No such file or directory); is the path right?"),
    ],
)
def test_a_language_that_cannot_be_spoken_is_told(tmp_path: Path, language: str, words: str, told: str) -> None:
    config = edition(tmp_path, RECORDS, language=language, plugin={"words": words})
    made = build(config, tmp_path / "site")
    assert (made.status, told in made.output, "Traceback" in made.output) == (1, True, False)
    assert not (tmp_path / "site").exists()


def test_what_has_no_words_is_said_in_english_and_told_once(tmp_path: Path) -> None:
    made = build(edition(tmp_path, RECORDS, plugin={}), tmp_path / "site")
    total = len(messages())
    assert made.status == 0, made.output
    assert made.output.count(f"{total:,} of {total:,} messages have no words in 'ar' yet and are said in English") == 1
    page = (tmp_path / "site/data/index.html").read_text(encoding="utf-8")
    assert ('dir="rtl"' in page, "<h1" in page, ">Data<" in page) == (True, True, True)
