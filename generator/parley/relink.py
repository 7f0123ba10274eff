"""The archive as it has been linked before: of facts that have not changed, records and links as they are asked for.

Who names whom follows from facts alone. A build keeps it, as numbers, so that the next one, where no more than bodies
have changed, need neither read nor link what none of its pages shows.
"""

import json
from array import array
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from parley.language import ENGLISH, Language
from parley.link import Archive, Backlink, backlinks_to, link
from parley.records.base import Record, Withdrawal
from parley.records.types import Key

ALL_AT_ONCE = 200
"""So many records are linked one by one; where more are asked for, all are linked as at first."""

Opened = Callable[[Key], Record]
"""A record's own values, by its key."""


class Records(Mapping[Key, Record]):
    """The archive's records, each read when it is first asked for."""

    def __init__(self, keys: list[Key], opened: Opened, language: Language) -> None:
        self._keys, self._opened, self._language = dict.fromkeys(keys), opened, language
        self._made: dict[Key, Record] = {}

    def __getitem__(self, key: Key) -> Record:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._opened(key).public(self._language)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys


class Backlinks(Mapping[Key, Mapping[str, tuple[Backlink, ...]]]):
    """Who names each record, worked out when it is first asked for.

    Those who name record number n are the records `sources[offsets[n]:offsets[n + 1]]`, by their numbers in order.
    """

    def __init__(self, records: Records, offsets: "array[int]", sources: "array[int]") -> None:
        self._records, self._sources, self._offsets = records, sources, offsets
        self._keys = list(records)
        self._numbers = {key: number for number, key in enumerate(self._keys)}
        self._made: dict[Key, Mapping[str, tuple[Backlink, ...]]] = {}
        self._all: Mapping[Key, Mapping[str, tuple[Backlink, ...]]] | None = None

    def __getitem__(self, key: Key) -> Mapping[str, tuple[Backlink, ...]]:
        if self._all is None and len(self._made) > ALL_AT_ONCE:
            self._all = link(self._records.values(), drafts=True).backlinks  # those that are here are shown
        if self._all is not None:
            return self._all[key]
        if key not in self._made:
            named_by = self._named_by(key)
            if not named_by:
                raise KeyError(key)
            self._made[key] = backlinks_to(key, named_by, self._records)
        return self._made[key]

    def __iter__(self) -> Iterator[Key]:
        return (key for number, key in enumerate(self._keys) if self._offsets[number] < self._offsets[number + 1])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, Key) and bool(self._named_by(key))

    def _named_by(self, key: Key) -> list[Key]:
        number = self._numbers.get(key)
        if number is None:
            return []
        return [self._keys[source] for source in self._sources[self._offsets[number] : self._offsets[number + 1]]]


def written(archive: Archive) -> bytes:
    """Who names whom, and which records are withdrawn or were called otherwise: a line of JSON, then the numbers."""
    numbers = {key: number for number, key in enumerate(archive.records)}
    named_by = [
        sorted({numbers[link_.source] for links in archive.backlinks.get(key, {}).values() for link_ in links})
        for key in archive.records
    ]
    offsets = array("I", accumulate(map(len, named_by), initial=0))
    sources = array("I", (source for found in named_by for source in found))
    head = {
        "records": [[key.kind, key.id] for key in archive.records],
        "withdrawn": [[key.kind, key.id] for key in archive.withdrawn],
        "former": [[*old, *key] for old, key in archive.former.items()],
    }
    return b"\n".join([json.dumps(head).encode(), offsets.tobytes() + sources.tobytes()])


def relinked(data: bytes, opened: Opened, subject: str, language: Language = ENGLISH) -> Archive:
    """The archive of what `written` gave."""
    line, _, numbers = data.partition(b"\n")
    head = json.loads(line)
    keys = [Key(*parts) for parts in head["records"]]
    both = array("I", numbers)
    offsets, sources = both[: len(keys) + 1], both[len(keys) + 1 :]
    records = Records(keys, opened, language)
    withdrawn: dict[Key, Withdrawal] = {}
    for key in (Key(*parts) for parts in head["withdrawn"]):
        notice = opened(key).withdrawn
        if notice:
            withdrawn[key] = notice
    former = {Key(kind, old): Key(*now) for kind, old, *now in head["former"]}
    return Archive(records, withdrawn, Backlinks(records, offsets, sources), former, subject, language)
