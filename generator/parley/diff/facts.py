"""What a published record states as a fact, by its fields' declarations, and what has become of it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from parley.diff.difference import Alteration, Altered
from parley.outputs.records import plain
from parley.quotations import digest
from parley.records.base import Model, Record, Seat, keys_of
from parley.records.types import Fact, Key
from parley.references import declared_reference

Some = TypeVar("Some", bound=Model)

TOLD = ("figure", "date")
"""The sorts of which it is told what was said before and what is now; of words and of people it is not."""


class Declared(NamedTuple):
    """A field that states a fact: its name, its key, what sort of fact."""

    name: str
    key: str
    fact: Fact


@cache
def declared(model: type[Model]) -> tuple[Declared, ...]:
    """The fields of a record, or of a part of one, that state facts, in the order declared."""
    fields = ((key, name, model.model_fields[name].metadata) for key, name in keys_of(model).items())
    return tuple(Declared(name, key, m) for key, name, metadata in fields for m in metadata if isinstance(m, Fact))


def kept_back(old: Record, new: Record) -> frozenset[str]:
    """The keys that either state withholds: nothing is told of what stands, or stood, under them."""
    return frozenset((*old.withhold, *new.withhold))


def alterations(old: Record, new: Record) -> Iterator[Alteration]:
    """What became of each fact that a published record states; `old` names others by the ids that they have now."""
    hidden = kept_back(old, new)
    if "body" not in hidden and digest(old.verbatim) != digest(new.verbatim):
        yield Alteration("body", "words", _how(old.verbatim, new.verbatim), corrects=bool(old.verbatim))
    for name, key, fact in declared(type(new)):
        before, after = getattr(old, name), getattr(new, name)
        if key in hidden or before == after:
            continue
        stands = _stands(before, after, fact)
        if _says(before) and stands:
            continue
        both = (_shown(before), _shown(after)) if fact.sort in TOLD else ("", "")
        yield Alteration(key, fact.sort, _how(before, after), *both, corrects=not stands)


def followed(model: Some, moved: Mapping[Key, Key]) -> Some:
    """A record that names others by the ids that they have now."""
    changed = {}
    for name in type(model).model_fields if moved else ():
        value, reference = getattr(model, name), declared_reference(type(model), name)
        now = _followed(value, reference.kind if reference else "", moved)
        if now != value:
            changed[name] = now
    return model.model_copy(update=changed) if changed else model


def _followed(value: Any, kind: str, moved: Mapping[Key, Key]) -> Any:
    if isinstance(value, tuple):
        return tuple([_followed(item, kind, moved) for item in value])
    if isinstance(value, Seat) and kind:
        return followed(value, moved).model_copy(update={"actor": _followed(value.actor, kind, moved)})
    if isinstance(value, Model):
        return followed(value, moved)
    return moved.get(Key(kind, value), Key(kind, value)).id if kind and isinstance(value, str) else value


def _how(before: Any, after: Any) -> Altered:
    return "changed" if _says(before) == _says(after) else "added" if _says(after) else "removed"


def _says(value: Any) -> bool:
    return value is not None and value not in ("", ())


def _stands(old: Any, new: Any, fact: Fact) -> bool:
    """Whether all that was said is said still; more may be."""
    if not _says(old):
        return not (fact.absent and _says(new))
    if isinstance(old, Model):
        return isinstance(new, type(old)) and _continues(old, new)
    if not isinstance(old, tuple):
        return bool(_flat(old) == _flat(new))
    if isinstance(old[0], Model):
        return _each_continues(old, new)
    if fact.sort == "date":  # days on which a thing is shown: one more takes nothing back
        return set(old) <= set(new)
    return sorted(map(_flat, old)) == sorted(map(_flat, new))


def _continues(old: Model, new: Model) -> bool:
    return all(_stands(getattr(old, d.name), getattr(new, d.name), d.fact) for d in declared(type(old)))


def _each_continues(old: tuple[Model, ...], new: tuple[Model, ...]) -> bool:
    """Whether each part has one of its own that says the same, or more; first those that are as they were."""
    left = list(new)
    for part in sorted(old, key=lambda part: part not in new):
        found = part if part in left else next((other for other in left if _continues(part, other)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _flat(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    told = plain(value)
    if isinstance(told, list) and all(isinstance(item, str | int | float) for item in told):
        return ", ".join(map(str, told))
    return str(told) if isinstance(told, str | int | float) else ""
