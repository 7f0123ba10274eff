"""Problems as code hosts take them, to show each on its line of a proposed change.

A message may hold what a contributor wrote, and a runner obeys some of the lines that a program prints: what stands in
a line of ours is escaped, so that it is never a command of its own.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from parley.problems import Problem, printable

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})
"""How GitHub's runner has characters written that would end a message, or a part of what stands before it."""

_SEVERITY = {"error": "major", "warning": "minor"}


def to_github(problems: Iterable[Problem], before: str) -> str:
    """A workflow command for each problem; `before` is put before each path, to make it one of the repository."""
    lines = []
    for problem in weightiest(problems):
        place = {
            "file": before + problem.path,
            "line": problem.line,
            "col": problem.column,
            "title": f"{problem.level}: {problem.code}",
        }
        told = ",".join(f"{key}={printable(str(value)).translate(_PROPERTY)}" for key, value in place.items())
        lines.append(f"::{problem.level} {told}::{printable(problem.message).translate(_DATA)}")
    return "\n".join(lines)


def weightiest(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings, and one of each sort before a second one of any: GitHub shows the first ten alone."""
    met: Counter[str] = Counter()
    ranked = []
    for problem in sorted(problems):
        met[problem.code] += 1
        ranked.append((problem.level, met[problem.code], problem))
    return [problem for _, _, problem in sorted(ranked)]


def to_gitlab(problems: Iterable[Problem], before: str) -> str:
    """All problems as a report of GitLab's Code Quality."""
    told = [
        {
            "description": problem.message,
            "check_name": problem.code,
            "fingerprint": mark,
            "severity": _SEVERITY[problem.level],
            "location": {"path": before + problem.path, "lines": {"begin": problem.line}},
        }
        for problem, mark in _marked(sorted(problems))
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _marked(problems: list[Problem]) -> Iterator[tuple[Problem, str]]:
    """Each problem with what tells it from any other, also when the lines above it change."""
    met: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        what = (problem.path, problem.code, problem.message)
        met[what] += 1
        yield problem, hashlib.sha256("\0".join([*what, str(met[what])]).encode(errors="replace")).hexdigest()


def above(content: Path, environment: Mapping[str, str]) -> str:
    """What leads from the repository's folder to the one that holds the records' folder: empty, or ending in `/`.

    The repository is the nearest that holds the records, which need not be the one in which a runner works.
    """
    folder = content.absolute().parent
    roots = [parent for parent in (folder, *folder.parents) if (parent / ".git").exists()]
    root = roots[0] if roots else Path(environment.get("GITHUB_WORKSPACE") or folder)
    if root == folder or root not in folder.parents:
        return ""
    return os.path.relpath(folder, root).replace(os.sep, "/") + "/"
