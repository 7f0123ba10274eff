"""A spelling that a text has for somebody whom the archive has, written into that record."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from parley.drafting.matter import scalar
from parley.saving import Change

_BLOCK = re.compile(r"^aliases:[ \t]*\n(?:(?P<indent>[ \t]*)- .*\n)+", re.MULTILINE)
_ROW = re.compile(r"^aliases:[ \t]*\[(?P<names>[^\[\]\n]*)\][ \t]*$", re.MULTILINE)
_KIND = re.compile(r"^kind:.*\n", re.MULTILINE)


def with_alias(text: str, name: str) -> str:
    """A record's file with one more alias; all else stays as it was."""
    block, row, kind = _BLOCK.search(text), _ROW.search(text), _KIND.search(text)
    if block:
        return f"{text[: block.end()]}{block['indent']}- {scalar(name)}\n{text[block.end() :]}"
    if row:
        names = f"{row['names']}, " if row["names"].strip() else ""
        return f"{text[: row.start()]}aliases: [{names}{scalar(name)}]{text[row.end() :]}"
    at = kind.end() if kind else text.index("\n") + 1
    return f"{text[:at]}aliases:\n  - {scalar(name)}\n{text[at:]}"


def entered(root: Path, same: Mapping[str, str], paths: Mapping[str, str]) -> Iterator[Change]:
    """The files of actors in which new spellings are written; `same` has the id by name, `paths` the file by id."""
    whose: dict[str, list[str]] = {}
    for name, id_ in same.items():
        whose.setdefault(id_, []).append(name)
    for id_, names in whose.items():
        path = root / paths[id_]
        before = path.read_bytes()
        text = before.decode("utf-8")
        for name in names:
            text = with_alias(text, name)
        yield Change(path, before, text.encode("utf-8"))
