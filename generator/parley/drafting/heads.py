"""The subject of a sentence whose verb may be any: the name, the pronoun or the description that it begins with."""

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.verbs import BE, phrases

_OPENERS = lexicon.ADVERBIALS | lexicon.AUXILIARY | lexicon.BREAKS | BE
_NOUNS = lexicon.PERSONS | lexicon.GROUPS | lexicon.KIN | lexicon.PAPERS


def subject(page: Page, words: range) -> range:
    """The words of the subject, after what leads up to it between commas; none where it is not plain."""
    for whole in phrases(page, words):
        part = _without_lead(page, whole)
        if part and not is_opener(page, part):
            return _head(page, part)
    return range(words.start, words.start)


def is_opener(page: Page, part: range) -> bool:
    """Whether a phrase before a comma only leads up to the subject: `asked about it`, `in Geneva`."""
    first = page.words[part.start].lower
    return part.start not in page.mention_at and (first in _OPENERS or first.endswith(("ing", "ly")))


def _without_lead(page: Page, part: range) -> range:
    """`but X`, `then X`, without the first word."""
    start = part.start
    while start < part.stop and start not in page.mention_at and page.words[start].lower in lexicon.LEADING:
        start += 1
    return range(start, part.stop)


def _head(page: Page, part: range) -> range:
    """The noun phrase that some words begin with, up to the name or the noun for a person that ends it."""
    if part and page.words[part.start].lower in lexicon.PRONOUNS:
        return part[:1]
    n, end = part.start, part.start
    while n < part.stop:
        mention, word = page.mention_at.get(n), page.words[n]
        if mention:
            n = mention.last + 1
            end = end if page.words[mention.last].is_possessive else n
        elif is_person_noun(word.lower):
            n, end = n + 1, end if word.is_possessive else n + 1
        elif _goes_on(page, n, is_named=end > part.start):
            n += 1
        else:
            break
    return range(part.start, min(end, part.stop))


def _goes_on(page: Page, n: int, *, is_named: bool) -> bool:
    """Whether a word that is neither name nor noun may stand inside a subject."""
    word = page.words[n].lower
    if is_named:
        return word in ("of", "for", "the") or word in lexicon.TITLES or lexicon.is_origin(word)
    return word in lexicon.DETERMINERS | lexicon.INDEFINITE | lexicon.TITLES | {"of"} or not _is_verb_like(word)


def _is_verb_like(word: str) -> bool:
    return word in lexicon.AUXILIARY | lexicon.PAST | BE | lexicon.PREPOSITIONS | lexicon.BREAKS or word.endswith(
        ("ed", "s")
    )


def is_person_noun(word: str) -> bool:
    """Whether a word is one for a person, for persons, for many together, or for what they wrote."""
    return word in _NOUNS or lexicon.is_plural(word) or word.removesuffix("s") in lexicon.GROUPS


def is_somebody(page: Page, n: int) -> bool:
    """Whether a word names or describes persons, or many together, and not what they made."""
    mention, word = page.mention_at.get(n), page.words[n].lower
    owns = (
        mention is not None
        and n == mention.first
        and page.words[mention.first - 1].lower in lexicon.PREPOSITIONS - {"to"}
    )
    return (mention is not None and not owns) or word in lexicon.PERSONS | lexicon.GROUPS or lexicon.is_plural(word)
