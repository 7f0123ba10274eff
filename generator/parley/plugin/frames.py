"""What pages of one sort share: the real template, rendered once for all and joined with each page's own parts."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from parley.cache import key_of
from parley.dialect import Heading, Html
from parley.language import Language
from parley.pages.base import Page
from parley.policy import with_policy
from parley.shipped import THEME
from parley.urls import address
from parley.versions import files_in, made_with

KEPT = 1024
"""Frames, and lists of contents, that are kept at a time."""

CONTENTS = "partials/parley/contents.html"
TEMPLATES = ("home.html", "listing.html", "main.html", "record.html", "search.html", "view.html")

_MARK = re.compile("\ufdd0([a-z]+)\ufdd1")
"""The name of a part between two noncharacters of Unicode, which no text holds."""


class Sort(NamedTuple):
    """All that a template asks of a page, but for the page's own parts: pages of one sort have one frame.

    `folder` and `depth` are those of its address, which links to the rest of the site depend on; `listed` is its path
    where it stands in the navigation. `level` is that of its first heading, if it has one, and `listing` whether a list
    of its contents is shown.
    """

    matter: tuple[tuple[str, str], ...]
    folder: str
    depth: int
    listed: str
    level: int | None
    listing: bool


class Frames:
    """The frames of one build."""

    def __init__(self, env: jinja2.Environment, nav: Navigation, config: MkDocsConfig, *, reloading: bool) -> None:
        self._env, self._nav, self._config, self._reloading = env, nav, config, reloading
        self._listed = {page.file.src_uri: page for page in nav.pages}
        self._frame = lru_cache(KEPT)(self._rendered)
        self._contents = lru_cache(KEPT)(self._listed_contents)
        self.version = key_of(made_with(), *map(files_in, self._folders()), *map(self._sample, TEMPLATES))
        """The key of all that a page is made with, beside its Markdown."""

    def html(self, page: Page, content: Html) -> bytes:
        """The whole page, equal to what its template renders."""
        url, matter = address(page.path), page.matter()
        first = next(iter(content.contents), None)
        own = {
            "title": matter["title"],
            "description": matter["description"],
            "address": url,
            "heading": first.title if first else "",
            "first": first.id if first else "",
            "contents": self._contents(_without_words(content.contents)),
            "content": content.html,
        }
        sort = Sort(
            matter=tuple((key, _mark(key) if value and key in own else value) for key, value in matter.items()),
            folder=url.partition("/")[0],
            depth=url.count("/"),
            listed=page.path if page.path in self._listed else "",
            level=first.level if first else None,
            listing=bool(own["contents"].strip()),
        )
        return b"".join([own[piece].encode() if isinstance(piece, str) else piece for piece in self._frame(sort)])

    def _folders(self) -> Iterator[Path]:
        """The folders of templates that are the site's own, and not Material's of a known version."""
        custom = self._config.theme.custom_dir
        return iter([*([Path(custom)] if custom else []), THEME])

    def _sample(self, template: str) -> bytes:
        """What a template makes of the site's settings and navigation."""
        matter = {"title": _mark("title"), "description": _mark("description"), "template": template, "kind": "actors"}
        pieces = self._rendered(Sort(tuple(matter.items()), "actors", 2, "", 1, listing=True))
        return b"".join(piece for piece in pieces if isinstance(piece, bytes))

    def _rendered(self, sort: Sort) -> tuple[bytes | str, ...]:
        """What stands on every page of a sort, as bytes, and between it the names of each page's own parts."""
        contents = _like_contents(sort)
        page = self._listed.get(sort.listed) or self._like(sort)
        page.meta = dict(sort.matter)
        page.content = _mark("content")
        page.toc = _toc(contents)
        if self._config.site_url:
            page.canonical_url = f"{self._config.site_url.rstrip('/')}/{_mark('address')}"
        page.active = True
        context = get_context(self._nav, [], self._config, page)
        rendered = self._env.get_template(page.meta["template"]).render(context)
        page.active = False
        html = with_policy(rendered, reloading=self._reloading)
        if sort.listing:
            html = html.replace(self._contents(contents), _mark("contents"))
        pieces = _MARK.split(html)
        return tuple(piece if n % 2 else piece.encode() for n, piece in enumerate(pieces))

    def _listed_contents(self, contents: tuple[Heading, ...]) -> str:
        """The list of a page's contents, as the template of that part renders it."""
        return self._env.get_template(CONTENTS).render(page={"toc": _toc(contents)})

    def _like(self, sort: Sort) -> MkDocsPage:
        """A page of this sort, at an address of its own."""
        path = "/".join([sort.folder, *["-"] * (sort.depth - 1)])
        return MkDocsPage(None, File.generated(self._config, f"{path}.md", content=""), self._config)


def speak(env: jinja2.Environment, language: Language) -> None:
    """Gives templates the language that they speak: what they say is extracted for its catalogue as it stands there."""
    env.globals.update(say=language.say, forms=language.forms, edition=language)


def _mark(name: str) -> str:
    return f"\ufdd0{name}\ufdd1"


def _without_words(contents: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The contents, of which the page's own title is the page's own part."""
    if not contents or contents[0].level != 1:
        return contents
    return (Heading(_mark("heading"), _mark("first"), 1, contents[0].children), *contents[1:])


def _like_contents(sort: Sort) -> tuple[Heading, ...]:
    """Contents of a page of that sort, with no words in them."""
    if sort.level is None:
        return ()
    others = (Heading("-", "-", sort.level + 1), Heading("-", "-", sort.level + 1)) if sort.listing else ()
    if sort.level == 1:
        return (Heading(_mark("heading"), _mark("first"), 1, others),)
    return (Heading(_mark("heading"), _mark("first"), sort.level), *others)


def _toc(contents: tuple[Heading, ...]) -> TableOfContents:
    links = [_link(heading) for heading in contents]
    for link in links[:1]:
        link.active = True  # type: ignore[attr-defined]  # as MkDocs marks the first
    return TableOfContents(links)


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = [_link(child) for child in heading.children]
    return link
