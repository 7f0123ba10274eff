"""Whose `the letter` is, or `the statement`: told by who is said to have said something in one before."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.speakers import NOBODY, Speaker, of_mention
from parley.drafting.speech import Attributed

_REACH = 20
"""So many mentions of a letter are looked at, the nearest: a text that names more is about letters."""


def written(page: Page, words: range) -> Speaker | None:
    """`the statement of X`, `X's letter`, `a letter from X to Y`: who is meant is X."""
    paper = next((n for n in words if page.words[n].lower in lexicon.PAPERS and n not in page.mention_at), None)
    if paper is None or any(page.words[n].lower in lexicon.PREPOSITIONS for n in range(words.start, paper)):
        return None
    before = page.mention_at.get(paper - 1)
    first = words.start + (page.words[words.start].lower in lexicon.DETERMINERS)
    is_own = before and (page.words[before.last].is_possessive or page.words[before.last].gap == " ")
    if before and is_own and before.first in (first, words.start):
        return of_mention(page, before)
    n = paper + 2
    while n < words.stop and page.words[n].lower in lexicon.DETERMINERS:
        n += 1
    after = page.mention_at.get(n)
    is_whole = after and not page.words[after.last].is_possessive
    if after and is_whole and n < words.stop and page.words[paper + 1].lower in ("of", "by", "from"):
        return of_mention(page, after)
    return (
        Speaker(doubt=f"it cannot be told whose words “{page.said(words)}” are")
        if paper == words.stop - 1 or after
        else None
    )


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
        places = self._places.get(last, ())
        before = bisect_left(places, words.start)
        whose = dict.fromkeys(self._speaker(n, done) for n in places[max(0, before - _REACH) : before])
        [owner] = whose if len(whose) == 1 else [NOBODY]
        return owner if owner.is_sure or owner.new else None

    def _speaker(self, n: int, done: Sequence[Attributed]) -> Speaker:
        """Who speaks in the sentence of a word, last."""
        for k in reversed(self._near(n)):
            one = done[k] if k < len(done) else None
            # what goes on with the words before it has their clause and their speaker
            if one and one.how != "continued" and one.clause and self._is_one_sentence(one.clause.verb, n):
                return replace(one.speaker, role="")
        return NOBODY

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
