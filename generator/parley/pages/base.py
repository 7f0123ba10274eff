"""What a view is: the whole contract on one screen.

A view is one module of this folder with one subclass of `View`, or of `SinglePage`. `subjects` says what its pages are
about, one subject a page, and `path` where such a page lies. `gather` says what the page of one subject shows, as plain
values; `write` makes the page of those values and of the cards of records. So each page is made by itself, anywhere.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import ClassVar, Generic, NamedTuple, TypeVar

from parley.drawings.svg import Picture
from parley.link import Archive
from parley.records.types import Key
from parley.urls import links_from
from parley.writing.markup import direction
from parley.writing.matter import entry
from parley.writing.writer import Writer

Subject = TypeVar("Subject")
Shown = TypeVar("Shown")

Nav = tuple[int, str]
"""A place in the site's navigation, counted from 0, and the name there."""

DESCRIPTION = 160
"""How many characters of a description search engines and previews show."""


class Page(NamedTuple):
    """One Markdown document of the site.

    `path` is the file below the pages' folder, `body` its Markdown, whose links begin at `parley.urls.ROOT`. `kind` and
    `label` tell the theme what it shows, `status` is empty, `draft` or `withdrawn`. `pictures` are drawn where the body
    marks their places; they say nothing that it does not. `language` is that of its text, where it is not the site's.
    """

    path: str
    title: str
    description: str
    body: str
    kind: str
    label: str = ""
    template: str = "record.html"
    status: str = ""
    pictures: tuple[Picture, ...] = ()
    language: str = ""

    @property
    def markdown(self) -> str:
        """The body as it stands in the page's file, with links from there."""
        return links_from(self.path, self.body.strip())

    def document(self) -> str:
        """The page as a file: its front matter and the Markdown."""
        lines = [entry(key, value) for key, value in self.matter().items()]
        return f"---\n{''.join(lines)}---\n\n{self.markdown}\n"

    def matter(self) -> Mapping[str, str]:
        """The front matter: keys of ours alone, their values escaped for HTML."""
        matter: dict[str, str] = {
            "title": _escaped(self.title),
            "description": _escaped(_short(self.description)),
            "template": self.template,
            "kind": self.kind,
        }
        if self.label:
            matter["label"] = _escaped(self.label)
        if self.status:
            matter["status"] = self.status
        if self.language:
            matter |= {"lang": self.language, "dir": direction(self.language)}
        return matter


class View(ABC, Generic[Subject, Shown]):
    """A family of pages that show the archive in one way."""

    @abstractmethod
    def subjects(self, archive: Archive) -> Sequence[Subject]:
        """What each page is about, in a fixed order: no more than keys and numbers, for there is one for every page."""

    @abstractmethod
    def path(self, subject: Subject) -> str:
        """The file of the page of one subject."""

    def nav(self, subject: Subject) -> Nav | None:
        """The place and the name of the page in the site's navigation, where it has one."""
        return None

    def showing(self, archive: Archive, edited: Key) -> Iterable[Subject]:
        """The subjects whose pages show a record's body: where bodies alone are edited, no other page is made anew."""
        return ()

    @abstractmethod
    def gather(self, archive: Archive, subject: Subject) -> Shown:
        """What the page of one subject shows.

        What many pages need of the whole archive is worked out once for all of them, by `archive.once`.
        """

    @abstractmethod
    def write(self, shown: Shown, w: Writer) -> Page:
        """The page of one such value, which names other records in the words of the archive's writer."""


class SinglePage(View[None, Shown]):
    """A view of one page about the whole archive; it sets `file`."""

    file: ClassVar[str]

    def subjects(self, archive: Archive) -> Sequence[None]:
        """One, which is nothing in particular."""
        return (None,)

    def path(self, subject: None) -> str:
        """The page's file."""
        return self.file


def _escaped(text: str) -> str:
    # attributes of the templates stand in double quotes, where an apostrophe is itself
    return escape(text, quote=False).replace('"', "&quot;")


def _short(text: str) -> str:
    # as many words as characters are more than enough, however long the text
    words = " ".join(text.split(maxsplit=DESCRIPTION))
    return words if len(words) <= DESCRIPTION else words[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
