"""Addresses that a record had before: a page that leads on, without script."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar

from parley.outputs.base import Output
from parley.urls import address, record_path


class Redirects(Output):
    """One small page at each former address."""

    title: ClassVar[str] = "Former addresses"
    mime_type: ClassVar[str] = "text/html"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The pages."""
        for old, key in sorted(self.archive.former.items()):
            there = f"../../{address(record_path(key))}"
            canonical = self.settings.site_url + address(record_path(key))
            name = escape(self.archive.name(key))
            yield (
                f"{address(record_path(old))}index.html",
                (
                    "<!doctype html>\n"
                    '<html lang="en"><head><meta charset="utf-8">'
                    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
                    f"<title>{name}</title>"
                    f'<link rel="canonical" href="{escape(canonical)}"><meta name="robots" content="noindex">'
                    f'<meta http-equiv="refresh" content="0; url={there}"></head>'
                    f'<body><p>This record has moved to <a href="{there}">{name}</a>.</p></body></html>\n'
                ).encode(),
            )
