"""Records to the archive: every reference known from both ends."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from parley.dates import Edtf
from parley.disputes import Dispute, accounts_differ, dispute_of
from parley.guides import Guide
from parley.kinds import kind_named, kinds
from parley.language import ENGLISH, Language
from parley.naming import WITHDRAWN, Names
from parley.order import moment_of, place_of
from parley.presence import present_in, unlisted
from parley.problems import UsageError
from parley.records.articles import Article
from parley.records.base import Record, Statement, Withdrawal
from parley.records.figures import CLAIMED, Figure
from parley.records.quotes import Quote
from parley.records.series import Series
from parley.records.types import Key
from parley.records.ways import ARTICLES_MENTIONING, QUOTES_OF
from parley.references import MENTIONED, mentions, references

Made = TypeVar("Made")


class Backlink(NamedTuple):
    """That a record names this one: which record, the statement in which it does, if any, and under which key.

    `within` is a larger statement that this one is a part of: the delegation in which somebody sat.
    """

    source: Key
    statement: Statement | None
    field: str = ""
    within: Statement | None = None


class Elsewhere(NamedTuple):
    """Where an article can be read outside the archive: its own address, a copy's, and the language it is in."""

    url: str | None
    archived: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that another record's page shows of a record: so little that it rarely changes.

    `record` is there only for kinds shown whole (quotes, figures). `mark` is empty, `draft` or `withdrawn`. `role` and
    `language` are what a quote takes from its speaker and its article where it says nothing itself, `elsewhere` is
    where its article can be read; `unsourced` tells that no source shows a role of the one person who speaks.
    `withheld` are the record's keys that are kept back. `until` is when what began on `when` ended.
    `disputed` tells how a series' claims, those beside a figure, or the accounts of any other thing differ. `warning`
    is what a reader is told before the record's text and accounts.
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
    until: Edtf | None = None
    disputed: Dispute = ""
    elsewhere: Elsewhere | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole archive as it may be published: what is withheld, withdrawn or a draft has left it.

    `records` are in order of kind and id; `backlinks` hold, by the record named and the way back's label, who names
    it, newest first; `former` leads from ids a record once had to the record. `subject` says in a
    sentence what the archive is about, `language` is the one it is published in; `site` is its name there, and `home`
    the address at which it begins, empty where it has none yet.
    `guides` are what it tells those who write for it.
    `facts` tells all that records say of each other from any other such, `digests` what each record's file holds; both
    are there where the archive was read from files.
    """

    records: Mapping[Key, Record]
    withdrawn: Mapping[Key, Withdrawal]
    backlinks: Mapping[Key, Mapping[str, tuple[Backlink, ...]]]
    former: Mapping[Key, Key]
    subject: str = ""
    language: Language = ENGLISH
    site: str = ""
    home: str = ""
    guides: tuple[Guide, ...] = ()
    facts: bytes = b""
    digests: Mapping[Key, bytes] = field(default_factory=dict, repr=False)
    _made: dict[Callable[["Archive"], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, kind: str) -> Iterator[Record]:
        """The records of one kind, in order of id."""
        return (record for key, record in self.records.items() if key.kind == kind)

    def back(self, key: Key, label: str) -> tuple[Backlink, ...]:
        """Who names a record in one way, newest first."""
        return self.backlinks.get(key, {}).get(label, ())

    @property
    def name(self) -> Names:
        """Tells what a record is called."""
        return self.once(_names)

    @property
    def cards(self) -> Mapping[Key, Card | None]:
        """The cards of all records; None where a reference is withheld."""
        return self.once(Cards)

    def card(self, key: Key) -> Card | None:
        """A record's card; None where a reference is withheld."""
        return self.cards[key]

    def once(self, make: Callable[["Archive"], Made]) -> Made:
        """What a function makes of the whole archive: made when it is first asked for, and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def find(self, kind: str | None, id_: str) -> Key | None:
        """The one record, withdrawn ones included, that a link in a body names; None where there is none or several."""
        found = [*candidates(kind, id_, self.records), *candidates(kind, id_, self.withdrawn)]
        return found[0] if len(found) == 1 else None

    def unlisted(self, article: Record) -> list[Key]:
        """Who is in an article by quotes from it, and not on its own list of actors."""
        quotes = (self.records[link_.source] for link_ in self.back(article.key, QUOTES_OF))
        present = present_in(quotes).get(article.key, ())
        return unlisted(article, (actor for actor in present if actor in self.records))

    def role_of(self, quote: Quote) -> str:
        """The speaker's role as the source words it, else as a source shows it on that day, else nothing."""
        speaker = self.records.get(Key("actors", quote.speaker[0])) if len(quote.speaker) == 1 else None
        if quote.role or speaker is None or quote.date is None:
            return quote.role or ""
        held = [r.title for r in getattr(speaker, "roles", ()) if r.holds_on(quote.date)]
        return self.language.commas(list(dict.fromkeys(held)))


class Cards(dict[Key, Card | None]):
    """The cards of an archive, each made when it is first asked for; of a reference that is withheld there is None."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self._disputes: dict[str, Dispute] = {}

    def __missing__(self, key: Key) -> Card | None:
        card = self[key] = self._card(key)
        return card

    def _card(self, key: Key) -> Card | None:
        archive, record = self._archive, self._archive.records.get(key)
        if record is None:
            mark = archive.language.say(WITHDRAWN)
            return Card(key, mark, "", None, "withdrawn") if key in archive.withdrawn else None
        quote = record if isinstance(record, Quote) else None
        role = archive.role_of(quote) if quote else ""
        article = archive.records.get(Key("articles", quote.article)) if quote else None
        where = Elsewhere(article.url, article.archived, article.language) if isinstance(article, Article) else None
        return Card(
            key,
            record.heading(archive.name),
            record.line(archive.name),
            record.when,
            "draft" if record.draft else "",
            record if record.whole else None,
            role,
            self._is_person(quote) and not role if quote else False,
            quote.language or (where.language if where else "") if quote else "",
            _lasts(record),
            record.withhold,
            vars(record).get("end"),
            self._disputed(record),
            where,
            record.content_warning or "",
        )

    def _disputed(self, record: Record) -> Dispute:
        """How what is claimed or told of it differs; of a series it is worked out once for all its figures."""
        series = record.series if isinstance(record, Figure) else record.id if isinstance(record, Series) else None
        if series is None:
            return "accounts" if accounts_differ(record) else ""
        if series not in self._disputes:
            claims = (
                self._archive.records[link_.source] for link_ in self._archive.back(Key("series", series), CLAIMED)
            )
            self._disputes[series] = dispute_of(claim for claim in claims if isinstance(claim, Figure))
        return self._disputes[series]

    def _is_person(self, quote: Quote) -> bool:
        """Whether one person speaks."""
        speaker = self._archive.records.get(Key("actors", quote.speaker[0])) if len(quote.speaker) == 1 else None
        return getattr(speaker, "kind", "") == "person"


def _lasts(record: Record) -> bool:
    """Whether its date means the whole of a time: what a figure counts over, or an event that went on throughout."""
    return record.as_of is None if isinstance(record, Figure) else vars(record).get("extent") == "throughout"


def _names(archive: Archive) -> Names:
    return Names(archive.records, archive.withdrawn, archive.language)


def link(
    records: Iterable[Record], *, drafts: bool = False, subject: str = "", language: Language = ENGLISH
) -> Archive:
    """The archive of these records, with drafts or without them.

    References to nothing are left out here; `parley.checks` has told them before.
    """
    made = {r.key: r for r in records if drafts or not r.draft}
    kept = {key: made[key] for key in sorted(made)}
    withdrawn = {key: r.withdrawn for key, r in kept.items() if r.withdrawn}
    public = {key: r.public(language) for key, r in kept.items() if key not in withdrawn}
    former = {Key(key.kind, old): key for key, r in kept.items() if r.former_ids for old in r.public().former_ids}
    found: dict[Key, dict[str, list[Backlink]]] = {}
    present = present_in(public.values())
    for key in _in_place(public, public):
        for target, label, backlink in links_of(key, public[key], public, present.get(key, ())):
            links = found.setdefault(target, {}).setdefault(label, [])
            if not links or links[-1] != backlink:
                links.append(backlink)
    dates = {key: moment_of(record.when) for key, record in public.items()}
    backlinks = {
        key: {label: _newest_first(links, dates) for label, links in sorted(labels.items())}
        for key, labels in sorted(found.items())
    }
    return Archive(public, withdrawn, backlinks, former, subject, language)


def backlinks_to(key: Key, sources: Iterable[Key], records: Mapping[Key, Record]) -> Mapping[str, tuple[Backlink, ...]]:
    """Who names one record, by the way back's label, as `link` has it; `sources` name it."""
    found: dict[str, list[Backlink]] = {}
    present = present_in(records[source] for source in sources)
    for source in _in_place(sources, records):
        for target, label, backlink in links_of(source, records[source], records, present.get(source, ())):
            links = found.setdefault(label, []) if target == key else []
            if target == key and (not links or links[-1] != backlink):
                links.append(backlink)
    dates = {source: moment_of(records[source].when) for source in sources}
    return {label: _newest_first(links, dates) for label, links in sorted(found.items())}


def links_of(
    key: Key, record: Record, known: Mapping[Key, Record], present: Iterable[Key] = ()
) -> Iterator[tuple[Key, str, Backlink]]:
    """Whom of the known a record names, what the way back is called, and the link that stands there.

    An article mentions those too who are `present` in it by quotes from it.
    """
    uses = references(record)
    for where, target, back, statement, within in uses:
        if target in known and target != key:
            yield target, back, Backlink(key, statement, str(where[0]), within)
    also = unlisted(record, present)
    yield from ((actor, ARTICLES_MENTIONING, Backlink(key, None, "actors")) for actor in also if actor in known)
    mentioned = dict.fromkeys(resolve(m.kind, m.id, known) for m in mentions(record))
    if mentioned:
        named = {key, *(use.target for use in uses), *also}
        for found in mentioned:
            if found and found not in named:
                yield found, MENTIONED, Backlink(key, None)


def resolve(kind: str | None, id_: str, known: Mapping[Key, object]) -> Key | None:
    """The one record that a link in a body names, or None where there is none or more than one."""
    found = candidates(kind, id_, known)
    return found[0] if len(found) == 1 else None


def candidates(kind: str | None, id_: str, known: Container[Key]) -> list[Key]:
    """All records that a link in a body may name, in order of kind."""
    folders = [_folder(kind)] if kind else kinds()
    return [Key(folder, id_) for folder in folders if (folder, id_) in known]


@lru_cache(1000)
def _folder(name: str) -> str:
    try:
        return kind_named(name).folder
    except UsageError:
        return name


def _in_place(keys: Iterable[Key], records: Mapping[Key, Record]) -> list[Key]:
    """Records in the order that those of one date keep."""
    return sorted(keys, key=lambda key: place_of(key, records[key]))


def _newest_first(links: list[Backlink], dates: Mapping[Key, tuple[object, ...]]) -> tuple[Backlink, ...]:
    """Backlinks by the date of the statement, else by that of its record, which is worked out once for all of them.

    Those of one date stay as they are given.
    """

    def date(link_: Backlink) -> tuple[object, ...]:
        said = link_.statement.dates() if link_.statement else ()
        return moment_of(said[0]) if said else dates[link_.source]

    return tuple(sorted(links, key=date, reverse=True) if len(links) > 1 else links)
