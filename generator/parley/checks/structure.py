"""Whether records that belong together fit together."""

from collections.abc import Set

from parley.checks.base import Entry, Found, Known, Records, value_of
from parley.records.articles import Article
from parley.records.base import Record
from parley.records.figures import Figure
from parley.records.quotes import Quote
from parley.records.types import Key

AGAIN = "`parley verify --snapshots DIR --write`"
"""What proves words anew."""


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
            done.update(way)
            if key and key in way:
                ring = list(way)[list(way).index(key) :]
                told = " → ".join(k.id for k in [*ring, key])
                for member in sorted(ring):
                    words = f"`{field}` leads back to itself: {told}; remove one link"
                    yield member, (field,), "cycle", words, "error"


def _next(record: Record, field: str) -> Key | None:
    id_ = value_of(record, field)
    return Key(record.folder, id_) if id_ else None


def edited_words(entry: Entry, known: Known) -> Found:
    """A verified quote still has the words that were verified, against the text its article names."""
    quote = entry.record
    if isinstance(quote, Quote) and quote.verified:
        from parley.quotations import digest  # all that verifies quotations, which most builds do without

        if digest(quote.words) != quote.verified.text:
            words = f"the words were edited after they were verified; restore them, or run {AGAIN}"
            yield entry.key, ("verified",), "edited-since-verified", words, "error"
        article = known.records.get(Key("articles", quote.article))
        snapshot = article.snapshot if isinstance(article, Article) else None
        if article and (not snapshot or snapshot.sha256 != quote.verified.snapshot):
            words = (
                "verified against another text than the article's snapshot; run `parley verify --snapshots DIR --write`"
            )
            yield entry.key, ("verified", "snapshot"), "other-snapshot", words, "error"


def orphans(records: Records, named: Set[Key], silent: Set[Key]) -> Found:
    """What nothing names and what names nothing is hard to find; articles and quotes stand by themselves.

    `named` are the records that others name, `silent` those that name nothing.
    """
    for key, record in records.items():
        if key in named:
            continue
        if key.kind in ("actors", "places", "topics", "events") and key in silent:
            words = f"nothing names this {record.noun}, and it names nothing; link it or remove it"
            yield key, (), "orphan", words, "warning"
        if key.kind in ("series", "processes"):
            words = f"this {record.noun} has no entries yet; add one or remove it"
            yield key, (), "orphan", words, "warning"


def quoted_figures(entry: Entry, known: Known) -> Found:
    """A figure's quote is from the figure's article."""
    figure = entry.record
    if isinstance(figure, Figure) and figure.quote:
        quote = known.records.get(Key("quotes", figure.quote))
        if isinstance(quote, Quote) and quote.article != figure.article:
            words = f"the quote is from `{quote.article}`, the figure from `{figure.article}`; mend one of the two"
            yield entry.key, ("quote",), "other-article", words, "error"
