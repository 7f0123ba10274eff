"""Records as bytes, on their way between processes and from one build to the next.

pydantic pickles every field of a model, and the set of those that were given. Of a record most fields are absent: only
what differs from the class's defaults is pickled here, which is smaller and sooner read again.
"""

from functools import cache, lru_cache
from typing import Any

from pydantic import BaseModel

SHAPES = 10_000
"""How many different choices of fields are kept ready: records of one kind are much alike."""


def reduced(model: BaseModel) -> tuple[Any, ...]:
    """What `pickle` makes a frozen model without private values from (see `object.__reduce__`)."""
    own = vars(model)
    said = _shape(tuple([name for name, default in _defaults(type(model)).items() if own[name] is not default]))
    return _restored, (type(model), said, *(own[name] for name in said))


def _restored(kind: type[BaseModel], said: tuple[str, ...], *values: Any) -> BaseModel:
    """A model as it was; it is not validated again."""
    made = kind.__new__(kind)
    object.__setattr__(made, "__dict__", _defaults(kind) | dict(zip(said, values, strict=True)))
    object.__setattr__(made, "__pydantic_fields_set__", _field_set(said))
    object.__setattr__(made, "__pydantic_extra__", None)
    object.__setattr__(made, "__pydantic_private__", None)
    return made


@cache
def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    """The fields in the order declared, each with its value where nothing is said."""
    return {name: field.default for name, field in kind.model_fields.items()}


@lru_cache(SHAPES)
def _shape(names: tuple[str, ...]) -> tuple[str, ...]:
    # one tuple for all that are equal, which a pickle of many records names instead of repeating
    return names


@lru_cache(SHAPES)
def _field_set(names: tuple[str, ...]) -> set[str]:
    # one set for all records of a shape: pydantic copies that of a frozen model, and never adds to it
    return set(names)
