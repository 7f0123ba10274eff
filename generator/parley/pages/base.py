"""What a view is: the whole contract on one screen.

A view is one module of this folder with one subclass of `View`. `gather` says what each of its pages shows, as plain
values; `write` makes the page of those values and nothing else, so that pages can be made anywhere and kept.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

import yaml

from parley.link import Archive

Shown = TypeVar("Shown")

DESCRIPTION = 160
"""How many characters of a description search engines and previews show."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown document of the site.

    `path` is the file below the pages' folder, `body` its Markdown. `kind` and `label` tell the theme what it shows,
    `status` is empty, `draft` or `withdrawn`. `nav` is its place and its name in the site's navigation, if it has one.
    """

    path: str
    title: str
    description: str
    body: str
    kind: str
    label: str = ""
    template: str = "record.html"
    status: str = ""
    searched: bool = True
    nav: tuple[int, str] | None = None

    def document(self) -> str:
        """The page as a file: front matter of ours alone, its values escaped for HTML, and the Markdown."""
        matter: dict[str, object] = {
            "title": _escaped(self.title),
            "description": _escaped(_short(self.description)),
            "template": self.template,
            "kind": self.kind,
        }
        if self.label:
            matter["label"] = _escaped(self.label)
        if self.status:
            matter["status"] = self.status
        if not self.searched:
            matter["search"] = {"exclude": True}
        text = yaml.dump(matter, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
        return f"---\n{text}---\n\n{self.body.strip()}\n"


class View(ABC, Generic[Shown]):
    """A family of pages that show the archive in one way."""

    @abstractmethod
    def gather(self, archive: Archive) -> Iterator[Shown]:
        """What each page shows, one value a page, in a fixed order."""

    @abstractmethod
    def write(self, shown: Shown) -> Page:
        """The page of one such value; a function of it alone."""


def _escaped(text: str) -> str:
    # attributes of the templates stand in double quotes, where an apostrophe is itself
    return escape(text).replace("&#x27;", "'")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= DESCRIPTION else words[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
