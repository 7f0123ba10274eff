"""Who speaks a whole sentence that ends its paragraph, where the paragraph tells of one person who speaks in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.drafting import heads, lexicon
from parley.drafting.clauses import Clause
from parley.drafting.mentions import Mention
from parley.drafting.page import ENDS, Page
from parley.drafting.speakers import Speaker
from parley.drafting.speech import Attributed
from parley.drafting.subjects import Subjects
from parley.drafting.verbs import phrases, subject_before, verbs


@dataclass(frozen=True)
class Carried:
    """The quotations of one page that no clause is about."""

    page: Page
    subjects: Subjects

    def speaker(self, n: int, done: Sequence[Attributed]) -> Speaker | None:
        """Who goes on to speak the nth stretch; None where that is not sure."""
        page, words = self.page, self.subjects.preceding.sentence(n)
        if not words or not self._is_whole(n) or self._is_of_paper(words):
            return None
        asked = self.subjects.asked(n, done)
        if asked:
            return asked
        one = done[-1] if page.follows(n) else self._told(words, done)
        if one is None or one.clause is None or one.how == "alone" or not (one.speaker.is_sure or one.speaker.new):
            return None
        before = page.range(page.paragraph(page.opening(n))[0], page.opening(n))
        is_about = one.clause.verb in words or self._is_about(words, one)
        return replace(one.speaker, role="") if is_about and self._is_alone(before, words, one) else None

    def _is_whole(self, n: int) -> bool:
        """Whether a stretch is a sentence, after which the paragraph ends."""
        page, stretch = self.page, self.page.stretches[n]
        said = page.text.text[stretch.start : stretch.end].strip(" '\"")
        rest = page.text.text[page.closing(n) : page.paragraph(stretch.end)[1]]
        return said[:1].isupper() and said[-1:] in ENDS and not re.search(r"\w", rest)

    def _is_of_paper(self, words: range) -> bool:
        return any(self.page.words[n].lower in lexicon.PAPERS | lexicon.SHOWN for n in words)

    def _told(self, words: range, done: Sequence[Attributed]) -> Attributed | None:
        """The sentence before, where it says that somebody spoke: `X was speaking by telephone.`"""
        page = self.page
        verb = next(verbs(page, words), None)
        if (
            verb is None
            or page.words[verb].lower not in lexicon.SPEAKS
            or any(page.words[n].lower in lexicon.NOT_SAID for n in words)
        ):
            return None
        subject = subject_before(page, range(words.start, verb))
        clause = Clause(verb, phrases(page, subject), bool(subject) and page.words[subject[-1]].ends_phrase)
        return Attributed(self.subjects.subject(clause, done), "introduction", clause) if subject else None

    def _is_about(self, words: range, one: Attributed) -> bool:
        """Whether a sentence is about a speaker, by name or by a pronoun."""
        subject = heads.subject(self.page, words)
        mention = self.page.mention_at.get(subject[-1]) if subject else None
        if mention:
            return self.subjects.preceding.is_own(mention, one.speaker)
        is_pronoun = len(subject) == 1 and self.page.words[subject[0]].lower in lexicon.HE | lexicon.SHE
        return is_pronoun and self.subjects.preceding.may_be(self.page.words[subject[0]].lower, one.speaker)

    def _is_alone(self, before: range, words: range, one: Attributed) -> bool:
        """Whether a paragraph tells of no other person, and its last sentence of nobody else who may speak."""
        preceding = self.subjects.preceding
        if any(preceding.others(before, one, pronoun) for pronoun in ("he", "she")):
            return False
        named = [m for m in self.page.named_in(words) if not preceding.is_own(m, one.speaker) and not m.is_place]
        return all(self._is_beside(m) for m in named)

    def _is_beside(self, mention: Mention) -> bool:
        """Whether a body is but spoken to, or described by: `told X`, `the X envoy`."""
        words, before = self.page.words, mention.first - 1
        before -= words[before].lower in lexicon.DETERMINERS
        is_told = words[before].lower in lexicon.PREPOSITIONS | {"told"} and not words[mention.last].is_possessive
        return is_told or mention.first in self.subjects.epithets.bound
