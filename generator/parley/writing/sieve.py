"""What a script needs to narrow a page of disputes: who has a part in each, what it is about, and when it was."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, get_args
from urllib.parse import urlencode

from parley.dates import Edtf
from parley.derived.contested import Question, Thing
from parley.disputes import Dispute, mark_of
from parley.drawings.svg import Picture, controlled, element, to
from parley.link import Card
from parley.records.base import WITHHELD
from parley.records.types import Key
from parley.urls import SEARCH
from parley.writing.claims import by_time, figure_of
from parley.writing.writer import Writer

PICTURE = "sieve"

ITSELF = "-"
"""Stands for the article itself where others are named by their ids, which never are this."""


class Side(NamedTuple):
    """One claim, account or name: whose it is, by ids, and the years in which it may be of."""

    voices: tuple[str, ...]
    years: tuple[int, ...]


class Entry(NamedTuple):
    """One contested thing, in the order of the page: its sides in the order of their rows."""

    measure: str
    topics: tuple[str, ...]
    sides: tuple[Side, ...]


def sieve(w: Writer, parts: Iterable[Iterable[Question | Thing]]) -> Picture:
    """The place of the controls, with what they need."""
    found = [_entry(w, one) for part in parts for one in part]
    known: dict[str, Any] = {
        "entries": [[e.measure, e.topics, [[s.voices, s.years] for s in e.sides]] for e in found],
        "measures": [[name, _measure(w, name)] for name in sorted({e.measure for e in found if e.measure})],
        "voices": _labels(w, "actors", (voice for e in found for side in e.sides for voice in side.voices)),
        "topics": _labels(w, "topics", (topic for e in found for topic in e.topics)),
    }
    search = f"{to(SEARCH)}?{urlencode([('disputed', mark) for mark in _marks()])}"
    status = element("p", {"class": "parley-sieve__status", "aria-live": "polite"})
    data = {"entries": known, "search": search}
    label = w.say("Narrow what is shown")
    return Picture(PICTURE, controlled("disputes", label, _words(w), status, style="parley-sieve", data=data))


def _entry(w: Writer, one: Question | Thing) -> Entry:
    topics = tuple(topic.id for topic in one.topics)
    if isinstance(one, Question):
        return Entry(one.measure, topics, tuple(_claims(w, one)))
    own = _years(w.card(one.key).when)
    told = (Side((account.by or ITSELF,), _years(account.date) or own) for account in one.accounts)
    called = (Side(tuple(given.by or ITSELF for given in givers), own) for givers in one.names)
    return Entry("", topics, (*told, *called))


def _claims(w: Writer, question: Question) -> Iterator[Side]:
    for key in by_time(w, question.claims):
        figure = figure_of(w, key)
        voices = () if figure.withholds("attributed_to") else (figure.attributed_to or ITSELF,)
        yield Side(voices, _years(figure.when))


def _years(when: Edtf | None) -> tuple[int, ...]:
    return when.years if when else ()


def _labels(w: Writer, kind: str, ids: Iterable[str]) -> list[list[str]]:
    """What the things with these ids are called, by name; what is withheld is not among them."""
    cards = {id_: w.cards[Key(kind, id_)] for id_ in set(ids) - {ITSELF}}
    named = sorted((card.heading.casefold(), id_, card) for id_, card in cards.items() if card and _is_named(w, card))
    return [[id_, card.heading] for _, id_, card in named]


def _is_named(w: Writer, card: Card) -> bool:
    return card.mark != "withdrawn" and card.heading != w.say(WITHHELD)


def _measure(w: Writer, name: str) -> str:
    names = {
        "deaths": w.say("Deaths"),
        "injured": w.say("Injured"),
        "displaced": w.say("Displaced"),
        "detained": w.say("Detained"),
        "missing": w.say("Missing"),
    }
    return names.get(name) or w.say("Other")


def _marks() -> list[str]:
    """Every mark by which the search finds what is contested."""
    return sorted({mark_of(dispute) for dispute in get_args(Dispute)} - {""})


def _words(w: Writer) -> dict[str, str]:
    """What the controls say; numbers come where their names stand."""
    return {
        "measure": w.say("What is counted"),
        "voice": w.say("Who"),
        "topic": w.say("Topic"),
        "year": w.say("Year"),
        "any": w.say("All"),
        "itself": w.say("An article itself"),
        "reset": w.say("Show all"),
        "shown": w.say("{number} of {total} on this page"),
        "none": w.say("Nothing on this page fits."),
        "search": w.say("Look in the whole archive"),
    }
