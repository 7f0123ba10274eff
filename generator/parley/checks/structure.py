"""Whether records that belong together fit together."""

from parley.checks.base import Found, Records
from parley.link import candidates
from parley.quotations import digest
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.base import Record
from parley.records.events import Event
from parley.records.figures import Figure
from parley.records.places import Place
from parley.records.quotes import Quote
from parley.records.topics import Topic
from parley.records.types import Key
from parley.references import mentions, references


def cycles(records: Records) -> Found:
    """Nothing is a part of itself, by whatever way round; a ring is told once for each record in it."""
    for field in ("part_of", "broader", "responds_to"):
        done: set[Key] = set()
        for start in records:
            way: dict[Key, None] = {}
            key: Key | None = start
            while key and key in records and key not in way and key not in done:
                way[key] = None
                key = _next(records[key], field)
            done |= way.keys()
            if key and key in way:
                ring = list(way)[list(way).index(key) :]
                told = " → ".join(k.id for k in [*ring, key])
                for member in sorted(ring):
                    words = f"`{field}` leads back to itself: {told}; remove one link"
                    yield member, (field,), "cycle", words, "error"


def _next(record: Record, field: str) -> Key | None:
    id_ = getattr(record, field, None)
    return Key(record.folder, id_) if id_ else None


def edited_words(records: Records) -> Found:
    """A verified quote still has the words that were verified, against the text its article names."""
    for record in records.values():
        if isinstance(record, Quote) and record.verified:
            if digest(record.words) != record.verified.text:
                words = "the words were edited after they were verified; restore them, or run `parley verify --write`"
                yield record.key, ("verified",), "edited-since-verified", words, "error"
            article = records.get(Key("articles", record.article))
            snapshot = article.snapshot if isinstance(article, Article) else None
            if article and (not snapshot or snapshot.sha256 != record.verified.snapshot):
                words = "verified against another text than the article's snapshot; run `parley verify --write`"
                yield record.key, ("verified", "snapshot"), "other-snapshot", words, "error"


def orphans(records: Records) -> Found:
    """What nothing names and what names nothing is hard to find; articles and quotes stand by themselves."""
    named = {use.target for r in records.values() for use in references(r)}
    named |= {key for r in records.values() for m in mentions(r) for key in candidates(m.kind, m.id, records)}
    for record in records.values():
        names = record.key in named or any(references(record)) or any(mentions(record))
        if isinstance(record, Actor | Place | Topic | Event) and not names:
            words = f"nothing names this {record.noun}, and it names nothing; link it or remove it"
            yield record.key, (), "orphan", words, "warning"
        if record.folder in ("series", "processes") and record.key not in named:
            yield (
                record.key,
                (),
                "orphan",
                f"this {record.noun} has no entries yet; add one or remove it",
                "warning",
            )


def quoted_figures(records: Records) -> Found:
    """A figure's quote is from the figure's article."""
    for record in records.values():
        if isinstance(record, Figure) and record.quote:
            quote = records.get(Key("quotes", record.quote))
            if isinstance(quote, Quote) and quote.article != record.article:
                words = f"the quote is from `{quote.article}`, the figure from `{record.article}`; mend one of the two"
                yield record.key, ("quote",), "other-article", words, "error"
