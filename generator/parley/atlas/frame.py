"""Pieces of the earth's surface, as a map shows them: degrees of longitude across, of latitude down.

A degree of longitude is drawn as wide as it is in the middle of the piece. That serves a region well, and the whole
earth as far as anybody lives; towards the poles it does not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, isfinite, radians
from typing import NamedTuple

NARROWEST = 0.1
"""How narrow a degree of longitude is drawn at most, beside one of latitude: near the poles they would vanish."""


class Point(NamedTuple):
    """A point by its latitude, north positive, and its longitude, east positive, in degrees."""

    lat: float
    lon: float

    @property
    def is_on_earth(self) -> bool:
        """Whether there is such a point."""
        return isfinite(self.lat) and isfinite(self.lon) and abs(self.lat) <= 90 and abs(self.lon) <= 180


@dataclass(frozen=True, slots=True)
class Frame:
    """A piece of the map by its upper left corner and its size, all in degrees."""

    west: float
    north: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """Its middle."""
        return Point(self.north - self.height / 2, _turned(self.west + self.width / 2))

    @property
    def aspect(self) -> float:
        """Its width as drawn, to its height."""
        return self.width * narrowing(self.middle.lat) / self.height

    def share(self, point: Point) -> tuple[float, float]:
        """Where a point lies: its shares of the width and of the height, from 0 to 1 for what is within."""
        return (point.lon - self.west) % 360 / self.width, (self.north - point.lat) / self.height

    def has(self, point: Point) -> bool:
        """Whether a point is within."""
        return all(0 <= share <= 1 for share in self.share(point))

    def part(self, point: Point, height: float, aspect: float) -> "Frame":
        """The part of that height and aspect with the point in its middle, or as near to it as the frame allows."""
        width = height * aspect / narrowing(point.lat)
        shrink = min(1, self.width / width, self.height / height)
        width, height = width * shrink, height * shrink
        x, y = ((point.lon - self.west) % 360, self.north - point.lat)
        left = min(max(x - width / 2, 0), self.width - width)
        top = min(max(y - height / 2, 0), self.height - height)
        return Frame(_turned(self.west + left), self.north - top, width, height)


def narrowing(lat: float) -> float:
    """How wide a degree of longitude is there, beside one of latitude."""
    return max(NARROWEST, cos(radians(lat)))


def around(points: Sequence[Point], *, margin: float, least: float, aspects: tuple[float, float]) -> Frame:
    """The piece that holds all of one or more points: across the date line where that is the shorter way.

    `margin` is that at each side, as a share of the longer side; `least` are the degrees of latitude that it shows at
    least; `aspects` are the narrowest and the widest that it may be.
    """
    west, span = _narrowest(sorted({p.lon for p in points}))
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    narrow = narrowing((south + north) / 2)
    space = 2 * margin * max(span * narrow, north - south)
    height = max(north - south + space, least)
    width = min(max(span * narrow + space, height * aspects[0]), 360 * narrow)
    height = min(max(height, width / aspects[1]), 180)
    width /= narrow
    top = max(min((south + north + height) / 2, 90), height - 90)
    return Frame(_turned(west + span / 2 - width / 2), top, width, height)


def with_room_for(frame: Frame, points: Iterable[tuple[Point, float]], aspect: float) -> Frame:
    """The piece that also holds a part of that aspect around each point, of the height that is given with it."""
    middle = frame.middle
    left = right = frame.width / 2
    top, bottom = frame.north, frame.north - frame.height
    for point, height in points:
        half = height * aspect / narrowing(point.lat) / 2
        away = _turned(point.lon - middle.lon)
        left, right = max(left, half - away), max(right, half + away)
        top, bottom = max(top, point.lat + height / 2), min(bottom, point.lat - height / 2)
    top, bottom = min(top, 90), max(bottom, -90)
    width = min(left + right, 360)
    return Frame(_turned(middle.lon - left), top, width, top - bottom)


def _narrowest(longitudes: Sequence[float]) -> tuple[float, float]:
    """The western end, and the width, of the narrowest band that holds all these meridians, given in order."""
    gaps = [(b - a, b) for a, b in pairwise([*longitudes, longitudes[0] + 360])]
    gap, west = max(gaps)
    return west, 360 - gap


def _turned(longitude: float) -> float:
    """The same meridian, from -180 to 180."""
    return (longitude + 180) % 360 - 180
