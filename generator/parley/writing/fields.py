"""One field of a record as a fact on its page: its name in words, and its value as a reader sees it."""

from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from parley.dates import Edtf
from parley.records.base import Record, Seat, Statement, label_of
from parley.records.types import Key, Reference, checked_url
from parley.references import declared_reference
from parley.writing import markup as m
from parley.writing.writer import Writer


def fact(record: Record, name: str, w: Writer) -> tuple[str, str]:
    """A field's name and value; the value is empty where the record does not say."""
    english, is_url, is_word, reference = _declared(type(record), name)
    label = w.say(english)
    if record.withholds(name):
        return label, w.withheld()
    value = getattr(record, name)
    if is_word:
        return label, record.term(name, w.language)
    if value and is_url:
        return label, f"[{m.text(value)}]({value})"
    return label, _shown(value, reference, w, w.card(record.key).throughout)


def _shown(value: Any, reference: Reference | None, w: Writer, throughout: bool) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return w.commas([_shown(item, reference, w, throughout) for item in value])
    if isinstance(value, Seat):
        when = f" ({w.tenure(value)})" if value.dates() else ""
        rests_on = f"{m.JOINT}{w.evidence(value)}" if value.article else ""
        kind = reference.kind if reference else "actors"
        return w.link(Key(kind, value.actor)) + when + rests_on
    if isinstance(value, Statement):
        return m.joined(w.text(value.words(w.language)), w.dates(value), w.evidence(value))
    if reference:
        return w.link(Key(reference.kind, value))
    if isinstance(value, Edtf):
        return w.date(value, throughout=throughout)
    if isinstance(value, BaseModel):
        return ", ".join(f"{name} {m.text(str(item))}" for name, item in value if item is not None)
    return w.text(str(value)) if isinstance(value, str) else w.number(value)


@cache
def _declared(kind: type[Record], name: str) -> tuple[str, bool, bool, Reference | None]:
    """What a field is called, whether it holds addresses, or one of a few words, and what it refers to."""
    annotation = kind.model_fields[name].annotation
    is_word = any(get_origin(part) is Literal for part in (annotation, *get_args(annotation)))
    return label_of(name), _is_url(annotation), is_word, declared_reference(kind, name)


def _is_url(annotation: Any) -> bool:
    metadata = getattr(annotation, "__metadata__", ())
    return any(getattr(m, "func", None) is checked_url for m in metadata) or any(map(_is_url, get_args(annotation)))
