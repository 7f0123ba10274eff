"""Notices that stay where a withdrawn record stood, and the log of all corrections."""

from dataclasses import dataclass

from parley.kinds import kinds
from parley.language import capital
from parley.link import Archive
from parley.order import moment_of
from parley.pages.base import Page, View
from parley.records.base import Correction, Withdrawal
from parley.records.types import Key
from parley.urls import corrections_path, listing_path, record_path
from parley.writing import markup as m
from parley.writing.paging import numbered, on_page, pages_of, steps
from parley.writing.quotable import paragraphs
from parley.writing.writer import Writer


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
                *map(w.text, paragraphs(shown.withdrawal.reason)),
            ),
            # For translators: {nouns} are all records of a kind: actors, talk rounds
            m.part("more", w.to(listing_path(folder), w.say("All {nouns}", nouns=w.say(kind.plural)))),
        ]
        label = w.say(capital(kind.noun))
        return Page(record_path(shown.key), title, f"{title}.", "\n\n".join(parts), folder, label, status="withdrawn")


Corrected = tuple[Key, int, Correction]
"""The record that was corrected, and which of its corrections this is, counted from 1."""


@dataclass(frozen=True, slots=True)
class Log:
    """One page of the log, counted from 1, of so many."""

    page: int
    pages: int
    entries: tuple[Corrected, ...]


class Corrections(View[int, Log]):
    """The log of what was put right: every correction of every record, the newest first."""

    def subjects(self, archive: Archive) -> range:
        """The pages of the log; without corrections there is one."""
        return range(1, pages_of(len(archive.once(_logged))) + 1)

    def path(self, subject: int) -> str:
        """The log's address, and those of its further pages."""
        return corrections_path(subject)

    def gather(self, archive: Archive, subject: int) -> Log:
        """The corrections on one page."""
        logged = archive.once(_logged)
        return Log(subject, pages_of(len(logged)), tuple(on_page(logged, subject)))

    def write(self, shown: Log, w: Writer) -> Page:
        """One page of the log."""
        title = numbered(w.say("Corrections"), shown.page, shown.pages, w)
        description = w.say("What was wrong in a published record and has been put right.")
        if shown.page > 1:
            description = w.say("{title}: what was wrong in a published record and has been put right.", title=title)
        parts = [
            f"# {title}",
            m.part("lead", w.say("What was wrong in a published record and has been put right.")),
            m.items(_entry(entry, w) for entry in shown.entries) or w.say("Nothing has been corrected yet."),
            steps(corrections_path, shown.page, shown.pages, w),
        ]
        body = "\n\n".join(part for part in parts if part)
        return Page(corrections_path(shown.page), title, description, body, "corrections", template="listing.html")


def _logged(archive: Archive) -> tuple[Corrected, ...]:
    found = [(r.key, number, c) for r in archive.records.values() for number, c in enumerate(r.corrections, 1)]
    return tuple(sorted(found, key=lambda entry: moment_of(entry[2].date), reverse=True))


def _entry(entry: Corrected, w: Writer) -> str:
    key, number, correction = entry
    there = w.to(f"{record_path(key)}#correction-{number}", w.say("what was put right"))
    return m.joined(w.date(correction.date), w.link(key), w.text(correction.text), there)
