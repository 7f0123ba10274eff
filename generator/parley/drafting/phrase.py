"""Whom one phrase names: `Russian President Vladimir Putin`, `a Western diplomat`, `the spokesman`, `he`."""

from collections.abc import Sequence
from dataclasses import replace

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.speakers import NOBODY, Speaker, described, of_mention, written

_OBJECTS = {"him": "he", "her": "she", "them": "they"}
"""Pronouns of whom somebody quotes: `X quoted him as saying`."""

_SOME = frozenset(["another", "one", "some", "any"])
_SPOKEN = frozenset(["interview", "call", "video", "conference", "debate", "session", "television", "radio"])


def phrase(page: Page, words: range, *, is_inverted: bool = False) -> Speaker:
    """Whom one phrase names: `Russian President Vladimir Putin`, `a Western diplomat`, `the spokesman`, `he`."""
    is_pair = bool(words) and page.words[words.start].lower == "both" and lexicon.is_plural(page.words[words[-1]].lower)
    if is_pair:
        return Speaker(doubt=f"it cannot be told whom “{page.said(words)}” means")
    words = _trimmed(page, words)
    if not words:
        return NOBODY
    first = page.words[words.start]
    if len(words) == 1 and first.lower in lexicon.PRONOUNS | _OBJECTS.keys():
        return Speaker(pronoun=_OBJECTS.get(first.lower, first.lower))
    several = _several(page, words) or written(page, words)
    if several:
        return several
    if page.words[words.stop - 1].lower in lexicon.PRONOUNS and first.lower in lexicon.PREPOSITIONS:
        return Speaker(pronoun=page.words[words.stop - 1].lower)
    return _belonging(page, words) or _named_in(page, words, is_inverted=is_inverted) or described(page, words)


def _trimmed(page: Page, words: range) -> range:
    """A phrase without small words that may stand before a subject."""
    start = words.start
    while start < words.stop and start not in page.mention_at and page.words[start].lower in lexicon.LEADING | {"both"}:
        start += 1
    for lead in (("known", "as"), ("nicknamed",), ("called",), ("named",)):
        if tuple(page.words[n].lower for n in range(start, min(start + len(lead), words.stop))) == lead:
            start += len(lead)
    return range(start, words.stop)


def _several(page: Page, words: range) -> Speaker | None:
    """`X and Y`, `X, Y and Z`: where every part is a name and nothing more."""
    joints = [n for n in words if page.words[n].lower in ("and", "or", "nor") and n not in page.mention_at]
    if not joints:
        return None
    parts, start = [], words.start
    for n in words:
        if n in joints or page.words[n].gap == ", " or n == words.stop - 1:
            parts.append(
                phrase(page, range(start, n if n in joints else n + 1)) if start < n + (n not in joints) else NOBODY
            )
            start = n + 1
    if page.words[joints[0]].lower == "and" and all(part.ids and part.is_sure for part in parts):
        return Speaker(ids=tuple(dict.fromkeys(i for part in parts for i in part.ids)))
    if any(part.ids or part.new for part in parts) and page.mention_at.get(words.stop - 1):
        ids = tuple(dict.fromkeys(i for part in parts for i in part.ids))
        return Speaker(ids=ids, doubt=f"“{page.said(words)}” may be more than one who speaks")
    return None


def _belonging(page: Page, words: range) -> Speaker | None:
    """`X of the council`, `X from Karsa`: where nobody else is named in it."""
    mention = page.mention_at.get(words.start)
    if not mention or not mention.is_person or page.words[mention.last].is_possessive or mention.last + 2 >= words.stop:
        return None
    others = {m.who for n in range(mention.last + 1, words.stop) if (m := page.mention_at.get(n)) and m.is_person}
    is_of = page.words[mention.last + 1].lower in ("of", "from")
    return of_mention(page, mention) if is_of and not others else None


def _named_in(page: Page, words: range, *, is_inverted: bool) -> Speaker | None:
    """The name that a phrase ends on, or after `said` begins with; None where it is not the name that speaks."""
    mention = page.mention_at.get(words.stop - 1)
    first = next((m for n in words if (m := page.mention_at.get(n))), None)
    if first and first.last + 1 < words.stop and _is_first(page, words, first):
        mention = first
    elif is_inverted:
        named = [m for n in words if (m := page.mention_at.get(n)) and m.last + 1 < words.stop]
        mention = mention or next((m for m in named if _ends_subject(page, m.last + 1)), None)
    if mention is None:
        return None
    if page.words[mention.last].is_possessive and mention.last + 1 < words.stop:
        return None
    if mention.is_person and page.words[mention.first - 1].lower in _SOME and mention.first > words.start:
        return Speaker(doubt=f"“{page.said(words)}” may be somebody else")
    before = [n for n in range(words.start, mention.first) if page.words[n].key and not _is_particle(page, n)]
    while before and page.words[before[0]].lower in lexicon.DETERMINERS:
        before = before[1:]
    found = of_mention(page, mention)
    if not before:
        return found
    return _led(page, words, before, mention, found)


def _is_first(page: Page, words: range, mention: Mention) -> bool:
    """Whether a person's name begins a phrase, but for titles, and a preposition other than `of` follows it."""
    small = lexicon.DETERMINERS | lexicon.TITLES
    head = [n for n in range(words.start, mention.first) if page.words[n].lower not in small]
    return mention.is_person and not head and page.words[mention.last + 1].lower in lexicon.BESIDE


def _led(page: Page, words: range, before: Sequence[int], mention: Mention, found: Speaker) -> Speaker | None:
    """A name after a description: `the head of the delegation X` is X, `a spokesman for President X` is not."""
    last, told = page.words[before[-1]].lower, [page.words[n].lower for n in before]
    times = lexicon.TIMES | lexicon.DAYS
    if times & set(told) and all(word in times | lexicon.INDEFINITE or word.isdigit() for word in told):
        return found
    links = [n for n, word in enumerate(told) if word in lexicon.PREPOSITIONS and before[n] not in page.mention_at]
    role = page.said(range(before[0], before[-1] + 1))
    if not mention.is_person and mention.keys and not _is_adverbial(page, before):
        return None
    if _is_adverbial(page, before) or (links == [0] and _is_when_or_where(page, before[1:])):
        return found
    if links and (told[0] in lexicon.PLURAL_UNNAMED or page.words[words.start].lower in lexicon.INDEFINITE):
        return None
    if links:
        is_head = any(word in lexicon.PERSONS for word in told[: links[0]])
        is_body = last in lexicon.GROUPS or (
            before[-1] in page.mention_at and not page.mention_at[before[-1]].is_person
        )
        if is_head and is_body:
            return replace(found, role=role)
        if is_head and (last in lexicon.TITLES | lexicon.PERSONS or before[-1] - before[0] == links[-1]):
            return None
        return replace(found, doubt=f"“{page.said(words)}” may be somebody else")
    others = [
        m for n in before if (m := page.mention_at.get(n)) and m.is_person and not page.words[m.last].is_possessive
    ]
    body = page.mention_at.get(before[-1])
    if body and not body.is_person and page.words[body.last].is_possessive and not others:
        return found
    if last in lexicon.TITLES | lexicon.PERSONS and not others:
        if len(before) == 1 and last in lexicon.FORMS_OF_ADDRESS:
            return found
        return replace(found, role=role)
    if not others and _is_adjectives(page, words, before):
        return found
    return replace(found, doubt=found.doubt or f"“{page.said(words)}” may be somebody else")


def _is_adjectives(page: Page, words: range, before: Sequence[int]) -> bool:
    """Whether words between `a` or `the` and a name only say how somebody is: `a visibly tired X`."""
    nouns = (
        lexicon.PERSONS | lexicon.GROUPS | lexicon.TITLES | lexicon.KIN | lexicon.PLURAL_UNNAMED | lexicon.NOT_THE_SAME
    )
    small = [page.words[n] for n in before]
    return page.words[words.start].lower in ("a", "an", "the") and not any(
        word.lower in nouns or word.is_capital or word.is_possessive or word.ends_phrase for word in small
    )


def _is_adverbial(page: Page, before: Sequence[int]) -> bool:
    """Whether words before a name are a phrase of their own: `in its letter the X`, `in a speech on Monday X`."""
    told = [page.words[n].lower for n in before]
    if len(told) < 3 or told[0] not in lexicon.PREPOSITIONS or any(n in page.mention_at for n in before[1:-1]):
        return False
    if told[-1] == "the":
        small = lexicon.PREPOSITIONS | lexicon.PERSONS | lexicon.PRONOUNS
        return not any(word in small for word in told[1:-1])
    place = page.mention_at.get(before[-1])
    is_where = place is not None and not place.is_person and any(key.kind == "places" for key in place.keys)
    return is_where or told[-1] in lexicon.DAYS | lexicon.MONTHS | lexicon.PAPERS | lexicon.GATHERINGS | _SPOKEN


def _is_when_or_where(page: Page, words: Sequence[int]) -> bool:
    """Whether words after a preposition are but a day or a place: `on Tuesday X`, `in Geneva X`."""
    return all(
        page.words[n].lower in ("it", "this", "that", "them")
        or page.words[n].lower in lexicon.DAYS | lexicon.MONTHS | lexicon.TIMES
        or page.words[n].text.isdigit()
        or (n in page.mention_at and any(key.kind == "places" for key in page.mention_at[n].keys))
        for n in words
    )


def _ends_subject(page: Page, n: int) -> bool:
    """Whether a word after a name begins something else: `said X in Geneva`."""
    word = page.words[n].lower
    return word in lexicon.PREPOSITIONS | lexicon.BREAKS | lexicon.AUXILIARY or word in lexicon.ADVERBIALS


def _is_particle(page: Page, n: int) -> bool:
    return page.words[n].lower in lexicon.PARTICLES
