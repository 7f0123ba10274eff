"""One page a record, for every kind: what its fields declare is enough for a whole page.

A kind whose readers need more has a module of its own here, with a subclass of `RecordPage`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Generic

import parley.pages
from parley.atlas.places import Wheres
from parley.body import plain
from parley.chronology.named import recent
from parley.derived.packs import has_briefing
from parley.discover import classes
from parley.disputes import mark_of
from parley.drawings.svg import Picture
from parley.language import capital
from parley.link import Archive
from parley.neighbourhood import BOUND, Also, Kind, Neighbourhood, neighbourhood
from parley.pages.base import Page, View
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import briefing_path, record_path
from parley.writing import markup as m
from parley.writing.fields import fact
from parley.writing.in_time import drawn_in_time, in_time
from parley.writing.mentioned import named
from parley.writing.sections import (
    Sections,
    accounts,
    body,
    corrections,
    group,
    names,
    native_names,
    notices,
    sources,
)
from parley.writing.tenures import TENURES, tenures
from parley.writing.whereabouts import NAME, whereabouts
from parley.writing.writer import Writer


class RecordPage(ABC, Generic[Kind, Also]):
    """How the pages of one kind are laid out, and what they show besides a record and those who name it.

    A subclass sets `folder`. It may set `lead` (fields shown as facts, in order), `handled` (backlinks that its own
    sections show), `placed` (common sections that it places itself) and `bounds` (how many of a label are shown), and
    it may give `place`, `kicker`, `facts`, `sections` and `pictures`.
    """

    folder: ClassVar[str] = ""
    lead: ClassVar[tuple[str, ...] | None] = None
    handled: ClassVar[frozenset[str]] = frozenset()
    placed: ClassVar[frozenset[str]] = frozenset()
    bounds: ClassVar[Mapping[str, int]] = {}

    @abstractmethod
    def gather(self, archive: Archive, record: Kind) -> Also:
        """What the page shows besides."""

    def place(self, record: Kind) -> Key | None:
        """The place that its page shows on a small map."""
        return None

    def kicker(self, n: Neighbourhood[Kind, Also], w: Writer) -> str:
        """The line below the heading: what it is."""
        return m.joined(w.say(capital(n.record.noun)), w.text(n.card.line), native_names(n.record, w))

    def heading(self, n: Neighbourhood[Kind, Also], w: Writer) -> str:
        """The page's first heading."""
        return n.card.heading

    def head(self, n: Neighbourhood[Kind, Also], w: Writer) -> Sections:
        """What stands above the first section: what it is, the body, the facts."""
        yield m.part("kicker", m.joined(self.kicker(n, w), w.disputed(n.card.key)))
        text, facts = body(n, w), "\n".join(filter(None, (self.facts(n, w), _to_print(n, w))))
        place = m.picture(NAME) if n.where else ""
        # what is folded reaches to the next section, so it comes last
        yield from (facts, place, text) if n.record.content_warning else (text, facts, place)

    def facts(self, n: Neighbourhood[Kind, Also], w: Writer) -> str:
        """The record's own plain fields as a list."""
        names = self.lead if self.lead is not None else _plain_fields(n.record)
        return m.facts(fact(n.record, name, w) for name in names)

    def sections(self, n: Neighbourhood[Kind, Also], w: Writer) -> Sections:
        """The sections that make the kind's page."""
        yield from ()

    def pictures(self, n: Neighbourhood[Kind, Also], w: Writer) -> tuple[Picture, ...]:
        """The pictures whose places the page's text marks."""
        return ()

    def write(self, n: Neighbourhood[Kind, Also], w: Writer) -> Page:
        """The page of a record."""
        head = list(self.head(n, w))
        # what starts folded reaches to the next section, so that a picture of ours comes before it
        folded = [head.pop()] if n.record.content_warning else []
        parts = [f"# {w.text(self.heading(n, w))}", *notices(n.record, w), *head, in_time(n, w), *folded]
        parts.append(m.section("note", w.say("Editorial note"), m.prose(n.record.note or "")))
        parts += [*self.sections(n, w), *self._common(n, w)]
        return Page(
            path=record_path(n.card.key),
            title=w.named(n.card),
            description=_description(n, w),
            body="\n\n".join(p for p in parts if p.strip()),
            kind=n.record.folder,
            label=w.say(capital(n.record.noun)),
            status="draft" if n.record.draft else "",
            pictures=(*whereabouts(n.where, w), *drawn_in_time(n, w), *self.pictures(n, w)),
        )

    def _common(self, n: Neighbourhood[Kind, Also], w: Writer) -> Sections:
        record = n.record
        if "tenures" not in self.placed:
            yield tenures(n, w)
        if "accounts" not in self.placed:
            yield accounts(n, w)
        yield names(record, w)
        for label in sorted(n.groups.keys() - self.handled):
            yield group(n, w, label)
        yield corrections(record, w)
        yield sources(n, w)


class PlainPage(RecordPage[Kind, None]):
    """A page that shows nothing besides; by itself it serves any kind."""

    def gather(self, archive: Archive, record: Kind) -> None:
        """Nothing."""


class RecordView(View[Key, Neighbourhood[Any, Any]]):
    """The pages of all records, each by its kind's own layout or by the one that serves any kind."""

    def subjects(self, archive: Archive) -> list[Key]:
        """Every record that is not withdrawn."""
        return list(archive.records)

    def path(self, subject: Key) -> str:
        """The record's own address."""
        return record_path(subject)

    def showing(self, archive: Archive, edited: Key) -> list[Key]:
        """Its own page."""
        return [edited]

    def gather(self, archive: Archive, subject: Key) -> Neighbourhood[Any, Any]:
        """A record with its neighbours."""
        page, record = _page(subject.kind), archive.records[subject]
        place = page.place(record)
        return neighbourhood(
            archive,
            record,
            page.gather(archive, record),
            bounds=page.bounds,
            recent=recent(archive, subject),
            where=archive.once(Wheres)[place] if place else None,
        )

    def write(self, shown: Neighbourhood[Any, Any], w: Writer) -> Page:
        """The record's page."""
        return _page(shown.record.folder).write(shown, w)


def bound(folder: str, label: str) -> int:
    """How many of those who name a record in one way its page shows."""
    return _page(folder).bounds.get(label, BOUND)


@cache
def _page(folder: str) -> RecordPage[Any, Any]:
    """The layout of a kind's pages: its own, or the one that serves any kind."""
    found = (page() for page in classes(parley.pages, RecordPage) if page.folder == folder)
    return next(found, PlainPage[Record]())


def _to_print(n: Neighbourhood[Record, object], w: Writer) -> str:
    """The way to the briefing pack, as one more fact."""
    if not has_briefing(n.card.key, n.groups):
        return ""
    return m.facts([(w.say("To print"), w.to(briefing_path(n.card.key), w.say("Briefing pack: all of this in full")))])


def _plain_fields(record: Record) -> tuple[str, ...]:
    own = set(Record.model_fields)
    skipped = {"title", "name", "native_names", *TENURES}
    return tuple(name for name in type(record).model_fields if name not in own | skipped)


def _description(n: Neighbourhood[Record, object], w: Writer) -> str:
    dispute = mark_of(n.card.disputed) if n.record.folder == "figures" else ""
    mark = w.say(dispute) if dispute else ""
    told = filter(None, [w.say(n.record.noun), n.card.line if n.record.whole else "", mark])
    # For translators: {record} is a name, {kind} says what it is: actor, quote
    about = w.say("{record} ({kind}).", record=n.card.heading, kind=w.commas(list(told)))
    if n.record.content_warning or n.record.whole:
        return about
    return f"{about} {plain(n.record.body, named(n.mentioned, w))}"
