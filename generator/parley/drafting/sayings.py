"""Where a text says that somebody spoke, in whatever sentence: `X, speaking in Karsa on Monday, told reporters`."""

from collections.abc import Iterator
from typing import NamedTuple

from parley.drafting import lexicon
from parley.drafting.mentions import Mention
from parley.drafting.page import Page


class Saying(NamedTuple):
    """Somebody's name with the verb of speech that follows it in its sentence."""

    who: str
    place: int
    """Where the name begins in the text."""
    between: range
    """The words between the name and the verb."""
    verb: int


def sayings(page: Page) -> Iterator[Saying]:
    """Every one that the text has outside its quotations, in order."""
    for mention in page.mentions:
        is_subject = not mention.is_place and not page.words[mention.last].is_possessive
        verb = _verb(page, mention) if is_subject and not page.is_quoted(mention.first) else None
        if verb is not None:
            yield Saying(mention.who, page.words[mention.first].start, range(mention.last + 1, verb), verb)


def _verb(page: Page, mention: Mention) -> int | None:
    """The verb of speech after a name in its own sentence, before anybody else is named."""
    for n in range(mention.last + 1, min(mention.last + 1 + lexicon.FAR, len(page.words))):
        other = page.mention_at.get(n)
        if any(mark in page.words[n - 1].gap for mark in ".!?;\n") or page.is_quoted(n) or (other and other.is_person):
            return None
        word = page.words[n].lower
        if word in _NO_SUBJECT:
            return None
        if lexicon.SPEECH.fullmatch(word) and not word.endswith("ing"):
            return n
    return None


_NO_SUBJECT = frozenset(["that", "who", "whom", "whose", "which", "and", "but"])
"""After these the verb is another clause's."""
