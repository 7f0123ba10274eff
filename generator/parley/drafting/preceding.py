"""Who speaks by what stands before a quotation: who was asked, and who spoke last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.drafting import heads, lexicon
from parley.drafting.clauses import Clause
from parley.drafting.epithets import Epithets
from parley.drafting.mentions import Mention
from parley.drafting.page import ENDS, Page
from parley.drafting.sexes import Sexes
from parley.drafting.speakers import Speaker
from parley.drafting.speech import Attributed
from parley.drafting.verbs import BE, phrases, subject_before
from parley.quotations.surroundings import sentences
from parley.records.types import Key

_PERSONAL = lexicon.HE | lexicon.SHE


@dataclass(frozen=True)
class Preceding:
    """The sentences before the quotations of one page."""

    page: Page
    epithets: Epithets
    sexes: Sexes

    def sentence(self, n: int, back: int = 1) -> range:
        """The words of the finished sentence before the nth stretch, in its paragraph and after the stretch before.

        With `back` 2 those of the sentence before that, and so on.
        """
        page, stop = self.page, self.page.before(n)[0]
        start = page.paragraph(page.opening(n))[0]
        start = max(page.begins(start, stop) if start < stop else start, page.closing(n - 1) if n else 0)
        told = [part for part in sentences(page.text.text[start : max(start, stop)]) if re.search(r"\w", part)]
        if len(told) < back or told[-1].rstrip()[-1:] not in ENDS:
            return range(0)
        last = stop - sum(map(len, told[len(told) - back + 1 :]))
        return page.range(last - len(told[-back]), last)

    def asked(self, n: int) -> Clause | None:
        """The sentence before the nth stretch as a clause, where it says who was asked: `Asked about it, X laughed.`

        Another may stand between that is of the same person: `He thought for a moment.`
        """
        told = self._asked(self.sentence(n))
        between = self.sentence(n)
        is_he = bool(between) and self.page.words[between.start].lower in _PERSONAL
        if told or not is_he or self._persons(between) or self.epithets.free_in(between):
            return told
        return self._asked(self.sentence(n, 2))

    def _asked(self, words: range) -> Clause | None:
        page = self.page
        first = next((i for i in words if page.words[i].lower in lexicon.ASKED), None)
        if first is None:
            return None
        if page.words[first - 1].lower in BE and first - 1 > words.start:
            parts = phrases(page, subject_before(page, range(words.start, first)))
            is_one = bool(parts) and not self._persons(range(first, words.stop))
            is_closed = is_one and page.words[parts[-1][-1]].ends_phrase
            return Clause(first, parts, is_closed) if is_one else None
        if first - words.start > 1 or (first > words.start and page.words[words.start].lower != "when"):
            return None
        subject = heads.subject(page, words)
        rest = range(subject.stop, words.stop)
        is_one = bool(subject) and not self._persons(rest) and not self.epithets.free_in(rest)
        return Clause(subject.stop, (subject,), False) if is_one else None

    def _persons(self, words: range) -> list[Mention]:
        named = self.page.named_in(words)
        is_free = (m.is_person and not self.page.is_quoted(m.first) and not self.page.is_told_name(m) for m in named)
        return [m for m, is_other in zip(named, is_free, strict=True) if is_other]

    def last(self, pronoun: str, word: int, done: Sequence[Attributed]) -> Speaker | None:
        """Whom a pronoun means where it goes on with the words of the stretch before, and nobody came between."""
        one = done[-1] if done else None
        if one is None or one.clause is None or one.how == "alone" or word <= one.clause.verb:
            return None
        between = self.page.text.text[self.page.closing(len(done) - 1) : self.page.words[word].start]
        if between.count("\n") > 1 or not self.may_be(pronoun, one.speaker):
            return None
        words = range(one.clause.verb, word)
        own = [self.page.words[n].lower for part in one.clause.phrases[-1:] for n in part][-1:]
        is_parallel = own == [pronoun] and not set(between) & set(".!?\n")
        if is_parallel:
            return replace(one.speaker, role="")
        return None if self.others(words, one, pronoun) else replace(one.speaker, role="")

    def may_be(self, pronoun: str, speaker: Speaker) -> bool:
        """Whether a speaker who is sure, or new, may be spoken of by a pronoun."""
        if not (speaker.is_sure or speaker.new) or len(speaker.ids) > 1:
            return pronoun == "they" and speaker.is_sure and len(speaker.ids) > 1
        if speaker.unnamed:
            words = re.findall(r"\w+", speaker.unnamed.lower())
            against = lexicon.FEMALE if pronoun == "he" else lexicon.MALE
            is_one = words[0] not in lexicon.PLURAL_UNNAMED | lexicon.MANY and any(map(heads.is_person_noun, words))
            return pronoun in _PERSONAL and is_one and not against.intersection(words)
        own = [m for m in self.page.mentions if self.is_own(m, speaker)]
        is_person = any(m.is_person for m in own)
        if pronoun in _PERSONAL:
            return is_person and not any(self.sexes.contradict(pronoun, m) for m in own[:1])
        return pronoun == "it" and bool(speaker.ids) and not self.page.known.is_person(Key("actors", speaker.ids[0]))

    def is_own(self, mention: Mention, speaker: Speaker) -> bool:
        """Whether a name is that of a speaker."""
        if speaker.ids:
            return mention.who == " or ".join(speaker.ids)
        return bool(speaker.new) and self.page.full_names.get(mention.known_as, mention.text) == speaker.new

    def others(self, words: range, one: Attributed, pronoun: str) -> bool:
        """Whether anybody else is spoken of in some words whom a pronoun may mean."""
        for mention in self.page.named_in(words):
            is_kind = mention.is_person == (pronoun in _PERSONAL) and not mention.is_place
            is_kind = is_kind and not self.page.is_told_name(mention)
            if is_kind and not self.page.is_quoted(mention.first) and not self.is_own(mention, one.speaker):
                return True
        against = {"he": lexicon.FEMALE, "she": lexicon.MALE}.get(pronoun, frozenset())
        free = self.epithets.free_in(words) if pronoun in _PERSONAL else ()
        return any(self.page.words[n].lower not in against and not self._is_he(n, whole, one) for n, whole in free)

    def _is_he(self, noun: int, whole: range, one: Attributed) -> bool:
        """Whether a description is that of the speaker."""
        speaker = one.speaker
        if speaker.unnamed and one.clause and one.clause.phrases:
            nouns = (n for n in one.clause.phrases[0] if self.page.words[n].lower in lexicon.PERSONS)
            if noun == next(nouns, None):
                return True
        meant = self.epithets.meant(range(whole.start, noun + 1))
        is_same = meant and (meant.ids, meant.unnamed.lower()) == (speaker.ids, speaker.unnamed.lower())
        return bool(meant and meant.is_sure and is_same)
