"""Where a record's file may lie and what it may be called, judged before it is opened."""

import os
import stat
from typing import NamedTuple

from parley.ids import MAX_ID, RESERVED, is_id, likely, look_alike
from parley.nearest import nearest
from parley.problems import Problem

MAX_BYTES = 256 * 1024
"""A record is an article's summary or a quotation; a larger file is a mistake or an attack."""

MAX_FOLDERS = 16
"""Folders below a kind mean nothing; so deep a nest of them is a mistake or an attack."""

_TEXTS = (".markdown", ".mdown", ".mkd", ".md.txt", ".txt", ".yml", ".yaml", ".md")
"""How a file may end that was meant as a record."""


class Wrong(NamedTuple):
    """What is wrong with a file's place or name: a code, and words for a person."""

    code: str
    message: str


def misplaced(path: str, status: os.stat_result, kinds: frozenset[str]) -> Problem | None:
    """What is wrong with a file's place, name or nature."""
    found = _wrong(path, status, kinds)
    return Problem(path, 1, 1, found.code, found.message) if found else None


def _wrong(path: str, status: os.stat_result, kinds: frozenset[str]) -> Wrong | None:
    if stat.S_ISDIR(status.st_mode):
        return Wrong("folder-depth", f"folders are nested deeper than {MAX_FOLDERS} levels; flatten them")
    if not stat.S_ISREG(status.st_mode):
        return Wrong("not-a-file", "links, devices and pipes are not read; put a regular file here or remove it")
    _, kind, *folders = path.split("/")
    name = folders[-1] if folders else kind
    if not name.endswith(".md"):
        return Wrong("stray-file", _stray(name))
    if not folders:
        return Wrong("kind", f"a record lies in the folder of its kind; move this file to one of: {_listed(kinds)}")
    if kind not in kinds:
        near = nearest(kind.lower(), kinds)
        hint = f"move the file to {near}/" if near else f"move the file to one of: {_listed(kinds)}"
        return Wrong("kind", f"no kind of record is called {kind!r}; {hint}")
    if status.st_size > MAX_BYTES:
        return Wrong("size", f"{status.st_size:,} bytes; a record has at most {MAX_BYTES:,}: shorten the text")
    id_ = name.removesuffix(".md")
    if not is_id(id_):
        return Wrong("id", _misnamed(name, id_))
    return None


def _listed(kinds: frozenset[str]) -> str:
    return ", ".join(f"{kind}/" for kind in sorted(kinds))


def _stray(name: str) -> str:
    end = next((end for end in _TEXTS if name.lower().endswith(end)), "")
    id_ = likely(name[: -len(end)]) if end else ""
    if id_:
        return f"a record's file ends in .md; rename this one to {id_}.md, or move it out of the archive's folder"
    return "only records (.md) belong in the archive's folder; move this file out or remove it"


def _misnamed(name: str, id_: str) -> str:
    if id_ in RESERVED:
        return f"{name!r} would take the address of a list; rename the file"
    if len(id_) > MAX_ID:
        return f"the file's name has {len(id_)} characters before .md; at most {MAX_ID}: shorten it"
    better, twin = likely(id_), look_alike(id_)
    told = f"the file's name {name!r} is no id{f' ({twin})' if twin else ''}"
    if better:
        return f"{told}; rename the file to {better}.md"
    return f"{told}; rename the file, with a-z and 0-9 in words joined by single hyphens, such as second-round.md"
