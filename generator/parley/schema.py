"""JSON Schemas of front matter, made from the models: for editors, and for any other program.

They are of draft 7, which servers for YAML read best, and say all that can be said of one file by itself: which keys
there are and which there must be, the words and the shapes of their values. What only the whole archive shows (whether
an id is anybody's), or only a program that knows dates, is for `parley check`.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from parley.kinds import kinds
from parley.records.base import OPEN, Model, Record, keys_of, label_of
from parley.records.types import REFERS
from parley.starter.examples import example_of

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = Mapping[str, Any]
"""A JSON Schema, or a part of one."""

SUFFIX = ".schema.json"
"""What the name of a kind's file of its schema ends in."""


class _Draft7(GenerateJsonSchema):
    """Schemas of what a person writes: a key without a value is no value, and a default need not be told."""

    schema_dialect = DRAFT

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**made, "default": default} if isinstance(default, str | bool) else made

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:
        return value  # the order declared is the order in which a person would write


@cache
def schema_of(kind: type[Record]) -> Schema:
    """The schema of one kind's front matter."""
    made = kind.model_json_schema(by_alias=True, schema_generator=_Draft7, ref_template="#/definitions/{model}")
    parts = {name: _required_first(_older(part)) for name, part in sorted(made.pop("$defs", {}).items())}
    body = {**_older(made), "title": kind.folder}
    keys = {key: body["properties"][key] for key in _in_order(kind)}
    keys["withhold"] = {**keys["withhold"], "items": {"enum": sorted(keys_of(kind).keys() - OPEN), "format": "key"}}
    example = example_of(kind.folder)
    for properties, given in [
        (keys, example.values if example else {}),
        *((p["properties"], {}) for p in parts.values()),
    ]:
        properties.update({key: _with_more(key, part, given) for key, part in properties.items()})
    required = [key for key in body.get("required", ()) if key in keys]
    choices = [{"oneOf": [{"required": [key]} for key in group]} for group in kind.one_of]
    either = choices[0] if len(choices) == 1 else {"allOf": choices} if choices else {}
    shown = {"examples": [example.values]} if example else {}
    return {"$schema": DRAFT, **body, "properties": keys, "required": required, **either, **shown, "definitions": parts}


def _in_order(kind: type[Record]) -> list[str]:
    """The keys of a kind: its own, then those that any record may have."""
    common = keys_of(Record)
    return sorted(keys_of(kind).keys() - {"body"}, key=[*(k for k in keys_of(kind) if k not in common), *common].index)


def schemas() -> dict[str, str]:
    """The schema of every kind as the text of a file, by the file's name."""
    return {f"{folder}{SUFFIX}": text_of(schema_of(kind)) for folder, kind in kinds().items()}


def text_of(schema: Schema) -> str:
    """A schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def resolved(part: Schema, schema: Schema) -> Schema:
    """A part of a schema with what it refers to in its place."""
    for inner in part.get("allOf", ()):
        part = {**resolved(inner, schema), **{key: value for key, value in part.items() if key != "allOf"}}
    if "$ref" in part:
        found: Schema = schema["definitions"][part["$ref"].rpartition("/")[2]]
        return found
    return part


def _required_first(part: dict[str, Any]) -> dict[str, Any]:
    required = part.get("required", ())
    keys = sorted(part["properties"], key=lambda key: key not in required)
    return {**part, "properties": {key: part["properties"][key] for key in keys}}


def entries_of(part: Schema, schema: Schema) -> Schema | None:
    """The schema of the keys that a key's value has, or each item of it; None where it has none."""
    part = resolved(part, schema)
    if isinstance(part.get("items"), dict):
        return entries_of(part["items"], schema)
    if "anyOf" in part:
        return next((found for inner in part["anyOf"] if (found := entries_of(inner, schema))), None)
    return part if "properties" in part else None


def about(model: type[Model]) -> str:
    """What a kind, or a part of a record, is: the first paragraph of its docstring."""
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _older(part: Any) -> Any:
    """A part of a schema as draft 7 has it: there nothing stands beside `$ref`, and a row's places are `items`."""
    if isinstance(part, list):
        return [_older(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {("items" if key == "prefixItems" else key): _older(value) for key, value in part.items() if key != "ge"}
    if isinstance(made.get("description"), str):
        made["description"] = " ".join(made["description"].split())
    if "$ref" in made and len(made) > 1:
        made = {"allOf": [{"$ref": made.pop("$ref")}], **made}
    return made


def _with_more(key: str, part: Schema, given: Mapping[str, Any]) -> Schema:
    """What a key's schema tells besides: its title, whose ids it holds, and how its value may look."""
    kind = part.get(REFERS)
    of = example_of(kind) if kind else None
    examples = [given[key]] if key in given else [of.id] if of else []
    examples += [value for value in part.get("examples", ()) if value not in examples]
    hovered = {"markdownDescription": f"{part['description']} The id of a record in `{kind}/`."} if kind else {}
    return {**part, "title": label_of(key), **hovered, **({"examples": examples} if examples else {})}
