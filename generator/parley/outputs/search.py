"""The index of the search: made of the records, in shards that are kept from build to build."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from parley.cache import Entry, key_of, open_store
from parley.link import Archive
from parley.outputs.base import Output
from parley.reading import NEVER
from parley.records.types import Key
from parley.search.entries import entry
from parley.search.index import files
from parley.search.shards import Shard, grouped, key_of_entries, shard
from parley.versions import made_with

SEEN = "?"
"""Ends the name of the entry that says of what files and facts a shard was made, and which one that is."""

SIZE = 1_600
"""Records in a shard, at most on the average: few enough that one is made anew in a second."""


class Search(Output):
    """`/search/index/`: what the page of the search, and the field on every page, look things up in."""

    title: ClassVar[str] = "Index of the search"
    mime_type: ClassVar[str] = "application/octet-stream"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        cache = self.settings.cache if self.settings.search else None
        self._store = open_store(cache / "search.sqlite" if cache else None, made_with())
        self._kept = self._store.entries()
        self._changed: dict[str, Entry] = {}

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files of the index; none where the site has no search."""
        if self.settings.search:
            groups = grouped(self.archive.records, SIZE)
            shards = [self._shard(str(number), keys) for number, keys in enumerate(groups)]
            self._store.change(self._changed, self._kept.keys() - self._changed.keys() - self._names(len(groups)))
            yield from files(shards, self.archive.language)
        self._store.close()

    def _names(self, groups: int) -> set[str]:
        return {name for number in range(groups) for name in (str(number), f"{number}{SEEN}")}

    def _shard(self, name: str, keys: Sequence[Key]) -> Shard:
        """A shard; where the very files of its records, and the facts of all, were seen before, from the store."""
        seen = key_of(self.archive.facts, self.archive.language.key, *(_told_apart(self.archive, key) for key in keys))
        key = self._store.value(f"{name}{SEEN}", seen) if self.archive.facts else b""
        data = self._store.value(name, key) if key else b""
        if data:
            return Shard.read(key, data)
        entries = [entry(self.archive, self.archive.records[one]) for one in keys]
        key = key_of_entries(entries)
        self._changed[f"{name}{SEEN}"] = Entry(NEVER, seen, key)
        data = self._store.value(name, key)
        if data:
            return Shard.read(key, data)
        made = shard(entries, key)
        self._changed[name] = Entry(NEVER, key, made.written())
        return made


def _told_apart(archive: Archive, key: Key) -> bytes:
    return f"{key.kind}/{key.id}/".encode() + archive.digests.get(key, b"")
