"""Sources to records, or to what is wrong with them: in words a contributor can act on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from parley.body import faults
from parley.load import Source
from parley.problems import Finding, Problem
from parley.records.base import Record, keys_of
from parley.todo import is_todo
from parley.unknown_keys import entry_model, meant_by, of_another_kind
from parley.wrong_values import code_of, meant_at, wrong_value


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
    if any(finding.code == "wrong-folder" for finding in result):
        more = []  # what its own kind asks for is not what is wrong with it
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
        if misplaced := of_another_kind(source, kinds):
            return [*found, misplaced]
        return found + list(_findings(source, model, error))
    found += [Finding(source.path, (f.field,), code_of(f.field), f"`{f.field}`: {f}") for f in record.faults()]
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
                values[name] = adapter_of(model, name).validate_python(source.values[key])
                continue
            except ValidationError:
                wrong.add(key)
        if field.is_required():
            values[name] = ""
            wrong.add(key)
    # what was meant by a misspelt key is not missing
    wrong |= {meant_by(key, model) for key in source.values if key not in keys_of(model)}
    record = model.model_construct(**values)
    faults = [f for f in record.faults() if not wrong & {f.field, *f.beside}]
    return record, [Finding(source.path, (f.field,), code_of(f.field), f"`{f.field}`: {f}") for f in faults]


@cache
def adapter_of(model: type[Record], name: str) -> TypeAdapter[Any]:
    """What tells whether a value is right for one field of a kind, by itself."""
    field = model.model_fields[name]
    annotation: Any = field.annotation
    for part in field.metadata:
        annotation = Annotated[annotation, part]
    strict = ConfigDict(strict=True) if not entry_model(annotation) else None
    return TypeAdapter(annotation, config=strict)


def _findings(source: Source, model: type[Record], error: ValidationError) -> Iterator[Finding]:
    details = error.errors(include_url=False)
    told: set[tuple[str | int, ...]] = set()
    misspelt = {meant_at(model, _where(d)) for d in details if d["type"] == "extra_forbidden"}
    for detail in details:
        if detail["loc"][:1] == ("verified",):
            if ("verified",) not in told:
                told.add(("verified",))
                words = "`verified` is written by `parley verify --snapshots DIR --write`, never by hand; remove it"
                yield Finding(source.path, ("verified",), "verified-by-hand", words)
            continue
        where = _where(detail)
        if where not in told and not (detail["type"] == "missing" and where in misspelt):
            told.add(where)
            code, message = wrong_value(model, where, detail)
            yield Finding(source.path, where, code, message)


def _where(detail: ErrorDetails) -> tuple[str | int, ...]:
    """The key path, without what pydantic adds to it; the last part is a key where that is unknown, however odd."""
    *above, last = detail["loc"] or ("",)
    kept = [part for part in above if not _is_union_tag(part)]
    is_key = detail["type"] == "extra_forbidden" or (last != "" and not _is_union_tag(last))
    return (*kept, last) if is_key else tuple(kept)


def _is_union_tag(part: str | int) -> bool:
    return part in ("int", "float") or (isinstance(part, str) and "[" in part)
