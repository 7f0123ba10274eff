"""Sources as end notes: numbers where something rests on an article, and at the end what each number stands for."""

from collections.abc import Mapping
from functools import lru_cache

from parley.dates import Edtf
from parley.language import message
from parley.records.articles import Article
from parley.records.types import Key
from parley.writing import markup as m
from parley.writing.writer import KEPT, Writer

SOURCE = "source"


class Noted(Writer):
    """Writes for one page, on which articles are numbers in the order in which they are first named."""

    def __init__(self, w: Writer) -> None:
        self.cards, self.language = w.cards, w.language
        self.say, self.term, self.count = w.say, w.term, w.count
        self.number, self.commas = w.number, w.commas
        self._headed, self._dated, self._drawn = w._headed, w._dated, w._drawn
        self._listed, self._quoted = lru_cache(KEPT)(self._line), lru_cache(KEPT)(self._quotation)
        self.notes: dict[str, int] = {}

    def source(self, article: str | None, *, label: str = "") -> str:
        """The number of the article's end note; what announces an article elsewhere is left out."""
        if article is None:
            return self.say("source not recorded")
        if self.cards[Key("articles", article)] is None:
            return self.withheld()
        number = self.notes.setdefault(article, len(self.notes) + 1)
        return f"[{m.text(f'[{number}]')}](#{SOURCE}-{number})"

    def quoted(self, quote: str) -> str:
        """The quotation by its address."""
        return self.short(Key("quotes", quote))

    def short(self, key: Key) -> str:
        """A record by its address below the archive's: a link on a screen, and readable on paper."""
        return self.link(key, f"{key.kind}/{key.id}")


def endnotes(w: Noted, articles: Mapping[str, Article]) -> str:
    """What each number stands for, with all that is known of where it comes from and of the text that was read."""
    lines = (
        f"{m.anchor(SOURCE, number, m.text(f'[{number}]'))} {m.joined(*_source(w, id_, articles.get(id_)))}"
        for id_, number in w.notes.items()
    )
    return m.section("sources", w.say("Sources"), m.items(lines))


def _source(w: Noted, id_: str, article: Article | None) -> list[str]:
    key = Key("articles", id_)
    if article is None:
        return [w.link(key)]
    publisher = w.links("actors", [article.publisher] if article.publisher else [])
    authors = w.commas([w.text(author) for author in article.authors])
    return [
        w.link(key),
        w.known(article, "publisher", publisher, w.say("publisher not recorded")),
        w.known(article, "authors", authors, w.say("authors not recorded")),
        w.known(article, "published", _dated(message("published {date}"), article.published, w), ""),
        w.known(article, "url", _address(article.url), w.say("address not recorded")),
        w.known(article, "archived", _archived(article, w), ""),
        w.known(article, "retrieved", _dated(message("read on {date}"), article.retrieved, w), ""),
        w.known(article, "snapshot", _snapshot(article, w), w.say("no snapshot of the text recorded")),
        w.short(key),
    ]


def _dated(words: str, when: Edtf | None, w: Noted) -> str:
    return w.say(words, date=w.date(when)) if when else ""


def _address(url: str | None) -> str:
    return f"[{m.text(url)}]({url})" if url else ""


def _archived(article: Article, w: Noted) -> str:
    return w.say("archived copy: {address}", address=_address(article.archived)) if article.archived else ""


def _snapshot(article: Article, w: Noted) -> str:
    if not article.snapshot:
        return ""
    characters, sha256 = w.number(article.snapshot.characters), f"`{article.snapshot.sha256}`"
    return w.say("text that was read: {characters} characters, SHA-256 {sha256}", characters=characters, sha256=sha256)
