"""Where marks and their names find room on a map of a known width."""

from collections.abc import Iterator, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

LETTER, LINE = 7.0, 15
"""Pixels that a letter of a name is wide, all in all, and a name is high."""

GAP = 4
"""Pixels between a mark and its name."""

RINGS = range(6, 37, 6)
"""By how many pixels a mark may be moved aside."""


class Paper(NamedTuple):
    """What a map is drawn on: its width in pixels, its height to that, and how large marks are, to their own size."""

    width: float
    height: float
    size: float = 1.0


class Disc(NamedTuple):
    """A mark: its middle as shares of the map's width and height, its radius in pixels; names may lie on a soft one."""

    x: float
    y: float
    r: float
    soft: bool = False


class Name(NamedTuple):
    """Where a name stands: how far from the middle of its mark, and its anchor."""

    dx: float
    dy: float
    anchor: str


class Box(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles have anything in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def touches(self, x: float, y: float, r: float) -> bool:
        """Whether it has anything in common with a circle."""
        nearest = max(self.left, min(x, self.right)), max(self.top, min(y, self.bottom))
        return hypot(nearest[0] - x, nearest[1] - y) < r


def moved(discs: Sequence[Disc], paper: Paper) -> list[tuple[float, float]]:
    """By how many pixels each mark is moved aside, so that none hides another; soft ones hide nothing."""
    placed: list[tuple[float, float, float]] = []
    found: list[tuple[float, float]] = []
    for disc in discs:
        if disc.soft:
            found.append((0, 0))
            continue
        x, y, r = _on(paper, disc)
        near = [p for p in placed if hypot(p[0] - x, p[1] - y) < p[2] + r + RINGS[-1]]
        steps = (step for step in _aside() if all(_apart(x + step[0], y + step[1], r, p) for p in near))
        dx, dy = next(steps, (0.0, 0.0))
        placed.append((x + dx, y + dy, r))
        found.append((dx, dy))
    return found


def _on(paper: Paper, disc: Disc) -> tuple[float, float, float]:
    """A mark in pixels."""
    return disc.x * paper.width, disc.y * paper.width * paper.height, disc.r * paper.size


def _aside() -> Iterator[tuple[float, float]]:
    yield 0, 0
    for far in RINGS:
        for eighth in range(8):
            yield round(far * cos(eighth * pi / 4), 1), round(far * sin(eighth * pi / 4), 1)


def _apart(x: float, y: float, r: float, other: tuple[float, float, float]) -> bool:
    """Whether two marks can be told from each other: side by side, or the one well within the other."""
    far = hypot(other[0] - x, other[1] - y)
    return far >= 0.75 * (r + other[2]) or far <= abs(other[2] - r) - 3


def named(discs: Sequence[Disc], names: Sequence[str], paper: Paper, most: int) -> list[Name | None]:
    """Where the names of the first marks stand; None for those that have no room, and for all further ones."""
    solid = [_on(paper, disc) for disc in discs if not disc.soft]
    taken: list[Box] = []
    found: list[Name | None] = []
    for disc, name in zip(discs[:most], names, strict=False):
        x, y, r = _on(paper, disc)
        boxes = ((side, _box(x, y, side, len(name) * LETTER)) for side in _sides(r))
        place, box = next(((side, box) for side, box in boxes if _is_free(box, solid, taken, paper)), (None, None))
        taken += [box] if box else []
        found.append(place)
    return found + [None] * (len(discs) - len(found))


def _sides(r: float) -> Iterator[Name]:
    """Right of the mark, left, below, above."""
    yield Name(r + GAP, 4, "start")
    yield Name(-r - GAP, 4, "end")
    yield Name(0, r + GAP + 10, "middle")
    yield Name(0, -r - GAP, "middle")


def _box(x: float, y: float, place: Name, long: float) -> Box:
    """What a name covers."""
    left = x + place.dx - {"start": 0.0, "end": long, "middle": long / 2}[place.anchor]
    return Box(left, y + place.dy - LINE + 3, left + long, y + place.dy + 3)


def _is_free(box: Box, solid: Sequence[tuple[float, float, float]], taken: Sequence[Box], paper: Paper) -> bool:
    inside = box.left >= 0 and box.top >= 0 and box.right <= paper.width and box.bottom <= paper.width * paper.height
    return inside and not any(box.touches(*mark) for mark in solid) and not any(box.meets(other) for other in taken)
