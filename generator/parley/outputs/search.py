"""The index of the search: made of the records, in shards that are kept from build to build."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from parley.cache import Entry, key_of, open_store
from parley.outputs.base import Output
from parley.reading import NEVER
from parley.records.types import Key
from parley.search.entries import entry
from parley.search.index import files
from parley.search.shards import Shard, grouped, key_of_entries, shard
from parley.versions import made_with

SIZE = 1_600
"""Records in a shard, at most on the average: few enough that one is made anew in a second."""

FACTS = "facts"
"""The entry of the store that tells of what facts its shards were made."""


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
        if not self.settings.search:
            return
        groups = grouped(self.archive.records, SIZE)
        facts = Entry(NEVER, key_of(self.archive.facts, str(len(groups)).encode()))
        as_before = self.edited is not None and self._kept.get(FACTS) == facts
        shards = [self._shard(str(number), keys, as_before) for number, keys in enumerate(groups)]
        names = {FACTS, *map(str, range(len(groups)))}
        self._store.change({**self._changed, FACTS: facts}, self._kept.keys() - names)
        self._store.close()
        yield from files(shards)

    def _shard(self, name: str, keys: Sequence[Key], as_before: bool) -> Shard:
        """A shard; one that is as before, and holds nothing that was edited, without a look at its records."""
        if as_before and name in self._kept and not (self.edited or set()) & set(keys):
            data = self._store.value(name, self._kept[name].key)
            if data:
                return Shard.read(self._kept[name].key, data)
        entries = [entry(self.archive, self.archive.records[key]) for key in keys]
        key = key_of_entries(entries)
        data = self._store.value(name, key)
        if data:
            return Shard.read(key, data)
        made = shard(entries, key)
        self._changed[name] = Entry(NEVER, key, made.written())
        return made
