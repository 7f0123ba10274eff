"""A text that is read for a briefing: its words, names and quoted stretches, and what stands around each of these."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.drafting import lexicon
from parley.drafting.known import Known
from parley.drafting.mentions import Mention, mentions
from parley.drafting.tokens import Token, tokens, within
from parley.drafting.whereabouts import placed
from parley.quotations import Text
from parley.quotations.quoted import Stretch
from parley.quotations.surroundings import sentences

ENDS = ".!?…"

_LONG, _LEAD = 60, 1_000
"""A first paragraph that is shorter is a headline, a byline or a place; of a longer one so much leads."""

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'-]+[ ,/]*){1,5}(?:\([^)\n]{1,40}\) ?)?"
    r"(?:,? ?(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]+\.?(?: \d{4})?),? ?)?(?:\([^)\n]{1,40}\) ?)?- "
)
"""Where and when a report was written, before its first sentence."""


@dataclass(frozen=True)
class Page:
    """A prepared text with its stretches, those among them that the exact check cannot tell by itself."""

    text: Text
    known: Known
    stretches: tuple[Stretch, ...]

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Every word."""
        return tokens(self.text.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every name."""
        return tuple(placed(self.words, mentions(self.words, self.known)))

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The name that a word is a part of."""
        return {n: m for m in self.mentions for n in range(m.first, m.last + 1)}

    def named_in(self, words: range) -> Sequence[Mention]:
        """The names that begin in some words."""
        first, last = (bisect_left(self.mentions, n, key=lambda m: m.first) for n in (words.start, words.stop))
        return self.mentions[first:last]

    def is_told_name(self, mention: Mention) -> bool:
        """Whether a name is but what somebody who is spoken of is called: `a driver who gave his name as X`."""
        before = " ".join(self.words[n].lower for n in range(max(0, mention.first - 2), mention.first))
        return bool(lexicon.GIVEN_NAME.fullmatch(before))

    @cached_property
    def full_names(self) -> Mapping[str, str]:
        """The full names that the archive has not, by what they are known as, each as it is written first."""
        new = (m for m in reversed(self.mentions) if m.is_whole and not m.keys)
        return {m.known_as: m.text for m in new}

    @cached_property
    def by_first_name(self) -> Mapping[str, frozenset[str]]:
        """The ids of the archive's persons who are named in full, by the first word of the name."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            if mention.is_person and mention.is_whole and mention.first < mention.last and len(mention.keys) == 1:
                found.setdefault(self.words[mention.first].key, set()).add(mention.keys[0].id)
        return {first: frozenset(ids) for first, ids in found.items()}

    @cached_property
    def texts_of(self) -> Mapping[str, frozenset[str]]:
        """By who is meant: how the text writes the name."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            found.setdefault(mention.who, set()).add(mention.text)
        return {who: frozenset(texts) for who, texts in found.items()}

    @cached_property
    def texts(self) -> frozenset[str]:
        """All names as the text writes them."""
        return frozenset(m.text for m in self.mentions)

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Every name of the archive's actors, and every name of the text that the archive has not."""
        return self.known.everyone | {m.text for m in self.mentions if not m.keys}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each stretch begins, for bisection."""
        return tuple(stretch.start for stretch in self.stretches)

    def is_quoted(self, word: int) -> bool:
        """Whether a word stands in a quoted stretch."""
        place = self.words[word].start
        n = bisect_right(self.starts, place) - 1
        return n >= 0 and place < self.stretches[n].end

    def range(self, start: int, end: int) -> range:
        """The words of a piece of the text."""
        return within(self.words, start, end)

    def said(self, words: Sequence[int]) -> str:
        """Some words in a row as the text has them, with its own marks."""
        if not words:
            return ""
        first, last = self.words[words[0]], self.words[words[-1]]
        return self.text.shaped[first.start : last.end]

    def paragraph(self, place: int) -> tuple[int, int]:
        """Where the paragraph begins and ends that holds a place."""
        start = self.text.text.rfind("\n", 0, place) + 1
        end = self.text.text.find("\n", place)
        return start, len(self.text.text) if end < 0 else end

    def begins(self, start: int, end: int) -> int:
        """Where the first sentence of a paragraph begins, after where and when it was written."""
        dateline = _DATELINE.match(self.text.text, start, end)
        return dateline.end() if dateline else start

    def unquoted(self, start: int, end: int) -> str:
        """A piece of the text with what is quoted in it left blank."""
        text, at, parts = self.text.text, start, []
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for stretch in self.stretches[first:last]:
            parts.append(text[at : stretch.start])
            at = min(stretch.end, end)
        return re.sub(r"\s+", " ", " ".join([*parts, text[at:end]]))

    @cached_property
    def lead(self) -> str:
        """The first paragraph that is neither headline nor byline, without where and when it was written."""
        at = 0
        for line in self.text.text.split("\n"):
            start = self.begins(at, at + len(line))
            if len(line) >= _LONG and line.rstrip("\"' ")[-1:] in ENDS:
                return self.unquoted(start, min(at + len(line), start + _LEAD))
            at += len(line) + 1
        return ""

    def opening(self, n: int) -> int:
        """Where the nth stretch begins, its mark counted in."""
        return self.stretches[n].start - self.stretches[n].mark

    def closing(self, n: int) -> int:
        """Where the nth stretch ends, its mark counted in."""
        return self.stretches[n].end + self.stretches[n].mark

    def before(self, n: int) -> tuple[int, int]:
        """The unfinished sentence that leads up to the nth stretch; nothing where the sentence before is finished.

        What begins a paragraph is led up to by the one before, where that ends with a colon.
        """
        end = self.opening(n)
        start = max(self.paragraph(end)[0], self.closing(n - 1) if n else 0)
        if not self.text.text[start:end].strip() and end == self.paragraph(end)[0] and end:
            end -= 1
            start = max(self.paragraph(end)[0], self.closing(n - 1) if n else 0)
            if not self.text.text[start:end].rstrip().endswith(":"):
                return self.opening(n), self.opening(n)
        start = self.begins(start, end)
        last = sentences(self.text.text[start:end])[-1]
        is_finished = last.rstrip()[-1:] in ENDS and bool(last.strip())
        return (end if is_finished else end - len(last)), end

    def after(self, n: int) -> tuple[int, int]:
        """The first sentence after the nth stretch, as far as its paragraph and the next stretch allow."""
        start = self.closing(n)
        stop = self.paragraph(self.stretches[n].end)[1]
        if n + 1 < len(self.stretches):
            stop = min(stop, self.opening(n + 1))
        return start, start + len(sentences(self.text.text[start : max(start, stop)])[0])

    def is_finished(self, n: int) -> bool:
        """Whether what comes after the nth stretch looks like a sentence of its own."""
        said = self.text.text[self.stretches[n].start : self.stretches[n].end].rstrip(" '\"")
        first = re.search(r"\S", self.text.text[slice(*self.after(n))])
        return said[-1:] in ENDS and (not first or not (first[0].islower() or first[0] in ",;"))

    def follows(self, n: int) -> bool:
        """Whether the nth stretch stands in the paragraph of the one before it."""
        return n > 0 and "\n" not in self.text.text[self.stretches[n - 1].end : self.stretches[n].start]
