"""What their pages and their briefing packs have in common of rounds: the facts, who sat there, what came of them."""

from collections.abc import Iterable, Iterator

from parley.derived.rounds import Around
from parley.language import message
from parley.records.base import Seat
from parley.records.talks import Talk
from parley.records.types import Key
from parley.urls import record_path
from parley.writing import markup as m
from parley.writing.fields import fact
from parley.writing.writer import Writer

OTHERS = message("Mediators, guarantors and others")
"""The column of those who speak for none of the delegations."""


def facts(talk: Talk, around: Around, w: Writer) -> str:
    """Dates, place, and who convened, mediates, guarantees and hosts."""
    planned = [
        m.joined(w.date(p.date), w.text(p.words(w.language)) if p.note else "", w.evidence(p)) for p in talk.planned
    ]
    venue = w.links("places", [talk.venue] if talk.venue else [])
    beside = w.say("what was said at each round, topic by topic")
    return m.facts(
        [
            (w.say("Began"), w.known(talk, "start", w.date(talk.start), "")),
            (w.say("Ended"), w.known(talk, "end", w.date(talk.end), "")),
            (w.say("Planned for"), "; ".join(planned)),
            (w.say("Venue"), w.known(talk, "venue", venue, w.say("venue not recorded"))),
            *(fact(talk, name, w) for name in ("conveners", "mediators", "guarantors", "hosts")),
            (w.say("Agenda"), w.links("topics", talk.agenda)),
            (w.say("Topics"), w.links("topics", talk.topics)),
            (w.say("Round before"), w.link(around.before) if around.before else ""),
            (w.say("Round after"), w.link(around.after) if around.after else ""),
            (w.say("Side by side"), w.to(f"{record_path(around.beside)}#compared", beside) if around.beside else ""),
        ]
    )


def results(talk: Talk, w: Writer) -> Iterator[str]:
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


def parties(talk: Talk, w: Writer) -> str:
    """Who sat there, and on what evidence."""

    def seat(value: Seat | None) -> str:
        if value is None:
            return w.say("not recorded")
        tenure = f" ({w.tenure(value)})" if value.dates() else ""
        return m.joined(f"{w.link(Key('actors', value.actor))}{tenure}", w.evidence(value) if value.article else "")

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


def delegations(talk: Talk) -> list[str]:
    """The actors' ids of all who sat there as one."""
    return list(dict.fromkeys(party.actor.actor for party in talk.parties))


def by_delegation(talk: Talk, around: Around, keys: Iterable[Key]) -> dict[str | None, list[Key]]:
    """Statements by the delegation that each is by or for, in their order; those of others, under None, last."""
    sides: dict[str | None, list[Key]] = {side: [] for side in [*delegations(talk), None]}
    for key in keys:
        sides[around.sides.get(key)].append(key)
    return sides


def side_name(side: str | None, w: Writer) -> str:
    """A delegation, as a link; or those who speak for none."""
    return w.link(Key("actors", side)) if side else w.say(OTHERS)
