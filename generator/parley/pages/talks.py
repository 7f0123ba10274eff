"""The page of a talk round: when and where, who sat there, what each said on each topic and before, during, after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from parley.derived.delegations import delegation_of
from parley.derived.phases import Phase, phase_of
from parley.language import message
from parley.link import Archive, moment_of
from parley.neighbourhood import Also, Neighbourhood
from parley.pages.record import RecordPage
from parley.records.base import Record, Seat
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key
from parley.records.ways import AT_ROUND, EVENTS_AROUND, ROUNDS_OF
from parley.urls import record_path
from parley.writing import markup as m
from parley.writing.fields import fact
from parley.writing.sections import accounts, group
from parley.writing.statements import brief, lines
from parley.writing.writer import Writer

OTHERS = message("Mediators, guarantors and others")
"""The column of those who speak for none of the delegations."""

NEWEST = 4
"""How many statements stand in a cell of the table; the list below it has the rest."""

WORDS = 40
"""How many of them the list shows of what was said before, during and after the round."""


class TalkPage(RecordPage):
    """One talk round."""

    folder: ClassVar[str] = "talks"
    handled: ClassVar[frozenset[str]] = frozenset({AT_ROUND, EVENTS_AROUND})
    placed: ClassVar[frozenset[str]] = frozenset({"accounts"})
    bounds: ClassVar[Mapping[str, int]] = {AT_ROUND: 60}

    def also(self, archive: Archive, record: Record) -> Also:
        """The round before and after in its process, and what was said by or for each delegation."""
        if not isinstance(record, Talk):
            return {}
        return neighbours(archive, record, self.bounds[AT_ROUND])

    def place(self, record: Record) -> Key | None:
        """Where it was held."""
        return Key("places", record.venue) if isinstance(record, Talk) and record.venue else None

    def kicker(self, n: Neighbourhood, w: Writer) -> str:
        """Its process, its number, and what became of it."""
        talk = _talk(n)
        status = talk.term("status", w.language) if talk.status else ""
        number = w.say("round {number}", number=w.number(talk.round)) if talk.round is not None else ""
        return m.joined(w.say("Talk round"), w.link(Key("processes", talk.process)), number, status)

    def facts(self, n: Neighbourhood, w: Writer) -> str:
        """Dates, place, and who convened, mediates, guarantees and hosts."""
        talk = _talk(n)
        planned = [
            m.joined(w.date(p.date), w.text(p.words(w.language)) if p.note else "", w.evidence(p)) for p in talk.planned
        ]
        venue = w.links("places", [talk.venue] if talk.venue else [])
        return m.facts(
            [
                (w.say("Began"), w.known(talk, "start", w.date(talk.start), "")),
                (w.say("Ended"), w.known(talk, "end", w.date(talk.end), "")),
                (w.say("Planned for"), "; ".join(planned)),
                (w.say("Venue"), w.known(talk, "venue", venue, w.say("venue not recorded"))),
                *(fact(talk, name, w) for name in ("conveners", "mediators", "guarantors", "hosts")),
                (w.say("Agenda"), w.links("topics", talk.agenda)),
                (w.say("Topics"), w.links("topics", talk.topics)),
                (w.say("Round before"), w.commas([w.link(k) for k in n.also.get("before", ())])),
                (w.say("Round after"), w.commas([w.link(k) for k in n.also.get("after", ())])),
                (w.say("Side by side"), w.commas([_beside(k, w) for k in n.also.get("beside", ())])),
            ]
        )

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """Delegations, positions, what was said when, documents, outcome, accounts, events."""
        talk = _talk(n)
        yield self.parties(talk, w)
        yield self._positions(n, w, talk)
        yield self._said(n, w, talk)
        yield from self.results(talk, w)
        yield accounts(n, w)
        yield group(n, w, EVENTS_AROUND, "events")

    def results(self, talk: Talk, w: Writer) -> Iterator[str]:
        """The documents, and the outcome."""
        documents = (
            m.joined(
                w.isolated(f"[{m.text(d.title)}]({d.url})" if d.url else m.text(d.title), d.title),
                w.say("by {name}", name=w.link(Key("actors", d.by))) if d.by else "",
                w.evidence(d),
            )
            for d in talk.documents
        )
        yield m.section("documents", w.say("Documents"), m.items(documents))
        outcome = talk.outcome
        evidence = w.evidence(outcome) if outcome and outcome.article else ""
        yield m.section(
            "outcome",
            w.say("Outcome"),
            w.known(talk, "outcome", m.prose(outcome.text) if outcome else "", w.say("No outcome recorded.")),
            evidence,
        )

    def parties(self, talk: Talk, w: Writer) -> str:
        """Who sat there, and on what evidence."""

        def seat(value: Seat | None) -> str:
            if value is None:
                return w.say("not recorded")
            own = (f"({w.tenure(value)})" if value.dates() else "", w.evidence(value) if value.article else "")
            return " ".join(p for p in (w.link(Key("actors", value.actor)), *own) if p)

        rows = [
            (
                seat(p.actor),
                seat(p.head),
                w.commas([seat(member) for member in p.members]) or w.say("not recorded"),
                w.evidence(p, label=""),
            )
            for p in talk.parties
        ]
        header = (w.say("Delegation"), w.say("Head"), w.say("Members"), w.say("Source"))
        return m.section("parties", w.say("Who sat there"), m.table(header, rows))

    def _positions(self, n: Neighbourhood, w: Writer, talk: Talk) -> str:
        quotes = _quotes(n, w)
        sides = by_delegation(n, quotes)
        rows = [
            [
                f"**{w.link(Key('topics', topic))}**",
                *(_cell(w, side, [k for k in keys if topic in quotes[k].topics]) for side, keys in sides.items()),
            ]
            for topic in _topics(talk, list(quotes.values()))
        ]
        header = [w.say("Topic"), *(w.link(Key("actors", actor)) for actor in delegations(talk)), w.say(OTHERS)]
        return m.section("positions", w.say("What each party said on each topic"), m.table(header, rows))

    def _said(self, n: Neighbourhood, w: Writer, talk: Talk) -> str:
        """What each side said before, during and after, newest first."""
        found: dict[Phase, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
        quotes = _quotes(n, w)
        for side, keys in by_delegation(n, quotes).items():
            for key in keys:
                found[phase_of(quotes[key].date, talk)][side].append(key)
        phases = (
            m.subsection(heading, *(_side(w, side, keys) for side, keys in found[phase].items()))
            for phase, heading in _headings(w).items()
            if phase in found
        )
        title = w.say("What was said before, during and after it")
        return m.section("said", title, *phases, w.more(n.group(AT_ROUND), talk.key))


def _quotes(n: Neighbourhood, w: Writer) -> dict[Key, Quote]:
    """What was said at the round or of it, as far as its page shows it, newest first."""
    shown = (link_.source for link_ in n.group(AT_ROUND).shown)
    return {key: quote for key in shown if isinstance(quote := w.card(key).record, Quote)}


def _beside(process: Key, w: Writer) -> str:
    return w.to(f"{record_path(process)}#compared", w.say("what was said at each round, topic by topic"))


def delegations(talk: Talk) -> list[str]:
    """The actors' ids of all who sat there as one."""
    return list(dict.fromkeys(party.actor.actor for party in talk.parties))


def by_delegation(n: Neighbourhood, keys: Iterable[Key]) -> dict[str, list[Key]]:
    """Statements by the delegation that each is by or for, in their order; those of others last."""
    of = {key: side for side in delegations(_talk(n)) for key in n.also.get(f"said by {side}", ())}
    sides: dict[str, list[Key]] = {side: [] for side in [*delegations(_talk(n)), OTHERS]}
    for key in keys:
        sides[of.get(key, OTHERS)].append(key)
    return sides


def _cell(w: Writer, side: str, keys: list[Key]) -> str:
    name = w.say(OTHERS) if side == OTHERS else w.card(Key("actors", side)).heading
    rest = len(keys) - NEWEST
    more = m.part("more", f"[{w.count(rest, 'more below', 'more below')}](#said)") if rest > 0 else ""
    return brief(w, name, keys[:NEWEST], more, named=side == OTHERS)


def _side(w: Writer, side: str, keys: list[Key]) -> str:
    name = w.say(OTHERS) if side == OTHERS else w.link(Key("actors", side))
    return f"#### {name}\n\n{lines(w, keys, words=WORDS)}"


def _topics(talk: Talk, quotes: list[Quote]) -> list[str]:
    spoken = [t for quote in quotes for t in quote.topics]
    ordered = dict.fromkeys([*talk.agenda, *talk.topics, *spoken])
    return [t for t in ordered if t in spoken]


def _headings(w: Writer) -> Mapping[Phase, str]:
    """What each is called on a round's page."""
    return {
        Phase.BEFORE: w.say("Before the round"),
        Phase.DURING: w.say("During the round"),
        Phase.BEGUN: w.say("During the round or after it"),
        Phase.AFTER: w.say("After the round"),
        Phase.UNKNOWN: w.say("When, relative to the round, is not known"),
    }


def neighbours(archive: Archive, talk: Talk, bound: int) -> Also:
    """What a round's page shows of others.

    The rounds before and after it, the process that has them side by side, and which of its newest quotes are by or for
    each delegation.
    """
    found = dict(archive.once(_around).get(talk.key, {}))
    said: dict[str, list[Key]] = defaultdict(list)
    for link_ in archive.back(talk.key, AT_ROUND)[:bound]:
        quote = archive.records[link_.source]
        if isinstance(quote, Quote) and (side := delegation_of(archive, talk, quote)):
            said[side].append(quote.key)
    return {**found, **{f"said by {side}": tuple(keys) for side, keys in said.items()}}


def _around(archive: Archive) -> Mapping[Key, Also]:
    """The rounds before and after each round, in the order of its process, and the process where it compares them."""
    found: dict[Key, Also] = {}
    for process in archive.of("processes"):
        rounds = [archive.records[link_.source] for link_ in archive.back(process.key, ROUNDS_OF)]
        talks = sorted(
            (r for r in rounds if isinstance(r, Talk)),
            key=lambda r: (r.round is None, r.round or 0, moment_of(r.when), r.id),
        )
        keys = tuple(r.key for r in talks)
        # the process has its rounds side by side where something was said at more than one
        beside = (process.key,) if sum(bool(archive.back(key, AT_ROUND)) for key in keys) > 1 else ()
        for at, key in enumerate(keys):
            found[key] = {"before": keys[max(0, at - 1) : at], "after": keys[at + 1 : at + 2], "beside": beside}
    return found


def _talk(n: Neighbourhood) -> Talk:
    if not isinstance(n.record, Talk):
        raise TypeError(f"{n.record.key} is no talk round")
    return n.record
