"""What stands around a quoted stretch, and whether an omission may pass from one stretch to the next.

An omission passes over one attribution only, and only where nothing lets the later words be somebody else's.
"""

import re
from dataclasses import dataclass

from parley.quotations.attribution import Attribution, Names, Who, attributions, strangers
from parley.quotations.quoted import Stretch

REACH = 400
"""How many characters before or after a quotation are read for an attribution."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])['\")\]]*\s+(?=\W*\w)")
_ABBREVIATION = re.compile(
    r"(?:\b\w|\.\w|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Maj|Brig|Adm|St|Prof|Sen|Rep|Gov|Jr|Sr|Amb|Hon|Rev|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec))\.$"
)
_ENDS = ".!?…"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The quoted stretches of a normalised text, with the names by which their speakers can be told."""

    text: str
    stretches: tuple[Stretch, ...]
    names: Names

    def speaker(self, n: int) -> Attribution | None:
        """The attribution that the nth stretch has: after it, else before it, else that of the words it follows."""
        return next(iter((*self._tail(n), *self._introduction(n), *self._continued(n))), None)

    def refusal(self, n: int) -> str | None:
        """Why an omission may not pass from the nth stretch to the next; None: it may."""
        gap = self._gap(n)
        if "\n" in gap:
            return "the two parts stand in different paragraphs"
        if not re.search(r"\w", gap):
            return "nothing between the two quotations says that the same person speaks both"
        if len(sentences(gap)) > 1:
            return f"more than an attribution stands between the two quotations: “{gap.strip()[:80]}”"
        between = attributions(gap.strip(), self.names)
        if not between:
            return f"the words between the two quotations, “{gap.strip()[:80]}”, are no attribution such as “he said”"
        return (
            _other(between)
            or self._stranger(gap)
            or _leads_on(gap.strip(), between, self.names)
            or _mixed(between)
            or _other(self._introduction(n))
            or (self._as_introduction(n, gap, between[0]) if self._starts_sentence(n, gap) else None)
            or self._followed(n + 1, between[0])
        )

    def _as_introduction(self, n: int, gap: str, between: Attribution) -> str | None:
        """A new sentence between two quotations introduces the later one; who spoke the first must be told too."""
        before = next(iter(self._introduction(n)), None)
        tells_first = before is not None and before.who is Who.SPEAKER
        is_tail = gap.rstrip().endswith(".")
        if between.who is Who.PRONOUN or (between.who is Who.SPEAKER and (is_tail or tells_first)):
            return None
        return f"it cannot be told that the same person speaks before and after “{gap.strip()[:80]}”"

    def _followed(self, n: int, between: Attribution) -> str | None:
        """Why what follows the later part speaks against the same speaker."""
        after = self._after(n)
        if self._starts_sentence(n, after):
            found = attributions(after, self.names)[:1]
            is_next = after.rstrip().endswith(":")
            doubtful = [a for a in found if a.who is Who.UNKNOWN and a.after <= 2]
            return None if is_next else _other(found) or (_unknown(doubtful[0]) if doubtful else None)
        found = self._tail(n)
        if not found or found[0].who is Who.UNKNOWN:
            named = attributions(f"said {after}", self.names)
            if any(a.who is Who.OTHER for a in named) or self._stranger(after):
                return f"the text may name another speaker: “{after.strip()[:80]}”"
        if not found:
            return None
        same = found[0].subject.lower() == between.subject.lower()
        if found[0].who is Who.UNKNOWN and not same:
            return _unknown(found[0])
        if found[0].who is between.who is Who.PRONOUN and _pronoun(found[0]) != _pronoun(between):
            return _unknown(found[0])
        return _other(found)

    def _stranger(self, text: str) -> str | None:
        found = strangers(text.strip(), self.names)
        return f"the text names somebody else there: “{found[0]}”" if found else None

    def _gap(self, n: int) -> str:
        return self.text[self._end(n) : self._start(n + 1)]

    def _after(self, n: int) -> str:
        """The first unquoted sentence after a stretch, within its paragraph."""
        start = self._end(n)
        stop = self._start(n + 1) if n + 1 < len(self.stretches) else len(self.text)
        part = self.text[start : min(stop, start + REACH)].split("\n", 1)[0]
        return sentences(part)[0]

    def _tail(self, n: int) -> tuple[Attribution, ...]:
        after = self._after(n)
        return () if self._starts_sentence(n, after) else attributions(after.strip(), self.names)

    def _introduction(self, n: int) -> tuple[Attribution, ...]:
        """The attributions of the unfinished sentence that leads up to a stretch."""
        last = sentences(self._before(n))[-1].rstrip()
        return attributions(last.strip(), self.names) if last and last[-1] not in _ENDS else ()

    def _continued(self, n: int) -> tuple[Attribution, ...]:
        before = self._before(n).strip()
        is_one = n > 0 and self._end(n - 1) > self._start(n) - REACH
        follows = is_one and "\n" not in self._gap(n - 1) and len(sentences(before)) == 1
        return attributions(before, self.names) if follows else ()

    def _before(self, n: int) -> str:
        end = self._start(n)
        start = self._end(n - 1) if n else 0
        if not self.stretches[n].mark:
            end -= 1  # a block quotation is introduced by the paragraph before it
        return self.text[max(start, end - REACH) : max(end, 0)].rsplit("\n", 1)[-1]

    def _start(self, n: int) -> int:
        return self.stretches[n].start - self.stretches[n].mark

    def _end(self, n: int) -> int:
        return self.stretches[n].end + self.stretches[n].mark

    def _starts_sentence(self, n: int, after: str) -> bool:
        said = self.text[max(self.stretches[n].start, self.stretches[n].end - 3) : self.stretches[n].end].rstrip(" '")
        first = re.search(r"\S", after)
        return bool(said[-1:] and said[-1] in _ENDS and (not first or not (first[0].islower() or first[0] in ",;")))


def sentences(text: str) -> list[str]:
    """The sentences of a stretch of text; a full stop after an initial or a title ends none."""
    found, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        follows = re.search(r"\w", text[match.end() : match.end() + 5])
        is_end = bool(follows and not follows[0].islower())
        if is_end and not _ABBREVIATION.search(text, max(start, match.start() - 8), match.start()):
            found.append(text[start : match.end()])
            start = match.end()
    return [*found, text[start:]]


def _leads_on(gap: str, between: tuple[Attribution, ...], names: Names) -> str | None:
    """Why the words before the later quotation may give it to somebody else: they end on no attribution."""
    if gap[-1] in _ENDS:
        return None
    last = re.split("[,;:]", gap.rstrip(" ,;:-"))[-1]
    verbs = attributions(last, names)
    if verbs and (gap[-1] in ",;:-" or verbs[-1].after == 0):
        return None
    is_description = between[-1].is_inverted and not re.match(r"\s*(?:and|but|while|as|when|\w+ing)\b", last)
    if gap[-1] == "," and is_description:
        return None
    return f"the words before the later quotation, “{gap[-80:]}”, may give it to somebody else"


def _other(found: tuple[Attribution, ...]) -> str | None:
    return next((f"the text names another speaker: “{a.subject[:80]}”" for a in found if a.who is Who.OTHER), None)


def _mixed(between: tuple[Attribution, ...]) -> str | None:
    allowed = {Who.SHARED} if between[0].who is Who.UNKNOWN else {Who.SHARED, Who.SPEAKER}
    return next((_unknown(a) for a in between[1:] if a.who not in allowed), None)


def _unknown(found: Attribution) -> str:
    return f"the text may name another speaker: “{found.subject[:80]}”"


def _pronoun(found: Attribution) -> str:
    words = found.subject.lower().split()
    return next((w for w in reversed(words) if w in ("he", "she", "they", "it", "we", "i")), "")
