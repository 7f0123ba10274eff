"""The pipeline on one screen: content to archive, or to everything that is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from parley.checks import check
from parley.kinds import kinds
from parley.link import Archive, link
from parley.load import located, read
from parley.problems import Finding, InvalidArchive, Problem, UsageError, errors
from parley.progress import Told
from parley.records.base import Record
from parley.records.types import Key
from parley.validate import salvage, validate


@dataclass(frozen=True, slots=True)
class Checked:
    """The records that are valid by themselves, where they stand, and all problems of all files."""

    records: dict[Key, Record]
    paths: dict[Key, str]
    problems: tuple[Problem, ...]


def examine(content: Path, progress: Told = lambda stage, count: None) -> Checked:
    """Loads and checks the whole archive; every problem is found in one run.

    Raises UsageError where there is no such folder.
    """
    if not content.is_dir() or content.is_symlink():
        raise UsageError(f"there is no folder {content.name!r} of records here; run this beside mkdocs.yml")
    records: dict[Key, Record] = {}
    paths: dict[Key, str] = {}
    problems: list[Problem] = []
    findings: list[Finding] = []
    broken: set[Key] = set()
    salvaged: dict[Key, Record] = {}
    for found in read(content, frozenset(kinds())):
        progress("read", 1)
        if isinstance(found, Problem):
            problems.append(found)
            broken.add(_key_of(found.path))
            continue
        result = validate(found, kinds())
        if isinstance(result, list):
            record, more = salvage(found, kinds())
            findings += dict.fromkeys([*result, *more])
            broken.add(record.key)
            salvaged[record.key], paths[record.key] = record, found.path
        elif result.key in records:
            words = f"`{result.id}` stands in {paths[result.key]} too; an id is one record's: rename one of the files"
            findings.append(Finding(found.path, (), "id-twice", words))
        else:
            records[result.key], paths[result.key] = result, found.path
    findings += check({**salvaged, **records}, paths, frozenset(broken))
    problems += located(findings, content.parent)
    return Checked(records, paths, tuple(sorted(problems)))


def _key_of(path: str) -> Key:
    parts = path.split("/")
    return Key(parts[1], parts[-1].removesuffix(".md"))


def archive(content: Path, *, drafts: bool = False, subject: str = "") -> tuple[Archive, tuple[Problem, ...]]:
    """The archive as it may be published, with the warnings.

    Raises InvalidArchive if the content has any error.
    """
    checked = examine(content)
    if errors(checked.problems):
        raise InvalidArchive(checked.problems)
    return link(checked.records.values(), drafts=drafts, subject=subject), checked.problems
