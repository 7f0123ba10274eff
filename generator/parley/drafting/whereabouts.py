"""Which unknown names are those of places, by the words before them: `in X`, `west of X`, `returned to X`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.tokens import Token

_WHO = lexicon.TITLES | lexicon.PERSONS | lexicon.KIN


def placed(words: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """The names of a text, with those told apart that only say where; who speaks or has a title is no place."""
    unknown = [mention for mention in found if not mention.keys]
    persons = {mention.who for mention in unknown if _is_somebody(words, mention)}
    places = {mention.who for mention in unknown if _is_where(words, mention)}
    for before, mention in pairwise(found):
        # `in X and Y`: what is joined to a place is one
        is_place = before.who in places or (before.keys and all(key.kind == "places" for key in before.keys))
        if is_place and not mention.keys and _is_joined(words, before, mention):
            places.add(mention.who)
    places -= persons
    for mention in found:
        yield replace(mention, is_person=False, is_place=True) if mention.who in places else mention


def _is_joined(words: Sequence[Token], before: Mention, mention: Mention) -> bool:
    """Whether but `and`, or a comma with it, stands between two names, the first of which says where."""
    between = words[before.last + 1 : mention.first]
    return (
        [word.lower for word in between] == ["and"]
        and before.first > 0
        and (words[before.first - 1].lower in lexicon.WHERE)
    )


def _is_somebody(words: Sequence[Token], mention: Mention) -> bool:
    before, after = mention.first - 1, mention.last + 1
    if before >= 0 and not words[before].ends_phrase and words[before].lower in _WHO:
        return True
    beside = [
        words[n].lower for n in (before, after) if 0 <= n < len(words) and not words[min(n, after - 1)].ends_phrase
    ]
    # `In X, the spokesman ...`: who is described comes after the town
    return any(map(lexicon.SPEECH.fullmatch, beside)) or (
        _is_described(words, mention) and not _is_where(words, mention)
    )


def _is_described(words: Sequence[Token], mention: Mention) -> bool:
    """`X, a teacher from Y`; `X, who ...`."""
    after = range(mention.last + 1, min(mention.last + 6, len(words)))
    if not after or not words[mention.last].gap.startswith(","):
        return False
    first = words[after.start].lower
    phrase = []
    for n in after:
        phrase.append(words[n].lower)
        if words[n].ends_phrase or words[n].lower in lexicon.PREPOSITIONS:
            break
    return first == "who" or (first in lexicon.DETERMINERS and any(word in lexicon.PERSONS for word in phrase))


def _is_where(words: Sequence[Token], mention: Mention) -> bool:
    last = words[mention.last]
    if last.gap == "-" and mention.last + 1 < len(words) and words[mention.last + 1].lower == "based":
        return True
    n = mention.first - 1
    n -= n > 0 and words[n].lower in lexicon.DETERMINERS
    if n < 0 or words[n].ends_phrase or last.is_possessive:
        return False
    lead, led = words[n].lower, words[n - 1].lower if n else ""
    if lead in lexicon.WHERE:
        return led not in lexicon.PAPERS
    return (lead == "of" and led in lexicon.PLACES_OF) or (lead == "to" and led in lexicon.MOVES)
