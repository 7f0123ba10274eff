"""What a text calls a person beside the name: `Salem al-Muslet, the HNC spokesman`, later `the spokesman`.

What is asked for every quotation is worked out once for each noun.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from parley.drafting import lexicon
from parley.drafting.beside import descriptions
from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.drafting.roles import Roles
from parley.drafting.speakers import Speaker, described, of_mention
from parley.drafting.strangers import strangers
from parley.records.actors import Actor

_SMALL = lexicon.COMMON | lexicon.DETERMINERS | lexicon.PREPOSITIONS

_GENERIC = frozenset(
    ["group", "organisation", "organization", "body", "movement", "faction", "bloc", "alliance", "militia"]
)
"""What a body is called that says nothing of its name."""

_WORLD = frozenset(["world", "armed", "rebel", "aid", "international"])
"""What may stand before these and tells no name either."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Epithets:
    """The descriptions of the persons whom a text names."""

    page: Page

    @cached_property
    def _around(self) -> tuple[tuple[Mention, tuple[range, ...]], ...]:
        """The persons who are named, in order, each with the words of the descriptions beside the name."""
        return tuple((m, tuple(descriptions(self.page, m))) for m in self.page.mentions if m.is_person)

    @cached_property
    def _given(self) -> Mapping[str, tuple[tuple[Mention, frozenset[str]], ...]]:
        """By each word of a description, in the order of those who are described: the name, and all its words."""
        whose: dict[str, list[tuple[Mention, frozenset[str]]]] = {}
        for mention, around in self._around:
            whose.setdefault(mention.who, []).extend((mention, self.keys(words)) for words in around)
        found: dict[str, list[tuple[Mention, frozenset[str]]]] = {}
        for given in whose.values():
            for one in given:
                for key in one[1]:
                    found.setdefault(key, []).append(one)
        return {key: tuple(given) for key, given in found.items()}

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: all words of the descriptions."""
        found: dict[str, set[str]] = {}
        for mention, around in self._around:
            found.setdefault(mention.who, set()).update(*map(self.keys, around))
        return {who: frozenset(words) for who, words in found.items()}

    @cached_property
    def bound(self) -> frozenset[int]:
        """The words that describe somebody who is named beside them."""
        return frozenset(n for _, around in self._around for words in around for n in words)

    def keys(self, words: range) -> frozenset[str]:
        """The words of a description that tell it from others."""
        return frozenset(self.page.words[n].key for n in words if self.page.words[n].lower not in _SMALL) - {""}

    def words_of(self, who: str) -> frozenset[str]:
        """All words by which somebody is described."""
        return self._words.get(who, _NONE)

    @cached_property
    def _heads(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: the descriptions' words but for those of whose it is: of `mother of a boy` the first."""
        found: dict[str, set[str]] = {}
        for mention, around in self._around:
            for words in around:
                small = [self.page.words[n].lower for n in words]
                stop = next((n for n, word in enumerate(small) if word in lexicon.PREPOSITIONS), len(small))
                found.setdefault(mention.who, set()).update(small[:stop])
        return {who: frozenset(words) for who, words in found.items()}

    def heads_of(self, who: str) -> frozenset[str]:
        """The words that say what somebody is, and not of whom."""
        return self._heads.get(who, _NONE) - lexicon.DETERMINERS

    def _described_by(self, nouns: frozenset[str]) -> frozenset[str]:
        """Who is described by one of some nouns."""
        return frozenset(m.who for noun in nouns for m, _ in self._given.get(noun, ()))

    def meant(self, words: range) -> Speaker | None:
        """Whom a description means that names nobody, such as `the HNC spokesman`; None: nobody is described so."""
        keys = self.keys(words)
        nouns = keys & lexicon.PERSONS
        if not nouns:
            return self._body(keys & lexicon.GROUPS, keys, words)
        told: dict[str, Mention] = {}
        for mention, own in self._given.get(min(nouns), ()):
            if keys <= own and mention.first < words.start:
                told.setdefault(mention.who, mention)
        role = self.page.said(words)
        if not told:
            return self._named_before(nouns, words) or self._in_archive(nouns, words)
        found = [of_mention(self.page, mention) for mention in told.values()]
        is_only = len(keys) > 1 or (len(self._described_by(nouns)) == 1 and not nouns & self._common)
        if len(told) == 1 and is_only and not (self.words_of(next(iter(told))) - keys) & lexicon.NO_MORE:
            return replace(found[0], role=role)
        ids = tuple(dict.fromkeys(i for one in found for i in one.ids))
        return Speaker(ids=ids, doubt=f"“{role}” may be one of several whom the text describes so")

    def _body(self, nouns: frozenset[str], keys: frozenset[str], words: range) -> Speaker | None:
        """Whom `the council` means: the only body of the text that has the noun in its proper name."""
        if not nouns or self.page.words[words.start].lower != "the":
            return None
        if keys - _WORLD <= _GENERIC:
            return self._body_near(words)
        body = self._only_body(nouns)
        is_it = body and body.first <= words.start and keys <= self._proper(body)
        return of_mention(self.page, body) if body and is_it else None

    def _body_near(self, words: range) -> Speaker | None:
        """Whom `the group` means, which says nothing of its name: the only body that its paragraph has named before."""
        page = self.page
        start = page.range(*page.paragraph(page.words[words.start].start)).start
        while True:
            named = [m for m in page.named_in(range(start, words.start)) if self._may_be_body(m)]
            if named or not start:
                break
            start = page.range(*page.paragraph(page.words[start].start - 2)).start
        return of_mention(page, named[-1]) if len({m.who for m in named}) == 1 else None

    def _may_be_body(self, mention: Mention) -> bool:
        """Whether a name that stands for itself is a body's, and no state's."""
        known = [self.page.known.records.get(key) for key in mention.keys]
        is_state = any(isinstance(record, Actor) and record.kind in ("state", "person") for record in known)
        is_where = mention.is_place or any(key.kind == "places" for key in mention.keys)
        return not (mention.is_person or is_state or is_where or self.page.is_quoted(mention.first))

    @cached_property
    def _only_body(self) -> Callable[[frozenset[str]], Mention | None]:
        """By nouns: the first mention of the only body that has one of them in its name, and of which alone it is."""

        @cache
        def found(nouns: frozenset[str]) -> Mention | None:
            words = self.page.words
            told = [m for m in self.page.mentions if not m.is_person and nouns & self._proper(m)]
            if len({m.who for m in told}) != 1:
                return None
            inside = {n for mention in told for n in range(mention.first, mention.last + 1)}
            others = (n for n, w in enumerate(words) if w.key in nouns and n not in inside)
            is_other = any(n and words[n - 1].lower != "the" and not self.page.is_quoted(n) for n in others)
            return None if is_other else told[0]

        return found

    def _proper(self, mention: Mention) -> frozenset[str]:
        inside = self.page.words[mention.first : mention.last + 1]
        return frozenset(word.key for word in inside if word.is_capital)

    def _named_before(self, nouns: frozenset[str], words: range) -> Speaker | None:
        """`the official`, where the text has spoken of `an official of the council`, and of no other."""
        first = self._first(nouns) if self.page.words[words.start].lower == "the" else None
        return described(self.page, first) if first and first.start <= words.start else None

    @cached_property
    def _first(self) -> Callable[[frozenset[str]], range | None]:
        """By nouns: how the only one whom the text describes by them is spoken of first, with `a` or the like."""

        @cache
        def found(nouns: frozenset[str]) -> range | None:
            same = [one for noun, one in self.free if self.page.words[noun].key in nouns]
            first = [one for one in same if self.page.words[one.start].lower in lexicon.INDEFINITE]
            if len(first) != 1 or self._described_by(nouns):
                return None
            return first[0] if all(self.keys(one) <= self.keys(first[0]) for one in same) else None

        return found

    def _in_archive(self, nouns: frozenset[str], words: range) -> Speaker | None:
        """Whom the archive's roles tell: sure where the text names that person, and describes nobody else so."""
        role, roles = self.page.said(words), self._roles.borne(words)
        if not roles:
            return None
        id_, *others = roles
        is_alone = not others and id_ in self._named_in_full and not self._has_rivals(id_, nouns)
        if is_alone and not self.words_of(id_) & lexicon.NO_MORE:
            return Speaker(ids=(id_,), role=role)
        names = " or ".join(roles[:3])
        return Speaker(ids=roles[:3], doubt=f"the text does not name “{role}”; by the archive it may be {names}")

    @cached_property
    def _named_in_full(self) -> frozenset[str]:
        return frozenset(m.who for m in self.page.mentions if m.is_whole)

    @cached_property
    def _has_rivals(self) -> Callable[[str, frozenset[str]], bool]:
        """Whether the text describes anybody but an actor by some nouns."""

        @cache
        def found(id_: str, nouns: frozenset[str]) -> bool:
            words = self.page.words
            return bool(self._described_by(nouns) - {id_}) or any(
                id_ not in self._roles.borne(one) or words[one.start].lower in lexicon.INDEFINITE
                for noun, one in self.free
                if words[noun].key in nouns
            )

        return found

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self.page)

    @cached_property
    def free(self) -> tuple[tuple[int, range], ...]:
        """The descriptions that stand beside no name, each with its noun."""
        return strangers(self.page, self.bound)

    def free_in(self, words: range) -> Sequence[tuple[int, range]]:
        """Those of them whose noun stands in some words."""
        first, last = (bisect_left(self.free, n, key=lambda one: one[0]) for n in (words.start, words.stop))
        return self.free[first:last]

    @cached_property
    def _common(self) -> frozenset[str]:
        """The words for whom the text speaks of more than one: `a spokesman`, `another envoy`."""
        words = self.page.words
        return frozenset(
            word.key
            for n, word in enumerate(words)
            if n and words[n - 1].lower in lexicon.INDEFINITE and n not in self.bound and not self.page.is_quoted(n)
        )
