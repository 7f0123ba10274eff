"""What a record's page shows: the record, and of every neighbour no more than its card.

A page is a function of this value alone, so that it need be made anew only when this value changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from parley.link import Archive, Backlink, Card
from parley.records.base import Record, Seat
from parley.records.types import Key
from parley.references import mentions, references

BOUND = 20
"""How many of those who name a record in one way its page shows; the rest are a link away."""

Also = Mapping[str, tuple[Key, ...]]
"""Further neighbours that a kind's page shows, by what they are to the record."""


@dataclass(frozen=True, slots=True)
class Group:
    """Those who name a record in one way: the newest few, and how many there are."""

    label: str
    total: int
    shown: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One record with the cards of all that its page names; `cited` are the articles on which anything in it rests."""

    record: Record
    card: Card
    cited: tuple[Key, ...]
    groups: Mapping[str, Group]
    also: Also
    cards: Mapping[Key, Card]
    mentioned: Mapping[tuple[str | None, str], Key]

    def group(self, label: str) -> Group:
        """Those who name the record in one way; empty where there are none."""
        return self.groups.get(label, Group(label, 0, ()))


def neighbourhood(
    archive: Archive,
    record: Record,
    *,
    bounds: Mapping[str, int],
    also: Callable[[Archive, Record], Also],
) -> Neighbourhood:
    """The neighbourhood of one record; `bounds` says by label where more or fewer than `BOUND` are shown."""
    own = archive.card(record.key)
    if own is None:
        raise LookupError(record.key)
    groups = {
        label: Group(label, len(links), links[: bounds.get(label, BOUND)])
        for label, links in archive.backlinks.get(record.key, {}).items()
    }
    further = also(archive, record)
    mentioned = {(m.kind, m.id): key for m in mentions(record) if (key := archive.find(m.kind, m.id))}
    named = dict.fromkeys(use.target for use in references(record))
    others = [key for found in further.values() for key in found]
    others += (key for group in groups.values() for link_ in group.shown for key in named_by(link_))
    return Neighbourhood(
        record,
        own,
        tuple(key for key in named if key.kind == "articles"),
        groups,
        further,
        cards_of(archive, [*named, *mentioned.values(), *others]),
        mentioned,
    )


def cards_of(archive: Archive, keys: Iterable[Key]) -> Mapping[Key, Card]:
    """The cards of some records and of those that records shown whole name, in that order."""
    known, inner = archive.cards, archive.once(Inner)
    cards = {key: card for key in keys if (card := known[key])}
    for whole in [key for key, card in cards.items() if card.record]:
        for card in inner[whole]:
            cards.setdefault(card.key, card)
    return cards


class Inner(dict[Key, tuple[Card, ...]]):
    """The cards of those whom a record shown whole names, by its key, each found when first asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, key: Key) -> tuple[Card, ...]:
        named = dict.fromkeys(use.target for use in references(self._archive.records[key]))
        cards = self[key] = tuple(card for target in named if (card := self._archive.card(target)))
        return cards


def named_by(link_: Backlink) -> Iterator[Key]:
    """Whom the line about one who names a record speaks of: them, and all in the statement in which they do."""
    yield link_.source
    if isinstance(link_.statement, Seat):
        yield Key("actors", link_.statement.actor)
    if link_.statement:
        yield from (use.target for use in references(link_.statement))
