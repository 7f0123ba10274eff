"""`parley new KIND ID`: from what is given, and what is asked for, to one new file that passes the checks."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.alike import Alike, doubles
from parley.beginning import dialogue
from parley.beginning.answers import answers
from parley.beginning.draft import Draft, Fault, faults_across, faults_of, own_faults, warnings
from parley.beginning.questions import questions
from parley.build import Checked, examine
from parley.ids import ID_WORDS, is_id, likely
from parley.problems import UsageError
from parley.records.base import Record
from parley.saving import Change, write_all


@dataclass(frozen=True, slots=True)
class Begun:
    """A record's new file, what a person should look at in it, and the records that may be the same thing."""

    draft: Draft
    warnings: tuple[str, ...]
    near: tuple[Alike, ...]
    answered: tuple[str, ...]
    """The drafts that asked for it, and have its id now."""


def begun(content: Path, kind: type[Record], id_: str, given: Mapping[str, Sequence[str]], body: str) -> Begun:
    """Writes a new record of what is given, and of what a person at a terminal answers; never over another file.

    Raises UsageError, with all that is missing or wrong, where nobody can be asked.
    """
    checked = examine(content)
    asked = questions(kind)
    values = {key: asked[key].value(answers) for key, answers in given.items()}
    draft = Draft(kind, id_, content.name, values, body)
    _refuse(draft, checked, content)
    is_asking = sys.stdin.isatty()
    near = doubles(checked.records, kind.folder, _names(draft))
    if is_asking:
        dialogue.confirmed(near)
        draft = _asked(draft, checked)
        later = [one for one in doubles(checked.records, kind.folder, _names(draft)) if one not in near]
        dialogue.confirmed(later)
        near += later
    if faults := faults_of(draft, checked):
        raise UsageError(_told(draft, faults))
    mended = tuple(answers(content, draft))
    write_all([Change(content.parent / draft.path, None, draft.text().encode()), *mended])
    paths = tuple(change.path.relative_to(content.parent).as_posix() for change in mended)
    return Begun(draft, tuple(warnings(draft, checked)), tuple(near), paths)


def _asked(draft: Draft, checked: Checked) -> Draft:
    """The draft made whole by a person; what was given wrong is told, and asked for again."""
    given = {*draft.values, *(["body"] if draft.body else [])}
    faults = [fault for fault in own_faults(draft, checked) if fault.key in given]
    for fault in faults:
        dialogue.show(f"{fault.key}: {fault.message}")
        draft = draft.without(fault.key)
    return dialogue.completed(draft, checked, dict.fromkeys(fault.key for fault in faults))


def _refuse(draft: Draft, checked: Checked, content: Path) -> None:
    """Raises UsageError where there can be no record of this id."""
    key, noun = draft.key, draft.kind.noun
    if not is_id(key.id):
        meant = likely(key.id)
        raise UsageError(f"{key.id!r} is no id; {f'write {meant}' if meant else ID_WORDS}")
    if key in checked.records or key in checked.broken or (content.parent / draft.path).exists():
        path = checked.paths.get(key, draft.path)
        raise UsageError(f"the {noun} `{key.id}` is there already: {path}; add to that record, or take another id")
    former = next((r for r in checked.records.values() if r.folder == key.kind and key.id in r.former_ids), None)
    if former:
        raise UsageError(f"`{key.id}` was once the id of `{former.id}`, whose address it is; take another id")
    folder = content / key.kind
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{content.name}/{key.kind} is no folder; links are not followed")
    if others := [fault.message for fault in faults_across(draft, checked) if not fault.key]:
        raise UsageError("\n".join(["the id would make others wrong; take another:", *others]))


def _names(draft: Draft) -> list[str]:
    """What the thing is called, as far as is known."""
    values: Mapping[str, Any] = draft.values
    names = [values.get("name", ""), values.get("title", ""), *values.get("aliases", ())]
    is_named = {"name", "title"} & {*questions(draft.kind)}
    return [str(n) for n in (draft.id if is_named else "", *names, *values.get("native_names", {}).values()) if n]


def _told(draft: Draft, faults: Iterable[Fault]) -> str:
    """Everything that is missing or wrong, by the option that mends it."""
    asked = questions(draft.kind)
    lines = []
    for fault in faults:
        question = asked.get(fault.key)
        option = question.option if question else "--body" if fault.key == "body" else ""
        words = fault.message.removeprefix(f"`{fault.key}`: ")
        if question and fault.is_missing:
            words = f"this is required. {question.about} {question.hint()}".strip()
        lines.append(f"{option}: {words}" if option else words)
    return "\n  ".join([f"{draft.path} cannot be written yet:", *dict.fromkeys(lines)])
