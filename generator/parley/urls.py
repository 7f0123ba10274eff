"""Where everything lies: the only module that makes, joins or shortens paths and addresses of pages."""

import re
from collections.abc import Mapping

from parley.records.types import Key

HOME = "index.md"
CORRECTIONS = "corrections.md"
ABOUT = "about.md"
SEARCH = "search.md"
NETWORK = "network.md"
POSITIONS = "positions.md"
YEARS = "years/index.md"
DATA = "data/index.md"
MAP = "map/index.md"
OUTLINE = "map/outline.svg"
OUTLINE_NEAR = "map/outline-near.svg"
DISPUTES = "disputes/index.md"
FEED = "feeds/articles.xml"
SITEMAP = "sitemap.xml"

ROOT = "\x10"
"""Stands for the site's root where a page's links begin, until the page is whole: so what many pages say of a record is
the same on each. It is a control character, which no record may hold."""


def record_path(key: Key) -> str:
    """The Markdown file of a record's page: `actors/nasr-al-hariri.md`."""
    return f"{key.kind}/{key.id}.md"


def listing_path(folder: str, page: int = 1) -> str:
    """The Markdown file of one page of a listing, counted from 1: `actors/index.md`, `actors/page/2.md`."""
    return f"{folder}/index.md" if page == 1 else f"{folder}/page/{page}.md"


def corrections_path(page: int) -> str:
    """The Markdown file of one page of the log of corrections, counted from 1."""
    return CORRECTIONS if page == 1 else f"corrections/page/{page}.md"


def year_path(year: str, page: int = 1) -> str:
    """The Markdown file of one page of all that may belong to a year."""
    return f"years/{year}.md" if page == 1 else f"years/{year}/page/{page}.md"


def timeline_path(*unit: int) -> str:
    """The Markdown file of the timeline of all time, of a year, a month or a day: `timeline/2017/02.md`."""
    names = [f"{number:0{2 if place else 4}}" for place, number in enumerate(unit)]
    return f"timeline/{'/'.join(names or ['index'])}.md"


def disputes_path(part: str, page: int = 1) -> str:
    """The Markdown file of one page of all disputed numbers, accounts or names."""
    return f"disputes/{part}.md" if page == 1 else f"disputes/{part}/page/{page}.md"


def backlinks_path(key: Key, label: str, page: int = 1) -> str:
    """The Markdown file of one page of all that names a record in one way."""
    base = f"{key.kind}/{key.id}/{slug(label)}"
    return f"{base}.md" if page == 1 else f"{base}/page/{page}.md"


def moments_path(name: str) -> str:
    """A file of what the filters of the timeline go by: of a year, or of what lies in no single one."""
    return f"timeline/data/{name}.json"


def guide_path(name: str) -> str:
    """The Markdown file of one guide: `about/handbook.md`."""
    return f"about/{name}.md"


def reference_path(folder: str = "") -> str:
    """The Markdown file of the reference of kinds, or of the keys of one kind."""
    return f"about/reference/{folder}.md" if folder else "about/reference.md"


def found_path(narrowed: Mapping[str, str]) -> str:
    """The page of the search, narrowed to values of facets, as Markdown links to it: `search.md?topic=prisoners`."""
    return f"{SEARCH}?{'&amp;'.join(f'{facet}={value}' for facet, value in narrowed.items())}"


def briefing_path(key: Key) -> str:
    """The Markdown file of all that the archive holds on a record, to be read on paper."""
    return f"{key.kind}/{key.id}/briefing.md"


def download_path(folder: str) -> str:
    """The file that holds all records of one kind."""
    return f"data/{folder}.jsonl"


def sitemap_part(number: int) -> str:
    """One of the files of a sitemap that is too long for one, counted from 1."""
    return f"sitemap-{number}.xml"


def address(path: str) -> str:
    """The address of a page below the site's root, from its Markdown file: `actors/nasr-al-hariri/`."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def page_file(path: str) -> str:
    """The file of the site that holds a page, from its Markdown file: `actors/nasr-al-hariri/index.html`."""
    return f"{address(path)}index.html"


def links_from(path: str, markdown: str) -> str:
    """The Markdown of the file at `path`, in which links begin at the root, with links as that file writes them."""
    steps, folder = "", path[: path.rfind("/") + 1]
    while folder:
        markdown = markdown.replace(f"{ROOT}{folder}", steps)
        steps, folder = f"../{steps}", _outer(folder)
    return markdown.replace(ROOT, steps)


def addresses_from(path: str, html: str) -> str:
    """The HTML of the page whose Markdown file is `path`, in which addresses begin at the root, with those it shows.

    From `actors/ann/` the way to `quotes/x/` is `../../quotes/x/`, to `actors/bob/` it is `../bob/`, to itself `./`.
    """
    steps, folder = "", address(path)
    if f'"{ROOT}{folder}' in html:
        html = html.replace(f'"{ROOT}{folder}"', '"./"').replace(f'"{ROOT}{folder}#', '"./#')
    while folder:
        html = html.replace(f"{ROOT}{folder}", steps)
        steps, folder = f"../{steps}", _outer(folder)
    return html.replace(ROOT, steps)


def _outer(folder: str) -> str:
    return folder[: folder.rfind("/", 0, -1) + 1]


def slug(label: str) -> str:
    """A label of ours (English words) as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
