"""Whether a text, or the archive, speaks of somebody as he or as she: only to leave out whom a pronoun cannot mean."""

import re
from collections.abc import Iterator, Mapping
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

    @cached_property
    def _told(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: `he`, `she`, or both where what is told is at odds."""
        found: dict[str, set[str]] = {}
        for mention in self.page.mentions:
            if mention.is_person and mention.who not in found:
                words = self.epithets.words_of(mention.who) | self._in_archive(mention)
                found[mention.who] = set(_pronouns(words, lexicon.MALE, lexicon.FEMALE)) | set(self._given(mention))
            if mention.is_person and not self.page.is_quoted(mention.first):
                before = self.page.words[mention.first - 1].lower if mention.first else ""
                found[mention.who] |= {*["he"] * (before in _MR), *["she"] * (before in _MRS), *self._after(mention)}
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
        words, n = self.page.words, mention.first
        while n and not set(words[n - 1].gap) & set(".!?\n;"):
            n -= 1
            if self._is_somebody(n):
                return
        n = mention.last
        while n + 1 < len(words) and not set(words[n].gap) & set(".!?\n;"):
            n += 1
            if self._is_somebody(n):
                return
            if words[n].lower in _HE | _SHE and not self.page.is_quoted(n):
                yield "he" if words[n].lower in _HE else "she"
                return

    def _is_somebody(self, n: int) -> bool:
        mention = self.page.mention_at.get(n)
        return bool(mention and mention.is_person) or (
            n in self._nouns and self.page.words[n - 1].lower not in _HE | _SHE
        )
