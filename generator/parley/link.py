"""Records to the archive: every reference known from both ends."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.dates import Edtf
from parley.kinds import kind_named, kinds
from parley.problems import UsageError
from parley.records.base import WITHHELD, Record, Statement, Withdrawal
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.references import MENTIONED, mentions, references


@dataclass(frozen=True, slots=True)
class Backlink:
    """That a record names this one: which record, the statement in which it does, if any, and under which key."""

    source: Key
    statement: Statement | None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """All that another record's page shows of a record: so little that it rarely changes.

    `record` is there only for kinds shown whole (quotes, figures). `mark` is empty, `draft` or `withdrawn`. `role` and
    `language` are what a quote takes from its speaker and its article where it says nothing itself; `unsourced` tells
    that no source shows a role of the one person who speaks. `withheld` are the record's keys that are kept back.
    """

    key: Key
    heading: str
    line: str
    when: Edtf | None
    mark: str = ""
    record: Record | None = None
    role: str = ""
    unsourced: bool = False
    language: str = ""
    throughout: bool = False
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole archive as it may be published: what is withheld, withdrawn or a draft has left it.

    `records` are in order of kind and id; `backlinks` hold, by the record named and the way back's label, who names
    it, newest first; `former` leads from ids a record once had to the record. `subject` says in a
    sentence what the archive is about.
    """

    records: Mapping[Key, Record]
    withdrawn: Mapping[Key, Withdrawal]
    backlinks: Mapping[Key, Mapping[str, tuple[Backlink, ...]]]
    former: Mapping[Key, Key]
    subject: str = ""

    def of(self, kind: str) -> Iterator[Record]:
        """The records of one kind, in order of id."""
        return (record for key, record in self.records.items() if key.kind == kind)

    def back(self, key: Key, label: str) -> tuple[Backlink, ...]:
        """Who names a record in one way, newest first."""
        return self.backlinks.get(key, {}).get(label, ())

    def name(self, key: Key) -> str:
        """What a record is called; a withdrawn or withheld one is not named."""
        record = self.records.get(key)
        if record:
            return record.heading(self.name)
        return "[withdrawn]" if key in self.withdrawn else WITHHELD

    def card(self, key: Key) -> Card | None:
        """A record's card; None where a reference is withheld."""
        record = self.records.get(key)
        if record is None:
            return Card(key, "[withdrawn]", "", None, "withdrawn") if key in self.withdrawn else None
        quote = record if isinstance(record, Quote) else None
        return Card(
            key,
            record.heading(self.name),
            record.line(self.name),
            record.when,
            "draft" if record.draft else "",
            record if record.whole else None,
            self.role_of(quote) if quote else "",
            self._is_unsourced(quote) if quote else False,
            self._language_of(quote) if quote else "",
            getattr(record, "extent", "") == "throughout",
            record.withhold,
        )

    def find(self, kind: str | None, id_: str) -> Key | None:
        """The one record, withdrawn ones included, that a link in a body names; None where there is none or several."""
        found = [*candidates(kind, id_, self.records), *candidates(kind, id_, self.withdrawn)]
        return found[0] if len(found) == 1 else None

    def role_of(self, quote: Quote) -> str:
        """The speaker's role as the source words it, else as a source shows it on that day, else nothing."""
        speaker = self.records.get(Key("actors", quote.speaker[0])) if len(quote.speaker) == 1 else None
        if quote.role or speaker is None or quote.date is None:
            return quote.role or ""
        held = [r.title for r in getattr(speaker, "roles", ()) if r.holds_on(quote.date)]
        return ", ".join(dict.fromkeys(held))

    def _is_unsourced(self, quote: Quote) -> bool:
        speaker = self.records.get(Key("actors", quote.speaker[0])) if len(quote.speaker) == 1 else None
        return getattr(speaker, "kind", "") == "person" and not self.role_of(quote)

    def _language_of(self, quote: Quote) -> str:
        article = self.records.get(Key("articles", quote.article))
        return quote.language or str(getattr(article, "language", ""))


def link(records: Iterable[Record], *, drafts: bool = False, subject: str = "") -> Archive:
    """The archive of these records, with drafts or without them.

    References to nothing are left out here; `parley.checks` has told them before.
    """
    kept = {r.key: r for r in sorted(records, key=lambda r: r.key) if drafts or not r.draft}
    withdrawn = {key: r.withdrawn for key, r in kept.items() if r.withdrawn}
    public = {key: r.public() for key, r in kept.items() if key not in withdrawn}
    former = {Key(r.folder, old): r.key for r in kept.values() for old in r.public().former_ids}
    found: dict[Key, dict[str, list[Backlink]]] = {}
    for record in public.values():
        for target, label, backlink in _links(record, public):
            links = found.setdefault(target, {}).setdefault(label, [])
            if not links or links[-1] != backlink:
                links.append(backlink)
    backlinks = {
        key: {label: _newest_first(links, public) for label, links in sorted(labels.items())}
        for key, labels in sorted(found.items())
    }
    return Archive(public, withdrawn, backlinks, former, subject)


def _links(record: Record, known: Mapping[Key, Record]) -> Iterator[tuple[Key, str, Backlink]]:
    named = {record.key}
    for use in references(record):
        if use.target in known and use.target != record.key:
            named.add(use.target)
            yield use.target, use.back, Backlink(record.key, use.statement, str(use.where[0]))
    for target in dict.fromkeys(resolve(m.kind, m.id, known) for m in mentions(record)):
        if target and target not in named:
            yield target, MENTIONED, Backlink(record.key, None)


def resolve(kind: str | None, id_: str, known: Mapping[Key, object]) -> Key | None:
    """The one record that a link in a body names, or None where there is none or more than one."""
    found = candidates(kind, id_, known)
    return found[0] if len(found) == 1 else None


def candidates(kind: str | None, id_: str, known: Mapping[Key, object]) -> list[Key]:
    """All records that a link in a body may name, in order of kind."""
    folders = [_folder(kind)] if kind else list(kinds())
    return [key for folder in folders if (key := Key(folder, id_)) in known]


def _folder(name: str) -> str:
    try:
        return kind_named(name).folder
    except UsageError:
        return name


def newest_first(when: Edtf | None) -> tuple[object, ...]:
    """A key that sorts dates in ascending order, what has none before all; sort in reverse for newest first."""
    return (when is not None, when.sort_key if when else ())


def _newest_first(links: list[Backlink], records: Mapping[Key, Record]) -> tuple[Backlink, ...]:
    def date(link_: Backlink) -> tuple[object, ...]:
        dates = link_.statement.dates() if link_.statement else ()
        return newest_first(dates[0] if dates else records[link_.source].when)

    return tuple(sorted(links, key=date, reverse=True))
