"""What lies around a round of talks: the rounds before and after it, and who speaks there for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parley.derived.delegations import delegation_of
from parley.link import Archive
from parley.order import moment_of
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key
from parley.records.ways import AT_ROUND, ROUNDS_OF


@dataclass(frozen=True, slots=True)
class Around:
    """The rounds before and after one in its process, which is `beside` where it has its rounds side by side.

    `sides` tells of its newest quotes which delegation each is by or for, where that is known, by the actor's id.
    """

    before: Key | None = None
    after: Key | None = None
    beside: Key | None = None
    sides: Mapping[Key, str] = field(default_factory=dict)


def around(archive: Archive, talk: Talk, quotes: int) -> Around:
    """What lies around a round, of which so many quotes are shown."""
    said = [archive.records[link_.source] for link_ in archive.back(talk.key, AT_ROUND)[:quotes]]
    sides = {q.key: side for q in said if isinstance(q, Quote) and (side := delegation_of(archive, talk, q))}
    return replace(archive.once(_in_order).get(talk.key, Around()), sides=sides)


def _in_order(archive: Archive) -> Mapping[Key, Around]:
    """Each round between those before and after it, in the order of its process."""
    found: dict[Key, Around] = {}
    for process in archive.of("processes"):
        rounds = [archive.records[link_.source] for link_ in archive.back(process.key, ROUNDS_OF)]
        talks = sorted(
            (r for r in rounds if isinstance(r, Talk)),
            key=lambda r: (r.round is None, r.round or 0, moment_of(r.when), r.id),
        )
        keys = [r.key for r in talks]
        # the process has its rounds side by side where something was said at more than one
        beside = process.key if sum(bool(archive.back(key, AT_ROUND)) for key in keys) > 1 else None
        for before, key, after in zip([None, *keys], keys, [*keys[1:], None], strict=False):
            found[key] = Around(before, after, beside)
    return found
