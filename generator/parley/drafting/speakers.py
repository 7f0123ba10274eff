"""Who speaks, as far as a text and the archive tell; what they leave open stays open, with the reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: actors of the archive, or somebody without a name, or somebody whom the archive does not know.

    `doubt` says why a person has to look; without it the speaker is as sure as the text.
    """

    ids: tuple[str, ...] = ()
    unnamed: str = ""
    new: str = ""
    role: str = ""
    doubt: str = ""
    pronoun: str = ""
    """A word such as `he`, where whom it means is still to be found."""
    is_open: bool = False
    """Whether but somebody among several may be meant: then not even one is put down to be looked at."""

    @property
    def is_sure(self) -> bool:
        """Whether an id, or the text's words for somebody, can be written as they are."""
        return bool(self.ids or self.unnamed) and not self.doubt


NOBODY = Speaker(doubt="the text does not say who speaks")


def phrase(page: Page, words: range, *, is_inverted: bool = False) -> Speaker:
    """Whom one phrase names: `Russian President Vladimir Putin`, `a Western diplomat`, `the spokesman`, `he`."""
    words = _trimmed(page, words)
    if not words:
        return NOBODY
    first = page.words[words.start]
    if len(words) == 1 and first.lower in lexicon.PRONOUNS:
        return Speaker(pronoun=first.lower)
    several = _several(page, words) or _written(page, words)
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


def _written(page: Page, words: range) -> Speaker | None:
    """`the statement of X`, `X's letter`, `a letter from X to Y`: who is meant is X."""
    paper = next((n for n in words if page.words[n].lower in lexicon.PAPERS and n not in page.mention_at), None)
    if paper is None or any(page.words[n].lower in lexicon.PREPOSITIONS for n in range(words.start, paper)):
        return None
    before = page.mention_at.get(paper - 1)
    first = words.start + (page.words[words.start].lower in lexicon.DETERMINERS)
    if before and page.words[before.last].is_possessive and before.first in (first, words.start):
        return of_mention(page, before)
    n = paper + 2
    while n < words.stop and page.words[n].lower in lexicon.DETERMINERS:
        n += 1
    after = page.mention_at.get(n)
    if after and n < words.stop and page.words[paper + 1].lower in ("of", "by", "from"):
        return of_mention(page, after)
    return (
        Speaker(doubt=f"it cannot be told whose words “{page.said(words)}” are")
        if paper == words.stop - 1 or after
        else None
    )


def _named_in(page: Page, words: range, *, is_inverted: bool) -> Speaker | None:
    """The name that a phrase ends on, or after `said` begins with; None where it is not the name that speaks."""
    mention = page.mention_at.get(words.stop - 1)
    if mention is None and is_inverted:
        named = [m for n in words if (m := page.mention_at.get(n)) and m.last + 1 < words.stop]
        mention = next((m for m in named if _ends_subject(page, m.last + 1)), None)
    if mention is None:
        return None
    if page.words[mention.last].is_possessive and mention.last + 1 < words.stop:
        return None
    before = [n for n in range(words.start, mention.first) if page.words[n].key and not _is_particle(page, n)]
    while before and page.words[before[0]].lower in lexicon.DETERMINERS:
        before = before[1:]
    found = of_mention(page, mention)
    if not before:
        return found
    return _led(page, words, before, mention, found)


def _led(page: Page, words: range, before: Sequence[int], mention: Mention, found: Speaker) -> Speaker | None:
    """A name after a description: `the head of the delegation X` is X, `a spokesman for President X` is not."""
    last, told = page.words[before[-1]].lower, [page.words[n].lower for n in before]
    links = [n for n, word in enumerate(told) if word in lexicon.PREPOSITIONS and before[n] not in page.mention_at]
    role = page.said(range(before[0], before[-1] + 1))
    if not mention.is_person and mention.keys:
        return None
    if links == [0] and _is_when_or_where(page, before[1:]):
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
    return replace(found, doubt=found.doubt or f"“{page.said(words)}” may be somebody else")


def _is_when_or_where(page: Page, words: Sequence[int]) -> bool:
    """Whether words after a preposition are but a day or a place: `on Tuesday X`, `in Geneva X`."""
    return all(
        page.words[n].lower in lexicon.DAYS | lexicon.MONTHS
        or page.words[n].text.isdigit()
        or (n in page.mention_at and any(key.kind == "places" for key in page.mention_at[n].keys))
        for n in words
    )


def of_mention(page: Page, mention: Mention) -> Speaker:
    """Who bears a name."""
    ids = tuple(key.id for key in mention.keys if key.kind == "actors")
    if len(ids) > 1:
        return Speaker(ids=ids, doubt=f"“{mention.text}” may be any of {', '.join(ids)}")
    if ids and not mention.is_whole:
        return Speaker(ids=ids, doubt=f"the text does not give the full name of “{mention.text}”")
    if ids:
        return Speaker(ids=ids)
    if mention.keys:
        return Speaker(doubt=f"“{mention.text}” is a place, and no actor of that name is in the archive")
    name = page.full_names.get(mention.known_as, mention.text)
    return Speaker(new=name, doubt=f"“{name}” is not in the archive")


def described(page: Page, words: range) -> Speaker:
    """Who is spoken of without a name."""
    first, said = page.words[words.start], page.said(_shortened(page, words))
    inside = [page.words[n].lower for n in words]
    mention = page.mention_at.get(words.start)
    is_plural = first.lower in lexicon.PLURAL_UNNAMED and not mention
    if first.lower in lexicon.INDEFINITE or is_plural:
        end = page.mention_at.get(words.stop - 1)
        is_name = end and end.is_person and page.words[end.first - 1].lower not in lexicon.PREPOSITIONS
        return Speaker(doubt=f"“{said}” may be somebody whom the text names") if is_name else Speaker(unnamed=said)
    owner = mention and page.words[mention.last].is_possessive and mention.last + 1 < words.stop
    if owner and inside[-1] in lexicon.KIN:
        return Speaker(unnamed=said)
    if any(word in lexicon.PERSONS | lexicon.GROUPS for word in inside):
        return Speaker(unnamed=said, doubt=f"“{said}” is named nowhere in the text")
    return Speaker(doubt=f"it cannot be told whom “{said}” means")


def _shortened(page: Page, words: range) -> range:
    """A description without what follows it: `who asked not to be named`, `on Monday`."""
    for n in words:
        word = page.words[n].lower
        if n > words.start and (word in lexicon.BREAKS - {"and", "or"} or word in lexicon.DAYS):
            stop = n - 1 if page.words[n - 1].lower in ("on", "last", "late", "early") else n
            return range(words.start, max(stop, words.start + 1))
    return words


def _ends_subject(page: Page, n: int) -> bool:
    """Whether a word after a name begins something else: `said X in Geneva`."""
    word = page.words[n].lower
    return word in lexicon.PREPOSITIONS | lexicon.BREAKS | lexicon.AUXILIARY or word in lexicon.ADVERBIALS


def _is_particle(page: Page, n: int) -> bool:
    return page.words[n].lower in lexicon.PARTICLES
