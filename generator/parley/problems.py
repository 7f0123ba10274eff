"""What is wrong with an archive, as values: found everywhere, collected, sorted and told once.

ArchiveError            anything that stops a build with a message for a person
├── InvalidArchive      the content has errors; carries all its problems
└── UsageError          the command or the settings are wrong
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from parley.called import called

Level = Literal["error", "warning"]

EXAMPLES = 20
"""How often one code is told in full: a mistake made a thousand times is one mistake, and must not hide the others."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong with one place of the archive.

    `path` is relative to the content folder's parent, with `/`; `line` and `column` count from 1.
    `message` says what is wrong and what to do, in one line.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        return printable(f"{self.path}:{self.line}:{self.column}: {self.level}[{self.code}]: {self.message}")


def printable(text: str) -> str:
    """A text as it may stand in a line of a log: it neither ends that line nor, by `##[`, speaks to a runner.

    A file may be named, and a key written, so as to do either.
    """
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text).replace("##[", "## [")


Where = tuple[str | int, ...]
"""A key path in a record's front matter; or `("body", line, column)`, with the line from 0 and the column from 1; or
`("text", line, column)`, of the whole file, both from 1."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its place in the file is worked out, which only a file with a problem is asked for."""

    path: str
    where: Where
    code: str
    message: str
    level: Level = "error"


class ArchiveError(Exception):
    """The root of all that stops Parley with a message meant for a person."""


class UsageError(ArchiveError):
    """The command line, the settings or the file system do not allow what was asked."""


class InvalidArchive(ArchiveError):
    """The content has errors; raised after every file has been looked at, before anything is written."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(report(self.problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that stop a build."""
    return [p for p in problems if p.level == "error"]


def count(problems: Iterable[Problem]) -> str:
    """How many errors and warnings there are, in words."""
    levels = Counter(p.level for p in problems)
    return f"{plural(levels['error'], 'error')}, {plural(levels['warning'], 'warning')}"


def report(problems: Iterable[Problem], *, every: bool = False, command: str = "check") -> str:
    """All problems as lines, sorted by place; past `EXAMPLES` of one code the rest are counted, unless `every`.

    `command` is that which tells the rest.
    """
    told: Counter[str] = Counter()
    lines = []
    for problem in sorted(problems):
        told[problem.code] += 1
        if every or told[problem.code] <= EXAMPLES:
            lines.append(str(problem))
    if not every:
        rest = {code: n - EXAMPLES for code, n in sorted(told.items()) if n > EXAMPLES}
        lines += [f"... and {n} more of [{code}]; `{called()} {command} --all` tells them" for code, n in rest.items()]
    return "\n".join(lines)


def to_json(problems: Iterable[Problem]) -> str:
    """All problems as a JSON array of objects, sorted by place."""
    return json.dumps([asdict(p) for p in sorted(problems)], ensure_ascii=False, indent=2)


def plural(number: int, noun: str) -> str:
    """A number of things, in English."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
