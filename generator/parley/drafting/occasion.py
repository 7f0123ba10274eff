"""When a quotation was said, and at which round: as the text tells it, else with its mark, else only offered."""

from dataclasses import dataclass

from parley.dates import Edtf
from parley.drafting.days import Said, day_in
from parley.drafting.extract import Quotation
from parley.drafting.matter import Value, key, many, offered, todo
from parley.drafting.page import Page
from parley.drafting.recognised import named
from parley.records.talks import Talk
from parley.records.types import Key


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where in a text a quotation stands, what is told of the day, and the one round that the text names."""

    page: Page
    quotation: Quotation
    told: Said | None
    """The day that is told beside the quotation, or of its speaker in the same paragraph."""
    elsewhere: Said | None
    """The one day on which its speaker spoke elsewhere in the text."""
    lead: Said | None
    """The day that the text begins with."""
    published: Edtf | None
    round: str
    """The only round that the article names; empty where it names none or several."""
    own: tuple[str, ...] = ()
    """The rounds that the quoted words themselves name."""

    def lines(self) -> tuple[list[str], list[str]]:
        """The lines of `date` and of `talks`."""
        return self._date(), self._talks()

    def _date(self) -> list[str]:
        near = self.told or self.elsewhere or self.lead
        if self.told and self.told.edtf:
            return key("date", self.told.edtf)
        if near and not near.edtf:
            told = f"the text says “{near.words}”; when you know the day of publication, write the day"
            return key("date", todo(f"{told} in place of TODO"))
        if near and Edtf.parse(near.edtf).plain:
            why = "is told of other words of this speaker" if near is self.elsewhere else "is how the text begins"
            aside = f"“{near.words}” {why}; without the ? if it was that day for sure"
            return key("date", Value(f"{near.edtf}?", aside=aside))
        if self.published and self.published.plain and self.published.precision == "day":
            return key(
                "date", Value(f"../{self.published.text}", aside="that day or before: none stands beside the words")
            )
        return []

    def _talks(self) -> list[str]:
        if not self.round or self.own:
            return many("talks", self.own)
        if self._is_told() or self._is_during():
            return many("talks", [self.round])
        return offered("talks", f"[{self.round}]", "if this was said at or of that round,")

    def _is_told(self) -> bool:
        """Whether the very sentence names the round."""
        start, end = self._sentence()
        return self.round in named(self.page, start, end)["talks"]

    def _is_during(self) -> bool:
        """Whether it was said on a day of the round."""
        talk = self.page.known.records.get(Key("talks", self.round))
        day = Edtf.parse(self.told.edtf).earliest if self.told and self.told.edtf else None
        first = talk.start.earliest if isinstance(talk, Talk) and talk.start else None
        last = talk.end.latest if isinstance(talk, Talk) and talk.end else None
        return bool(day and first and last and first <= day <= last)

    def _sentence(self) -> tuple[int, int]:
        parts = self.quotation.stretches
        return self.page.before(parts[0])[0], self.page.after(parts[-1])[1]


def lead_day(page: Page, published: Edtf | None) -> Said | None:
    """The day that the first paragraph tells which is neither headline nor byline; none that is still to come."""
    day = day_in(page.lead, published)
    return None if day and is_later(day, published) else day


def is_later(day: Said, published: Edtf | None) -> bool:
    """Whether a day is after publication."""
    first = Edtf.parse(day.edtf).earliest if day.edtf else None
    last = published.latest if published else None
    return bool(first and last and first > last)


def dated(page: Page) -> str:
    """By which day the line over a report says when it was written: `GENEVA, March 24 (...) -`; in the text's words."""
    at = 0
    for line in page.text.text.split("\n")[:8]:
        day = day_in(page.text.text[at : page.begins(at, at + len(line))], None)
        if day:
            return day.words
        at += len(line) + 1
    return ""
