"""Sources to records, or to what is wrong with them: in words a contributor can act on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from parley.body import faults
from parley.load import Source
from parley.nearest import did_you_mean
from parley.problems import Finding, Problem
from parley.records.base import Model, Record, keys_of
from parley.todo import is_todo

_EXPECTED = {
    "bool_type": "`true` or `false`",
    "int_type": "a number in digits alone, without commas or spaces",
    "float_type": "a number in digits alone, without commas or spaces",
    "string_type": "text; put quotes around it",
    "tuple_type": "a list; write each item on its own line after `- `",
    "dict_type": "keys with values",
    "model_type": "keys with values",
}


_PATTERNS = {
    "wikidata": "write a Q-number such as Q42",
    "sha256": "write the 64 digits that `sha256sum FILE` prints",
}

_BOUNDS = {
    "greater_than_equal": ("write a number from {} on", "ge"),
    "less_than_equal": ("write a number up to {}", "le"),
    "string_too_long": ("shorten it to at most {} characters", "max_length"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's record and all that is wrong with it by itself; of a record with findings, only what is right."""

    path: str
    record: Record
    findings: tuple[Finding, ...] = ()


def judged(found: Source | Problem, kinds: dict[str, type[Record]]) -> Judged | Problem:
    """What one file holds: a function of its path and bytes alone, so that files can be judged in any process."""
    if isinstance(found, Problem):
        return found
    result = validate(found, kinds)
    if isinstance(result, Record):
        return Judged(found.path, result)
    record, more = salvage(found, kinds)
    # of a value that is still to be found nobody is told that it is wrong as well
    told = [f for f in (*result, *more) if not (found.todos and is_todo(found.values, f.where))]
    return Judged(found.path, record, tuple(dict.fromkeys(told)))


def validate(source: Source, kinds: dict[str, type[Record]]) -> Record | list[Finding]:
    """The record that a source holds, or everything that is wrong with it."""
    model = kinds[source.kind]
    found = [Finding(source.path, ("body", f.line, f.column), f.code, f.message) for f in faults(source.body)]
    found += [Finding(source.path, ("text", t.line, t.column), "todo", t.message) for t in source.todos]
    found += [
        Finding(source.path, (key,), "unknown-key", f"`{key}` is not a key: {hint}; remove it")
        for key, hint in (
            ("id", "a record's id is its file's name"),
            ("body", "the text goes below the keys"),
        )
        if key in source.values
    ]
    try:
        record = model.model_validate({**source.values, "id": source.id, "body": source.body})
    except ValidationError as error:
        return found + list(_findings(source, model, error))
    found += [Finding(source.path, (f.field,), _code_of(f.field), f"`{f.field}`: {f}") for f in record.faults()]
    return found or record


def salvage(source: Source, kinds: dict[str, type[Record]]) -> tuple[Record, list[Finding]]:
    """What is right in a source that is not, so that the rest of what is wrong with it can be told in the same run.

    The record has only those fields that are valid by themselves; the findings are those its other fields allow.
    """
    model = kinds[source.kind]
    values: dict[str, Any] = {"id": source.id, "body": source.body}
    wrong = set()
    for key, name in keys_of(model).items():
        field = model.model_fields[name]
        if key in source.values and name != "body":
            try:
                values[name] = _adapter(model, name).validate_python(source.values[key])
                continue
            except ValidationError:
                wrong.add(key)
        if field.is_required():
            values[name] = ""
            wrong.add(key)
    record = model.model_construct(**values)
    faults = [f for f in record.faults() if f.field not in wrong]
    return record, [Finding(source.path, (f.field,), _code_of(f.field), f"`{f.field}`: {f}") for f in faults]


@cache
def _adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    field = model.model_fields[name]
    annotation: Any = field.annotation
    for part in field.metadata:
        annotation = Annotated[annotation, part]
    strict = ConfigDict(strict=True) if not _inner(annotation) else None
    return TypeAdapter(annotation, config=strict)


def _findings(source: Source, model: type[Record], error: ValidationError) -> Iterator[Finding]:
    told: set[tuple[str | int, ...]] = set()
    for detail in error.errors(include_url=False):
        if detail["loc"][:1] == ("verified",):
            if ("verified",) not in told:
                told.add(("verified",))
                words = "`verified` is written by `parley verify --write`, never by hand; remove it"
                yield Finding(source.path, ("verified",), "verified-by-hand", words)
            continue
        where = tuple(part for part in detail["loc"] if not _is_union_tag(part))
        if where not in told:
            told.add(where)
            code, message = _words(model, where, detail)
            yield Finding(source.path, where, code, message)


def _is_union_tag(part: str | int) -> bool:
    return part in ("int", "float") or (isinstance(part, str) and "[" in part)


def _words(model: type[Model], where: tuple[str | int, ...], detail: ErrorDetails) -> tuple[str, str]:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = next((str(part) for part in reversed(where) if isinstance(part, str)), "")
    if kind == "missing":
        return "missing-key", f"the key `{key}` is missing; add it"
    if kind == "extra_forbidden":
        known = list(keys_of(_model_at(model, where[:-1])))
        known = [k for k in known if k != "body"]
        hint = did_you_mean(key, known) or f"the keys here are {', '.join(known)}"
        return "unknown-key", f"there is no key `{key}`; {hint}"
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        hint = did_you_mean(str(given), allowed) or f"write one of {', '.join(allowed)}"
        return "unknown-word", f"`{key}` cannot be {_shown(given)}; {hint}"
    if kind == "string_pattern_mismatch" and "[a-z0-9]+(-" in str(context.get("pattern")):
        return "id", f"{_shown(given)} is no id; write a file name without .md, such as `geneva-2017-02`"
    if kind == "string_pattern_mismatch":
        return "value", f"`{key}` cannot be {_shown(given)}; {_PATTERNS.get(key, 'compare with a record that passes')}"
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return "value", f"`{key}` cannot be {_shown(given)}; {words.format(context.get(bound))}"
    if kind == "value_error":
        return _code_of(key), f"`{key}`: {context['error']}" if key else str(context["error"])
    if given is None:
        return "type", f"`{key}` is empty; write its value, or remove the key"
    if kind in _EXPECTED:
        return "type", f"`{key}` is {_shown(given)}; expected {_EXPECTED[kind]}"
    return "value", f"`{key}` cannot be {_shown(given)}: {detail['msg'][0].lower()}{detail['msg'][1:]}"


def _code_of(key: str) -> str:
    if key in ("date", "published", "retrieved", "start", "end", "from", "to", "as_of", "period", "on"):
        return "date"
    return {"url": "address", "archived": "address", "website": "address", "language": "language"}.get(key, "value")


def _shown(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "`true`", False: "`false`", None: "empty"}[value]
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping of keys"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _model_at(model: type[Model], where: tuple[str | int, ...]) -> type[Model]:
    for part in where:
        if isinstance(part, str):
            name = keys_of(model).get(part, part)
            inner = _inner(model.model_fields[name].annotation) if name in model.model_fields else None
            model = inner or model
    return model


def _inner(annotation: Any) -> type[Model] | None:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in get_args(annotation) if (found := _inner(part))), None)
