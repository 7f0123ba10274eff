"""What is wrong with a record as it stands in an editor: in the file by itself, and whom it names that is not there."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parley.body import links_in
from parley.editor.records import Records
from parley.kinds import kinds
from parley.load import place_of, source_of
from parley.nearest import did_you_mean
from parley.placing import MAX_BYTES
from parley.problems import Finding, Problem
from parley.records.base import Record
from parley.references import references
from parley.validate import judged


def faults(path: Path, content: Path, text: str, records: Records) -> Sequence[Problem]:
    """All of it, in order of place; what only the whole archive shows is for `parley check`."""
    name = f"{content.name}/{path.relative_to(content).as_posix()}"
    if len(text) > MAX_BYTES:
        return [Problem(name, 1, 1, "size", f"a record has at most {MAX_BYTES:,} bytes; shorten the text")]
    found = judged(source_of(name, text.encode()), kinds())
    if isinstance(found, Problem):
        return [found]
    findings = [*found.findings, *_unknown(name, found.record, records)]
    problems = []
    for finding in findings:
        place = place_of(text, finding.where)
        problems.append(Problem(name, place.line, place.column, finding.code, finding.message, finding.level))
    return sorted(problems)


def _unknown(name: str, record: Record, records: Records) -> Iterator[Finding]:
    for use in references(record):
        if use.target not in records.files and use.target != record.key:
            hint = did_you_mean(use.target.id, records.ids(use.target.kind)) or "add it or mend the id"
            words = f"there is no {kinds()[use.target.kind].noun} `{use.target.id}`; {hint}"
            yield Finding(name, use.where, "unknown-id", words)
    for link in links_in(record.body):
        if not records.find(link.id, [link.kind] if link.kind else kinds()):
            hint = did_you_mean(link.id, records.ids(link.kind)) or "add it or mend the id"
            words = f"there is no record `{link.id}`; {hint}"
            yield Finding(name, ("body", link.line, link.column), "unknown-id", words)
