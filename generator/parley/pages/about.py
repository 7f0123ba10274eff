"""The page that tells a reader what the archive's marks mean, and what it does not claim."""

from dataclasses import dataclass
from typing import ClassVar

from parley.language import message
from parley.link import Archive
from parley.pages.base import Page, SinglePage
from parley.pages.guides import Guides, guides_in, listed
from parley.urls import ABOUT, CORRECTIONS, DATA, DISPUTES
from parley.writing import markup as m
from parley.writing.writer import Writer

WORDS = (
    (
        message("checked word for word"),
        message(
            "The words stand, letter for letter, in the text of the article that we read; quotation marks, dashes and "
            "spaces may look otherwise. It says that the article has these words. It does not say that they were "
            "spoken."
        ),
    ),
    (message("not checked"), message("Nobody has yet compared the words with the text of the article.")),
    (
        message("reported, not quoted"),
        message("The article tells what was said without quoting. The words are ours."),
    ),
    (
        message("the article itself"),
        message("No one else is named for it: the article says so in its own voice."),
    ),
    (
        message("role on this date not sourced"),
        message("No article shows which office the speaker held on that day; we do not guess."),
    ),
)

DISPUTED = (
    (
        message("disputed"),
        message(
            "Others answer the same question with another number, and by their words the two cannot both hold. Whether "
            "they count the same, we do not settle."
        ),
    ),
    (
        message("claims differ"),
        message("There are other numbers in answer to the same question; they may hold together."),
    ),
    (
        message("accounts differ"),
        message("Others tell of it otherwise. Each account stands beside the other, with its evidence."),
    ),
)

DATES = (
    (
        message("(year inferred)"),
        message("The source gives a day and a month; the year is our reading. A note on the record says why."),
    ),
    (message("(uncertain)"), message("The whole date is our reading of what the source says.")),
    (message("about"), message("The date is near this one.")),
    (
        message("between … and …"),
        message("It was some day from the first to the last, and the source does not say which."),
    ),
    (message("date not recorded"), message("The source gives none, and none follows from it.")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the archive is about, and its guides."""

    subject: str
    guides: Guides


class About(SinglePage[Shown]):
    """How to read the archive."""

    file: ClassVar[str] = ABOUT

    def gather(self, archive: Archive, subject: None) -> Shown:
        """What the archive is about, and its guides."""
        return Shown(archive.subject, guides_in(archive))

    def write(self, shown: Shown, w: Writer) -> Page:
        """The page."""
        title = w.say("How to read this archive")
        words, disputed, dates = (
            [(w.say(mark), w.say(meaning)) for mark, meaning in marks] for marks in (WORDS, DISPUTED, DATES)
        )
        body = [
            f"# {title}",
            m.part("lead", w.text(shown.subject)) if shown.subject else "",
            w.say(
                "Everything here rests on published articles, and says on which. What no article says is left out. "
                "Where articles or speakers differ, each claim stands beside the other with its claimant; we average "
                "nothing and settle nothing. Summaries are in our own words; the articles themselves are not "
                "published here."
            ),
            m.section("words", w.say("How sure the words are"), m.facts(words)),
            m.section(
                "sides",
                w.say("Where sources differ"),
                m.facts(disputed),
                m.part("more", w.to(DISPUTES, w.say("All disputes"))),
            ),
            m.section("dates", w.say("How sure a date is"), m.facts(dates)),
            m.section(
                "changes",
                w.say("What changes, and what does not"),
                w.say(
                    "An address stays. A record that is taken back leaves a notice at its address; a record that was "
                    "wrong says what was put right, and {corrections} are listed. To cite a page, give its heading, "
                    "this archive’s name, the address, and the day on which you read it.",
                    corrections=w.to(CORRECTIONS, w.say("all corrections")),
                ),
            ),
            m.section(
                "files",
                w.say("The archive as files"),
                w.say("{downloads} are free to use.", downloads=w.to(DATA, w.say("Downloads and a feed"))),
            ),
            listed(w, shown.guides),
        ]
        return Page(
            path=ABOUT,
            title=title,
            description=w.say(
                "What the archive’s marks mean, how sure its words and dates are, and what it does not claim."
            ),
            body="\n\n".join(part for part in body if part),
            kind="about",
        )
