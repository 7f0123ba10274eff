"""The page of a place: where it is, and how near the point is to it."""

from collections.abc import Iterator
from typing import ClassVar

from parley.neighbourhood import Neighbourhood
from parley.pages.record import PlainPage
from parley.records.places import Place
from parley.records.types import Key
from parley.records.ways import HAPPENED, HELD_THERE, QUOTES_ON
from parley.writing import markup as m
from parley.writing.fields import fact
from parley.writing.sections import group
from parley.writing.whereabouts import PRECISION
from parley.writing.writer import Writer


class PlacePage(PlainPage[Place]):
    """One place."""

    folder: ClassVar[str] = "places"
    handled: ClassVar[frozenset[str]] = frozenset({HAPPENED, HELD_THERE, QUOTES_ON})

    def place(self, record: Place) -> Key:
        """Itself."""
        return record.key

    def facts(self, n: Neighbourhood[Place, None], w: Writer) -> str:
        """Its point on the map, its country, the larger place it lies in, its other names."""
        place = n.record
        country = f"{w.language.country(place.country)} ({place.country})" if place.country else ""
        hidden = "lat" if place.withholds("lat") else "lon"
        pairs = [
            (w.say("Coordinates"), w.known(place, hidden, coordinates(place, w), "")),
            (w.say("Country"), w.text(country)),
        ]
        return m.facts([*pairs, fact(place, "part_of", w), fact(place, "aliases", w)])

    def sections(self, n: Neighbourhood[Place, None], w: Writer) -> Iterator[str]:
        """What happened there, and what was said of it."""
        yield group(n, w, HAPPENED, "events")
        yield group(n, w, HELD_THERE, "rounds")
        yield group(n, w, QUOTES_ON, "quotes")


def coordinates(place: Place, w: Writer) -> str:
    """A point as a person reads it: `33.51° N, 36.28° E (to the town)`."""
    if place.lat is None or place.lon is None:
        return w.say("not recorded")
    north = w.say("{degrees}° N" if place.lat >= 0 else "{degrees}° S", degrees=w.number(abs(place.lat)))
    east = w.say("{degrees}° E" if place.lon >= 0 else "{degrees}° W", degrees=w.number(abs(place.lon)))
    point = w.commas([north, east])
    if not place.precision:
        return point
    return w.say("{point} ({precision})", point=point, precision=w.say(PRECISION[place.precision]))
