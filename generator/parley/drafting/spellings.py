"""The nearest known names to one that is not known, across spellings and scripts: so that nobody is entered twice."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from anyascii import anyascii
from rapidfuzz import fuzz, process

from parley.drafting import lexicon
from parley.drafting.known import Known, Name
from parley.drafting.tokens import keys_of
from parley.records.types import Key

KINDS = ("actors", "places")

ALIKE = 84
"""How alike (0 to 100) two words must be to count as one word in two spellings."""

NEAR, WHOLE = 0.5, 0.6
"""How much of the shorter of two persons' names must be found in the longer for it to be offered; of others' names,
how much of the longer: no single word stands for the whole of them."""

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

    def nearest(self, name: str, kinds: Sequence[str] = KINDS) -> tuple[Near, ...]:
        """The records of some kinds whose names share most with a name, the most alike first."""
        words = _telling(name)
        shared: dict[int, float] = {}
        surnames: set[int] = set()
        for word in words:
            for other in self._alike(word):
                for n in self._words[other]:
                    shared[n] = shared.get(n, 0) + self._weight(other)
                    surnames |= {n} if word == words[-1] or other == latin(self.known.names[n].text)[-1] else set()
        best: dict[Key, Near] = {}
        for n, weight in shared.items():
            known = self.known.names[n]
            share = self._share(known, words, weight, has_surname=n in surnames)
            if known.key.kind in kinds and share > best.get(known.key, Near(known.key, "", 0)).weight:
                best[known.key] = Near(known.key, self.known.name_of(known.key), round(share, 3))
        return tuple(sorted(best.values(), key=lambda near: (-near.weight, near.key)))[:MOST]

    def _share(self, known: Name, words: Sequence[str], weight: float, *, has_surname: bool) -> float:
        """How much of two names is the same; 0 where that is too little, or but the given name of a person."""
        is_person, own = self.known.is_person(known.key), _telling(known.text)
        parts = (sum(map(self._weight, own)), sum(map(self._weight, words)))
        share = min(1.0, weight / ((min if is_person else max)(parts) or 1)) * (1 - 0.05 * abs(len(own) - len(words)))
        is_enough = has_surname and share >= NEAR if is_person else share >= WHOLE
        return share if is_enough else 0

    def _alike(self, word: str) -> set[str]:
        """The archive's words that may be this one in another spelling."""
        heard = sound(word)
        found = set(self._sounds.get(heard, ())) if len(heard) > 1 else set()
        close = process.extract(word, self._words.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=10)
        return found | {other for other, *_ in close}

    def _weight(self, word: str) -> float:
        """Rare words tell more than those of many names."""
        return log(1 + len(self.known.names) / (1 + len(self._words.get(word, ()))))


def _telling(name: str) -> tuple[str, ...]:
    """A name's words without those of origin, which many names have."""
    return tuple(word for word in latin(name) if not lexicon.is_origin(word)) or latin(name)


def latin(name: str) -> tuple[str, ...]:
    """A name's words in Latin letters, small and without signs or articles."""
    return tuple(word for key in keys_of(name) if (word := re.sub(r"[^a-z0-9'`]", "", anyascii(key).lower())))


def sound(word: str) -> str:
    """What a word sounds like at its barest: its consonants, those that spellings mix up as one."""
    for spelt, heard in _SOUNDS:
        word = word.replace(spelt, heard)
    bare = _DOUBLES.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))
    return bare if bare[:1] not in "aeiou" or len(bare) < 3 else f"a{bare[1:]}"
