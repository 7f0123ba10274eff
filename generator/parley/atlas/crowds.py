"""Crowded parts of the map: where several places lie so near each other that it helps to come closer."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from parley.atlas.frame import Frame, around
from parley.atlas.places import Atlas, Spot

NEAR = 0.08
"""Places are near each other that are no farther apart than this share of the map's width."""

FEW, MOST = 3, 4
"""How many places make a crowd, and how many crowds are named."""

LEAST = 2.0
"""Degrees of latitude that a part of the map shows at least."""

WORTH = 0.6
"""A part is worth coming closer to that is no wider than this share of the map."""


class Crowd(NamedTuple):
    """A crowded part: the country in which most of it is recorded, where that is known; else its foremost place."""

    frame: Frame
    country: str
    place: str


def crowds(found: Atlas, spots: Sequence[Spot]) -> tuple[Crowd, ...]:
    """The crowded parts of the map, the most named first."""
    made = []
    for group in _groups(found, spots):
        fit = around([spot.point for spot in group], margin=0.2, least=LEAST, aspects=(found.shown.aspect,) * 2)
        frame = found.grid.drawn.part(fit.middle, fit.height, found.shown.aspect)
        if len(group) >= FEW and frame.width <= WORTH * found.shown.width:
            weights: Counter[str] = Counter()
            for spot in group:
                weights[spot.country] += spot.things
            country = max(weights, key=lambda name: (bool(name), weights[name], name))
            made.append((sum(weights.values()), Crowd(frame, country, group[0].name)))
    made.sort(key=lambda one: -one[0])
    return tuple(crowd for _, crowd in made[:MOST])


def _groups(found: Atlas, spots: Sequence[Spot]) -> list[list[Spot]]:
    """The places in groups, each near to another of its group."""
    places = [(*found.shown.share(spot.point), spot) for spot in spots]
    height = 1 / found.shown.aspect
    rest, groups = list(places), []
    while rest:
        group = [rest.pop(0)]
        for x, y, _ in group:
            near = [one for one in rest if (one[0] - x) ** 2 + ((one[1] - y) * height) ** 2 <= NEAR**2]
            rest = [one for one in rest if one not in near]
            group += near
        groups.append([spot for _, _, spot in group])
    return groups
