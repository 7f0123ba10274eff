"""To whom a quotation was said and when, where the clause beside it tells."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from parley.dates import Edtf
from parley.drafting import lexicon
from parley.drafting.days import Said, day_in
from parley.drafting.extract import Quotation
from parley.drafting.page import Page
from parley.drafting.sayings import Saying
from parley.drafting.speakers import Speaker

_TO = frozenset(["told", "tells", "telling", "tell"])
_LEADS = frozenset([("said", "to"), ("speaking", "to"), ("wrote", "to"), ("interview", "with"), ("spoke", "to")])
_PRONOUNS = lexicon.PRONOUNS | frozenset(["him", "her", "them", "me", "us"])
_LONGEST = 8
"""An addressee of more words is a sentence."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else a clause of attribution says."""

    said_to: tuple[str, ...] = ()
    said_to_unnamed: str = ""
    day: Said | None = None

    def filled(self, other: "Circumstances") -> "Circumstances":
        """These, with what they do not tell from others."""
        is_told = bool(self.said_to or self.said_to_unnamed)
        to = self if is_told else other
        return Circumstances(to.said_to, to.said_to_unnamed, self.day or other.day)


def circumstances(
    page: Page, quotation: Quotation, published: Edtf | None, told: Sequence[Saying] = ()
) -> Circumstances:
    """To whom and when by the clause of the quotation, else by a sentence before it in which its speaker speaks.

    `told` is all that the text tells of who spoke.
    """
    clause = quotation.by.clause
    if clause is None:
        return Circumstances()
    words = rest_of_clause(page, clause.verb)
    ids, unnamed = _addressee(page, clause.verb, words)
    around = Circumstances(ids, unnamed, _day(page, words, published))
    start = bisect_left(told, page.paragraph(quotation.start)[0], key=_place)
    near = told[start : bisect_left(told, quotation.start, lo=start, key=_place)]
    who = whose(quotation.speaker)
    before = next((saying for saying in reversed(near) if saying.who in who), None)
    if before is None:
        return around
    found = _said(page, before, published)
    # a few words that the text gives to somebody need not have been said to whom the rest was
    return around.filled(Circumstances(day=found.day) if clause.is_mild else found)


def _place(saying: Saying) -> int:
    return saying.place


def whose(speaker: Speaker) -> frozenset[str]:
    """By what the mentions of a sure speaker are known; nothing where who speaks is not sure."""
    if speaker.new:
        return frozenset([f"?{speaker.new.lower()}"])
    return frozenset(speaker.ids) if speaker.is_sure and len(speaker.ids) == 1 else frozenset()


def day_of(page: Page, saying: Saying, published: Edtf | None) -> Said | None:
    """When somebody spoke: by the words before the verb of speech, or by those after it in its clause."""
    return _day(page, saying.between, published) or _day(page, rest_of_clause(page, saying.verb), published)


def _said(page: Page, saying: Saying, published: Edtf | None) -> Circumstances:
    ids, unnamed = _addressee(page, saying.verb, rest_of_clause(page, saying.verb))
    return Circumstances(ids, unnamed, day_of(page, saying, published))


def _day(page: Page, words: range, published: Edtf | None) -> Said | None:
    told = page.text.text[page.words[words.start].start : page.words[words.stop - 1].end] if words else ""
    is_about_verb = not any(page.words[n].lower in ("will", "would", "that", "had", "was") for n in words)
    return day_in(told, published) if is_about_verb else None


def rest_of_clause(page: Page, verb: int) -> range:
    """The words after a verb in its own clause: up to `that`, a comma that begins another, or a quotation."""
    n = verb + 1
    while n < len(page.words) and not page.is_quoted(n):
        before = page.words[n - 1]
        is_break = page.words[n].lower in lexicon.BREAKS - {"and", "after", "before"}
        if is_break or any(mark in before.gap for mark in '.;:!?\n"'):
            break
        if "," in before.gap and n > verb + 1:
            break
        n += 1
    return range(verb + 1, n)


def _addressee(page: Page, verb: int, words: range) -> tuple[tuple[str, ...], str]:
    start = words.start
    if page.words[verb].lower not in _TO:
        leads = [n for n in words if (page.words[n - 1].lower, page.words[n].lower) in _LEADS]
        if not leads:
            return (), ""
        start = leads[0] + 1
    stop = start
    while stop < words.stop and stop - start <= _LONGEST and not (_ends(page, stop) and stop > start):
        stop += 1
    if stop == start or stop - start > _LONGEST or page.words[start].lower in _PRONOUNS:
        return (), ""
    named = page.mention_at.get(stop - 1)
    first = start + (page.words[start].lower in lexicon.DETERMINERS)
    ids = tuple(key.id for key in named.keys if key.kind == "actors") if named and named.first == first else ()
    if len(ids) == 1 and named and named.is_whole:
        return ids, ""
    if stop + 1 < words.stop and page.words[stop].lower in ("in", "at") and stop + 1 in page.mention_at:
        stop = page.mention_at[stop + 1].last + 1
    small = lexicon.DETERMINERS | lexicon.INDEFINITE
    is_told = any(n in page.mention_at or page.words[n].lower not in small for n in range(start, stop))
    return (), page.said(range(start, stop)) if is_told else ""


def _ends(page: Page, n: int) -> bool:
    """Whether a word ends the addressee: a preposition, a day, another verb."""
    word = page.words[n].lower
    if n in page.mention_at or word in lexicon.GATHERINGS:
        return False
    return (
        word in lexicon.PREPOSITIONS - {"of"}
        or word in lexicon.DAYS | lexicon.BREAKS
        or word.endswith("ing")
        or (
            word in lexicon.AUXILIARY
            or word in ("is", "was", "were", "are", "late", "last")
            or word in lexicon.DETERMINERS
        )
    )
