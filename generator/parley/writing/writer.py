"""How one page speaks of records: as links, as evidence, as quotations, as lines of a list."""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from parley.dates import Edtf
from parley.disputes import mark_of
from parley.language import capital, message
from parley.link import Archive, Backlink, Card
from parley.neighbourhood import Group
from parley.records.base import WITHHELD, Account, NameGiven, Record, Seat, Statement, Tenure, Wording, label_of
from parley.records.figures import Figure
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import CLAIMS_OF
from parley.references import references
from parley.urls import ROOT, backlinks_path, record_path
from parley.writing import markup as m

Shown = TypeVar("Shown", bound=Hashable)
Drawn = TypeVar("Drawn")

DATES = {"date", "published", "start", "as_of", "period"}
"""Keys from which a record's own date comes."""

LONG = 120
"""Words of a quotation that a list shows; the rest is on the quote's own page."""

SHORT = 44
"""Characters of an article's title in a line of evidence."""


SOURCE = message("source: {article}")
"""How a line says on what it rests."""

KEPT = 16_384
"""Of each sort of words that many pages share, how many are kept."""


class Writer:
    """Writes of the records of one archive, of which it sees no more than their cards.

    What it writes is Markdown whose links begin at the site's root, so that it is the same on every page: what recurs
    there is written once and kept.
    """

    def __init__(self, archive: Archive) -> None:
        self.cards = archive.cards
        self.language = archive.language
        self.say, self.term, self.count = self.language.say, self.language.term, self.language.count
        self.number, self.commas = self.language.number, self.language.commas
        self._headed = lru_cache(KEPT)(self._link)
        self._listed = lru_cache(KEPT)(self._line)
        self._quoted = lru_cache(KEPT)(self._quotation)
        self._dated = lru_cache(KEPT)(self._date)
        self._drawn = lru_cache(KEPT)(self._draw)

    def drawn(self, draw: Callable[[Shown, "Writer"], Drawn], shown: Shown) -> Drawn:
        """A picture that many pages show, or a part of one, drawn for the first of them."""
        drawn: Drawn = self._drawn(draw, shown)
        return drawn

    def _draw(self, draw: Callable[[Any, "Writer"], Drawn], shown: object) -> Drawn:
        return draw(shown, self)

    def card(self, key: Key) -> Card:
        """The card of a record that may be named; raises LookupError for one that is withheld."""
        card = self.cards[key]
        if card is None:
            raise LookupError(key)
        return card

    def link(self, key: Key, words: str | None = None) -> str:
        """A link to a record by its heading, or by other words of a record; a disputed number is marked."""
        return self._link(key, words) if words else self._headed(key)

    def _link(self, key: Key, words: str | None = None) -> str:
        mark = self.disputed(key) if key.kind == "figures" else ""
        return f"{self.beside(key, words)}{' ' if mark else ''}{mark}"

    def beside(self, key: Key, words: str | None = None) -> str:
        """The same without that mark: for a number that stands beside the others which answer its question."""
        card = self.cards[key]
        if card is None:
            return self.withheld()
        mark = f" {m.part('draft', self.say('(draft)'))}" if card.mark == "draft" else ""
        return f"{self.isolated(self.to(record_path(key), m.text(words or card.heading)), words or card.heading)}{mark}"

    def text(self, words: str) -> str:
        """Words of a record as Markdown, set apart where they are read from the other side than the page is."""
        return self.isolated(m.text(words), words)

    def isolated(self, markdown: str, words: str) -> str:
        """Markdown of some words, set apart where these are read from the other side than the page is."""
        return m.isolated(markdown, words, self.language.direction)

    def date(self, when: Edtf | None, *, throughout: bool = False) -> str:
        """A date in words, marked as one."""
        return self.say(m.UNDATED) if when is None else self._dated(when, throughout)

    def _date(self, when: Edtf, throughout: bool) -> str:
        return m.dated(when, when.words(self.language, throughout=throughout))

    def warned(self, warning: str) -> str:
        """What a reader is told before, or instead of, what may be hard to read."""
        return self.say("Content warning: {warning}", warning=self.text(warning))

    def withheld(self) -> str:
        """What stands for something that is kept back."""
        return m.text(self.say(WITHHELD))

    def running(self, label: str) -> str:
        """A label as it stands within a line: English ones begin with a capital only where they stand alone."""
        said = self.say(label)
        return said[0].lower() + said[1:] if said == label else said

    def disputed(self, key: Key) -> str:
        """The mark of what others number or tell otherwise, which leads to all of them; empty where nobody does."""
        card = self.cards[key]
        if card is None or not card.disputed:
            return ""
        series = card.record.series if isinstance(card.record, Figure) else ""
        there = Key("series", series) if series else key
        anchor = "accounts" if card.disputed == "accounts" else "claims"
        part = "disputed" if card.disputed == "apart" else "differing"
        return m.part(part, self.to(f"{record_path(there)}#{anchor}", self.say(mark_of(card.disputed))))

    def named(self, card: Card) -> str:
        """A record's heading where there are no links; a disputed number is marked."""
        mark = mark_of(card.disputed) if card.key.kind == "figures" else ""
        return self.say("{record} ({mark})", record=card.heading, mark=self.say(mark)) if mark else card.heading

    def links(self, kind: str, ids: Iterable[str]) -> str:
        """Links to records of one kind, in their order."""
        return self.commas([self._headed(Key(kind, id_)) for id_ in ids])

    def to(self, path: str, words: str) -> str:
        """A link to a page by Markdown."""
        return f"[{words}]({ROOT}{path})"

    def told_when(self, card: Card, article: str) -> str:
        """A record's own date; where it has none, what the article that tells it is of."""
        told = self.cards[Key("articles", article)]
        if card.when or card.withheld or not told or not told.when:
            return self.when(card)
        return self.say("date not recorded; the article is of {date}", date=self.date(told.when))

    def when(self, card: Card) -> str:
        """A record's own date."""
        if card.when is None and DATES & set(card.withheld):
            return self.withheld()
        return self.date(card.when, throughout=card.throughout)

    def known(self, record: Record, key: str, shown: str, otherwise: str) -> str:
        """What a record says under a key; else that it is withheld, or what stands for its absence."""
        return self.withheld() if record.withholds(key) else shown or otherwise

    def source(self, article: str | None, *, label: str = SOURCE) -> str:
        """The article that something rests on; a table whose column says so leaves out the label."""
        if article is None:
            return self.say("source not recorded")
        card = self.cards[Key("articles", article)]
        title = card.heading if card else ""
        short = title if len(title) <= SHORT else title[:SHORT].rsplit(" ", 1)[0] + "\u00a0…"
        named = self.link(Key("articles", article), short or None)
        return self.say(label, article=named) if label else named

    def evidence(self, statement: Statement, *, label: str = SOURCE) -> str:
        """Where a statement stands: its article, and its quotation."""
        quote = statement.quote if isinstance(statement, Wording) else None
        quoted = self.quoted(quote) if quote else ""
        return m.part("evidence", m.joined(self.source(statement.article, label=label), quoted))

    def quoted(self, quote: str) -> str:
        """The way to the quotation in which something is said."""
        return self.link(Key("quotes", quote), self.say("quote"))

    def tenure(self, tenure: Tenure, date: Callable[[Edtf | None], str] | None = None) -> str:
        """The time for which something holds, in words; its dates as `date` words them, else marked as such."""
        date = date or self.date
        if tenure.as_of and not (tenure.from_ or tenure.to):
            return self.say("as of {dates}", dates=self.commas([date(day) for day in tenure.as_of]))
        if tenure.from_ and tenure.to:
            return self.say("from {start} to {end}", start=date(tenure.from_), end=date(tenure.to))
        if tenure.from_:
            return self.say("from {start}", start=date(tenure.from_))
        return self.say("to {end}", end=date(tenure.to)) if tenure.to else date(None)

    def dates(self, statement: Statement) -> str:
        """When a statement holds or was made; empty where it does not say."""
        if isinstance(statement, Tenure) and statement.dates():
            return self.tenure(statement)
        return self.commas([self.date(d) for d in statement.dates()])

    def speakers(self, quote: Quote, *, running: bool = False) -> str:
        """Who speaks, as links; a speaker without a name in the source's words, as they begin a line or run in one."""
        if quote.unnamed:
            return self.text(quote.unnamed if running else capital(quote.unnamed))
        return self.links("actors", quote.speaker) or self.withheld()

    def addressees(self, quote: Quote) -> str:
        """To whom it was said."""
        named = self.links("actors", quote.said_to)
        return self.commas([p for p in (named, self.text(quote.said_to_unnamed or "")) if p])

    def words(self, card: Card, quote: Quote, limit: int = 0, *, marked: bool = True) -> list[str]:
        """The words as paragraphs, in quotation marks unless they are our paraphrase, marked with their language."""
        if quote.content_warning and limit:
            return [m.part("content-warning", self.warned(quote.content_warning))]
        marks = "" if quote.form == "reported" else self.language.quoted("", card.language)
        paragraphs = _paragraphs(quote.words, limit, marks)
        return [m.in_language(p, card.language, self.language.tag) for p in paragraphs] if marked else paragraphs

    def quotation(self, key: Key, *, speaker: bool = True, article: bool = True) -> str:
        """A quotation in a list: its words, then who said it, as what, to whom, when, where, and whether checked."""
        return self._quoted(key, speaker, article)

    def _quotation(self, key: Key, speaker: bool, article: bool) -> str:
        card = self.card(key)
        quote = card.record
        if not isinstance(quote, Quote):
            return m.items([self.link(key)])
        who = self.speakers(quote) if speaker else ""
        role, addressees = self.text(card.role), self.addressees(quote)
        attribution = m.joined(
            self.commas([p for p in (who, role) if p]),
            self.say("to {addressees}", addressees=addressees) if addressees else "",
            self.when(card),
            self.say("in {article}", article=self.link(Key("articles", quote.article))) if article else "",
            standing(quote, self),
            self.link(key, self.say("open the quote")),
        )
        return m.blockquote(*self.words(card, quote, LONG), m.part("attribution", f"— {attribution}"))

    def quotations(self, keys: Iterable[Key], *, speaker: bool = True, article: bool = True) -> str:
        """Quotations, one after the other."""
        return m.apart(self.quotation(k, speaker=speaker, article=article) for k in keys)

    def entry(self, link_: Backlink, owner: Key | None = None) -> str:
        """One who names a record, the page's owner, as a line: who, what is said, when, on what evidence."""
        statement = link_.statement
        if statement is None:
            return self._listed(link_.source)
        card = self.card(link_.source)
        others = [use for use in references(statement) if use.target.kind == "actors"]
        others = [use for use in others if use.target not in (link_.source, owner)]
        tellers = [use for use in others if isinstance(statement, Account | NameGiven) or use.back == CLAIMS_OF]
        names = self.commas([self.link(use.target) for use in others if use not in tellers])
        by = self.commas([self.link(use.target) for use in tellers])
        said = self.text(statement.words(self.language))
        if card.warning and isinstance(statement, Account):
            said = self.warned(card.warning)
        if isinstance(statement, Seat):
            part, actor = self.running(label_of(link_.field)), self.link(Key("actors", statement.actor))
            # For translators: {part} is one in a talk round: guarantors, mediators
            said = self.say("{part}: {actor}", part=part, actor=actor)
        by = self.say("according to {names}", names=by) if by else ""
        when = self.dates(statement) or self.when(card)
        return m.joined(self.link(card.key), said, names, by, when, self.evidence(statement))

    def _line(self, key: Key) -> str:
        card = self.card(key)
        figure = card.record if isinstance(card.record, Figure) else None
        source = m.part("evidence", self.source(figure.article)) if figure else ""
        detail = self.text(card.line) if card.line else ""
        when = self.when(card) if card.when or card.withheld else ""
        return m.joined(self.beside(key), self.disputed(key), detail, when, source)

    def entries(self, group: Group, owner: Key | None = None) -> str:
        """Those who name the record in one way, as a list."""
        return m.items(self.entry(link_, owner) for link_ in group.shown)

    def more(self, group: Group, owner: Key) -> str:
        """The way to all of a group, where the page does not show all of it."""
        if group.total <= len(group.shown):
            return ""
        path = backlinks_path(owner, group.label)
        return m.part(
            "more",
            self.to(
                path,
                self.say("All {number}: {label}", number=self.number(group.total), label=self.running(group.label)),
            ),
        )


def _paragraphs(words: str, limit: int, marks: str) -> list[str]:
    """A quotation's paragraphs up to a number of words (0: all), as Markdown, between the marks if there are any."""
    count = 0
    kept: list[str] = []
    for paragraph in words.split("\n\n"):
        found = paragraph.split()
        if limit and count == limit:
            kept[-1] += "\u00a0…"
            break
        if limit and count + len(found) > limit:
            kept.append(" ".join(found[: limit - count]) + "\u00a0…")
            break
        count += len(found)
        kept.append(" ".join(found))
    if marks:
        kept[0] = f"{marks[0]}{kept[0]}"
        kept[-1] = f"{kept[-1]}{marks[1]}"
    return [m.text(paragraph) for paragraph in kept]


def standing(quote: Quote, w: Writer) -> str:
    """Whether the words were checked against the text that was read; empty where that is withheld."""
    if quote.form == "reported":
        return m.part("reported", w.say("reported, not quoted"))
    if quote.withholds("verified"):
        return ""
    if quote.verified:
        return m.part("verified", w.say("checked word for word"))
    return m.part("unverified", w.say("not checked"))
