"""The descriptions that stand beside a person's name: `X, the head of the delegation`, `Russian President X`."""

from collections.abc import Iterator

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.tokens import Token
from parley.drafting.verbs import BE, phrases, verbs

_SHORT = 4
"""A title of so many letters may be cut short, with a full stop."""

_LONG = 5
"""So many words an unknown trade has with its article: `the Swiss human rights lawyer`."""

_NOUNS = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS
_KNOWN = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS | lexicon.DETERMINERS | {"of", "for"}


def descriptions(page: Page, mention: Mention) -> Iterator[range]:
    """The words of each description of a name: the one after it, the one before it."""
    yield from _after(page, mention)
    yield from _before(page, mention)


def _after(page: Page, mention: Mention) -> Iterator[range]:
    """`X, the head of the delegation, ...`."""
    words = page.words
    if words[mention.last].gap not in (", ", " (", " - ") or mention.last + 1 >= len(words):
        return
    phrase = phrases(page, range(mention.last + 1, min(mention.last + 20, len(words))))[0]
    first = words[phrase.start]
    is_name = phrase.start in page.mention_at and not any(words[n].lower in lexicon.PERSONS for n in phrase)
    small = lexicon.ADVERBIALS | lexicon.BREAKS | lexicon.PRONOUNS
    if not (is_name or first.lower in small or first.lower.endswith("ing") or _acts(page, phrase)):
        yield phrase


def _acts(page: Page, phrase: range) -> bool:
    """Whether words after a name's comma are no description but the sentence: `asked about X, the guard laughed.`"""
    if page.words[phrase[-1]].gap.startswith(","):
        return False
    noun = next((n for n in phrase if page.words[n].lower in _NOUNS), phrase[-1])
    after = page.words[noun + 1].lower if noun + 1 in phrase else ""
    is_verb = after.endswith("ed") or after in BE | lexicon.AUXILIARY | lexicon.SOUNDS
    return bool(after) and (is_verb or any(verbs(page, range(noun + 1, noun + 2))))


def _before(page: Page, mention: Mention) -> Iterator[range]:
    """`the head of the delegation X`, `the head of the delegation, X`, `Russian President X`, `a spokesman, Gen. X`."""
    words, start = page.words, mention.first
    while start > 0 and words[start - 1].lower in lexicon.PARTICLES:
        start -= 1
    stop = start
    while start > 0 and not _is_end(words[start - 1]) and _describes(page, start - 1):
        start -= 1
    start = _own_phrase(page, start) if start == stop else start
    if start < stop and (words[stop - 1].lower in _NOUNS or words[start].lower in ("the", "a", "an")):
        yield range(start, stop)
    is_title = all(words[n].lower in lexicon.TITLES for n in range(start, stop))
    is_closed = words[mention.last].gap == ", " and start < stop
    if (is_title or is_closed) and start and words[start - 1].gap == ", ":
        yield from _apposed(page, start)


def _own_phrase(page: Page, stop: int) -> int:
    """Where `the Swiss jurist` begins before a name, as an apposition or as a sentence's first words."""
    for n in range(stop - 1, max(stop - _LONG, 0) - 1, -1):
        word = page.words[n]
        small = lexicon.PREPOSITIONS | lexicon.BREAKS | lexicon.PERSONS | lexicon.GROUPS
        if _is_end(word) or word.lower in small or lexicon.is_plural(word.lower) or word.is_possessive:
            return stop
        if word.lower in ("the", "a", "an"):
            is_begun = n == 0 or _is_end(page.words[n - 1])
            return n if is_begun and n < stop - 1 else stop
    return stop


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
