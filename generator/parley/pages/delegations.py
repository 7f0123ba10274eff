"""Who speaks for which delegation of a talk round."""

from parley.link import Archive
from parley.pages.statements import voices
from parley.records.quotes import Quote
from parley.records.talks import Party
from parley.records.types import Key


class Belonging(dict[Key, frozenset[Key]]):
    """Who belongs to an actor, its members, who holds a role in it, its delegates, and theirs; found when asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, actor: Key) -> frozenset[Key]:
        found: set[Key] = set()
        queue = [actor]
        while queue:
            key = queue.pop()
            for label in ("Its members", "Roles in it"):
                for link_ in self._archive.back(key, label):
                    if link_.source not in found and link_.source != actor:
                        found.add(link_.source)
                        queue.append(link_.source)
        for link_ in self._archive.back(actor, "Rounds they took part in"):
            party = link_.statement
            if isinstance(party, Party) and party.actor.actor == actor.id:
                found.update(Key("actors", s.actor) for s in (party.head, *party.members) if s)
        belonging = self[actor] = frozenset(found)
        return belonging


def keys_of(quote: Quote) -> set[Key]:
    """Who speaks, and for whom."""
    return {Key("actors", voice) for voice in voices(quote)}
