"""The records and the guides of a commit, as git has them, without touching those that are there."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from parley.git import git
from parley.guides import FOLDER, LOOKED_FOR, leads_to
from parley.placing import MAX_BYTES
from parley.problems import UsageError


class Blob(NamedTuple):
    """A file as git has it: its mode, the name of its content, its size, its path from the archive's folder on."""

    mode: str
    object: str
    size: int
    path: str


def extract(content: Path, name: str, commit: str, folder: Path) -> None:
    """Writes the records of a commit into a folder, and its guides beside, as they are in it.

    No filter and no attribute has a say. Raises UsageError where there are no records, or no regular files.
    """
    prefix = git(content, "rev-parse", "--show-prefix").removesuffix("\n").rstrip("/")
    home, _, own = prefix.rpartition("/")
    # where the records are the whole repository, the folder that they lie in is none of git's
    tree = {blob.path if own else f"{content.name}/{blob.path}": blob for blob in _tree(content, f"{commit}:{home}")}
    within = f"{content.name}/"
    if not any(path.startswith(within) for path in tree):
        raise UsageError(f"there is no folder {content.name!r} of records in {name!r}")
    taken = [blob._replace(path=path) for path, blob in tree.items() if _is_read(path, within)]
    _refuse(taken, name)
    folder.mkdir()
    _take(content, taken, folder.parent)
    _mark(tree, taken, folder.parent)


def _tree(content: Path, tree: str) -> list[Blob]:
    listed = git(content, "ls-tree", "-r", "-z", "-l", "--full-tree", tree)
    return [_blob(line) for line in listed.split("\0") if line]


def _blob(line: str) -> Blob:
    told, _, path = line.partition("\t")
    mode, _, name, size = told.split()
    return Blob(mode, name, int(size) if size.isdigit() else 0, path)


def _is_read(path: str, within: str) -> bool:
    if not path.startswith(within):
        return path in LOOKED_FOR
    below = path.removeprefix(within).split("/")
    is_guide = len(below) == 2 and below[0] == FOLDER and below[1].endswith(".md")
    return is_guide or not any(part.startswith(("_", ".")) and part not in (".", "..") for part in below)


def _refuse(blobs: Iterable[Blob], name: str) -> None:
    for blob in blobs:
        if not blob.mode.startswith("100") or {"", ".", ".."} & set(blob.path.split("/")):
            raise UsageError(f"{name!r} holds {blob.path!r}, which is no regular file and is not read")


def _take(content: Path, blobs: Iterable[Blob], root: Path) -> None:
    small = []
    for blob in blobs:
        (root / blob.path).parent.mkdir(parents=True, exist_ok=True)
        if blob.size <= MAX_BYTES:
            small.append(blob)
        else:  # no record and no guide is so large; the check tells, and need not read it
            (root / blob.path).touch()
            os.truncate(root / blob.path, blob.size)
    with TemporaryFile() as told:
        git(content, "cat-file", "--batch", asked=(blob.object for blob in small), into=told)
        told.seek(0)
        _write(told, small, root)


def _mark(files: Iterable[str], taken: Iterable[Blob], root: Path) -> None:
    """Empty files in the place of those that guides lead to: whether these are there is all that is asked of them."""
    known = {*files}
    folders = {path[:at] for path in known for at in range(len(path)) if path[at] == "/"}
    guides = [blob.path for blob in taken if blob.path in LOOKED_FOR or f"/{FOLDER}/" in blob.path]
    for path in {target for guide in guides for target in _targets(root, guide) if not target.startswith("..")}:
        if path in folders:
            (root / path).mkdir(parents=True, exist_ok=True)
        elif path in known:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).touch()


def _targets(root: Path, guide: str) -> Iterator[str]:
    yield from leads_to(guide, (root / guide).read_bytes()[:MAX_BYTES].decode(errors="replace"))


def _write(told: IO[bytes], blobs: Sequence[Blob], root: Path) -> None:
    for blob in blobs:
        if told.readline().split()[1:2] != [b"blob"]:
            raise UsageError(f"git does not have {blob.path!r}; where files were fetched in part, fetch them all")
        (root / blob.path).write_bytes(told.read(blob.size))
        told.read(1)
