"""Listings: everything of one kind, and everything that names a record in one way, some to a page."""

from dataclasses import dataclass

from parley.derived.listed import listed
from parley.kinds import kinds, rank
from parley.language import capital
from parley.link import Archive, Backlink
from parley.neighbourhood import Group
from parley.pages.base import Nav, Page, View
from parley.pages.record import bound
from parley.records.types import Key
from parley.urls import backlinks_path, listing_path, record_path
from parley.writing import markup as m
from parley.writing.paging import numbered, on_page, pages_of, steps
from parley.writing.writer import Writer

FIRST = 10
"""The place of the first kind in the site's navigation, behind the views."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, counted from 1, of a listing: of a kind, or of all that names its owner in the way `label` says."""

    folder: str
    owner: Key | None
    label: str
    page: int

    def path(self, page: int) -> str:
        """The file of any page of the listing."""
        return backlinks_path(self.owner, self.label, page) if self.owner else listing_path(self.folder, page)


@dataclass(frozen=True, slots=True)
class Extract:
    """What one page of a listing shows: its entries, and how many there are in all."""

    leaf: Leaf
    entries: tuple[Backlink, ...]
    total: int

    @property
    def pages(self) -> int:
        """How many pages the listing has."""
        return pages_of(self.total)


class Leaves(View[Leaf, Extract]):
    """Views of listings cut into pages."""

    def path(self, subject: Leaf) -> str:
        """Below the kind, or below the record."""
        return subject.path(subject.page)


class Listing(Leaves):
    """Everything of one kind: the newest first where the kind has dates, else by name."""

    def subjects(self, archive: Archive) -> list[Leaf]:
        """The pages of every kind's listing; a kind with no records has one empty page."""
        return [
            Leaf(folder, None, capital(kinds()[folder].plural), page)
            for folder, keys in archive.once(listed).items()
            for page in range(1, pages_of(len(keys)) + 1)
        ]

    def nav(self, subject: Leaf) -> Nav | None:
        """The first page of each kind's listing stands in it."""
        return (FIRST + rank(subject.folder), subject.label) if subject.page == 1 else None

    def gather(self, archive: Archive, subject: Leaf) -> Extract:
        """The records on one page."""
        keys = archive.once(listed)[subject.folder]
        shown = tuple(Backlink(key, None) for key in on_page(keys, subject.page))
        return Extract(subject, shown, len(keys))

    def write(self, shown: Extract, w: Writer) -> Page:
        """One page of a listing."""
        kind = kinds()[shown.leaf.folder]
        return extract_page(shown, w, w.say(shown.leaf.label), w.count(shown.total, kind.noun, kind.plural))


class BacklinkListing(Leaves):
    """All that names one record in one way, where the record's page shows only the newest."""

    def subjects(self, archive: Archive) -> list[Leaf]:
        """The pages of every list that is longer than a page shows."""
        return [
            Leaf(key.kind, key, label, page)
            for key, labels in archive.backlinks.items()
            for label, links in labels.items()
            if len(links) > bound(key.kind, label)
            for page in range(1, pages_of(len(links)) + 1)
        ]

    def gather(self, archive: Archive, subject: Leaf) -> Extract:
        """Those who name the record, on one page."""
        links = archive.back(subject.owner, subject.label) if subject.owner else ()
        return Extract(subject, tuple(on_page(links, subject.page)), len(links))

    def write(self, shown: Extract, w: Writer) -> Page:
        """One page of the list."""
        owner, label = shown.leaf.owner, shown.leaf.label
        heading = w.named(w.card(owner)) if owner else ""
        # For translators: {record} is the name of a record, {label} a way in which others name it: what they said
        title = w.say("{record}: {label}", record=heading, label=w.running(label))
        return extract_page(shown, w, title, w.count(shown.total, "entry", "entries"))


def extract_page(shown: Extract, w: Writer, title: str, count: str, label: str = "") -> Page:
    """One page of a list; its label is that of its kind, or another."""
    leaf = shown.leaf
    heading = numbered(title, leaf.page, shown.pages, w)
    back = w.to(record_path(leaf.owner), w.say("Back to the record")) if leaf.owner else ""
    kicker = m.joined(back, w.disputed(leaf.owner)) if leaf.owner and leaf.owner.kind == "figures" else back
    parts = [
        f"# {w.text(heading)}",
        m.part("kicker", m.joined(kicker, m.part("count", count))),
        w.entries(Group(leaf.label, shown.total, shown.entries)) or w.say("There are none yet."),
        pagination(shown, w),
    ]
    return Page(
        path=leaf.path(leaf.page),
        title=heading,
        description=w.say("{title}: {count} in the archive.", title=heading, count=count),
        body="\n\n".join(p for p in parts if p),
        kind=leaf.folder,
        label=label or w.say(capital(kinds()[leaf.folder].plural)),
        template="listing.html",
    )


def pagination(shown: Extract, w: Writer) -> str:
    """The way to the other pages of a list."""
    return steps(shown.leaf.path, shown.leaf.page, shown.pages, w)
