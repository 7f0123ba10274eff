"""The sitemap (sitemaps.org, protocol 0.9): the address of every page, for search engines."""

from collections.abc import Iterator, Sequence
from typing import ClassVar
from xml.sax.saxutils import escape

from parley.outputs.base import Output
from parley.urls import SITEMAP, address, sitemap_part
from parley.views import tasks

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

LIMIT = 50_000
"""Addresses that one file may hold, by the protocol; of more, there is an index of several files."""


class Sitemap(Output):
    """`/sitemap.xml`, without days of change: the day of a build says nothing of a record."""

    title: ClassVar[str] = "Addresses of all pages"
    mime_type: ClassVar[str] = "application/xml"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The sitemap, or the index and its parts; none where the site has no address yet."""
        if not self.settings.site_url:
            return
        found = [self.settings.site_url + address(task.path) for task in self.archive.once(tasks)]
        parts = [found[start : start + LIMIT] for start in range(0, len(found), LIMIT)]
        if len(parts) < 2:
            yield SITEMAP, _written("urlset", "url", found)
            return
        names = [sitemap_part(number) for number in range(1, len(parts) + 1)]
        yield SITEMAP, _written("sitemapindex", "sitemap", [self.settings.site_url + name for name in names])
        for name, part in zip(names, parts, strict=True):
            yield name, _written("urlset", "url", part)


def _written(root: str, entry: str, addresses: Sequence[str]) -> bytes:
    entries = "".join([f"  <{entry}>\n    <loc>{escape(found)}</loc>\n  </{entry}>\n" for found in addresses])
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}\n<{root} xmlns="{NAMESPACE}">\n{entries}</{root}>\n'.encode()
