"""The state that a change is compared with: a folder of records, or what git has of it, without touching the files."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from parley.diff.committed import extract
from parley.git import QUIET, git
from parley.problems import UsageError

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
    shared = git(content, "merge-base", commit, "HEAD").strip()
    if not shared:
        words = "share no commit here; where the history was fetched in part, fetch all of it"
        raise UsageError(f"{name!r} and what is checked out {words} (git fetch --unshallow)")
    with TemporaryDirectory(prefix="parley-") as root:
        extract(content, name, shared, Path(root) / content.name)
        yield Base(name, shared, Path(root) / content.name)


def _commit(name: str, content: Path) -> str:
    """The commit that a name stands for; empty where it stands for none, or is written as a path or an option is."""
    if not name or not name.isprintable() or name.startswith(("-", "/", ".")) or not shutil.which("git"):
        return ""
    return git(content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()


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
