"""Records and kinds in words, for the command line."""

import json
from typing import Any, Literal, get_args, get_origin

from parley.kinds import kind_named, kinds
from parley.link import Archive, candidates
from parley.nearest import did_you_mean
from parley.outputs.records import plain
from parley.problems import UsageError
from parley.records.base import Model, keys_of
from parley.records.types import Key
from parley.references import declared_reference
from parley.urls import address, record_path


def describe_record(archive: Archive, name: str, *, as_json: bool = False) -> str:
    """One record, by its id or by kind and id: its keys, its body, and all that names it.

    Raises UsageError where there is none, or more than one.
    """
    kind, _, id_ = name.rpartition("/")
    found = candidates(kind_named(kind).folder if kind else None, id_, archive.records)
    if not found:
        ids = {key.id for key in archive.records}
        raise UsageError(f"there is no record {name!r}; {did_you_mean(id_, ids) or 'list them: parley kinds'}")
    if len(found) > 1:
        raise UsageError(f"{name!r} is more than one record; name {' or '.join('/'.join(k) for k in found)}")
    record = archive.records[found[0]]
    named_by = {
        label: [{"kind": link.source.kind, "id": link.source.id} for link in links]
        for label, links in archive.backlinks.get(record.key, {}).items()
    }
    if as_json:
        entry = {
            "kind": record.folder,
            "id": record.id,
            **plain(record),
            "body": record.body,
            "named_by": named_by,
        }
        return json.dumps(entry, ensure_ascii=False, indent=2)
    lines = [record.heading(archive.name), f"{record.noun} · /{address(record_path(record.key))}", ""]
    lines += [f"{key}: {_flat(value)}" for key, value in plain(record).items()]
    lines += ["", record.body] if record.body else []
    for label, links in named_by.items():
        lines += ["", f"{label} ({len(links)})"]
        lines += [f"  {link['kind']}/{link['id']}: {archive.name(Key(link['kind'], link['id']))}" for link in links]
    return "\n".join(lines)


def describe_kinds(*, as_json: bool = False) -> str:
    """Every kind, with what it is."""
    rows = {folder: _first_line(kind) for folder, kind in kinds().items()}
    if as_json:
        return json.dumps(rows, ensure_ascii=False, indent=2)
    width = max(map(len, rows))
    return "\n".join(f"{folder:{width}}  {line}" for folder, line in rows.items())


def describe_kind(name: str, *, as_json: bool = False) -> str:
    """The keys of one kind: which are required, what they hold, and what they refer to."""
    kind = kind_named(name)
    if as_json:
        return json.dumps(kind.model_json_schema(by_alias=True), ensure_ascii=False, indent=2)
    lines = [f"{kind.folder}: {_first_line(kind)}", ""]
    lines += _fields(kind, "")
    return "\n".join([*lines, "", "Keys marked * are required."])


def _fields(model: type[Model], indent: str) -> list[str]:
    lines = []
    for key, name in keys_of(model).items():
        if key == "body":
            continue
        field = model.model_fields[name]
        reference = declared_reference(model, name)
        mark = "*" if field.is_required() else ""
        to = f" (id in {reference.kind}/)" if reference else ""
        words = choices_of(field.annotation)
        choices = f" One of: {', '.join(words)}." if words else ""
        lines.append(f"{indent}{key}{mark}: {' '.join((field.description or '').split())}{choices}{to}")
        inner = _inner_models(field.annotation)
        lines += [line for part in inner if part is not model for line in _fields(part, indent + "    ")]
    return lines


def _inner_models(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in get_args(annotation) for model in _inner_models(part)]


def choices_of(annotation: Any) -> list[str]:
    """The few words that a field may hold; none where it may hold any."""
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    return [word for part in get_args(annotation) for word in choices_of(part)]


def _first_line(kind: type[Model]) -> str:
    return (kind.__doc__ or "").strip().split("\n")[0]


def _flat(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
