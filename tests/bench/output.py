"""What a build has left in its folder: how many pages, how many bytes, which of them written anew."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

Marks = Mapping[str, tuple[int, int, int]]
"""Of each file of a site, by its path: number on the disk, time of writing, size; a file written anew differs."""


@dataclass(frozen=True, slots=True)
class Output:
    """A site after a build: its HTML pages; those, and the bytes of all files, that the build has written.

    `largest` is the size of the largest page in bytes, `digest` that of all paths and contents.
    """

    pages: int
    written: int
    written_bytes: int
    largest: int
    digest: str


def files(site: Path) -> Iterator[Path]:
    """Every file of a site, in the order of the paths; none where there is no such folder."""
    for folder, folders, names in os.walk(site):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names))


def marks(site: Path) -> Marks:
    """What tells whether a file was written anew."""
    return {str(path): (stat.st_ino, stat.st_mtime_ns, stat.st_size) for path in files(site) for stat in [path.stat()]}


def output(site: Path, before: Marks) -> Output:
    """What a build has left, and what of it is new since these marks were taken."""
    digest, after = sha256(), marks(site)
    new = {path for path, mark in after.items() if before.get(path) != mark}
    pages = {path for path in after if path.endswith(".html")}
    for path in after:
        digest.update(f"{Path(path).relative_to(site).as_posix()}\0".encode())
        digest.update(sha256(Path(path).read_bytes()).digest())
    return Output(
        pages=len(pages),
        written=len(pages & new),
        written_bytes=sum(after[path][2] for path in new),
        largest=max((after[path][2] for path in pages), default=0),
        digest=digest.hexdigest(),
    )
