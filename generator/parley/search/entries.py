"""Records as the search knows them: the words they are found by, what a result shows, what it can be narrowed by."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from parley.body import WikiLink, plain
from parley.disputes import mark_of, names_differ
from parley.language import Language, capital, message
from parley.link import Archive, Card
from parley.records.articles import Article
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.references import mentions, references
from parley.urls import address, record_path

NAME, ALIAS, ROLE = 1.0, 0.9, 0.6
"""What a record's name counts, what its other names do, and what the roles do by which a person is known."""

LINE, SPOKEN, TEXT, NAMED = 2.0, 2.0, 1.0, 0.5
"""What a word counts in a record's line, in words that were spoken, in other text, in the names it refers to."""

Label = tuple[str, str]
"""What a facet shows for a value, and what tells it in addresses, if it is another: that of its page, or a word."""


class Entry(NamedTuple):
    """One record: its `names` and `texts` with what they count; `text` is the one that results quote from.

    `card` is what a result shows: address, kind, heading, line, date in words, source's heading and address. `facets`
    are its values by facet; `day` sorts it by date (a year, month and day as one number, 0 where there is none).
    """

    key: Key
    names: tuple[tuple[float, str], ...]
    texts: tuple[tuple[float, str], ...]
    card: tuple[str, ...]
    text: str
    facets: Mapping[str, tuple[Label, ...]]
    day: int


FACETS = ("kind", "actor", "speaker", "topic", "round", "place", "outlet", "year", "checked", "disputed", "language")
"""What results can be narrowed by."""

CHECKED, NOT_CHECKED = message("Checked word for word"), message("Not checked")

_BY_KIND = {"actors": "actor", "topics": "topic", "talks": "round", "places": "place"}


def entry(archive: Archive, record: Record) -> Entry:
    """A record of the archive as the search knows it; what is withheld has left it before."""
    card = archive.card(record.key)
    title = _title(archive, record, card.heading if card else record.id)
    line = _line(archive, card) if card else ""
    named = list(dict.fromkeys(use.target for use in references(record)))
    parts = _parts(archive, record)
    return Entry(
        record.key,
        tuple(_names(record, title)),
        tuple(_texts(archive, record, title, line, named, parts)),
        _card(archive, record, card, title, line),
        parts[0],
        dict(_facets(archive, record, named)),
        _day(record),
    )


def _names(record: Record, title: str) -> Iterator[tuple[float, str]]:
    """What a record is called; a quote is not called as its speaker is."""
    if isinstance(record, Quote):
        return
    values = vars(record)
    yield NAME, title
    yield from ((ALIAS, alias) for alias in (*values.get("aliases", ()), *values.get("native_names", {}).values()))
    yield from ((ROLE, role.title) for role in values.get("roles", ()))


def _texts(
    archive: Archive, record: Record, title: str, line: str, named: list[Key], parts: list[str]
) -> Iterator[tuple[float, str]]:
    """What else a record is found by."""
    is_quote = isinstance(record, Quote)
    yield LINE, f"{title} · {line}" if is_quote else line
    yield LINE, " · ".join(vars(record).get("authors", ()))
    yield SPOKEN if is_quote else TEXT, parts[0]
    yield from ((TEXT, part) for part in parts[1:])
    others = (archive.card(target) for target in named)
    yield NAMED, " · ".join(other.heading for other in others if other and not other.record)


def _line(archive: Archive, card: Card) -> str:
    """What it is, and that others number or tell it otherwise: so no disputed number stands alone in a result."""
    return " · ".join(filter(None, (card.line or card.role, archive.language.say(mark_of(card.disputed)))))


def _card(archive: Archive, record: Record, card: Card | None, title: str, line: str) -> tuple[str, ...]:
    language, throughout = archive.language, bool(card and card.throughout)
    when = record.when.words(language, throughout=throughout) if record.when else ""
    noun = language.say(record.noun)
    source = archive.card(Key("articles", _article(record))) if _article(record) else None
    return address(record_path(record.key)), noun, title, line, when, source.heading if source else ""


def _title(archive: Archive, record: Record, heading: str) -> str:
    """The heading; of a quote who speaks, as its words are its text."""
    if not isinstance(record, Quote):
        return heading
    speakers = [archive.name(Key("actors", s)) for s in record.speaker]
    return archive.language.listed(speakers) or capital(record.unnamed or "") or heading


def _parts(archive: Archive, record: Record) -> list[str]:
    """What a record says, as plain words, the text that results quote from first.

    Of what stands behind a content warning, the warning alone.
    """
    if record.content_warning:
        return [record.content_warning]

    def named(link_: WikiLink) -> str:
        key = archive.find(link_.kind, link_.id)
        return link_.text or (archive.name(key) if key else link_.id)

    bodies = [record.words, record.context] if isinstance(record, Quote) else [record.body]
    outcome = getattr(vars(record).get("outcome"), "text", "")
    original = getattr(vars(record).get("original"), "text", "")
    others = [*(account.says for account in record.accounts), *(given.words() for given in record.names_by)]
    return [*(plain(body, named, whole=True) for body in bodies), outcome, original, *others, record.note or ""]


def _facets(archive: Archive, record: Record, named: list[Key]) -> Iterator[tuple[str, tuple[Label, ...]]]:
    yield "kind", (_word(archive.language, capital(record.plural)),)
    mentioned = [key for m in mentions(record) if (key := archive.find(m.kind, m.id))]
    for kind, facet in _BY_KIND.items():
        keys = [key for key in dict.fromkeys([*named, *mentioned]) if key.kind == kind and key in archive.records]
        if record.folder == kind:
            keys.append(record.key)
        yield facet, tuple(_label(archive, key) for key in keys)
    article = record if isinstance(record, Article) else archive.records.get(Key("articles", _article(record)))
    if isinstance(record, Quote):
        yield "speaker", tuple(_speakers(archive, record))
        if record.form != "reported" and not record.withholds("verified"):
            yield "checked", (_word(archive.language, CHECKED if record.verified else NOT_CHECKED),)
    if isinstance(article, Article) and article.publisher:
        yield "outlet", (_label(archive, Key("actors", article.publisher)),)
    yield "disputed", tuple(_word(archive.language, mark) for mark in _marks(archive, record))
    yield "year", tuple((str(year), "") for year in (record.when.years if record.when else ()))
    language = vars(record).get("language") or (article.language if isinstance(article, Article) else "")
    if language:
        yield "language", ((str(language), ""),)


def _word(language: Language, words: str) -> Label:
    """A value that is a word of ours: in addresses it is called the same in every language."""
    said = language.say(words)
    return said, "" if said == words else f"{words}/"


def _speakers(archive: Archive, quote: Quote) -> Iterator[Label]:
    """Whose words they are: who speaks, and for whom."""
    if not quote.speaker:
        words = quote.unnamed or ""
        yield capital(words), "" if capital(words) == words else words
    voices = (*quote.speaker, quote.on_behalf_of)
    yield from (_label(archive, Key("actors", voice)) for voice in dict.fromkeys(voices) if voice)


def _marks(archive: Archive, record: Record) -> Iterator[str]:
    """That others number, tell or call it otherwise."""
    card = archive.card(record.key)
    if card and card.disputed:
        yield mark_of(card.disputed)
    if names_differ(record):
        yield mark_of("names")


def _article(record: Record) -> str:
    return str(vars(record).get("article") or "")


def _label(archive: Archive, key: Key) -> Label:
    return archive.name(key), address(record_path(key))


def _day(record: Record) -> int:
    known = record.when.sort_key[0] if record.when else None
    return known[0] * 10_000 + known[1] * 100 + known[2] if known and 0 < known[0] <= 9999 else 0
