"""Files that change together: all of them or none, and never over what somebody else wrote meanwhile."""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from parley.problems import UsageError


class Change(NamedTuple):
    """What a file holds, and what it is to hold; None where there is no such file."""

    path: Path
    before: bytes | None
    after: bytes | None


def write_all(changes: Iterable[Change]) -> None:
    """Makes every change; where one cannot be made those before it are taken back, and UsageError is raised.

    New files come first and those that go come last, so that a run which is killed has lost nothing.
    """
    ordered = sorted(changes, key=lambda change: (change.before is not None, change.after is None, change.path))
    for change in ordered:
        if _held(change.path) != change.before:
            why = "exists already" if change.before is None else "was changed meanwhile"
            raise UsageError(f"{change.path} {why}; nothing was written")
    folders = _made_folders(ordered)
    done: list[Change] = []
    try:
        for change in ordered:
            if change.after is not None:
                _beside(change.path).unlink(missing_ok=True)
                with _beside(change.path).open("xb") as file:
                    file.write(change.after)
        for change in ordered:
            done.append(change)
            _make(change)
    except BaseException as error:
        _take_back(done, folders)
        if isinstance(error, OSError):
            raise UsageError(f"{error.filename}: {error.strerror}; nothing was written") from error
        raise
    finally:
        for change in ordered:
            with suppress(OSError):
                _beside(change.path).unlink(missing_ok=True)


def _held(path: Path) -> bytes | None:
    """What a file holds; what is there and cannot be read is not nothing."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; nothing was written") from error


def _beside(path: Path) -> Path:
    """Where a file's new content waits; no record's name begins so."""
    return path.with_name(f".{path.name}.new")


def _made_folders(changes: Sequence[Change]) -> list[Path]:
    """The folders that new files need and that were not there, made."""
    made = []
    for change in changes:
        for folder in reversed([p for p in change.path.parents if not p.exists()]):
            folder.mkdir()
            made.append(folder)
    return made


def _make(change: Change) -> None:
    if change.after is None:
        change.path.unlink()
        return
    if change.before is None:
        change.path.open("xb").close()  # whoever else makes the file now finds it made
    else:
        shutil.copymode(change.path, _beside(change.path))
    _beside(change.path).replace(change.path)


def _take_back(done: Sequence[Change], folders: Sequence[Path]) -> None:
    for change in reversed(done):
        with suppress(OSError):
            if change.before is None:
                if change.path.is_file() and change.path.read_bytes() in (b"", change.after):
                    change.path.unlink()
            else:
                change.path.write_bytes(change.before)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()
