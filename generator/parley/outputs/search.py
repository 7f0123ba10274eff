"""The index of the search: made of the records, in shards that are kept from build to build."""

from collections.abc import Iterator
from typing import Any, ClassVar

from parley.cache import Entry as Kept
from parley.cache import open_store
from parley.outputs.base import Output
from parley.reading import NEVER
from parley.records.base import Record
from parley.search.entries import Entry, entry
from parley.search.index import files
from parley.search.shards import Shard, grouped, key_of_entries, shard
from parley.versions import made_with

SIZE = 1_600
"""Records in a shard, at most on the average: few enough that one is made anew in a second."""


class Search(Output):
    """`/search/index/`: what the page of the search, and the field on every page, look things up in."""

    title: ClassVar[str] = "Index of the search"
    mime_type: ClassVar[str] = "application/octet-stream"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._entries: list[Entry] = []

    def feed(self, record: Record) -> None:
        """One entry."""
        if self.settings.search:
            self._entries.append(entry(self.archive, record))

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files of the index; none where the site has no search."""
        if not self.settings.search:
            return
        cache = self.settings.cache
        store = open_store(cache / "search.sqlite" if cache else None, made_with())
        shards: list[Shard] = []
        changed: dict[str, Kept] = {}
        groups = grouped(self._entries, SIZE)
        for number, entries in enumerate(groups):
            key = key_of_entries(entries)
            data = store.value(str(number), key)
            made = Shard.read(key, data) if data else shard(entries, key)
            if not data:
                changed[str(number)] = Kept(NEVER, key, made.written())
            shards.append(made)
        store.change(changed, store.entries().keys() - {str(number) for number in range(len(groups))})
        store.close()
        yield from files(shards)
