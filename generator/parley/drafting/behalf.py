"""For whom somebody speaks: `his spokeswoman X`, `a spokesman for X`, `said on behalf of X`."""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.drafting import lexicon
from parley.drafting.extract import Quotation
from parley.drafting.matter import Value, todo
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.records.types import Key

_SPOKES = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_OFFICES = frozenset(["ministry", "presidency", "army", "government", "cabinet", "kremlin", "military", "police"])
"""Bodies of a state, which texts seldom name with it."""

_OWN = {"his": True, "her": True, "its": False, "their": False}
"""Whose spokesman it is: a person's, or a body's."""


@dataclass(frozen=True)
class Behalf:
    """The words of one quotation's clause, read for whom its speaker speaks for."""

    page: Page
    quotation: Quotation

    def value(self) -> Value | None:
        """The actor's id, or what a person has to look at; None where nothing is told."""
        clause = self.quotation.by.clause
        if clause is None:
            return None
        told = next(self._expressly(clause.verb), None)
        if told:
            return told
        speaker = self.quotation.speaker
        role = (speaker.role or speaker.unnamed).lower().split()
        beside = clause.phrases[:1] if clause.is_inverted else clause.phrases[-1:]
        for phrase in clause.phrases:
            for n in phrase:
                word = self.page.words[n].lower
                if word in _SPOKES and (word in role or (phrase in beside and not (role or speaker.is_sure))):
                    return self._owner(n)
        return None

    def _expressly(self, verb: int) -> Iterator[Value]:
        """`X said on behalf of Y`, in the verb's own phrase or in the one before it."""
        words = self.page.words
        for n in range(max(verb - lexicon.FAR, 2), min(verb + lexicon.SHORT + 4, len(words) - 1)):
            is_it = [word.lower for word in words[n - 2 : n + 1]] == ["on", "behalf", "of"]
            near = words[min(n, verb) : max(n, verb)]
            if is_it and not self.page.is_quoted(n) and not any(set(word.gap) & set('.!?\n;"') for word in near):
                yield self._of(self._named(n + 1), self.page.said(range(n - 2, min(n + 4, len(words)))))

    def _owner(self, n: int) -> Value | None:
        """Whose spokesman a word means; None where it is nobody's."""
        words = self.page.words
        if n + 1 < len(words) and words[n].gap == " " and words[n + 1].lower in ("for", "of"):
            after = self._named(n + 2)
            return self._of(after, self.page.said(range(n, after.last + 1))) if after else None
        before = self.page.mention_at.get(n - 1)
        if before is None and n > 1 and not words[n - 2].ends_phrase and words[n - 1].text.islower():
            before = self.page.mention_at.get(n - 2) if words[n - 2].is_possessive else None
        if before is None and words[n - 1].lower in _OFFICES and (state := self._state(n - 1)):
            return Value(state.id)
        if before is None and n and words[n - 1].lower in _OFFICES and (near := self._country(n - 1)):
            return self._near(near, self.page.said(range(n - 1, n + 1)))
        if before and not words[before.last].ends_phrase and (words[before.last].is_possessive or not before.is_person):
            return self._of(before, self.page.said(range(before.first, n + 1)))
        own = next((i for i in (n - 1, n - 2) if i >= 0 and words[i].lower in _OWN and not words[i].ends_phrase), None)
        return self._his(own, n) if own is not None else None

    def _his(self, own: int, n: int) -> Value:
        """`his spokesman`: sure where its sentence names one alone before it."""
        words, start = self.page.words, own
        while start and not set(words[start - 1].gap) & set(".!?\n;"):
            start -= 1
        is_person = _OWN[words[own].lower]
        named = {
            m.who: m
            for i in range(start, own)
            if (m := self.page.mention_at.get(i))
            and m.is_person == is_person
            and not m.is_place
            and not self.page.is_quoted(i)
        }
        said = self.page.said(range(own, n + 1))
        if len(named) == 1:
            return self._of(next(iter(named.values())), said)
        names = " or ".join(m.text for m in named.values()) or "somebody who is not named in that sentence"
        return todo(f"“{said}” may speak for {names}; in place of TODO write the id, or remove this line")

    def _named(self, n: int) -> Mention | None:
        """The name that begins at a word, after titles and the like; none where it only belongs to another's."""
        words = self.page.words
        small = lexicon.DETERMINERS | lexicon.TITLES
        while n < len(words) and n not in self.page.mention_at and words[n].lower in small:
            n += 1
        mention = self.page.mention_at.get(n)
        if mention is None or words[mention.last].is_possessive:
            return None
        after = mention.last + 1
        is_part = (
            after < len(words)
            and words[mention.last].gap == " "
            and words[after].lower in (lexicon.PERSONS | lexicon.GROUPS | lexicon.TITLES)
        )
        return None if is_part else mention

    def _of(self, mention: Mention | None, said: str) -> Value:
        ids = tuple(key.id for key in mention.keys if key.kind == "actors") if mention else ()
        if mention and len(ids) == 1 and mention.is_whole:
            return Value(ids[0])
        if len(ids) == 1:
            return Value(ids[0], f"the text says “{said}”; if it is for somebody else, write that id")
        state = self._state(mention.first) if mention and not ids else None
        if state:
            return Value(state.id)
        if not ids and mention and (near := self._country(mention.last)):
            return self._near(near, said)
        may = f" ({' or '.join(ids)})" if ids else ""
        who = f": {mention.text}, who is not in the archive" if mention and not ids else ""
        return todo(f"the text says “{said}”{who}{may}; in place of TODO write the actor's id, or remove this line")

    def _state(self, office: int) -> Key | None:
        """The state that is named by an adjective before its office: `Ruritanian Foreign Ministry`."""
        words, n = self.page.words, office - 1
        while n >= 0 and words[n].gap == " " and office - n <= lexicon.SHORT // 2:
            if state := self.page.known.state_of(words[n]):
                return state
            n -= 1
        return None

    def _near(self, mention: Mention, said: str) -> Value:
        """For the state whose office it is; sure where the paragraph says so: `Russia's Foreign Ministry`."""
        owned = self.page.words[mention.last + 1 : mention.last + 4]
        is_sure = self.page.words[mention.last].is_possessive and any(word.lower in _OFFICES for word in owned)
        doubt = "" if is_sure else f"the text says “{said}”; if it is for somebody else, write that id"
        return Value(mention.keys[0].id, doubt)

    def _country(self, office: int) -> Mention | None:
        """The state or body with which the paragraph of `the Foreign Ministry spokeswoman` begins."""
        words = self.page.words
        if words[office].lower not in _OFFICES:
            return None
        start = self.page.range(*self.page.paragraph(words[office].start)).start
        first = self.page.mention_at.get(start + (words[start].lower in lexicon.DETERMINERS))
        is_one = first is not None and not first.is_person and [key.kind for key in first.keys] == ["actors"]
        return first if is_one else None
