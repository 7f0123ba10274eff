"""Content files to sources: which files are records, and what stands in them.

Everything a file may do wrong before its meaning is looked at is found here: links and devices, names, sizes,
encoding, front matter that is missing, unclosed or not plain YAML.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import frontmatter
from yaml.error import MarkedYAMLError

from parley.front_matter import DELIMITER, FrontMatterError, Handler, Place, places
from parley.placing import MAX_FOLDERS, misplaced
from parley.problems import Finding, Problem, Where
from parley.todo import Todo, todos
from parley.unreadable import Unreadable, unreadable, yaml_fault


@dataclass(frozen=True, slots=True)
class File:
    """A file that has the place and the name of a record; `path` begins with the content folder's name, with `/`.

    `mtime` (nanoseconds since 1970) and `size` (bytes) tell whether it may have changed.
    """

    path: str
    mtime: int
    size: int


@dataclass(frozen=True, slots=True)
class Source:
    """One record's file as it was read: `kind` and `id` from its path, `values` from its front matter, its body.

    `digest` is the SHA-256 of the file's bytes; `body_line` is the line of the file on which the body begins; `todos`
    are the lines that are marked as not done.
    """

    path: str
    kind: str
    id: str
    values: dict[str, Any]
    body: str
    body_line: int
    digest: str
    todos: tuple[Todo, ...] = ()


def place_of(text: str, where: Where) -> Place:
    """Where a key or item stands in a file's text; the nearest part that exists for one that does not."""
    return _places_in(text)(where)


def located(findings: Iterable[Finding], root: Path) -> list[Problem]:
    """Findings as problems with line and column; `root` is the folder their paths start from."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    problems = []
    for path, found in sorted(by_path.items()):
        place_in = _places_in((root / path).read_text(encoding="utf-8"))
        for finding in found:
            place = place_in(finding.where)
            problems.append(Problem(path, place.line, place.column, finding.code, finding.message, finding.level))
    return problems


def _places_in(text: str) -> Callable[[Where], Place]:
    matter, body_line = _split(text)
    found = places(matter)

    def place_in(where: Where) -> Place:
        if where[:1] == ("body",):
            line, column = int(where[1]) if len(where) > 1 else 0, int(where[2]) if len(where) > 2 else 1
            return Place(body_line + line, column)
        if where[:1] == ("text",) and len(where) == len(("text", "line", "column")):
            return Place(int(where[1]), int(where[2]))
        while where and where not in found:
            where = where[:-1]
        return found.get(where, Place(1, 1))

    return place_in


def read(content: Path, kinds: frozenset[str]) -> Iterator[Source | Problem]:
    """Every record under `content`, in order of path, and a problem for every file that is none."""
    for file in files(content, kinds):
        data = file if isinstance(file, Problem) else opened(content.parent, file.path)
        yield data if isinstance(data, Problem) else source_of(file.path, data)


def files(content: Path, kinds: frozenset[str]) -> Iterator[File | Problem]:
    """Every file under `content` that may be read as a record, in order of path, and a problem for every other one."""
    for path, entry in _below(content, content.name):
        status = entry.stat(follow_symlinks=False)
        yield misplaced(path, status, kinds) or File(path, status.st_mtime_ns, status.st_size)


def walk(folder: Path) -> Iterator[Path]:
    """All files and odd things below a folder, sorted; of what is set aside (`_` or `.`) only the odd things."""
    return (Path(entry.path) for _, entry in _below(folder, folder.name))


def _below(
    folder: str | Path, path: str, depth: int = 0, *, aside: bool = False
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        inner, is_aside = f"{path}/{entry.name}", aside or entry.name.startswith(("_", "."))
        if entry.is_dir(follow_symlinks=False) and depth < MAX_FOLDERS:
            yield from _below(entry.path, inner, depth + 1, aside=is_aside)
        elif not is_aside or not entry.is_file(follow_symlinks=False):
            yield inner, entry


def opened(root: Path, path: str) -> bytes | Problem:
    """What stands in a record's file, of a path below `root`, or what keeps it from being read."""
    try:
        with FileIO(f"{root}/{path}") as file:
            return file.read()
    except OSError as error:
        return Problem(path, 1, 1, "unreadable", f"the file cannot be read ({error.strerror}); mend its permissions")


def source_of(name: str, data: bytes) -> Source | Problem:
    """A record's file as a source, or the first thing that keeps it from being read."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        return Problem(name, line, column, "encoding", "the file is not in UTF-8; save it again with that encoding")
    fault = unreadable(text)
    if fault:
        return _problem(name, fault)
    try:
        values, body = frontmatter.parse(text, handler=_HANDLER)
    except FrontMatterError as error:
        return _problem(name, Unreadable(error.place, error.code, str(error)))
    except MarkedYAMLError as error:
        return _problem(name, yaml_fault(error, text))
    _, kind, *_folders, file = name.split("/")
    digest = hashlib.sha256(data).hexdigest()
    return Source(name, kind, file.removesuffix(".md"), values, body, _split(text)[1], digest, tuple(todos(text)))


_HANDLER = Handler()


def _problem(path: str, fault: Unreadable) -> Problem:
    return Problem(path, fault.place.line, fault.place.column, fault.code, fault.message)


def _delimiters(text: str) -> list[re.Match[str]]:
    """The lines that begin and end the front matter, as far as they are there."""
    return list(islice(DELIMITER.finditer(text), 2))


class Extent(NamedTuple):
    """Where in a record's text its keys begin and end, and where its body begins, in characters."""

    keys: int
    end: int
    body: int


def extent_of(text: str) -> Extent:
    """Where the parts of a record's text stand; a text without front matter has none."""
    marks = _delimiters(text)
    if len(marks) < 2:
        return Extent(0, 0, 0)
    first, last = marks
    return Extent(first.end(), last.start(), len(text) - len(text[last.end() :].lstrip()))


def _split(text: str) -> tuple[str, int]:
    """The front matter from its first delimiter's end, and the line on which the body begins."""
    extent = extent_of(text)
    return text[extent.keys : extent.end], text.count("\n", 0, extent.body) + 1
