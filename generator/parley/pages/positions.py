"""Positions: what the actors who speak most have said on the topics of which most is said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from parley.derived.speakers import voices
from parley.drawings import positions as drawing
from parley.drawings.svg import Picture
from parley.language import message
from parley.link import Archive
from parley.pages.base import Nav, Page, SinglePage
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import ON_TOPIC
from parley.urls import POSITIONS, listing_path, record_path
from parley.writing import markup as m
from parley.writing.statements import heading, lines, more, newest_of
from parley.writing.writer import Writer

TOPICS, ACTORS = 16, 18
"""How many topics and how many actors are set against each other."""

PLACES = 64
"""In how many places words are shown: on each topic those of who said most on it; the others have their number."""

STATEMENTS, NEWEST = 120, 5
"""How many statements the page shows in all, and in one place at most; where actors said much each has fewer."""

OTHERS = 48
"""How many of the other topics are named; the listing has them all."""

Place = tuple[str, str]
"""A topic and an actor, by their ids."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics and actors with how many statements each has here, what is shown in each place, newest first, and when.

    Of each place the first `newest` are shown; where a place has a cell and no words, they are for the search.
    """

    topics: Mapping[Key, int]
    actors: Mapping[Key, int]
    said: Mapping[Place, tuple[Key, ...]]
    cells: Mapping[Place, drawing.Cell]
    newest: int
    others: tuple[Key, ...]


class Positions(SinglePage[Matrix]):
    """Actors by topics."""

    file: ClassVar[str] = POSITIONS

    def nav(self, subject: None) -> Nav:
        """It stands among the views."""
        return (4, message("Positions"))

    def gather(self, archive: Archive, subject: None) -> Matrix:
        """The matrix."""
        number = {topic.key: len(archive.back(topic.key, ON_TOPIC)) for topic in archive.of("topics")}
        ranked = _most(archive, {key: n for key, n in number.items() if n})
        topics = ranked[:TOPICS]
        said: dict[Place, list[Quote]] = defaultdict(list)
        spoken: dict[Key, set[str]] = defaultdict(set)
        for topic in topics:
            for link_ in archive.back(topic, ON_TOPIC):
                quote = archive.records[link_.source]
                if not isinstance(quote, Quote):
                    continue
                for voice in voices(quote):
                    said[topic.id, voice].append(quote)
                    spoken[Key("actors", voice)].add(quote.id)
        by_actor = {key: len(ids) for key, ids in spoken.items() if key in archive.records}
        actors = _most(archive, by_actor)[:ACTORS]
        places = [(t.id, a.id) for t in topics for a in actors if (t.id, a.id) in said]
        shown = worded({place: len(said[place]) for place in places}, PLACES)
        newest = newest_of([len(said[place]) for place in shown], STATEMENTS, NEWEST)
        return Matrix(
            {key: number[key] for key in topics},
            {key: by_actor[key] for key in actors},
            {place: tuple(quote.key for quote in said[place]) for place in places if place in shown},
            {place: _cell(said[place], newest if place in shown else 0) for place in places},
            newest,
            tuple(ranked[TOPICS:]),
        )

    def write(self, shown: Matrix, w: Writer) -> Page:
        """The matrix, then the words, topic by topic and actor by actor."""
        lead = w.say(
            "Who said what on which topic: those who speak most, by the topics on which most is said, newest first."
        )
        empty = "" if shown.cells else w.say("No statement has a topic and a speaker yet.")
        body = [
            f"# {w.say('Positions')}",
            m.part("lead", lead),
            empty or m.picture("positions"),
            *(self._topic(w, shown, topic) for topic in shown.topics),
            _others(w, shown.others),
        ]
        return Page(
            path=POSITIONS,
            title=w.say("Positions"),
            description=w.say("What each actor said on each topic, newest first, with the article it stands in."),
            body="\n\n".join(filter(None, body)),
            kind="positions",
            template="view.html",
            pictures=() if empty else (Picture("positions", _drawn(w, shown)),),
        )

    def _topic(self, w: Writer, shown: Matrix, topic: Key) -> str:
        number = w.count(shown.topics[topic], "statement", "statements")
        everything = w.to(f"{record_path(topic)}#said", w.say("All on it: {number}", number=number))
        actors = [actor for actor in shown.actors if (topic.id, actor.id) in shown.said]
        return m.section(
            drawing.topic_anchor(topic.id),
            heading(w, topic),
            m.part("count", everything),
            *(self._actor(w, shown, topic, actor) for actor in actors),
        )

    def _actor(self, w: Writer, shown: Matrix, topic: Key, actor: Key) -> str:
        said = shown.said[topic.id, actor.id]
        return m.subsection(
            m.part(drawing.cell_anchor(topic.id, actor.id), heading(w, actor)),
            lines(w, said[: shown.newest], actor.id),
            more(w, len(said) - shown.newest, speaker=actor.id, topic=topic.id),
        )


def worded(numbers: Mapping[Place, int], most: int) -> set[Place]:
    """The places whose words are shown: of each topic as many, those with most, and not more in all than so many.

    Two of each topic have some whatever their number, so that no topic is without.
    """
    ranked: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(numbers, key=lambda place: -numbers[place]):
        ranked[place[0]].append(place)
    for each in range(max(map(len, ranked.values()), default=2), 2, -1):
        if sum(min(len(places), each) for places in ranked.values()) <= most:
            break
    else:
        each = 2
    return {place for places in ranked.values() for place in places[:each]}


def _most(archive: Archive, numbers: Mapping[Key, int]) -> list[Key]:
    """Records with how many statements they have, those with most first, and by name where they have as many."""
    return sorted(numbers, key=lambda key: (-numbers[key], archive.name(key).casefold(), key))


def _cell(said: Sequence[Quote], newest: int) -> drawing.Cell:
    rest = {year for quote in said[newest:] if quote.date for year in quote.date.years}
    return drawing.Cell(len(said), tuple(quote.date for quote in said[:newest]), tuple(sorted(rest)))


def _others(w: Writer, topics: Sequence[Key]) -> str:
    listed = m.items(w.link(topic) for topic in topics[:OTHERS])
    ways = (w.to(listing_path("topics"), w.say("All topics")), w.to(listing_path("actors"), w.say("All actors")))
    return m.section("others", w.say("Other topics and actors"), listed, m.part("more", m.joined(*ways)))


def _drawn(w: Writer, shown: Matrix) -> str:
    return drawing.matrix(
        _heads(w, shown.topics),
        _heads(w, shown.actors),
        shown.cells,
        number=w.number,
        label=w.say("How many statements of each actor on each topic"),
        caption=_caption(w, shown),
        spoken={
            "actor": w.say("Actor"),
            "beside": w.say("Beside"),
            "topic": w.say("Topic"),
            "all": w.say("All that are shown"),
            "nobody": w.say("Nobody"),
            "from": w.term("a span of time", "From"),
            "to": w.term("a span of time", "To"),
            "form": w.say("e.g. {date}", date="2017-02-23"),
            "unread": w.say("Write a year, a month or a day: 2017, 2017-02, 2017-02-23."),
            "everything": w.say("Show everything"),
            "none": w.say("The archive holds no such statement."),
            "absent": w.say("Nothing that is shown here."),
            "shown": w.language.forms("statement is shown.", "statements are shown."),
            "further": w.say("The search has the others."),
            "found": w.language.forms("statement", "statements"),
            "hidden": w.say("The search has more from these years."),
            "undated": w.say("Those without a recorded date are left out."),
            "more": w.say("More from these years"),
        },
    )


def _caption(w: Writer, shown: Matrix) -> str:
    told = w.say(
        "Each number tells how many statements the archive holds, and leads to the newest of them. A statement "
        "made together counts for each who made it, and for whom it was made."
    )
    if len(shown.said) == len(shown.cells):
        return told
    rest = w.say("Words of those who said most on a topic stand below; the other numbers lead to the search.")
    return f"{told} {rest}"


def _heads(w: Writer, keys: Iterable[Key]) -> list[drawing.Head]:
    return [drawing.Head(key.id, w.card(key).heading, record_path(key)) for key in keys]
