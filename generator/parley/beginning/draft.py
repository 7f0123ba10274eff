"""A record that is being begun: what is known of it, the file it makes, and what `parley check` would say of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from parley.beginning.questions import questions
from parley.build import Checked
from parley.checks import RULES, check
from parley.checks.base import Known, entry_of
from parley.kinds import kinds
from parley.load import source_of
from parley.problems import Finding, Problem, Where
from parley.records.base import Record, keys_of
from parley.records.types import Key
from parley.spelt import front_matter
from parley.validate import Judged, adapter_of, judged


@dataclass(frozen=True, slots=True)
class Draft:
    """One record's keys and body as far as they are known; its path begins with the content folder's name."""

    kind: type[Record]
    id: str
    content: str = "content"
    values: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""

    @property
    def key(self) -> Key:
        """Its name in the whole archive."""
        return Key(self.kind.folder, self.id)

    @property
    def path(self) -> str:
        """Where its file will be."""
        return f"{self.content}/{self.kind.folder}/{self.id}.md"

    def told(self, key: str, value: Any) -> "Draft":
        """The draft with one answer more: a value of a key, or the body."""
        return replace(self, body=value) if key == "body" else replace(self, values={**self.values, key: value})

    def without(self, key: str) -> "Draft":
        """The draft with one answer less."""
        values = {name: value for name, value in self.values.items() if name != key}
        return replace(self, body="") if key == "body" else replace(self, values=values)

    def text(self) -> str:
        """Its file: keys in the order of the questions, and the body."""
        order = list(questions(self.kind))
        return front_matter(dict(sorted(self.values.items(), key=lambda item: order.index(item[0]))), self.body)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a draft: under which key (or `body`, or none), and what to do, in words.

    `is_between` tells that the key's own value is right, and goes ill with another or with one that is not there.
    """

    key: str
    message: str
    is_missing: bool = False
    is_between: bool = False


def own_faults(draft: Draft, checked: Checked) -> list[Fault]:
    """What is wrong with it by itself, and with whom it names."""
    found = _judged(draft)
    if isinstance(found, Problem):
        return [Fault("", found.message)]
    known = Known({**checked.records, draft.key: found.record}, checked.broken)
    across = [
        Fault(_key_of(where), message)
        for rule in RULES
        for _, where, _, message, level in rule(entry_of(draft.key, found.record), known)
        if level == "error"
    ]
    own = [
        Fault(_key_of(f.where), f.message, f.code == "missing-key", _is_right(draft, f.where)) for f in found.findings
    ]
    return [*own, *across]


def faults_of(draft: Draft, checked: Checked) -> list[Fault]:
    """All that keeps a draft from being written."""
    own = own_faults(draft, checked)
    told = {fault.message for fault in own}
    return [*own, *(fault for fault in faults_across(draft, checked) if fault.message not in told)]


def faults_across(draft: Draft, checked: Checked) -> Iterator[Fault]:
    """What else would be wrong in the archive if the draft were one of its records."""
    before = {(problem.path, problem.code, problem.message) for problem in checked.problems}
    for finding in _across(draft, checked):
        if finding.level == "error" and (finding.path, finding.code, finding.message) not in before:
            own = finding.path == draft.path
            yield Fault(_key_of(finding.where) if own else "", f"{'' if own else f'{finding.path}: '}{finding.message}")


def warnings(draft: Draft, checked: Checked) -> list[str]:
    """What a person should look at in a draft that is right; that nothing names it yet is no surprise."""
    return [
        finding.message
        for finding in _across(draft, checked)
        if finding.level == "warning" and finding.path == draft.path and finding.code != "orphan"
    ]


def _across(draft: Draft, checked: Checked) -> Iterator[Finding]:
    found = _judged(draft)
    if not isinstance(found, Problem):
        records = {**checked.records, draft.key: found.record}
        yield from check(records, {**checked.paths, draft.key: draft.path}, checked.broken)


def _judged(draft: Draft) -> Judged | Problem:
    return judged(source_of(draft.path, draft.text().encode("utf-8", "surrogatepass")), kinds())


def _is_right(draft: Draft, where: Where) -> bool:
    """Whether the value of a key is right by itself."""
    key, names = _key_of(where), keys_of(draft.kind)
    if key not in draft.values or key not in names:
        return False
    try:
        adapter_of(draft.kind, names[key]).validate_python(draft.values[key])
    except ValidationError:
        return False
    return True


def _key_of(where: Where) -> str:
    return str(where[0]) if where else ""
