"""What their pages and their briefing packs have in common of actors: what they are, their rounds, their claims."""

from parley.language import capital, message
from parley.neighbourhood import Neighbourhood
from parley.records.actors import Actor
from parley.records.base import Record, Seat
from parley.records.events import Participation
from parley.records.figures import Figure
from parley.records.talks import Party
from parley.records.types import Key
from parley.records.ways import CLAIMS_OF, CONVENED, GUARANTEED, HOSTED, LED, MEDIATED, TOOK_PART
from parley.writing import markup as m
from parley.writing.sections import native_names
from parley.writing.writer import Writer

FACTS = ("aliases", "wikidata", "website")
"""The plain fields that are shown as facts."""

ROUNDS = {
    LED: message("head of delegation"),
    TOOK_PART: "",
    MEDIATED: message("mediator"),
    CONVENED: message("convener"),
    GUARANTEED: message("guarantor"),
    HOSTED: message("host"),
}

DATE_AND_SOURCE = (message("Date"), message("Source"))


def sort(record: Record, w: Writer) -> str:
    """What sort of actor, and the name in its own script."""
    kind = capital(record.term("kind", w.language)) if isinstance(record, Actor) else ""
    return m.joined(kind, native_names(record, w))


def rounds(n: Neighbourhood[Record, object], w: Writer) -> str:
    """The talk rounds they had a part in."""
    rows = []
    for label, part in ROUNDS.items():
        for link_ in n.group(label).shown:
            card = w.card(link_.source)
            statement = link_.statement
            delegation = ""
            party = link_.within or statement
            if isinstance(party, Party) and party.actor.actor != n.record.id:
                delegation = w.link(Key("actors", party.actor.actor))
            shown = w.say(part) if part else w.say("member" if delegation else "delegation")
            if isinstance(statement, Seat) and statement.dates():
                shown = w.say("{part} ({dates})", part=shown, dates=w.tenure(statement))
            evidence = w.evidence(statement, label="") if statement else ""
            rows.append((w.link(card.key), shown, delegation, w.when(card), evidence))
    header = [w.say(name) for name in (message("Round"), message("Part"), message("In"), *DATE_AND_SOURCE)]
    more = [w.more(n.group(label), n.record.key) for label in ROUNDS]
    return m.section("rounds", w.say("Talk rounds"), m.table(header, rows), *more)


def claims(n: Neighbourhood[Record, object], w: Writer) -> str:
    """The claims that articles attribute to them."""
    found = n.group(CLAIMS_OF)
    lines = []
    for link_ in found.shown:
        record = w.card(link_.source).record
        if isinstance(record, Figure):
            series = w.say("in {series}", series=w.link(Key("series", record.series)))
            counted = m.joined(w.link(link_.source), series)
            lines.append(m.joined(counted, w.date(record.when) if record.when else "", w.source(record.article)))
        elif isinstance(link_.statement, Participation):
            who = link_.statement
            actor = w.link(Key("actors", who.actor)) if who.actor else w.text(who.unnamed or "")
            # For translators: {actor} had the part {role} in an event: a broker, a witness
            role = w.say("{actor} as {role}", actor=actor, role=who.words(w.language))
            lines.append(m.joined(w.link(link_.source), role, w.evidence(who)))
    return m.section("claims", w.say(CLAIMS_OF), m.items(lines), w.more(found, n.record.key))
