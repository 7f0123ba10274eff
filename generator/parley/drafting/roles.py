"""Whom a description may mean by the roles that the archive gives its actors: `the UN mediator`."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.tokens import Token, tokens
from parley.records.actors import Actor

_ADJECTIVE = re.compile("(?:i?an|ish|ese|ia|ey|[aeiy])$")
"""What makes a country's name an adjective, or stands in its place: `Torvian`, `Torvia`."""

_PERSONAL = frozenset(["his", "her", "my", "our", "your"])
"""Whose a role is that belongs to a person: it is another's, whatever it is."""


@dataclass(frozen=True)
class Roles:
    """The roles of the archive's actors, to be held against the descriptions in one text."""

    page: Page

    def borne(self, words: range) -> tuple[str, ...]:
        """The actors of whom a role says all that a description says."""
        if self.page.words[words.start].lower in _PERSONAL:
            return ()
        told = self.page.words[words.start : words.stop]
        return self._bearers(self._stems(told) | _sexes(told))

    @cached_property
    def _bearers(self) -> Callable[[frozenset[str]], tuple[str, ...]]:
        """By what is said: of whom a role says all of it."""

        @cache
        def found(told: frozenset[str]) -> tuple[str, ...]:
            return tuple(id_ for id_, roles in self._actors.items() if any(told <= role for role in roles))

        return found

    @cached_property
    def _actors(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        return {
            key.id: tuple(self._borne(tokens(role.title), role.of or "") for role in record.roles)
            for key, record in sorted(self.page.known.records.items())
            if isinstance(record, Actor) and record.roles
        }

    def _borne(self, title: Sequence[Token], body: str) -> frozenset[str]:
        """What a role says: the body's id too, and both sexes where the title tells none."""
        return self._stems(title) | {body} | (_sexes(title) or {"he", "she"})

    def _stems(self, words: Sequence[Token]) -> frozenset[str]:
        """What a description says: `UN` and `United Nations` are one body, `Torvian` and `Torvia's` one country."""
        found = self.page.known.matches(words, ("actors",), own=True)
        bodies = [m for m in found if m.last > m.first or words[m.first].text.isupper()]
        inside = {n for body in bodies for n in range(body.first, body.last + 1)}
        small = lexicon.COMMON | lexicon.DETERMINERS | lexicon.PREPOSITIONS
        told = {_stem(word.key) for n, word in enumerate(words) if n not in inside and word.lower not in small}
        return frozenset(told | {key.id for body in bodies for key in body.keys}) - {""}


def _sexes(words: Sequence[Token]) -> frozenset[str]:
    told = {word.lower for word in words}
    return frozenset(["he"] * bool(told & lexicon.MALE) + ["she"] * bool(told & lexicon.FEMALE))


def _stem(key: str) -> str:
    return lexicon.SAME_TRADE.get(key) or (_ADJECTIVE.sub("", key) if len(key) > 4 else key)
