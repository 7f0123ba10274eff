"""What a text calls a person beside the name: `Salem al-Muslet, the HNC spokesman`, later `the spokesman`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.clauses import phrases
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.roles import Roles
from parley.drafting.speakers import Speaker, described, of_mention

_SMALL = lexicon.COMMON | lexicon.DETERMINERS | lexicon.PREPOSITIONS


@dataclass(frozen=True)
class Epithets:
    """The descriptions of the persons whom a text names."""

    page: Page

    @cached_property
    def _given(self) -> Mapping[str, tuple[tuple[Mention, frozenset[str]], ...]]:
        """By who is meant: the descriptions, each as its words."""
        found: dict[str, tuple[tuple[Mention, frozenset[str]], ...]] = {}
        for mention in self.page.mentions:
            if mention.is_person:
                told = [(mention, self.keys(words)) for words in self._around(mention)]
                found[mention.who] = (*found.get(mention.who, ()), *told)
        return found

    @cached_property
    def bound(self) -> frozenset[int]:
        """The words that describe somebody who is named beside them."""
        people = [m for m in self.page.mentions if m.is_person]
        return frozenset(n for mention in people for words in self._around(mention) for n in words)

    def keys(self, words: range) -> frozenset[str]:
        """The words of a description that tell it from others."""
        return frozenset(self.page.words[n].key for n in words if self.page.words[n].lower not in _SMALL) - {""}

    def words_of(self, who: str) -> frozenset[str]:
        """All words by which somebody is described."""
        return frozenset(key for _, keys in self._given.get(who, ()) for key in keys)

    def is_other(self, ids: tuple[str, ...], words: range) -> bool:
        """Whether a form of address speaks against a person: `Mrs X`, where nothing else says that X is a woman."""
        told = {self.page.words[n].key for n in words}
        own = self.words_of(ids[0])
        women = (own & lexicon.FEMALE) - {"mrs", "ms"}
        if told & {"mrs", "ms", "miss", "lady"}:
            return not women
        return bool(told & {"mr", "sir", "lord"} and own & lexicon.FEMALE)

    def meant(self, words: range) -> Speaker | None:
        """Whom a description means that names nobody, such as `the HNC spokesman`; None: nobody is described so."""
        keys = self.keys(words)
        nouns = keys & lexicon.PERSONS
        if not nouns:
            return self._body(keys & lexicon.GROUPS, keys, words)
        told = {
            who: next(m for m, own in given if keys <= own)
            for who, given in self._given.items()
            if any(keys <= own and m.first < words.start for m, own in given)
        }
        role = self.page.said(words)
        if not told:
            return self._named_before(nouns, words) or self._in_archive(nouns, words)
        found = [of_mention(self.page, mention) for mention in told.values()]
        rivals = [who for who in self._given if self.words_of(who) & nouns]
        is_alone = len(told) == 1 and (len(keys) > 1 or (len(rivals) == 1 and not self._is_common(nouns)))
        if is_alone and not (self.words_of(next(iter(told))) - keys) & lexicon.NO_MORE:
            return replace(found[0], role=role)
        ids = tuple(dict.fromkeys(i for one in found for i in one.ids))
        return Speaker(ids=ids, doubt=f"“{role}” may be one of several whom the text describes so")

    def _body(self, nouns: frozenset[str], keys: frozenset[str], words: range) -> Speaker | None:
        """Whom `the council` means: the only body of the text that has the noun in its proper name."""
        page = self.page
        if not nouns or page.words[words.start].lower != "the":
            return None
        told = [m for m in page.mentions if not m.is_person and nouns & self._proper(m)]
        if len({m.who for m in told}) != 1 or told[0].first > words.start or not keys <= self._proper(told[0]):
            return None
        inside = {n for mention in told for n in range(mention.first, mention.last + 1)}
        others = (n for n, w in enumerate(page.words) if w.key in nouns and n not in inside and not page.is_quoted(n))
        return None if any(n and page.words[n - 1].lower != "the" for n in others) else of_mention(page, told[0])

    def _proper(self, mention: Mention) -> frozenset[str]:
        inside = self.page.words[mention.first : mention.last + 1]
        return frozenset(word.key for word in inside if word.is_capital)

    def _named_before(self, nouns: frozenset[str], words: range) -> Speaker | None:
        """`the official`, where the text has spoken of `an official of the council`, and of no other."""
        same = [one for noun, one in self.free if self.page.words[noun].key in nouns]
        first = [one for one in same if self.page.words[one.start].lower in lexicon.INDEFINITE]
        if len(first) != 1 or first[0].start > words.start or self.page.words[words.start].lower != "the":
            return None
        others = any(self.words_of(who) & nouns for who in self._given)
        is_one = all(self.keys(one) <= self.keys(first[0]) for one in same)
        return described(self.page, first[0]) if is_one and not others else None

    def _in_archive(self, nouns: frozenset[str], words: range) -> Speaker | None:
        """Whom the archive's roles tell: sure where the text names that person, and describes nobody else so."""
        role, roles = self.page.said(words), self._roles.borne(words)
        if not roles:
            return None
        id_, *others = roles
        named = {m.who for m in self.page.mentions if m.is_whole}
        is_alone = not others and id_ in named and not self._has_rivals(id_, nouns)
        if is_alone and not self.words_of(id_) & lexicon.NO_MORE:
            return Speaker(ids=(id_,), role=role)
        names = " or ".join(roles[:3])
        return Speaker(ids=roles[:3], doubt=f"the text does not name “{role}”; by the archive it may be {names}")

    def _has_rivals(self, id_: str, nouns: frozenset[str]) -> bool:
        """Whether the text describes anybody else by some nouns."""
        words = self.page.words
        named = any(self.words_of(who) & nouns for who in self._given if who != id_)
        return named or any(
            id_ not in self._roles.borne(one) or words[one.start].lower in lexicon.INDEFINITE
            for noun, one in self.free
            if words[noun].key in nouns
        )

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.page)

    @cached_property
    def free(self) -> tuple[tuple[int, range], ...]:
        """The descriptions that stand beside no name, each with its noun: `a guard`, `the minister of X`."""
        found = []
        for n, word in enumerate(self.page.words):
            is_named = n in self.page.mention_at or n in self.bound
            if word.lower in lexicon.PERSONS and not is_named and not self.page.is_quoted(n):
                found.append((n, self._free(n)))
        return tuple(found)

    def _free(self, noun: int) -> range:
        words, start, stop = self.page.words, noun, noun + 1
        while start > 0 and not words[start - 1].ends_phrase and "." not in words[start - 1].gap:
            is_start = words[start - 1].lower in lexicon.PREPOSITIONS | lexicon.BREAKS
            if words[start].lower in lexicon.DETERMINERS or is_start:
                break
            start -= 1
        if stop < len(words) and words[noun].gap == " " and words[stop].lower in ("of", "for", "at", "from"):
            stop += 1
            while stop < len(words) and words[stop].lower in lexicon.DETERMINERS and words[stop - 1].gap == " ":
                stop += 1
            mention = self.page.mention_at.get(stop)
            stop = mention.last + 1 if mention else min(stop + 2, len(words))
        return range(start, stop)

    def _is_common(self, nouns: frozenset[str]) -> bool:
        """Whether the text speaks of more than one such person: `a spokesman`, `another envoy`."""
        words = self.page.words
        return any(
            word.key in nouns and n not in self.bound and n and words[n - 1].lower in lexicon.INDEFINITE
            for n, word in enumerate(words)
        )

    def _around(self, mention: Mention) -> Iterator[range]:
        yield from self._after(mention)
        before = self._before(mention)
        if before:
            yield before

    def _after(self, mention: Mention) -> Iterator[range]:
        """`X, the head of the delegation, ...`."""
        words = self.page.words
        if not words[mention.last].gap.startswith(",") or mention.last + 1 >= len(words):
            return
        phrase = phrases(self.page, range(mention.last + 1, min(mention.last + 20, len(words))))[0]
        first = words[phrase.start]
        is_name = phrase.start in self.page.mention_at and not any(words[n].lower in lexicon.PERSONS for n in phrase)
        if first.lower not in lexicon.ADVERBIALS | lexicon.BREAKS | lexicon.PRONOUNS and not is_name:
            yield phrase

    def _before(self, mention: Mention) -> range:
        """`the head of the delegation X`, `the head of the delegation, X`, `Russian President X`."""
        words, start = self.page.words, mention.first
        while start > 0 and words[start - 1].lower in lexicon.PARTICLES:
            start -= 1
        stop = start
        if start and words[start - 1].gap == ", ":
            start -= 1
            while start > 0 and words[start].lower not in lexicon.DETERMINERS and not words[start - 1].ends_phrase:
                start -= 1
            is_description = words[start].lower in lexicon.DETERMINERS
            return range(start, stop) if is_description else range(stop, stop)
        while start > 0 and not words[start - 1].ends_phrase and self._describes(start - 1):
            start -= 1
        nouns = lexicon.TITLES | lexicon.PERSONS
        return range(start, stop) if stop and words[stop - 1].lower in nouns | lexicon.GROUPS else range(stop, stop)

    def _describes(self, n: int) -> bool:
        word = self.page.words[n].lower
        known = lexicon.TITLES | lexicon.PERSONS | lexicon.GROUPS | lexicon.DETERMINERS | {"of", "for"}
        mention = self.page.mention_at.get(n)
        if word in known or lexicon.is_origin(word) or (mention and not mention.is_person):
            return True
        is_one = mention is None or (mention.first == mention.last and not mention.keys)
        return is_one and self.page.words[n].is_capital and self.page.words[n + 1].lower in lexicon.TITLES
