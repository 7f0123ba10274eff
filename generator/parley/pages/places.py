"""The page of a place: where it is, and how near the point is to it."""

from collections.abc import Iterator
from typing import ClassVar

from parley.neighbourhood import Neighbourhood
from parley.pages import markup as m
from parley.pages.fields import fact
from parley.pages.record import RecordPage, group
from parley.pages.writer import Writer
from parley.records.places import Place
from parley.records.types import countries

HAPPENED, HELD, QUOTES = "What happened there", "Talk rounds held there", "Quotes on it"


class PlacePage(RecordPage):
    """One place."""

    folder: ClassVar[str] = "places"
    handled: ClassVar[frozenset[str]] = frozenset({HAPPENED, HELD, QUOTES})

    def facts(self, n: Neighbourhood, w: Writer) -> str:
        """Its point on the map, its country, the larger place it lies in, its other names."""
        place = n.record
        if not isinstance(place, Place):
            return ""
        country = f"{countries()[place.country]} ({place.country})" if place.country else ""
        pairs = [
            ("Coordinates", w.known(place, "lat" if place.withholds("lat") else "lon", coordinates(place), "")),
            ("Country", m.text(country)),
        ]
        return m.facts([*pairs, fact(place, "part_of", w), fact(place, "aliases", w)])

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """What happened there, and what was said of it."""
        yield group(n, w, HAPPENED, "events")
        yield group(n, w, HELD, "rounds")
        yield group(n, w, QUOTES, "quotes")


def coordinates(place: Place) -> str:
    """A point as a person reads it: `33.51° N, 36.28° E (to the town)`."""
    if place.lat is None or place.lon is None:
        return "not recorded"
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    precision = {"exact": "the very place", "town": "to the town", "region": "to the region"}
    near = f" ({precision[place.precision]})" if place.precision else ""
    return f"{abs(place.lat)}° {north}, {abs(place.lon)}° {east}{near}"
