"""How actors are connected: every statement of the archive that joins two of them, found once for all pages.

A role in a body, a membership, a relation, a seat in a delegation at a round of talks is one connection each. What one
actor says of another, to them or for them is one connection, however many quotes there are of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations

from parley.dates import Span
from parley.link import Archive
from parley.order import newest_first
from parley.records.actors import Actor
from parley.records.base import Seat, Tenure, held
from parley.records.quotes import Quote
from parley.records.talks import Party, Talk
from parley.records.types import Key

STANDING = ("part-of", "negotiates-for", "backs", "mediates", "guarantees", "opposes", "fights")
"""The sorts that relations make."""

SPOKEN = ("speaks-for", "speaks-to", "speaks-of")
"""The sorts of connection that quotes make."""

SORTS = ("role", "member", "seat", *STANDING, *SPOKEN)
"""All sorts, in the order in which they are told."""

BEGUN = ("held", "under-way")
"""What a round is said to be where somebody has sat there, though its beginning is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class Connection:
    """That one actor is something to another, and what bears it out.

    `sort` is `role`, `member`, `seat`, a kind of relation, or one of `SPOKEN`. What holds for a time has its
    `statement`; a seat has the `round` too, and `head` tells that it was the delegation's first. Speech has its
    `quotes`, newest first. `held` are the days on which a source shows it to hold, if it is not speech.
    """

    who: Key
    whom: Key
    sort: str
    statement: Tenure | None = None
    article: str | None = None
    round: Key | None = None
    head: bool = False
    quotes: tuple[Key, ...] = ()
    held: Span | None = None

    @property
    def number(self) -> int:
        """How many statements it stands for."""
        return len(self.quotes) or 1


class Connections:
    """All connections of an archive; `near` tells of each actor how many statements join it with each other."""

    def __init__(self, archive: Archive) -> None:
        self._between: dict[tuple[Key, Key], list[Connection]] = {}
        self.near: dict[Key, dict[Key, int]] = {}
        for found in (*_tenures(archive), *_seats(archive), *_speech(archive)):
            if found.who == found.whom or found.who not in archive.records or found.whom not in archive.records:
                continue
            self._between.setdefault(_pair(found.who, found.whom), []).append(found)
            for one, other in ((found.who, found.whom), (found.whom, found.who)):
                near = self.near.setdefault(one, {})
                near[other] = near.get(other, 0) + found.number

    def most(self, number: int) -> list[Key]:
        """The actors that are connected with most others."""
        return nsmallest(number, self.near, key=lambda key: (-len(self.near[key]), -sum(self.near[key].values()), key))

    def nearest(self, actor: Key, number: int) -> list[Key]:
        """The actors that most statements join with one."""
        near = self.near.get(actor, {})
        return nsmallest(number, near, key=lambda key: (-near[key], key))

    def among(self, actors: Iterable[Key]) -> list[Connection]:
        """All connections between these actors."""
        pairs = combinations(sorted(actors), 2)
        return [one for pair in pairs if pair in self._between for one in self._between[pair]]


def weightiest(found: Sequence[Connection], number: int, centre: Key | None = None) -> list[Connection]:
    """So many connections: those of the actor in the centre first, then what holds for a time, then the most spoken."""
    if len(found) <= number:
        return list(found)

    def order(one: Connection) -> tuple[object, ...]:
        return (centre not in (one.who, one.whom), bool(one.quotes), -one.number, one.who, one.whom, one.sort)

    return nsmallest(number, found, key=order)


def _pair(one: Key, other: Key) -> tuple[Key, Key]:
    return (one, other) if one < other else (other, one)


def _tenures(archive: Archive) -> Iterator[Connection]:
    for actor in archive.of("actors"):
        if not isinstance(actor, Actor):
            continue
        stated: list[tuple[str, str | None, Tenure]] = [
            *(("role", role.of, role) for role in actor.roles),
            *(("member", belongs.actor, belongs) for belongs in actor.member_of),
            *((relation.kind, relation.actor, relation) for relation in actor.relations),
        ]
        for sort, whom, said in stated:
            if whom:
                key = Key("actors", whom)
                yield Connection(actor.key, key, sort, said, said.article, held=said.held())


def _seats(archive: Archive) -> Iterator[Connection]:
    for talk in archive.of("talks"):
        if isinstance(talk, Talk) and (talk.start or talk.status in BEGUN):
            for party in talk.parties:
                yield from _seats_of(talk, party)


def _seats_of(talk: Talk, party: Party) -> Iterator[Connection]:
    """Who sat in a delegation; where no days of their own are known, as long as the round lasted."""
    seats: list[tuple[Seat, bool]] = [(party.head, True)] if party.head else []
    for seat, head in (*seats, *((member, False) for member in party.members)):
        days = seat.held() if seat.dates() else held(talk.start, talk.end)
        article = seat.article or party.article
        who, whom = Key("actors", seat.actor), Key("actors", party.actor.actor)
        yield Connection(who, whom, "seat", seat, article, talk.key, head, held=days)


def _speech(archive: Archive) -> Iterator[Connection]:
    said: dict[tuple[str, str, str], list[Quote]] = {}
    for quote in archive.of("quotes"):
        if not isinstance(quote, Quote):
            continue
        behalf = (quote.on_behalf_of,) if quote.on_behalf_of else ()
        for sort, others in zip(SPOKEN, (behalf, quote.said_to, quote.about), strict=True):
            for other in others:
                for speaker in quote.speaker:
                    said.setdefault((speaker, other, sort), []).append(quote)
    for (who, whom, sort), quotes in said.items():
        keys = tuple(dict.fromkeys(quote.key for quote in newest_first(quotes)))
        yield Connection(Key("actors", who), Key("actors", whom), sort, quotes=keys)
