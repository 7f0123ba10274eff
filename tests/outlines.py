"""Makes the file of the world's outlines anew: run by hand, on the rare day that Natural Earth draws the world anew.

    npm pack world-atlas && tar -xzf world-atlas-*.tgz
    python tests/outlines.py package/countries-10m.json

It reads TopoJSON: a country is a list of the arcs along its edge, an arc that two countries have in common is a border.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from parley.atlas.lines import XY, Step, simplified, stepped
from parley.atlas.outlines import FILE

UNIT = 100
"""Steps to a degree: one is a kilometre or less."""

TOLERANCE = 2.5
"""By how many steps a line may be drawn beside where it runs."""

SMALLEST = 4
"""Square steps that an island has at least."""

POLE = -89.5
"""The latitude below which a closed line is no coast, but the map's end."""

LEASED = {"Akrotiri", "Baikonur", "Dhekelia", "USNB Guantanamo Bay"}
"""Bases on another country's land: their edges are no borders between countries."""

Arcs = list[list[XY]]


def main(source: Path) -> None:
    """Reads the TopoJSON, writes the package's own file."""
    topology = json.loads(source.read_bytes())
    arcs = [_thinned(arc) for arc in _arcs(topology)]
    land = [ring for ring in (_ring(one, arcs) for one in _rings(topology)) if ring and _area(ring) >= SMALLEST]
    borders = [stepped(_unrolled(arcs[number])) for number in _shared(topology)]
    made = {
        "unit": UNIT,
        "land": [_written(ring) for ring in land],
        "borders": [_written(line) for line in borders if len(line) > 1],
    }
    FILE.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="ascii")


def _arcs(topology: Any) -> Iterator[list[XY]]:
    """Every arc, in steps."""
    (x_scale, y_scale), (x_start, y_start) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * x_scale + x_start) * UNIT, (y * y_scale + y_start) * UNIT))
        yield points


def _thinned(arc: list[XY]) -> list[XY]:
    """The arc with fewer points; a closed one in two halves, of which each has a length."""
    if arc[0] != arc[-1]:
        return simplified(arc, TOLERANCE)
    half = max(range(len(arc)), key=lambda n: (arc[n][0] - arc[0][0]) ** 2 + (arc[n][1] - arc[0][1]) ** 2)
    return simplified(arc[: half + 1], TOLERANCE)[:-1] + simplified(arc[half:], TOLERANCE)


def _rings(topology: Any) -> Iterator[list[int]]:
    """Every closed line of the land, coasts and shores of inland seas alike."""
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(numbers: Sequence[int], arcs: Arcs) -> list[Step]:
    """A closed line; the one around the pole goes on along the map's end."""
    points: list[XY] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    line = _unrolled(points)
    if max(y for _, y in line) < POLE * UNIT:
        return []
    if abs(line[0][0] - line[-1][0]) > 180 * UNIT:
        line += [(line[-1][0], -90 * UNIT), (line[0][0], -90 * UNIT)]
    return stepped(line)


def _unrolled(line: Sequence[XY]) -> list[XY]:
    """A line that goes on where it would jump to the map's other side."""
    turn = 0.0
    found = [line[0]]
    for (before, _), (x, y) in pairwise(line):
        turn -= 360 * UNIT * round((x - before) / (360 * UNIT))
        found.append((x + turn, y))
    return found


def _area(ring: Sequence[Step]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def _shared(topology: Any) -> list[int]:
    """The arcs that are borders between two countries."""
    used: Counter[int] = Counter()
    leased: set[int] = set()
    for country in topology["objects"]["countries"]["geometries"]:
        numbers = set(_numbers(country["arcs"]))
        used.update(numbers)
        if country["properties"]["name"] in LEASED:
            leased |= numbers
    return sorted(number for number, countries in used.items() if countries > 1 and number not in leased)


def _numbers(arcs: Any) -> Iterator[int]:
    for one in arcs:
        if isinstance(one, int):
            yield one if one >= 0 else ~one
        else:
            yield from _numbers(one)


def _written(line: Sequence[Step]) -> list[int]:
    """Its first point, then the steps from each to the next."""
    return [*line[0], *(step for a, b in pairwise(line) for step in (b[0] - a[0], b[1] - a[1]))]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
