"""The order of records: by their dates, and those of one date as their source has them."""

from collections.abc import Iterable
from typing import TypeVar

from parley.dates import Edtf
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key

R = TypeVar("R", bound=Record)

Place = tuple[str, str, bool, int, str]
"""Where a record stands among those of its date: its kind, its article, whether its place there is not known, the
place, its id."""


def moment_of(when: Edtf | None) -> tuple[object, ...]:
    """A key that sorts dates from the earliest to the latest, what has none before all."""
    return when.sort_key if when else ()


def place_of(key: Key, record: Record | None) -> Place:
    """A key that sorts records of one date: quotes as their article's text has them, as far as they were found in it.

    Where they were not they come after the others from it; what is no quote goes by its id alone.
    """
    if not isinstance(record, Quote):
        return key.kind, "", False, 0, key.id
    found = record.verified
    return key.kind, record.article, found is None, found.start if found else 0, key.id


def newest_first(records: Iterable[R]) -> list[R]:
    """Records with the newest first, what has no date last."""
    in_place = sorted(records, key=lambda r: place_of(r.key, r))
    return sorted(in_place, key=lambda r: moment_of(r.when), reverse=True)


def oldest_first(records: Iterable[R]) -> list[R]:
    """Records as they are read, the oldest first, what has no date last."""
    return sorted(records, key=lambda r: (r.when is None, moment_of(r.when), place_of(r.key, r)))
