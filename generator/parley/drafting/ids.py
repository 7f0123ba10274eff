"""Ids for drafts: a few telling words of a title or of what was said, in Latin letters, and nobody's yet."""

import re
from collections.abc import Iterable, Set

from anyascii import anyascii

from parley.drafting import lexicon
from parley.ids import RESERVED

LONGEST = 60
"""An id may have 100 characters; a person types it."""


_DENYING = frozenset(["no", "not", "never", "nor", "neither", "none", "nobody", "nothing", "without", "cannot"])
"""Without these an id would say the contrary."""


def words_of(text: str, most: int) -> list[str]:
    """The first telling words of a text, in small Latin letters."""
    plain = re.sub(r"['`’]", "", anyascii(text)).lower()
    every = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in every if word not in lexicon.COMMON or word in _DENYING]
    return (telling if set(telling) - _DENYING else every)[:most]


def is_latin(text: str) -> bool:
    """Whether a text is written in letters that an id can keep; what is not is hard to read in others."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isascii() for letter in letters) * 2 > len(letters)


def new_id(words: Iterable[str], taken: Set[str]) -> str:
    """An id of these words; with a number where it is somebody's already."""
    made = ""
    for word in words:
        if made and len(made) + 1 + len(word) > LONGEST:
            break
        made = f"{made}-{word[:LONGEST]}" if made else word[:LONGEST]
    made = made or "briefing"
    number, found = 2, made
    while found in taken or found in RESERVED:
        found, number = f"{made}-{number}", number + 1
    return found


def short_name(id_: str) -> str:
    """What a quotation's id begins with: a person's surname, from the person's id."""
    parts = id_.split("-")
    small = [n for n, part in enumerate(parts) if part in lexicon.PARTICLES and n]
    start = small[-1] if small and small[-1] == len(parts) - 2 else len(parts) - 1
    kept = parts[start:]
    return "-".join(part for part in kept if part not in ("al", "el")) or parts[-1]
