"""Every reference that a record makes, found from its fields' declarations alone."""

import typing
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from parley.body import WikiLink, links_in
from parley.language import message
from parley.problems import Where
from parley.records.base import Model, Record, Seat, Statement
from parley.records.types import Key, Reference

MENTIONED = message("Mentioned in")
"""The way back of a link in a body."""


class Use(NamedTuple):
    """One reference: where in the record it stands, whom it names, and the statement it is a part of.

    `within` is the larger statement of which that one is a part with evidence of its own.
    """

    where: Where
    target: Key
    back: str
    statement: Statement | None
    within: Statement | None = None


def references(model: Model, statement: Statement | None = None, where: Where = ()) -> list[Use]:
    """The references of a record, or of a part of one, in the order of its fields; links in bodies are not here."""
    found = []
    for name, alias, reference, has_parts in _plan(type(model)):
        if not (value := getattr(model, name)):
            continue
        for place, item in _items(value, (*where, alias)):
            if has_parts and isinstance(item, Model):
                inner = _inner(statement, item)
                outer = statement if inner is not statement else None
                if reference and isinstance(item, Seat):
                    found.append(Use((*place, "actor"), Key(reference.kind, item.actor), reference.back, inner, outer))
                found += references(item, inner, place)
            elif reference:
                found.append(Use(place, Key(reference.kind, item), reference.back, statement))
    return found


def _inner(outer: Statement | None, item: Model) -> Statement | None:
    """The statement that a part of a record belongs to: a seat with evidence of its own, else the outermost."""
    if isinstance(item, Seat) and (item.article or item.dates()):
        return item
    return outer or (item if isinstance(item, Statement) else None)


def statements(model: Model, where: Where = ()) -> list[tuple[Where, Statement]]:
    """Every statement of a record with its place in it, in the order of its fields."""
    found = []
    for name, alias, _, has_parts in _plan(type(model)):
        if not has_parts or not (value := getattr(model, name)):
            continue
        for place, part in _items(value, (*where, alias)):
            if isinstance(part, Statement):
                found.append((place, part))
            if isinstance(part, Model):
                found += statements(part, place)
    return found


def mentions(record: Record) -> list[WikiLink]:
    """The `[[id]]` links of a record's body, in order."""
    return list(links_in(record.body))


def declared_reference(model: type[Model], name: str) -> Reference | None:
    """What a field's declaration says it refers to, if anything."""
    return next((reference for field, _, reference, _ in _plan(model) if field == name), None)


def back_labels(model: type[Model]) -> list[str]:
    """What the ways back of all references are called that such a record, or any part of it, may make."""
    found: dict[str, None] = {}
    for name, _, reference, has_parts in _plan(model):
        if reference:
            found[reference.back] = None
        if has_parts:
            for part in _models(model.model_fields[name].annotation):
                found.update(dict.fromkeys(back_labels(part)))
    return list(found)


@cache
def _plan(model: type[Model]) -> tuple[tuple[str, str, Reference | None, bool], ...]:
    """The fields that refer to records or have parts that may: name, key, reference, whether there are parts."""
    plan = []
    for name, field in model.model_fields.items():
        declared = [m for m in field.metadata if isinstance(m, Reference)] or _declared(field.annotation)
        has_parts = _holds_models(field.annotation)
        if declared or has_parts:
            plan.append((name, field.alias or name, declared[0] if declared else None, has_parts))
    return tuple(plan)


def _declared(annotation: Any) -> list[Reference]:
    found = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Reference)]
    return found or [r for part in typing.get_args(annotation) for r in _declared(part)]


def _holds_models(annotation: Any) -> bool:
    return bool(_models(annotation))


def _models(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for part in typing.get_args(annotation) for model in _models(part)]


def _items(value: Any, where: Where) -> Iterable[tuple[Where, Any]]:
    if isinstance(value, tuple):
        return [((*where, index), item) for index, item in enumerate(value)]
    return [(where, value)]
