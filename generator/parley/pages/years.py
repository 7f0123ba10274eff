"""The archive year by year: all that may have happened, been said or been published in each."""

from dataclasses import dataclass
from typing import ClassVar

from parley.derived.listed import Counts, by_year, counts
from parley.language import message
from parley.link import Archive, Backlink
from parley.pages.base import Page, SinglePage
from parley.pages.listing import Extract, Leaf, Leaves, extract_page
from parley.urls import YEARS, year_path
from parley.writing import markup as m
from parley.writing.paging import on_page, pages_of
from parley.writing.writer import Writer

LABEL = message("Years")


@dataclass(frozen=True, slots=True)
class YearLeaf(Leaf):
    """One page of a year's list; `label` is the year."""

    def path(self, page: int) -> str:
        """The file of any page of the year."""
        return year_path(self.label, page)


class Years(Leaves):
    """The years that any date of the archive may fall in; a date that is not sure is in each of its years."""

    def subjects(self, archive: Archive) -> list[Leaf]:
        """The pages of every year."""
        return [
            YearLeaf("years", None, year, page)
            for year, keys in archive.once(by_year).items()
            for page in range(1, pages_of(len(keys)) + 1)
        ]

    def gather(self, archive: Archive, subject: Leaf) -> Extract:
        """The records on one page."""
        keys = archive.once(by_year)[subject.label]
        return Extract(subject, tuple(Backlink(key, None) for key in on_page(keys, subject.page)), len(keys))

    def write(self, shown: Extract, w: Writer) -> Page:
        """One page of a year."""
        return extract_page(shown, w, shown.leaf.label, w.count(shown.total, "record", "records"), w.say(LABEL))


class YearsPage(SinglePage[Counts]):
    """All years, with how much there is in each."""

    file: ClassVar[str] = YEARS

    def gather(self, archive: Archive, subject: None) -> Counts:
        """How many records each year has."""
        return counts(archive)

    def write(self, shown: Counts, w: Writer) -> Page:
        """The years as a list."""
        lead = m.part("lead", w.say("A record stands in every year that its date may fall in."))
        listed = m.items(f"{w.to(year_path(year), year)} {m.part('count', w.number(n))}" for year, n in shown)
        return Page(
            path=self.file,
            title=w.say(LABEL),
            description=w.say("The archive year by year."),
            body="\n\n".join([f"# {w.say(LABEL)}", lead, listed or w.say("No record has a date yet.")]),
            kind="years",
            template="listing.html",
        )
