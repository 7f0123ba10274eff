"""Whose `the letter` is, or `the statement`: told by who is said to have said something in one before."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.speakers import NOBODY, Speaker, of_mention
from parley.drafting.speech import Attributed
from parley.drafting.verbs import phrases, subject_before, verbs

_REACH = 20
"""So many mentions of a letter are looked at, the nearest: a text that names more is about letters."""

_NEAR = 4
_OWN, _IN = frozenset(["a", "an", "its", "his", "her", "their"]), frozenset(["in", "via", "through", "by"])
"""What stands before a paper that is the subject's own: `issued a statement`, `said in its letter`."""


@dataclass(frozen=True)
class Papers:
    """What one text says to be written."""

    page: Page

    def owner(self, words: range, done: Sequence[Attributed]) -> Speaker | None:
        """Who alone is told to have said something in such a paper; `done` are the stretches before."""
        page = self.page
        last = page.words[words[-1]].lower
        if last not in lexicon.PAPERS or page.words[words.start].lower != "the" or len(words) > lexicon.SHORT:
            return None
        if done and done[-1].clause and page.follows(len(done)) and self._is_writing(done[-1].clause.verb, words.start):
            return replace(done[-1].speaker, role="")
        places = self._places.get(last, ())
        before = bisect_left(places, words.start)
        whose = dict.fromkeys(self._speaker(n, done) for n in places[max(0, before - _REACH) : before])
        [owner] = whose if len(whose) == 1 else [NOBODY]
        is_plain = bool(whose) and not self._others(places[before - 1], words.start, owner)
        return owner if (owner.is_sure or owner.new) and is_plain else None

    def _others(self, start: int, stop: int, owner: Speaker) -> bool:
        """Whether another who may have written one is named in the paragraph since a paper was."""
        whose = {*owner.ids, f"?{owner.new.lower()}"}
        every = self.page.named_in(range(start, stop))
        named = [m for m in every if not (m.is_place or (m.keys and all(key.kind == "places" for key in m.keys)))]
        start = self.page.range(self.page.paragraph(self.page.words[stop].start)[0], 0).start
        return any(m.first > start and m.who not in whose and not self.page.is_quoted(m.first) for m in named)

    def _speaker(self, n: int, done: Sequence[Attributed]) -> Speaker:
        """Who speaks in the sentence of a word, last."""
        for k in reversed(self._near(n)):
            one = done[k] if k < len(done) else None
            # what goes on with the words before it has their clause and their speaker
            if one and one.how != "continued" and one.clause and self._is_one_sentence(one.clause.verb, n):
                return replace(one.speaker, role="")
        return self._issuer(n)

    def _issuer(self, n: int) -> Speaker:
        """Who by name says something in a paper, or puts it out, in the sentence of a word, before it."""
        page, start = self.page, n
        while start and n - start < lexicon.FAR and not set(page.words[start - 1].gap) & set('.!?\n"'):
            start -= 1
        own = next((i for i in range(n - 1, max(start, n - _NEAR), -1) if page.words[i].lower in _OWN), start)
        lead = page.words[own - 1].lower if own > start else ""
        issued = own - 1 - (lead == "out")
        if lead in _IN:  # `said in a statement`
            verb = next(verbs(page, range(start, own)), None)
        else:
            verb = issued if own > start and page.words[issued].lower in lexicon.ISSUED else None
        subject = subject_before(page, range(start, verb)) if verb else range(0)
        parts = phrases(page, subject)
        alone = [m for m in page.named_in(range(start, own)) if m.is_person] if lead in _IN else []
        if len(alone) == 1 and alone[0].first - start <= lexicon.SHORT + 2:
            return of_mention(page, alone[0])
        if len(parts) == 1:
            return phrase(page, parts[0])
        # `The head of the council, X, said in a statement`
        every = (phrase(page, part) for part in parts)
        named = [found for found in every if found.new or (found.ids and found.is_sure)]
        return named[0] if len(named) == 1 else NOBODY

    def _is_writing(self, verb: int, word: int) -> bool:
        """Whether somebody wrote, and nobody else is named before a word."""
        named = [m for m in self.page.named_in(range(verb + 1, word)) if not m.is_place]
        return self.page.words[verb].lower in lexicon.WROTE and not named

    def _near(self, n: int) -> range:
        """The stretches whose clause may stand so near to a word that both are in one sentence."""
        words, starts = self.page.words, self.page.starts
        first, last = words[max(0, n - lexicon.FAR)].start, words[min(len(words) - 1, n + lexicon.FAR)].end
        return range(max(0, bisect_left(starts, first) - 1), min(len(starts), bisect_right(starts, last) + 1))

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where each word for something written stands outside quotation marks."""
        found: dict[str, list[int]] = {}
        for n, word in enumerate(self.page.words):
            if word.lower in lexicon.PAPERS and n not in self.page.mention_at and not self.page.is_quoted(n):
                found.setdefault(word.lower, []).append(n)
        return found

    def _is_one_sentence(self, one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return last - first < lexicon.FAR and not any(
            mark in self.page.words[n].gap for n in range(first, last) for mark in '.!?\n"'
        )
