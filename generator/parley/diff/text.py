"""A difference for a person at a terminal."""

from collections.abc import Iterator, Sequence

from parley.diff.difference import Change, Difference
from parley.diff.words import (
    HAPPENED,
    NOTHING,
    UNCHECKED,
    Sentence,
    by_kind,
    checked,
    details,
    happened,
    paged,
    sentences,
    where,
)
from parley.problems import Problem, count, errors

SHOWN = 20
"""Entries of a list; how many more there are is told."""

JOINERS = "\u200c\u200d"
"""Marks without width that some scripts are written with."""

LONG = 120
"""Characters of a heading or a reason."""


def to_text(found: Difference) -> str:
    """The difference in lines; errors are told in full, everything else up to a number."""
    blocks = [_head(found), *(_block(title, lines) for title, lines in _parts(found) if lines), *_problems(found)]
    blocks += ["Checked: " + "; ".join(checked(found)).replace("`", "")] if found.checked else []
    return "\n\n".join(blocks)


def _head(found: Difference) -> str:
    if not found.checked:
        return UNCHECKED
    compared = f"Compared with {harmless(str(found.base))}."
    return compared if found.changes or found.pages else f"{compared} {NOTHING}"


def _parts(found: Difference) -> Iterator[tuple[str, Sequence[str]]]:
    yield "What it does to the site", [_sentence(sentence) for sentence in sentences(found)]
    yield f"Records: {happened(found.changes)}", [_record(change) for change in found.changes]
    pages = [f"{page.how:8} /{page.address}{'  BREAKS' if page.breaks else ''}" for page in found.pages]
    kinds = ", ".join(f"{kind} ({number})" for kind, number in by_kind(found.pages))
    yield f"Pages: {paged(found.pages)}\n  {kinds}", pages


def _block(title: str, lines: Sequence[str]) -> str:
    rest = len(lines) - SHOWN
    shown = [f"  {line}" for line in lines[:SHOWN]]
    return "\n".join([title, *shown, *([f"  ... and {rest:,} more; --json tells all"] if rest > 0 else [])])


def _sentence(sentence: Sentence) -> str:
    return " ".join(filter(None, (sentence.before, harmless(sentence.name), sentence.after)))


def _record(change: Change) -> str:
    told = [harmless(change.heading), details(change), harmless(change.reason)]
    return "  ".join([f"{HAPPENED[change.how]}: {where(change.key)}", *filter(None, told)])


def _problems(found: Difference) -> Iterator[str]:
    wrong = errors(found.problems)
    warned: list[Problem] = [problem for problem in found.problems if problem.level == "warning"]
    rest = len(warned) - SHOWN
    lines = [*map(str, wrong), *map(str, warned[:SHOWN])]
    if rest > 0:
        lines.append(f"... and {rest:,} more warnings; --json tells all")
    if lines:
        yield "\n".join([*lines, count(found.problems)])


def harmless(words: str, limit: int = LONG) -> str:
    """Words of a record on one line of a terminal, with nothing in them that moves it."""
    line = "".join(c if c.isprintable() or c in JOINERS else " " for c in words)
    short = " ".join(line.split())
    return short if len(short) <= limit else f"{short[: limit - 1]}…"
