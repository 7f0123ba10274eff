"""When a quotation was said, and at which round: what the text leaves open is one TODO for both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.dates import Edtf
from parley.drafting.days import Said, day_in
from parley.drafting.extract import Quotation
from parley.drafting.matter import Value, key, many, todo
from parley.drafting.page import Page
from parley.drafting.recognised import named
from parley.quotations.surroundings import sentences

_FAR = 1_000
"""What stands so many characters before a quotation in its paragraph is about something else."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where in a text a quotation stands, what its clause tells of the day, and the one round that the text names."""

    page: Page
    quotation: Quotation
    told: Said | None
    """The day that the clause beside the quotation names."""
    published: Edtf | None
    round: str
    """The only round that the article names; empty where it names none or several."""
    own: tuple[str, ...] = ()
    """The rounds that the quoted words themselves name."""

    def lines(self) -> tuple[list[str], list[str]]:
        """The lines of `date` and of `talks`."""
        day = self._day()
        if not self.round or self.own:
            return key("date", day), many("talks", self.own)
        if self._is_told():
            return key("date", day), many("talks", [self.round])
        seen = f"see whether this was said at or of {self.round}"
        if not day.reason:
            return key("date", day), many("talks", [Value(self.round, f"{seen}; else remove this line and `talks:`")])
        day = replace(day, reason=f"{day.reason}. And {seen}; else remove it from `talks`")
        return key("date", day), many("talks", [self.round])

    def _is_told(self) -> bool:
        """Whether the very sentence names the round."""
        start, end = self._sentence()
        return self.round in named(self.page, start, end)["talks"]

    def _sentence(self) -> tuple[int, int]:
        parts = self.quotation.stretches
        return self.page.before(parts[0])[0], self.page.after(parts[-1])[1]

    def _day(self) -> Value:
        """The day, or the nearest to it that can be said."""
        if self.told and self.told.edtf:
            return Value(self.told.edtf)
        latest = self._latest()
        before = f"write that{f', or `{latest}` (that day or before)' if latest else ''}"
        near = self.told or next((day for day in self._near() if not self._is_later(day)), None)
        if near and near.edtf:
            return Value(
                near.edtf, f"the text says “{near.words}”, but not beside these words; if another day, {before}"
            )
        if near:
            return todo(
                f"the text says “{near.words}”; when you know the day of publication, write the day in place of TODO"
            )
        if latest and self.published:
            day = f"the article is of {self.published.words()}"
            return Value(latest, f"{day}, and the text tells no day for these words; if you know the day, write it")
        told = "the text tells no day for these words, and its own day is not known"
        return todo(f"{told}; in place of TODO write the day, or `../` and the day of publication, or remove this line")

    def _latest(self) -> str:
        """The day of publication or any before it."""
        return f"../{self.published.text}" if self.published and self.published.plain else ""

    def _is_later(self, day: Said) -> bool:
        first = Edtf.parse(day.edtf).earliest if day.edtf else None
        last = self.published.latest if self.published else None
        return bool(first and last and first > last)

    def _near(self) -> Iterator[Said]:
        """The days that the paragraph tells as far as the quotation, the nearest first; then that of the first one."""
        place = self.page.opening(self.quotation.stretches[0])
        start = max(self.page.paragraph(place)[0], place - _FAR)
        around = [self.page.unquoted(*self._sentence()), *reversed(sentences(self.page.unquoted(start, place)))]
        for text in (*around, self.page.lead):
            day = day_in(text, self.published)
            if day:
                yield day


def dated(page: Page) -> str:
    """By which day the line over a report says when it was written: `GENEVA, March 24 (...) -`; in the text's words."""
    at = 0
    for line in page.text.text.split("\n")[:8]:
        day = day_in(page.text.text[at : page.begins(at, at + len(line))], None)
        if day:
            return day.words
        at += len(line) + 1
    return ""
