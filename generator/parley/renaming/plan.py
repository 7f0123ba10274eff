"""What a new id changes, worked out wholly and checked before any file is touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from parley.body import WikiLink
from parley.build import Checked
from parley.checks import check
from parley.git import is_published
from parley.ids import ID_WORDS, is_id
from parley.kinds import kind_named, kinds
from parley.link import candidates
from parley.load import opened, source_of
from parley.nearest import did_you_mean
from parley.problems import InvalidArchive, Problem, UsageError, errors
from parley.records.base import Record, keys_of
from parley.records.types import Key
from parley.references import mentions, references
from parley.renaming.edits import FORMER, Edit, Page, applied
from parley.saving import Change
from parley.validate import judged

CHANGED = "was changed meanwhile; nothing was written"


@dataclass(frozen=True, slots=True)
class Place:
    """One place at which a file names the record: the path it has before, line and column, what stood there and will.

    `before` is empty where the former id is added.
    """

    path: str
    line: int
    column: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """A record's new id: where its file was and will be, every place that follows, and the files as they will be.

    `leads` tells whether the old address will lead to the new one.
    """

    old: Key
    new: Key
    moved: tuple[str, str]
    places: tuple[Place, ...]
    changes: tuple[Change, ...]
    leads: bool = True


def planned(
    checked: Checked, root: Path, kind: str, old_id: str, new_id: str, *, leads: bool | None = None
) -> Renaming:
    """All that it takes to give a record another id; `root` is the folder that paths start from.

    Its old address leads to the new one where git may have published it, or as `leads` says. Raises UsageError where
    that cannot be, and InvalidArchive where the content has errors.
    """
    folder = kind_named(kind).folder
    old, new = Key(folder, old_id), Key(folder, new_id)
    if errors(checked.problems):
        raise InvalidArchive(errors(checked.problems))
    _refuse(checked.records, old, new)
    leads = is_published(root / checked.paths[old]) if leads is None else leads
    # that it is its own former id cannot stay: the old one takes that place
    leads = leads or new_id in checked.records[old].former_ids
    moved = checked.paths[old], str(PurePosixPath(checked.paths[old]).with_name(f"{new_id}.md"))
    places: list[Place] = []
    changes: list[Change] = []
    records = dict(checked.records)
    for key, record in checked.records.items():
        links = list(_links(record, old, new, checked.records))
        if key != old and not links and not any(use.target == old for use in references(record)):
            continue
        path = checked.paths[key]
        page, data = _page(root, path)
        edits = list(_edits(page, record, old, new, links, leads=leads))
        told = [(edit, page.place_of(edit), page.text[edit.start : edit.end]) for edit in sorted(edits)]
        places += [Place(path, *place, before, edit.text.strip()) for edit, place, before in told]
        after = applied(page.text, edits).encode()
        goal = moved[1] if key == old else path
        made = _record(goal, after)
        _compare(path, record, made, old, new, leads=leads)
        records.pop(key)
        records[made.key] = made
        changes += _changes(root, path, goal, data, after)
    _recheck(records, {**checked.paths, new: moved[1]})
    return Renaming(old, new, moved, tuple(places), tuple(changes), leads)


def _refuse(records: Mapping[Key, Record], old: Key, new: Key) -> None:
    """Raises UsageError where there is nothing to rename, or where the new id cannot be had."""
    noun = kinds()[old.kind].noun
    of_kind = [record for key, record in records.items() if key.kind == old.kind]
    former = {id_: record.id for record in of_kind for id_ in record.former_ids}
    if old not in records:
        now = f"it is now called `{former[old.id]}`" if old.id in former else ""
        hint = now or did_you_mean(old.id, (record.id for record in of_kind)) or f"look into content/{old.kind}/"
        raise UsageError(f"there is no {noun} {old.id!r}; {hint}")
    if not is_id(new.id):
        raise UsageError(f"{new.id!r} is no id; {ID_WORDS}")
    if new == old:
        raise UsageError(f"{new.id!r} is its id already; name another")
    if new in records:
        raise UsageError(f"the {noun} `{new.id}` is there already; take another id")
    if former.get(new.id, old.id) != old.id:
        raise UsageError(f"`{new.id}` was once the id of `{former[new.id]}`, whose address it is; take another id")


def _links(record: Record, old: Key, new: Key, records: Mapping[Key, Record]) -> Iterator[tuple[WikiLink, str, str]]:
    """The links of a body that change: each with the id that it gets, and the kind, where it must be told."""
    for link in mentions(record):
        [target] = candidates(link.kind, link.id, records)
        if target == old:
            others = candidates(None, new.id, records)
            yield link, new.id, new.kind if others and not link.kind else ""
        elif target.id == new.id and not link.kind:
            yield link, target.id, target.kind  # the id alone is about to name two records


def _edits(
    page: Page, record: Record, old: Key, new: Key, links: list[tuple[WikiLink, str, str]], *, leads: bool
) -> Iterator[Edit]:
    places = dict.fromkeys(use.where for use in references(record) if use.target == old)
    yield from (page.id_at(where, old.id, new.id) for where in places)
    yield from (page.link_at(*link) for link in links)
    if record.key == old and new.id in record.former_ids:
        yield page.id_at((FORMER, record.former_ids.index(new.id)), new.id, old.id)
    elif record.key == old and leads:
        yield page.former_added(old.id)


def _page(root: Path, path: str) -> tuple[Page, bytes]:
    data = opened(root, path)
    if isinstance(data, Problem):
        raise UsageError(f"{path} {CHANGED}")
    return Page(path, data.decode()), data


def _changes(root: Path, path: str, goal: str, before: bytes, after: bytes) -> Iterator[Change]:
    if goal == path:
        yield Change(root / path, before, after)
    else:
        yield Change(root / goal, None, after)
        yield Change(root / path, before, None)


def _record(path: str, data: bytes) -> Record:
    """The record that an edited file holds."""
    found = judged(source_of(path, data), kinds())
    if isinstance(found, Problem) or found.findings:
        why = found.message if isinstance(found, Problem) else found.findings[0].message
        raise UsageError(f"{path}: the ids in it cannot be changed by themselves ({why}); nothing was written")
    return found.record


def _compare(path: str, record: Record, made: Record, old: Key, new: Key, *, leads: bool) -> None:
    """Raises UsageError where an edited file says anything but what it said, with the new id."""
    uses = references(record)
    follow = [(use.where, new if use.target == old else use.target) for use in uses]
    changed = {use.where[0] for use in uses if use.target == old}
    former = {*record.former_ids, old.id} - {new.id} if record.key == old and leads else {*record.former_ids}
    same = all(
        getattr(made, name) == getattr(record, name)
        for key, name in keys_of(type(record)).items()
        if key not in {*changed, FORMER, "body"}
    )
    if not same or follow != [(use.where, use.target) for use in references(made)] or former != {*made.former_ids}:
        raise UsageError(f"{path}: the ids in it cannot be changed by themselves, or it {CHANGED}")


def _recheck(records: Mapping[Key, Record], paths: Mapping[Key, str]) -> None:
    """Raises UsageError where the archive would be wrong: nothing is written on trust."""
    for finding in check(records, paths, frozenset()):
        if finding.level == "error":
            raise UsageError(f"{finding.path}: {finding.message}; nothing was written")
