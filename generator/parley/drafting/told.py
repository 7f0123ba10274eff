"""What a text tells around its quotations: to whom and when they were said, and what parts their speakers have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.dates import Edtf
from parley.drafting import lexicon
from parley.drafting.circumstances import Circumstances, circumstances, day_of, whose
from parley.drafting.days import Said
from parley.drafting.extract import Quotation
from parley.drafting.mentions import Mention
from parley.drafting.occasion import is_later, lead_day
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.sayings import Saying, sayings
from parley.drafting.speakers import Speaker

_OWNED = frozenset(["his", "her", "its", "their", "my", "our"])
_OF_WHOM = frozenset(["deputy", "aide", "adviser", "advisor", "colleague", "ally", "rival", "successor", "predecessor"])
"""What tells nothing without whose they are."""

_RELATIVE = frozenset(["who", "whom", "whose", "which", "that"])

_LONGEST = 5
"""Words at most that tell somebody's part before the name."""


@dataclass(frozen=True)
class Told:
    """One text's quotations with what is told of each."""

    page: Page
    quotations: tuple[Quotation, ...]
    published: Edtf | None

    def around(self, quotation: Quotation) -> Circumstances:
        """To whom and when it was said."""
        return self._circumstances[quotation.start]

    def elsewhere(self, speaker: Speaker) -> Said | None:
        """The one day on which somebody spoke by the text; none where it tells several."""
        days = {day.edtf: day for who in whose(speaker) for day in self._days.get(who, ())}
        return next(iter(days.values())) if len(days) == 1 else None

    def lead(self, speaker: Speaker) -> Said | None:
        """The day with which the text begins, for the first whom it quotes: reports begin with what that one said."""
        first = whose(self.quotations[0].speaker)
        return self._lead if first & whose(speaker) else None

    def role(self, speaker: Speaker) -> str:
        """What part the text gives a speaker, before the name: `UN mediator`."""
        return next((self._roles[who] for who in whose(speaker) if who in self._roles), "")

    @cached_property
    def _lead(self) -> Said | None:
        return lead_day(self.page, self.published)

    @cached_property
    def _sayings(self) -> Sequence[Saying]:
        return tuple(sayings(self.page))

    @cached_property
    def _circumstances(self) -> Mapping[int, Circumstances]:
        """By where a quotation begins."""
        return {one.start: circumstances(self.page, one, self.published, self._sayings) for one in self.quotations}

    @cached_property
    def _days(self) -> Mapping[str, frozenset[Said]]:
        """By speaker: the days on which the text says that they spoke."""
        told = [(who, self.around(one).day) for one in self.quotations for who in whose(one.speaker)]
        told += [(saying.who, day_of(self.page, saying, self.published)) for saying in self._sayings]
        found: dict[str, set[Said]] = {}
        for who, day in told:
            if day and not is_later(day, self.published):
                found.setdefault(who, set()).add(day)
        return {who: frozenset(days) for who, days in found.items()}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for mention in self.page.mentions:
            is_told = mention.is_person and not self.page.is_quoted(mention.first)
            role = part(self._before(mention) or self._apart(mention)) if is_told else ""
            if role:
                found.setdefault(mention.who, role)
                found.setdefault(f"?{mention.text.lower()}", role)
        return found

    def _before(self, mention: Mention) -> str:
        """A person's part where it stands before the name, between other words."""
        words, start = self.page.words, mention.first
        while start and mention.first - start < _LONGEST and not words[start - 1].ends_phrase:
            before, other = words[start - 1], self.page.mention_at.get(start - 1)
            is_role = before.lower in lexicon.PERSONS | lexicon.TITLES | lexicon.GROUPS or lexicon.is_origin(
                before.text
            )
            if not is_role and (other is None or other.is_person or before.is_possessive):
                break
            start = other.first if other else start - 1
        found = phrase(self.page, range(start, mention.last + 1)) if start < mention.first else None
        return found.role if found and not found.doubt else ""

    def _apart(self, mention: Mention) -> str:
        """A person's part between commas: `X, the UN envoy, said`, `The UN envoy, X, said`."""
        words, (first, last) = self.page.words, (mention.first, mention.last)
        if last + 1 >= len(words) or not words[last].gap.startswith(","):
            return ""
        stop = next((n for n in range(last + 1, min(last + lexicon.FAR, len(words))) if words[n].ends_phrase), last)
        after = self._part(range(last + 1, stop + 1))
        start = first - 1
        while start > 0 and first - start <= _LONGEST + 1 and words[start - 1].gap == " " and not self._begins(start):
            start -= 1
        is_before = first > 0 and words[first - 1].gap.startswith(",")
        return after or (self._part(range(start, first)) if is_before else "")

    def _begins(self, n: int) -> bool:
        return self.page.words[n].lower in lexicon.DETERMINERS

    def _part(self, phrase_: range) -> str:
        """A description, if it is one: it begins with an article or the like and tells what a person is."""
        words = self.page.words
        small = [words[n].lower for n in phrase_]
        is_part = (
            len(small) > 1
            and small[0] in {"the", "a", "an"} | _OWNED
            and any(word in lexicon.PERSONS for word in small)
        )
        is_clause = any(lexicon.SPEECH.fullmatch(word) or word in lexicon.BREAKS - {"and"} for word in small)
        return self.page.said(phrase_) if is_part and not is_clause and len(small) <= 2 * _LONGEST else ""


def is_owned(words: str) -> bool:
    """Whether words begin with whose somebody is, as `his delegation` does."""
    return words.split()[0].lower() in _OWNED


def part(told: str) -> str:
    """A person's part as a record may have it: without an article, a clause behind it, or somebody's `their`."""
    words = told.split()
    if not words:
        return ""
    words = words[1:] if words[0].lower() in _OWNED else words
    words = words[1:] if len(words) > 1 and words[0].lower() in lexicon.DETERMINERS else words
    end = next((n for n, word in enumerate(words) if n and word.lower() in _RELATIVE), len(words))
    role = " ".join(words[:end]).rstrip(",;")
    return "" if role.lower() in _OF_WHOM or _OWNED & {*role.lower().split()} else role
