"""The map: where things happened, talks were held and what was said is about, with the same places as a table."""

from collections import Counter
from typing import ClassVar

from parley.atlas.crowds import crowds
from parley.atlas.places import Spot, atlas
from parley.language import message
from parley.link import Archive
from parley.order import moment_of
from parley.pages.base import Nav, Page, SinglePage
from parley.records.base import Record
from parley.records.events import Event
from parley.records.types import Key
from parley.records.ways import HAPPENED, HELD_THERE, QUOTES_ON
from parley.urls import MAP, listing_path
from parley.writing import markup as m
from parley.writing.map_picture import Row, Shown, near, pictures
from parley.writing.whereabouts import NAME
from parley.writing.writer import Writer

SHOWN = 150
"""How many places are on the map and in its table: those with most recorded. The listing of places has all."""

OTHERS = 50
"""How many places without a point it names."""


HEAD = (
    message("Place"),
    message("Events"),
    message("Talk rounds"),
    message("Quotes"),
    message("Newest"),
    message("Country"),
    message("Point"),
)
"""The columns of its table."""


class Map(SinglePage[Shown]):
    """`/map/`."""

    file: ClassVar[str] = MAP

    def nav(self, subject: None) -> Nav:
        """Behind the timeline."""
        return (2, message("Map"))

    def gather(self, archive: Archive, subject: None) -> Shown:
        """The places with what is recorded at each."""
        found = archive.once(atlas)
        spots = found.spots if found else ()
        pointed = {spot.key for spot in spots}
        places = [record.key for record in archive.of("places")]
        return Shown(
            found,
            tuple(_row(archive, spot) for spot in spots[:SHOWN]),
            crowds(found, spots[:SHOWN]) if found else (),
            tuple(key for key in places if key not in pointed),
        )

    def write(self, shown: Shown, w: Writer) -> Page:
        """The map and its table."""
        rule = w.say("A thing counts at the place that it names itself, not at larger places around that one.")
        lead = w.say("Where it happened, where they met, and which places they spoke of.")
        if shown.atlas is None:
            lead, rule = w.say("No place of the archive has a point yet, so there is no map."), ""
        parts = [
            f"# {w.say('Map')}",
            m.part("lead", f"{lead} {rule}".strip()),
            m.picture(NAME) if shown.atlas else "",
            _table(shown, w),
            _others(shown, w),
        ]
        return Page(
            path=MAP,
            title=w.say("Map"),
            description=w.say("The archive on a map: where things happened, and where talks were held."),
            body="\n\n".join(filter(None, parts)),
            kind="map",
            template="view.html",
            pictures=pictures(shown, w),
        )


def _row(archive: Archive, spot: Spot) -> Row:
    found = [
        [archive.records[link_.source] for link_ in archive.back(spot.key, way)]
        for way in (HAPPENED, HELD_THERE, QUOTES_ON)
    ]
    every = [record for records in found for record in records]
    newest = max(every, key=lambda record: (moment_of(record.when), record.key), default=None)
    things = Counter((_sort(record), _span(record)) for record in every)
    return Row(
        spot,
        (len(found[0]), len(found[1]), len(found[2])),
        newest.key if newest else None,
        tuple((*what, number) for what, number in sorted(things.items(), key=lambda thing: repr(thing[0]))),
    )


def _sort(record: Record) -> str:
    """What the filter calls it: a sort of event, or the kind of record."""
    return record.kind if isinstance(record, Event) else record.folder


def _span(record: Record) -> tuple[int, int] | None:
    """The first and last year that it may be of."""
    years = record.when.years if record.when else ()
    return (years[0], years[-1]) if years else None


def _table(shown: Shown, w: Writer) -> str:
    head = [w.say(name) for name in HEAD]
    rows = [
        (
            f"**{w.link(row.spot.key)}**",
            *map(w.number, row.counts),
            m.joined(w.link(row.newest), w.when(w.card(row.newest))) if row.newest else w.say("nothing yet"),
            _kept_back(row.spot, "country", w) or _country(row.spot, w),
            _kept_back(row.spot, "precision", w) or near(row.spot.precision, w),
        )
        for row in shown.rows
    ]
    more = w.to(listing_path("places"), w.say("All places"))
    total = len(shown.atlas.spots) if shown.atlas else 0
    rest = w.say(
        "The map and this table show the {number} places with most recorded.", number=w.number(len(shown.rows))
    )
    return m.section(
        "places",
        w.say("Places"),
        m.table(head, rows),
        rest if total > len(shown.rows) else "",
        m.part("more", more) if rows else "",
    )


def _kept_back(spot: Spot, key: str, w: Writer) -> str:
    return w.withheld() if key in w.card(spot.key).withheld else ""


def _country(spot: Spot, w: Writer) -> str:
    return w.text(w.language.country(spot.country)) if spot.country else w.say("not recorded")


def _others(shown: Shown, w: Writer) -> str:
    """Places that have no point, or whose point is withheld."""
    lines = (m.joined(w.link(key), _why(key, w)) for key in shown.pointless[:OTHERS])
    more = w.to(listing_path("places"), w.say("All places")) if len(shown.pointless) > OTHERS else ""
    return m.section("elsewhere", w.say("Not on the map"), m.items(lines), m.part("more", more) if more else "")


def _why(key: Key, w: Writer) -> str:
    withheld = {"lat", "lon"} & set(w.card(key).withheld)
    return w.say("coordinates withheld") if withheld else w.say("coordinates not recorded")
