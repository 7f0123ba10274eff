"""Listings: everything of one kind, and everything that names a record in one way, some to a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from parley.kinds import kinds, rank
from parley.language import capital
from parley.link import Archive, Backlink, moment_of
from parley.neighbourhood import Group
from parley.pages.base import Nav, Page, View
from parley.pages.record import bound
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import backlinks_path, listing_path, record_path
from parley.writing import markup as m
from parley.writing.writer import Writer

Item = TypeVar("Item")

PAGE = 50
"""Entries on one page of a listing."""

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


def listed(archive: Archive) -> Mapping[str, Sequence[Key]]:
    """The records of every kind as its listing has them."""
    return {folder: [r.key for r in as_listed(archive, list(archive.of(folder)))] for folder in kinds()}


def as_listed(archive: Archive, records: list[Record]) -> list[Record]:
    """Records of a kind as a listing has them."""
    if any(r.when for r in records):
        return sorted(records, key=lambda r: moment_of(r.when), reverse=True)
    return sorted(records, key=lambda r: (archive.name(r.key).casefold(), r.id))


def pages_of(total: int) -> int:
    """How many pages a list of so many entries has; an empty one has one."""
    return max(1, -(-total // PAGE))


def on_page(entries: Sequence[Item], page: int) -> Sequence[Item]:
    """Those entries of a list that stand on one of its pages, counted from 1."""
    return entries[(page - 1) * PAGE : page * PAGE]


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


def numbered(title: str, page: int, pages: int, w: Writer) -> str:
    """The title of one page of several; of the first it is the plain one."""
    if page == 1:
        return title
    return w.say("{title}, page {page} of {pages}", title=title, page=w.number(page), pages=w.number(pages))


def pagination(shown: Extract, w: Writer) -> str:
    """The way to the other pages of a list."""
    return steps(shown.leaf.path, shown.leaf.page, shown.pages, w)


def steps(path: Callable[[int], str], page: int, pages: int, w: Writer) -> str:
    """The way from one page to the others: the first, the last, and those around this one."""
    if pages == 1:
        return ""
    near = sorted({1, *range(max(1, page - 2), min(pages, page + 2) + 1), pages})
    shown, last = [], 0
    for number in near:
        if number - last > 1:
            shown.append("…")
        shown.append(f"**{w.number(number)}**" if number == page else w.to(path(number), w.number(number)))
        last = number
    before = w.to(path(page - 1), w.say("Previous")) if page > 1 else ""
    after = w.to(path(page + 1), w.say("Next")) if page < pages else ""
    return m.part("pagination", m.joined(before, " ".join(shown), after))
