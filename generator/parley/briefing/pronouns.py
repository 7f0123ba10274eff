"""Whom `he`, `she` or `it` means: only where nobody else can be meant is it sure."""

from dataclasses import dataclass, replace
from functools import cached_property

from parley.briefing import lexicon
from parley.briefing.epithets import Epithets
from parley.briefing.mentions import Mention
from parley.briefing.page import Page
from parley.briefing.speakers import Speaker, of_mention

_BEGINS = 8
"""A name among so many first words of a paragraph is what the paragraph is about."""


@dataclass(frozen=True)
class Pronouns:
    """The pronouns of a text, read with the names before them."""

    page: Page
    epithets: Epithets

    def meant(self, pronoun: str, word: int) -> Speaker:
        """Whom a pronoun at a word means, or whom it may mean."""
        if pronoun not in lexicon.HE | lexicon.SHE | lexicon.IT:
            return Speaker(doubt=f"it cannot be told whom “{pronoun}” means")
        place = self.page.words[word].start
        start = self.page.paragraph(place)[0]
        here = self._named(start, word, pronoun)
        before = self._named(self.page.paragraph(max(0, start - 2))[0], word, pronoun) if start else here
        near = here or before
        if len(near) != 1:
            ids = tuple(dict.fromkeys(i for m in reversed(near.values()) for i in of_mention(self.page, m).ids))
            names = " or ".join(dict.fromkeys(m.text for m in reversed(near.values()))) or "nobody named near it"
            return Speaker(ids=ids, doubt=f"“{pronoun}” may mean {names}")
        [mention] = near.values()
        found = of_mention(self.page, mention)
        begins = (
            mention.first - self.page.range(self.page.paragraph(self.page.words[mention.first].start)[0], place).start
        )
        is_about = begins < _BEGINS and not self._is_taken(start, mention.first, pronoun)
        is_fit = self._fits(pronoun, mention, is_about=is_about and bool(here))
        if pronoun == "they" or not is_fit or (self._strangers(start if here else -1, word) and not is_about):
            return replace(found, doubt=found.doubt or f"“{pronoun}” may mean {mention.text}, or somebody else")
        return found

    def _named(self, start: int, word: int, pronoun: str) -> dict[str, Mention]:
        """Who is named, outside quotation marks, from a place to a word; the last mention of each."""
        found: dict[str, Mention] = {}
        is_person = pronoun not in lexicon.IT
        for mention in self.page.mentions:
            if self.page.words[mention.first].start < start or mention.first >= word:
                continue
            is_place = bool(mention.keys) and all(key.kind == "places" for key in mention.keys)
            if mention.is_person == is_person and not is_place and not self.page.is_quoted(mention.first):
                found.pop(mention.who, None)
                found[mention.who] = mention
        return found

    def _strangers(self, start: int, word: int) -> bool:
        """Whether somebody without a name is spoken of: `a guard`, `the minister`."""
        first = self.page.range(max(0, start), self.page.words[word].start)
        if start < 0:
            place = self.page.paragraph(self.page.words[word].start)[0]
            first = self.page.range(self.page.paragraph(max(0, place - 2))[0], self.page.words[word].start)
        return any(
            self.page.words[n].lower in lexicon.PERSONS
            and n not in self.epithets.bound
            and n not in self.page.mention_at
            and not self.page.is_quoted(n)
            for n in first
        )

    def _is_taken(self, start: int, stop: int, pronoun: str) -> bool:
        """Whether the same pronoun stands in the paragraph before a name, and so means somebody else."""
        place = self.page.words[stop].start
        return any(
            self.page.words[n].lower == pronoun for n in self.page.range(start, place) if not self.page.is_quoted(n)
        )

    @cached_property
    def _sexes(self) -> frozenset[str]:
        told = {
            w.lower for n, w in enumerate(self.page.words) if w.lower in ("he", "she") and not self.page.is_quoted(n)
        }
        return frozenset(told)

    def _fits(self, pronoun: str, mention: Mention, *, is_about: bool) -> bool:
        """Whether nothing speaks against a person being he, or she."""
        if pronoun in lexicon.IT:
            return True
        words = self.epithets.words_of(mention.who)
        against = lexicon.FEMALE if pronoun == "he" else lexicon.MALE
        if words & against:
            return False
        return len(self._sexes) < 2 or is_about or bool(words & (lexicon.MALE if pronoun == "he" else lexicon.FEMALE))
