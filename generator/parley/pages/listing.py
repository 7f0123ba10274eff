"""Listings: everything of one kind, and everything that names a record in one way, some to a page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.kinds import kinds
from parley.link import Archive, Backlink, Card, newest_first
from parley.neighbourhood import Group, cards_of
from parley.pages import markup as m
from parley.pages.base import Page, View
from parley.pages.record import RecordView
from parley.pages.writer import Writer
from parley.records.base import Record
from parley.records.types import Key
from parley.references import references
from parley.urls import backlinks_path, listing_path, record_path

PAGE = 50
"""Entries on one page of a listing."""

ORDER = (
    "quotes",
    "actors",
    "talks",
    "events",
    "topics",
    "figures",
    "places",
    "articles",
    "processes",
    "series",
)
"""The kinds in the order of the site's navigation; a kind not named here follows."""


@dataclass(frozen=True, slots=True)
class Extract:
    """One page of a listing: its entries, which page of how many, and the cards that it shows."""

    folder: str
    owner: Key | None
    label: str
    entries: tuple[Backlink, ...]
    page: int
    pages: int
    total: int
    cards: Mapping[Key, Card]

    def path(self, page: int) -> str:
        """The file of any page of this listing."""
        return backlinks_path(self.owner, self.label, page) if self.owner else listing_path(self.folder, page)


class Listing(View[Extract]):
    """Everything of one kind: the newest first where the kind has dates, else by name."""

    def gather(self, archive: Archive) -> Iterator[Extract]:
        """The pages of every kind's listing; a kind with no records has one empty page."""
        for folder, kind in kinds().items():
            records = in_order(archive, list(archive.of(folder)))
            label = kind.plural.capitalize()
            yield from extracts(archive, folder, None, label, [Backlink(r.key, None) for r in records])

    def write(self, shown: Extract) -> Page:
        """One page of a listing."""
        count = m.plural(shown.total, kinds()[shown.folder].noun, kinds()[shown.folder].plural)
        return extract_page(shown, shown.label, count)


class BacklinkListing(View[Extract]):
    """All that names one record in one way, where the record's page shows only the newest."""

    def gather(self, archive: Archive) -> Iterator[Extract]:
        """The pages of every list that is longer than a page shows."""
        pages = RecordView()
        for key, labels in archive.backlinks.items():
            for label, links in labels.items():
                if len(links) > pages.bound(key.kind, label):
                    yield from extracts(archive, key.kind, key, label, links)

    def write(self, shown: Extract) -> Page:
        """One page of the list."""
        owner = shown.cards[shown.owner].heading if shown.owner else ""
        return extract_page(shown, f"{owner}: {shown.label[0].lower()}{shown.label[1:]}", f"{shown.total:,} entries")


def in_order(archive: Archive, records: list[Record]) -> list[Record]:
    """Records of a kind as a listing has them."""
    if any(r.when for r in records):
        return sorted(records, key=lambda r: newest_first(r.when), reverse=True)
    return sorted(records, key=lambda r: (archive.name(r.key).casefold(), r.id))


def extracts(
    archive: Archive, folder: str, owner: Key | None, label: str, entries: Sequence[Backlink]
) -> Iterator[Extract]:
    """A list cut into pages."""
    pages = max(1, -(-len(entries) // PAGE))
    for number in range(1, pages + 1):
        shown = tuple(entries[(number - 1) * PAGE : number * PAGE])
        keys = {link_.source for link_ in shown} | ({owner} if owner else set())
        keys |= {u.target for link_ in shown if link_.statement for u in references(link_.statement)}
        yield Extract(folder, owner, label, shown, number, pages, len(entries), cards_of(archive, keys))


def extract_page(shown: Extract, title: str, count: str) -> Page:
    """One page of a list."""
    path = shown.path(shown.page)
    w = Writer(path, shown.cards)
    numbered = f"{title}, page {shown.page} of {shown.pages}" if shown.page > 1 else title
    kicker = w.to(record_path(shown.owner), "Back to the record") if shown.owner else ""
    first = not shown.owner and shown.page == 1
    parts = [
        f"# {m.text(numbered)}",
        m.part("kicker", m.joined(kicker, m.part("count", count))),
        w.entries(Group(shown.label, shown.total, shown.entries)) or "There are none yet.",
        pagination(shown, w),
    ]
    rank = ORDER.index(shown.folder) if shown.folder in ORDER else len(ORDER)
    return Page(
        path=path,
        title=numbered,
        description=f"{numbered}: {count} in the archive.",
        body="\n\n".join(p for p in parts if p),
        kind=shown.folder,
        label=kinds()[shown.folder].plural.capitalize(),
        template="listing.html",
        searched=False,
        nav=(rank + 1, shown.label) if first else None,
    )


def pagination(shown: Extract, w: Writer) -> str:
    """The way to the other pages: the first, the last, and those around this one."""
    if shown.pages == 1:
        return ""
    near = [n for n in range(1, shown.pages + 1) if n in (1, shown.pages) or abs(n - shown.page) <= 2]
    steps, last = [], 0
    for number in near:
        if number - last > 1:
            steps.append("…")
        steps.append(f"**{number}**" if number == shown.page else w.to(shown.path(number), str(number)))
        last = number
    before = w.to(shown.path(shown.page - 1), "Previous") if shown.page > 1 else ""
    after = w.to(shown.path(shown.page + 1), "Next") if shown.page < shown.pages else ""
    return m.part("pagination", m.joined(before, " ".join(steps), after))
