"""What is wrong with a value, in words a contributor can act on."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from parley.ids import likely
from parley.nearest import did_you_mean
from parley.problems import Where
from parley.records.base import Model, Record, keys_of
from parley.unknown_keys import entry_model, meant_by, unknown_words

_PATTERNS = {
    "wikidata": "write a Q-number such as Q42",
    "sha256": "write the 64 digits that `sha256sum FILE` prints",
    "snapshot": "write the 64 digits that `sha256sum FILE` prints",
}

_BOUNDS = {
    "greater_than_equal": ("write a number from {:g} on", "ge"),
    "less_than_equal": ("write a number up to {:g}", "le"),
    "string_too_long": ("shorten it to at most {:,} characters", "max_length"),
}

_PAIR = "write two numbers, the lower one first: `[5, 9]`"

_WORDS = re.compile(r"\w[\w .'’()/-]*(?:, *\w[\w .'’()/-]*)*")
"""Words, or a list of them with commas, that need no quotes in a list."""

_BULLETS = re.compile(r"(?:^|\s)[•*–—·]\s")


def wrong_value(model: type[Record], where: Where, detail: ErrorDetails) -> tuple[str, str]:
    """The code of what is wrong at a key path, and words for it."""
    kind, given = detail["type"], detail["input"]
    key = next((part[:60] for part in reversed(where) if isinstance(part, str)), "")
    if kind == "missing":
        return _missing(_model_at(model, where[:-1]), where, key)
    if kind == "extra_forbidden":
        return "unknown-key", unknown_words(key, _model_at(model, where[:-1]))
    if kind == "value_error":
        return code_of(key), f"`{key}`: {detail['ctx']['error']}" if key else str(detail["ctx"]["error"])
    if given is None:
        return "type", f"`{key}` is empty; write its value, or remove the key"
    if kind in ("too_long", "too_short"):
        return "value", f"`{key}` has {len(given)} values; {_PAIR}"
    if kind in _TYPES:
        return "type", f"`{key}` is {shown(given)}; {_TYPES[kind](given, model, where)}"
    code, words = _refused(kind, key, given, detail, model)
    return code, f"`{key}` cannot be {shown(given)}; {words}"


def meant_at(model: type[Record], where: Where) -> Where:
    """The place of the key that an unknown one, at a place, was meant to be; the same place where that is not known."""
    return (*where[:-1], meant_by(str(where[-1]), _model_at(model, where[:-1])) or where[-1])


def _refused(kind: str, key: str, given: Any, detail: ErrorDetails, model: type[Record]) -> tuple[str, str]:
    context = detail.get("ctx", {})
    if kind == "literal_error":
        allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
        return "unknown-word", did_you_mean(str(given).lower(), allowed) or f"write one of {', '.join(allowed)}"
    if kind == "string_pattern_mismatch" and "[a-z0-9]+(-" in str(context.get("pattern")):
        return "id", _id_words(key, str(given), model)
    if kind == "string_pattern_mismatch":
        return "value", _PATTERNS.get(key, "compare with a record that passes")
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return "value", words.format(context.get(bound))
    return "value", "compare with a record that passes"


def _missing(model: type[Model], where: Where, key: str) -> tuple[str, str]:
    if where and isinstance(where[-1], int):
        return "value", f"`{key}` is one number; {_PAIR}"
    name = keys_of(model).get(key, key)
    meaning = (model.model_fields[name].description or "").split("\n")[0].rstrip(".")
    return "missing-key", f"the key `{key}` is missing; add `{key}: …` ({meaning[:1].lower()}{meaning[1:]})"


def _id_words(key: str, given: str, model: type[Record]) -> str:
    better, fields = likely(given), keys_of(model)
    known = f"write `{better}`, if a record's file has that name" if better else "write the name of a record's file"
    free = f"{key}_unnamed" if f"{key}_unnamed" in fields else "unnamed" if key in ("speaker", "actor") else ""
    return f"{known}{f', or free words in `{free}`' if free else ''}"


def code_of(key: str) -> str:
    """The code of what is wrong with a key's value, where nothing narrower is known."""
    if key in ("date", "published", "retrieved", "start", "end", "from", "to", "as_of", "period", "on"):
        return "date"
    return {"url": "address", "archived": "address", "website": "address", "language": "language"}.get(key, "value")


def shown(value: Any) -> str:
    """A value as a message tells it."""
    if isinstance(value, bool) or value is None:
        return {True: "`true`", False: "`false`", None: "empty"}[value]
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping of keys"
    if isinstance(value, int | float):
        return f"the number {value}"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _as_text(given: Any, model: type[Record], where: Where) -> str:
    inner = given
    while isinstance(inner, list) and len(inner) == 1:
        inner = inner[0]
    if isinstance(given, list) and isinstance(inner, str):
        return f"write it without brackets: {inner[:60]}"
    if isinstance(given, list):
        return "write one text"
    return 'put it in quotes, as in "words"' if isinstance(given, dict) else f'put it in quotes: "{str(given).lower()}"'


def _as_number(given: Any, model: type[Record], where: Where) -> str:
    return "write a number in digits alone, without commas, spaces or units"


def _as_list(given: Any, model: type[Record], where: Where) -> str:
    if where[-1:] == ("range",):
        return _PAIR
    if keys := _entry_keys(model, where):
        return f"write a list of entries, each after `- `, with the keys {keys}"
    if isinstance(given, str) and not _BULLETS.search(given) and _WORDS.fullmatch(given) and len(given) <= 60:
        return f"write a list: [{given}]"
    return "write a list, each item on its own line after `- `"


def _as_keys(given: Any, model: type[Record], where: Where) -> str:
    keys = _entry_keys(model, where)
    return f"write keys with values here: {keys}" if keys else "write keys with values, such as `ar: …`"


def _as_truth(given: Any, model: type[Record], where: Where) -> str:
    return "write `true` or `false`, in small letters and without quotes"


def _entry_keys(model: type[Record], where: Where) -> str:
    found = _model_at(model, where)
    if found is model:
        return ""
    keys = keys_of(found)
    needed = [f"{key} (needed)" for key, name in keys.items() if found.model_fields[name].is_required()]
    return ", ".join([*needed, *(key for key, name in keys.items() if not found.model_fields[name].is_required())])


_TYPES: Mapping[str, Callable[[Any, type[Record], Where], str]] = {
    "bool_type": _as_truth,
    "int_type": _as_number,
    "float_type": _as_number,
    "string_type": _as_text,
    "tuple_type": _as_list,
    "dict_type": _as_keys,
    "model_type": _as_keys,
}


def _model_at(model: type[Model], where: Where) -> type[Model]:
    for part in where:
        if isinstance(part, str):
            name = keys_of(model).get(part, part)
            found = entry_model(model.model_fields[name].annotation) if name in model.model_fields else None
            model = found or model
    return model
