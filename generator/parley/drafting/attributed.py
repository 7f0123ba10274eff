"""Which clause says who speaks a quoted stretch: the one after it, the one before it, or that of the words before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parley.drafting import lexicon
from parley.drafting.carried import Carried
from parley.drafting.clauses import introduction, tail
from parley.drafting.labels import labelled, spoken
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.speakers import NOBODY, Speaker, of_mention
from parley.drafting.speech import Attributed
from parley.drafting.subjects import Subjects
from parley.quotations.surroundings import sentences


class Reader:
    """Reads one page from beginning to end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._subjects = Subjects(page)
        self._carried = Carried(page, self._subjects)

    def attributed(self) -> list[Attributed]:
        """Every stretch of the page, in order."""
        found: list[Attributed] = []
        for n in range(len(self._page.stretches)):
            one = self._one(n, found)
            if n and found[-1].how == "alone" and self._touches(n):
                # of two quotations that touch the first is rather by whoever speaks the second
                doubt = "no words stand between this quotation and the next; see whether one person speaks both"
                found[-1] = replace(found[-1], speaker=replace(one.speaker, role="", doubt=doubt))
            found.append(one)
        return found

    def _touches(self, n: int) -> bool:
        page = self._page
        return page.follows(n) and not re.search(r"\w", page.text.text[page.closing(n - 1) : page.opening(n)])

    def _one(self, n: int, done: Sequence[Attributed]) -> Attributed:
        page = self._page
        before, after = page.range(*page.before(n)), page.range(*page.after(n))
        text = page.text.text[slice(*page.before(n))].rstrip()
        told = self._called(before, text, n, done) or self._worded(n, text, done) or labelled(page, before, text)
        if told:
            return Attributed(told, "introduction")
        led = spoken(page, before) or introduction(page, before)
        follows = tail(page, after, is_finished=page.is_finished(n), is_led=bool(text))
        by_lead = self._subjects.of(led, before, n, done, is_before=True) if led else None
        if led and by_lead and (not follows or text.endswith(":")):
            return Attributed(by_lead, "introduction", led)
        if by_lead and led and follows and page.words[follows.verb].lower == "according":
            doubt = by_lead.doubt or "the text says so “according to” somebody"
            return Attributed(replace(by_lead, doubt=doubt), "introduction", led)
        if follows:
            by_tail = self._subjects.of(follows, after, n, done, is_before=False)
            if by_lead and led and not led.is_mild and (by_lead.ids, by_lead.new) != (by_tail.ids, by_tail.new):
                words = "the words before and after the quotation name two who may speak"
                by_tail = replace(by_tail, doubt=by_tail.doubt or words)
            if {page.words[n].lower for n in before[:2]} & lexicon.ASKED:
                by_tail = replace(by_tail, doubt=by_tail.doubt or "somebody was asked about these words")
            return Attributed(by_tail, "tail", follows)
        return self._unled(n, text, done)

    def _unled(self, n: int, text: str, done: Sequence[Attributed]) -> Attributed:
        """A stretch that no clause is about: it goes on with the one before, or nobody is said to speak."""
        page = self._page
        last = done[-1].speaker if done else NOBODY
        gap = page.text.text[page.closing(n - 1) : page.opening(n)] if done else ""
        if page.follows(n) and re.search(r"\w", gap):
            is_same_sentence = bool(text) and not any(mark in gap for mark in ".!?:")
            is_after_tail = done[-1].how in ("tail", "continued") and not text and _is_one_sentence(gap)
            if is_after_tail or is_same_sentence:
                return Attributed(last, "continued", done[-1].clause)
        carried = self._carried.speaker(n, done) if not text else None
        if carried:
            return Attributed(carried, "continued")
        start, end = page.before(n)
        near = page.range(start if text else page.paragraph(page.opening(n))[0], end)
        named = [m for m in page.mentions if m.first in near and m.is_person and not page.is_quoted(m.first)]
        if named and (text.endswith(":") or not page.follows(n)):
            last = of_mention(page, named[0 if text else -1])
        who = last.new or " or ".join(last.ids) or last.unnamed
        hint = f"; perhaps {who}" if who else ""
        return Attributed(replace(last, role="", doubt=f"the text does not say who speaks here{hint}"), "alone")

    def _called(self, before: range, text: str, n: int, done: Sequence[Attributed]) -> Speaker | None:
        """`what X called`; in `Y blamed Z for what it called` the words are Y's."""
        called = lexicon.WHAT_CALLED.search(text)
        if not called:
            return None
        page, start = self._page, self._page.before(n)[0]
        who = page.range(start + called.start("who"), start + called.end("who"))
        found = phrase(page, who)
        outer = range(before.start, who.start - 1)
        is_led = found.pronoun and outer and page.words[outer[-1]].lower in lexicon.PREPOSITIONS
        clause = introduction(page, outer) if is_led else None
        is_sole = clause and not self._is_person_in(range(clause.verb, outer.stop))
        if clause and clause.phrases and not clause.is_inverted and is_sole:
            return self._subjects.of(clause, outer, n, done, is_before=False)
        return self._subjects.settled(found, who, done)

    def _worded(self, n: int, text: str, done: Sequence[Attributed]) -> Speaker | None:
        """`in the words of X, ...`, before the quotation or after it."""
        page = self._page
        start, (first, last) = self._page.before(n)[0], self._page.after(n)
        told, at = lexicon.IN_THE_WORDS.search(text), start
        if not told:
            told, at = lexicon.AFTER_IN_THE_WORDS.match(page.text.text[first:last]), first
        if not told:
            return None
        group = "who" if told["who"] else "whose"
        who = page.range(at + told.start(group), at + told.end(group))
        return self._subjects.settled(phrase(page, who), who, done) if who else None

    def _is_person_in(self, words: range) -> bool:
        return any((m := self._page.mention_at.get(n)) and m.is_person for n in words)


def _is_one_sentence(gap: str) -> bool:
    return len([part for part in sentences(gap) if re.search(r"\w", part)]) == 1
