"""Addresses that a record had before: a page that leads on, without script."""

from collections.abc import Iterator, Mapping, Sequence, Set
from html import escape
from typing import ClassVar

from parley.outputs.base import Output
from parley.records.types import Key
from parley.urls import address, record_path
from parley.views import tasks
from parley.writing.writer import Writer

LINK = "\x11"
"""Stands for the link until the words are escaped; no words hold it."""


class Redirects(Output):
    """One small page at each former address of a record, and at those of the pages that lay below it."""

    title: ClassVar[str] = "Former addresses"
    mime_type: ClassVar[str] = "text/html"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The pages."""
        former = sorted(self.archive.former.items())
        below = self._below(set(self.archive.former.values())) if former else {}
        for old, key in former:
            card = self.archive.card(key)
            name = self.archive.once(Writer).named(card) if card else self.archive.name(key)
            begins, begin = address(record_path(old)), address(record_path(key))
            for there in [begin, *below.get(begin, ())]:
                yield f"{begins}{there.removeprefix(begin)}index.html", self._page(name, there)

    def _below(self, moved: Set[Key]) -> Mapping[str, Sequence[str]]:
        """The addresses of all pages below those of records: their lists, their briefing packs."""
        known = {address(record_path(key)) for key in moved}
        found: dict[str, list[str]] = {}
        for where in (address(task.path) for task in self.archive.once(tasks)):
            kind, _, rest = where.partition("/")
            above = f"{kind}/{rest.partition('/')[0]}/"
            if above in known and where != above:
                found.setdefault(above, []).append(where)
        return found

    def _page(self, name: str, where: str) -> bytes:
        language = self.archive.language
        there, canonical = f"{'../' * where.count('/')}{where}", self.settings.site_url + where
        words = escape(name)
        link = f'<a href="{there}">{words}</a>'
        # the link is put in when the words around it have been escaped
        moved = escape(language.say("This record has moved to {record}.", record=LINK)).replace(LINK, link)
        return (
            "<!doctype html>\n"
            f'<html lang="{escape(language.tag)}" dir="{language.direction}"><head><meta charset="utf-8">'
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
            f'<title dir="auto">{words}</title>'
            f'<link rel="canonical" href="{escape(canonical)}"><meta name="robots" content="noindex">'
            f'<meta http-equiv="refresh" content="0; url={there}"></head>'
            f"<body><p>{moved}</p></body></html>\n"
        ).encode()
