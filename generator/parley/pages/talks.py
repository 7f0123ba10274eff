"""The page of a talk round: when and where, who sat there, what each said on each topic and before, during, after."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.derived.phases import Phase, phase_of
from parley.derived.rounds import Around, around
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key
from parley.records.ways import AT_ROUND, EVENTS_AROUND
from parley.writing import markup as m
from parley.writing.rounds import OTHERS, by_delegation, delegations, facts, parties, results, side_name
from parley.writing.sections import accounts, group
from parley.writing.statements import brief, lines
from parley.writing.writer import Writer

NEWEST = 4
"""How many statements stand in a cell of the table; the list below it has the rest."""

WORDS = 40
"""How many of them the list shows of what was said before, during and after the round."""


class TalkPage(RecordPage[Talk, Around]):
    """One talk round."""

    folder: ClassVar[str] = "talks"
    handled: ClassVar[frozenset[str]] = frozenset({AT_ROUND, EVENTS_AROUND})
    placed: ClassVar[frozenset[str]] = frozenset({"accounts"})
    bounds: ClassVar[Mapping[str, int]] = {AT_ROUND: 60}

    def gather(self, archive: Archive, record: Talk) -> Around:
        """The rounds before and after in its process, and what was said by or for each delegation."""
        return around(archive, record, self.bounds[AT_ROUND])

    def place(self, record: Talk) -> Key | None:
        """Where it was held."""
        return Key("places", record.venue) if record.venue else None

    def kicker(self, n: Neighbourhood[Talk, Around], w: Writer) -> str:
        """Its process, its number, and what became of it."""
        talk = n.record
        status = talk.term("status", w.language) if talk.status else ""
        number = w.say("round {number}", number=w.number(talk.round)) if talk.round is not None else ""
        return m.joined(w.say("Talk round"), w.link(Key("processes", talk.process)), number, status)

    def facts(self, n: Neighbourhood[Talk, Around], w: Writer) -> str:
        """Dates, place, and who convened, mediates, guarantees and hosts."""
        return facts(n.record, n.also, w)

    def sections(self, n: Neighbourhood[Talk, Around], w: Writer) -> Iterator[str]:
        """Delegations, positions, what was said when, documents, outcome, accounts, events."""
        yield parties(n.record, w)
        yield _positions(n, w)
        yield _said(n, w)
        yield from results(n.record, w)
        yield accounts(n, w)
        yield group(n, w, EVENTS_AROUND, "events")


def _positions(n: Neighbourhood[Talk, Around], w: Writer) -> str:
    talk, quotes = n.record, _quotes(n, w)
    sides = by_delegation(talk, n.also, quotes)
    rows = [
        [
            f"**{w.link(Key('topics', topic))}**",
            *(_cell(w, side, [k for k in keys if topic in quotes[k].topics]) for side, keys in sides.items()),
        ]
        for topic in _topics(talk, list(quotes.values()))
    ]
    header = [w.say("Topic"), *(w.link(Key("actors", actor)) for actor in delegations(talk)), w.say(OTHERS)]
    return m.section("positions", w.say("What each party said on each topic"), m.table(header, rows))


def _said(n: Neighbourhood[Talk, Around], w: Writer) -> str:
    """What each side said before, during and after, newest first."""
    found: dict[Phase, dict[str | None, list[Key]]] = defaultdict(lambda: defaultdict(list))
    talk, quotes = n.record, _quotes(n, w)
    for side, keys in by_delegation(talk, n.also, quotes).items():
        for key in keys:
            found[phase_of(quotes[key].date, talk)][side].append(key)
    phases = (
        m.subsection(heading, *(_side(w, side, keys) for side, keys in found[phase].items()))
        for phase, heading in _headings(w).items()
        if phase in found
    )
    title = w.say("What was said before, during and after it")
    return m.section("said", title, *phases, w.more(n.group(AT_ROUND), talk.key))


def _quotes(n: Neighbourhood[Talk, Around], w: Writer) -> dict[Key, Quote]:
    """What was said at the round or of it, as far as its page shows it, newest first."""
    shown = (link_.source for link_ in n.group(AT_ROUND).shown)
    return {key: quote for key in shown if isinstance(quote := w.card(key).record, Quote)}


def _cell(w: Writer, side: str | None, keys: list[Key]) -> str:
    name = w.card(Key("actors", side)).heading if side else w.say(OTHERS)
    rest = len(keys) - NEWEST
    more = m.part("more", f"[{w.count(rest, 'more below', 'more below')}](#said)") if rest > 0 else ""
    return brief(w, name, keys[:NEWEST], more, named=side is None)


def _side(w: Writer, side: str | None, keys: list[Key]) -> str:
    return f"#### {side_name(side, w)}\n\n{lines(w, keys, words=WORDS)}"


def _topics(talk: Talk, quotes: list[Quote]) -> list[str]:
    spoken = [t for quote in quotes for t in quote.topics]
    ordered = dict.fromkeys([*talk.agenda, *talk.topics, *spoken])
    return [t for t in ordered if t in spoken]


def _headings(w: Writer) -> Mapping[Phase, str]:
    """What each is called on a round's page."""
    return {
        Phase.BEFORE: w.say("Before the round"),
        Phase.DURING: w.say("During the round"),
        Phase.BEGUN: w.say("During the round or after it"),
        Phase.AFTER: w.say("After the round"),
        Phase.UNKNOWN: w.say("When, relative to the round, is not known"),
    }
