"""One page a record, for every kind: what its fields declare is enough for a whole page.

A kind whose readers need more has a module of its own here, with a subclass of `RecordPage`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import ClassVar

import parley.pages
from parley.body import WikiLink, neutral, plain
from parley.discover import classes
from parley.disputes import accounts_differ, mark_of, names_differ
from parley.drawings.svg import Picture
from parley.language import capital
from parley.link import Archive, moment_of
from parley.neighbourhood import BOUND, Also, Neighbourhood, neighbourhood
from parley.pages import markup as m
from parley.pages.base import Page, View
from parley.pages.fields import fact
from parley.pages.in_time import drawn_in_time, in_time
from parley.pages.packed import has_briefing
from parley.pages.tenures import TENURES, tenures
from parley.pages.whereabouts import NAME, whereabouts
from parley.pages.writer import Writer
from parley.records.base import Account, Record
from parley.records.types import Key
from parley.urls import briefing_path, disputes_path, record_path, slug

Sections = Iterator[str]


class RecordPage:
    """How the pages of one kind are laid out; this one serves any kind.

    A subclass sets `folder`. It may set `lead` (fields shown as facts, in order), `handled` (backlinks that its own
    sections show), `placed` (common sections that it places itself) and `bounds` (how many of a label are shown), and
    it may give `also`, `depicted`, `pictures`, `kicker`, `facts` and `sections`.
    """

    folder: ClassVar[str] = ""
    lead: ClassVar[tuple[str, ...] | None] = None
    handled: ClassVar[frozenset[str]] = frozenset()
    placed: ClassVar[frozenset[str]] = frozenset()
    bounds: ClassVar[Mapping[str, int]] = {}

    def also(self, archive: Archive, record: Record) -> Also:
        """Further neighbours that the page shows."""
        return {}

    def place(self, record: Record) -> Key | None:
        """The place that its page shows on a small map."""
        return None

    def depicted(self, archive: Archive, record: Record) -> object:
        """What its pictures show besides; its class knows what that is."""
        return None

    def kicker(self, n: Neighbourhood, w: Writer) -> str:
        """The line below the heading: what it is."""
        return m.joined(w.say(capital(n.record.noun)), w.text(n.card.line), native_names(n.record, w))

    def heading(self, n: Neighbourhood, w: Writer) -> str:
        """The page's first heading."""
        return n.card.heading

    def head(self, n: Neighbourhood, w: Writer) -> Sections:
        """What stands above the first section: what it is, the body, the facts."""
        yield m.part("kicker", m.joined(self.kicker(n, w), w.disputed(n.card.key)))
        text, facts = body(n, w), "\n".join(filter(None, (self.facts(n, w), _packed(n, w))))
        place = m.picture(NAME) if n.where else ""
        # what is folded reaches to the next section, so it comes last
        yield from (facts, place, text) if n.record.content_warning else (text, facts, place)

    def facts(self, n: Neighbourhood, w: Writer) -> str:
        """The record's own plain fields as a list."""
        names = self.lead if self.lead is not None else _plain_fields(n.record)
        return m.facts(fact(n.record, name, w) for name in names)

    def sections(self, n: Neighbourhood, w: Writer) -> Sections:
        """The sections that make the kind's page."""
        yield from ()

    def pictures(self, n: Neighbourhood, w: Writer) -> tuple[Picture, ...]:
        """The pictures whose places the page's text marks."""
        return ()

    def write(self, n: Neighbourhood, w: Writer) -> Page:
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

    def _common(self, n: Neighbourhood, w: Writer) -> Sections:
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


class RecordView(View[Key, Neighbourhood]):
    """The pages of all records, each by its kind's own layout or by the one that serves any kind."""

    def __init__(self) -> None:
        self._pages = {page.folder: page() for page in classes(parley.pages, RecordPage) if page.folder}

    def subjects(self, archive: Archive) -> list[Key]:
        """Every record that is not withdrawn."""
        return list(archive.records)

    def path(self, subject: Key) -> str:
        """The record's own address."""
        return record_path(subject)

    def showing(self, archive: Archive, edited: Key) -> list[Key]:
        """Its own page."""
        return [edited]

    def gather(self, archive: Archive, subject: Key) -> Neighbourhood:
        """A record with its neighbours."""
        page, record = self._page(subject.kind), archive.records[subject]
        found = neighbourhood(archive, record, bounds=page.bounds, also=page.also, place=page.place(record))
        depicted = page.depicted(archive, record)
        return found if depicted is None else replace(found, depicted=depicted)

    def write(self, shown: Neighbourhood, w: Writer) -> Page:
        """The record's page."""
        return self._page(shown.record.folder).write(shown, w)

    def bound(self, folder: str, label: str) -> int:
        """How many of those who name a record in one way its page shows."""
        return self._page(folder).bounds.get(label, BOUND)

    def _page(self, folder: str) -> RecordPage:
        return self._pages.get(folder) or RecordPage()


def body(n: Neighbourhood, w: Writer, text: str | None = None, *, fold: bool = True) -> str:
    """The record's body, made harmless, its links resolved; folded where the record carries a content warning."""

    def resolve(link_: WikiLink) -> str:
        key = n.mentioned.get((link_.kind, link_.id))
        return w.link(key, link_.text) if key else w.text(link_.text or link_.id)

    markdown = neutral(n.record.body if text is None else text, resolve)
    if fold and n.record.content_warning and markdown.strip():
        return m.section(
            "content-warning",
            w.warned(n.record.content_warning),
            markdown,
        )
    return markdown


def notices(record: Record, w: Writer) -> Sections:
    """What a reader must know before reading on: that it is a draft, was corrected, or keeps something back."""
    if record.draft:
        yield m.blockquote(m.part("draft", w.say("This is a draft. It is not published.")))
    if record.corrections:
        latest = w.date(max((c.date for c in record.corrections), key=moment_of))
        # For translators: what stands in square brackets leads to the section of that name
        told = w.say("This record was corrected: {date}. See [Corrections](#corrections).", date=latest)
        yield m.blockquote(m.part("corrected", told))
    if record.withhold:
        yield m.blockquote(m.part("withheld", w.say("Something in this record is withheld from publication.")))


def native_names(record: Record, w: Writer) -> str:
    """The name in its own scripts."""
    names: Mapping[str, str] = vars(record).get("native_names", {})
    return m.joined(
        *(m.in_language(m.text(name), language, w.language.tag) for language, name in sorted(names.items()))
    )


def group(n: Neighbourhood, w: Writer, label: str, name: str = "", title: str = "") -> str:
    """Those who name the record in one way: quotations whole, anything else as lines."""
    found = n.group(label)
    if not found.total:
        return ""
    quotes = all(link_.source.kind == "quotes" and link_.statement is None for link_ in found.shown)
    shown = w.quotations(link_.source for link_ in found.shown) if quotes else w.entries(found, n.card.key)
    return m.section(name or slug(label), w.say(title or label), shown, w.more(found, n.card.key))


def accounts(n: Neighbourhood, w: Writer) -> str:
    """Each side's version, side by side; folded where the record carries a content warning."""
    warning, all_told = n.record.content_warning, w.to(disputes_path("accounts"), w.say("All that is told differently"))
    return m.section(
        "accounts",
        w.say("Each side’s account"),
        m.part("more", all_told) if accounts_differ(n.record) else "",
        f"### {m.part('content-warning', w.warned(warning))}" if warning and n.record.accounts else "",
        *(
            m.subsection(
                w.link(Key("actors", a.by)) if a.by else _itself(a, w),
                m.prose(a.says),
                m.joined(w.date(a.date) if a.date else "", w.evidence(a)),
                level=4 if warning else 3,
            )
            for a in n.record.accounts
        ),
    )


def _itself(account: Account, w: Writer) -> str:
    return w.say("The article itself: {article}", article=w.source(account.article, label=""))


def names(record: Record, w: Writer) -> str:
    """What each side calls the record."""
    named = m.items(
        m.joined(
            w.link(Key("actors", given.by)) if given.by else w.say("the article’s own words"),
            w.text(given.words(w.language)),
            w.evidence(given),
        )
        for given in record.names_by
    )
    all_named = w.to(disputes_path("names"), w.say("All that is called differently"))
    more = m.part("more", all_named) if names_differ(record) else ""
    return m.section("names", w.say("What each side calls it"), named, more)


def corrections(record: Record, w: Writer) -> str:
    """What was put right in the record, each at a place to which links may lead."""
    lines = (
        m.joined(m.anchor("correction", number, w.date(c.date)), w.text(c.text))
        for number, c in enumerate(record.corrections, 1)
    )
    return m.section("corrections", w.say("Corrections"), m.items(lines))


def sources(n: Neighbourhood, w: Writer) -> str:
    """The articles that anything on the record rests on."""
    return m.section("sources", w.say("Sources"), m.items(w.link(key) for key in n.cited))


def _packed(n: Neighbourhood, w: Writer) -> str:
    """The way to the briefing pack, as one more fact."""
    if not has_briefing(n.card.key, n.groups):
        return ""
    return m.facts([(w.say("To print"), w.to(briefing_path(n.card.key), w.say("Briefing pack: all of this in full")))])


def _plain_fields(record: Record) -> tuple[str, ...]:
    own = set(Record.model_fields)
    skipped = {"title", "name", "native_names", *TENURES}
    return tuple(name for name in type(record).model_fields if name not in own | skipped)


def _description(n: Neighbourhood, w: Writer) -> str:
    def named(link_: WikiLink) -> str:
        key = n.mentioned.get((link_.kind, link_.id))
        return link_.text or (w.named(w.card(key)) if key else link_.id)

    dispute = mark_of(n.card.disputed) if n.record.folder == "figures" else ""
    mark = w.say(dispute) if dispute else ""
    told = filter(None, [w.say(n.record.noun), n.card.line if n.record.whole else "", mark])
    # For translators: {record} is a name, {kind} says what it is: actor, quote
    about = w.say("{record} ({kind}).", record=n.card.heading, kind=w.commas(list(told)))
    return about if n.record.content_warning or n.record.whole else f"{about} {plain(n.record.body, named)}"
