"""The quotations of a text, each with its speaker and with where its words stand."""

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from parley.drafting import lexicon
from parley.drafting.attributed import Reader
from parley.drafting.known import Known
from parley.drafting.page import Page
from parley.drafting.speakers import Speaker
from parley.drafting.speech import Attributed
from parley.drafting.unpaired import unpaired
from parley.problems import UsageError
from parley.quotations import Found, NotFound, Text, find
from parley.quotations.attribution import Names
from parley.quotations.quoted import Stretch
from parley.quotations.surroundings import Surroundings
from parley.records.types import Key

OMITTED = " […] "

FEW = 5
"""So many words in quotation marks that no clause gives to anybody are rather a name or a manner of speaking."""


MAX_QUOTED = 1_000
"""No article has so many quotations; what has is something else, and would take long."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is quoted as saying, as a record would have it."""

    words: str
    start: int
    """Where its first words stand in the normalised text."""
    form: Literal["direct", "partial"]
    speaker: Speaker
    by: Attributed
    stretches: range
    """The quoted stretches that it is made of."""
    found: Found | None
    """Where the exact check finds the words; None where it does not."""
    doubt: str = ""
    """Why it is not sure that these are the words."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words in quotation marks that become no draft, and why."""

    words: str
    why: str


def read(text: Text, known: Known) -> tuple[Page, tuple[Quotation, ...], tuple[LeftOut, ...]]:
    """A prepared text with its names, the quotations in it, in order, and what is none.

    Raises UsageError where they are too many.
    """
    if len(text.stretches) > MAX_QUOTED:
        raise UsageError(f"the text has more than {MAX_QUOTED:,} quotations; give one article alone")
    extra = list(islice(unpaired(text.shaped, text.stretches), MAX_QUOTED))
    kept = [s for s in text.stretches if not any(e.start <= s.start and s.end <= e.end for e in extra)]
    page = Page(text, known, tuple(sorted([*kept, *extra], key=lambda s: s.start)))
    every = _stretches(page, frozenset(s.start for s in extra))
    left = tuple(one for one in every if isinstance(one, LeftOut))
    return page, tuple(one for one in every if isinstance(one, Quotation)), left


def quotations(text: Text, known: Known) -> tuple[Quotation, ...]:
    """The quotations in a prepared text, in order."""
    return read(text, known)[1]


def _stretches(page: Page, unsure: frozenset[int]) -> list[Quotation | LeftOut]:
    done = Reader(page).attributed()
    found: list[Quotation | LeftOut] = []
    n = 0
    while n < len(done):
        last = n
        while last + 1 < len(done) and _goes_on(page, done, n, last):
            last += 1
        group = range(n, last + 1)
        quotation = _made(page, done[n], group, unsure)
        while last > n and quotation.found is None:
            last -= 1
            quotation = _made(page, done[n], range(n, last + 1), unsure)
        if last + 1 < len(done) and last + 1 < group.stop:
            done[last + 1] = _parted(done[last + 1])
        why = _why_not(page, quotation, done[n])
        found.append(LeftOut(quotation.words, why) if why else quotation)
        n = last + 1
    return found


def _parted(one: Attributed) -> Attributed:
    """What does not go on with the words before it for sure."""
    doubt = one.speaker.doubt or "it is not sure that the same person goes on here"
    return replace(one, how="alone", speaker=replace(one.speaker, doubt=doubt))


def _goes_on(page: Page, done: list[Attributed], first: int, n: int) -> bool:
    """Whether the stretch after the nth is a part of the same quotation."""
    if not page.follows(n + 1):
        return False
    one, after = done[first], done[n + 1]
    is_split = (
        after.how != "alone"
        and after.clause is not None
        and one.clause is not None
        and (after.clause.verb == one.clause.verb)
    )
    if not is_split or (one.how == "introduction" and after.how == "continued"):
        return False
    around = Surroundings(page.text.text, page.stretches, names(page, one.speaker, n))
    refused = around.refusal(n) is not None
    if refused and after.how == "continued" and _is_other_named(page, n, one.speaker):
        done[n + 1] = _parted(after)
    return not refused


def _is_other_named(page: Page, n: int, speaker: Speaker) -> bool:
    """Whether another person or body than the speaker is named between the nth stretch and the next."""
    whose = {*speaker.ids, f"?{speaker.new.lower()}"}
    between = page.named_in(page.range(page.closing(n), page.opening(n + 1)))
    return any(m.who not in whose and (m.is_person or m.keys) and not m.is_place for m in between)


def names(page: Page, speaker: Speaker, n: int | None = None) -> Names:
    """By which names a text calls a speaker, after the nth stretch too, and by which everybody at all."""
    known = page.known
    own = {name for i in speaker.ids for name in known.called.get(i, ())}
    for id_ in speaker.ids:
        actor = known.records.get(Key("actors", id_))
        own.update(role.title for role in getattr(actor, "roles", ()))
    own |= {part for part in (speaker.role, speaker.unnamed, speaker.new) if part}
    if speaker.unnamed and n is not None:
        own |= _given(page, n)
    for who in ("?" + speaker.new.lower(), *speaker.ids):
        own |= page.texts_of.get(who, frozenset())
    own |= page.texts & frozenset(speaker.new.split())
    return Names(frozenset(own), page.everyone)


def _given(page: Page, n: int) -> set[str]:
    """By which name somebody unnamed goes after the nth stretch: `a doctor who gave her name as X`."""
    words = page.range(*page.after(n))
    return {m.text for m in page.named_in(words) if page.is_told_name(m)}


def _made(page: Page, one: Attributed, group: range, unsure: frozenset[int]) -> Quotation:
    parts = [_words(page, page.stretches[n]) for n in group]
    words = OMITTED.join([*(part.rstrip(",;") for part in parts[:-1]), parts[-1].rstrip(",")])
    form = _form(page, one, group, parts[0])
    called = names(page, one.speaker, group.start)
    found = find(words, page.text, form=form, speaker_names=called.speaker, other_names=called.other)
    start = page.stretches[group.start].start
    # the same words may stand elsewhere too: then a later check decides, which knows the speaker
    is_here = isinstance(found, Found) and (found.start == start or found.start > start)
    doubt = "the quotation marks do not pair here: see where the words begin and end" if start in unsure else ""
    if isinstance(found, NotFound) and not doubt:
        doubt = found.reason
    return Quotation(words, start, form, one.speaker, one, group, found if is_here else None, doubt)  # type: ignore[arg-type]


def _words(page: Page, stretch: Stretch) -> str:
    """The words of a stretch as they are printed; paragraphs are parted as Markdown does, without repeated marks."""
    shaped = page.text.shaped[stretch.start : stretch.end].strip()
    return re.sub('\n["“„«]?', "\n\n", shaped)


def _form(page: Page, one: Attributed, group: range, words: str) -> Literal["direct", "partial"]:
    first = re.search(r"\w", words)
    is_sentence = bool(first and not first[0].islower())
    # `believed it “must not go on”, X said`: the sentence begins before the words that X said
    is_led = bool(re.search(r"\w$", page.text.text[slice(*page.before(group.start))].rstrip()))
    return "direct" if is_sentence or len(group) > 1 or (one.how == "tail" and not is_led) else "partial"


def _why_not(page: Page, quotation: Quotation, one: Attributed) -> str:
    """Why words in quotation marks are no quotation but a name or a manner of speaking; empty where they are one."""
    said = re.findall(r"[\w'’-]+", quotation.words)
    first = page.stretches[quotation.stretches.start]
    before = page.text.text[slice(*page.before(quotation.stretches.start))].rstrip()
    last = page.text.text[page.stretches[quotation.stretches[-1]].end - 1]
    is_sentence = bool(said) and not said[0][0].islower() and last in ".!?…,"
    if not said or _is_headline(page, first.start):
        return "in the headline" if said else "no words"
    if len(said) < 2 and one.how == "alone":
        return "one word"
    if is_sentence and not lexicon.NAMING.search(before):
        return ""
    if one.how == "tail" and one.clause and not one.clause.is_mild and len(said) > 1:
        return ""
    if len(said) < 2:
        return "one word"
    is_called = before.endswith("called") and said[0][0].islower() and one.how != "alone"
    if lexicon.NAMING.search(before) and not lexicon.WHAT_CALLED.search(before) and not is_called:
        return "a name"
    telling = [word for word in said if len(word) > 3] or said
    if all(word[0].isupper() or not word[0].isalpha() for word in telling) and not is_sentence:
        return "a name or a title"
    is_anyones = one.how != "alone" or len(said) >= FEW or before.endswith(":")
    return "" if is_anyones else "a few words that nobody is said to speak"


def _is_headline(page: Page, place: int) -> bool:
    """Whether a place is in a line above the text: the first paragraph, where it is no sentence."""
    start, end = page.paragraph(place)
    line = page.text.text[start:end].rstrip("\"' ")
    return start == 0 and line[-1:] not in ".…" and len(line) < 200 and end < len(page.text.text)
