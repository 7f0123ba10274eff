"""An edition in another language is a file of words and a setting: all pages mirrored, and no word of ours left over."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from chromium import opened
from pseudo import CATEGORIES, ciphered, edition
from sites import Built, build, contents, pages_of, serve

UNSAID = {
    "actors", "home", "processes", "quotes", "record", "series", "talks", "writer",
}
"""Modules of `parley.pages` whose words are not said by the catalogue yet, and so may stand on pages in English."""

SHOWN = ("title", "placeholder", "aria-label", "alt", "summary")
ENGLISH = re.compile(r"[a-z]{2,}")


class Words(HTMLParser):
    """The words of a page that a reader sees or hears; code and what is verified is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [value for name in SHOWN if (value := given.get(name))]
        if tag == "meta" and given.get("name") == "description":
            self.found.append(given.get("content") or "")
        if tag in ("code", "style") or (tag == "script" and given.get("type") != "application/json"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.found.append(data)


def words_of(page: Path) -> list[str]:
    reader = Words()
    reader.feed(page.read_text(encoding="utf-8"))
    return [words for words in reader.found if words.strip()]
