"""One field of a record as a fact on its page: its name in words, and its value as a reader sees it."""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from parley.dates import Edtf
from parley.pages import markup as m
from parley.pages.writer import Writer
from parley.records.base import WITHHELD, Record, Seat, Statement
from parley.records.types import Key, Reference, checked_url
from parley.references import declared_reference


def fact(record: Record, name: str, w: Writer) -> tuple[str, str]:
    """A field's name and value; the value is empty where the record does not say."""
    label, is_url, reference = _declared(type(record), name)
    if record.withholds(name):
        return label, m.text(WITHHELD)
    value = getattr(record, name)
    if value and is_url:
        return label, f"[{m.text(value)}]({value})"
    return label, _shown(value, reference, w, w.card(record.key).throughout)


def _shown(value: Any, reference: Reference | None, w: Writer, throughout: bool) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(_shown(item, reference, w, throughout) for item in value)
    if isinstance(value, Seat):
        when = f" ({w.tenure(value)})" if value.dates() else ""
        rests_on = f" · {w.evidence(value)}" if value.article else ""
        kind = reference.kind if reference else "actors"
        return w.link(Key(kind, value.actor)) + when + rests_on
    if isinstance(value, Statement):
        return m.joined(m.text(value.words()), w.dates(value), w.evidence(value))
    if reference:
        return w.link(Key(reference.kind, value))
    if isinstance(value, Edtf):
        return m.date(value, throughout=throughout)
    if isinstance(value, BaseModel):
        return ", ".join(f"{name} {m.text(str(item))}" for name, item in value if item is not None)
    return m.text(str(value))


@cache
def _declared(kind: type[Record], name: str) -> tuple[str, bool, Reference | None]:
    """What a field is called, whether it holds addresses, and what it refers to."""
    is_url = _is_url(kind.model_fields[name].annotation)
    return name.replace("_", " ").capitalize(), is_url, declared_reference(kind, name)


def _is_url(annotation: Any) -> bool:
    metadata = getattr(annotation, "__metadata__", ())
    return any(getattr(m, "func", None) is checked_url for m in metadata) or any(map(_is_url, get_args(annotation)))
