"""Whether a text, or the archive, speaks of somebody as he or as she: only to leave out whom a pronoun cannot mean."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.epithets import Epithets
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.records.actors import Actor
from parley.search.words import folded

_SHE = lexicon.FEMALE & frozenset(["she", "her", "hers", "herself"])
_HE = lexicon.MALE & frozenset(["he", "him", "his", "himself"])
_MR, _MRS = frozenset(["mr", "sir", "lord"]), frozenset(["mrs", "ms", "miss", "lady", "madam"])


def _surest(told: Set[str]) -> frozenset[str]:
    """What is told; what the beginning of the next sentence tells only where nothing else does."""
    sure = frozenset(told & {"he", "she"})
    return sure or frozenset(one.removeprefix("perhaps ") for one in told)


def _pronoun(word: str) -> str:
    """`he` or `she`, by a word that is one of either; empty where it is none."""
    return "he" if word in _HE else "she" if word in _SHE else ""


def _pronouns(words: frozenset[str], male: frozenset[str], female: frozenset[str]) -> list[str]:
    return ["he"] * bool(words & male) + ["she"] * bool(words & female)


@dataclass(frozen=True)
class Sexes:
    """The persons of one text, each with the pronouns that are theirs."""

    page: Page
    epithets: Epithets

    def contradict(self, pronoun: str, mention: Mention) -> bool:
        """Whether all that is told of somebody speaks against `he`, or against `she`."""
        told = self._told.get(mention.who, frozenset())
        return bool(told) and pronoun in ("he", "she") and pronoun not in told

    def confirm(self, pronoun: str, mention: Mention) -> bool:
        """Whether all that is told of somebody speaks for `he`, or for `she`."""
        return self._told.get(mention.who) == frozenset([pronoun])

    def is_other(self, id_: str, words: range) -> bool:
        """Whether a form of address speaks against a person: `Mrs X`, where nothing else says that X is a woman."""
        told = {self.page.words[n].key for n in words}
        own = self._own.get(id_, frozenset())
        return bool(told & _MRS and "she" not in own) or bool(told & _MR and own == {"she"})

    @cached_property
    def _own(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: what descriptions, the archive, a given name and later pronouns tell."""
        found: dict[str, set[str]] = {}
        for mention in self.page.mentions:
            if mention.is_person and mention.who not in found:
                words = self.epithets.heads_of(mention.who) - _MR - _MRS | self._in_archive(mention)
                found[mention.who] = {*_pronouns(words, lexicon.MALE, lexicon.FEMALE), *self._given(mention)}
            if mention.is_person and not self.page.is_quoted(mention.first):
                found[mention.who] |= set(self._after(mention))
        return {who: _surest(told) for who, told in found.items()}

    @cached_property
    def _told(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: `he`, `she`, or both where what is told is at odds; forms of address tell it too."""
        found = {who: set(told) for who, told in self._own.items()}
        for mention in self.page.mentions:
            before = self.page.words[mention.first - 1].lower if mention.first else ""
            if mention.is_person and not self.page.is_quoted(mention.first):
                found[mention.who] |= {*["he"] * (before in _MR), *["she"] * (before in _MRS)}
        return {who: frozenset(told) for who, told in found.items()}

    def _given(self, mention: Mention) -> Iterator[str]:
        """What a given name tells: the first word of a full name that the text or the archive has."""
        known = [self.page.known.name_of(key) for key in mention.keys]
        for name in known if len(known) == 1 else [self.page.full_names.get(mention.known_as, "")]:
            first, _, rest = folded(name).partition(" ")
            yield from _pronouns(frozenset([first]) if rest else frozenset(), lexicon.GIVEN_MALE, lexicon.GIVEN_FEMALE)

    @cached_property
    def _nouns(self) -> frozenset[int]:
        return frozenset(noun for noun, _ in self.epithets.free)

    def _in_archive(self, mention: Mention) -> frozenset[str]:
        """What the archive tells: the trades of somebody's roles, and the pronoun of the profile."""
        records = [self.page.known.records.get(key) for key in mention.keys if key.kind == "actors"]
        if len(records) != 1 or not isinstance(records[0], Actor):
            return frozenset()
        texts = [*(role.title for role in records[0].roles), *re.findall(r"\b(?:he|she)\b", records[0].body, re.I)]
        return frozenset(re.findall(r"\w+", " ".join(texts).lower()))

    def _after(self, mention: Mention) -> Iterator[str]:
        """`X, his spokesman said`: the first such word after the only person that a sentence names before it."""
        words, n, before = self.page.words, mention.first, ""
        while n and not set(words[n - 1].gap) & set(".!?\n;"):
            n -= 1
            if self._is_somebody(n):
                return
            before = before or _pronoun(words[n].lower)
        n = mention.last
        while n + 1 < len(words) and not set(words[n].gap) & set(".!?\n;"):
            n += 1
            if self._is_somebody(n):
                return
            found = _pronoun(words[n].lower)
            if found and not self.page.is_quoted(n):
                # in `he accused X of hiding behind her officials` she is X, for he is not
                yield from [found] if found != before else []
                return
        is_next = n + 1 < len(words) and not set(words[n].gap) & set('\n"')
        begins = words[n + 1].lower if is_next and not before else ""
        yield from [f"perhaps {begins}"] if begins in ("he", "she") else []

    def _is_somebody(self, n: int) -> bool:
        mention = self.page.mention_at.get(n)
        return bool(mention and mention.is_person) or (
            n in self._nouns and self.page.words[n - 1].lower not in _HE | _SHE
        )
