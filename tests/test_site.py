"""The site of the project's own content: links resolve, pages say what they are, nothing calls another host."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from pagetypes import VIEWS
from parley.kinds import kinds
from parley.policy import inline_hashes
from sites import ROOT, pages_of

SITE_URL = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"]

LARGEST = 150_000
"""Bytes of a page's HTML; a page is bounded however large the archive."""


@dataclass(slots=True)
class Read(HTMLParser):
    """What stands in a page: its tags with their attributes in order, its ids, its words."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def page_at(path: Path) -> Read:
    read = Read()
    read.feed(path.read_text(encoding="utf-8"))
    read.close()
    return read


def pages(site: Path) -> dict[str, Read]:
    """Every page by its address below the site's root."""
    found = {}
    for path in pages_of(site):
        name = path.relative_to(site).as_posix()
        found[name.removesuffix("index.html") if name != "404.html" else name] = page_at(path)
    return found


def metas(page: Read, **wanted: str) -> list[str]:
    return [v.get("content", "") for t, v in page.tags if t == "meta" and wanted.items() <= v.items()]


def test_there_is_a_page_for_every_record(built_real: Path) -> None:
    for path in (ROOT / "content").rglob("*.md"):
        kind = path.relative_to(ROOT / "content").parts[0]
        text = path.read_text(encoding="utf-8").split("---")[1]
        assert (built_real / kind / path.stem / "index.html").exists() is ("\ndraft: true" not in text)


@pytest.fixture(params=["built_real", "built_toy"])
def site(request: pytest.FixtureRequest) -> Path:
    """Each of the two sites."""
    made: Path = request.getfixturevalue(request.param)
    return made


def test_every_link_and_every_anchor_leads_somewhere(site: Path) -> None:
    made = pages(site)
    root = next(v["href"] for t, v in made[""].tags if t == "link" and v.get("rel") == "canonical")
    missing = [
        (where, tag, values[name])
        for where, page in made.items()
        for tag, values in page.tags
        for name in ("href", "src")
        if name in values and not _resolves(site, made, root, where, values[name])
    ]
    assert missing == []


def _resolves(site: Path, made: dict[str, Read], root: str, where: str, target: str) -> bool:
    there = urlsplit(urljoin(urljoin(root, where), target))
    if there.scheme == "mailto" or not there.geturl().startswith(root):
        return there.scheme in ("https", "http", "mailto")
    path = unquote(there.path[len(urlsplit(root).path) :])
    if there.fragment:
        return path in made and unquote(there.fragment) in made[path].ids
    return path in made or (site / path).is_file()


def test_canonical_addresses_are_those_of_the_pages(built_real: Path) -> None:
    for where, page in pages(built_real).items():
        found = [v["href"] for t, v in page.tags if t == "link" and v.get("rel") == "canonical"]
        assert found == ([SITE_URL + where] if where != "404.html" else []), where


def test_every_page_says_what_it_is(built_real: Path) -> None:
    for where, page in pages(built_real).items():
        [description] = metas(page, name="description")
        [title], [told] = metas(page, property="og:title"), metas(page, property="og:description")
        assert description.strip(), where
        assert title.strip(), where
        assert told.strip(), where
        assert [v.get("lang") for t, v in page.tags if t == "html"] == ["en"]
        assert [t for t, _ in page.tags].count("h1") == 1, where
        assert [t for t, _ in page.tags].count("title") == 1, where


def test_titles_and_descriptions_tell_pages_apart(built_real: Path) -> None:
    told = [
        (*metas(page, property="og:title"), *metas(page, name="description")) for page in pages(built_real).values()
    ]
    assert sorted({t for t in told if told.count(t) > 1}) == []


def test_every_page_has_one_policy_that_names_its_own_scripts(built_real: Path) -> None:
    for path in pages_of(built_real):
        html = path.read_text(encoding="utf-8")
        [policy] = metas(page_at(path), **{"http-equiv": "Content-Security-Policy"})
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
        assert set(re.findall(r"sha256-[^']*", scripts)) == set(inline_hashes(html))
        assert html.index("Content-Security-Policy") < min(
            html.index(t) for t in ("<script", "<link", "<style") if t in html
        )


def test_nothing_is_asked_of_another_host(built_real: Path) -> None:
    for where, page in pages(built_real).items():
        for tag, values in page.tags:
            loads = [values.get(n, "") for n in ("src", "srcset", "data", "poster", "action")]
            if tag == "link" and values.get("rel") not in ("canonical", "alternate", "next", "prev"):
                loads.append(values.get("href", ""))
            for address in loads:
                assert not address.startswith(("http:", "https:", "//")), (where, tag, address)
    for path in [*built_real.rglob("*.css")]:
        assert not re.search(r"(url\(\s*['\"]?|@import\s+['\"]?)(https?:)?//", path.read_text(encoding="utf-8")), path


def test_no_page_has_inline_style_or_handlers(built_real: Path) -> None:
    for where, page in pages(built_real).items():
        for tag, values in page.tags:
            assert tag != "style", where
            assert not [n for n in values if n == "style" or n.startswith("on")], (where, tag, values)


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for where, page in pages(site).items():
        assert len(page.ids) == len(set(page.ids)), (where, sorted(i for i in page.ids if page.ids.count(i) > 1))


def test_no_record_is_in_the_navigation(built_real: Path) -> None:
    for where, page in pages(built_real).items():
        html = (built_real / where / "index.html" if where != "404.html" else built_real / where).read_text(
            encoding="utf-8"
        )
        navigation = re.findall(r'<nav class="parley-(?:sections|menu__list)".*?</nav>', html, re.DOTALL)
        assert navigation, where
        for target in re.findall(r'href="([^"]*)"', "".join(navigation)):
            there = urlsplit(urljoin(urljoin(SITE_URL, where), target)).path.strip("/")
            assert there in {"", *VIEWS, *kinds()}, (where, target)
        assert len(page.tags) < 5000


def test_dates_are_times_in_words(built_real: Path) -> None:
    made = pages(built_real)
    tags = [(tag, values) for page in made.values() for tag, values in page.tags if "data-edtf" in values]
    assert len(tags) > 500
    assert {tag for tag, _ in tags} == {"time", "span"}
    for where, page in made.items():
        for tag, values in page.tags:
            if tag == "time":
                assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", values["datetime"]), where
                assert values["data-edtf"] == values["datetime"]


def test_inferred_years_are_marked_as_such(built_real: Path) -> None:
    html = (built_real / "talks/geneva-2017-02/index.html").read_text(encoding="utf-8")
    assert 'data-edtf="2017?-02-23">23 February 2017 (year inferred)</span>' in html


def test_no_page_is_without_bounds(built_real: Path) -> None:
    assert max((path.stat().st_size, path.as_posix()) for path in pages_of(built_real))[0] < LARGEST


def test_the_site_has_its_feed_its_downloads_and_its_search(built_real: Path) -> None:
    for name in (
        "feeds/articles.xml",
        *("search/index/index.json", "search/index/words/0.bin", "search/index/cards/0.json"),
        "sitemap.xml",
        *(f"data/{k}.jsonl" for k in kinds()),
    ):
        assert (built_real / name).stat().st_size > 0, name


def test_every_page_is_in_the_sitemap(built_real: Path) -> None:
    told = set(re.findall(r"<loc>([^<]*)</loc>", (built_real / "sitemap.xml").read_text(encoding="utf-8")))
    assert told == {SITE_URL + where for where in pages(built_real) if where != "404.html"}


@pytest.mark.parametrize("kind", kinds())
def test_every_record_is_a_click_from_its_kinds_listing(built_real: Path, kind: str) -> None:
    listings = [built_real / kind / "index.html", *(built_real / kind / "page").rglob("index.html")]
    linked = {
        urlsplit(urljoin(f"{SITE_URL}{path.parent.relative_to(built_real).as_posix()}/", v.get("href", ""))).path
        for path in listings
        for t, v in page_at(path).tags
        if t == "a"
    }
    records = {p.stem for p in (ROOT / "content" / kind).rglob("*.md")}
    assert {f"{urlsplit(SITE_URL).path}{kind}/{id_}/" for id_ in records} <= linked
