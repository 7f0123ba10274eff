"""Content files to sources: which files are records, and what stands in them.

Everything a file may do wrong before its meaning is looked at is found here: links and devices, names, sizes,
encoding, front matter that is missing, unclosed or not plain YAML.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import Any

import frontmatter
from yaml.error import MarkedYAMLError

from parley.front_matter import DELIMITER, FORBIDDEN, FrontMatterError, Handler, Place, places
from parley.problems import Finding, Problem, Where
from parley.todo import Todo, todos

MAX_BYTES = 256 * 1024
"""A record is an article's summary or a quotation; a larger file is a mistake or an attack."""

MAX_FOLDERS = 16
"""Folders below a kind mean nothing; so deep a nest of them is a mistake or an attack."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 100
RESERVED = {"page", "index"}
"""Ids whose addresses belong to listings."""

_STRAY_RETURN = re.compile(r"\r(?<!\r\r)\r*+(?!\n|\Z)")
"""The first of some carriage returns that do not end a line."""


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


def misplaced(path: str, status: os.stat_result, kinds: frozenset[str]) -> Problem | None:
    """What is wrong with a file's place, name or nature, judged before it is opened."""

    def problem(code: str, message: str) -> Problem:
        return Problem(path, 1, 1, code, message)

    if stat.S_ISDIR(status.st_mode):
        return problem("folder-depth", f"folders are nested deeper than {MAX_FOLDERS} levels; flatten them")
    if not stat.S_ISREG(status.st_mode):
        return problem("not-a-file", "links, devices and pipes are not read; put a regular file here or remove it")
    _, kind, *folders = path.split("/")
    name = folders[-1] if folders else kind
    if not name.endswith(".md"):
        return problem("stray-file", "only records (.md) belong in content/; move this file out or remove it")
    if not folders or kind not in kinds:
        known = ", ".join(sorted(kinds))
        return problem("kind", f"no kind of record is called {kind!r}; put the file in one of: {known}")
    if status.st_size > MAX_BYTES:
        return problem("size", f"{status.st_size:,} bytes; a record has at most {MAX_BYTES:,}: shorten the text")
    id_ = name.removesuffix(".md")
    if not ID.fullmatch(id_) or len(id_) > MAX_ID or id_ in RESERVED:
        return problem(
            "id",
            f"the file name {name!r} is no id; use a-z and 0-9 in words joined by single hyphens, at most "
            f"{MAX_ID} characters, and not {' or '.join(sorted(RESERVED))}",
        )
    return None


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
        return Problem(name, line, column, "encoding", "this is not UTF-8; save the file with the encoding UTF-8")
    fault = _unreadable(text)
    if fault:
        return Problem(name, *fault)
    try:
        values, body = frontmatter.parse(text, handler=_HANDLER)
    except FrontMatterError as error:
        return Problem(name, error.place.line, error.place.column, error.code, str(error))
    except MarkedYAMLError as error:
        opened = "end of stream" in (error.problem or "") and error.context_mark
        mark = opened or error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Problem(name, line, column, "yaml", _yaml_words(error.problem or ""))
    _, kind, *_folders, file = name.split("/")
    digest = hashlib.sha256(data).hexdigest()
    return Source(name, kind, file.removesuffix(".md"), values, body, _split(text)[1], digest, tuple(todos(text)))


_HANDLER = Handler()


_YAML_WORDS = {
    "mapping values are not allowed": "a colon followed by a space stands inside a value; put the value in quotes",
    "cannot start any token": "a value begins with a character that means something to YAML, or a line with a tab; "
    "put the value in quotes, and indent with spaces",
    "unexpected end of stream": "a quotation mark or bracket is opened and never closed; close it",
    "did not find expected ',' or": "a list in brackets is not closed, or a comma is missing; write `[one, two]`",
    "did not find expected key": "the line does not fit those around it; a key is `name: value`, and the keys of one "
    "entry begin in the same column",
    "could not find expected ':'": "a colon is missing after a key; write `name: value`",
}


def _yaml_words(problem: str) -> str:
    """What is wrong with YAML, in words for somebody who does not know it."""
    known = next((words for sign, words in _YAML_WORDS.items() if sign in problem), None)
    return known or f"{problem.rstrip('.') or 'this is not YAML'}; compare the line with a record that passes"


def _unreadable(text: str) -> tuple[int, int, str, str] | None:
    """Line, column, code and message of what makes a text no front-mattered record."""
    if text.startswith("\ufeff"):
        return 1, 1, "byte-order-mark", "the file begins with a byte-order mark; save it as UTF-8 without one"
    hidden = [found for pattern in (FORBIDDEN, _STRAY_RETURN) if (found := pattern.search(text))]
    if hidden:
        at = min(found.start() for found in hidden)
        words = f"the character U+{ord(text[at]):04X} is not shown or turns the text around; remove it"
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "control-character", words
    if not text.startswith("---"):
        return 1, 1, "front-matter", "a record begins with a line `---`, its keys, and a line `---`; add them"
    if len(_delimiters(text)) < 2:
        return 1, 1, "front-matter", "the front matter is not closed; end it with a line `---`"
    return None


def _delimiters(text: str) -> list[re.Match[str]]:
    """The lines that begin and end the front matter, as far as they are there."""
    return list(islice(DELIMITER.finditer(text), 2))


def _split(text: str) -> tuple[str, int]:
    """The front matter with its first delimiter, and the line on which the body begins."""
    marks = _delimiters(text)
    if len(marks) < 2:
        return "", 1
    first, last = marks
    body_at = len(text) - len(text[last.end() :].lstrip())
    return text[first.start() : last.start()], text.count("\n", 0, body_at) + 1
