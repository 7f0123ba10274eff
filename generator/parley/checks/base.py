"""What a rule is: those of one sort look at each record, those of the other at all records together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parley.body import WikiLink
from parley.nearest import did_you_mean
from parley.problems import Level, Where
from parley.records.base import Record, Statement, keys_of
from parley.records.types import Key
from parley.references import Use, mentions, references, statements

HINTED = 100
"""For how many unknown ids the nearest known one is looked up: past so many the cause is one."""

Records = Mapping[Key, Record]

Found = Iterator[tuple[Key, Where, str, str, Level]]
"""What a rule finds: the record, the place in it, a code, words for a person, and how bad it is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with all that it says of others, worked out once for all rules."""

    key: Key
    record: Record
    references: Sequence[Use]
    mentions: Sequence[WikiLink]
    statements: Sequence[tuple[Where, Statement]]


def value_of(record: Record, name: str) -> Any:
    """A value that records of some kinds have; None for other kinds, of which pydantic takes long to say so."""
    return getattr(record, name) if name in keys_of(type(record)) else None


def entry_of(key: Key, record: Record) -> Entry:
    """A record as the rules look at it."""
    return Entry(key, record, references(record), mentions(record), statements(record))


class Known:
    """The records there are, and what the id of none of them may have meant.

    `broken` are the records whose own files are wrong: nobody is told that these do not exist.
    """

    def __init__(self, records: Records, broken: frozenset[Key]) -> None:
        self.records = records
        self.broken = broken
        self.broken_ids = frozenset(key.id for key in broken)
        self._hinted = 0

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all kinds."""
        return frozenset(key.id for key in self.records)

    @cached_property
    def ids_of(self) -> Mapping[str, set[str]]:
        """The ids of each kind that has any."""
        found: dict[str, set[str]] = {}
        for key in self.records:
            found.setdefault(key.kind, set()).add(key.id)
        return found

    @cached_property
    def _former(self) -> Mapping[Key, Key]:
        return {Key(key.kind, old): key for key, record in self.records.items() for old in record.former_ids}

    def hint(self, unknown: Key) -> str:
        """Whom a reference to nobody may have meant; empty where that cannot be told."""
        self._hinted += 1
        if now := self._former.get(unknown):
            return f"it is now called `{now.id}`"
        known = self.ids_of.get(unknown.kind, set()) if self._hinted <= HINTED else ()
        return did_you_mean(unknown.id, known) or ""


Rule = Callable[[Entry, Known], Found]
"""What can be wrong with one record in the light of the others."""

Overview = Callable[[Records], Found]
"""What can be wrong with all records together."""
