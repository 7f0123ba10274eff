"""Notices that stay where a withdrawn record stood, and the log of all corrections."""

from dataclasses import dataclass
from typing import ClassVar

from parley.kinds import kinds
from parley.language import capital
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
        folder = shown.key.kind
        kind = kinds()[folder]
        # For translators: {noun} is a kind of record as it stands in a sentence: actor, talk round
        title = w.say("Withdrawn {noun}", noun=w.say(kind.noun))
        date = w.date(shown.withdrawal.date)
        parts = [
            f"# {title}",
            m.blockquote(
                m.part("withdrawn", w.say("This {noun} was withdrawn: {date}.", noun=w.say(kind.noun), date=date)),
                w.text(shown.withdrawal.reason),
            ),
            # For translators: {nouns} are all records of a kind: actors, talk rounds
            w.to(listing_path(folder), w.say("All {nouns}", nouns=w.say(kind.plural))),
        ]
        label = w.say(capital(kind.noun))
        return Page(record_path(shown.key), title, f"{title}.", "\n\n".join(parts), folder, label, status="withdrawn")


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
        lines = [m.joined(w.date(c.date), w.link(key), w.text(c.text)) for key, c in shown]
        title = w.say("Corrections")
        body = f"# {title}\n\n{m.items(lines) or w.say('Nothing has been corrected yet.')}"
        description = w.say("What was wrong in a published record and has been put right.")
        return Page(CORRECTIONS, title, description, body, "corrections", template="listing.html")
