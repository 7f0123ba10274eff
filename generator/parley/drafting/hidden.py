"""Of whom a text says that they must not be known: those are named in no file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parley.drafting.mentions import Mention
from parley.drafting.page import Page
from parley.quotations.surroundings import sentences

_HIDDEN = re.compile(
    r"\b(?:(?:first|given|full|real|last|middle|family) names?|surnames?|pseudonym|nickname"
    r"|nom de guerre|anonym(?:ity|ous(?:ly)?)"
    r"|not (?:to )?be(?:ing)? (?:named|identified)|declined to (?:be (?:named|identified)|give)"
    r"|fear(?:s|ing|ed)? (?:of|for|arrest|his|her|their|being)|afraid|reprisals?|retribution"
    r"|name (?:has been|was) (?:changed|withheld))\b",
    re.IGNORECASE,
)
"""What a report says of somebody who must not be known."""


@dataclass(frozen=True)
class Hidden:
    """The persons of one text who are not in the archive, with what stands beside their names."""

    page: Page

    def tells(self, name: str) -> bool:
        """Whether the text says of somebody by that name why they must not be known."""
        return bool(
            _HIDDEN.search(" … ".join((*self._beside.get(name, ()), *self._beside.get(f"?{name.lower()}", ()))))
        )

    @cached_property
    def persons(self) -> frozenset[str]:
        """All names of persons, as the text has them."""
        return frozenset(m.text for m in self._persons)

    @cached_property
    def _persons(self) -> tuple[Mention, ...]:
        return tuple(m for m in self.page.mentions if m.is_person)

    @cached_property
    def _beside(self) -> Mapping[str, list[str]]:
        """By name, and by who is meant: the words of the sentence around each mention, as far as the next person."""
        found: dict[str, list[str]] = {}
        persons = self._persons
        for n, mention in enumerate(persons):
            if mention.keys:
                continue
            words = self.page.words
            start, end = self.page.paragraph(words[mention.first].start)
            start = max(start, words[persons[n - 1].last].end if n else 0)
            end = min(end, words[persons[n + 1].first].start if n + 1 < len(persons) else end)
            before, after = (start, words[mention.first].start), (words[mention.last].end, end)
            told = [sentences(self.page.unquoted(*before))[-1], sentences(self.page.unquoted(*after))[0]]
            for name in (mention.text, mention.who):
                found.setdefault(name, []).extend(told)
        return found
