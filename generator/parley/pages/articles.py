"""The page of an article: where it comes from, before what it says."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.kinds import kinds
from parley.language import capital
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.articles import Article
from parley.records.base import EVIDENCE
from parley.records.ways import FIGURES_GIVEN, QUOTES_OF
from parley.writing import markup as m
from parley.writing.fields import fact
from parley.writing.sections import body, group
from parley.writing.writer import Writer

MENTIONS = ("actors", "events", "talks", "places", "topics")


class ArticlePage(RecordPage[Article, tuple[str, ...]]):
    """One article."""

    folder: ClassVar[str] = "articles"
    handled: ClassVar[frozenset[str]] = frozenset({QUOTES_OF, FIGURES_GIVEN, EVIDENCE})
    bounds: ClassVar[Mapping[str, int]] = {QUOTES_OF: 60}

    def gather(self, archive: Archive, record: Article) -> tuple[str, ...]:
        """The actors who are in it by quotes from it, and not on its own list."""
        return tuple(actor.id for actor in archive.unlisted(record))

    def head(self, n: Neighbourhood[Article, tuple[str, ...]], w: Writer) -> Iterator[str]:
        """Its provenance, as far as it is known."""
        article = n.record
        yield m.part("kicker", w.say("Article"))
        yield m.section("provenance", w.say("Provenance"), m.facts(self._provenance(article, w)))
        # a warning makes a section of its own
        yield body(n, w) if article.content_warning else m.section("summary", w.say("Summary"), body(n, w))

    def _provenance(self, article: Article, w: Writer) -> Iterator[tuple[str, str]]:
        publisher = w.links("actors", [article.publisher] if article.publisher else [])
        say = w.say
        yield say("Publisher"), w.known(article, "publisher", publisher, say("not recorded"))
        authors = w.commas([w.text(a) for a in article.authors])
        yield say("Authors"), w.known(article, "authors", authors, say("not recorded"))
        yield say("Published"), w.known(article, "published", w.date(article.published), "")
        yield say("Address"), fact(article, "url", w)[1] or say("not recorded")
        yield say("Archived copy"), fact(article, "archived", w)[1] or say("not recorded")
        yield say("Read on"), w.known(article, "retrieved", w.date(article.retrieved), "")
        language = m.text(w.language.language_name(article.language)) if article.language else ""
        yield say("Language"), w.known(article, "language", language, "")
        if article.snapshot:
            snapshot = article.snapshot
            read = w.count(
                snapshot.characters,
                "{number} character, SHA-256 {hash}",
                "{number} characters, SHA-256 {hash}",
                hash=f"`{snapshot.sha256}`",
            )
            yield say("Text that was read"), read
        else:
            yield say("Text that was read"), w.known(article, "snapshot", "", say("no snapshot recorded"))

    def sections(self, n: Neighbourhood[Article, tuple[str, ...]], w: Writer) -> Iterator[str]:
        """Its quotes and figures, all it mentions, and what rests on it."""
        article = n.record
        quotes = n.group(QUOTES_OF)
        words = w.quotations((link_.source for link_ in quotes.shown), article=False)
        yield m.section("quotes", w.say(QUOTES_OF), words, w.more(quotes, article.key))
        yield group(n, w, FIGURES_GIVEN, "figures")
        mentioned = {kind: getattr(article, kind) for kind in MENTIONS}
        mentioned["actors"] += n.also
        told = ((w.say(capital(kinds()[kind].plural)), w.links(kind, ids)) for kind, ids in mentioned.items())
        yield m.section("mentions", w.say("All it mentions"), m.facts(told))
        yield group(n, w, EVIDENCE, "evidence")
