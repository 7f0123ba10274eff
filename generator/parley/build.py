"""The pipeline on one screen: content to archive, or to everything that is wrong with it."""

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, replace
from functools import partial
from pathlib import Path

from parley.cache import open_store
from parley.checks import check
from parley.guides import Guide, guides_of
from parley.language import ENGLISH, Language
from parley.link import Archive, link
from parley.load import located
from parley.problems import Finding, InvalidArchive, Problem, UsageError, errors
from parley.progress import Told
from parley.reading import Reader
from parley.records.base import Record
from parley.records.types import Key
from parley.relink import relinked, written
from parley.validate import Judged
from parley.workers import beside

LINKS = {False: "links", True: "links with drafts"}
"""What is kept of who names whom, without drafts and with them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The records that are valid by themselves, where they stand, and all problems of all files.

    `broken` are the records whose own files are wrong.
    """

    records: dict[Key, Record]
    paths: dict[Key, str]
    problems: tuple[Problem, ...]
    broken: frozenset[Key] = frozenset()


@dataclass(slots=True)
class _Gathered:
    """What the files hold, each by itself: `salvaged` are the right parts of records that have something wrong."""

    records: dict[Key, Record] = field(default_factory=dict)
    salvaged: dict[Key, Record] = field(default_factory=dict)
    paths: dict[Key, str] = field(default_factory=dict)
    broken: set[Key] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


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
    gathered = _gather((reader or Reader(open_store(None, b""))).read(_folder(content), progress))
    checked = _located(gathered, _across(gathered), content)
    return replace(checked, problems=tuple(sorted([*checked.problems, *guides_of(content)[1]])))


@_no_search_for_rings()
def archive(
    content: Path,
    *,
    drafts: bool = False,
    subject: str = "",
    language: Language = ENGLISH,
    reader: Reader | None = None,
) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive as it may be published, with the warnings.

    Of facts that have been checked and linked before, neither is done again. Raises InvalidArchive if the content has
    any error.
    """
    reader = reader or Reader(open_store(None, b""))
    files, root, name = reader.look(_folder(content)), content.parent, LINKS[drafts]
    guides, wrong = guides_of(content)
    findings, links = reader.recall("findings"), reader.recall(name)
    if findings and links and not any(files.values()) and not wrong:
        paths = {key_of_file(path): path for path in files}
        opened = partial(_opened, reader, root, paths)
        known = _whole(relinked(links, opened, subject, language), guides, reader)
        return known, tuple(sorted(located(_read(findings), root)))
    gathered = _gather(fault or Judged(path, reader.record(root, path)) for path, fault in files.items())
    with beside(lambda: _across(gathered), reader.jobs) as found:
        linked = link(gathered.records.values(), drafts=drafts, subject=subject, language=language)
        across = found()
    checked = _located(gathered, across, content)
    if errors([*checked.problems, *wrong]):
        raise InvalidArchive([*checked.problems, *wrong])
    reader.remember("findings", _written(across))
    reader.remember(name, written(linked))
    return _whole(linked, guides, reader), checked.problems


def _whole(made: Archive, guides: tuple[Guide, ...], reader: Reader) -> Archive:
    """The archive with its guides, and with what tells it, and each of its records, from any other."""
    digests = {key_of_file(path): one for path, one in reader.digests().items()}
    return replace(made, guides=guides, facts=reader.facts, digests=digests)


def _opened(reader: Reader, root: Path, paths: Mapping[Key, str], key: Key) -> Record:
    return reader.record(root, paths[key])


def _folder(content: Path) -> Path:
    if not content.is_dir() or content.is_symlink():
        raise UsageError(f"there is no folder {content.name!r} of records here; run this beside mkdocs.yml")
    return content


def _gather(files: Iterable[Judged | Problem]) -> _Gathered:
    found = _Gathered()
    for file in files:
        if isinstance(file, Problem):
            found.problems.append(file)
            found.broken.add(key_of_file(file.path))
            continue
        key = file.record.key
        if file.findings:
            found.findings += file.findings
            found.broken.add(key)
            found.salvaged[key], found.paths[key] = file.record, file.path
        elif key in found.records:
            words = f"`{key.id}` stands in {found.paths[key]} too; an id is one record's: rename one of the files"
            found.findings.append(Finding(file.path, (), "id-twice", words))
        else:
            found.records[key], found.paths[key] = file.record, file.path
    return found


def _across(found: _Gathered) -> list[Finding]:
    """What is wrong between records."""
    return list(check({**found.salvaged, **found.records}, found.paths, frozenset(found.broken)))


def _located(found: _Gathered, across: list[Finding], content: Path) -> Checked:
    problems = [*found.problems, *located([*found.findings, *across], content.parent)]
    return Checked(found.records, found.paths, tuple(sorted(problems)), frozenset(found.broken))


def _written(findings: list[Finding]) -> bytes:
    return json.dumps([astuple(finding) for finding in findings]).encode()


def _read(written: bytes) -> list[Finding]:
    return [Finding(path, tuple(where), *told) for path, where, *told in json.loads(written)]


def key_of_file(path: str) -> Key:
    """The key of the record that a file holds, by its path."""
    parts = path.split("/")
    return Key(parts[1], parts[-1].removesuffix(".md"))
