"""Reading: what an earlier build has read is read again only where a file may have changed."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.cache import Entry, Stamp, open_store
from parley.kinds import kinds
from parley.link import Archive, link
from parley.load import Source, source_of
from parley.problems import Problem
from parley.reading import Reader, facts_of
from parley.validate import Judged
from parley.views import pages, tasks_showing
from sites import write

WAR = {"content/topics/war.md": "---\nname: War\n---\n\nOf [[peace]].\n"}
FILES = {**WAR, "content/topics/peace.md": "---\nname: Peace\n---\n\nAt last.\n"}
LONG_AGO = 1_500_000_000


def archive(folder: Path, files: dict[str, str] = FILES) -> Path:
    """A folder of records that were written long ago."""
    write(folder, files)
    for name in files:
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder / "content"


def told(stage: str, count: int) -> None:
    """Progress that nobody looks at."""


def bodies(reader: Reader, content: Path) -> dict[str, str]:
    """The bodies of all records that a reader reads."""
    found = list(reader.read(content, told))
    assert all(isinstance(file, Judged) and not file.findings for file in found)
    return {file.path: file.record.body for file in found if isinstance(file, Judged)}


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    content = archive(tmp_path)
    first = bodies(Reader(open_store(tmp_path / "store", b"1")), content)
    archive(tmp_path, {"content/topics/peace.md": FILES["content/topics/peace.md"].replace("last", "LAST")})
    assert bodies(Reader(open_store(tmp_path / "store", b"1")), content) == first
    assert bodies(Reader(open_store(tmp_path / "store", b"2")), content) != first


@pytest.mark.parametrize("kept", [True, False], ids=["the same reader", "another build"])
def test_what_has_changed_is_read_again(tmp_path: Path, kept: bool) -> None:
    content = archive(tmp_path)
    reader = Reader(open_store(tmp_path / "store", b"1"))
    bodies(reader, content)
    write(tmp_path, {"content/topics/peace.md": "---\nname: Peace\n---\n\nNot yet.\n"})
    (tmp_path / "content/topics/war.md").unlink()
    again = reader if kept else Reader(open_store(tmp_path / "store", b"1"))
    assert bodies(again, content) == {"content/topics/peace.md": "Not yet."}
    assert bodies(Reader(open_store(tmp_path / "store", b"1")), content) == {"content/topics/peace.md": "Not yet."}
    assert again.digests().keys() == {"content/topics/peace.md"}


def test_a_file_that_changed_a_moment_ago_is_looked_at_once_more(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    store = open_store(tmp_path / "store", b"1")
    bodies(Reader(store), tmp_path / "content")
    assert {entry.stamp for entry in store.entries().values()} == {Stamp(0, 0)}


def test_a_file_of_the_same_content_keeps_its_record_and_gets_a_new_stamp(tmp_path: Path) -> None:
    content = archive(tmp_path)
    first = bodies(Reader(open_store(tmp_path / "store", b"1")), content)
    os.utime(content / "topics" / "war.md", (LONG_AGO + 9, LONG_AGO + 9))
    store = open_store(tmp_path / "store", b"1")
    assert bodies(Reader(store), content) == first
    entry = store.entries()["content/topics/war.md"]
    assert entry.stamp.mtime == (LONG_AGO + 9) * 10**9
    assert store.value("content/topics/war.md", entry.key) != b""


def test_what_is_wrong_is_told_again_each_time(tmp_path: Path) -> None:
    content = archive(tmp_path, {**FILES, "content/topics/x.md": "---\nnmae: X\n---\n", "content/stray.txt": ""})
    for _ in range(2):
        found = list(Reader(open_store(tmp_path / "store", b"1")).read(content, told))
        assert [isinstance(file, Problem) or bool(file.findings) for file in found] == [True, False, False, True]


class Hostile:
    """What runs a command when it is taken out of a pickle."""

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, ("touch hostile",)


@pytest.mark.parametrize("value", [pickle.dumps(Hostile()), pickle.dumps(["no record"]), b"no pickle", b"\x80\x05."])
def test_a_store_from_elsewhere_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: bytes) -> None:
    monkeypatch.chdir(tmp_path)
    content = archive(tmp_path)
    store = open_store(tmp_path / "store", b"1")
    first = bodies(Reader(store), content)
    store.change({name: Entry(e.stamp, e.key, value) for name, e in store.entries().items()})
    assert bodies(Reader(store), content) == first
    assert not (tmp_path / "hostile").exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_processes_read_what_one_reads(archive_folder: Path, tmp_path: Path, jobs: int) -> None:
    found = list(Reader(open_store(None, b""), jobs).read(archive_folder, told))
    assert found == list(Reader(open_store(None, b"")).read(archive_folder, told))
    assert len(found) > 60


def facts(text: str, *, whole: bool = False) -> bytes:
    source = source_of("content/topics/x.md", text.encode())
    assert isinstance(source, Source)
    return facts_of(source, whole=whole)


def test_facts_are_all_but_the_words_of_a_body() -> None:
    first = "---\nname: War\n---\n\nOf [[peace]].\n"
    assert facts(first) == facts(first.replace("Of ", "And of "))
    assert facts(first) != facts(first.replace("[[peace]]", "peace"))
    assert facts(first) != facts(first.replace("name: War", "name: Wars"))
    assert facts(first, whole=True) != facts(first.replace("Of ", "And of "), whole=True)


@pytest.mark.parametrize("kind", kinds())
def test_a_body_that_is_no_fact_shows_on_the_pages_that_are_told_of_it(toy: Archive, kind: str) -> None:
    def edited(archive_: Archive) -> Archive:
        return link(
            record.model_copy(update={"body": f"{record.body}\n\nMore words."}) if record.folder == kind else record
            for record in archive_.records.values()
        )

    if kinds()[kind].whole:
        return
    before, after = link(toy.records.values()), edited(toy)
    assert {key: after.card(key) for key in after.records} == {key: before.card(key) for key in before.records}
    shown = {page.path: page.document() for page in pages(after)}
    changed = {page.path for page in pages(before) if page.document() != shown[page.path]}
    assert changed <= {task.path for task in tasks_showing(after, [key for key in after.records if key.kind == kind])}
