"""What stands in a briefing pack, and in which order, for a round and for an actor."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.derived.rounds import Around
from parley.language import capital, message
from parley.neighbourhood import Group, Neighbourhood
from parley.records.articles import Article
from parley.records.base import Record
from parley.records.events import Event
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key
from parley.records.ways import (
    ARTICLES_MENTIONING,
    ARTICLES_ON,
    AT_ROUND,
    CLAIMS_OF,
    EVENTS_AROUND,
    EVENTS_OF,
    OF_THEM,
    ON_BEHALF,
    PUBLISHED,
    SAID,
)
from parley.references import MENTIONED
from parley.urls import address, backlinks_path, briefing_path, record_path, slug
from parley.writing import markup as m
from parley.writing.actors import FACTS, ROUNDS, claims, rounds, sort
from parley.writing.claims import table
from parley.writing.endnotes import Noted, endnotes
from parley.writing.fields import fact
from parley.writing.infull import event, oldest_first, statements
from parley.writing.mentioned import Mentioned
from parley.writing.rounds import by_delegation, facts, parties, results, side_name
from parley.writing.sections import accounts, body, corrections, names, notices
from parley.writing.tenures import tenures

UNTOLD = frozenset({ARTICLES_MENTIONING, ARTICLES_ON, PUBLISHED, MENTIONED})
"""Ways of being named that say nothing of a record."""

VERSION = 16
"""Hexadecimal digits of the SHA-256 by which the version of a pack is told from any other."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A record and its neighbours, of whom events and articles are here as a whole.

    `numbers` are those of its statements and of its events, `figures` what these give and are counted by; `listed` are
    the ways of being named that have a listing. `site` is the archive's name, `home` its address.
    """

    n: Neighbourhood[Record, Around | None]
    numbers: tuple[int, int]
    events: Mapping[Key, Event]
    articles: Mapping[str, Article]
    figures: tuple[Key, ...]
    listed: frozenset[str]
    mentioned: Mentioned
    site: str
    home: str


def text_of(pack: Pack, title: str, w: Noted) -> str:
    """The whole text; its last section says where it stands and which version it is."""
    record, around = pack.n.record, pack.n.also
    told = _round(pack, record, around, w) if isinstance(record, Talk) and around else _actor(pack, w)
    parts = [
        f"# {w.text(title)}",
        m.part("kicker", m.joined(w.say("Briefing pack"), w.say(capital(record.noun)), w.short(record.key))),
        *notices(record, w),
        m.part("lead", _lead(pack, w)),
        *told,
        corrections(record, w),
    ]
    parts.append(endnotes(w, pack.articles))
    text = "\n\n".join(part for part in parts if part.strip())
    return f"{text}\n\n{_imprint(pack, title, text, w)}"


def _lead(pack: Pack, w: Noted) -> str:
    statements_, events = pack.numbers
    return w.say(
        "{name}: all that the archive holds, in one text to print. It has {statements} and {events}. Numbers in square "
        "brackets lead to the sources at the end. An address such as {example} stands below {home}.",
        name=w.text(pack.n.card.heading),
        statements=w.count(statements_, "statement", "statements"),
        events=w.count(events, "event", "events"),
        example=w.short(pack.n.record.key),
        home=w.text(pack.home) or w.say("the archive’s own"),
    )


def _round(pack: Pack, talk: Talk, around: Around, w: Noted) -> Iterator[str]:
    n = pack.n
    yield m.section("facts", w.say("In short"), facts(talk, around, w))
    yield from _summary(pack, w)
    yield parties(talk, w)
    yield from results(talk, w)
    yield accounts(n, w)
    yield names(talk, w)
    said = _keys(n.group(AT_ROUND))
    sides = by_delegation(talk, around, (key for key in said if isinstance(w.card(key).record, Quote)))
    headings = {side_name(side, w): keys for side, keys in sides.items()}
    yield _said(pack, w, AT_ROUND, "said", headings if talk.parties else {"": said})
    yield _events(pack, w, EVENTS_AROUND)
    yield m.section("figures", w.say("Figures, and whose they are"), table(w, pack.figures, apart=True))
    yield from _rest(pack, w, {AT_ROUND, EVENTS_AROUND})


def _actor(pack: Pack, w: Noted) -> Iterator[str]:
    n = pack.n
    plain = m.facts(fact(n.record, name, w) for name in FACTS)
    yield m.section("facts", w.say("In short"), sort(n.record, w), plain)
    yield from _summary(pack, w)
    yield tenures(n, w)
    yield rounds(n, w)
    yield accounts(n, w)
    yield names(n.record, w)
    topics: dict[str, list[Key]] = {}
    for key in oldest_first(w, _keys(n.group(SAID))):
        quote = w.card(key).record
        topic = quote.topics[0] if isinstance(quote, Quote) and quote.topics else ""
        topics.setdefault(w.link(Key("topics", topic)) if topic else w.say("On other matters"), []).append(key)
    yield _said(pack, w, SAID, "said", topics)
    for label in (ON_BEHALF, OF_THEM):
        yield _said(pack, w, label, "on-behalf" if label == ON_BEHALF else "of-them", {"": _keys(n.group(label))})
    yield _events(pack, w, EVENTS_OF)
    yield claims(n, w)
    yield m.section("figures", w.say("Figures, and whose they are"), table(w, pack.figures, apart=True))
    yield from _rest(pack, w, {SAID, ON_BEHALF, OF_THEM, EVENTS_OF, CLAIMS_OF, *ROUNDS})


def _summary(pack: Pack, w: Noted) -> Iterator[str]:
    n = pack.n
    # a warning makes a section of its own
    yield body(n, w) if n.record.content_warning else m.section("summary", w.say("Summary"), body(n, w))
    yield m.section("note", w.say("Editorial note"), m.prose(n.record.note or ""))


def _said(pack: Pack, w: Noted, label: str, name: str, groups: Mapping[str, list[Key]]) -> str:
    said = statements(w, groups, pack.mentioned)
    return m.section(name, w.say(label), said, _left_out(pack, w, label))


def _events(pack: Pack, w: Noted, label: str) -> str:
    keys = oldest_first(w, _keys(pack.n.group(label)))
    told = (event(w, key, pack.events[key], pack.mentioned) for key in keys if key in pack.events)
    return m.section("events", w.say(label), *told, _left_out(pack, w, label))


def _rest(pack: Pack, w: Noted, told: set[str]) -> Iterator[str]:
    """Whatever else names the record, a line each."""
    for label in sorted(pack.n.groups.keys() - told - UNTOLD):
        group = pack.n.group(label)
        yield m.section(slug(label), w.say(label), w.entries(group, pack.n.card.key), _left_out(pack, w, label))


def _left_out(pack: Pack, w: Noted, label: str) -> str:
    """How many of a sort the pack leaves out, and where they stand; empty where it has them all."""
    group, key = pack.n.group(label), pack.n.card.key
    more = group.total - len(group.shown)
    if more <= 0:
        return ""
    path = backlinks_path(key, label) if label in pack.listed else record_path(key)
    words = w.say("{number} more, not printed here: {address}", number=w.number(more), address=_whole(pack, path, w))
    return m.part("more", words)


def _imprint(pack: Pack, title: str, text: str, w: Noted) -> str:
    """Where the pack stands, how it is cited, and its version: the same text has the same, whenever it was made."""
    key = pack.n.card.key
    version = hashlib.sha256(text.encode()).hexdigest()[:VERSION]
    own = _whole(pack, briefing_path(key), w)
    words = message("{title}. {address}, version {version}.")
    if pack.site:
        words = message("{title}. {site}. {address}, version {version}.")
    there, quoted = m.text(f"{pack.home}{address(briefing_path(key))}"), w.language.quoted(w.text(title))
    cited = w.say(words, title=quoted, site=w.text(pack.site), address=there, version=version)
    facts = [
        (w.say("Address"), own),
        (w.say("The record"), w.link(key, f"{pack.home}{address(record_path(key))}")),
        (
            w.say("Version"),
            w.say("{version}, made of the text above", version=f"`{version}`"),
        ),
        (w.say("To cite it"), cited),
    ]
    return m.section("imprint", w.say("This pack"), m.facts(facts))


def _whole(pack: Pack, path: str, w: Noted) -> str:
    return w.to(path, m.text(f"{pack.home}{address(path)}"))


def _keys(group: Group) -> list[Key]:
    return list(dict.fromkeys(link_.source for link_ in group.shown))
