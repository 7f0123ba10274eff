"""A language for tests: every message in letters of another script, so that a word that it does not say stands out."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from parley.catalogue import FOLDER
from parley.verify import verify_all
from sites import ROOT, settings, write

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنه"
_CIPHER = str.maketrans(ascii_lowercase + ascii_lowercase.upper(), LETTERS * 2)
_KEPT = re.compile(r"(\{[^}]*\}|\]\([^)]*\))")

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of Arabic in the CLDR, in the order of its forms in a PO file."""

TEXTS = {"name", "title", "aliases", "authors", "unnamed", "said_to_unnamed", "scope", "note", "says", "text", "unit"}
TEXTS |= {"content_warning", "reason", "outcome", "translated_by", "native_names", "role"}
"""Keys whose values are words of a contributor, and no word of ours."""


OWN = {"words": "words.po"}
"""The plugin's settings for the test's language."""


def ciphered(words: str) -> str:
    """A message in other letters; what it is filled with, and where its links lead, stay as they are."""
    return "".join(part if at % 2 else part.translate(_CIPHER) for at, part in enumerate(_KEPT.split(words)))


def catalogue() -> bytes:
    """A PO file that has every message there is; the forms of what is counted begin with their numbers."""
    with (FOLDER / "en.po").open("rb") as file:
        known = read_po(file)
    made = Catalog(Locale("ar"))
    for message in known:
        if isinstance(message.id, str):
            made.add(message.id, ciphered(message.id), context=message.context)
        else:
            forms = tuple(f"{at}{ciphered(message.id[1])}" for at in range(len(CATEGORIES)))
            made.add(message.id, forms, context=message.context)
    data = BytesIO()
    write_po(data, made)
    return data.getvalue()


def loud(record: str, snapshots: Mapping[str, str]) -> str:
    """A record whose words are all capitals, so that none of them is taken for ours; what was verified is so no more.

    `snapshots` are the texts that were read, in capitals, by the hashes that they had before.
    """
    _, front, body = record.split("---\n", 2)
    values = yaml.safe_load(front)
    values.pop("verified", None)
    if text := snapshots.get(values.get("snapshot", {}).get("sha256", "")):
        values["snapshot"] = {"sha256": hashlib.sha256(text.encode()).hexdigest(), "characters": len(text)}
    body = re.sub(r"(\[\[[^|\]]*|\]\([^)]*\)|## Context|https?:\S+)|([a-z]+)", _capitals, body)
    return f"---\n{yaml.safe_dump(_loud(values), allow_unicode=True, sort_keys=False)}---\n{body}"


def _capitals(found: re.Match[str]) -> str:
    return found[1] or found[2].upper()


def _loud(values: Mapping[str, Any], *, within: bool = False) -> dict[str, Any]:
    return {key: _value(value, within or key in TEXTS, key) for key, value in values.items()}


def _value(value: Any, words: bool, key: str) -> Any:
    if isinstance(value, dict):
        return _loud(value, within=key == "native_names")
    if isinstance(value, list):
        return [_value(item, words, key) for item in value]
    if not isinstance(value, str):
        return value
    # parts of an event have roles too, and theirs are words of ours
    is_id = key == "role" and re.fullmatch(r"[a-z]+(-[a-z]+)*", value)
    return value.upper() if words and not is_id else value


def edition(
    folder: Path, source: Path, *, language: str = "ar", plugin: Mapping[str, object] = OWN, **others: object
) -> Path:
    """The settings of an edition in the test's language, of records whose own words are capitals."""
    texts = {file.read_bytes(): file.name for file in (source.parent / "snapshots").iterdir()}
    snapshots = {hashlib.sha256(text).hexdigest(): text.decode().upper() for text in texts}
    records = {f"content/{p.relative_to(source)}": p for p in sorted(source.rglob("*.md"))}
    write(folder, {path: loud(file.read_text(encoding="utf-8"), snapshots) for path, file in records.items()})
    write(folder / "snapshots", {name: text.decode().upper() for text, name in texts.items()})
    done = verify_all(
        folder / "content", folder / "snapshots", date(2031, 4, 1), write=True, progress=lambda stage, count: None
    )
    assert not done.failed, done.text()
    (folder / "words.po").write_bytes(catalogue())
    theme = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["theme"]
    named = {"site_name": "TOY ARCHIVE", "site_description": "AN INVENTED CONFLICT.", "copyright": "FREE."}
    theme = {**theme, "custom_dir": str(ROOT / "theme"), "language": language}
    return settings(folder, plugin=plugin, **{**named, "theme": theme, **others})
