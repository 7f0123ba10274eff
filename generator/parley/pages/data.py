"""The page of downloads: the archive as files for other programs, and its feed."""

from typing import ClassVar

from parley.derived.listed import Counts, listed
from parley.kinds import kinds, rank
from parley.language import capital
from parley.link import Archive
from parley.pages.base import Page, SinglePage
from parley.urls import DATA, FEED, download_path
from parley.writing import markup as m
from parley.writing.writer import Writer


class Data(SinglePage[Counts]):
    """What can be downloaded, and how much of it there is."""

    file: ClassVar[str] = DATA

    def gather(self, archive: Archive, subject: None) -> Counts:
        """How many records there are of each kind that has any."""
        counts = {folder: len(keys) for folder, keys in archive.once(listed).items() if keys}
        return tuple(sorted(counts.items(), key=lambda c: rank(c[0])))

    def write(self, shown: Counts, w: Writer) -> Page:
        """The downloads as a table, and the feed."""
        rows = [
            (w.to(download_path(folder), f"{folder}.jsonl"), w.say(capital(kinds()[folder].plural)), w.number(number))
            for folder, number in shown
        ]
        title = w.say("Data")
        body = [
            f"# {title}",
            m.part("lead", w.say("The archive as files. What is withheld or withdrawn is in none of them.")),
            m.section(
                "downloads",
                w.say("Downloads"),
                w.say(
                    "JSON Lines: one record a line, with its id, its address, its keys as the archive's format has "
                    "them, and its body. Dates are EDTF (ISO 8601-2)."
                ),
                m.table((w.say("File"), w.say("Kind"), w.say("Records")), rows),
            ),
            m.section(
                "feed",
                w.say("Feed"),
                w.say("{feed}, as an Atom feed.", feed=w.to(FEED, w.say("New articles and corrections"))),
            ),
        ]
        return Page(
            path=DATA,
            title=title,
            description=w.say("The archive as files for other programs, and its feed."),
            body="\n\n".join(body),
            kind="data",
            template="listing.html",
        )
