"""The nearest known names to one that is not known, across spellings and scripts: so that nobody is entered twice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from anyascii import anyascii
from rapidfuzz import fuzz, process

from parley.drafting import lexicon
from parley.drafting.known import Known
from parley.drafting.tokens import keys_of
from parley.records.types import Key

KINDS = ("actors", "places")

ALIKE = 84
"""How alike (0 to 100) two words must be to count as one word in two spellings."""

NEAR = 0.5
"""How much of the shorter name must be found in the longer for it to be offered."""

MOST = 3

_SOUNDS = (
    ("dzh", "j"),
    ("dj", "j"),
    ("tch", "ch"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "z"),
    ("th", "t"),
    ("sh", "s"),
    ("ch", "s"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("v", "w"),
)
_VOWELS = re.compile(r"[aeiouyw'`]")
_DOUBLES = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Near:
    """A record that may be meant: what it is called, and how much speaks for it (0 to 1)."""

    key: Key
    name: str
    weight: float


@dataclass(frozen=True)
class Spellings:
    """The archive's names by their words, each word by its spelling and by its sound."""

    known: Known

    @cached_property
    def _words(self) -> Mapping[str, frozenset[int]]:
        """By Latin word: the numbers of the names that have it."""
        found: dict[str, set[int]] = {}
        for n, name in enumerate(self.known.names):
            if name.is_own and name.key.kind in KINDS:
                for word in latin(name.text):
                    found.setdefault(word, set()).add(n)
        return {word: frozenset(names) for word, names in found.items()}

    @cached_property
    def _sounds(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for word in self._words:
            found.setdefault(sound(word), []).append(word)
        return {heard: tuple(words) for heard, words in found.items()}

    def nearest(self, name: str) -> tuple[Near, ...]:
        """The records whose names share most with a name, the most alike first."""
        words = tuple(w for w in latin(name) if not lexicon.is_origin(w)) or latin(name)
        shared: dict[int, float] = {}
        for word in words:
            for other in self._alike(word):
                for n in self._words[other]:
                    shared[n] = shared.get(n, 0) + self._weight(other)
        best: dict[Key, Near] = {}
        for n, weight in shared.items():
            known = self.known.names[n]
            own = latin(known.text)
            least = min(sum(map(self._weight, own)), sum(self._weight(w) for w in words)) or 1
            share = min(1.0, weight / least) * (1 - 0.05 * abs(len(own) - len(words)))
            if share >= NEAR and share > best.get(known.key, Near(known.key, "", 0)).weight:
                best[known.key] = Near(known.key, self.known.name_of(known.key), round(share, 3))
        return tuple(sorted(best.values(), key=lambda near: (-near.weight, near.key)))[:MOST]

    def _alike(self, word: str) -> set[str]:
        """The archive's words that may be this one in another spelling."""
        heard = sound(word)
        found = set(self._sounds.get(heard, ())) if len(heard) > 1 else set()
        close = process.extract(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=10)
        return found | {other for other, *_ in close}

    def _weight(self, word: str) -> float:
        """Rare words tell more than those of many names."""
        return log(1 + len(self.known.names) / (1 + len(self._words.get(word, ()))))


def latin(name: str) -> tuple[str, ...]:
    """A name's words in Latin letters, small and without signs or articles."""
    return tuple(word for key in keys_of(name) if (word := re.sub(r"[^a-z0-9'`]", "", anyascii(key).lower())))


def sound(word: str) -> str:
    """What a word sounds like at its barest: its consonants, those that spellings mix up as one."""
    for spelt, heard in _SOUNDS:
        word = word.replace(spelt, heard)
    bare = _DOUBLES.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))
    return bare if bare[:1] not in "aeiou" or len(bare) < 3 else f"a{bare[1:]}"
