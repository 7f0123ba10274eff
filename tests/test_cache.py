"""The store of what earlier builds have made: what is odd in it is noticed, and begun anew."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from parley.cache import Entry, Stamp, Store, key_of, open_store, stamp_of

ENTRY = Entry(Stamp(1, 2), key_of(b"content"), b"value")


def filled(file: Path | None, version: bytes = b"1") -> None:
    store = open_store(file, version)
    store.change({"a": ENTRY, "b": ENTRY})
    store.close()


def found(store: Store) -> list[str]:
    names = sorted(store.entries())
    store.close()
    return names


def test_what_is_kept_is_there_for_the_next_build(tmp_path: Path) -> None:
    filled(tmp_path / "deep" / "store.sqlite")
    store = open_store(tmp_path / "deep" / "store.sqlite", b"1")
    assert store.entries() == {"a": ENTRY._replace(value=b""), "b": ENTRY._replace(value=b"")}
    assert store.value("a", ENTRY.key) == b"value"
    assert store.value("a", key_of(b"other")) == b""
    assert store.value("c", ENTRY.key) == b""
    store.change({"a": ENTRY._replace(key=key_of(b"new"))}, gone=["b", "never"])
    store.close()
    assert {n: e.key for n, e in open_store(tmp_path / "deep" / "store.sqlite", b"1").entries().items()} == {
        "a": key_of(b"new")
    }


def test_a_store_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    filled(tmp_path / "store.sqlite")
    assert found(open_store(tmp_path / "store.sqlite", b"2")) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:50],
        lambda data: data[: len(data) // 2],
        lambda data: b"no database at all" * 1000,
        lambda data: data[:100] + b"\xff" * (len(data) - 100),
        lambda data: data[:4096] + b"\0" * (len(data) - 4096),
    ],
    ids=["empty", "head", "half", "text", "trash", "zeros"],
)
def test_a_damaged_store_is_begun_anew(tmp_path: Path, damage: object) -> None:
    file = tmp_path / "store.sqlite"
    filled(file)
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    assert found(open_store(file, b"1")) == []
    filled(file)
    assert found(open_store(file, b"1")) == ["a", "b"]


def test_a_store_of_another_program_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.sqlite") as other:
        other.execute("create table entry (name text)")
        other.execute("create table version (name text)")
    other.close()
    assert found(open_store(tmp_path / "store.sqlite", b"1")) == []


def test_a_value_that_was_changed_is_no_value(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    filled(file)
    file.write_bytes(file.read_bytes().replace(b"value", b"VALUE"))
    store = open_store(file, b"1")
    assert (sorted(store.entries()), store.value("a", ENTRY.key)) == (["a", "b"], b"")
    store.close()


def test_where_nothing_can_be_written_a_build_has_its_store_in_memory(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    store = open_store(tmp_path / "folder" / "store.sqlite", b"1", alone=True)
    store.change({"a": ENTRY})
    assert found(store) == ["a"]
    assert found(open_store(None, b"1")) == []


def test_a_store_held_alone_changes_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    killed = f"""
import os
from pathlib import Path
from parley.cache import Entry, Stamp, open_store
store = open_store(Path({str(file)!r}), b"1", alone=True)
store.change({{"a": Entry(Stamp(1, 1), b"key")}})
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", killed], check=True)
    assert found(open_store(file, b"1", alone=True)) == []


def test_a_build_waits_for_another_that_holds_the_store_alone(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    holding = f"""
import time
from pathlib import Path
from parley.cache import Entry, Stamp, open_store
store = open_store(Path({str(file)!r}), b"1", alone=True)
store.change({{"a": Entry(Stamp(1, 1), b"key")}})
print("held", flush=True)
time.sleep(1)
store.close()
"""
    with subprocess.Popen([sys.executable, "-c", holding], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        started = time.monotonic()
        assert found(open_store(file, b"1", alone=True)) == ["a"]
        assert time.monotonic() - started > 0.5


def test_a_stamp_is_of_a_plain_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"four")
    (tmp_path / "link").symlink_to("nowhere")
    stamp = stamp_of(tmp_path / "file")
    assert stamp
    assert stamp.size == 4
    assert stamp_of(tmp_path / "none") is None
    assert stamp_of(tmp_path / "link") != stamp


def test_keys_tell_parts_apart() -> None:
    assert key_of(b"ab", b"c") != key_of(b"a", b"bc")
    assert len(key_of(b"")) == 16
