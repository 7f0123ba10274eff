"""Where everything lies: the only module that makes, joins or shortens paths and addresses of pages."""

import posixpath
import re

from parley.records.types import Key

HOME = "index.md"
CORRECTIONS = "corrections.md"
ABOUT = "about.md"
DATA = "data/index.md"
FEED = "feeds/articles.xml"


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


def address(path: str) -> str:
    """The address of a page below the site's root, from its Markdown file: `actors/nasr-al-hariri/`."""
    stem = path.removesuffix(".md")
    folder = stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def relative(target: str, start: str) -> str:
    """The way from one Markdown file to another, as a link in the first writes it."""
    return posixpath.relpath(target, posixpath.dirname(start) or ".")


def slug(label: str) -> str:
    """A label of ours (English words) as a part of an address."""
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
