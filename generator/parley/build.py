"""The pipeline on one screen: content to archive, or to everything that is wrong with it."""

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from parley.cache import open_store
from parley.checks import check
from parley.link import Archive, link
from parley.load import located
from parley.problems import Finding, InvalidArchive, Problem, UsageError, errors
from parley.progress import Told
from parley.reading import Reader
from parley.records.base import Record
from parley.records.types import Key


@dataclass(frozen=True, slots=True)
class Checked:
    """The records that are valid by themselves, where they stand, and all problems of all files."""

    records: dict[Key, Record]
    paths: dict[Key, str]
    problems: tuple[Problem, ...]


@contextmanager
def _no_search_for_rings() -> Iterator[None]:
    """Python's search for rings of unused objects rests: those made here are many, all in use, and never in a ring."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_search_for_rings()
def examine(content: Path, progress: Told = lambda stage, count: None, *, reader: Reader | None = None) -> Checked:
    """Loads and checks the whole archive; every problem is found in one run.

    Raises UsageError where there is no such folder.
    """
    if not content.is_dir() or content.is_symlink():
        raise UsageError(f"there is no folder {content.name!r} of records here; run this beside mkdocs.yml")
    records: dict[Key, Record] = {}
    salvaged: dict[Key, Record] = {}
    paths: dict[Key, str] = {}
    problems: list[Problem] = []
    findings: list[Finding] = []
    broken: set[Key] = set()
    reader = reader or Reader(open_store(None, b""))
    for file in reader.read(content, progress):
        if isinstance(file, Problem):
            problems.append(file)
            broken.add(_key_of(file.path))
            continue
        key = file.record.key
        if file.findings:
            findings += file.findings
            broken.add(key)
            salvaged[key], paths[key] = file.record, file.path
        elif key in records:
            words = f"`{key.id}` stands in {paths[key]} too; an id is one record's: rename one of the files"
            findings.append(Finding(file.path, (), "id-twice", words))
        else:
            records[key], paths[key] = file.record, file.path
    findings += _checked(records, salvaged, paths, broken, reader)
    problems += located(findings, content.parent)
    return Checked(records, paths, tuple(sorted(problems)))


def _checked(
    records: dict[Key, Record], salvaged: dict[Key, Record], paths: dict[Key, str], broken: set[Key], reader: Reader
) -> list[Finding]:
    """What is wrong across the archive; of facts that have been checked before, what was found then."""
    if broken or len(paths) < len(reader.digests()):
        return list(check({**salvaged, **records}, paths, frozenset(broken)))
    known = reader.recall("findings")
    if known:
        return [Finding(path, tuple(where), *told) for path, where, *told in json.loads(known)]
    found = list(check(records, paths, frozenset()))
    if not any(finding.level == "error" or finding.where[:1] == ("body",) for finding in found):
        reader.remember("findings", json.dumps([astuple(finding) for finding in found]).encode())
    return found


def _key_of(path: str) -> Key:
    parts = path.split("/")
    return Key(parts[1], parts[-1].removesuffix(".md"))


@_no_search_for_rings()
def archive(
    content: Path, *, drafts: bool = False, subject: str = "", reader: Reader | None = None
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive as it may be published, with the warnings.

    Raises InvalidArchive if the content has any error.
    """
    checked = examine(content, reader=reader)
    if errors(checked.problems):
        raise InvalidArchive(checked.problems)
    return link(checked.records.values(), drafts=drafts, subject=subject), checked.problems
