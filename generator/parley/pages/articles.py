"""The page of an article: where it comes from, before what it says."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.neighbourhood import Neighbourhood
from parley.pages import markup as m
from parley.pages.fields import fact
from parley.pages.record import RecordPage, body, group
from parley.pages.writer import Writer
from parley.records.articles import Article
from parley.records.base import EVIDENCE

QUOTES, FIGURES = "Its quotes", "Figures it gives"
MENTIONS = ("actors", "events", "talks", "places", "topics")


class ArticlePage(RecordPage):
    """One article."""

    folder: ClassVar[str] = "articles"
    handled: ClassVar[frozenset[str]] = frozenset({QUOTES, FIGURES, EVIDENCE})
    bounds: ClassVar[Mapping[str, int]] = {QUOTES: 60}

    def head(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """Its provenance, as far as it is known."""
        article = _article(n)
        yield m.part("kicker", "Article")
        yield m.section("provenance", "Provenance", m.facts(self._provenance(article, w)))
        yield m.section("summary", "Summary", body(n, w))

    def _provenance(self, article: Article, w: Writer) -> Iterator[tuple[str, str]]:
        publisher = w.links("actors", [article.publisher] if article.publisher else [])
        yield "Publisher", w.known(article, "publisher", publisher, "Publisher not recorded")
        authors = ", ".join(m.text(a) for a in article.authors)
        yield "Authors", w.known(article, "authors", authors, "Authors not recorded")
        yield "Published", w.known(article, "published", m.date(article.published), "")
        yield "Address", fact(article, "url", w)[1] or "Address not recorded"
        yield "Archived copy", fact(article, "archived", w)[1] or "None recorded"
        yield "Read on", w.known(article, "retrieved", m.date(article.retrieved), "")
        yield (
            "Language",
            w.known(article, "language", m.text(m.language_name(article.language)) if article.language else "", ""),
        )
        if article.snapshot:
            snapshot = article.snapshot
            yield "Text that was read", f"{snapshot.characters:,} characters, SHA-256 `{snapshot.sha256}`"
        else:
            yield "Text that was read", w.known(article, "snapshot", "", "no snapshot recorded")

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """Its quotes and figures, all it mentions, and what rests on it."""
        article = _article(n)
        quotes = n.group(QUOTES)
        words = w.quotations((link_.source for link_ in quotes.shown), article=False)
        yield m.section("quotes", QUOTES, words, w.more(quotes, article.key))
        yield group(n, w, FIGURES, "figures")
        mentioned = ((kind.capitalize(), w.links(kind, getattr(article, kind))) for kind in MENTIONS)
        yield m.section("mentions", "All it mentions", m.facts(mentioned))
        yield group(n, w, EVIDENCE, "evidence")


def _article(n: Neighbourhood) -> Article:
    if not isinstance(n.record, Article):
        raise TypeError(f"{n.record.key} is no article")
    return n.record
