"""What a record's page shows: the record, and of every neighbour no more than its card.

A page is a function of this value alone, so that it need be made anew only when this value changes.
"""

from collections.abc import Callable, Iterator, Mapping
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
    """One record with the cards of all that its page names."""

    record: Record
    card: Card
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
    groups = {
        label: Group(label, len(links), links[: bounds.get(label, BOUND)])
        for label, links in archive.backlinks.get(record.key, {}).items()
    }
    further = also(archive, record)
    mentioned = {(m.kind, m.id): key for m in mentions(record) if (key := archive.find(m.kind, m.id))}
    keys = {use.target for use in references(record)}
    keys.update(mentioned.values(), (key for found in further.values() for key in found))
    for group in groups.values():
        keys.update(key for link_ in group.shown for key in _named_by(link_))
    own = archive.card(record.key)
    if own is None:
        raise LookupError(record.key)
    return Neighbourhood(record, own, groups, further, cards_of(archive, keys), mentioned)


def cards_of(archive: Archive, keys: set[Key]) -> Mapping[Key, Card]:
    """The cards of some records and of those that records shown whole name."""
    cards = {key: card for key in keys if (card := archive.card(key))}
    inner = {use.target for card in cards.values() if card.record for use in references(card.record)}
    cards.update({key: card for key in inner - cards.keys() if (card := archive.card(key))})
    return dict(sorted(cards.items()))


def _named_by(link_: Backlink) -> Iterator[Key]:
    yield link_.source
    if isinstance(link_.statement, Seat):
        yield Key("actors", link_.statement.actor)
    if link_.statement:
        yield from (use.target for use in references(link_.statement))
