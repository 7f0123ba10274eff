"""Shards to the files of the index, each small, so that a browser fetches only what one query needs.

`index.json` says what there is. `words/N.bin` and `places/N.bin` hold the words from one on to the next file's first:
a header in JSON, `[word, bytes, word, bytes, ...]`, behind its own length as a number, then those bytes. What is
said of a word is a run of blocks, one for each shard that has it: how many shards on from the block before, how many
bytes, and those, as the shard has them. `facets/NAME.json` lists values; `facets/NAME.bin` holds the same for them as
for words. `names.json` lists the words of which names are made: a slip of the pen is looked for among them.
`cards/N.json` has the cards of some entries, `days.bin` every entry's day.

Files begin where a word's own hash says so: what is edited in one place leaves the others' as they are.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any
from zlib import crc32

from parley.cache import key_of
from parley.kinds import kinds
from parley.language import Language, capital
from parley.search.entries import FACETS
from parley.search.numbers import packed
from parley.search.shards import Shard
from parley.search.words import ARTICLES, COMMON, LETTERS

FOLDER = "search/index"

LEAST = 12_000
"""Bytes of words' weights that a file holds at least, if there are so many."""

CHANCE = 32
"""Past that, a file ends after a word in this many, on the average."""

NAMED_FIRST = ("actors", "talks", "processes", "events", "topics", "places")
"""The kinds that are suggested before texts."""

CARDS = 24
"""Cards in a file."""


def files(shards: Sequence[Shard], language: Language) -> Iterator[tuple[str, bytes]]:
    """The files of the index, below the site's root."""
    weights = _joined([shard.weights for shard in shards])
    runs = list(_runs(weights))
    seen = b""
    names = _json(sorted({word for shard in shards for word in shard.names}))
    listed = [(f"{FOLDER}/names.json", names)]
    for path, data in chain(_words(shards, weights, runs), _facets(shards), listed, _cards(shards)):
        seen = key_of(seen, data)
        yield path, data
    about = {
        "version": seen.hex()[:12],
        "shards": [len(shard.cards) for shard in shards],
        "words": [some[0] for some in runs],
        "cards": CARDS,
        "letters": LETTERS,
        "articles": ARTICLES,
        "common": COMMON,
        "named": [language.say(capital(kinds()[kind].plural)) for kind in NAMED_FIRST],
    }
    yield f"{FOLDER}/index.json", _json(about)


def _words(
    shards: Sequence[Shard], weights: Mapping[str, bytes], runs: Sequence[list[str]]
) -> Iterator[tuple[str, bytes]]:
    places = _joined([shard.places for shard in shards])
    for number, some in enumerate(runs):
        yield f"{FOLDER}/words/{number}.bin", _file(some, weights)
        yield f"{FOLDER}/places/{number}.bin", _file(some, places)


def _facets(shards: Sequence[Shard]) -> Iterator[tuple[str, bytes]]:
    for facet in FACETS:
        values = _joined([shard.facets[facet] for shard in shards])
        names = sorted(values)
        yield f"{FOLDER}/facets/{facet}.json", _json([[*name, len(values[name])] for name in names])
        yield f"{FOLDER}/facets/{facet}.bin", b"".join(values[name] for name in names)


def _cards(shards: Sequence[Shard]) -> Iterator[tuple[str, bytes]]:
    cards = [card for shard in shards for card in shard.cards]
    for number, at in enumerate(range(0, len(cards), CARDS)):
        yield f"{FOLDER}/cards/{number}.json", _json([card[:-1] for card in cards[at : at + CARDS]])
    yield f"{FOLDER}/days.bin", b"".join(int(card[-1]).to_bytes(4, "little") for card in cards)


def _joined(parts: Sequence[Mapping[Any, bytes]]) -> dict[Any, bytes]:
    """What is said of each word, or value, in all shards together."""
    found: dict[Any, list[bytes]] = {}
    last: dict[Any, int] = {}
    for number, part in enumerate(parts):
        for word, data in part.items():
            found.setdefault(word, []).append(packed((number - last.get(word, 0), len(data))) + data)
            last[word] = number
    return {word: b"".join(blocks) for word, blocks in found.items()}


def _runs(weights: Mapping[str, bytes]) -> Iterator[list[str]]:
    """The words of each file."""
    some: list[str] = []
    size = 0
    for word in sorted(weights, key=lambda word: word.encode("utf-16-be")):  # the order of strings in a browser
        some.append(word)
        size += len(weights[word])
        if size >= LEAST and crc32(word.encode()) % CHANCE == 0:
            yield some
            some, size = [], 0
    if some:
        yield some


def _file(words: list[str], data: Mapping[str, bytes]) -> bytes:
    header = _json([part for word in words for part in (word, len(data[word]))])
    return packed([len(header)]) + header + b"".join(data[word] for word in words)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
