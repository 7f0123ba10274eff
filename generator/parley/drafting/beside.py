"""The descriptions that stand beside a person's name: `X, the head of the delegation`, `Russian President X`."""

from collections.abc import Iterator

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.tokens import Token
from parley.drafting.verbs import phrases

_SHORT = 4
"""A title of so many letters may be cut short, with a full stop."""

_NOUNS = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS
_KNOWN = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS | lexicon.DETERMINERS | {"of", "for"}


def descriptions(page: Page, mention: Mention) -> Iterator[range]:
    """The words of each description of a name: the one after it, the one before it."""
    yield from _after(page, mention)
    yield from _before(page, mention)


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


def _before(page: Page, mention: Mention) -> Iterator[range]:
    """`the head of the delegation X`, `the head of the delegation, X`, `Russian President X`, `a spokesman, Gen. X`."""
    words, start = page.words, mention.first
    while start > 0 and words[start - 1].lower in lexicon.PARTICLES:
        start -= 1
    stop = start
    while start > 0 and not _is_end(words[start - 1]) and _describes(page, start - 1):
        start -= 1
    if start < stop and words[stop - 1].lower in _NOUNS:
        yield range(start, stop)
    is_title = all(words[n].lower in lexicon.TITLES for n in range(start, stop))
    if is_title and start and words[start - 1].gap == ", ":
        yield from _apposed(page, start)


def _is_end(word: Token) -> bool:
    """Whether a phrase or a sentence ends with a word; `Gen.` ends none."""
    is_short = word.lower in lexicon.TITLES and len(word.text) <= _SHORT
    return word.ends_phrase or ("." in word.gap and not is_short)


def _apposed(page: Page, stop: int) -> Iterator[range]:
    """The description that ends with the comma before a name: from its determiner on."""
    words, first = page.words, stop - 1
    while first > 0 and not _is_end(words[first - 1]):
        first -= 1
    for start in range(first, stop):
        is_led = words[start].lower in lexicon.DETERMINERS | lexicon.INDEFINITE or _is_owner(page, start)
        head = next((n for n in range(start + 1, stop) if words[n].lower in lexicon.PREPOSITIONS), stop)
        if is_led and any(words[n].lower in _NOUNS for n in range(start, head)):
            yield range(start, stop)
            return


def _is_owner(page: Page, n: int) -> bool:
    mention = page.mention_at.get(n)
    return mention is not None and mention.first == n and page.words[mention.last].is_possessive


def _describes(page: Page, n: int) -> bool:
    word = page.words[n].lower
    mention = page.mention_at.get(n)
    if word in _KNOWN or lexicon.is_origin(word) or (mention and not mention.is_person):
        return True
    is_one = mention is None or (mention.first == mention.last and not mention.keys)
    return is_one and page.words[n].is_capital and page.words[n + 1].lower in lexicon.TITLES
