"""The page of a quote: the words large, who said them to whom, and how far they are checked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from parley.derived.speakers import Between, between
from parley.drawings.copying import NAME, copying
from parley.drawings.svg import Picture
from parley.language import capital, message
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.base import WITHHELD
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import ON_TOPIC
from parley.urls import ABOUT
from parley.writing import markup as m
from parley.writing.quotable import as_text, at_the_source, paragraphs, words_of_buttons
from parley.writing.sections import body
from parley.writing.writer import Writer, standing

OTHERS = 5
"""How many other quotes on its topics a quote's page shows."""

ROLE_UNKNOWN = message("role on this date not sourced")


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """Other quotes on its topics; what each of its speakers said before and after."""

    others: tuple[Key, ...]
    told: tuple[Between, ...]


class QuotePage(RecordPage[Quote, QuoteShown]):
    """One quotation."""

    folder: ClassVar[str] = "quotes"

    def gather(self, archive: Archive, record: Quote) -> QuoteShown:
        """Other quotes on the same topics, newest first; those before and after by the same speaker."""
        found: dict[Key, None] = {}
        for topic in record.topics:
            for link_ in archive.back(Key("topics", topic), ON_TOPIC)[: OTHERS + 1]:
                if link_.source != record.key:
                    found.setdefault(link_.source)
        return QuoteShown(tuple(found)[:OTHERS], between(archive, record))

    def heading(self, n: Neighbourhood[Quote, QuoteShown], w: Writer) -> str:
        """Who speaks and on what; the words follow."""
        quote = n.record
        names = [card.heading for s in quote.speaker if (card := w.cards[Key("actors", s)])]
        topics = [card.heading for t in quote.topics[:1] if (card := w.cards[Key("topics", t)])]
        who = w.language.listed(names) or capital(quote.unnamed or "") or w.say(WITHHELD)
        return " · ".join([who, *topics])

    def head(self, n: Neighbourhood[Quote, QuoteShown], w: Writer) -> Iterator[str]:
        """The words, who said them, and the facts."""
        quote = n.record
        if quote.form == "reported":
            yield m.part("in-our-words", w.say("Reported statement, in our own words"))
        else:
            yield m.part("kicker", w.say("Quotation" if quote.form == "direct" else "Quoted words"))
        words = self._words(n, w, quote)
        role = w.known(quote, "role", w.text(n.card.role), w.say(ROLE_UNKNOWN) if n.card.unsourced else "")
        said_by = m.part("attribution", f"— {w.commas([p for p in (w.speakers(quote), role) if p])}")
        facts, copy = m.facts(self._facts(n, w, quote)), m.picture(NAME)
        if quote.content_warning:
            context = body(n, w, quote.context, fold=False)
            warned = w.warned(quote.content_warning)
            yield from (said_by, facts, m.section("content-warning", warned, words, copy, context))
        else:
            yield from (words, said_by, copy, facts)

    def _words(self, n: Neighbourhood[Quote, QuoteShown], w: Writer, quote: Quote) -> str:
        """The words; where they are a translation, with the original beside them."""
        words = w.words(n.card, quote)
        if not quote.original:
            return m.blockquote(*words)
        names = {"language": w.language.language_name(n.card.language), "name": quote.translated_by or ""}
        translated = message("In {language}, translated")
        if quote.translated_by:
            translated = message("In {language}, translated by {name}")
        own = quote.original.language
        told = "\n\n".join(paragraphs(quote.original.text))
        told = told if quote.form == "reported" else w.language.quoted(told, own)
        original = _marked(map(m.text, paragraphs(told)), own)
        sides = (
            (w.say(translated, **names), _marked(w.words(n.card, quote, marked=False), n.card.language)),
            (w.say("The original, in {language}", language=w.language.language_name(own)), original),
        )
        return m.apart(m.blockquote(m.part("wording", m.text(label)), *side) for label, side in sides)

    def pictures(self, n: Neighbourhood[Quote, QuoteShown], w: Writer) -> tuple[Picture, ...]:
        """The place where a script offers to copy the words."""
        quote = n.record
        return (copying(w.say("Take it along"), as_text(n.card, quote, w), words_of_buttons(quote, w)),)

    def _facts(self, n: Neighbourhood[Quote, QuoteShown], w: Writer, quote: Quote) -> Iterator[tuple[str, str]]:
        say = w.say
        yield say("Said on"), w.told_when(n.card, quote.article)
        hidden = "said_to_unnamed" if quote.withholds("said_to_unnamed") else "said_to"
        yield say("Said to"), w.known(quote, hidden, w.addressees(quote), say("not recorded"))
        yield say("On behalf of"), w.links("actors", [quote.on_behalf_of] if quote.on_behalf_of else [])
        yield say("About"), w.links("actors", quote.about)
        yield say("In answer to"), w.links("quotes", [quote.responds_to] if quote.responds_to else [])
        yield say("Source"), w.link(Key("articles", quote.article))
        yield say("In the source"), at_the_source(n.card, quote, w)
        yield say("Words"), m.joined(_checked(quote, w), w.to(f"{ABOUT}#words", say("what this means")))
        yield say("Talk round"), w.links("talks", quote.talks)
        yield say("Events"), w.links("events", quote.events)
        yield say("Places"), w.links("places", quote.places)
        yield say("Topics"), w.links("topics", quote.topics)
        yield say("Language"), m.text(w.language.language_name(n.card.language)) if n.card.language else ""
        yield say("Translated by"), w.text(quote.translated_by or "")

    def sections(self, n: Neighbourhood[Quote, QuoteShown], w: Writer) -> Iterator[str]:
        """The context, the same speaker before and after, others on the same topic."""
        quote = n.record
        if quote.context and not quote.content_warning:
            yield m.section("context", w.say("Context"), body(n, w, quote.context))
        yield _sequence(n.also.told, w)
        yield m.section("topic", w.say("Others on the same topic"), w.quotations(n.also.others))


def _marked(words: Iterable[str], language: str) -> list[str]:
    """Paragraphs with their language and direction, be it the page's own or not."""
    return [m.in_language(paragraph, language, "") for paragraph in words]


def _checked(quote: Quote, w: Writer) -> str:
    """How far the words are checked, and against what."""
    if quote.withholds("verified") and quote.form != "reported":
        return w.withheld()
    mark = standing(quote, w)
    # For translators: {mark} is "reported, not quoted", "not checked" or "checked word for word"
    if quote.form == "reported":
        return w.say("{mark}: our paraphrase of what the source reports", mark=mark)
    if not quote.verified:
        return w.say("{mark} against the text that was read", mark=mark)
    v = quote.verified
    return w.say(
        "{mark} on {date}: characters {start} to {end} of the normalised text that was read, SHA-256 {hash}",
        mark=mark,
        date=w.date(v.on),
        start=w.number(v.start),
        end=w.number(v.end),
        hash=f"`{v.snapshot[:16]}…`",
    )


def _sequence(told: tuple[Between, ...], w: Writer) -> str:
    """The way to the speaker's quotes before and after; of several speakers, each one's."""
    lines = []
    for speaker, before, after in told:
        by = speaker if len(told) > 1 else None
        lines += [_step(name, key, by, w) for name, key in (("previous", before), ("next", after)) if key]
    return m.section("sequence", w.say("By the same speaker, in order of date"), m.items(lines))


_STEPS = {
    ("previous", False): message("Previous, {date}: {quote}"),
    ("next", False): message("Next, {date}: {quote}"),
    ("previous", True): message("Previous by {name}, {date}: {quote}"),
    ("next", True): message("Next by {name}, {date}: {quote}"),
}


def _step(name: str, key: Key, by: Key | None, w: Writer) -> str:
    speaker = w.text(w.card(by).heading) if by else ""
    quote, date = m.part(name, w.link(key)), w.when(w.card(key))
    return w.say(_STEPS[name, by is not None], name=speaker, date=date, quote=quote)
