"""Whom `he`, `she` or `it` means: only where nobody else can be meant is it sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.epithets import Epithets
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.sexes import Sexes
from parley.drafting.speakers import Speaker, of_mention
from parley.drafting.verbs import BE, phrases, subject_before, verbs

_BEGINS = 8
"""A name among so many first words of a paragraph is what the paragraph is about."""

_MOST = 6
"""So many are told who may be meant, the nearest first; of more nobody reads."""

_REACH = 600
"""Who was named so many words ago, or will be, is not meant: no paragraph of a report is as long."""

_OTHERS = (lexicon.BREAKS | frozenset(["who", "whom", "whose", "which", "that"])) - {"what"}
"""After these somebody else may be the subject."""


@dataclass(frozen=True)
class Pronouns:
    """The pronouns of a text, read with the names before them."""

    page: Page
    epithets: Epithets

    def meant(self, pronoun: str, word: int) -> Speaker:
        """Whom a pronoun at a word means, or whom it may mean."""
        if pronoun not in lexicon.HE | lexicon.SHE | lexicon.IT:
            return Speaker(doubt=f"it cannot be told whom “{pronoun}” means")
        teller = self._teller(pronoun, word)
        if teller:
            return teller
        start = self.page.paragraph(self.page.words[word].start)[0]
        window = self._back(start, word)
        near = self._named(window, pronoun)
        is_nobody = all(self.sexes.contradict(pronoun, m) for m in near.values())
        described = self._described(window, pronoun) if is_nobody and pronoun not in lexicon.IT else None
        if described:
            return described
        if not near and start:
            start = self.page.paragraph(start - 2)[0]
            window = self._back(start, word)
            near = self._named(window, pronoun)
        may = [m for m in near.values() if not self.sexes.contradict(pronoun, m)] or list(near.values())
        if len(may) != 1:
            return self._open(pronoun, word, list(reversed(near.values())))
        [mention] = may
        if self._is_dead(mention):
            return self._open(pronoun, word, [mention])
        found = of_mention(self.page, mention)
        is_first = mention.first - self.page.range(start, start).start < _BEGINS or self._speaks(mention)
        is_about = is_first and not self._is_taken(window.start, mention.first, pronoun)
        others = self._strangers(window, found, pronoun) if mention.is_person else {}
        is_another = self._is_taken(window.start, mention.first, pronoun)  # `He and X met. He said`
        if pronoun == "they" or is_another or not self._fits(pronoun, mention, is_about=is_about) or others:
            return self._open(pronoun, word, [mention], others)
        return found

    def _teller(self, pronoun: str, word: int) -> Speaker | None:
        """Who tells of himself: in `X said he had sent Y a list of what he called` both are X, whoever Y is."""
        words, start = self.page.words, word
        while start and not set(words[start - 1].gap) & set('.!?;:\n"'):
            start -= 1
        named = [m for m in self.page.named_in(range(start, word)) if m.is_person]
        verb = next(verbs(self.page, range(named[0].last + 1, word)), None) if named else None
        if verb is None or verb != named[0].last + 1 or words[named[0].last].gap != " ":
            return None
        own = verb + 1 + (words[verb + 1].lower == "that")
        rest = range(own + 1, word)
        is_own = own < word and words[own].lower == pronoun and named[0].is_whole
        is_one_clause = not any(words[n].ends_phrase or words[n].lower in _OTHERS for n in rest)
        is_told = is_own and is_one_clause and not any(verbs(self.page, rest))
        return of_mention(self.page, named[0]) if is_told and not self.sexes.contradict(pronoun, named[0]) else None

    def _back(self, start: int, word: int) -> range:
        """The words before one, from a place of the text on, as far as they matter."""
        return range(max(self.page.range(start, start).start, word - _REACH), word)

    def _open(
        self, pronoun: str, word: int, near: Sequence[Mention], others: Mapping[str, tuple[str, ...]] | None = None
    ) -> Speaker:
        """Whom a pronoun may mean, those who are named later in its paragraph among them; nobody whom it cannot."""
        named = {m.who: m for m in near}
        for mention in self._later(pronoun, word):
            named.setdefault(mention.who, mention)
        may = [m for m in named.values() if not self.sexes.contradict(pronoun, m)]
        if may and may == near[:1] and not may[0].keys and not others:
            return of_mention(self.page, may[0])  # whoever is not in the archive is left to a person in any case
        ids = [i for some in (others or {}).values() for i in some]
        may = may[:_MOST]
        ids += [key.id for m in may for key in m.keys if key.kind == "actors"]
        names = dict.fromkeys([*(others or {}), *(m.text for m in may)])
        told = " or ".join([*names, *(["somebody else"] if len(names) == 1 else [])])
        return Speaker(
            ids=tuple(dict.fromkeys(ids)),
            doubt=f"“{pronoun}” may mean {told or 'somebody who is not named near it'}",
            is_open=True,
        )

    def _later(self, pronoun: str, word: int) -> Sequence[Mention]:
        """Who is named after a pronoun in its paragraph; `it` and `they` are rather named before."""
        place = self.page.words[word].start
        rest = self.page.range(place, self.page.paragraph(place)[1])[:_REACH]
        return list(self._named(rest, pronoun).values()) if pronoun not in lexicon.IT else []

    def _speaks(self, mention: Mention) -> bool:
        """Whether a name is the subject of a verb of speech, after it or before it."""
        words, first = self.page.words, mention.first
        after = range(mention.last + 1, min(mention.last + 4, len(words)))
        verb = next(verbs(self.page, after), None) if not set(words[mention.last].gap) & set('.;:"') else None
        if verb is not None and not subject_before(self.page, range(after.start, verb)):
            return True
        while (
            first
            and words[first - 1].lower in lexicon.TITLES | lexicon.DETERMINERS
            and not words[first - 1].ends_phrase
        ):
            first -= 1
        return any(verbs(self.page, range(first - 1, first))) if first and not words[first - 1].ends_phrase else False

    def _named(self, window: range, pronoun: str) -> dict[str, Mention]:
        """Who is named, outside quotation marks, in some words; the last mention of each."""
        found: dict[str, Mention] = {}
        is_person = pronoun not in lexicon.IT
        for mention in self.page.named_in(window):
            if self.page.is_quoted(mention.first):
                continue
            is_place = bool(mention.keys) and all(key.kind == "places" for key in mention.keys)
            if (
                mention.is_person == is_person
                and not is_place
                and not mention.is_place
                and not self._is_addressed(mention)
                and not self.page.is_told_name(mention)
            ):
                found.pop(mention.who, None)
                found[mention.who] = mention
        return found

    def _is_addressed(self, mention: Mention) -> bool:
        """Whether somebody is but written to: in `a letter to X it wrote` X is not who wrote."""
        words, n = self.page.words, mention.first - 1
        n -= n >= 0 and words[n].lower in lexicon.DETERMINERS
        return n > 0 and words[n].lower == "to" and words[n - 1].lower in lexicon.PAPERS

    def _strangers(self, window: range, found: Speaker, pronoun: str) -> dict[str, tuple[str, ...]]:
        """Who else is spoken of without a name: `a guard`, `the minister`; and who of the archive each may be."""
        told: dict[str, tuple[str, ...]] = {}
        against = {"he": lexicon.FEMALE, "she": lexicon.MALE}.get(pronoun, frozenset())
        for noun, whole in self.epithets.free_in(window):
            if self.page.words[noun].lower in against:
                continue
            one = range(whole.start, noun + 1)
            meant = self.epithets.meant(one)
            is_same = meant is not None and meant.ids == found.ids and meant.is_sure
            before = self.page.words[one.start - 1].lower if one.start else ""
            # `X is a woman of few words`, `X came as an observer`: who is described is X
            if not is_same and before not in BE | {"without", "as"}:
                told[f"“{self.page.said(one)}”"] = meant.ids if meant else ()
        return dict(list(told.items())[-_MOST:])

    def _described(self, window: range, pronoun: str) -> Speaker | None:
        """Whom `he` means where a paragraph names nobody and begins with the only person that it describes."""
        free = [one for _, one in self.epithets.free_in(window)]
        if len(free) != 1 or free[0].start - window.start > 1:
            return None
        verb = next(verbs(self.page, range(free[0].start, window.stop)), None) or self._acts(free[0], window)
        subject = subject_before(self.page, range(free[0].start, verb)) if verb else None
        against = lexicon.FEMALE if pronoun == "he" else lexicon.MALE
        if not subject or len(subject) > lexicon.FAR or {self.page.words[n].lower for n in free[0]} & against:
            return None
        found = self.epithets.meant(free[0]) or phrase(self.page, phrases(self.page, subject)[0])
        return found if found.is_sure else None

    def _acts(self, one: range, window: range) -> int | None:
        """The word after a description, where it does something and is not dead: `a driver had waited`."""
        small = {self.page.words[n].lower for n in range(one.stop, window.stop)}
        return None if small & lexicon.DEATH or not small else one.stop

    def _is_dead(self, mention: Mention) -> bool:
        """Whether a sentence tells of somebody's death: then another speaks."""
        words, n = self.page.words, mention.last
        after = range(n + 1, min(n + 4, len(words)))
        is_near = [words[i].lower for i in after if not set(words[i - 1].gap) & set(".!?\n;")]
        return any(word in lexicon.DEATH for word in is_near)

    def _is_taken(self, start: int, stop: int, pronoun: str) -> bool:
        """Whether the same pronoun stands in the paragraph before a name, and so means somebody else."""
        return any(self.page.words[n].lower == pronoun for n in range(start, stop) if not self.page.is_quoted(n))

    @cached_property
    def sexes(self) -> Sexes:
        """Who is told to be he, or she."""
        return Sexes(self.page, self.epithets)

    @cached_property
    def _both(self) -> frozenset[str]:
        told = {
            w.lower for n, w in enumerate(self.page.words) if w.lower in ("he", "she") and not self.page.is_quoted(n)
        }
        return frozenset(told)

    def _fits(self, pronoun: str, mention: Mention, *, is_about: bool) -> bool:
        """Whether nothing speaks against a person being he, or she."""
        if pronoun in lexicon.IT:
            return True
        if self.sexes.contradict(pronoun, mention):
            return False
        against = lexicon.FEMALE if pronoun == "he" else lexicon.MALE
        if self.epithets.heads_of(mention.who) & against:
            return False
        return len(self._both) < 2 or is_about or self.sexes.confirm(pronoun, mention)
