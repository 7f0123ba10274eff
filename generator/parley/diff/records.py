"""What became of each record."""

from collections.abc import Iterator

from parley.diff.difference import Change, Happened, Said
from parley.diff.facts import alterations, followed, kept_back
from parley.diff.sides import Sides
from parley.diff.stated import items_changed, stated
from parley.records.base import Record, keys_of
from parley.records.types import Key


def changes(both: Sides) -> tuple[Change, ...]:
    """What became of every record that is not as it was, in order of kind and id."""
    found = [*_of_old(both), *_of_new(both)]
    return tuple(sorted(found, key=lambda change: (change.key, change.former or change.key)))


def _of_new(both: Sides) -> Iterator[Change]:
    """The records that were not on the site, under this id or another."""
    known = {both.now(key) for key in both.old}
    for key in both.new:
        if key in known:
            continue
        notice = both.new.archive.withdrawn.get(key)
        if notice:
            yield Change("withdrawn", key, reason=notice.reason)
        else:
            was_draft = key in both.old.archive.digests
            how: Happened = "published" if was_draft else "added"
            yield Change(how, key, both.new.archive.name(key), stated=_stated(both, key))


def _of_old(both: Sides) -> Iterator[Change]:
    """The records that were on the site, as far as anything has become of them."""
    taken: set[Key] = set()
    for key in both.old:
        now = both.now(key)
        if now not in both.new:
            yield Change("removed", key)
        elif now in taken or (now != key and now in both.old):
            # only of one record can another be the continuation; it is not held to what the others said
            yield Change("merged", now, both.new.archive.name(now), key)
        elif now != key or not both.is_same(key, now):
            taken.add(now)
            yield from _compared(both, key, now)


def _compared(both: Sides, key: Key, now: Key) -> Iterator[Change]:
    old, new = both.old.archive, both.new.archive
    former = key if now != key else None
    how: Happened = "renamed" if former else "changed"
    notice, heading = new.withdrawn.get(now), "" if now in new.withdrawn else new.name(now)
    if notice and key in old.withdrawn:
        if notice != old.withdrawn[key] or former:
            yield Change(how, now, former=former, reason=notice.reason, keys=("withdrawn",))
    elif notice:
        yield Change("withdrawn", now, former=former, reason=notice.reason)
    elif key in old.withdrawn:
        yield Change("restored", now, heading, former, stated=_stated(both, now))
    else:
        was, after = both.before(key), new.records[now]
        before = followed(was, both.moved) if was else after
        keys = _changed_keys(before, after)
        withheld = tuple(k for k in after.withhold if k not in old.records[key].withhold)
        if former or keys or withheld:
            altered = tuple(alterations(before, after))
            corrected = len(after.corrections) > len(before.corrections)
            items = tuple(items_changed(before, after, new.name))
            yield Change(how, now, heading, former, "", keys, withheld, altered, corrected, items=items)


def _stated(both: Sides, key: Key) -> tuple[Said, ...]:
    return stated(both.new.archive.records[key], both.new.archive)


def _changed_keys(old: Record, new: Record) -> tuple[str, ...]:
    """The keys that say something else, or for the first time something at all; what is kept back now has no say."""
    hidden = kept_back(new, new) | {"withhold"}
    return tuple(
        k for k, name in keys_of(type(new)).items() if k not in hidden and getattr(old, name) != getattr(new, name)
    )
