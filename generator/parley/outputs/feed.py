"""The Atom feed (RFC 4287) of what is new and what was corrected."""

from collections.abc import Iterator
from typing import Any, ClassVar
from xml.etree import ElementTree as ET

from parley.dates import Edtf
from parley.language import message
from parley.order import moment_of
from parley.outputs.base import Output
from parley.records.base import Record
from parley.urls import FEED, address, record_path
from parley.writing.writer import Writer

ENTRIES = 100
NAMESPACE = "http://www.w3.org/2005/Atom"


class Feed(Output):
    """`/feeds/articles.xml`: the newest articles, and corrections to any record."""

    title: ClassVar[str] = message("New articles and corrections")
    mime_type: ClassVar[str] = "application/atom+xml"
    shows_bodies: ClassVar[bool] = False

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._entries: list[tuple[Edtf | None, Record, str, str]] = []

    def feed(self, record: Record) -> None:
        """An entry for an article, and one for each correction."""
        if record.folder == "articles":
            self._enter(record.when, record)
        for number, correction in enumerate(record.corrections, 1):
            self._enter(correction.date, record, f"#correction-{number}", correction.text)

    def _enter(self, when: Edtf | None, record: Record, fragment: str = "", summary: str = "") -> None:
        # an entry needs a moment, and no day is invented: what has no date is in the listings alone
        if when and (when.earliest or when.latest):
            self._entries.append((when, record, fragment, summary))

    def _title(self) -> str:
        said = self.archive.language.say(self.title)
        return said.lower() if said == self.title else said

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The feed."""
        entries = sorted(self._entries, key=lambda e: (moment_of(e[0]), e[1].key, e[2]), reverse=True)[:ENTRIES]
        language, say = self.archive.language, self.archive.language.say
        root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": language.tag})
        own = self.settings.site_url + FEED
        _add(root, "title", f"{self.settings.site_name}: {self._title()}")
        _add(root, "id", own)
        ET.SubElement(root, "link", rel="self", href=own)
        ET.SubElement(root, "link", rel="alternate", href=self.settings.site_url)
        _add(root, "updated", _moment(entries[0][0] if entries else None))
        _add(ET.SubElement(root, "author"), "name", self.settings.site_name)
        for when, record, fragment, summary in entries:
            entry = ET.SubElement(root, "entry")
            there = self.settings.site_url + address(record_path(record.key))
            card = self.archive.card(record.key)
            heading = self.archive.once(Writer).named(card) if card else record.heading(self.archive.name)
            _add(entry, "title", say("Corrected: {record}", record=heading) if fragment else heading)
            _add(entry, "id", there + fragment)
            ET.SubElement(entry, "link", rel="alternate", href=there)
            _add(entry, "updated", _moment(when))
            _add(entry, "summary", summary or record.line(self.archive.name))
        text = ET.tostring(root, encoding="unicode")
        yield FEED, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _moment(when: Edtf | None) -> str:
    """The earliest moment a date may be, as Atom demands one; without a date, the beginning of the calendar."""
    day = (when.earliest or when.latest) if when else None
    year, month, day_ = day if day and 1 <= day[0] <= 9999 else (1, 1, 1)
    return f"{year:04}-{month:02}-{day_:02}T00:00:00Z"
