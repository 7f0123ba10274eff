"""`parley new briefing`: from a text to drafts in the archive's folder, all of them or none."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

import langcodes

from parley.build import examine
from parley.dates import Edtf
from parley.dates.expression import DateError
from parley.drafting.aliases import entered
from parley.drafting.draft import Draft, Maker
from parley.drafting.drafts import drafts, ids_of
from parley.drafting.extract import LeftOut, Quotation, read
from parley.drafting.given import Given, Options, given
from parley.drafting.known import Known
from parley.drafting.matter import key
from parley.drafting.recognised import Unknown
from parley.drafting.spellings import Near, Spellings
from parley.drafting.texts import ReadText, read_bytes, read_file
from parley.ids import is_id
from parley.kinds import kinds
from parley.load import place_of, source_of
from parley.problems import Problem, UsageError
from parley.quotations import prepare
from parley.records.base import Record
from parley.records.types import Key, checked_url
from parley.saving import Change, write_all
from parley.validate import judged

_NO_DAY = (
    "the day of publication is not known, by which the days of the quotations are worked out; if you know it, remove "
    "these files and run this again with --date"
)


class Answers(Protocol):
    """What a person says of the names in a text, before anything is written."""

    def is_new(self, name: str) -> bool | None:
        """Whether a record is to be begun for somebody who speaks and is not in the archive; None: nobody says."""

    def is_same(self, name: str, near: Near, about: str) -> bool:
        """Whether somebody is who is in the archive by a name much like this; `about` tells who that is."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """What was drafted, where it was written, and what is left to a person."""

    drafts: tuple[Draft, ...]
    quotations: tuple[Quotation, ...]
    paths: tuple[str, ...]
    kept: Path | None
    """The text that was taken out of a page, a PDF or standard input, where it was written."""
    given: Given
    unknown: tuple[Unknown, ...]
    left: tuple[LeftOut, ...]
    problems: tuple[Problem, ...]
    """What `parley check` will say of the drafts."""
    notes: tuple[str, ...]
    same: Mapping[str, str]
    """Spellings that were entered, with the ids of those who have them now."""
    hidden: frozenset[str]
    """The names of those who must not be known."""


def checked(url: str, publisher: str, published: str, language: str, id_: str) -> Options:
    """What the contributor says, if it can be; raises UsageError with what to write."""
    try:
        if url:
            checked_url(url)
        if published:
            Edtf.parse(published)
    except ValueError as error:
        option = "--date" if isinstance(error, DateError) else "--url"
        raise UsageError(f"{option}: {error}") from error
    if language and not langcodes.tag_is_valid(language):
        raise UsageError(f"--language: {language!r} is no language tag; write one such as en, ar or en-GB")
    if id_ and not is_id(id_):
        raise UsageError(f"--id: {id_!r} is no id; use a-z and 0-9 in words joined by single hyphens")
    return Options(url, publisher, published, language, id_)


def from_file(
    content: Path, file: Path, options: Options, keep: Path | None, on: date, answers: Answers
) -> tuple[Briefing, Path | None]:
    """The briefing of a file's text, or of standard input for `-`, and the file that has the very text."""
    is_input = str(file) == "-"
    text = read_bytes(sys.stdin.buffer.read(), "standard input") if is_input else read_file(file)
    if not is_input and not text.is_own:
        keep = keep or file.with_name(f"{file.name}.txt")
    for path in (keep, None if is_input else file):
        if path and content in (path.absolute(), *path.absolute().parents):
            raise UsageError(
                f"{path} lies in the folder of records, where no text may be; put it outside the repository"
            )
    briefing = new_briefing(content, text, options, keep, on, answers)
    return briefing, briefing.kept or (None if is_input else file)


def new_briefing(
    content: Path, text: ReadText, options: Options, keep: Path | None, on: date, answers: Answers
) -> Briefing:
    """Writes the drafts of a text; raises UsageError where that cannot be, and then nothing is written."""
    checked_ = examine(content)
    records = checked_.records
    _refuse_known(content, text, options)
    known = Known(records)
    spellings = Spellings(known)
    page, found, left = read(prepare(text.text), known)
    told = given(text, page, options, spellings)
    maker = Maker(text, page, found, told, spellings, on.isoformat())
    taken = _taken(content, records)
    same = {name: near.key.id for name, near in maker.alike() if answers.is_same(name, near, _about(records[near.key]))}
    said = {name: answers.is_new(name) for name in maker.new_speakers() if name not in same}
    begun = ids_of([name for name, is_new in said.items() if is_new], taken["actors"])
    refused = frozenset(name for name, is_new in said.items() if is_new is False)
    maker = replace(maker, begun=begun, same=same, refused=refused)
    made = drafts(maker, taken, options.id)
    changes = [Change(content / draft.path, None, draft.text.encode("utf-8")) for draft in made]
    changes += entered(
        content.parent, same, {key.id: path for key, path in checked_.paths.items() if key.kind == "actors"}
    )
    kept = keep if keep and not keep.exists() else None
    if keep and keep.exists() and keep.read_bytes() != text.data:
        raise UsageError(f"{keep} exists and holds another text; say with --keep where the text may go")
    write_all([*changes, *([Change(kept, None, text.data)] if kept else [])])
    paths = tuple(f"{content.name}/{draft.path}" for draft in made)
    return Briefing(
        tuple(made),
        found,
        paths,
        keep,
        told,
        maker.new_names(),
        left,
        tuple(problem for path, draft in zip(paths, made, strict=True) for problem in _problems(path, draft)),
        (*text.notes, *([_NO_DAY] if found and not told.published else [])),
        same,
        maker.hidden_names(),
    )


def _about(record: Record) -> str:
    """Who an actor is, in a few words."""
    values = vars(record)
    roles = [role.title for role in values.get("roles", ())]
    return roles[-1] if roles else str(values.get("kind", record.noun))


def _problems(path: str, draft: Draft) -> Sequence[Problem]:
    result = judged(source_of(path, draft.text.encode("utf-8")), kinds())
    if isinstance(result, Problem):
        return [result]
    places = [(finding, place_of(draft.text, finding.where)) for finding in result.findings]
    return sorted(Problem(path, place.line, place.column, f.code, f.message, f.level) for f, place in places)


def _refuse_known(content: Path, text: ReadText, options: Options) -> None:
    """A text is briefed once; the drafts of one that are not done yet count too."""
    url = options.url or text.about.url
    for path in sorted((content / "articles").rglob("*.md")):
        told = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        same = "this very text" if text.sha256 in told else ""
        same = same or ("the text at this address" if url and f"\n{key('url', url)[0]}\n" in told else "")
        if same:
            where = path.relative_to(content).as_posix()
            raise UsageError(f"{same} is in the archive already: {where}; add to that record")
        if options.id and path.stem == options.id:
            raise UsageError(f"there is an article {options.id!r}; take another id, or add to that record")


def _taken(content: Path, records: Mapping[Key, Record]) -> Mapping[str, frozenset[str]]:
    """The ids that are somebody's, by kind: of valid records, of their former ids, and of files that are not valid."""
    found: dict[str, set[str]] = {kind: set() for kind in ("actors", "articles", "quotes")}
    for kind, ids in found.items():
        ids |= {key.id for key in records if key.kind == kind}
        ids |= {old for key, record in records.items() if key.kind == kind for old in record.former_ids}
        ids |= {path.stem for path in (content / kind).rglob("*.md")}
    return {kind: frozenset(ids) for kind, ids in found.items()}
