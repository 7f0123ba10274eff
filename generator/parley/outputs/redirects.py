"""Addresses that a record had before: a page that leads on, without script."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar

from parley.outputs.base import Output
from parley.pages.writer import Writer
from parley.urls import address, record_path

LINK = "\x11"
"""Stands for the link until the words are escaped; no words hold it."""


class Redirects(Output):
    """One small page at each former address."""

    title: ClassVar[str] = "Former addresses"
    mime_type: ClassVar[str] = "text/html"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The pages."""
        language = self.archive.language
        for old, key in sorted(self.archive.former.items()):
            there = f"../../{address(record_path(key))}"
            canonical = self.settings.site_url + address(record_path(key))
            card = self.archive.card(key)
            name = escape(self.archive.once(Writer).named(card) if card else self.archive.name(key))
            link = f'<a href="{there}">{name}</a>'
            # the link is put in when the words around it have been escaped
            moved = escape(language.say("This record has moved to {record}.", record=LINK)).replace(LINK, link)
            yield (
                f"{address(record_path(old))}index.html",
                (
                    "<!doctype html>\n"
                    f'<html lang="{escape(language.tag)}" dir="{language.direction}"><head><meta charset="utf-8">'
                    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
                    f'<title dir="auto">{name}</title>'
                    f'<link rel="canonical" href="{escape(canonical)}"><meta name="robots" content="noindex">'
                    f'<meta http-equiv="refresh" content="0; url={there}"></head>'
                    f"<body><p>{moved}</p></body></html>\n"
                ).encode(),
            )
