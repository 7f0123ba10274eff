"""Whom words mean that name nobody and describe nobody: `both men`, `they`, `the man`, `the 58-year-old`."""

import re

from parley.drafting import heads, lexicon
from parley.drafting.epithets import Epithets
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.speakers import NOBODY, Speaker

_NO_MORE_THAN = {"the man": ("he",), "the boy": ("he",), "the woman": ("she",), "the girl": ("she",)}
"""Descriptions that tell no more than a pronoun does."""


def pronouns_for(said: str) -> tuple[str, ...]:
    """The pronouns that would say as much as a description."""
    return _NO_MORE_THAN.get(said, ("he", "she") if re.fullmatch(r"the \d+-year-old", said) else ())


def both(page: Page, epithets: Epithets, words: range) -> Speaker | None:
    """Whom `both men` or `the two ministers` means: the only two whom the paragraph has named before."""
    small = [page.words[n].lower for n in words]
    is_pair = small[:1] == ["both"] or small[:2] == ["the", "two"]
    if not is_pair or not lexicon.is_plural(small[-1]) or len(small) > lexicon.SHORT:
        return None
    start = page.paragraph(page.words[words.start].start)[0]
    window = range(page.range(start, start).start, words.start)
    named = {m.who: m for m in page.named_in(window) if m.is_person and not page.is_quoted(m.first)}
    sure = [m.keys[0].id for m in named.values() if m.is_whole and len(m.keys) == 1]
    return Speaker(ids=tuple(sure)) if len(sure) == len(named) == 2 and not epithets.free_in(window) else None


def many(page: Page, sentence: range) -> Speaker | None:
    """Whom `they` means after a sentence about `officials` or `Western diplomats`, and no others."""
    subject = heads.subject(page, sentence)
    found = phrase(page, subject) if subject else NOBODY
    rest = [page.words[n].lower for n in range(subject.stop, sentence.stop)]
    is_many = subject and lexicon.is_plural(page.words[subject[-1]].lower) and not any(map(lexicon.is_plural, rest))
    return found if found.is_sure and found.unnamed and is_many else None
