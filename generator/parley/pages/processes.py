"""The page of a process: its rounds in their order, and what was said at them on each topic, side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.drawings.rounds import choice
from parley.drawings.svg import Picture
from parley.link import Archive
from parley.neighbourhood import Also, Neighbourhood
from parley.pages.record import RecordPage
from parley.records.base import Record
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

COMPARED = "compared"
"""The rounds side by side, in order of time."""


class ProcessPage(RecordPage):
    """One series of talk rounds."""

    folder: ClassVar[str] = "processes"
    handled: ClassVar[frozenset[str]] = frozenset({ROUNDS_OF})
    bounds: ClassVar[Mapping[str, int]] = {ROUNDS_OF: 100}

    def also(self, archive: Archive, record: Record) -> Also:
        """The rounds to compare, and what was said of each topic at each: first of that of which most was said."""
        newest = [link_.source for link_ in archive.back(record.key, ROUNDS_OF) if archive.back(link_.source, AT_ROUND)]
        compared = newest[:COLUMNS][::-1]
        found: dict[tuple[str, str], list[Key]] = {}
        for round_ in compared:
            for link_ in archive.back(round_, AT_ROUND):
                quote = archive.records[link_.source]
                for topic in quote.topics if isinstance(quote, Quote) else ():
                    found.setdefault((topic, round_.id), []).append(quote.key)
        number = Counter({topic: 0 for topic, _ in found})
        for (topic, _), keys in found.items():
            number[topic] += len(keys)
        order = sorted(found, key=lambda place: (-number[place[0]], place))
        return {COMPARED: tuple(compared), **{" ".join(place): tuple(found[place]) for place in order}}

    def pictures(self, n: Neighbourhood, w: Writer) -> tuple[Picture, ...]:
        """The place where two rounds are chosen."""
        rounds = n.also[COMPARED]
        return (Picture("rounds", _choice(w, rounds)),) if len(rounds) > 1 else ()

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """The rounds, the newest first; then what was said at them."""
        found = n.group(ROUNDS_OF)
        rows = [
            (w.link(link_.source), w.when(w.card(link_.source)), w.text(w.card(link_.source).line))
            for link_ in found.shown
        ]
        table = m.table((w.say("Round"), w.say("Began"), w.say("Process and place")), rows)
        yield m.section("rounds", w.say("Rounds"), table, w.more(found, n.record.key))
        if len(n.also[COMPARED]) > 1:
            yield _compared(n, w)


def _compared(n: Neighbourhood, w: Writer) -> str:
    rounds, total = n.also[COMPARED], n.group(ROUNDS_OF).total
    topics = list(dict.fromkeys(place.split(" ")[0] for place in n.also if place != COMPARED))[:TOPICS]
    rows = [
        (f"**{w.link(Key('topics', topic))}**", *(_said(n, w, topic, round_.id) for round_ in rounds))
        for topic in topics
    ]
    all_told = w.say("What was said at each round or of it, on the topics on which most was said, newest first.")
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


def _said(n: Neighbourhood, w: Writer, topic: str, round_: str) -> str:
    said = n.also.get(f"{topic} {round_}", ())
    column = w.card(Key("talks", round_)).heading
    return cell(w, column, said[:NEWEST], more(w, len(said) - NEWEST, topic=topic, round=round_))


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
