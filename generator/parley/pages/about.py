"""The page that tells a reader what the archive's marks mean, and what it does not claim."""

from typing import ClassVar

from parley.link import Archive
from parley.pages import markup as m
from parley.pages.base import Page, SinglePage
from parley.pages.writer import Writer
from parley.urls import ABOUT, CORRECTIONS, DATA

WORDS = (
    (
        "checked word for word",
        "The words stand, letter for letter, in the text of the article that we read; quotation marks, dashes and "
        "spaces may look otherwise. It says that the article has these words. It does not say that they were spoken.",
    ),
    ("not checked", "Nobody has yet compared the words with the text of the article."),
    ("reported, not quoted", "The article tells what was said without quoting. The words are ours."),
    ("the article itself", "No one else is named for it: the article says so in its own voice."),
    ("role on this date not sourced", "No article shows which office the speaker held on that day; we do not guess."),
)

DATES = (
    ("(year inferred)", "The source gives a day and a month; the year is our reading. A note on the record says why."),
    ("(uncertain)", "The whole date is our reading of what the source says."),
    ("about", "The date is near this one."),
    ("between … and …", "It was some day from the first to the last, and the source does not say which."),
    ("date not recorded", "The source gives none, and none follows from it."),
)


class About(SinglePage[str]):
    """How to read the archive."""

    file: ClassVar[str] = ABOUT

    def gather(self, archive: Archive, subject: None) -> str:
        """What the archive is about."""
        return archive.subject

    def write(self, shown: str, w: Writer) -> Page:
        """The page."""
        body = [
            "# How to read this archive",
            m.part("lead", m.text(shown)) if shown else "",
            "Everything here rests on published articles, and says on which. What no article says is left out. Where "
            "articles or speakers differ, each claim stands beside the other with its claimant; we average nothing and "
            "settle nothing. Summaries are in our own words; the articles themselves are not published here.",
            m.section("words", "How sure the words are", m.facts(WORDS)),
            m.section("dates", "How sure a date is", m.facts(DATES)),
            m.section(
                "changes",
                "What changes, and what does not",
                "An address stays. A record that is taken back leaves a notice at its address; a record that was wrong "
                f"says what was put right, and {w.to(CORRECTIONS, 'all corrections')} are listed. To cite a page, give "
                "its heading, this archive’s name, the address, and the day on which you read it.",
            ),
            m.section("files", "The archive as files", f"{w.to(DATA, 'Downloads and a feed')} are free to use."),
        ]
        return Page(
            path=ABOUT,
            title="How to read this archive",
            description="What the archive’s marks mean, how sure its words and dates are, and what it does not claim.",
            body="\n\n".join(part for part in body if part),
            kind="about",
        )
