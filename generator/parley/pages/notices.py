"""Notices that stay where a withdrawn record stood, and the log of all corrections."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.kinds import kinds
from parley.link import Archive, Card, newest_first
from parley.neighbourhood import cards_of
from parley.pages import markup as m
from parley.pages.base import Page, View
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


class Notices(View[Notice]):
    """A notice at the address of every withdrawn record: that it was withdrawn, when and why, and nothing of it."""

    def gather(self, archive: Archive) -> Iterator[Notice]:
        """The withdrawn records."""
        for key, withdrawal in archive.withdrawn.items():
            yield Notice(key, withdrawal)

    def write(self, shown: Notice) -> Page:
        """The notice."""
        noun, folder = kinds()[shown.key.kind].noun, shown.key.kind
        path = record_path(shown.key)
        w = Writer(path, {})
        words = f"This {noun} was withdrawn: {m.date(shown.withdrawal.date)}."
        parts = [
            f"# Withdrawn {noun}",
            m.blockquote(m.part("withdrawn", words), m.text(shown.withdrawal.reason)),
            w.to(listing_path(folder), f"All {kinds()[folder].plural}"),
        ]
        title = f"Withdrawn {noun}"
        body = "\n\n".join(parts)
        label = noun.capitalize()
        return Page(path, title, f"{title}.", body, folder, label, status="withdrawn", searched=False)


@dataclass(frozen=True, slots=True)
class Log:
    """All corrections, the newest first, and the cards of the corrected records."""

    corrections: tuple[tuple[Key, Correction], ...]
    cards: Mapping[Key, Card]


class Corrections(View[Log]):
    """The log of what was put right."""

    def gather(self, archive: Archive) -> Iterator[Log]:
        """One log."""
        found = [(record.key, c) for record in archive.records.values() for c in record.corrections]
        newest = sorted(found, key=lambda entry: newest_first(entry[1].date), reverse=True)[:LOGGED]
        yield Log(tuple(newest), cards_of(archive, {key for key, _ in newest}))

    def write(self, shown: Log) -> Page:
        """The log."""
        w = Writer(CORRECTIONS, shown.cards)
        lines = [m.joined(m.date(c.date), w.link(key), m.text(c.text)) for key, c in shown.corrections]
        body = f"# Corrections\n\n{m.items(lines) or 'Nothing has been corrected yet.'}"
        description = "What was wrong in a published record and has been put right."
        return Page(CORRECTIONS, "Corrections", description, body, "corrections", template="listing.html")
