"""Where everything lies: the only module that makes, joins or shortens paths and addresses of pages."""

import re

from parley.records.types import Key

HOME = "index.md"
CORRECTIONS = "corrections.md"
ABOUT = "about.md"
DATA = "data/index.md"
FEED = "feeds/articles.xml"
SITEMAP = "sitemap.xml"


def record_path(key: Key) -> str:
    """The Markdown file of a record's page: `actors/nasr-al-hariri.md`."""
    return f"{key.kind}/{key.id}.md"


def listing_path(folder: str, page: int = 1) -> str:
    """The Markdown file of one page of a listing, counted from 1: `actors/index.md`, `actors/page/2.md`."""
    return f"{folder}/index.md" if page == 1 else f"{folder}/page/{page}.md"


def backlinks_path(key: Key, label: str, page: int = 1) -> str:
    """The Markdown file of one page of all that names a record in one way."""
    base = f"{key.kind}/{key.id}/{slug(label)}"
    return f"{base}.md" if page == 1 else f"{base}/page/{page}.md"


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


def relative(target: str, start: str) -> str:
    """The way from one Markdown file to another, as a link in the first writes it."""
    steps, folder = "", start[: start.rfind("/") + 1]
    while not target.startswith(folder):
        steps, folder = f"../{steps}", folder[: folder.rfind("/", 0, -1) + 1]
    return steps + target[len(folder) :]


def slug(label: str) -> str:
    """A label of ours (English words) as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


def followed(link: str, path: str) -> str:
    """The address that a link in the Markdown file at `path` leads to, as the link on that file's page has it.

    `link` is the way to another file, as `relative` gives it, perhaps with an anchor: from `actors/ann.md`,
    `../quotes/x.md#note` leads to `../../quotes/x/#note`. Raises ValueError where it leads out of the site.
    """
    file, mark, anchor = link.partition("#")
    here = address(path).split("/")[:-1]
    to_folder = "../" * (len(here) - path.count("/"))
    steps = f"{to_folder}{address(file) if file.endswith('.md') else file}".split("/")
    up = steps.count("..")
    if up > len(here):
        raise ValueError(f"{link!r} in {path!r} leads out of the site")
    while up and steps[up] == here[-up]:  # out of a folder and back into it
        del steps[up - 1 : up + 1]
        up -= 1
    return f"{'/'.join(steps) or './'}{mark}{anchor}"
