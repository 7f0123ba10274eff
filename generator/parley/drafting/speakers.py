"""Who speaks, as far as a text and the archive tell; what they leave open stays open, with the reason."""

from dataclasses import dataclass

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.todo import not_there


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
    first = page.by_first_name.get(mention.known_as, frozenset()) if not mention.is_whole else frozenset()
    if len(first) == 1:
        return Speaker(ids=tuple(first), doubt=f"“{mention.text}” may be somebody else of that first name")
    name = page.full_names.get(mention.known_as, mention.text)
    return Speaker(new=name, doubt=not_there(name))


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


def described(page: Page, words: range) -> Speaker:
    """Who is spoken of without a name."""
    first, said = page.words[words.start], page.said(_shortened(page, words))
    inside = [page.words[n].lower for n in words]
    mention = page.mention_at.get(words.start)
    if first.lower in lexicon.INDEFINITE or _is_many(page, words):
        return (
            Speaker(doubt=f"“{said}” may be somebody whom the text names")
            if _ends_on_name(page, words)
            else Speaker(unnamed=said)
        )
    owner = mention and page.words[mention.last].is_possessive and mention.last + 1 < words.stop
    if owner and inside[-1] in lexicon.KIN:
        return Speaker(unnamed=said)
    if any(word in lexicon.PERSONS | lexicon.GROUPS for word in inside):
        return Speaker(unnamed=said, doubt=f"“{said}” is named nowhere in the text")
    return Speaker(doubt=f"it cannot be told whom “{said}” means")


def _is_many(page: Page, words: range) -> bool:
    """Whether several are spoken of and none is told from others: `officials`, `Western diplomats`."""
    first = page.words[words.start]
    if words.start not in page.mention_at and first.lower in lexicon.PLURAL_UNNAMED:
        return True
    if first.lower in lexicon.DETERMINERS or any(
        page.words[n].is_possessive or page.words[n].ends_phrase for n in words[:-1]
    ):
        return False
    stop = next((n for n in words if page.words[n].lower in lexicon.PREPOSITIONS | lexicon.BREAKS), words.stop)
    return stop > words.start and lexicon.is_plural(page.words[stop - 1].lower)


def _ends_on_name(page: Page, words: range) -> bool:
    """Whether a description ends on a person's name that may be whose description it is."""
    end = page.mention_at.get(words.stop - 1)
    if end is None or not end.is_person or page.is_told_name(end):
        return False
    before = end.first - 1
    before -= page.words[before].lower in lexicon.DETERMINERS
    return page.words[before].lower not in lexicon.PREPOSITIONS


def _shortened(page: Page, words: range) -> range:
    """A description without what follows it: `who asked not to be named`, `on Monday`."""
    for n in words:
        word = page.words[n].lower
        if n > words.start and (word in lexicon.BREAKS - {"and", "or"} or word in lexicon.DAYS):
            stop = n - 1 if page.words[n - 1].lower in ("on", "last", "late", "early") else n
            return range(words.start, max(stop, words.start + 1))
    return words
