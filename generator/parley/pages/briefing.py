"""Briefing packs: all that the archive holds on a round or an actor as one text, to be read and printed as it is.

Statements and events stand in it in full, the sources at its end. It is bounded far beyond what one usually asks for;
what it leaves out it names, with the number and the address.
"""

from dataclasses import replace

from parley.derived.packs import has_briefing
from parley.derived.rounds import around
from parley.link import Archive, Backlink
from parley.neighbourhood import Group, neighbourhood
from parley.pages.base import Page, View
from parley.pages.record import bound
from parley.records.articles import Article
from parley.records.events import Event
from parley.records.talks import Talk
from parley.records.types import Key
from parley.records.ways import AT_ROUND, EVENTS_AROUND, EVENTS_OF, FIGURES_GIVEN, FIGURES_ON, OF_THEM, ON_BEHALF, SAID
from parley.references import mentions, references
from parley.urls import briefing_path
from parley.writing.endnotes import Noted
from parley.writing.infull import length
from parley.writing.pack import Pack, text_of
from parley.writing.writer import Writer

BOUNDS = {
    SAID: (100, 40_000),
    AT_ROUND: (100, 40_000),
    ON_BEHALF: (40, 15_000),
    OF_THEM: (40, 15_000),
    EVENTS_OF: (40, 40_000),
    EVENTS_AROUND: (40, 40_000),
}
"""How many records of a sort a pack has in full at most, and of how many characters in all."""

LINES = 40
"""How many others it has, a line each."""

COUNTED = {"quotes": FIGURES_GIVEN, "events": FIGURES_ON}
"""How a record is named by the figures in it, by its kind."""


class Briefings(View[Key, Pack]):
    """The packs of all rounds, and of all actors who said something, or for whom it was said."""

    def subjects(self, archive: Archive) -> list[Key]:
        """The records that have one."""
        return [key for key in archive.records if _has_one(archive, key)]

    def path(self, subject: Key) -> str:
        """Below the record."""
        return briefing_path(subject)

    def showing(self, archive: Archive, edited: Key) -> list[Key]:
        """The record's own pack; those of the rounds and actors that an event names."""
        named = [use.target for use in references(archive.records[edited])] if edited.kind == "events" else []
        return [key for key in (edited, *named) if key in archive.records and _has_one(archive, key)]

    def gather(self, archive: Archive, subject: Key) -> Pack:
        """All that the pack shows."""
        bounds = {label: BOUNDS.get(label, (LINES, 0))[0] for label in archive.backlinks.get(subject, {})}
        record = archive.records[subject]
        also = around(archive, record, BOUNDS[AT_ROUND][0]) if isinstance(record, Talk) else None
        n = neighbourhood(archive, record, also, bounds=bounds)
        n = replace(n, groups={label: _cut(archive, group) for label, group in n.groups.items()})
        shown = [archive.records[link_.source] for label in BOUNDS for link_ in n.group(label).shown]
        figures = [link_.source for r in shown for link_ in archive.back(r.key, COUNTED.get(r.folder, ""))]
        figures = list(dict.fromkeys(figures))[:LINES]
        others = [link_.source for group in n.groups.values() for link_ in group.shown]
        cited = archive.once(Cited)
        named = {article for key in {subject, *figures, *others} for article in cited[key]}
        links = {(link_.kind, link_.id) for r in shown for link_ in mentions(r)}
        return Pack(
            n,
            _numbers(archive, subject),
            {r.key: r for r in shown if isinstance(r, Event)},
            {key.id: a for key in sorted(named) if isinstance(a := archive.records.get(key), Article)},
            tuple(figures),
            frozenset(label for label, group in n.groups.items() if group.total > bound(subject.kind, label)),
            {link_: key for link_ in sorted(links, key=str) if (key := archive.find(*link_))},
            archive.site,
            archive.home,
        )

    def write(self, shown: Pack, w: Writer) -> Page:
        """The pack."""
        record, name = shown.n.record, shown.n.card.heading
        title = w.say("{name}: briefing pack", name=name)
        return Page(
            path=briefing_path(record.key),
            title=title,
            description=w.say("{name}: all that the archive holds, as one text to print.", name=name),
            body=text_of(shown, title, Noted(w)),
            kind="briefing",
            label=w.say("Briefing pack"),
            status="draft" if record.draft else "",
        )


class Cited(dict[Key, tuple[Key, ...]]):
    """The articles on which anything in a record rests, found when they are asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._records = archive.records

    def __missing__(self, key: Key) -> tuple[Key, ...]:
        uses = references(self._records[key])
        found = self[key] = tuple({use.target for use in uses if use.target.kind == "articles"})
        return found


def _has_one(archive: Archive, key: Key) -> bool:
    return key.kind in ("actors", "talks") and has_briefing(key, archive.backlinks.get(key, {}))


def _numbers(archive: Archive, key: Key) -> tuple[int, int]:
    """How many statements, and how many events, the record has in all."""
    said, happened = ((AT_ROUND,), EVENTS_AROUND) if key.kind == "talks" else ((SAID, ON_BEHALF), EVENTS_OF)
    statements = {link_.source for label in said for link_ in archive.back(key, label)}
    return len(statements), len({link_.source for link_ in archive.back(key, happened)})


def _cut(archive: Archive, group: Group) -> Group:
    """A group of no more characters than a pack has room for; its first is there however long it is."""
    if group.label not in BOUNDS:
        return group
    room = BOUNDS[group.label][1]
    kept: list[Backlink] = []
    for link_ in group.shown:
        room -= length(archive.records[link_.source])
        if kept and room < 0:
            break
        kept.append(link_)
    return replace(group, shown=tuple(kept))
