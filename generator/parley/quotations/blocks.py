"""Block quotations: paragraphs quoted without marks, set apart from the margin and introduced by a colon."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from parley.quotations.normalise import BY_MARK
from parley.quotations.quoted import Stretch

STEP = 2
"""A paragraph that is so many columns farther in than the rest is set apart."""

_OPENS_OTHERWISE = re.compile(r"[\"“„‟«»〝❝＂]|[-–—•*·]\s|\(?\w{1,3}[.)]\s")
"""A paragraph that begins so has marks of its own, or is one of a list."""

_LEADS = re.compile(r":[\"”»’']?$")


def blocks(paragraphs: Sequence[str], indents: Sequence[int]) -> Iterator[Stretch]:
    """The block quotations of a text, in order; each may run over several paragraphs."""
    margin = min(indents, default=0)
    apart = [indent >= margin + STEP for indent in indents]
    if not any(apart) or (sum(apart) * 2 > len(apart) and BY_MARK not in indents):
        return  # where most are set apart, that is how the text begins its paragraphs
    at, before = 0, ""
    for is_apart, group in groupby(zip(apart, paragraphs, strict=True), key=lambda pair: pair[0]):
        words = [paragraph for _, paragraph in group]
        end = at + len("\n".join(words))
        if is_apart and _LEADS.search(before) and not any(map(_OPENS_OTHERWISE.match, words)):
            yield Stretch(at, end, mark=0)
        at, before = end + 1, words[-1]


def with_blocks(marked: Sequence[Stretch], found: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The quoted stretches of a text, block quotations among them; what is quoted within those is theirs."""
    if not found:
        return tuple(marked)
    starts = [block.start for block in found]

    def within(stretch: Stretch) -> bool:
        n = bisect_left(starts, stretch.start + 1) - 1
        return n >= 0 and stretch.start < found[n].end

    return tuple(sorted([*found, *(s for s in marked if not within(s))], key=lambda s: s.start))
