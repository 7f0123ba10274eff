"""Where the archive's places lie: the piece of the earth that holds them all, and the part around each of them."""

from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from parley.atlas.frame import Frame, Point, around, with_room_for
from parley.atlas.outlines import Grid, grid
from parley.link import Archive
from parley.records.places import Place
from parley.records.types import Key
from parley.records.ways import HAPPENED, HELD_THERE, QUOTES_ON

"""The ways back to a place that its mark counts."""

MARGIN, HEIGHT, ASPECTS = 0.1, 6.0, (4 / 3, 16 / 9)
"""Of the map of all places: its margin, its least height in degrees, its narrowest and widest aspect."""

ASPECT = 3 / 2
"""The aspect of a small map."""

HEIGHTS = {"exact": 6.0, "town": 10.0, "region": 18.0, "": 10.0}
"""How many degrees of latitude a small map shows, by how near its point is."""

BESIDE = 4
"""How many other places a small map shows at most."""


class Spot(NamedTuple):
    """A place that has a point; `things` are the events, rounds and quotes that name this very place."""

    key: Key
    name: str
    point: Point
    precision: str
    country: str
    things: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """All places that have a point, the most named first; the part of the earth that holds them, and what is drawn."""

    spots: tuple[Spot, ...]
    shown: Frame
    grid: Grid

    @property
    def version(self) -> str:
        """What tells its ground from any other: a browser that has kept that one fetches this."""
        return f"{crc32(repr(self.grid).encode()):08x}"


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """What a small map shows: a part of the atlas around a place, and the most named other places there.

    There is one for each place of an archive, so that they are told apart without a look into them.
    """

    atlas: Atlas
    frame: Frame
    spot: Spot
    beside: tuple[Spot, ...]


class Wheres(dict[Key, Where | None]):
    """The small maps of an archive's places, each made when it is first asked for; None of a place without a point."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._atlas = archive.once(atlas)
        self._spots = {spot.key: spot for spot in self._atlas.spots} if self._atlas else {}

    def __missing__(self, place: Key) -> Where | None:
        found = self[place] = self._where(self._spots.get(place))
        return found

    def _where(self, spot: Spot | None) -> Where | None:
        if spot is None or self._atlas is None:
            return None
        frame = self._atlas.grid.drawn.part(spot.point, HEIGHTS[spot.precision], ASPECT)
        near = (other for other in self._atlas.spots if other is not spot and frame.has(other.point))
        beside = [other for other, _ in zip(near, range(BESIDE), strict=False)]
        return Where(self._atlas, frame, spot, tuple(beside))


def atlas(archive: Archive) -> Atlas | None:
    """Where all places lie that have a point; None where none has."""
    found = [spot for record in archive.of("places") if isinstance(record, Place) and (spot := _spot(archive, record))]
    if not found:
        return None
    points = [spot.point for spot in found]
    shown = around(points, margin=MARGIN, least=HEIGHT, aspects=ASPECTS)
    drawn = with_room_for(shown, ((spot.point, HEIGHTS[spot.precision]) for spot in found), ASPECT)
    ordered = sorted(found, key=lambda spot: (-spot.things, spot.name.casefold(), spot.key))
    return Atlas(tuple(ordered), shown, grid(drawn, shown))


def _spot(archive: Archive, place: Place) -> Spot | None:
    if place.lat is None or place.lon is None or not (point := Point(place.lat, place.lon)).is_on_earth:
        return None
    things = sum(len(archive.back(place.key, label)) for label in (HAPPENED, HELD_THERE, QUOTES_ON))
    return Spot(place.key, place.name, point, place.precision or "", place.country or "", things)
