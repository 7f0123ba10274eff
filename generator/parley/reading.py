"""The records of all files, read side by side; of a file that is as it was, what an earlier build has read in it."""

import hashlib
import io
import pickle
import time
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from parley.body import links_in
from parley.cache import DIGEST, Entry, Stamp, Store, key_of
from parley.kinds import kinds
from parley.load import File, Source, files, opened, source_of
from parley.problems import Problem
from parley.progress import Told
from parley.records.base import Record
from parley.validate import Judged, judged
from parley.workers import map_chunks

SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time of change tells that it changed again; some disks count whole seconds."""

BATCH = 5_000
"""So many records are put into the store at a time, while others are read: few enough that they need little memory."""

NEVER = Stamp(0, 0)
"""The stamp of no file: what carries it is read again by the next build."""


class Found(NamedTuple):
    """What a worker found in a file: its entry for the store, without a value if it is as before, or what is wrong."""

    file: File
    entry: Entry | None
    fault: Judged | Problem | None = None


class Reader:
    """Reads the records, and keeps what it has read in its store and, from one time to the next, in memory."""

    def __init__(self, store: Store, jobs: int = 1) -> None:
        self._store, self.jobs = store, jobs
        self._entries = {name: entry for name, entry in store.entries().items() if not name.startswith(":")}
        self._records: dict[str, Record] = {}
        self._facts = b""

    @property
    def facts(self) -> bytes:
        """The key of all that the records read say of each other: it stays as it is when bodies alone are edited."""
        if not self._facts:
            parts = [name.encode() + entry.key[:DIGEST] for name, entry in sorted(self._entries.items())]
            self._facts = key_of(*parts)
        return self._facts

    def digests(self) -> dict[str, bytes]:
        """What tells the content of each record's file from any other, by the file's path."""
        return {name: entry.key[DIGEST:] for name, entry in self._entries.items()}

    def recall(self, what: str) -> bytes:
        """What was remembered of these very facts; empty where nothing was."""
        return self._store.value(f":{what}", self.facts)

    def remember(self, what: str, value: bytes) -> None:
        """Keeps what was found out of these facts."""
        self._store.change({f":{what}": Entry(NEVER, self.facts, value)})

    def read(self, content: Path, progress: Told) -> Iterator[Judged | Problem]:
        """What each file under `content` holds, in order of path."""
        for path, fault in self.look(content).items():
            progress("read", 1)
            yield fault or Judged(path, self.record(content.parent, path))

    def look(self, content: Path) -> dict[str, Judged | Problem | None]:
        """All files under `content` in order of path, with what is wrong in each; those not as before are read."""
        listed = list(files(content, frozenset(kinds())))
        faults = self._update(content.parent, [file for file in listed if isinstance(file, File)])
        return {file.path: file if isinstance(file, Problem) else faults.get(file.path) for file in listed}

    def record(self, root: Path, path: str) -> Record:
        """The record in a file that has nothing wrong in it; `root` is the folder that paths start from."""
        entry = self._entries[path]
        if path not in self._records and not self._restore(path, entry):
            found = judged(source_of(path, _bytes_of(root, path)), kinds())
            if isinstance(found, Problem) or found.findings:
                raise LookupError(f"{path} was changed while it was read; build again")
            self._records[path] = found.record
        return self._records[path]

    def _update(self, root: Path, listed: Sequence[File]) -> dict[str, Judged | Problem]:
        """Reads the files that are not as they were; what is wrong in them, by path."""
        now = time.time_ns()

        def read(chunk: Sequence[File]) -> list[Found]:
            return [found_in(root, file, self._entries.get(file.path), now) for file in chunk]

        changed = [file for file in listed if not self._is_known(file)]
        faults: dict[str, Judged | Problem] = {}
        entries: dict[str, Entry] = {}
        for found in chain.from_iterable(map_chunks(read, changed, self.jobs)):
            path, entry, fault = found.file.path, found.entry, found.fault
            self._records.pop(path, None)
            if entry and not self._restore(path, entry):
                _, entry, fault = found_in(root, found.file, None, now)
                if entry:
                    self._restore(path, entry)
            if entry:
                entries[path] = entry
            if fault:
                faults[path] = fault
            if len(entries) == BATCH:
                self._keep(entries, set())
                entries = {}
        self._keep(entries, self._entries.keys() - {file.path for file in listed} | faults.keys())
        return faults

    def _is_known(self, file: File) -> bool:
        entry = self._entries.get(file.path)
        return entry is not None and entry.stamp == (file.mtime, file.size)

    def _restore(self, path: str, entry: Entry) -> bool:
        """Takes a record from its entry or from the store; whether it is there."""
        record = _restored(entry.value or self._store.value(path, entry.key))
        if record:
            self._records[path] = record
        return record is not None

    def _keep(self, entries: Mapping[str, Entry], gone: Set[str]) -> None:
        self._facts = b""
        self._store.change(entries, gone)
        self._entries |= {path: entry._replace(value=b"") for path, entry in entries.items()}
        for path in gone:
            self._entries.pop(path, None)
            self._records.pop(path, None)


def found_in(root: Path, file: File, old: Entry | None, now: int) -> Found:
    """What a file holds; `old` is its entry in the store, and `now` the time (nanoseconds since 1970)."""
    data = opened(root, file.path)
    stamp = Stamp(file.mtime, file.size) if now - file.mtime > SETTLED else NEVER
    if old and not isinstance(data, Problem) and old.key.endswith(_digest(data)):
        return Found(file, Entry(stamp, old.key))
    source = data if isinstance(data, Problem) else source_of(file.path, data)
    result = judged(source, kinds())
    if isinstance(data, Problem) or isinstance(source, Problem) or isinstance(result, Problem) or result.findings:
        return Found(file, None, result)
    key = facts_of(source, whole=result.record.whole) + _digest(data)
    return Found(file, Entry(stamp, key, pickle.dumps(result.record, 5)))


def _bytes_of(root: Path, path: str) -> bytes:
    data = opened(root, path)
    return b"" if isinstance(data, Problem) else data


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:DIGEST]


def facts_of(source: Source, *, whole: bool) -> bytes:
    """The key of all that other records' pages and checks may see of a record: all but the words of most bodies."""
    links = [(link.kind, link.id) for link in links_in(source.body)]
    return key_of(repr(source.values).encode(), repr(links).encode(), source.body.encode() if whole else b"")


def _restored(data: bytes) -> Record | None:
    """The record in a pickle; None where it is none, or asks for anything but records."""
    try:
        record = _Unpickler(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, EOFError):
        return None
    return record if isinstance(record, Record) else None


class _Unpickler(pickle.Unpickler):
    """Makes nothing but what the modules of records and dates define: a store may have come from anywhere."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(("parley.records.", "parley.dates.")) and "." not in name:
            found = super().find_class(module, name)
            if getattr(found, "__module__", "") == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a record")
