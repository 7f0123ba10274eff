"""What keeps a file's text from being read as a record: said for somebody who does not know YAML."""

import re
from typing import NamedTuple

from yaml.error import Mark, MarkedYAMLError

from parley.front_matter import DELIMITER, FORBIDDEN, Place, colon_words, hidden_words

_STRAY_RETURN = re.compile(r"\r(?<!\r\r)\r*+(?!\n|\Z)")
"""The first of some carriage returns that do not end a line."""

_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
"""The line with which git begins two versions that it could not merge."""

_CUT_SHORT = re.compile(r"""\s*(?:- )?(?:[\w ]+:\s)?\s*(["'])[^"']*["'].""")
"""A line whose quotation mark ends before its value does."""

_SET_IN = re.compile(r"[ \t]*(?:-[ \t]+)*(?:\w[\w ]{0,60}:[ \t]+(?=- ))?")
"""What stands before a key or an item: only spaces may."""


class Unreadable(NamedTuple):
    """Where a text cannot be read, a code, and what to do."""

    place: Place
    code: str
    message: str


def unreadable(text: str) -> Unreadable | None:
    """What makes a text no record before its keys are looked at."""
    if text.startswith("\ufeff"):
        words = "the file begins with an invisible byte-order mark; save it as `UTF-8`, not as `UTF-8 with BOM`"
        return Unreadable(Place(1, 1), "byte-order-mark", words)
    hidden = [found for pattern in (FORBIDDEN, _STRAY_RETURN) if (found := pattern.search(text))]
    if hidden:
        at = min(found.start() for found in hidden)
        return Unreadable(_place(text, at), "control-character", hidden_words(text[at]))
    if "<<<<<<< " in text and (found := _CONFLICT.search(text)):
        words = "two versions were not merged; keep one, and remove the lines of <<<<<<<, ======= and >>>>>>>"
        return Unreadable(_place(text, found.start()), "merge-conflict", words)
    if not text.startswith("---"):
        return Unreadable(Place(1, 1), "front-matter", _not_begun(text))
    if not DELIMITER.match(text):
        return Unreadable(Place(1, 1), "front-matter", "the first line is three hyphens, `---`, and no more; mend it")
    if next(DELIMITER.finditer(text, 3), None) is None:
        words = "the keys have no end; put a line of three hyphens, `---`, between them and the text"
        return Unreadable(Place(1, 1), "front-matter", words)
    return None


def _place(text: str, at: int) -> Place:
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _not_begun(text: str) -> str:
    begun = text.lstrip()
    if not begun:
        return "the file is empty; write a line `---`, the keys, a line `---` and the text, or remove the file"
    if begun[0] in "–—―−":
        return "the first line is a long dash; write three hyphens, `---`"
    if begun.startswith("```"):
        return "a record is not set in backticks; remove the lines that begin with ```"
    if begun.startswith("---"):
        return "something stands before the first `---`; remove it, the blank lines too"
    return "a record begins with a line `---`, its keys, and a line `---`; add them above the text"


def yaml_fault(error: MarkedYAMLError, text: str) -> Unreadable:
    """What is wrong with front matter that is no YAML; `text` is the whole file's."""
    problem = error.problem or ""
    if tab := _tab(text, error.problem_mark):
        return Unreadable(tab, "yaml", "the line is indented with a tab; use spaces")
    begun_before = ("end of stream", "could not find expected ':'")
    mark = (any(sign in problem for sign in begun_before) and error.context_mark) or error.problem_mark
    mark = mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    return Unreadable(place, "yaml", _yaml_words(problem, _line(text, mark), place.column))


def _tab(text: str, mark: Mark | None) -> Place | None:
    """Where a tab sets the line in at which reading ends, before its key or item, or between a key and an item."""
    found = _SET_IN.match(_line(text, mark))
    at = found[0].find("\t") if found else -1
    return Place(mark.line + 1, at + 1) if mark and at >= 0 else None


def _line(text: str, mark: Mark | None) -> str:
    lines = text.split("\n")
    return lines[mark.line] if mark and mark.line < len(lines) else ""


def _yaml_words(problem: str, line: str, column: int) -> str:
    start = line.lstrip()
    if "cannot start any token" in problem:
        return f"a value cannot begin with {line[column - 1 : column]!r}; put the value in quotes"
    if "alphabetic or numeric" in problem:
        if start.startswith("* "):
            return "an item of a list begins with a hyphen and a space, `- `; write that in place of `* `"
        return "a value cannot begin with `*` or `&`; put the value in quotes"
    if "could not find expected ':'" in problem:
        return colon_words(start)
    if "](" in line:
        return "a link in brackets stands here; write the address alone"
    if "did not find expected key" in problem and _CUT_SHORT.match(line):
        return "a quotation mark ends the value too early; put the whole value in quotes of the other sort, ' or \""
    return next((words for sign, words in _YAML_WORDS.items() if sign in problem), _OTHERWISE)


_OTHERWISE = "this cannot be read as keys and values; put the value in quotes, or compare it with a record that passes"

_YAML_WORDS = {
    "mapping values are not allowed": "a colon followed by a space stands inside a value; put the value in quotes, "
    "and each key on a line of its own",
    "unexpected end of stream": "a quotation mark or bracket is opened and never closed; close it",
    "did not find expected ',' or": "a list in brackets is not closed, or a comma is missing; write `[one, two]`",
    "did not find expected key": "the line does not fit those around it; a key is `name: value`, and the keys of one "
    "entry begin in the same column",
    "comment or line break": "a value cannot begin with `|` or `>`; put it in quotes, or begin it on the next line",
    "found another document": "the line `---` that ends the keys has something behind it; remove that",
}
