"""For which delegation of a talk round somebody speaks."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from parley.dates import Edtf
from parley.derived.speakers import voices
from parley.link import Archive
from parley.records.actors import Actor
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key


def delegation_of(archive: Archive, talk: Talk, quote: Quote) -> str | None:
    """The actor's id of the delegation that a statement is by or for; None where no source shows which, or several are.

    It is the one in which the speaker sat at this very round; else the one of a body to which the speaker is shown to
    belong on the day of the statement.
    """
    speaking = set(voices(quote))
    for bodies in (speaking, _bodies(archive, speaking, quote.date)):
        found = [delegation for delegation, seated in _seated(talk).items() if seated & bodies]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _seated(talk: Talk) -> Mapping[str, set[str]]:
    """Who sat in each delegation, itself included."""
    found: dict[str, set[str]] = defaultdict(set)
    for party in talk.parties:
        found[party.actor.actor] |= {seat.actor for seat in (party.actor, party.head, *party.members) if seat}
    return found


def _bodies(archive: Archive, ids: Collection[str], day: Edtf | None) -> set[str]:
    """The bodies to which actors are shown to belong on a day, by membership or office, and those these belong to."""
    found: set[str] = set()
    queue = list(ids) if day else []
    while queue and day:
        actor = archive.records.get(Key("actors", queue.pop()))
        if not isinstance(actor, Actor):
            continue
        offices = [role.of for role in actor.roles if role.of and role.holds_on(day)]
        for body in [*offices, *(member.actor for member in actor.member_of if member.holds_on(day))]:
            if body not in found:
                found.add(body)
                queue.append(body)
    return found
