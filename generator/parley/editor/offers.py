"""What may be written where a cursor stands: keys, words, ids, dates."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parley.dates import DateError, Edtf
from parley.editor.cursor import Cursor, cursor_in, link_in
from parley.editor.records import Records
from parley.kinds import kinds
from parley.records.types import REFERS
from parley.schema import Schema, entries_of, resolved, schema_of

MOST = 100
"""Offers at a time; who types on gets the others."""


class Offer(NamedTuple):
    """Something to write: its words, what takes the place of `begun`, a few words beside it, more about it."""

    label: str
    text: str
    begun: str
    detail: str = ""
    about: str = ""
    sort: str = "key"


def offers(kind: str, lines: Sequence[str], line: int, column: int, records: Records) -> list[Offer]:
    """What may be written at a place of a record of some kind, the likeliest first."""
    begun = link_in(lines, line, column)
    if begun is not None:
        return list(_links(begun, records))[:MOST]
    cursor = cursor_in(lines, line, column)
    schema = schema_of(kinds()[kind])
    part = part_at(schema, cursor.path) if cursor else None
    if cursor is None or part is None:
        return []
    if not cursor.of_key:
        return list(_values(part, schema, cursor, records))[:MOST]
    items = _values(part, schema, cursor, records) if cursor.path and cursor.listed else ()
    return [*items, *_keys(part, schema, cursor)][:MOST]


def part_at(schema: Schema, path: Sequence[str]) -> Schema | None:
    """The schema of what a path of keys leads to; None where it leads nowhere."""
    part: Schema | None = schema
    for key in path:
        within = entries_of(part, schema) if part else None
        part = within["properties"].get(key) if within else None
    return part


def _keys(part: Schema, schema: Schema, cursor: Cursor) -> Iterator[Offer]:
    within = entries_of(part, schema) or {"properties": {}}
    for key, told in sorted(within["properties"].items(), key=lambda entry: not entry[0].startswith(cursor.begun)):
        if key in cursor.siblings or cursor.begun not in key or told.get("readOnly"):
            continue
        must = "required" if key in within.get("required", ()) else ""
        yield Offer(key, _begun(key, told, schema, cursor.indent), cursor.begun, must, about(told))


def _begun(key: str, part: Schema, schema: Schema, indent: int) -> str:
    """A key as one begins to write it: its value beside it, or on the lines below."""
    below = "\n" + " " * (indent + 2)
    kind = part.get("type")
    if kind == "array" and isinstance(part["items"], dict):
        return f"{key}:{below}- "
    return f"{key}:{below}" if "properties" in resolved(part, schema) else f"{key}: "


def _values(part: Schema, schema: Schema, cursor: Cursor, records: Records) -> Iterator[Offer]:
    kind, begun = part.get(REFERS, ""), cursor.begun
    if kind:
        for id_ in records.of(kind, begun):
            (key,) = records.find(id_, (kind,))
            yield Offer(id_, id_, begun, records.called(key), sort="id")
        return
    part = _one(resolved(part, schema), schema)
    words = part.get("enum") or (["true", "false"] if part.get("type") == "boolean" else [])
    shown = part.get("enumDescriptions", [""] * len(words))
    for word, detail in zip(words, shown, strict=True):
        if begun.lower() in word.lower() or begun.lower() in detail.lower():
            yield Offer(word, word, begun, detail, sort="word")
    if part.get("format") == "edtf":
        for date in part.get("examples", ()):
            if str(date).startswith(begun):
                yield Offer(str(date), str(date), begun, _worded(str(date)), sort="date")


def _one(part: Schema, schema: Schema) -> Schema:
    """The schema of one value, where it may be one or a list."""
    if "anyOf" in part:
        return resolved(part["anyOf"][0], schema)
    return resolved(part["items"], schema) if isinstance(part.get("items"), dict) else part


def _links(begun: str, records: Records) -> Iterator[Offer]:
    for key in sorted(records.files, key=lambda key: (not key.id.startswith(begun), key)):
        whole = "/".join(key)
        name = key.id if len(records.find(key.id, kinds())) == 1 and "/" not in begun else whole
        if begun in whole:
            yield Offer(name, name, begun, records.called(key), key.kind, "id")


def about(part: Schema) -> str:
    """What a key means, with an example where there is one."""
    said: str = part.get("markdownDescription") or part.get("description", "")
    example = next(iter(part.get("examples", ())), None)
    return f"{said}\n\nSuch as `{example}`" if isinstance(example, str | int | float) else said


def _worded(date: str) -> str:
    try:
        return Edtf.parse(date).words()
    except DateError:
        return ""
