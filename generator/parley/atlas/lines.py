"""Lines of many points: cut at an edge, made of fewer points, written as the path of a picture."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import ge, le

XY = tuple[float, float]
Step = tuple[int, int]
Box = tuple[float, float, float, float]
"""The least x and y, the greatest x and y."""


def within(ring: Sequence[XY], box: Box) -> list[XY]:
    """A closed line cut to a box: where it leaves the box it follows the edge (Sutherland and Hodgman's way)."""
    cut = list(ring)
    for axis, bound, inside in ((0, box[0], ge), (0, box[2], le), (1, box[1], ge), (1, box[3], le)):
        if not all(inside(point[axis], bound) for point in cut):
            cut = _cut(cut, axis, bound, inside)
    return cut


def _cut(ring: Sequence[XY], axis: int, bound: float, inside: Callable[[float, float], bool]) -> list[XY]:
    kept: list[XY] = []
    for before, point in pairwise([ring[-1], *ring]):
        is_in = inside(point[axis], bound)
        if is_in != inside(before[axis], bound):
            kept.append(_crossing(before, point, axis, bound))
        if is_in:
            kept.append(point)
    return kept


def _crossing(a: XY, b: XY, axis: int, bound: float) -> XY:
    other = a[1 - axis] + (bound - a[axis]) / (b[axis] - a[axis]) * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def runs(line: Sequence[XY], box: Box) -> list[list[XY]]:
    """The parts of an open line that touch a box, each with the points before and behind it."""
    found: list[list[XY]] = []
    running = False
    for a, b in pairwise(line):
        touches = (
            min(a[0], b[0]) <= box[2]
            and max(a[0], b[0]) >= box[0]
            and min(a[1], b[1]) <= box[3]
            and max(a[1], b[1]) >= box[1]
        )
        if touches and not running:
            found.append([a])
        if touches:
            found[-1].append(b)
        running = touches
    return found


def simplified(line: Sequence[XY], tolerance: float) -> list[XY]:
    """The line with only those points that it would else pass by at more than a distance (Douglas and Peucker's way).

    Its ends stay. Of a closed line the point farthest from them stays too.
    """
    stay = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest = _farthest(line, first, last, tolerance)
        if farthest:
            stay.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [line[n] for n in sorted(stay)]


def _farthest(line: Sequence[XY], first: int, last: int, tolerance: float) -> int:
    """The point between two others that is farthest from the way between them; 0 where none is beyond the tolerance."""
    (ax, ay), (bx, by) = line[first], line[last]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    found, most = 0, tolerance * tolerance * (length or 1)
    for n in range(first + 1, last):
        x, y = line[n][0] - ax, line[n][1] - ay
        away = (x * dy - y * dx) ** 2 if length else x * x + y * y
        if away > most:
            found, most = n, away
    return found


def stepped(line: Iterable[XY]) -> list[Step]:
    """The line in whole numbers, without points that repeat the one before."""
    found: list[Step] = []
    for x, y in line:
        point = (round(x), round(y))
        if not found or found[-1] != point:
            found.append(point)
    return found


def path(line: Sequence[Step], *, closed: bool) -> str:
    """The line as a part of an SVG path, in as few signs as that takes."""
    (x, y), *_ = line
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line)]
    return f"M{x} {y}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")
