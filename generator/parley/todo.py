"""The mark `TODO`, by which a draft says what a person has still to find out: no record that holds one is valid."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

MARK = "TODO"

_LINE = re.compile(rf"^(?P<before>[^\n]*?)\b{MARK}\b(?P<after>[^\n]*)$", re.MULTILINE)
_KEY = re.compile(r"\s*(?:- )?\s*(?P<key>[a-z_]+):")
_BEFORE_VALUE = re.compile(r"\s*(?:- )?\s*(?:[a-z_]+:|-)\s+[\"']?")
_SPOKEN_OF = re.compile(r"(?:^|\s)#.*\bin place of $", re.IGNORECASE)
_VALUE = re.compile(rf"{MARK}\b")


def not_there(name: str) -> str:
    """How a draft says that a name is nobody's yet: where it stands behind the mark, a new record answers it."""
    return f"“{name}” is not in the archive"


class Todo(NamedTuple):
    """A line that is not done: where its mark stands (line and column from 1), and why and what to do, in words."""

    line: int
    column: int
    message: str


def todos(text: str) -> Iterator[Todo]:
    """Every line of a record's file that holds the mark: as a value, at the beginning of a comment, or in the body.

    A draft's comment that says what to write in place of it is what is left of one that is done.
    """
    if MARK not in text:
        return
    body = text.find("\n---", 3)
    for found in _LINE.finditer(text):
        if found.start() < body and _SPOKEN_OF.search(found["before"]):
            continue
        before, reason = found["before"], found["after"].lstrip(" \t:#").rstrip(" \t\r.")
        key = _KEY.match(before)
        what = f"`{key['key']}` is" if key else "this is"
        told = f": {reason}" if reason else ""
        mend = "" if f"in place of {MARK}" in reason.replace("In", "in") else f"; {_mend(before)}"
        message = f"{what} still to be done{told}{mend}"
        yield Todo(text.count("\n", 0, found.start()) + 1, len(before) + 1, message)


def _mend(before: str) -> str:
    """What to do with a line, by what stands in it before the mark."""
    if _BEFORE_VALUE.fullmatch(before):
        return f"write it in place of {MARK}"
    if not before.strip():
        return "write it in place of this line"
    return "when it is done, remove this line" if before.strip() == "#" else "when you are sure, remove all from # on"


def is_todo(values: Any, where: tuple[str | int, ...]) -> bool:
    """Whether the value at a place of the front matter, or one that the place lies in, is but the mark."""
    value = values
    for part in where:
        if isinstance(value, str):
            break
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return isinstance(value, str) and _VALUE.match(value) is not None
