"""What a connection between two actors says: its sort, its sentence, its time, and where it stands."""

from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from parley.dates import Day, Edtf, Span
from parley.derived.connections import Connection
from parley.language import message
from parley.records.actors import Role
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.urls import record_path
from parley.writing import markup as m
from parley.writing.writer import KEPT, Writer

QUOTES, OPENING = 3, 5
"""How many quotes a row names each, and by how many of their words; of more it names the newest."""

RUNS, DAYS = 12, 40
"""In how many runs of days a date may lie to be told exactly, and how many a line tells."""


class Kind(NamedTuple):
    """One sort of connection: how it is drawn, what it is called, and the sentence that tells it."""

    style: str
    name: str
    sentence: str


_KINDS = {
    # For translators: {what} is the role, in the words of the source
    "role": Kind("belongs", message("has a role in"), message("{who} has a role in {whom}: {what}")),
    "member": Kind("belongs", message("is a member of"), message("{who} is a member of {whom}")),
    # For translators: in a delegation, {whom}, at a round of talks, {what}
    "seat": Kind("belongs", message("sat for"), message("{who} sat for {whom} at: {what}")),
    "part-of": Kind("stands", message("is part of"), message("{who} is part of {whom}")),
    "negotiates-for": Kind("stands", message("negotiates for"), message("{who} negotiates for {whom}")),
    "backs": Kind("stands", message("backs"), message("{who} backs {whom}")),
    "mediates": Kind("stands", message("mediates with"), message("{who} mediates with {whom}")),
    "guarantees": Kind("stands", message("guarantees"), message("{who} guarantees {whom}")),
    "opposes": Kind("against", message("opposes"), message("{who} opposes {whom}")),
    "fights": Kind("against", message("fights"), message("{who} fights {whom}")),
    "speaks-for": Kind("spoken", message("speaks for"), message("{who} speaks for {whom}")),
    "speaks-to": Kind("spoken", message("speaks to"), message("{who} speaks to {whom}")),
    "speaks-of": Kind("spoken", message("speaks of"), message("{who} speaks of {whom}")),
}


def kind(sort: str) -> Kind:
    """How a sort of connection is drawn and told."""
    return _KINDS[sort]


def relation(one: Connection, w: Writer) -> str:
    """What who is to whom, in a table; a role in the source's words."""
    name = w.say(kind(one.sort).name)
    if isinstance(one.statement, Role):
        # For translators: the role, in the words of the source
        return w.say("{relation}: {role}", relation=name, role=w.text(one.statement.title))
    return w.say("{relation}, as its head", relation=name) if one.head else name


def when(one: Connection, w: Writer) -> str:
    """When it holds or was said, in a table; with a seat its round, whose date stands in for one of its own."""
    if one.quotes:
        number = w.count(len(one.quotes), "quote", "quotes") if len(one.quotes) > 1 else ""
        named = [w.card(key) for key in _named(one)]
        if len(named) < len(one.quotes) and named[0].when:
            return w.say("{number}, newest {date}", number=number, date=w.when(named[0]))
        dates = dict.fromkeys(map(w.when, named))
        return m.joined(number, w.commas(list(dates)))
    return m.joined(w.link(one.round) if one.round else "", _time(one, w, w.date))


def evidence(one: Connection, w: Writer) -> str:
    """Where it stands, in a table: the article, or quotes with theirs, and the way to those that it does not name."""
    if not one.quotes:
        return w.source(one.article, label="") if one.article else w.say("source not recorded")
    quotes = [(key, quote) for key in _named(one) if isinstance(quote := w.card(key).record, Quote)]
    openings = [w.link(key, quote.opening(OPENING, w.language, w.card(key).language)) for key, quote in quotes]
    said = w.to(f"{record_path(one.who)}#said", w.say("all they said"))
    return m.joined(
        w.commas(openings),
        *(w.source(article, label="") for article in dict.fromkeys(quote.article for _, quote in quotes)),
        said if len(one.quotes) > QUOTES else "",
    )


def _named(one: Connection) -> tuple[Key, ...]:
    return one.quotes if len(one.quotes) <= QUOTES else one.quotes[:1]


def sentence(one: Connection, w: Writer) -> str:
    """All of it in plain words: who, what, whom, when."""

    def date(when: Edtf | None) -> str:
        return when.words(w.language) if when else w.say(m.UNDATED)

    role = one.statement.title if isinstance(one.statement, Role) else ""
    what = w.card(one.round).heading if one.round else role
    who, whom = w.card(one.who).heading, w.card(one.whom).heading
    said = w.say(kind(one.sort).sentence, who=who, whom=whom, what=what)
    if not one.quotes:
        return w.say("{said}, {time}", said=said, time=_time(one, w, date))
    number, newest = w.count(len(one.quotes), "quote", "quotes"), w.card(one.quotes[0]).when
    if len(one.quotes) > 1 and newest:
        return w.say("{said}: {number}, newest {date}", said=said, number=number, date=date(newest))
    return w.say("{said}: {number}, {date}", said=said, number=number, date=date(newest))


def _time(one: Connection, w: Writer, date: Callable[[Edtf | None], str]) -> str:
    """When it holds, with its dates as `date` words them."""
    held = one.statement
    if held is None or not held.dates():
        return date(w.card(one.round).when if one.round else None)
    return w.tenure(held, date)


def opens(one: Connection, w: Writer) -> str:
    """The file of the page that bears it out: its article's, or its newest quote's; else that of who it is of."""
    article = Key("articles", one.article or "")
    if one.quotes:
        return record_path(one.quotes[0])
    return record_path(article if one.article and w.cards[article] else one.who)


def days(one: Connection, w: Writer) -> str:
    """The runs of days on which it is shown to hold, or was perhaps said: `20170223/20170305 20170401`."""
    if not one.quotes:
        return _written(one.held) if one.held else ""
    dates = dict.fromkeys(w.card(key).when for key in one.quotes[:DAYS])
    runs = dict.fromkeys(run for date in dates if date for run in _runs(date))
    return " ".join(map(_written, runs))


@lru_cache(KEPT)
def _runs(date: Edtf) -> tuple[Span, ...]:
    found = tuple(islice(date.spans(), RUNS + 1))
    return found if len(found) <= RUNS else (date.known,)


def _written(run: Span) -> str:
    first, last = map(_number, run)
    return f"{first}" if first == last else f"{first}/{last}"


def _number(day: Day) -> int:
    """A day as a number that grows with time and reads as the date: 20170223."""
    return day[0] * 10_000 + day[1] * 100 + day[2]
