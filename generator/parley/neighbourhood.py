"""What a record's page shows: the record, and who its neighbours are; of these no more than their cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from parley.atlas.places import Where
from parley.chronology.named import Recent
from parley.link import Archive, Backlink, Card
from parley.records.base import Record
from parley.records.types import Key
from parley.references import mentions, references

BOUND = 20
"""How many of those who name a record in one way its page shows; the rest are a link away."""

Kind = TypeVar("Kind", bound=Record)
Also = TypeVar("Also")
Kind_co = TypeVar("Kind_co", bound=Record, covariant=True)
Also_co = TypeVar("Also_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Group:
    """Those who name a record in one way: the newest few, and how many there are."""

    label: str
    total: int
    shown: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood(Generic[Kind_co, Also_co]):
    """One record and its neighbours; `cited` are the articles on which anything in it rests.

    `also` is what pages of its kind show besides. `recent` is what its timeline shows, `where` what its map does.
    """

    record: Kind_co
    card: Card
    cited: tuple[Key, ...]
    groups: Mapping[str, Group]
    mentioned: Mapping[tuple[str | None, str], Key]
    also: Also_co
    recent: Recent | None = None
    where: Where | None = None

    def group(self, label: str) -> Group:
        """Those who name the record in one way; empty where there are none."""
        return self.groups.get(label, Group(label, 0, ()))


def neighbourhood(
    archive: Archive,
    record: Kind,
    also: Also,
    *,
    bounds: Mapping[str, int],
    recent: Recent | None = None,
    where: Where | None = None,
) -> Neighbourhood[Kind, Also]:
    """The neighbourhood of one record; `bounds` says by label where more or fewer than `BOUND` are shown."""
    own = archive.card(record.key)
    if own is None:
        raise LookupError(record.key)
    groups = {
        label: Group(label, len(links), links[: bounds.get(label, BOUND)])
        for label, links in archive.backlinks.get(record.key, {}).items()
    }
    mentioned = {(m.kind, m.id): key for m in mentions(record) if (key := archive.find(m.kind, m.id))}
    cited = dict.fromkeys(use.target for use in references(record) if use.target.kind == "articles")
    return Neighbourhood(record, own, tuple(cited), groups, mentioned, also, recent, where)
