"""The words of a normalised text, each with its place and with what parts it from the next."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from parley.quotations import normalise
from parley.search.words import ARTICLES, folded, forms

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: where it stands, what it is called by when it is looked for, and what comes before the next."""

    start: int
    end: int
    text: str
    key: str
    """Folded, without a genitive; empty where it is an Arabic article."""
    gap: str
    """What stands between it and the next word."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name; letters of scripts without capitals do."""
        return not self.text[0].islower() and not self.text[0].isdigit()

    @property
    def lower(self) -> str:
        """It in small letters, for a look into lists of words."""
        return self.text.lower().removesuffix("'s")

    @property
    def is_possessive(self) -> bool:
        """Whether what follows belongs to it."""
        return self.text.endswith("'s") or (self.text.endswith("s") and self.gap.startswith("'") and self.gap != "'")

    @property
    def ends_phrase(self) -> bool:
        """Whether a comma or the like parts it from the next word."""
        return any(mark in self.gap for mark in ',;:()[]"\n') or " - " in self.gap or bool(self.gap.strip(" -'."))


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that is normalised already."""
    found = list(_WORD.finditer(text))
    stops = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return tuple(
        Token(match.start(), match.end(), match[0], _key(match[0], text[match.end() : stop]), text[match.end() : stop])
        for match, stop in zip(found, stops, strict=True)
    )


def keys_of(name: str) -> tuple[str, ...]:
    """What a name is looked for by: its words folded, without articles."""
    keys = [token.key for token in tokens(normalise(name)) if token.key]
    return tuple(keys[1:] if len(keys) > 1 and keys[0] in ("the", "a", "an") else keys)


def within(words: Sequence[Token], start: int, end: int) -> range:
    """The numbers of the words that stand in a stretch of the text."""
    first = bisect_left(words, start, key=lambda token: token.start)
    last = bisect_left(words, end, lo=first, key=lambda token: token.start)
    return range(first, last)


def _key(word: str, gap: str) -> str:
    bare = word.removesuffix("'s").replace(".", "")
    key = folded(bare)
    if key in ARTICLES and gap == "-":
        return ""
    found = forms(key)
    return found[-1] if found else ""
