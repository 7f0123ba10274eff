"""Which pages may be other than they were, told without writing them: by what they show, and by the cards of that.

A page is a function of what its view has gathered and of the cards of records (see `parley.pages.base`). Of keys, it
knows those that were gathered and those that stand on their cards; only quotes and figures have more on theirs than
words. So a page is as it was where the same was gathered, and no id in it leads to a card that is not as it was.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from parley.dates import Edtf
from parley.diff.sides import Sides
from parley.records.base import Model
from parley.records.types import Key

ATOMS = frozenset({int, float, bool, bytes, type(None), Edtf})
"""Types of values in which no id stands."""


def touching(both: Sides) -> Callable[[object], bool]:
    """Tells whether anything gathered leads to a card that is not as it was; of what it does not know, it says yes."""
    ids = frozenset(key.id for key in _leading(both, _other_cards(both)))

    def touched(gathered: object) -> bool:
        left = [gathered]
        while left:
            value = left.pop()
            kind = type(value)
            if kind is str:
                if value in ids:
                    return True
            elif kind not in ATOMS:
                parts = _parts_of(value)
                if parts is None:
                    return True
                left.extend(parts(value))
        return False

    return touched


class Alike:
    """Tells whether two values say the same, those too that are otherwise told apart without a look into them."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], tuple[object, object, bool]] = {}

    def __call__(self, old: object, new: object) -> bool:
        """Whether they do; of what it does not know, it says no."""
        if old is new or old == new:
            return True
        kind = type(old)
        if kind is not type(new) or kind is str or kind in ATOMS or isinstance(old, Model):
            return False
        if kind.__eq__ is not object.__eq__:
            return self._in_parts(old, new)
        pair = id(old), id(new)
        if pair not in self._seen:
            self._seen[pair] = old, new, self._in_parts(old, new)  # with them, lest others come to have their ids
        return self._seen[pair][2]

    def _in_parts(self, old: object, new: object) -> bool:
        parts = _parts_of(old)
        if parts is None or isinstance(old, set | frozenset):
            return False
        both = [list(parts(old)), list(parts(new))]
        return len(both[0]) == len(both[1]) and all(map(self, *both))


def _other_cards(both: Sides) -> set[Key]:
    """The records whose cards are not as they were, or are on one side alone."""
    old, new = both.old.archive, both.new.archive
    return {key for key in {*both.old, *both.new} if old.card(key) != new.card(key)}


def _leading(both: Sides, keys: set[Key]) -> set[Key]:
    """These records, and all whose cards lead to them: quotes and figures that name them, and those that name these."""
    found, left = set(keys), list(keys)
    while left:
        key = left.pop()
        for archive in (both.old.archive, both.new.archive):
            links = [link for named_by in archive.backlinks.get(key, {}).values() for link in named_by]
            naming = {link.source for link in links if archive.records[link.source].whole} - found
            found |= naming
            left += naming
    return found


def _parts_of(value: object) -> Callable[[Any], Iterable[object]] | None:
    return _parts_of_type(type(value))  # type: ignore[arg-type]  # any type can be a key


@cache
def _parts_of_type(kind: type) -> Callable[[Any], Iterable[object]] | None:
    """How the parts of a value of some type are come by; None where that is not known."""
    if issubclass(kind, str):
        return lambda value: [str(value)]
    if issubclass(kind, tuple | list | set | frozenset | range):
        return list
    if issubclass(kind, Mapping):
        return lambda value: [*value.keys(), *value.values()]
    if issubclass(kind, Model):
        return lambda value: vars(value).values()
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: [getattr(value, name) for name in names]
    return None
