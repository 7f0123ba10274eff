"""The part of all connections that one picture shows: that of many, or of one actor."""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.derived.connections import SORTS, Connection, Connections, weightiest
from parley.drawings.arranged import arranged
from parley.link import Archive
from parley.records.types import Key

ACTORS, LINES = 40, 80
"""How many actors, and how many of their connections, the network of all shows."""

AROUND, LINES_AROUND = 24, 48
"""How many neighbours, and how many connections, the picture of one actor has."""


@dataclass(frozen=True, slots=True)
class Network:
    """Actors in their order and connections between them, and how many there are of both in all.

    `centre` is the actor whose neighbours the others are; `shown_in_all` tells that the network of all has them too.
    """

    actors: tuple[Key, ...]
    found: tuple[Connection, ...]
    of_actors: int
    of_found: int
    centre: Key | None = None
    shown_in_all: bool = True


def whole(archive: Archive) -> Network:
    """The network of the whole archive; of a large one, of the actors that are connected with most others."""
    all_ = archive.once(Connections)
    found = all_.among(all_.most(ACTORS))
    return _ordered(weightiest(found, LINES), len(all_.near), len(found))


def around(archive: Archive, actor: Key) -> Network | None:
    """One actor and those that most statements join with it; None where nobody is."""
    all_ = archive.once(Connections)
    if actor not in all_.near:
        return None
    found = all_.among([actor, *all_.nearest(actor, AROUND)])
    kept = weightiest(found, LINES_AROUND, actor)
    shown_in_all = actor in archive.once(whole).actors
    return _ordered(kept, 1 + len(all_.near[actor]), len(found), actor, shown_in_all=shown_in_all)


def _ordered(
    found: Sequence[Connection], of_actors: int, of_found: int, centre: Key | None = None, *, shown_in_all: bool = True
) -> Network:
    """Connections in the order of who they are of; the centre first, the others near those joined with them."""
    others = sorted({key for one in found for key in (one.who, one.whom)} - {centre})
    place = {key: at for at, key in enumerate(others)}
    pairs = [(place[one.who], place[one.whom]) for one in found if centre not in (one.who, one.whom)]
    actors = ((centre,) if centre else ()) + tuple(others[at] for at in arranged(len(others), pairs))
    at = {key: n for n, key in enumerate(actors)}
    ordered = sorted(found, key=lambda one: (at[one.who], at[one.whom], SORTS.index(one.sort)))
    return Network(actors, tuple(ordered), of_actors, of_found, centre, shown_in_all)
