"""Who the subject of a clause is: read with its descriptions, and with what the text tells before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parley.drafting import heads, lexicon
from parley.drafting.clauses import Clause
from parley.drafting.doubts import doubt
from parley.drafting.epithets import Epithets
from parley.drafting.no_names import both, many, pronouns_for
from parley.drafting.page import Page
from parley.drafting.papers import Papers
from parley.drafting.phrase import phrase
from parley.drafting.preceding import Preceding
from parley.drafting.pronouns import Pronouns
from parley.drafting.speakers import NOBODY, Speaker
from parley.drafting.speech import Attributed
from parley.drafting.verbs import phrases, subject_before, verbs

_OWN_SUBJECT = (lexicon.BREAKS | lexicon.PRONOUNS) - {"and", "after", "before", "that"}
"""What begins a clause with a subject of its own."""


@dataclass(frozen=True)
class Subjects:
    """The subjects of the clauses of one page."""

    page: Page

    @cached_property
    def epithets(self) -> Epithets:
        """How the page describes persons."""
        return Epithets(self.page)

    @cached_property
    def _pronouns(self) -> Pronouns:
        return Pronouns(self.page, self.epithets)

    @cached_property
    def preceding(self) -> Preceding:
        """What stands before the quotations."""
        return Preceding(self.page, self.epithets, self._pronouns.sexes)

    @cached_property
    def _papers(self) -> Papers:
        return Papers(self.page)

    def of(self, clause: Clause, words: range, n: int, done: Sequence[Attributed], *, is_before: bool) -> Speaker:
        """Who speaks by a clause in a row of words beside the nth stretch; `done` are the stretches before it."""
        if not clause.phrases:
            found = self._shared(words, clause, n, done)
        elif clause.is_inverted:
            found = self._described(clause.phrases[0], clause.phrases[1:], done, is_inverted=True)
        else:
            found = self.subject(clause, done)
            found = self._teller(words, clause, done) if found.unnamed and not found.is_sure else found
        return replace(found, doubt=found.doubt or clause.doubt or doubt(self.page, clause, words, is_before=is_before))

    def _teller(self, words: range, clause: Clause, done: Sequence[Attributed]) -> Speaker:
        """Who tells what their own do: `X said his delegation condemned ...`; else the subject as it stands."""
        own = [n for n in range(words.start, clause.verb) if self.page.words[n].lower in ("his", "her", "its", "their")]
        told = self._by_first_verb(range(words.start, own[-1]), done) if own else None
        return told if told and (told.is_sure or told.new) else self.subject(clause, done)

    def settled(self, found: Speaker, words: range, done: Sequence[Attributed]) -> Speaker:
        """A description or a pronoun with whom it means."""
        if found.pronoun:
            return self._pronoun(found.pronoun, words[-1], done)
        if found.ids or found.new or found.is_sure:
            return found
        pair = both(self.page, self.epithets, words)
        if pair:
            return pair
        meant = [self._pronoun(pronoun, words.start, done) for pronoun in pronouns_for(self.page.said(words).lower())]
        sure = {(one.ids, one.new, one.unnamed): one for one in meant if one.is_sure or one.new}
        if len(sure) == 1:
            return next(iter(sure.values()))
        return self._papers.owner(words, done) or self.epithets.meant(words) or found

    def asked(self, n: int, done: Sequence[Attributed]) -> Speaker | None:
        """Who answers by the nth stretch, where the sentence before it says who was asked; None: nobody for sure."""
        clause = self.preceding.asked(n)
        found = self.subject(clause, done) if clause else NOBODY
        words = self.preceding.sentence(n)
        first = self.page.words[words.start].lower if words else ""
        is_he = first not in lexicon.HE | lexicon.SHE or self.preceding.may_be(first, found)
        return replace(found, role="") if (found.is_sure or found.new) and is_he else None

    def _pronoun(self, pronoun: str, word: int, done: Sequence[Attributed]) -> Speaker:
        """Whom a pronoun means: who was asked in the sentence before, who spoke last, or who is named near it."""
        n = len(done)
        asked = self.asked(n, done) if word >= self.preceding.sentence(n).stop > 0 else None
        if asked and self.preceding.may_be(pronoun, asked):
            return asked
        they = (
            many(self.page, self.preceding.sentence(n))
            if pronoun == "they" and word >= self.preceding.sentence(n).stop
            else None
        )
        return self.preceding.last(pronoun, word, done) or they or self._pronouns.meant(pronoun, word)

    def subject(self, clause: Clause, done: Sequence[Attributed]) -> Speaker:
        """The subject before a verb: after what leads up to it, and with its descriptions."""
        page, parts = self.page, list(clause.phrases)
        whole = phrase(page, range(parts[0].start, parts[-1].stop)) if len(parts) > 1 else NOBODY
        if len(whole.ids) > 1 and whole.is_sure:
            return whole
        while len(parts) > 1 and self._leads(parts[0]):
            parts = parts[1:]
        parts = [part for part in (_unbroken(page, part) for part in parts) if part] or parts
        if clause.is_closed or len(parts) == 1:
            return self._described(parts[0], parts[1:], done)
        found = self._described(parts[-1], [], done)
        names = [m for part in parts[:-1] for i in part if (m := page.mention_at.get(i)) and m.is_person]
        if names:
            found = replace(
                found, doubt=found.doubt or f"“{page.said(range(parts[0].start, parts[-1].stop))}” is unclear"
            )
        return found

    def _leads(self, part: range) -> bool:
        first = self.page.words[part.start].lower
        return part.start not in self.page.mention_at and (first in lexicon.ADVERBIALS or first.endswith(("ing", "ly")))

    def _described(
        self, head: range, rest: Sequence[range], done: Sequence[Attributed], *, is_inverted: bool = False
    ) -> Speaker:
        """Whom a phrase names together with the descriptions after it: `a spokesman, X`, `X, the spokesman`."""
        page = self.page
        found = phrase(page, head, is_inverted=is_inverted)
        if found.pronoun:
            return self._pronoun(found.pronoun, head[-1], done)
        if found.ids and self._pronouns.sexes.is_other(found.ids[0], head):
            return replace(found, doubt=found.doubt or f"“{page.said(head)}” may be another of that name")
        after = rest[0] if rest else range(0)
        if found.ids or found.new:
            if after and phrase(page, after).is_sure and phrase(page, after).ids:
                whole = phrase(page, range(head.start, after.stop))
                words = f"“{page.said(range(head.start, after.stop))}” may be more than one who speaks"
                return whole if len(whole.ids) > 1 else replace(found, doubt=found.doubt or words)
            is_told = any(page.words[n].lower in lexicon.PERSONS for n in after) and not self._leads(after)
            is_role = is_told and page.words[after.start].lower not in lexicon.BREAKS and not found.role
            return replace(found, role=page.said(after)) if is_role else found
        is_clause = bool(after) and page.words[after.start].lower in lexicon.BREAKS
        named = phrase(page, after, is_inverted=is_inverted) if after and not is_clause else NOBODY
        is_titled = all(word.lower() in lexicon.TITLES | lexicon.PERSONS for word in named.role.split())
        if (named.ids or named.new) and is_titled:
            return replace(named, role=page.said(head))
        return self.settled(found, head, done)

    def _shared(self, words: range, clause: Clause, n: int, done: Sequence[Attributed]) -> Speaker:
        """The subject of the sentence, where its second verb has none of its own: `X left and said`."""
        page = self.page
        last = done[-1] if done and page.follows(n) else None
        if last and last.clause and last.clause.verb in words and not self._is_interrupted(last.clause, clause):
            return replace(last.speaker, role="")
        parts = list(phrases(page, range(words.start, clause.verb)))
        while len(parts) > 1 and self._leads(parts[0]):
            parts = parts[1:]
        head = parts[0] if parts else range(0)
        if not head and page.follows(n) and done:
            return done[-1].speaker
        found = self._by_first_verb(range(head.start, clause.verb), done) if head else None
        return found or self._by_first_name(head, clause, n, done)

    def _are_others(self, words: range) -> bool:
        """Whether persons are named or described in some words."""
        return any(m.is_person for m in self.page.named_in(words)) or bool(self.epithets.free_in(words))

    def _is_interrupted(self, first: Clause, second: Clause) -> bool:
        """Whether between two verbs of one sentence a clause begins whose subject may be another."""
        words = self.page.words
        for n in range(first.verb + 1, second.verb):
            is_relative = words[n].lower in ("who", "which")
            # `told Y, who nodded, adding`: Y may be who adds; `said X, who heads the team, adding` is X's
            is_anothers = is_relative and not (first.is_inverted and self._is_in_head(n - 1, first))
            if is_anothers or (not is_relative and words[n].lower in _OWN_SUBJECT):
                return True
        return False

    def _is_in_head(self, n: int, clause: Clause) -> bool:
        """Whether a word stands in the name after a verb, or in the description after that."""
        return any(n in phrase for phrase in clause.phrases[:2])

    def _by_first_verb(self, words: range, done: Sequence[Attributed]) -> Speaker | None:
        """The subject of the verb of speech before: `X and Y announced a truce and called it`."""
        page = self.page
        verb = next(verbs(page, words), None)
        subject = subject_before(page, range(words.start, verb)) if verb else range(0)
        if not verb or not subject or any(page.words[n].lower in lexicon.BREAKS - {"and"} for n in subject):
            return None
        parts = phrases(page, subject)
        found = self.subject(Clause(verb, parts, page.words[subject[-1]].ends_phrase), done)
        if not (found.ids or found.new or found.unnamed):
            return None
        between = {m.first: m for n in range(verb + 1, words.stop) if (m := page.mention_at.get(n))}
        others = [m for first, m in between.items() if not self._is_beside(first) and m.who not in found.ids]
        free = [one for noun, one in self.epithets.free if noun in range(verb + 1, words.stop)]
        who = others[-1].text if others else page.said(free[-1]) if free else ""
        return replace(found, doubt=found.doubt or f"somebody else may have said this: “{who}”") if who else found

    def _is_beside(self, first: int) -> bool:
        """Whether a name only says where or with whom: `in Geneva`, `with the X`."""
        before = self.page.words[first - 1].lower
        before = self.page.words[first - 2].lower if before in lexicon.DETERMINERS else before
        return before in lexicon.PREPOSITIONS

    def _by_first_name(self, head: range, clause: Clause, n: int, done: Sequence[Attributed]) -> Speaker:
        page, start = self.page, head.start
        while start < head.stop and page.words[start].lower in lexicon.LEADING | lexicon.DETERMINERS | lexicon.TITLES:
            start += start not in page.mention_at
            if start in page.mention_at:
                break
        first = page.words[start].lower if start < head.stop else ""
        if first in lexicon.PRONOUNS:
            return self._pronoun(first, start, done)
        mention = page.mention_at.get(start)
        if mention is None and page.follows(n) and done and not any(i in page.mention_at for i in head):
            return done[-1].speaker
        subject = heads.subject(page, range(head.start, clause.verb)) if mention is None else range(0)
        if subject and not self._are_others(range(subject.stop, clause.verb)):
            return self._described(subject, [], done)
        if mention is None or page.words[mention.last].is_possessive:
            return Speaker(doubt=f"it cannot be told who “{page.words[clause.verb].text}” this")
        found = phrase(page, range(head.start, mention.last + 1))
        others = {m.who for i in range(mention.last + 1, clause.verb) if (m := page.mention_at.get(i)) and m.is_person}
        joined = page.words[mention.last + 1].lower in ("and", "or", "with")
        if joined or others - {mention.who}:
            found = replace(found, doubt=found.doubt or f"somebody else may have “{page.words[clause.verb].text}” this")
        return found


def _unbroken(page: Page, part: range) -> range:
    """A phrase without a word that begins its clause: `while X`."""
    begins = (lexicon.BREAKS | lexicon.LEADING) - {"who", "whose", "whom", "which"}
    is_begun = len(part) > 1 and page.words[part.start].lower in begins
    return range(part.start + is_begun, part.stop)
