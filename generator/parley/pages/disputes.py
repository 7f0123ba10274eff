"""Disputes: numbers that are claimed differently, things that are told and called differently, all of them open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from parley.derived.contested import ACCOUNTS, NAMES, NUMBERS, Question, Thing, contested, questions, things
from parley.language import message
from parley.link import Archive
from parley.pages.base import Nav, Page, SinglePage, View
from parley.pages.listing import Extract, Leaf, pagination
from parley.records.types import Key
from parley.urls import DISPUTES, disputes_path
from parley.writing import markup as m
from parley.writing.paging import numbered
from parley.writing.sides import written
from parley.writing.sieve import sieve
from parley.writing.writer import Writer

FIRST: Mapping[str, int] = {NUMBERS: 6, ACCOUNTS: 6, NAMES: 9}
"""How much of each part the page of all disputes has."""

EACH: Mapping[str, int] = {NUMBERS: 10, ACCOUNTS: 20, NAMES: 30}
"""How much of a part is on each of its own pages."""


Shown = Mapping[str, tuple[Question | Thing, ...]]
"""What a page shows of each part."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page of all disputes shows: the first of each part, and how many there are."""

    shown: Shown
    totals: Mapping[str, int]


class Disputes(SinglePage[Overview]):
    """All that is disputed, the first of each part."""

    file: ClassVar[str] = DISPUTES

    def nav(self, subject: None) -> Nav:
        """Among the views."""
        return (5, message("Disputes"))

    def gather(self, archive: Archive, subject: None) -> Overview:
        """The first of each part."""
        found = archive.once(contested)
        shown = {part: _gathered(archive, part, found[part][:number]) for part, number in FIRST.items()}
        return Overview(shown, {part: len(keys) for part, keys in found.items()})

    def write(self, shown: Overview, w: Writer) -> Page:
        """The page."""
        made = {part: written(w, some, part) for part, some in shown.shown.items()}
        counts = m.joined(*(_count(w, part, total) for part, total in shown.totals.items() if total))
        lead = w.say(
            "Where sources differ, each claim stands beside the other with its claimant. Nothing here is averaged, "
            "settled or ranked."
        )
        sections = [
            m.section(f"differing-{part}", _title(w, part), *blocks, _all(w, part, shown.totals[part]))
            for part, (blocks, _) in made.items()
        ]
        filtered = sieve(w, shown.shown.values()) if any(shown.totals.values()) else None
        parts = [
            f"# {w.say('Disputes')}",
            lead,
            m.part("kicker", counts),
            m.picture(filtered.name) if filtered else w.say("Nothing differs yet."),
            *sections,
        ]
        return Page(
            path=DISPUTES,
            title=w.say("Disputes"),
            description=w.say("Numbers, accounts and names that differ from source to source, side by side."),
            body="\n\n".join(filter(None, parts)),
            kind="disputes",
            label=w.say("Disputes"),
            template="view.html",
            pictures=(*((filtered,) if filtered else ()), *(one for _, pictures in made.values() for one in pictures)),
        )


@dataclass(frozen=True, slots=True)
class DisputesLeaf(Leaf):
    """One page of all there is of a part; `label` is the part."""

    def path(self, page: int) -> str:
        """The file of any page of the part."""
        return disputes_path(self.label, page)


@dataclass(frozen=True, slots=True)
class LeafShown(Extract):
    """What one page of a part shows."""

    shown: tuple[Question | Thing, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages the part has."""
        return _pages(self.leaf.label, self.total)


class DisputesLeaves(View[DisputesLeaf, LeafShown]):
    """All disputed numbers, all accounts that differ, all names that do: some to a page."""

    def subjects(self, archive: Archive) -> list[DisputesLeaf]:
        """The pages of each part; one that is empty has a page too, as addresses stay."""
        found = archive.once(contested)
        return [
            DisputesLeaf("disputes", None, part, page)
            for part, keys in found.items()
            for page in range(1, _pages(part, len(keys)) + 1)
        ]

    def path(self, subject: DisputesLeaf) -> str:
        """Below the page of all disputes."""
        return subject.path(subject.page)

    def gather(self, archive: Archive, subject: DisputesLeaf) -> LeafShown:
        """What stands on one page."""
        keys, number = archive.once(contested)[subject.label], EACH[subject.label]
        some = _gathered(archive, subject.label, keys[(subject.page - 1) * number : subject.page * number])
        return LeafShown(subject, (), len(keys), some)

    def write(self, shown: LeafShown, w: Writer) -> Page:
        """One page of a part."""
        leaf = shown.leaf
        title = numbered(_title(w, leaf.label), leaf.page, shown.pages, w)
        blocks, pictures = written(w, shown.shown, leaf.label)
        filtered = sieve(w, [shown.shown]) if blocks else None
        back, counted = w.to(DISPUTES, w.say("All disputes")), _count(w, leaf.label, shown.total)
        section = m.section(f"differing-{leaf.label}", w.say("Side by side"), *blocks, pagination(shown, w))
        parts = [
            f"# {title}",
            m.part("kicker", m.joined(back, counted)),
            m.picture(filtered.name) if filtered else w.say("Nothing differs yet."),
            section,
        ]
        return Page(
            path=leaf.path(leaf.page),
            title=title,
            description=w.say("{title}: {count} in the archive.", title=title, count=counted),
            body="\n\n".join(filter(None, parts)),
            kind="disputes",
            label=w.say("Disputes"),
            template="view.html",
            pictures=(*((filtered,) if filtered else ()), *pictures),
        )


def _gathered(archive: Archive, part: str, keys: Sequence[Key]) -> tuple[Question | Thing, ...]:
    return questions(archive, keys) if part == NUMBERS else things(archive, part, keys)


def _pages(part: str, total: int) -> int:
    return max(1, -(-total // EACH[part]))


def _title(w: Writer, part: str) -> str:
    titles = {
        NUMBERS: w.say("Numbers that differ"),
        ACCOUNTS: w.say("Accounts that differ"),
        NAMES: w.say("Names that differ"),
    }
    return titles[part]


def _count(w: Writer, part: str, total: int) -> str:
    counts = {
        NUMBERS: w.count(total, "number", "numbers"),
        ACCOUNTS: w.count(total, "thing told differently", "things told differently"),
        NAMES: w.count(total, "thing called differently", "things called differently"),
    }
    return counts[part]


def _all(w: Writer, part: str, total: int) -> str:
    if total <= FIRST[part]:
        return ""
    return m.part("more", w.to(disputes_path(part), w.say("All {count}", count=_count(w, part, total))))
