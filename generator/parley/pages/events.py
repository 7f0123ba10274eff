"""The page of an event: when, where, who in which role and according to whom, and each side's account."""

from collections.abc import Iterator
from typing import ClassVar

from parley.language import capital, message
from parley.neighbourhood import Neighbourhood
from parley.pages.record import PlainPage
from parley.records.events import Event
from parley.records.types import Key
from parley.records.ways import FIGURES_ON, QUOTES_ON
from parley.writing import markup as m
from parley.writing.sections import accounts, group
from parley.writing.writer import Writer

BREACHES, PARTS = message("What is said to have breached it"), message("What it consists of")


class EventPage(PlainPage[Event]):
    """One event."""

    folder: ClassVar[str] = "events"
    handled: ClassVar[frozenset[str]] = frozenset({QUOTES_ON, BREACHES, PARTS, FIGURES_ON})
    placed: ClassVar[frozenset[str]] = frozenset({"accounts"})

    def place(self, record: Event) -> Key | None:
        """Where it happened."""
        return Key("places", record.place) if record.place else None

    def kicker(self, n: Neighbourhood[Event, None], w: Writer) -> str:
        """What sort of event, and when."""
        event = n.record
        return m.joined(event.sort(w.language), w.when(n.card))

    def facts(self, n: Neighbourhood[Event, None], w: Writer) -> str:
        """When, where, of what it is part, what it broke."""
        event = n.record
        place = w.links("places", [event.place] if event.place else [])
        return m.facts(
            [
                (w.say("Date"), w.when(n.card)),
                (w.say("Place"), w.known(event, "place", place, w.say("place not recorded"))),
                (w.say("Part of"), w.link(Key("events", event.part_of)) if event.part_of else ""),
                (w.say("Said to breach"), w.link(Key("events", event.breaches)) if event.breaches else ""),
                (w.say("Talk rounds"), w.links("talks", event.talks)),
                (w.say("Topics"), w.links("topics", event.topics)),
            ]
        )

    def sections(self, n: Neighbourhood[Event, None], w: Writer) -> Iterator[str]:
        """Who, the accounts, the quotes, the parts, the breaches, the figures."""
        rows = [
            (
                w.link(Key("actors", p.actor)) if p.actor else w.text(capital(p.unnamed or "")),
                m.text(p.words(w.language)),
                w.link(Key("actors", p.according_to)) if p.according_to else w.say("the article itself"),
                w.evidence(p, label=""),
            )
            for p in n.record.actors
        ]
        header = (w.say("Actor"), w.say("Part"), w.say("According to"), w.say("Source"))
        yield m.section("actors", w.say("Who, and according to whom"), m.table(header, rows))
        yield accounts(n, w)
        yield group(n, w, QUOTES_ON, "quotes")
        yield group(n, w, BREACHES, "breaches")
        yield group(n, w, PARTS, "parts")
        yield group(n, w, FIGURES_ON, "figures")
