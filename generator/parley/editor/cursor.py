"""Where in a record's front matter a cursor stands, by indentation alone: what is being written is seldom all YAML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LINE = re.compile(r"(?P<margin> *(?:- +)*)(?:(?P<key>[A-Za-z_]+):(?:\s+(?P<value>.*))?|(?P<bare>.*))$")
_FLOW = re.compile(r"[\[,]\s*")
_LINK = re.compile(r"\[\[([a-z0-9/-]*)$")


@dataclass(frozen=True, slots=True)
class Cursor:
    """What stands before a cursor in front matter.

    `path` are the keys that it lies within, `begun` is what has been typed of a value, or of a key where `of_key`.
    `listed` tells that it is an item of a list, `siblings` are the keys beside it, `indent` is the column of a key.
    """

    path: tuple[str, ...]
    begun: str
    of_key: bool
    listed: bool = False
    siblings: frozenset[str] = frozenset()
    indent: int = 0


class _Line(NamedTuple):
    column: int
    dashed: bool
    key: str


def cursor_in(lines: Sequence[str], line: int, column: int) -> Cursor | None:
    """Where in the front matter a place is, its line and column counted from 0; None outside of it."""
    end = end_of(lines)
    if not 0 < line < end:
        return None
    found = _LINE.match(lines[line][:column])
    if not found:
        return None
    depth, dashed = len(found["margin"]), "-" in found["margin"]
    path = _above(lines, line, depth)
    if found["key"]:
        value = found["value"]
        if value is None and not lines[line][:column].endswith(" "):
            return None  # right behind the colon nothing can be written yet
        flow = (value or "").lstrip().startswith("[")
        begun = _FLOW.split(value)[-1] if flow and value else value or ""
        return Cursor((*path, found["key"]), begun.strip(), of_key=False, listed=flow)
    beside = _beside(lines, line, depth, dashed, end)
    return Cursor(path, found["bare"], of_key=True, listed=dashed, siblings=beside, indent=depth)


def link_in(lines: Sequence[str], line: int, column: int) -> str | None:
    """What has been typed of a link `[[...` in the text below the front matter; None where there is none."""
    found = _LINK.search(lines[line][:column]) if end_of(lines) <= line < len(lines) else None
    return found[1] if found else None


def key_at(lines: Sequence[str], line: int, column: int) -> tuple[str, ...] | None:
    """The path of the key that a line has, where the place is on the key itself."""
    if not 0 < line < end_of(lines):
        return None
    found = _LINE.match(lines[line].rstrip("\r\n"))
    if not found or not found["key"] or not found.start("key") <= column <= found.end("key"):
        return None
    return (*_above(lines, line, len(found["margin"])), found["key"])


def end_of(lines: Sequence[str]) -> int:
    """The line that ends the front matter; 0 where the text has none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))


def _read(line: str) -> _Line | None:
    found = _LINE.match(line.rstrip("\r\n"))
    if not found or not line.strip() or line.lstrip().startswith("#"):
        return None
    return _Line(len(found["margin"]), "-" in found["margin"], found["key"] or "")


def _above(lines: Sequence[str], line: int, depth: int) -> tuple[str, ...]:
    """The keys within which a line of some depth stands, the outermost first."""
    path: list[str] = []
    for text in reversed(lines[1:line]):
        read = _read(text)
        if read and read.key and read.column < depth:
            path.insert(0, read.key)
            depth = read.column
    return tuple(path)


def _beside(lines: Sequence[str], line: int, depth: int, dashed: bool, end: int) -> frozenset[str]:
    """The keys that stand in the same entry."""
    found = set()
    for step, rest in ((-1, range(line - 1, 0, -1)), (1, range(line + 1, end))):
        if step < 0 and dashed:
            continue  # the entry begins here
        for number in rest:
            read = _read(lines[number])
            if read and (read.column < depth or (step > 0 and read.dashed and read.column == depth)):
                break
            if read and read.column == depth and read.key:
                found.add(read.key)
                if read.dashed:
                    break
    return frozenset(found)
