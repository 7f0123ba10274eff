"""The content of a page as HTML: by the archive's own dialect where that is enough, else as MkDocs renders it."""

import logging
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import inf
from pathlib import PurePosixPath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from parley.dialect import Heading, Html, html_of
from parley.drawings.svg import illustrated
from parley.language import Language
from parley.pages.base import Page
from parley.pages.listing import FIRST
from parley.urls import page_file

Listed = tuple[int, str, str]
"""A page in the navigation: its place, its name there, its file."""

GROUPS = (0, 1, FIRST, inf)
"""The places at which a group of the navigation begins."""

Warned = tuple[int, str]
"""The level of a message of MkDocs', and its words."""


class Known(Files):
    """The files that links may lead to, made only when they are asked for; `site` has the names of the site's files."""

    def __init__(self, site: Container[str], config: MkDocsConfig) -> None:
        super().__init__([])
        self._site, self._config = site, config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path; a page must be one that there is, any other file is taken for an output's."""
        name = PurePosixPath(path).as_posix()
        there = not name.endswith(".md") or page_file(name) in self._site
        return generated(self._config, name) if there else None


def generated(config: MkDocsConfig, path: str, content: str | bytes = "", *, listed: bool = False) -> File:
    """A file of ours as MkDocs knows it, in its navigation or not."""
    inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
    return File.generated(config, path, content=content, inclusion=inclusion)


def navigation(listed: Iterable[Listed], language: Language) -> list[dict[str, Any]]:
    """The site's navigation as MkDocs takes it: the home page, then the views, then the kinds, each by itself."""
    found = sorted(listed)
    groups = ([entry for entry in found if first <= entry[0] < last] for first, last in pairwise(GROUPS))
    home, *others = ([{language.say(name): path} for _, name, path in group] for group in groups)
    return [*home, *({str(number): group} for number, group in enumerate(others) if group)]


def content_of(page: Page, known: Known, config: MkDocsConfig, language: Language) -> Html:
    """The content of a page; what MkDocs warns of is logged, as it always is."""
    made = html_of(page.body.strip(), page.path, language) or _rendered(page, known, config)
    return made._replace(html=illustrated(page.path, made.html, page.pictures)) if page.pictures else made


def _rendered(page: Page, known: Known, config: MkDocsConfig) -> Html:
    shown = MkDocsPage(None, generated(config, page.path), config)
    shown.markdown, shown.meta = page.markdown, dict(page.matter())
    shown.render(config, known)
    shown.validate_anchor_links(files=known, log_level=config.validation.links.anchors)
    return Html(shown.content or "", tuple(map(_heading, shown.toc)))


def _heading(link: AnchorLink) -> Heading:
    return Heading(link.title, link.id, link.level, tuple(map(_heading, link.children)))


@contextmanager
def warnings_kept() -> Iterator[list[Warned]]:
    """What MkDocs warns of meanwhile, kept in a list: a worker's words are told by the process that sent it."""
    kept: list[Warned] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append((record.levelno, record.getMessage()))

    log = logging.getLogger("mkdocs")
    handlers, propagate = log.handlers, log.propagate
    log.handlers, log.propagate = [Keeper(logging.INFO)], False
    try:
        yield kept
    finally:
        log.handlers, log.propagate = handlers, propagate
