"""Values as front matter spells them: the least marks with which they are read as what they are."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from parley.front_matter import loads


def spelt(value: Any) -> str:
    """A word, a number or `true`, as it stands after a key; in quotation marks where it would be read as another."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    return value if _is_read(value) else json.dumps(value, ensure_ascii=False)


def _is_read(text: str) -> bool:
    """Whether a text means itself, as a value and in a list in brackets."""
    try:
        return loads(f"\nk: {text}\nl: [{text}]\n") == {"k": text, "l": [text]}
    except (yaml.YAMLError, ValueError):
        return False


def front_matter(values: Mapping[str, Any], body: str = "") -> str:
    """A record's file: its keys in the order given, and its body."""
    lines = [line for key, value in values.items() for line in _lines(key, value)]
    return "\n".join(["---", *lines, "---", *(["", body.strip()] if body.strip() else []), ""])


def _lines(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield f"{key}:"
        yield from (f"  {spelt(name)}: {spelt(item)}" for name, item in value.items())
    elif isinstance(value, list | tuple):
        yield f"{key}:"
        yield from (f"  - {spelt(item)}" for item in value)
    else:
        yield f"{key}: {spelt(value)}"
