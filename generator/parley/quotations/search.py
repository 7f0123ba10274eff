"""The exact search: every part of a quotation as it stands, and omissions that skip what they may.

The number of places tried is bounded, so that no record and no text can keep the check busy; when the bound is
reached nothing is found.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import merge

from parley.quotations.boundaries import is_boundary
from parley.quotations.marks import Wording
from parley.quotations.quoted import Stretch

MAX_SKIP = 300
"""How many characters one omission may skip."""

MAX_TRIES = 20_000
"""How many places are tried for one reading of a record."""

_LONG = 200
"""To try a part that is longer than this counts for more, as it takes longer."""

MAX_PLACES = 64
"""Among so many places that hold the words the best is chosen."""


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised text with its original marks beside it and its quoted stretches."""

    text: str
    shaped: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    """Where each stretch starts, for bisection."""

    def stretch_at(self, place: int) -> int | None:
        """The number of the quoted stretch that holds a place."""
        n = bisect_right(self.starts, place) - 1
        return n if n >= 0 and place <= self.stretches[n].end else None

    def is_boundary(self, at: int) -> bool:
        """Whether a part may begin or end here."""
        return is_boundary(self.text, self.shaped, at)


@dataclass(frozen=True, slots=True)
class Place:
    """Where all parts of a quotation stand, and the ranges that its omissions skip."""

    start: int
    end: int
    skips: tuple[tuple[int, int], ...]
    stretch: int
    """The number of the quoted stretch in which it starts."""


@dataclass(slots=True)
class Search:
    """One search of one reading in one text; afterwards it knows how far it came."""

    source: Text
    wording: Wording
    refusal: Callable[[int], str | None]
    """Why an omission may not pass from this stretch to the next; None: it may."""
    objection: Callable[[Place], str | None]
    """Why a place that holds the words does not count; None: it does."""
    tries: int = 0
    farthest: tuple[int, int] = (-1, -1)
    """The last part that was found after all those before it, and where it ended."""
    refused: str | None = None
    """Why the way on from the farthest part was refused."""
    objected: str | None = None
    """Why the first place that held the words did not count."""
    _dead: set[tuple[int, int]] = field(default_factory=set)

    def places(self) -> list[Place]:
        """The places that hold the words, in order; for each start the one that skips least from part to part."""
        found: list[Place] = []
        for n, start, end in self._starts():
            ended = self._onward(0, end, n)
            place = Place(start, ended[0], ended[1], n) if ended else None
            why = self.objection(place) if place else None
            self.objected = self.objected or why
            if place and not why:
                found.append(place)
            if len(found) == MAX_PLACES or self.tries > MAX_TRIES:
                break
        return found

    def _starts(self) -> Iterator[tuple[int, int, int]]:
        """Where the first part stands inside a quotation: in which, and from where to where."""
        every = merge(*(self._inside(form) for form in _forms(self.wording.parts[0])))
        for start, end, n in every:
            if self.tries > MAX_TRIES:
                return
            if self.source.is_boundary(start):
                yield n, start, end

    def _inside(self, form: str) -> Iterator[tuple[int, int, int]]:
        # one walk through the text, from stretch to stretch: to search each of them takes long where they are many
        stretches, at = self.source.stretches, 0
        while self.tries <= MAX_TRIES:
            at = self.source.text.find(form, at)
            if at < 0:
                return
            n = bisect_right(self.source.starts, at) - 1
            if n >= 0 and at + len(form) <= stretches[n].end:
                self.tries += 1 + len(form) // _LONG
                yield at, at + len(form), n
                at += 1
            elif n + 1 < len(stretches):
                at = stretches[n + 1].start
            else:
                return

    def _hits(self, form: str, low: int, high: int) -> Iterator[tuple[int, int]]:
        at = self.source.text.find(form, low, high)
        while at >= 0 and self.tries <= MAX_TRIES:
            self.tries += 1 + len(form) // _LONG
            yield at, at + len(form)
            at = self.source.text.find(form, at + 1, high)

    def _onward(self, part: int, end: int, stretch: int) -> tuple[int, tuple[tuple[int, int], ...]] | None:
        """From the end of a part to the end of the last: where that is and what was skipped; None: no way."""
        self._note(part, end)
        if part == len(self.wording.joints):
            return (end, ()) if self.source.is_boundary(end) else None
        if (part, end) in self._dead or self.tries > MAX_TRIES:
            return None
        for skip, after, n in self._ways(part, end, stretch):
            rest = self._onward(part + 1, after, n)
            if rest:
                return rest[0], (*skip, *rest[1])
        self._dead.add((part, end))
        return None

    def _ways(self, part: int, end: int, stretch: int) -> Iterator[tuple[tuple[tuple[int, int], ...], int, int]]:
        text, joint = self.source.text, self.wording.joints[part]
        forms = _forms(self.wording.parts[part + 1])
        for written in (f"{before}{joint}{after}" for before in ("", " ") for after in ("", " ")):
            for form in forms:
                self.tries += 1
                itself = end + len(written) + len(form)
                if itself <= self.source.stretches[stretch].end and text.startswith(written + form, end):
                    yield (), itself, stretch
        if text.startswith((joint, f" {joint}"), end):
            self._refuse(
                part, end, f"the source has “{joint}” of its own there; mark what is left out after it with […]"
            )
            return
        if not self.source.is_boundary(end):
            return
        stop = text.find("\n", end, end + MAX_SKIP)
        high = end + MAX_SKIP if stop < 0 else stop
        hits = [hit for form in forms for hit in self._hits(form, end, high + len(form))]
        for start, after in sorted(hits):
            if self.source.is_boundary(start) and self._may_skip(part, end, start, after, stretch):
                n = self.source.stretch_at(start)
                yield ((end, start),), after, stretch if n is None else n

    def _may_skip(self, part: int, end: int, start: int, after: int, stretch: int) -> bool:
        n = self.source.stretch_at(start)
        if n is None or after > self.source.stretches[n].end:
            self._refuse(part, end, "the words after an omission stand outside the quotation marks")
        elif n == stretch:
            return True
        elif n > stretch + 1:
            self._refuse(part, end, "an omission passes over a whole quotation; make two quotes of it")
        else:
            why = self.refusal(stretch)
            if why is None:
                return True
            self._refuse(part, end, why)
        return False

    def _note(self, part: int, end: int) -> None:
        if (part, end) > self.farthest and part > self.farthest[0]:
            self.farthest, self.refused = (part, end), None

    def _refuse(self, part: int, end: int, why: str) -> None:
        if part == self.farthest[0] and self.refused is None:
            self.refused = why


def _forms(part: str) -> tuple[str, ...]:
    # a quotation that goes on over paragraphs repeats its opening mark, which the record does not hold
    return (part, part.replace("\n", '\n"')) if "\n" in part else (part,)
