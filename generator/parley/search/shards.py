"""Some entries as a part of the index: which of them hold each word, how much it counts there, and where it stands.

A shard is a function of its entries alone, so that it is made anew only when one of them changes. Entries are numbered
from 0 within it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from parley.cache import key_of
from parley.records.types import Key
from parley.search.entries import FACETS, Entry, Label
from parley.search.numbers import packed, steps
from parley.search.words import words

SATURATION = 2.0
"""How soon more of the same word in a text counts no more: `k1` of BM25 (Robertson and Zaragoza 2009, section 3.4)."""

WHOLE = 0.6
"""What a word counts of which a text is full; one that is all of a record's name counts 1."""

FULL = 255 / 2.6
"""What a part is counted in: an actor's whole name, of which its text is full too, is 255."""

USUAL = 120
"""How many words a usual text has; the true mean would make every shard anew whenever a text grows."""

RANK = {
    "actors": 2.0,
    "talks": 2.2,
    "topics": 1.7,
    "processes": 1.7,
    "places": 1.6,
    "events": 1.3,
    "series": 1.2,
    "figures": 0.8,
}
"""How much more the name of such a record counts; those of texts count 1."""

GAP = 100
"""How far apart words of different texts of an entry are taken to stand: no phrase goes across."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the index: cards of the entries, and by word what `parley.search.index` joins to files.

    `weights` holds for each word the entries' numbers, as steps, each followed by what the word counts there (1 to
    255); `places` for the same entries how often it stands there, and where, as steps; `facets` the entries of each
    value of each facet, as steps; `names` the words by which records are called that are known by a name.
    """

    key: bytes
    cards: tuple[tuple[str | int, ...], ...]
    weights: Mapping[str, bytes]
    places: Mapping[str, bytes]
    facets: Mapping[str, Mapping[Label, bytes]]
    names: tuple[str, ...]

    def written(self) -> bytes:
        """The shard as bytes, for the cache."""
        facets = {f: [[*label, _text(found)] for label, found in values.items()] for f, values in self.facets.items()}
        weights, places = ({word: _text(found) for word, found in part.items()} for part in (self.weights, self.places))
        return json.dumps([self.cards, weights, places, facets, self.names], ensure_ascii=False).encode()

    @classmethod
    def read(cls, key: bytes, data: bytes) -> "Shard":
        """The shard that `written` gave."""
        cards, weights, places, facets, names = json.loads(data)
        return cls(
            key,
            tuple(map(tuple, cards)),
            {word: found.encode("latin-1") for word, found in weights.items()},
            {word: found.encode("latin-1") for word, found in places.items()},
            {f: {(name, to): found.encode("latin-1") for name, to, found in values} for f, values in facets.items()},
            tuple(names),
        )


def _text(data: bytes) -> str:
    return data.decode("latin-1")


def key_of_entries(entries: Sequence[Entry]) -> bytes:
    """The key of all that a shard is made of."""
    return key_of(repr([tuple(entry) for entry in entries]).encode())


def shard(entries: Sequence[Entry], key: bytes) -> Shard:
    """The shard of these entries, which are in order."""
    weights: dict[str, list[int]] = {}
    places: dict[str, list[int]] = {}
    facets: dict[str, dict[Label, list[int]]] = {facet: {} for facet in FACETS}
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for word, (weight, at) in _words_of(entry).items():
            weights.setdefault(word, []).extend((number - last.get(word, 0), weight))
            places.setdefault(word, []).extend((len(at), *steps(at)))
            last[word] = number
        for facet, labels in entry.facets.items():
            for label in dict.fromkeys(labels):
                facets[facet].setdefault(label, []).append(number)
    return Shard(
        key,
        tuple((*entry.card, entry.text, entry.day) for entry in entries),
        {word: packed(found) for word, found in sorted(weights.items())},
        {word: packed(found) for word, found in sorted(places.items())},
        {f: {label: packed(steps(n)) for label, n in sorted(values.items())} for f, values in facets.items()},
        tuple(sorted(_names(entries))),
    )


def _names(entries: Sequence[Entry]) -> set[str]:
    known = (entry for entry in entries if entry.key.kind in RANK)
    return {form for entry in known for _, name in entry.names for forms in words(name) for form in forms}


def _words_of(entry: Entry) -> dict[str, tuple[int, list[int]]]:
    """The words of an entry, each with what it counts and where it stands."""
    named: dict[str, float] = {}
    counts: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    at = length = 0
    for number, (share, text) in enumerate((*entry.names, *entry.texts)):
        found = list(words(text))
        is_name = number < len(entry.names)
        length += 0 if is_name else len(found)
        share_of_name = share / (len(found) or 1) ** 0.5  # a name of many words is named less by each of them
        for forms in found:
            at += 1
            for form in forms:
                if is_name:
                    named[form] = max(named.get(form, 0.0), share_of_name)
                else:
                    counts[form] = counts.get(form, 0.0) + share
                places.setdefault(form, []).append(at)
        at += GAP
    rank, norm = RANK.get(entry.key.kind, 1.0), SATURATION * (0.5 + 0.5 * length / USUAL)
    return {
        word: (_weight(rank * named.get(word, 0.0) + WHOLE * count / (count + norm)), found)
        for word, found in places.items()
        for count in [counts.get(word, 0.0)]
    }


def _weight(part: float) -> int:
    return max(1, min(255, round(part * FULL)))


def grouped(keys: Collection[Key], size: int) -> list[list[Key]]:
    """Records in groups of about `size` at most; whose each is follows from its name, and from how many there are."""
    groups = 1
    while groups * size < len(keys):
        groups *= 2
    found: list[list[Key]] = [[] for _ in range(groups)]
    for key in keys:
        found[crc32(f"{key.kind}/{key.id}".encode()) % groups].append(key)
    return found
