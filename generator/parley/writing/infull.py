"""Statements and events as a text for paper has them: in full, with all that the archive holds on each."""

import re
from collections.abc import Iterable, Iterator, Mapping

from parley.body import neutral, plain
from parley.language import capital, message
from parley.link import Card
from parley.order import moment_of, place_of
from parley.records.base import Record
from parley.records.events import Event
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.writing import markup as m
from parley.writing.endnotes import Noted
from parley.writing.mentioned import Mentioned, linked, named
from parley.writing.quotable import paragraphs
from parley.writing.writer import standing

_NOTE = re.compile(r"\[\^")


def oldest_first(w: Noted, keys: Iterable[Key]) -> list[Key]:
    """Records as they are read: by their dates, those without one last."""

    def place(key: Key) -> tuple[object, ...]:
        card = w.card(key)
        return (card.when is None, moment_of(card.when), place_of(key, card.record))

    return sorted(keys, key=place)


def statements(w: Noted, groups: Mapping[str, list[Key]], mentioned: Mentioned) -> str:
    """Quotations in full, below a heading for each group; those behind a warning follow, each folded."""
    blocks, warned = [], []
    for heading, keys in groups.items():
        quotes = [
            (w.card(key), quote) for key in oldest_first(w, keys) if isinstance(quote := w.card(key).record, Quote)
        ]
        shown = [_statement(w, card, quote, mentioned) for card, quote in quotes if not quote.content_warning]
        warned += [
            folded(w, quote, _statement(w, card, quote, mentioned)) for card, quote in quotes if quote.content_warning
        ]
        if shown:
            blocks.append(m.subsection(heading, m.apart(shown)) if heading else m.apart(shown))
    return "\n\n".join([*blocks, *warned])


def _statement(w: Noted, card: Card, quote: Quote, mentioned: Mentioned) -> str:
    context = plain(quote.context, named(mentioned, w), whole=True)
    answers = Key("quotes", quote.responds_to) if quote.responds_to else None
    role, said_to = w.text(card.role), w.addressees(quote)
    by = w.links("actors", [quote.on_behalf_of] if quote.on_behalf_of else [])
    attribution = m.joined(
        w.commas([p for p in (w.speakers(quote), role, w.say("on behalf of {name}", name=by) if by else "") if p]),
        w.say("to {addressees}", addressees=said_to) if said_to else "",
        w.when(card),
        w.say("in answer to {quote}", quote=w.short(answers)) if answers else "",
        w.source(quote.article),
        standing(quote, w),
        *(w.say("corrected {date}", date=w.date(c.date)) for c in quote.corrections),
        m.part("draft", w.say("draft")) if quote.draft else "",
        w.short(card.key),
    )
    return m.blockquote(
        *w.words(card, quote),
        *_original(w, quote),
        m.part("attribution", f"— {attribution}"),
        m.part("context", w.say("Context: {text}", text=w.text(context))) if context else "",
        m.part("context", w.say("Note: {text}", text=w.text(quote.note))) if quote.note else "",
    )


def _original(w: Noted, quote: Quote) -> list[str]:
    if not quote.original:
        return []
    names = {"language": w.language.language_name(quote.original.language), "name": w.text(quote.translated_by or "")}
    words = message("The original, in {language}")
    if quote.translated_by:
        words = message("The original, in {language}; translated by {name}")
    marked = (m.in_language(w.text(p), quote.original.language, "") for p in paragraphs(quote.original.text))
    return [m.part("wording", w.say(words, **names)), *marked]


def event(w: Noted, key: Key, found: Event, mentioned: Mentioned) -> str:
    """An event: what, when and where, what is known, who had a part in it, and each side's account of it."""
    place = w.links("places", [found.place] if found.place else [])
    about = m.joined(
        m.text(found.sort(w.language)),
        w.when(w.card(key)),
        w.known(found, "place", place, w.say("place not recorded")),
        w.say("part of {event}", event=w.links("events", [found.part_of])) if found.part_of else "",
        w.say("said to breach {event}", event=w.links("events", [found.breaches])) if found.breaches else "",
        *(w.source(article) for article in found.articles),
        w.short(key),
    )
    text = neutral(_NOTE.sub(f"[^{found.id}-", found.body), linked(mentioned, w), level=5)
    warned, accounts = found.content_warning, list(_accounts(w, found))
    sides = m.items([*_actors(w, found), *([] if warned else accounts)])
    # the paragraph keeps our list apart from one at the end of the text
    told = f"{m.part('sides', w.say('Who had a part, and what each side says:'))}\n\n{sides}" if sides else ""
    note = m.part("context", w.say("Note: {text}", text=m.text(found.note))) if found.note else ""
    if warned:
        shown = m.subsection(w.link(key), m.part("kicker", about), note, told)
        return "\n\n".join([shown, folded(w, found, text, m.items(accounts))])
    return m.subsection(w.link(key), m.part("kicker", about), text, note, told)


def folded(w: Noted, record: Record, *blocks: str) -> str:
    """Blocks that start folded, behind the record's warning."""
    return m.subsection(m.part("content-warning", w.warned(record.content_warning or "")), *blocks)


def _actors(w: Noted, found: Event) -> Iterator[str]:
    for p in found.actors:
        by = w.link(Key("actors", p.according_to)) if p.according_to else w.say("the article itself")
        yield m.joined(
            w.link(Key("actors", p.actor)) if p.actor else w.text(capital(p.unnamed or "")),
            w.text(p.words(w.language)),
            w.say("according to {name}", name=by),
            w.evidence(p),
        )


def _accounts(w: Noted, found: Event) -> Iterator[str]:
    for a in found.accounts:
        by = w.link(Key("actors", a.by)) if a.by else w.say("The article itself")
        date = w.date(a.date) if a.date else ""
        yield m.joined(w.say("{name} says: {text}", name=by, text=w.text(a.says)), date, w.evidence(a))


def length(record: Record) -> int:
    """About how many characters of a record a text for paper shows."""
    original = getattr(vars(record).get("original"), "text", "")
    return len(record.body) + len(original) + len(record.note or "") + sum(len(a.says) for a in record.accounts)
