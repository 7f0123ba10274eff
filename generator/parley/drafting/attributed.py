"""Who speaks each quoted stretch of a text: the clause after it or before it, read with all that the text tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from parley.drafting import lexicon
from parley.drafting.clauses import Clause, introduction, phrases, tail
from parley.drafting.doubts import doubt
from parley.drafting.epithets import Epithets
from parley.drafting.page import Page
from parley.drafting.pronouns import Pronouns
from parley.drafting.speakers import NOBODY, Speaker, of_mention, phrase

How = Literal["tail", "introduction", "continued", "alone"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quoted stretch with its speaker, and by which clause that is told."""

    speaker: Speaker
    how: How
    clause: Clause | None = None


class Reader:
    """Reads one page from beginning to end."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._epithets = Epithets(page)
        self._pronouns = Pronouns(page, self._epithets)

    def attributed(self) -> list[Attributed]:
        """Every stretch of the page, in order."""
        found: list[Attributed] = []
        for n in range(len(self._page.stretches)):
            one = self._one(n, found)
            if n and found[-1].how == "alone" and self._touches(n):
                # of two quotations that touch the first is rather by whoever speaks the second
                doubt = "no words stand between this quotation and the next; see whether one person speaks both"
                found[-1] = replace(found[-1], speaker=replace(one.speaker, role="", doubt=doubt))
            found.append(one)
        return found

    def _touches(self, n: int) -> bool:
        page = self._page
        return page.follows(n) and not re.search(r"\w", page.text.text[page.closing(n - 1) : page.opening(n)])

    def _one(self, n: int, done: Sequence[Attributed]) -> Attributed:
        page = self._page
        before, after = page.range(*page.before(n)), page.range(*page.after(n))
        text = page.text.text[slice(*page.before(n))].rstrip()
        called = lexicon.WHAT_CALLED.search(text)
        if called:
            who = page.range(page.before(n)[0] + called.start("who"), page.before(n)[0] + called.end("who"))
            return Attributed(self._settled(phrase(page, who), who), "introduction")
        label = self._label(before, text)
        if label:
            return Attributed(label, "introduction")
        led, follows = introduction(page, before), tail(page, after, is_finished=page.is_finished(n))
        by_lead = self._speaker(led, before, n, done, is_before=True) if led else None
        if led and by_lead and (not follows or text.endswith(":")):
            return Attributed(by_lead, "introduction", led)
        if follows:
            by_tail = self._speaker(follows, after, n, done, is_before=False)
            if by_lead and led and not led.is_mild and (by_lead.ids, by_lead.new) != (by_tail.ids, by_tail.new):
                words = "the words before and after the quotation name two who may speak"
                by_tail = replace(by_tail, doubt=by_tail.doubt or words)
            return Attributed(by_tail, "tail", follows)
        return self._unled(n, text, done)

    def _unled(self, n: int, text: str, done: Sequence[Attributed]) -> Attributed:
        """A stretch that no clause is about: it goes on with the one before, or nobody is said to speak."""
        page = self._page
        last = done[-1].speaker if done else NOBODY
        gap = page.text.text[page.closing(n - 1) : page.opening(n)] if done else ""
        if page.follows(n) and re.search(r"\w", gap):
            is_same_sentence = bool(text) and not any(mark in gap for mark in ".!?:")
            is_after_tail = done[-1].how in ("tail", "continued") and not text and _is_one_sentence(gap)
            if is_after_tail or is_same_sentence:
                return Attributed(last, "continued", done[-1].clause)
        start, end = page.before(n)
        near = page.range(start if text else page.paragraph(page.opening(n))[0], end)
        named = [m for m in page.mentions if m.first in near and m.is_person and not page.is_quoted(m.first)]
        if named and (text.endswith(":") or not page.follows(n)):
            last = of_mention(page, named[0 if text else -1])
        who = last.new or " or ".join(last.ids) or last.unnamed
        hint = f"; perhaps {who}" if who else ""
        return Attributed(replace(last, role="", doubt=f"the text does not say who speaks here{hint}"), "alone")

    def _label(self, before: range, text: str) -> Speaker | None:
        """`X:` alone, as interviews are printed."""
        if not text.endswith(":") or not before or len(before) > 6:
            return None
        mention = self._page.mention_at.get(before.start)
        is_all = mention is not None and mention.last == before.stop - 1
        return phrase(self._page, before) if is_all else None

    def _speaker(self, clause: Clause, words: range, n: int, done: Sequence[Attributed], *, is_before: bool) -> Speaker:
        if not clause.phrases:
            found = self._shared(words, clause, n, done)
        elif clause.is_inverted:
            found = self._described(clause.phrases[0], clause.phrases[1:], is_inverted=True)
        else:
            found = self._subject(clause)
        return replace(
            found, doubt=found.doubt or clause.doubt or doubt(self._page, clause, words, is_before=is_before)
        )

    def _subject(self, clause: Clause) -> Speaker:
        """The subject before a verb: after what leads up to it, and with its descriptions."""
        page, parts = self._page, list(clause.phrases)
        whole = phrase(page, range(parts[0].start, parts[-1].stop)) if len(parts) > 1 else NOBODY
        if len(whole.ids) > 1 and whole.is_sure:
            return whole
        while len(parts) > 1 and self._leads(parts[0]):
            parts = parts[1:]
        parts = [part for part in (_unbroken(page, part) for part in parts) if part] or parts
        if clause.is_closed or len(parts) == 1:
            return self._described(parts[0], parts[1:])
        found = self._described(parts[-1], [])
        names = [m for part in parts[:-1] for i in part if (m := page.mention_at.get(i)) and m.is_person]
        if names:
            found = replace(
                found, doubt=found.doubt or f"“{page.said(range(parts[0].start, parts[-1].stop))}” is unclear"
            )
        return found

    def _leads(self, part: range) -> bool:
        first = self._page.words[part.start].lower
        return part.start not in self._page.mention_at and (
            first in lexicon.ADVERBIALS or first.endswith(("ing", "ly"))
        )

    def _described(self, head: range, rest: Sequence[range], *, is_inverted: bool = False) -> Speaker:
        """Whom a phrase names together with the descriptions after it: `a spokesman, X`, `X, the spokesman`."""
        page = self._page
        found = phrase(page, head, is_inverted=is_inverted)
        if found.pronoun:
            return self._pronouns.meant(found.pronoun, head[-1])
        if found.ids and self._epithets.is_other(found.ids, head):
            return replace(found, doubt=found.doubt or f"“{page.said(head)}” may be another of that name")
        after = rest[0] if rest else range(0)
        if found.ids or found.new:
            if after and phrase(page, after).is_sure and phrase(page, after).ids:
                whole = phrase(page, range(head.start, after.stop))
                words = f"“{page.said(range(head.start, after.stop))}” may be more than one who speaks"
                return whole if len(whole.ids) > 1 else replace(found, doubt=found.doubt or words)
            is_told = any(page.words[n].lower in lexicon.PERSONS for n in after) and not self._leads(after)
            is_role = is_told and page.words[after.start].lower not in lexicon.BREAKS and not found.role
            return replace(found, role=page.said(after)) if is_role else found
        is_clause = bool(after) and page.words[after.start].lower in lexicon.BREAKS
        named = phrase(page, after, is_inverted=is_inverted) if after and not is_clause else NOBODY
        if (named.ids or named.new) and not named.role:
            return replace(named, role=page.said(head))
        return self._settled(found, head)

    def _settled(self, found: Speaker, words: range) -> Speaker:
        """A description or a pronoun with whom it means."""
        if found.pronoun:
            return self._pronouns.meant(found.pronoun, words[-1])
        if found.ids or found.new or found.is_sure:
            return found
        return self._epithets.meant(words) or found

    def _shared(self, words: range, clause: Clause, n: int, done: Sequence[Attributed]) -> Speaker:
        """The subject of the sentence, where its second verb has none of its own: `X left and said`."""
        page = self._page
        parts = list(phrases(page, range(words.start, clause.verb)))
        while len(parts) > 1 and self._leads(parts[0]):
            parts = parts[1:]
        head = parts[0] if parts else range(0)
        if not head and page.follows(n) and done:
            return done[-1].speaker
        start = head.start
        while start < head.stop and page.words[start].lower in lexicon.LEADING | lexicon.DETERMINERS | lexicon.TITLES:
            start += start not in page.mention_at
            if start in page.mention_at:
                break
        first = page.words[start].lower if start < head.stop else ""
        if first in lexicon.PRONOUNS:
            return self._pronouns.meant(first, start)
        mention = page.mention_at.get(start)
        if mention is None and page.follows(n) and done and not any(i in page.mention_at for i in head):
            return done[-1].speaker
        if mention is None or page.words[mention.last].is_possessive:
            return Speaker(doubt=f"it cannot be told who “{page.words[clause.verb].text}” this")
        found = phrase(page, range(head.start, mention.last + 1))
        others = {m.who for i in range(mention.last + 1, clause.verb) if (m := page.mention_at.get(i)) and m.is_person}
        joined = page.words[mention.last + 1].lower in ("and", "or", "with")
        if joined or others - {mention.who}:
            found = replace(found, doubt=found.doubt or f"somebody else may have “{page.words[clause.verb].text}” this")
        return found


def _unbroken(page: Page, part: range) -> range:
    """A phrase without a word that begins its clause: `while X`."""
    is_begun = len(part) > 1 and page.words[part.start].lower in lexicon.BREAKS | lexicon.LEADING
    return range(part.start + is_begun, part.stop)


def _is_one_sentence(gap: str) -> bool:
    from parley.quotations.surroundings import sentences

    return len([part for part in sentences(gap) if re.search(r"\w", part)]) == 1
