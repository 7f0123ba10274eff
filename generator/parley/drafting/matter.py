"""Front matter written line by line, so that a line may carry its reason: what is unsure says `TODO`, and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from parley.front_matter import FORBIDDEN
from parley.todo import MARK

_PLAIN_DATE = re.compile(r"[0-9X?~%/.\-]+")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a key or a list, and what a person has to know of it."""

    text: str
    reason: str = ""
    """Why it is not sure; empty where it is."""
    aside: str = ""
    """What is worth knowing of it, where nothing need be done."""


def todo(reason: str) -> Value:
    """A value that is still to be found."""
    return Value("", reason)


def key(name: str, value: Value | str) -> list[str]:
    """A key with one value."""
    return [f"{name}: {_told(value)}"]


def many(name: str, values: Iterable[Value | str]) -> list[str]:
    """A key with a list; nothing at all where there is none."""
    lines = [f"  - {_told(value)}" for value in values]
    return [f"{name}:", *lines] if lines else []


def remark(text: str) -> list[str]:
    """A line that only a person reads."""
    return [f"# {clean(text)}"]


def offered(name: str, value: str, reason: str) -> list[str]:
    """A line that holds once its first `#` is taken away."""
    return [f"#{name}: {value}  # {clean(reason)} take away the first #"]


def document(lines: Iterable[str], body: str) -> str:
    """A record's file."""
    text = body.strip()
    return "\n".join(["---", *lines, "---", *(["", text] if text else []), ""])


def clean(text: str) -> str:
    """A text on one line without characters that no record may have."""
    return " ".join(FORBIDDEN.sub("", text).split())


def _told(value: Value | str) -> str:
    value = Value(value) if isinstance(value, str) else value
    if not value.text:
        return f"{MARK}  # {clean(value.reason)}"
    aside = f"{MARK}: {value.reason}" if value.reason else value.aside
    return f"{scalar(value.text)}  # {clean(aside)}" if aside else scalar(value.text)


def scalar(text: str) -> str:
    """A value as YAML writes it on one line."""
    text = clean(text)
    if _PLAIN_DATE.fullmatch(text) and not text.replace(".", "").isdigit():
        return text
    written = yaml.safe_dump(text, allow_unicode=True, width=1_000_000, default_flow_style=True)
    return written.removesuffix("\n").removesuffix("\n...").removesuffix("\n")
