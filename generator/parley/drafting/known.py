"""What the archive calls its actors, places, topics, events and rounds, ready to be looked for in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from parley.drafting import lexicon
from parley.drafting.tokens import Token, keys_of
from parley.records.actors import Actor
from parley.records.base import Record
from parley.records.types import Key

KINDS = ("actors", "places", "topics", "events", "talks", "processes")
"""The kinds that a text names."""

LONGEST = 12
"""Names of more words than this are not looked for."""


class Name(NamedTuple):
    """One name of a record: as it is written, and whether it is the record's own or what a text calls it once."""

    text: str
    key: Key
    is_own: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A name that was found: of which words it is made, and whose it is."""

    first: int
    last: int
    """Both counted in."""
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Known:
    """The archive's names."""

    records: Mapping[Key, Record]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name of every record that a text may name."""
        return tuple(n for key, r in sorted(self.records.items()) if key.kind in KINDS for n in _names(key, r))

    @cached_property
    def called(self) -> Mapping[str, frozenset[str]]:
        """By actor's id: every name of the actor."""
        found: dict[str, set[str]] = {}
        for name in self.names:
            if name.key.kind == "actors" and name.is_own:
                found.setdefault(name.key.id, set()).add(name.text)
        return {id_: frozenset(names) for id_, names in found.items()}

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Every name of every actor."""
        return frozenset(name for names in self.called.values() for name in names)

    @cached_property
    def _index(self) -> Mapping[str, Mapping[tuple[str, ...], tuple[Name, ...]]]:
        found: dict[str, dict[tuple[str, ...], tuple[Name, ...]]] = {}
        for name in self.names:
            keys = keys_of(name.text)
            if keys and len(keys) <= LONGEST:
                same = found.setdefault(keys[0], {})
                same[keys] = (*same.get(keys, ()), name)
        return found

    @cached_property
    def _longest(self) -> Mapping[str, int]:
        return {first: max(map(len, same)) for first, same in self._index.items()}

    @cached_property
    def _origins(self) -> Mapping[str, frozenset[Key]]:
        """What the archive's own countries and places may make of their names: `Ruritanian`, `Ruritanians`; of whom."""
        found: dict[str, set[Key]] = {}
        for name in self.names:
            actor = self.records[name.key]
            is_where = name.key.kind == "places" or (isinstance(actor, Actor) and actor.kind == "state")
            keys = keys_of(name.text) if name.is_own and is_where else ()
            if len(keys) == 1 and len(keys[0]) > 3:
                for stem in (keys[0], keys[0][:-1]):
                    for ending in ("an", "ian", "n", "ese", "ish", "ans", "ians"):
                        found.setdefault(stem + ending, set()).add(name.key)
        return {word: frozenset(whose) for word, whose in found.items()}

    def state_of(self, word: Token) -> Key | None:
        """The one state of which an adjective tells: of `Ruritanian` Ruritania."""
        states = [key for key in self._origins.get(word.key, ()) if key.kind == "actors"]
        return states[0] if len(states) == 1 else None

    def is_origin(self, word: Token) -> bool:
        """Whether a word says where somebody is from."""
        return lexicon.is_origin(word.text) or word.key in self._origins

    def is_person(self, key: Key) -> bool:
        """Whether a key is that of a person."""
        record = self.records.get(key)
        return isinstance(record, Actor) and record.kind == "person"

    def name_of(self, key: Key) -> str:
        """What a record is called."""
        record = self.records[key]
        return str(getattr(record, "name", None) or getattr(record, "title", None) or key.id)

    def matches(self, words: Sequence[Token], kinds: Iterable[str], *, own: bool = False) -> Iterator[Match]:
        """The names of records of some kinds in a text: the longest wherever one begins, none within another.

        With `own`, those alone that a record bears as its own.
        """
        wanted, n = frozenset(kinds), 0
        while n < len(words):
            found = self._match(words, n, wanted, own=own)
            if found:
                yield found
            n = found.last + 1 if found else n + 1

    def _is_anothers(self, words: Sequence[Token], first: int) -> bool:
        """Whether a word in small letters belongs to what stands before it: `the Turkish government` is no other's."""
        before = words[first - 1] if first and words[first].text.islower() else None
        return before is not None and before.gap == " " and before.is_capital and self.is_origin(before)

    def _match(self, words: Sequence[Token], first: int, kinds: frozenset[str], *, own: bool) -> Match | None:
        """The longest name that begins with a word."""
        longest = 0 if self._is_anothers(words, first) else self._longest.get(words[first].key, 0)
        found: Match | None = None
        keys: list[str] = []
        for last in range(first, min(len(words), first + 2 * longest)):
            if words[last].key:
                keys.append(words[last].key)
            if len(keys) > longest:
                break
            names = self._index[keys[0]].get(tuple(keys), ())
            named = [n for n in names if n.key.kind in kinds and (n.is_own or not own)]
            whose = dict.fromkeys(n.key for n in named if _is_written(n, words[first : last + 1]))
            if whose and words[last].key:
                found = Match(first, last, tuple(whose))
            if words[last].ends_phrase:
                break
        return found


def _is_written(name: Name, words: Sequence[Token]) -> bool:
    """Whether words that are those of a name are written like one: `Turkey` is no turkey."""
    if name.key.kind == "topics" or not any(letter.isupper() for letter in name.text):
        return True
    return any(word.text[0].isupper() for word in words)


def _names(key: Key, record: Record) -> Iterator[Name]:
    own = [getattr(record, "name", None) or getattr(record, "title", None)]
    own += [*getattr(record, "aliases", ()), *getattr(record, "native_names", {}).values()]
    seen = set()
    for text in own:
        if text and text not in seen:
            seen.add(text)
            yield Name(text, key, True)
    for given in record.names_by:
        if given.name not in seen and len(keys_of(given.name)) > 1:
            seen.add(given.name)
            yield Name(given.name, key, False)
