"""A spelling that a text has for somebody whom the archive has, written into that record."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from parley.drafting.matter import scalar
from parley.kinds import kinds
from parley.load import source_of
from parley.problems import Problem, UsageError
from parley.saving import Change
from parley.validate import judged

_BLOCK = re.compile(r"^aliases:[ \t]*\n(?:(?P<indent>[ \t]*)- .*\n)+", re.MULTILINE)
_ROW = re.compile(r"^aliases:[ \t]*\[(?P<names>[^\[\]\n]*)\](?P<rest>[ \t]*(?:#.*)?)$", re.MULTILINE)
_KIND = re.compile(r"^kind:.*\n", re.MULTILINE)


def with_alias(text: str, name: str) -> str:
    """A record's file with one more alias; all else stays as it was."""
    end = text.index("\n---", 3) + 1
    head, rest = text[:end], text[end:]
    block, row, kind = _BLOCK.search(head), _ROW.search(head), _KIND.search(head)
    if block:
        return f"{head[: block.end()]}{block['indent']}- {scalar(name)}\n{head[block.end() :]}{rest}"
    if row:
        names = f"{row['names']}, " if row["names"].strip() else ""
        return f"{head[: row.start()]}aliases: [{names}{scalar(name)}]{row['rest']}{head[row.end() :]}{rest}"
    at = kind.end() if kind else end
    return f"{head[:at]}aliases:\n  - {scalar(name)}\n{head[at:]}{rest}"


def entered(root: Path, same: Mapping[str, str], paths: Mapping[str, str]) -> Iterator[Change]:
    """The files of actors in which new spellings are written; `same` has the id by name, `paths` the file by id.

    Raises UsageError where a file is written in a way that cannot be added to.
    """
    whose: dict[str, list[str]] = {}
    for name, id_ in same.items():
        whose.setdefault(id_, []).append(name)
    for id_, names in whose.items():
        path = root / paths[id_]
        before = path.read_bytes()
        text = before.decode("utf-8")
        for name in names:
            text = with_alias(text, name)
        data = text.encode("utf-8")
        result = judged(source_of(paths[id_], data), kinds())
        if isinstance(result, Problem) or result.findings:
            told = ", ".join(names)
            raise UsageError(f"{paths[id_]}: write into its aliases: {told}; then run this again; nothing was written")
        yield Change(path, before, data)
