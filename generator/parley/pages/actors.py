"""The page of an actor: who they are, what they said, what is said of them, and what they had a part in."""

from collections.abc import Iterator
from typing import ClassVar

from parley.derived.network_part import Network, around
from parley.drawings.svg import Picture
from parley.language import message
from parley.link import Archive, Backlink
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.actors import Actor
from parley.records.events import Participation
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import CLAIMS_OF, EVENTS_OF, OF_THEM, SAID
from parley.writing import markup as m
from parley.writing.actors import DATE_AND_SOURCE, FACTS, ROUNDS, claims, rounds, sort
from parley.writing.network_picture import drawn
from parley.writing.sections import group
from parley.writing.tenures import tenures
from parley.writing.writer import Writer


class ActorPage(RecordPage[Actor, Network | None]):
    """An actor with both directions of everything the archive knows of them."""

    folder: ClassVar[str] = "actors"
    lead: ClassVar[tuple[str, ...]] = FACTS
    handled: ClassVar[frozenset[str]] = frozenset({SAID, OF_THEM, CLAIMS_OF, EVENTS_OF, *ROUNDS})
    placed: ClassVar[frozenset[str]] = frozenset({"tenures"})

    def gather(self, archive: Archive, record: Actor) -> Network | None:
        """Whom they are connected with."""
        return around(archive, record.key)

    def kicker(self, n: Neighbourhood[Actor, Network | None], w: Writer) -> str:
        """What sort of actor, and the name in its own script."""
        return sort(n.record, w)

    def pictures(self, n: Neighbourhood[Actor, Network | None], w: Writer) -> tuple[Picture, ...]:
        """Them and their neighbours."""
        return (Picture("network", drawn(n.also, w)),) if n.also else ()

    def sections(self, n: Neighbourhood[Actor, Network | None], w: Writer) -> Iterator[str]:
        """Roles, whom they are connected with, words, what others say, rounds, events, claims."""
        yield tenures(n, w)
        yield connections(n, w)
        yield self._said(n, w)
        yield group(n, w, OF_THEM, "of-them")
        yield rounds(n, w)
        yield self._events(n, w)
        yield claims(n, w)

    def _said(self, n: Neighbourhood[Actor, Network | None], w: Writer) -> str:
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

    def _events(self, n: Neighbourhood[Actor, Network | None], w: Writer) -> str:
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


def connections(n: Neighbourhood[Actor, Network | None], w: Writer) -> str:
    """With how many others they are connected, and the picture of them."""
    if n.also is None:
        return ""
    others = n.also.of_actors - 1
    told = w.count(others, "Connected with {number} other actor.", "Connected with {number} other actors.")
    rest = w.say("This page tells how, when and on what evidence; what joins the others stands on theirs.")
    shown, of = len(n.also.actors), n.also.of_actors
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
