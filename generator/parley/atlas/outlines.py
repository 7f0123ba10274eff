"""The outlines of the world's land and the borders between its countries, from Natural Earth: read, cut, drawn.

README.md beside this file says where they come from, and how their file is made.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from parley.atlas.frame import Frame
from parley.atlas.lines import XY, Box, Step, path, runs, simplified, stepped, within

FILE = Path(__file__).parent / "outlines.json"

ACROSS = 2_400
"""So many steps wide is what a map shows: two for each pixel of a wide one."""

NEARER = 4
"""So many times as fine are the outlines for those who come closer."""

TOLERANCE = 2.5
"""By how many steps an outline may be drawn beside where it runs."""

SMALLEST = 6
"""Steps that an island is wide or high at least."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What is drawn of the earth, in steps from its upper left corner: one is `across` degrees wide, `down` high."""

    drawn: Frame
    across: float
    down: float

    def view(self, frame: Frame) -> tuple[float, float, float, float]:
        """Where a part of it lies: its left and upper edge, its width, its height."""
        left, top = (frame.west - self.drawn.west) % 360, self.drawn.north - frame.north
        return left / self.across, top / self.down, frame.width / self.across, frame.height / self.down

    @property
    def nearer(self) -> "Grid":
        """The same in finer steps."""
        return Grid(self.drawn, self.across / NEARER, self.down / NEARER)

    @property
    def size(self) -> tuple[int, int]:
        """Its width and height."""
        _, _, width, height = self.view(self.drawn)
        return round(width), round(height)


def grid(drawn: Frame, shown: Frame) -> Grid:
    """The grid for what is drawn, as fine as the map of what is shown needs it."""
    across = shown.width / ACROSS
    return Grid(drawn, across, across * shown.aspect * shown.height / shown.width)


def paths(ground: Grid) -> tuple[str, str]:
    """The land and the borders within a grid, as SVG paths; the same bytes for the same grid."""
    kept = json.loads(FILE.read_bytes())
    land = [path(line, closed=True) for line in _drawn(kept["land"], kept["unit"], ground, closed=True)]
    borders = [path(line, closed=False) for line in _drawn(kept["borders"], kept["unit"], ground, closed=False)]
    return "".join(land), "".join(borders)


def _drawn(lines: Sequence[Sequence[int]], unit: int, ground: Grid, *, closed: bool) -> Iterator[list[Step]]:
    """The lines that a grid shows, in its steps: once for each time that the world is gone round."""
    width, height = ground.size
    edge = max(width, height) / 100
    box: Box = (-edge, -edge, width + edge, height + edge)
    x_step, y_step = 1 / unit / ground.across, 1 / unit / ground.down
    for line in lines:
        xs, ys = list(accumulate(line[::2])), list(accumulate(line[1::2]))
        top = ground.drawn.north / ground.down
        if top - max(ys) * y_step > box[3] or top - min(ys) * y_step < box[1]:
            continue
        for turn in (-360, 0, 360):
            left = (turn - ground.drawn.west) / ground.across
            if left + max(xs) * x_step < box[0] or left + min(xs) * x_step > box[2]:
                continue
            points = [(left + x * x_step, top - y * y_step) for x, y in zip(xs, ys, strict=True)]
            for part in [within(points, box)] if closed else runs(points, box):
                made = _made(part)
                if len(made) > 1 and (not closed or _is_seen(made)):
                    yield made


def _is_seen(ring: Sequence[Step]) -> bool:
    xs, ys = zip(*ring, strict=True)
    return len(ring) > 3 and max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALLEST


def _made(line: Sequence[XY]) -> list[Step]:
    steps = stepped(line)
    return [(round(x), round(y)) for x, y in simplified(steps, TOLERANCE)] if len(steps) > 2 else steps
