"""The page of a process: its rounds in their order."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.neighbourhood import Neighbourhood
from parley.pages import markup as m
from parley.pages.record import RecordPage
from parley.pages.writer import Writer

ROUNDS = "Its rounds"


class ProcessPage(RecordPage):
    """One series of talk rounds."""

    folder: ClassVar[str] = "processes"
    handled: ClassVar[frozenset[str]] = frozenset({ROUNDS})
    bounds: ClassVar[Mapping[str, int]] = {ROUNDS: 100}

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """The rounds, the newest first."""
        found = n.group(ROUNDS)
        rows = [
            (w.link(link_.source), w.when(w.card(link_.source)), m.text(w.card(link_.source).line))
            for link_ in found.shown
        ]
        table = m.table(("Round", "Began", "Process and place"), rows)
        yield m.section("rounds", "Rounds", table, w.more(found, n.record.key))
