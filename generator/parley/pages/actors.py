"""The page of an actor: who they are, what they said, what is said of them, and what they had a part in."""

from collections.abc import Iterator
from typing import ClassVar

from parley.derived.network_part import Network, around
from parley.drawings.svg import Picture
from parley.language import capital, message
from parley.link import Archive, Backlink
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.actors import Actor
from parley.records.base import Record, Seat
from parley.records.events import Participation
from parley.records.figures import Figure
from parley.records.quotes import Quote
from parley.records.talks import Party
from parley.records.types import Key
from parley.records.ways import (
    CLAIMS_OF,
    CONVENED,
    EVENTS_OF,
    GUARANTEED,
    HOSTED,
    LED,
    MEDIATED,
    OF_THEM,
    SAID,
    TOOK_PART,
)
from parley.writing import markup as m
from parley.writing.network_picture import drawn
from parley.writing.sections import group, native_names
from parley.writing.tenures import tenures
from parley.writing.writer import Writer

ROUNDS = {
    LED: message("head of delegation"),
    TOOK_PART: "",
    MEDIATED: message("mediator"),
    CONVENED: message("convener"),
    GUARANTEED: message("guarantor"),
    HOSTED: message("host"),
}

DATE_AND_SOURCE = (message("Date"), message("Source"))


class ActorPage(RecordPage):
    """An actor with both directions of everything the archive knows of them."""

    folder: ClassVar[str] = "actors"
    lead: ClassVar[tuple[str, ...]] = ("aliases", "wikidata", "website")
    handled: ClassVar[frozenset[str]] = frozenset({SAID, OF_THEM, CLAIMS_OF, EVENTS_OF, *ROUNDS})
    placed: ClassVar[frozenset[str]] = frozenset({"tenures"})

    def kicker(self, n: Neighbourhood, w: Writer) -> str:
        """What sort of actor, and the name in its own script."""
        kind = capital(n.record.term("kind", w.language)) if isinstance(n.record, Actor) else ""
        return m.joined(kind, native_names(n.record, w))

    def depicted(self, archive: Archive, record: Record) -> Network | None:
        """Whom they are connected with."""
        return around(archive, record.key)

    def pictures(self, n: Neighbourhood, w: Writer) -> tuple[Picture, ...]:
        """Them and their neighbours."""
        return (Picture("network", drawn(n.depicted, w)),) if isinstance(n.depicted, Network) else ()

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """Roles, whom they are connected with, words, what others say, rounds, events, claims."""
        yield tenures(n, w)
        yield connections(n, w)
        yield self._said(n, w)
        yield group(n, w, OF_THEM, "of-them")
        yield self.rounds(n, w)
        yield self._events(n, w)
        yield self.claims(n, w)

    def _said(self, n: Neighbourhood, w: Writer) -> str:
        found = n.group(SAID)
        by_topic: dict[str, list[Key]] = {}
        for link_ in found.shown:
            quote = w.card(link_.source).record
            topics = quote.topics if isinstance(quote, Quote) else ()
            by_topic.setdefault(topics[0] if topics else "", []).append(link_.source)
        blocks = [
            m.subsection(
                w.link(Key("topics", topic)) if topic else w.say("On other matters"),
                w.quotations(keys, speaker=False),
            )
            for topic, keys in by_topic.items()
        ]
        return m.section("said", w.say(SAID), *blocks, w.more(found, n.record.key))

    def rounds(self, n: Neighbourhood, w: Writer) -> str:
        """The talk rounds they had a part in."""
        rows = []
        for label, part in ROUNDS.items():
            for link_ in n.group(label).shown:
                card = w.card(link_.source)
                statement = link_.statement
                delegation = ""
                party = link_.within or statement
                if isinstance(party, Party) and party.actor.actor != n.record.id:
                    delegation = w.link(Key("actors", party.actor.actor))
                shown = w.say(part) if part else w.say("member" if delegation else "delegation")
                if isinstance(statement, Seat) and statement.dates():
                    shown = w.say("{part} ({dates})", part=shown, dates=w.tenure(statement))
                evidence = w.evidence(statement, label="") if statement else ""
                rows.append((w.link(card.key), shown, delegation, w.when(card), evidence))
        header = [w.say(name) for name in (message("Round"), message("Part"), message("In"), *DATE_AND_SOURCE)]
        more = [w.more(n.group(label), n.record.key) for label in ROUNDS]
        return m.section("rounds", w.say("Talk rounds"), m.table(header, rows), *more)

    def _events(self, n: Neighbourhood, w: Writer) -> str:
        found = n.group(EVENTS_OF)
        rows = [
            (
                w.link(link_.source),
                w.text(link_.statement.words(w.language)),
                according_to(link_, w),
                w.when(w.card(link_.source)),
                w.evidence(link_.statement, label=""),
            )
            for link_ in found.shown
            if link_.statement
        ]
        names = (message("Event"), message("Part"), message("According to"), *DATE_AND_SOURCE)
        header = [w.say(name) for name in names]
        return m.section("events", w.say("Events"), m.table(header, rows), w.more(found, n.record.key))

    def claims(self, n: Neighbourhood, w: Writer) -> str:
        """The claims that articles attribute to them."""
        found = n.group(CLAIMS_OF)
        lines = []
        for link_ in found.shown:
            record = w.card(link_.source).record
            if isinstance(record, Figure):
                series = w.say("in {series}", series=w.link(Key("series", record.series)))
                counted = m.joined(w.link(link_.source), series)
                lines.append(m.joined(counted, w.date(record.when) if record.when else "", w.source(record.article)))
            elif isinstance(link_.statement, Participation):
                who = link_.statement
                actor = w.link(Key("actors", who.actor)) if who.actor else w.text(who.unnamed or "")
                # For translators: {actor} had the part {role} in an event: a broker, a witness
                role = w.say("{actor} as {role}", actor=actor, role=who.words(w.language))
                lines.append(m.joined(w.link(link_.source), role, w.evidence(who)))
        return m.section("claims", w.say(CLAIMS_OF), m.items(lines), w.more(found, n.record.key))


def connections(n: Neighbourhood, w: Writer) -> str:
    """With how many others they are connected, and the picture of them."""
    if not isinstance(n.depicted, Network):
        return ""
    others = n.depicted.of_actors - 1
    told = w.count(others, "Connected with {number} other actor.", "Connected with {number} other actors.")
    rest = w.say("This page tells how, when and on what evidence; what joins the others stands on theirs.")
    shown, of = len(n.depicted.actors), n.depicted.of_actors
    some = w.say("The picture has the {number} nearest.", number=w.number(shown - 1)) if shown < of else ""
    return m.section(
        "network", w.say("Connections"), m.text(" ".join(filter(None, (told, rest, some)))), m.picture("network")
    )


def according_to(link_: Backlink, w: Writer) -> str:
    """Who says that an actor had a part in an event."""
    statement = link_.statement
    if isinstance(statement, Participation) and statement.according_to:
        return w.link(Key("actors", statement.according_to))
    return w.say("the article itself")
