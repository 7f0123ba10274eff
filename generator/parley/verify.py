"""Every quotation of the archive against the text it was taken from."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from parley.build import Checked, examine
from parley.load import place_of, walk
from parley.problems import InvalidArchive, Problem, UsageError, Where, errors, plural, report
from parley.progress import Told
from parley.quotations import Evidence, EvidenceError, NotFound, Text, copied, digest, find, prepare, write_evidence
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.quotes import Quote
from parley.records.types import Key

MISLEADS = "skipped-words"
"""The code of a warning that words which stand in the text are quoted so as to mislead, perhaps."""

COPIED = "copied-words"
"""The code of a warning that what should be our own words is the article's."""


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

    def text(self, *, every: bool = False) -> str:
        """For a person: what is wrong, the numbers, and at the end what the words as they are quoted leave out.

        The quotes whose text is not there are counted, and listed where `every` is asked for.
        """
        last = [p for p in self.problems if p.code == MISLEADS]
        first = [p for p in self.problems if p.code != MISLEADS and (every or p.code != "no-snapshot")]
        lost = sum(p.code == "not-in-source" for p in self.problems)
        where = " (--all lists them)" if self.without_snapshot and not every else ""
        numbers = (
            f"{plural(self.verified, 'quotation')} verified, {lost:,} not found, "
            f"{self.without_snapshot:,} without a snapshot here{where}, "
            f"{self.reported:,} in reported speech (never verified)"
        )
        wrote = f"; evidence written to {plural(self.written, 'file')}" if self.written else ""
        told = [report(first, every=every, command="verify"), numbers + wrote]
        if last:
            told += [
                "",
                f"{plural(len(last), 'warning')} of what a reader may be misled by; read each beside the text:",
            ]
            told += [report(last, every=every, command="verify")]
        return "\n".join(told).removeprefix("\n")

    def plain(self) -> dict[str, object]:
        """For a program."""
        return {
            "verified": self.verified,
            "reported": self.reported,
            "without_snapshot": self.without_snapshot,
            "written": self.written,
            "problems": [str(p) for p in sorted(self.problems)],
        }


def verify_all(content: Path, snapshots: Path, on: date, *, write: bool, progress: Told) -> Result:
    """Looks for the words of every quote; with `write`, records the evidence in their files, as of `on`.

    Nothing is written unless every quotation that has a snapshot was found.
    Raises InvalidArchive where the content has errors other than evidence that no longer fits.
    """
    checked = examine(content)
    stale = {"edited-since-verified", "other-snapshot"}
    others = [p for p in errors(checked.problems) if p.code not in stale]
    if others:
        raise InvalidArchive(others)
    problems: list[Problem] = []
    texts = dict(_texts(checked, content, snapshots, problems))
    names = _names(checked)
    everyone = frozenset(name for called in names.values() for name in called)
    evidence: dict[Key, Evidence] = {}
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
            evidence.update(_verified(checked, content, record, found, problems, on, names, everyone))
    problems += _not_our_own(checked, content, texts)
    failed = bool(errors(problems))
    written = 0 if failed or not write else _write(checked, content, evidence)
    return Result(len(evidence), reported, missing, written, tuple(sorted(problems)))


_NO_SNAPSHOT = "the text of its article is not in the folder of snapshots; put it there to check these words"


def _texts(
    checked: Checked, content: Path, snapshots: Path, problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, Text]]]:
    """By article: the hash of its text, and the text made ready, for those that are in the folder."""
    wanted: dict[str, list[Article]] = {}
    for record in checked.records.values():
        if isinstance(record, Article) and record.snapshot:
            wanted.setdefault(record.snapshot.sha256, []).append(record)
    for path in walk(snapshots):
        if not path.is_file() or path.is_symlink():
            continue
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in wanted:
            text = data.decode("utf-8", errors="replace")
            ready = prepare(text)
            for article in wanted[sha256]:
                if article.snapshot and article.snapshot.characters != len(text):
                    words = f"the text has {len(text):,} characters; write this number under `snapshot`"
                    problems.append(_problem(checked, content, article.key, "error", "snapshot-length", words))
                yield article.id, (sha256, ready)


def _verified(
    checked: Checked,
    content: Path,
    quote: Quote,
    text: tuple[str, Text],
    problems: list[Problem],
    on: date,
    names: Mapping[Key, frozenset[str]],
    everyone: frozenset[str],
) -> Mapping[Key, Evidence]:
    sha256, prepared = text
    speakers = _speakers(checked, quote, names)
    form: Literal["direct", "partial"] = "partial" if quote.form == "partial" else "direct"
    found = find(quote.words, prepared, form=form, speaker_names=speakers, other_names=everyone - speakers)
    if isinstance(found, NotFound):
        words = ". ".join(part for part in (found.reason, found.hint) if part)
        problems.append(_problem(checked, content, quote.key, "error", "not-in-source", words))
        return {}
    problems += [_problem(checked, content, quote.key, "warning", MISLEADS, w) for w in found.warnings]
    return {quote.key: Evidence(sha256, found.start, found.end, digest(quote.words), on.isoformat())}


def _names(checked: Checked) -> Mapping[Key, frozenset[str]]:
    """What each actor is called."""
    actors = (r for r in checked.records.values() if isinstance(r, Actor))
    return {actor.key: frozenset((actor.name, *actor.aliases)) for actor in actors}


def _speakers(checked: Checked, quote: Quote, names: Mapping[Key, frozenset[str]]) -> frozenset[str]:
    """What a quote's speakers are called, by name and by role, or in the words for somebody unnamed."""
    words = [text for text in (quote.role, quote.unnamed) if text]
    own = {form for text in words for form in (text, text[:1].upper() + text[1:])}
    for speaker in quote.speaker:
        key = Key("actors", speaker)
        record = checked.records.get(key)
        own |= names.get(key, frozenset())
        own.update(role.title for role in getattr(record, "roles", ()))
    return frozenset(own)


def _not_our_own(checked: Checked, content: Path, texts: Mapping[str, tuple[str, Text]]) -> Iterator[Problem]:
    """Where a summary, or what is ours in a quote, has the very words of its article without quotation marks."""
    for key, record in checked.records.items():
        article = record.id if isinstance(record, Article) else getattr(record, "article", "")
        if article not in texts or not isinstance(record, Article | Quote):
            continue
        ours = record.body if isinstance(record, Article) or record.form == "reported" else record.context
        offset = record.body.find(ours)
        for run in copied(ours, texts[article][1]):
            before = record.body[: offset + run.start]
            where = ("body", before.count("\n"), len(before) - before.rfind("\n"))
            words = f"{run.count} words in a row are the article's: “{run.words}”; {_SAY_IT}"
            yield _problem(checked, content, key, "warning", COPIED, words, where)


_SAY_IT = "say it in your own words, or set what is quoted in quotation marks and say whose words they are"


def _problem(
    checked: Checked, content: Path, key: Key, level: str, code: str, words: str, where: Where = ("body",)
) -> Problem:
    path = checked.paths[key]
    place = place_of((content.parent / path).read_text(encoding="utf-8"), where)
    return Problem(path, place.line, place.column, code, words, "error" if level == "error" else "warning")


def _write(checked: Checked, content: Path, evidence: Mapping[Key, Evidence]) -> int:
    """Writes the evidence that is new, once every file's new text is made; raises UsageError where one cannot be."""
    texts: dict[Path, str] = {}
    for key, new in sorted(evidence.items()):
        record = checked.records[key]
        old = record.verified if isinstance(record, Quote) else None
        # what still holds keeps its day: a check that changes nothing changes no file
        if old and (old.snapshot, old.start, old.end, old.text) == (new.snapshot, new.start, new.end, new.text):
            continue
        path = content.parent / checked.paths[key]
        try:
            texts[path] = write_evidence(path.read_bytes().decode("utf-8"), new)
        except EvidenceError as error:
            raise UsageError(f"{checked.paths[key]}: {error}; nothing was written") from error
    for path, text in texts.items():
        beside = path.with_name(f".{path.name}.new")
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    return len(texts)
