"""Every reference that a record makes, found from its fields' declarations alone."""

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from parley.body import links_in
from parley.problems import Where
from parley.records.base import Model, Record, Seat, Statement
from parley.records.types import Key, Reference

MENTIONED = "Mentioned in"
"""The way back of a link in a body."""


@dataclass(frozen=True, slots=True)
class Use:
    """One reference: where in the record it stands, whom it names, and the statement it is a part of."""

    where: Where
    target: Key
    back: str
    statement: Statement | None


def references(model: Model, statement: Statement | None = None, where: Where = ()) -> Iterator[Use]:
    """The references of a record, or of a part of one, in the order of its fields; links in bodies are not here."""
    for name, alias, reference in _plan(type(model)):
        for place, item in _items(getattr(model, name), (*where, alias)):
            if isinstance(item, Model):
                inner = _inner(statement, item)
                if reference and isinstance(item, Seat):
                    yield Use((*place, "actor"), Key(reference.kind, item.actor), reference.back, inner)
                yield from references(item, inner, place)
            elif reference and item:
                yield Use(place, Key(reference.kind, item), reference.back, statement)


def _inner(outer: Statement | None, item: Model) -> Statement | None:
    """The statement that a part of a record belongs to: a seat with evidence of its own, else the outermost."""
    if isinstance(item, Seat) and (item.article or item.dates()):
        return item
    return outer or (item if isinstance(item, Statement) else None)


def statements(model: Model, where: Where = ()) -> Iterator[tuple[Where, Statement]]:
    """Every statement of a record with its place in it, in the order of its fields."""
    for name, alias, _ in _plan(type(model)):
        for place, item in _items(getattr(model, name), (*where, alias)):
            if isinstance(item, Statement):
                yield place, item
            if isinstance(item, Model):
                yield from statements(item, place)


@dataclass(frozen=True, slots=True)
class Mention:
    """A link that a body makes: the line of the body (from 0) and column (from 1), and the words between brackets."""

    line: int
    column: int
    kind: str | None
    id: str


def mentions(record: Record) -> Iterator[Mention]:
    """The `[[id]]` links of a record's body, in order."""
    for link in links_in(record.body):
        yield Mention(link.line, link.column, link.kind, link.id)


def declared_reference(model: type[Model], name: str) -> Reference | None:
    """What a field's declaration says it refers to, if anything."""
    return next((reference for field, _, reference in _plan(model) if field == name), None)


@cache
def _plan(model: type[Model]) -> tuple[tuple[str, str, Reference | None], ...]:
    plan = []
    for name, field in model.model_fields.items():
        declared = [m for m in field.metadata if isinstance(m, Reference)] or _declared(field.annotation)
        if declared or _holds_models(field.annotation):
            plan.append((name, field.alias or name, declared[0] if declared else None))
    return tuple(plan)


def _declared(annotation: Any) -> list[Reference]:
    found = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Reference)]
    return found or [r for part in typing.get_args(annotation) for r in _declared(part)]


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return True
    return any(_holds_models(part) for part in typing.get_args(annotation))


def _items(value: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    if value is None:
        return
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*where, index), item
    else:
        yield where, value
