"""Ids: what a record's file may be called, and what a name that is no id was meant to be."""

import re
import unicodedata

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 100
RESERVED = {"page", "index"}
"""Ids whose addresses belong to listings."""

ID_WORDS = (
    f"use a-z and 0-9 in words joined by single hyphens, at most {MAX_ID} characters, "
    f"and not {' or '.join(sorted(RESERVED))}"
)
"""What an id is, for a person who wrote none."""

_LOOK_ALIKE = str.maketrans("асеіјорѕухԁһոսνορϲ", "aceijopsuxdhnuvopc")
"""Small letters of other scripts that look like Latin ones."""

_SPELT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ʿ": "", "ʾ": ""})
_PARTED = re.compile(r"[^a-z0-9]+")


def is_id(text: str) -> bool:
    """Whether a record may have this id."""
    return bool(ID.fullmatch(text)) and len(text) <= MAX_ID and text not in RESERVED


def likely(text: str) -> str:
    """The id that a name, a path or a misspelt id was meant to be; empty where that cannot be told."""
    last = text.strip().rstrip("/").rpartition("/")[2].removesuffix(".md")
    folded = unicodedata.normalize("NFKD", last.casefold().translate(_LOOK_ALIKE).translate(_SPELT))
    plain = "".join(c for c in folded if not unicodedata.combining(c) and c not in "'’")
    if any(c.isalpha() and not c.isascii() for c in plain):
        return ""  # to leave out what is written in another script would make another name of it
    id_ = _PARTED.sub("-", plain).strip("-")
    return id_ if is_id(id_) else ""


def look_alike(text: str) -> str:
    """Which letter of an id looks like a Latin one and is none, in words; empty where none does."""
    for letter in text.casefold():
        twin = letter.translate(_LOOK_ALIKE)
        if twin != letter:
            script = unicodedata.name(letter, "").split(" ")[0].capitalize()
            return f"its {letter!r} is a {script} letter that looks like {twin!r}"
    return ""
