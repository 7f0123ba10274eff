"""The descriptions that stand beside a person's name: `X, the head of the delegation`, `Russian President X`."""

from collections.abc import Iterator

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.verbs import phrases

_KNOWN = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS | lexicon.DETERMINERS | {"of", "for"}


def descriptions(page: Page, mention: Mention) -> Iterator[range]:
    """The words of each description of a name: the one after it, the one before it."""
    yield from _after(page, mention)
    before = _before(page, mention)
    if before:
        yield before


def _after(page: Page, mention: Mention) -> Iterator[range]:
    """`X, the head of the delegation, ...`."""
    words = page.words
    if not words[mention.last].gap.startswith(",") or mention.last + 1 >= len(words):
        return
    phrase = phrases(page, range(mention.last + 1, min(mention.last + 20, len(words))))[0]
    first = words[phrase.start]
    is_name = phrase.start in page.mention_at and not any(words[n].lower in lexicon.PERSONS for n in phrase)
    if first.lower not in lexicon.ADVERBIALS | lexicon.BREAKS | lexicon.PRONOUNS and not is_name:
        yield phrase


def _before(page: Page, mention: Mention) -> range:
    """`the head of the delegation X`, `the head of the delegation, X`, `Russian President X`."""
    words, start = page.words, mention.first
    while start > 0 and words[start - 1].lower in lexicon.PARTICLES:
        start -= 1
    stop = start
    if start and words[start - 1].gap == ", ":
        start -= 1
        while start > 0 and words[start].lower not in lexicon.DETERMINERS and not words[start - 1].ends_phrase:
            start -= 1
        is_description = words[start].lower in lexicon.DETERMINERS
        return range(start, stop) if is_description else range(stop, stop)
    while start > 0 and not words[start - 1].ends_phrase and _describes(page, start - 1):
        start -= 1
    nouns = lexicon.TITLES | lexicon.PERSONS
    return range(start, stop) if stop and words[stop - 1].lower in nouns | lexicon.GROUPS else range(stop, stop)


def _describes(page: Page, n: int) -> bool:
    word = page.words[n].lower
    mention = page.mention_at.get(n)
    if word in _KNOWN or lexicon.is_origin(word) or (mention and not mention.is_person):
        return True
    is_one = mention is None or (mention.first == mention.last and not mention.keys)
    return is_one and page.words[n].is_capital and page.words[n + 1].lower in lexicon.TITLES
