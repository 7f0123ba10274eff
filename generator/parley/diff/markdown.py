"""A difference for a pull request: Markdown for a comment or a job's summary, within the length that a code host takes.

Contributors' words are in it. A code host does more with them than Markdown says: it tells people whom an `@` names,
closes what a `#` names, links what looks like an address or a commit. So what would set that off is taken apart by a
character without width, after all that means anything in Markdown has been escaped; paths and addresses are code.
"""

import re
from collections.abc import Sequence

from parley.diff.difference import Change, Difference, Items, Said
from parley.diff.text import LONG, harmless
from parley.diff.words import (
    HAPPENED,
    NOTHING,
    UNCHECKED,
    Sentence,
    by_kind,
    by_weight,
    checked,
    details,
    happened,
    paged,
    sentences,
    where,
)
from parley.problems import Problem, count, errors
from parley.writing import markup as m

SHOWN, ROOM = 20, 7_000
"""Entries of a list, and characters of all of them: four such lists, and all records, fit into 65,536 characters."""

RECORDS, TOLD = 32_000, 24_000
"""Characters of the list of all records; past the second number records are named, and no more is told of them."""

ITEMS = 6
"""Items that are told of what a record has under one key."""

MESSAGE = 400
"""Characters of a message, or a path."""

_APART = "&#8203;"
_NOTED = re.compile(
    r"(?<=[@#:$])(?=\S)"  # mentions, numbers of issues, addresses, signs by name, formulas
    r"|(?<=[a-z])(?=-\d)"  # GH-1, and what a project has made links of in this way
    r"|(?<=\bwww)(?=\.)"
    r"|(?<=[0-9a-f]{5})(?=[0-9a-f]{2})",  # commits: seven digits or more
    re.IGNORECASE,
)
_TICKS = re.compile("`+")


def to_markdown(found: Difference) -> str:
    """The difference under one heading: what must be mended first, then what the change does, then where."""
    wrong = errors(found.problems)
    warned = [problem for problem in found.problems if problem.level == "warning"]
    blocks = [
        "## What this change does to the site",
        _head(found),
        _block(f"**To mend first** ({count(found.problems)})", [_problem(problem) for problem in wrong]),
        _block("**On the site**", [_sentence(sentence) for sentence in sentences(found)]),
        _checked(found),
        _records(found),
        _block("**To look at:** quotations whose words nobody has checked", [_problem(p) for p in warned]),
        _folded(found),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def words(text: str, limit: int = LONG) -> str:
    """Words of a record as Markdown in which a code host finds nothing to do."""
    # what stands in the escapes themselves is ours: they are put in after the words have been taken apart
    return m.text(_NOTED.sub("\x10", harmless(text, limit))).replace("\x10", _APART)


def code(text: str) -> str:
    """A path or an address as code, whatever it holds."""
    line = harmless(text, MESSAGE)
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _head(found: Difference) -> str:
    if not found.checked:
        return UNCHECKED
    base = f"Compared with {code(found.base.name)}"
    base += f" at {code(found.base.commit)}." if found.base.commit else "."
    return base if found.changes or found.pages else f"{base} {NOTHING}"


def _sentence(sentence: Sentence) -> str:
    return " ".join(filter(None, (sentence.before, f"**{words(sentence.name)}**", sentence.after)))


def _checked(found: Difference) -> str:
    return _block("**Checked**", list(checked(found))) if found.checked and (found.changes or found.pages) else ""


def _records(found: Difference) -> str:
    """All records, the weightiest first; folded where they are many, told in short where there is no more room."""
    lines: list[str] = []
    used = 0
    for change in by_weight(found.changes):
        line = _record(change) if used < TOLD else _named(change)
        used += len(line) + len("- \n")
        if used > RECORDS:
            break
        lines.append(line)
    rest = len(found.changes) - len(lines)
    title, listed = (
        f"Records: {happened(found.changes)}",
        m.items([*lines, *([f"… and {rest:,} more"] if rest else [])]),
    )
    if len(found.changes) <= SHOWN:
        return f"**{title}**\n\n{listed}" if listed else ""
    return f"<details><summary>{title}</summary>\n\n{listed}\n\n</details>"


def _named(change: Change) -> str:
    return f"{HAPPENED[change.how]}: {code(where(change.key))}"


def _record(change: Change) -> str:
    told = [words(change.heading), words(details(change)), words(change.reason)]
    told += [*map(_said, change.stated), *map(_items, change.items)]
    return m.joined(_named(change), *told)


def _said(said: Said) -> str:
    return f"{said.label}: {_some(said.words)}" if said.words else f"**{said.label}**"


def _items(items: Items) -> str:
    """A list before and after; what was taken out of it is counted, as it may have been so for somebody's safety."""
    after = _some((*items.kept, *items.added)) or "nothing"
    label = items.key.replace("_", " ")
    if items.removed:
        return f"{label}: now {after} ({items.removed:,} taken out)"
    return f"{label}: {_some(items.kept) or 'nothing'} → {after}"


def _some(found: Sequence[str]) -> str:
    rest = len(found) - ITEMS
    return "; ".join([*map(words, found[:ITEMS]), *([f"{rest:,} more"] if rest > 0 else [])])


def _problem(problem: Problem) -> str:
    return f"{code(f'{problem.path}:{problem.line}')}: {words(problem.message, MESSAGE)} ({problem.code})"


def _block(title: str, lines: Sequence[str]) -> str:
    """A list under its title, of as many entries as there is room for."""
    shown: list[str] = []
    for line in lines[:SHOWN]:
        if sum(map(len, shown)) + len(line) > ROOM:
            break
        shown.append(line)
    rest = len(lines) - len(shown)
    listed = m.items([*shown, *([f"… and {rest:,} more"] if rest else [])])
    return "\n\n".join(filter(None, (title, listed))) if listed else ""


def _folded(found: Difference) -> str:
    """The pages, which are many, in a list that is opened."""
    pages = [f"{p.how} {code(f'/{p.address}')}{' **breaks**' if p.breaks else ''}" for p in found.pages]
    if not pages:
        return ""
    kinds = ", ".join(f"{kind} ({number})" for kind, number in by_kind(found.pages))
    summary = f"<details><summary>Pages: {paged(found.pages)}</summary>"
    return "\n\n".join([summary, kinds, _block("", pages), "</details>"])
