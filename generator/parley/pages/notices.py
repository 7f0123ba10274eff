"""Notices that stay where a withdrawn record stood, and the log of all corrections."""

from dataclasses import dataclass
from typing import ClassVar

from parley.kinds import kinds
from parley.link import Archive, newest_first
from parley.pages import markup as m
from parley.pages.base import Page, SinglePage, View
from parley.pages.writer import Writer
from parley.records.base import Correction, Withdrawal
from parley.records.types import Key
from parley.urls import CORRECTIONS, listing_path, record_path

LOGGED = 200
"""How many corrections the log shows; each record's own page has all of its own."""


@dataclass(frozen=True, slots=True)
class Notice:
    """That a record was withdrawn."""

    key: Key
    withdrawal: Withdrawal


class Notices(View[Key, Notice]):
    """A notice at the address of every withdrawn record: that it was withdrawn, when and why, and nothing of it."""

    def subjects(self, archive: Archive) -> list[Key]:
        """The withdrawn records."""
        return list(archive.withdrawn)

    def path(self, subject: Key) -> str:
        """The record's own address."""
        return record_path(subject)

    def gather(self, archive: Archive, subject: Key) -> Notice:
        """When and why a record was withdrawn."""
        return Notice(subject, archive.withdrawn[subject])

    def write(self, shown: Notice, w: Writer) -> Page:
        """The notice."""
        noun, folder = kinds()[shown.key.kind].noun, shown.key.kind
        path = record_path(shown.key)
        words = f"This {noun} was withdrawn: {m.date(shown.withdrawal.date)}."
        parts = [
            f"# Withdrawn {noun}",
            m.blockquote(m.part("withdrawn", words), m.text(shown.withdrawal.reason)),
            w.to(listing_path(folder), f"All {kinds()[folder].plural}"),
        ]
        title = f"Withdrawn {noun}"
        body = "\n\n".join(parts)
        label = noun.capitalize()
        return Page(path, title, f"{title}.", body, folder, label, status="withdrawn")


Log = tuple[tuple[Key, Correction], ...]
"""Corrections, the newest first, each with the record that was corrected."""


class Corrections(SinglePage[Log]):
    """The log of what was put right."""

    file: ClassVar[str] = CORRECTIONS

    def gather(self, archive: Archive, subject: None) -> Log:
        """The newest corrections."""
        found = [(record.key, c) for record in archive.records.values() for c in record.corrections]
        newest = sorted(found, key=lambda entry: newest_first(entry[1].date), reverse=True)[:LOGGED]
        return tuple(newest)

    def write(self, shown: Log, w: Writer) -> Page:
        """The log."""
        lines = [m.joined(m.date(c.date), w.link(key), m.text(c.text)) for key, c in shown]
        body = f"# Corrections\n\n{m.items(lines) or 'Nothing has been corrected yet.'}"
        description = "What was wrong in a published record and has been put right."
        return Page(CORRECTIONS, "Corrections", description, body, "corrections", template="listing.html")
