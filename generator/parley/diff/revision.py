"""The state that a change is compared with: a folder of records, or what git has of it, without touching the files."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, NamedTuple

from parley.placing import MAX_BYTES
from parley.problems import UsageError

QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
"""Git writes nothing, asks nothing and fetches nothing."""

SHORT = 10
"""Digits of a commit that are enough for a person."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is compared with: as it was named, the commit if it is one, and the folder of its records."""

    name: str
    commit: str
    folder: Path

    def __str__(self) -> str:
        return f"{self.name} ({self.commit[:SHORT]})" if self.commit else self.name


class Blob(NamedTuple):
    """A file as git has it: its mode, the name of its content, its size, its path below the folder of records."""

    mode: str
    object: str
    size: int
    path: str


@contextmanager
def base_of(name: str, content: Path) -> Iterator[Base]:
    """The state that a name stands for: a folder, or a revision of the repository that `content` lies in.

    Of a revision it is the last commit that it shares with what is checked out, so that only one side's changes are
    told: those of this branch. Raises UsageError where the name stands for nothing, or for both.
    """
    folder, commit = Path(name), _commit(name, content)
    if commit and folder.is_dir():
        raise UsageError(f"{name!r} is a folder and a revision; write ./{name} or refs/heads/{name}")
    if not commit and not folder.is_dir():
        why = _complaint(content) or "a revision may have to be fetched first"
        raise UsageError(f"there is no revision and no folder {name!r} here; {why}")
    if not commit:
        yield Base(name, "", folder.absolute())
        return
    shared = _git(content, "merge-base", commit, "HEAD").strip()
    if not shared:
        words = "share no commit here; where the history was fetched in part, fetch all of it"
        raise UsageError(f"{name!r} and what is checked out {words} (git fetch --unshallow)")
    with TemporaryDirectory(prefix="parley-") as root:
        _extract(content, name, shared, Path(root) / content.name)
        yield Base(name, shared, Path(root) / content.name)


def _commit(name: str, content: Path) -> str:
    """The commit that a name stands for; empty where it stands for none, or is written as a path or an option is."""
    if not name or not name.isprintable() or name.startswith(("-", "/", ".")) or not shutil.which("git"):
        return ""
    return _git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()


def _complaint(content: Path) -> str:
    """What keeps git from answering at all; empty where it answers."""
    program = shutil.which("git")
    if not program:
        return "git is not installed"
    done = subprocess.run(
        [program, "-C", os.fspath(content), "rev-parse", "--git-dir"],
        capture_output=True,
        env={**os.environ, **QUIET},
        check=False,
    )
    return done.stderr.decode(errors="replace").partition("\n")[0].strip()


def _extract(content: Path, name: str, commit: str, folder: Path) -> None:
    """Writes the records of a commit into a folder, as they are in it: no filter and no attribute has a say."""
    prefix = _git(content, "rev-parse", "--show-prefix").removesuffix("\n").rstrip("/")
    listed = _git(content, "ls-tree", "-r", "-z", "-l", "--full-tree", f"{commit}:{prefix}")
    if not listed:
        raise UsageError(f"there is no folder {content.name!r} of records in {name!r}")
    folder.mkdir()
    blobs = [blob for blob in map(_blob, filter(None, listed.split("\0"))) if _is_read(blob.path)]
    for blob in blobs:
        if not blob.mode.startswith("100") or {"", ".", ".."} & set(blob.path.split("/")):
            raise UsageError(f"{name!r} holds {blob.path!r}, which is no regular file and is not read")
        (folder / blob.path).parent.mkdir(parents=True, exist_ok=True)
    for blob in blobs:
        if blob.size > MAX_BYTES:  # no record is so large; the check tells, and need not read it
            (folder / blob.path).touch()
            os.truncate(folder / blob.path, blob.size)
    small = [blob for blob in blobs if blob.size <= MAX_BYTES]
    with TemporaryFile() as told:
        _git(content, "cat-file", "--batch", asked=(blob.object for blob in small), into=told)
        told.seek(0)
        _write(told, small, folder)


def _blob(line: str) -> Blob:
    told, _, path = line.partition("\t")
    mode, _, name, size = told.split()
    return Blob(mode, name, int(size) if size.isdigit() else 0, path)


def _is_read(path: str) -> bool:
    return not any(part.startswith(("_", ".")) and part not in (".", "..") for part in path.split("/"))


def _write(told: IO[bytes], blobs: Sequence[Blob], folder: Path) -> None:
    for blob in blobs:
        if told.readline().split()[1:2] != [b"blob"]:
            raise UsageError(f"git does not have {blob.path!r}; where files were fetched in part, fetch them all")
        (folder / blob.path).write_bytes(told.read(blob.size))
        told.read(1)


def _git(folder: Path, *arguments: str, asked: Iterable[str] = (), into: IO[bytes] | None = None) -> str:
    """What git answers; nothing where it fails."""
    done = subprocess.run(
        [shutil.which("git") or "git", "--no-pager", "-C", os.fspath(folder), *arguments],
        input="".join(f"{name}\n" for name in asked).encode(),
        stdout=into or subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **QUIET},
        check=False,
    )
    return os.fsdecode(done.stdout or b"") if done.returncode == 0 else ""
