"""What a record's page shows: the record, and who its neighbours are; of these no more than their cards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parley.atlas.places import Where, Wheres
from parley.chronology.named import Recent, recent
from parley.link import Archive, Backlink, Card
from parley.records.base import Record
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
    """One record and its neighbours; `cited` are the articles on which anything in it rests.

    `recent` is what its timeline shows, `where` what its map does, `depicted` what the pictures of its kind show
    besides.
    """

    record: Record
    card: Card
    cited: tuple[Key, ...]
    groups: Mapping[str, Group]
    also: Also
    mentioned: Mapping[tuple[str | None, str], Key]
    recent: Recent
    where: Where | None = None
    depicted: object = None

    def group(self, label: str) -> Group:
        """Those who name the record in one way; empty where there are none."""
        return self.groups.get(label, Group(label, 0, ()))


def neighbourhood(
    archive: Archive,
    record: Record,
    *,
    bounds: Mapping[str, int],
    also: Callable[[Archive, Record], Also],
    place: Key | None = None,
) -> Neighbourhood:
    """The neighbourhood of one record; `bounds` says by label where more or fewer than `BOUND` are shown.

    `place` is the one that its page shows on a map.
    """
    own = archive.card(record.key)
    if own is None:
        raise LookupError(record.key)
    groups = {
        label: Group(label, len(links), links[: bounds.get(label, BOUND)])
        for label, links in archive.backlinks.get(record.key, {}).items()
    }
    mentioned = {(m.kind, m.id): key for m in mentions(record) if (key := archive.find(m.kind, m.id))}
    cited = dict.fromkeys(use.target for use in references(record) if use.target.kind == "articles")
    where = archive.once(Wheres)[place] if place else None
    also_shown, in_time = also(archive, record), recent(archive, own.key)
    return Neighbourhood(record, own, tuple(cited), groups, also_shown, mentioned, in_time, where)
