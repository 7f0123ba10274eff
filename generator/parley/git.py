"""What git knows of an archive's folder: asked, never told."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO

QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
"""Git writes nothing, asks nothing and fetches nothing."""


def git(folder: Path, *arguments: str, asked: Iterable[str] = (), into: IO[bytes] | None = None) -> str:
    """What git answers; nothing where it fails, or is not there."""
    program = shutil.which("git")
    if not program:
        return ""
    done = subprocess.run(
        [program, "--no-pager", "-C", os.fspath(folder), *arguments],
        input="".join(f"{name}\n" for name in asked).encode(),
        stdout=into or subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **QUIET},
        check=False,
    )
    return os.fsdecode(done.stdout or b"") if done.returncode == 0 else ""


def is_published(file: Path) -> bool:
    """Whether a file may have been seen by others: it is in the last commit, or git has no part in its folder."""
    folder = file.parent
    if git(folder, "rev-parse", "--is-inside-work-tree").strip() != "true" or git(folder, "check-ignore", file.name):
        return True
    return bool(git(folder, "ls-tree", "--name-only", "HEAD", "--", file.name))
