"""Which addresses of the site are new, gone, or show something else: of pages, and of those that lead on to pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from markdown import Markdown

from parley.diff.difference import PageChange
from parley.diff.sides import Side, Sides
from parley.diff.touched import Alike, touching
from parley.language import Language
from parley.outputs.redirects import Redirects
from parley.pages.base import Page
from parley.render import EXTENSIONS, configs
from parley.urls import address
from parley.views import Task, tasks, tasks_showing
from parley.workers import map_chunks
from parley.writing.writer import Writer

REDIRECT = "redirects"
"""The kind of an address that leads on to another."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """All addresses of one side: the tasks that make their pages, and what stands at those that lead on."""

    pages: Mapping[str, Task]
    redirects: Mapping[str, bytes]

    def __contains__(self, where: str) -> bool:
        return where in self.pages or where in self.redirects

    def __iter__(self) -> Iterator[str]:
        return chain(self.pages, self.redirects)


def sitemap(side: Side) -> Sitemap:
    """The addresses of one side."""
    pages = {address(task.path): task for task in side.archive.once(tasks)}
    redirects = Redirects(side.archive, side.settings).finish()
    return Sitemap(pages, {path.removesuffix("index.html"): data for path, data in redirects})


def page_changes(both: Sides, old: Sitemap, new: Sitemap, broken: Set[str], *, compare: bool) -> tuple[PageChange, ...]:
    """Every address that is not as it was, in order; what pages show is compared only where that is asked for."""
    added = (PageChange(where, _kind(where, new), "added") for where in new if where not in old)
    gone = (PageChange(where, _kind(where, old), "removed", where in broken) for where in old if where not in new)
    other = (PageChange(where, _kind(where, new), "changed") for where in _changed(both, old, new, compare=compare))
    return tuple(sorted([*added, *gone, *other], key=lambda change: change.address))


def _changed(both: Sides, old: Sitemap, new: Sitemap, *, compare: bool) -> Iterable[str]:
    shared = [where for where in new.pages if where in old.pages]
    yield from (where for where in new.redirects if where in old and old.redirects.get(where) != new.redirects[where])
    yield from (where for where in new.pages if where in old.redirects)
    if not compare:
        return
    if _navigation(old) != _navigation(new):  # which every page shows
        yield from shared
        return
    edited = [key for key in both.old if key in both.new.archive.records and not both.is_same(key, key)]
    written = {address(task.path) for task in tasks_showing(both.new.archive, edited)}
    if both.old.archive.facts == both.new.archive.facts and both.old.archive.guides == both.new.archive.guides:
        shared = [where for where in shared if where in written]
    differ = _differing(both, old, new, written)
    yield from chain.from_iterable(map_chunks(differ, shared, both.new.settings.jobs))


def _differing(both: Sides, old: Sitemap, new: Sitemap, written: Set[str]) -> Callable[[Sequence[str]], list[str]]:
    """Tells those addresses whose pages differ; of those in `written` the Markdown is partly a contributor's own."""
    touched, alike = touching(both), Alike()

    def differ(where: str) -> bool:
        before, after = old.pages[where], new.pages[where]
        shown = before.view.gather(both.old.archive, before.subject), after.view.gather(both.new.archive, after.subject)
        if alike(*shown) and not touched(shown[1]):
            return False
        pages = (
            before.view.write(shown[0], both.old.archive.once(Writer)),
            after.view.write(shown[1], both.new.archive.once(Writer)),
        )
        language = both.new.settings.language if where in written else None
        return pages[0] != pages[1] and not _is_shown_alike(*pages, language)

    return lambda chunk: [where for where in chunk if differ(where)]


def _is_shown_alike(before: Page, after: Page, language: Language | None) -> bool:
    """Whether two pages are the same file; what is written differently, in a language, may well be shown alike."""
    if before.matter() != after.matter() or before.pictures != after.pictures:
        return False
    texts = [before.body.strip(), after.body.strip()]
    if texts[0] == texts[1] or language is None:
        return texts[0] == texts[1]
    html = [Markdown(extensions=EXTENSIONS, extension_configs=configs(language)).convert(text) for text in texts]
    return html[0] == html[1]


def _navigation(there: Sitemap) -> list[tuple[object, str]]:
    return [(task.nav, task.path) for task in there.pages.values() if task.nav]


def _kind(where: str, there: Sitemap) -> str:
    """What an address belongs to: a kind of record, a view, the home page."""
    return REDIRECT if where in there.redirects else where.partition("/")[0] or "home"
