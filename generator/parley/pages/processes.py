"""The page of a process: its rounds in their order, and what was said at them on each topic, side by side."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from parley.drawings.rounds import choice
from parley.drawings.svg import Picture
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.processes import Process
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import AT_ROUND, ROUNDS_OF
from parley.writing import markup as m
from parley.writing.statements import cell, more
from parley.writing.writer import Writer

COLUMNS, TOPICS = 6, 16
"""How many rounds are set side by side, the newest of which anything was said, and on how many topics."""

NEWEST = 3
"""How many statements stand in a cell; the search has the rest."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Rounds in order of time, and what was said of each topic at each, the topic first of which most was said."""

    rounds: tuple[Key, ...]
    said: Mapping[Key, Mapping[Key, tuple[Key, ...]]]


class ProcessPage(RecordPage[Process, Compared]):
    """One series of talk rounds."""

    folder: ClassVar[str] = "processes"
    handled: ClassVar[frozenset[str]] = frozenset({ROUNDS_OF})
    bounds: ClassVar[Mapping[str, int]] = {ROUNDS_OF: 100}

    def gather(self, archive: Archive, record: Process) -> Compared:
        """The rounds to compare, and what was said of each topic at each."""
        newest = [link_.source for link_ in archive.back(record.key, ROUNDS_OF) if archive.back(link_.source, AT_ROUND)]
        rounds = newest[:COLUMNS][::-1]
        found: dict[Key, dict[Key, list[Key]]] = defaultdict(lambda: defaultdict(list))
        for round_ in rounds:
            for link_ in archive.back(round_, AT_ROUND):
                quote = archive.records[link_.source]
                for topic in quote.topics if isinstance(quote, Quote) else ():
                    found[Key("topics", topic)][round_].append(quote.key)
        number = {topic: sum(map(len, said.values())) for topic, said in found.items()}
        topics = sorted(found, key=lambda topic: (-number[topic], topic))[:TOPICS]
        said = {topic: {round_: tuple(keys) for round_, keys in found[topic].items()} for topic in topics}
        return Compared(tuple(rounds), said)

    def pictures(self, n: Neighbourhood[Process, Compared], w: Writer) -> tuple[Picture, ...]:
        """The place where two rounds are chosen."""
        rounds = n.also.rounds
        return (Picture("rounds", _choice(w, rounds)),) if len(rounds) > 1 else ()

    def sections(self, n: Neighbourhood[Process, Compared], w: Writer) -> Iterator[str]:
        """The rounds, the newest first; then what was said at them."""
        found = n.group(ROUNDS_OF)
        rows = [
            (w.link(link_.source), w.when(w.card(link_.source)), w.text(w.card(link_.source).line))
            for link_ in found.shown
        ]
        table = m.table((w.say("Round"), w.say("Began"), w.say("Process and place")), rows)
        yield m.section("rounds", w.say("Rounds"), table, w.more(found, n.record.key))
        if len(n.also.rounds) > 1:
            yield _compared(n, w)


def _compared(n: Neighbourhood[Process, Compared], w: Writer) -> str:
    rounds, total = n.also.rounds, n.group(ROUNDS_OF).total
    rows = [
        (f"**{w.link(topic)}**", *(_said(w, topic, round_, said.get(round_, ())) for round_ in rounds))
        for topic, said in n.also.said.items()
    ]
    all_told = w.say("What was said at each round or about it, on the topics on which most was said, newest first.")
    newest = w.count(
        len(rounds),
        "This is the newest round of which anything was said; every other round has that on its own page.",
        "These are the newest {number} rounds of which anything was said; every other round has that on its own page.",
    )
    return m.section(
        "compared",
        w.say("Round by round on each topic"),
        all_told if total == len(rounds) else f"{all_told} {newest}",
        m.picture("rounds"),
        m.table((w.say("Topic"), *map(w.link, rounds)), rows),
    )


def _said(w: Writer, topic: Key, round_: Key, said: tuple[Key, ...]) -> str:
    rest = more(w, len(said) - NEWEST, topic=topic.id, round=round_.id)
    return cell(w, w.card(round_).heading, said[:NEWEST], rest)


def _choice(w: Writer, rounds: tuple[Key, ...]) -> str:
    return choice(
        [(key.id, w.card(key).heading) for key in rounds],
        {
            "round": w.say("Round"),
            "beside": w.say("Beside"),
            "all": w.say("All that are shown"),
            "shown": w.language.forms("topic is shown.", "topics are shown."),
            "none": w.say("Nothing was said at either round on the topics shown here."),
        },
    )
