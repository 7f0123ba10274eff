"""What is kept of the search from build to build: never an index of anything but what is published now."""

from pathlib import Path

import pytest

from parley.build import archive
from parley.cache import open_store
from parley.config import Settings
from parley.link import Archive
from parley.outputs.search import Search
from parley.reading import Reader
from parley.records.base import Record
from parley.search.entries import Entry, entry
from sites import build, contents, settings, write

ACTORS = {f"actors/a{n}.md": f"---\nname: Actor {n}\nkind: person\n---\n\nWords of {n}.\n" for n in range(40)}
DRAFT = {"actors/secret.md": "---\nname: Hidden Person\nkind: person\ndraft: true\n---\n\nUnpublished.\n"}


def index_of(folder: Path, *, drafts: bool = False, fresh: bool = False) -> dict[str, bytes]:
    """The index of a folder's content, with what earlier ones have left beside it or with nothing."""
    cache = None if fresh else folder / "cache"
    reader = Reader(open_store(cache / "parsed.sqlite" if cache else None, b"1"))
    made, _ = archive(folder / "content", drafts=drafts, reader=reader)
    return dict(Search(made, Settings(folder / "content", drafts=drafts, cache=cache)).finish())


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parley.outputs.search.SIZE", 10)


def test_drafts_that_were_served_are_not_built(tmp_path: Path) -> None:
    write(tmp_path / "content", {**ACTORS, **DRAFT})
    index_of(tmp_path)
    assert b"Hidden Person" in b"".join(index_of(tmp_path, drafts=True).values())
    write(tmp_path / "content", {"actors/a3.md": ACTORS["actors/a3.md"] + "\nMore.\n"})
    found = index_of(tmp_path)
    assert found == index_of(tmp_path, fresh=True)
    assert b"Hidden Person" not in b"".join(found.values())


def test_words_that_were_taken_back_are_gone(tmp_path: Path) -> None:
    write(tmp_path / "content", ACTORS)
    index_of(tmp_path)
    write(tmp_path / "content", {"actors/a5.md": ACTORS["actors/a5.md"] + "\nSlanderous.\n"})
    assert b"slanderous" in b"".join(index_of(tmp_path).values())
    write(tmp_path / "content", {"actors/a5.md": ACTORS["actors/a5.md"], "actors/a9.md": ACTORS["actors/a9.md"] + "\n"})
    found = index_of(tmp_path)
    assert found == index_of(tmp_path, fresh=True)
    assert b"slanderous" not in b"".join(found.values())


def test_a_shard_whose_records_are_as_they_were_is_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "content", ACTORS)
    index_of(tmp_path)
    write(tmp_path / "content", {"actors/a5.md": ACTORS["actors/a5.md"] + "\nMore.\n"})
    looked: list[str] = []

    def seen(made: Archive, record: Record) -> Entry:
        looked.append(record.id)
        return entry(made, record)

    monkeypatch.setattr("parley.outputs.search.entry", seen)
    index_of(tmp_path)
    assert "a5" in looked
    assert len(looked) < 20


def test_files_of_a_larger_index_do_not_stay(tmp_path: Path) -> None:
    long = "---\nname: Long\nkind: person\n---\n\n" + "\n".join(
        " ".join(f"{chr(97 + n % 26)}{n}word" for n in range(row * 10, row * 10 + 10)) for row in range(600)
    )
    write(tmp_path / "content", {**ACTORS, "actors/long.md": long})
    config = settings(tmp_path)
    first = build(config, tmp_path / "site")
    assert first.status == 0, first.output
    before = {name for name in contents(first.site) if name.startswith("search/index/words/")}
    write(tmp_path / "content", {"actors/long.md": "---\nname: Long\nkind: person\n---\n\nShort.\n"})
    after = contents(build(config, tmp_path / "site").site)
    assert len([name for name in after if name.startswith("search/index/words/")]) < len(before)
    assert after == contents(build(settings(tmp_path, plugin={"cache_dir": ".other"}), tmp_path / "again").site)


def test_an_index_stays_where_nothing_has_changed(tmp_path: Path) -> None:
    write(tmp_path / "content", ACTORS)
    config = settings(tmp_path)
    first = contents(build(config, tmp_path / "site").site)
    assert "search/index/index.json" in first
    for _ in range(2):
        assert contents(build(config, tmp_path / "site").site) == first
