"""What earlier builds have worked out, kept beside mkdocs.yml: always safe to delete, never trusted when it is odd.

A store is one SQLite file. `parsed` holds the records of the files that have been read; `rendered`, one for each site,
says what stands at each of its addresses. Both are keyed by content and by the version of all that made them. A store
of another version, a damaged one, or one that cannot be written is begun anew, in memory where need be.
"""

import logging
import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

PATIENCE = 3600
"""Seconds that a build waits for another build of the same site."""

DIGEST = 16
"""Bytes of a key."""

_LAYOUT = """
drop table if exists version;
drop table if exists entry;
create table version (name blob not null);
create table entry
  (name text primary key, mtime int not null, size int not null, key blob not null, value blob not null);
"""

_CHANGE = """
insert into entry values (?1, ?2, ?3, ?4, ?5) on conflict (name) do update
set mtime = ?2, size = ?3, key = ?4, value = iif(key = ?4 and length(?5) = 16, value, ?5)
"""
"""An entry that has no value, but its seal, leaves the one that is there if it was made of the same content."""

log = logging.getLogger("mkdocs.plugins.parley")


class Stamp(NamedTuple):
    """What tells that a file is as it was, without reading it: its time of change in nanoseconds, and its size."""

    mtime: int
    size: int


class Entry(NamedTuple):
    """What is kept of a file: its stamp when it was read or written, the key of its content, and a value made of it."""

    stamp: Stamp
    key: bytes
    value: bytes = b""


def key_of(*parts: bytes) -> bytes:
    """The key of some content: BLAKE2b (RFC 7693) over its parts, each with its length."""
    found = blake2b(digest_size=DIGEST)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()


def stamp_of(path: str | Path) -> Stamp | None:
    """The stamp of a plain file; None where there is none."""
    with suppress(OSError):
        status = os.lstat(path)
        return Stamp(status.st_mtime_ns, status.st_size)
    return None


class Store:
    """One store, as one build sees it.

    One that is held `alone` is locked from beginning to end, and changes as a whole when it is closed; any other is
    read and changed by several builds, each entry by itself.
    """

    def __init__(self, database: sqlite3.Connection, version: bytes, *, alone: bool) -> None:
        self._database, self._alone, self._version = database, alone, version
        database.execute("begin exclusive" if alone else "begin immediate")
        if not self._is(version):
            for statement in _LAYOUT.split(";")[:-1]:
                database.execute(statement)
            database.execute("insert into version values (?)", (version,))
        if not alone:
            database.execute("commit")

    def _is(self, version: bytes) -> bool:
        tables = self._database.execute("select count(*) from sqlite_master where name in ('entry', 'version')")
        names = "select name from version"
        return tables.fetchone() == (2,) and self._database.execute(names).fetchall() == [(version,)]

    def entries(self) -> dict[str, Entry]:
        """All entries by name, without their values."""
        rows = self._database.execute("select name, mtime, size, key from entry")
        return {name: Entry(Stamp(mtime, size), key) for name, mtime, size, key in rows}

    def value(self, name: str, key: bytes) -> bytes:
        """The value made of a content; empty where there is none, or where it is not as it was written."""
        row = self._database.execute("select value from entry where name = ? and key = ?", (name, key)).fetchone()
        sealed: bytes = row[0] if row else b""
        return sealed[DIGEST:] if key_of(sealed[DIGEST:]) == sealed[:DIGEST] else b""

    def change(self, entries: Mapping[str, Entry], gone: Iterable[str] = ()) -> None:
        """Puts entries in the place of those of the same names, and removes others.

        An entry without a value keeps the one that is there, if it is of the same key.
        """
        if not self._alone:
            self._database.execute("begin immediate")
        self._database.executemany("delete from entry where name = ?", ((name,) for name in gone))
        rows = [(name, *e.stamp, e.key, key_of(e.value) + e.value) for name, e in entries.items()]
        self._database.executemany(_CHANGE, rows)
        if not self._alone:
            self._database.execute("commit")

    def copied(self) -> "Store":
        """The same in memory: what is changed there is changed nowhere else."""
        memory = sqlite3.connect(":memory:", isolation_level=None)
        self._database.backup(memory)
        return Store(memory, self._version, alone=False)

    def close(self, *, commit: bool = True) -> None:
        """Ends the build's use of the store; without a commit, one that is held alone stays as it was."""
        if self._alone:
            self._database.execute("commit" if commit else "rollback")
        self._database.close()


def open_store(file: Path | None, version: bytes, *, alone: bool = False) -> Store:
    """The store in a file; in memory where there is no file for it, or none can be written.

    A build that wants to hold a store alone waits for the one that holds it.
    """
    if file:
        with suppress(OSError, sqlite3.OperationalError):
            return _in_file(file, version, alone)
        log.info("Parley: %s cannot be written; the next build starts from the beginning", file.name)
    return Store(sqlite3.connect(":memory:", isolation_level=None), version, alone=False)


def _in_file(file: Path, version: bytes, alone: bool) -> Store:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_uid != os.getuid():
        raise PermissionError(f"{file.name} is somebody else's")
    database = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        store = Store(database, version, alone=alone)
        store.entries()
        return store
    except sqlite3.OperationalError:
        database.close()
        raise
    except sqlite3.DatabaseError as error:
        log.info("Parley: %s is damaged and begun anew (%s)", file.name, error)
        database.close()
        file.unlink()
        return _in_file(file, version, alone)
