"""Files that change together: all of them, or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parley.problems import UsageError
from parley.saving import Change, write_all
from sites import write


def changes(folder: Path) -> Callable[..., None]:
    return lambda *made: write_all(Change(folder / path, before, after) for path, before, after in made)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ([("a", b"one", b"two"), ("new", None, b"x"), ("new", None, b"x")], "exists"),
        ([("a", b"one", b"two"), ("deep/er/new", None, b"x"), ("deep/er/new", None, b"y")], "exists"),
        ([("a", b"one", b"two"), ("b", b"other", b"two")], "b was changed meanwhile"),
        ([("a", b"one", None), ("b", None, b"two")], "b exists already"),
        ([("a", b"one", b"two"), ("folder", b"", b"two")], "Is a directory"),
        ([("a", b"one", b"two"), ("n" * 252 + ".md", None, b"x")], "too long"),
        ([("a", b"one", b"two"), ("n" * 250 + ".md", None, b"x")], "too long"),
    ],
)
def test_files_change_together_or_not_at_all(
    tmp_path: Path, made: list[tuple[str, bytes | None, bytes | None]], words: str
) -> None:
    folder = write(tmp_path / "f", {"a": "one", "b": "b", "folder/c": "c"})
    before = sorted((p, p.is_dir() or p.read_bytes()) for p in folder.rglob("*"))
    with pytest.raises(UsageError, match=f"(?i){words}"):
        changes(folder)(*made)
    assert sorted((p, p.is_dir() or p.read_bytes()) for p in folder.rglob("*")) == before


def test_a_file_that_changes_keeps_its_mode(tmp_path: Path) -> None:
    folder = write(tmp_path / "f", {"a": "one", "b": "b"})
    (folder / "a").chmod(0o640)
    changes(folder)(("a", b"one", b"two"), ("b", b"b", None), ("c/d", None, b"d"))
    assert {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == {
        "a": b"two",
        "c/d": b"d",
    }
    assert (folder / "a").stat().st_mode & 0o777 == 0o640
