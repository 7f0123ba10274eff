"""Every quotation of the archive against the text it was taken from."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from parley.build import Checked, Progress, examine
from parley.load import place_of, walk
from parley.problems import InvalidArchive, Problem, errors, report
from parley.quotations import Evidence, NotFound, Text, digest, find, prepare, write_evidence
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.quotes import Quote
from parley.records.types import Key


@dataclass(frozen=True, slots=True)
class Result:
    """What the check found: how many quotes stand in their texts, and all that do not, with warnings."""

    verified: int
    reported: int
    without_snapshot: int
    written: int
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether any quotation was looked for and not found."""
        return bool(errors(self.problems))

    def text(self) -> str:
        """For a person."""
        told = report(self.problems)
        numbers = (
            f"{self.verified:,} quotations verified, {len(errors(self.problems)):,} not found, "
            f"{self.without_snapshot:,} without a snapshot here, {self.reported:,} in reported speech (never verified)"
        )
        wrote = f"; evidence written to {self.written:,} files" if self.written else ""
        return "\n".join(part for part in (told, numbers + wrote) if part)

    def plain(self) -> dict[str, object]:
        """For a program."""
        return {
            "verified": self.verified,
            "reported": self.reported,
            "without_snapshot": self.without_snapshot,
            "written": self.written,
            "problems": [str(p) for p in sorted(self.problems)],
        }


def verify_all(content: Path, snapshots: Path, on: date, *, write: bool, progress: Progress) -> Result:
    """Looks for the words of every quote; with `write`, records the evidence in their files, as of `on`.

    Nothing is written unless every quotation that has a snapshot was found.
    Raises InvalidArchive where the content has errors other than evidence that no longer fits.
    """
    checked = examine(content)
    stale = {"edited-since-verified", "other-snapshot"}
    others = [p for p in errors(checked.problems) if p.code not in stale]
    if others:
        raise InvalidArchive(others)
    texts = dict(_texts(checked, snapshots))
    evidence: dict[Key, Evidence] = {}
    problems: list[Problem] = []
    reported = missing = 0
    for key, record in checked.records.items():
        if not isinstance(record, Quote):
            continue
        progress("verified", 1)
        found = texts.get(record.article)
        if record.form == "reported":
            reported += 1
        elif found is None:
            missing += 1
            problems.append(_problem(checked, content, key, "warning", "no-snapshot", _NO_SNAPSHOT))
        else:
            evidence.update(_verified(checked, content, record, found, problems, on))
    failed = bool(errors(problems))
    written = 0 if failed or not write else _write(checked, content, evidence)
    return Result(len(evidence), reported, missing, written, tuple(sorted(problems)))


_NO_SNAPSHOT = "the text of its article is not in the folder of snapshots; put it there to check these words"


def _texts(checked: Checked, snapshots: Path) -> Iterator[tuple[str, tuple[str, Text]]]:
    """By article: the hash of its text, and the text made ready, for those that are in the folder."""
    wanted = {
        record.snapshot.sha256: record.id
        for record in checked.records.values()
        if isinstance(record, Article) and record.snapshot
    }
    for path in walk(snapshots):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            sha256 = hashlib.sha256(data).hexdigest()
            if sha256 in wanted:
                yield wanted[sha256], (sha256, prepare(data.decode("utf-8", errors="replace")))


def _verified(
    checked: Checked,
    content: Path,
    quote: Quote,
    text: tuple[str, Text],
    problems: list[Problem],
    on: date,
) -> Mapping[Key, Evidence]:
    sha256, prepared = text
    speakers, others = _names(checked, quote)
    form: Literal["direct", "partial"] = "partial" if quote.form == "partial" else "direct"
    found = find(quote.words, prepared, form=form, speaker_names=speakers, other_names=others)
    if isinstance(found, NotFound):
        words = ". ".join(part for part in (found.reason, found.hint) if part)
        problems.append(_problem(checked, content, quote.key, "error", "not-in-source", words))
        return {}
    problems += [_problem(checked, content, quote.key, "warning", "skipped-words", w) for w in found.warnings]
    return {quote.key: Evidence(sha256, found.start, found.end, digest(quote.words), on.isoformat())}


def _names(checked: Checked, quote: Quote) -> tuple[frozenset[str], frozenset[str]]:
    """What the quote's speakers are called, by name and by role, and what every other actor is."""
    speakers = {Key("actors", s) for s in quote.speaker}
    own: set[str] = {quote.role} if quote.role else set()
    others: set[str] = set()
    for key, record in checked.records.items():
        if isinstance(record, Actor) and key in speakers:
            own.update((record.name, *record.aliases, *(role.title for role in record.roles)))
        elif isinstance(record, Actor):
            others.update((record.name, *record.aliases))
    return frozenset(own), frozenset(others - own)


def _problem(checked: Checked, content: Path, key: Key, level: str, code: str, words: str) -> Problem:
    path = checked.paths[key]
    place = place_of((content.parent / path).read_text(encoding="utf-8"), ("body",))
    return Problem(path, place.line, place.column, code, words, "error" if level == "error" else "warning")


def _write(checked: Checked, content: Path, evidence: Mapping[Key, Evidence]) -> int:
    written = 0
    for key, new in sorted(evidence.items()):
        record = checked.records[key]
        old = record.verified if isinstance(record, Quote) else None
        # what still holds keeps its day: a check that changes nothing changes no file
        if old and (old.snapshot, old.start, old.end, old.text) == (
            new.snapshot,
            new.start,
            new.end,
            new.text,
        ):
            continue
        path = content.parent / checked.paths[key]
        text = path.read_bytes().decode("utf-8")
        path.write_bytes(write_evidence(text, new).encode("utf-8"))
        written += 1
    return written
