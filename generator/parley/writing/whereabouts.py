"""Maps on pages: a small one on the page of a place, and of what was at a place; all places at a glance."""

from parley.atlas.frame import Frame
from parley.atlas.places import ASPECT, BESIDE, Atlas, Spot, Where
from parley.drawings.map import LEAST, Ground, Mark, Width, radius, sheet, unit_of
from parley.drawings.svg import Picture, element, to, words
from parley.language import message
from parley.urls import MAP, record_path
from parley.writing.writer import Writer

NAME = "map"
"""Under this name a page marks the place of its map."""

SMALL = (Width(330, 1, BESIDE + 1),)
"""A small map is about as wide on a desk as on a phone."""

GLANCE, SMALLER = 40, (Width(560, 1, 6), Width(320, 1, 4))
"""How many places a map of all places at a glance has, and how wide it is."""

PRECISION = {
    "exact": message("the very place"),
    "town": message("to the town"),
    "region": message("to the region"),
}
"""How near a point is to its place."""


def whereabouts(where: Where | None, w: Writer) -> tuple[Picture, ...]:
    """The small map of a record's page; none where there is no place, or it has no point."""
    return (Picture(NAME, w.drawn(_small, where)),) if where else ()


def _small(where: Where, w: Writer) -> str:
    marks = [_mark(where, where.spot), *(_mark(where, spot) for spot in where.beside)]
    label = w.say("Map: where {place} lies", place=where.spot.name)
    drawn = sheet(ground(where.atlas, where.frame, ASPECT), marks, SMALL)
    return _figure(label, drawn, f"{words(precision(where.spot, w))} ", w)


def _figure(label: str, drawn: str, told: str, w: Writer) -> str:
    """A small map with what is told below it, and the way to the large one."""
    link = element("a", {"href": to(MAP)}, words(w.say("Map of all places")))
    caption = element("figcaption", {}, told, link)
    return element(
        "figure", {"class": "parley-picture parley-map parley-map--small", "aria-label": label}, drawn, caption
    )


def precision(spot: Spot, w: Writer) -> str:
    """How near a point is to what it stands for, as a sentence."""
    if "precision" in w.card(spot.key).withheld:
        return w.say("How near the point is, is withheld.")
    return {
        "exact": w.say("The point is the very place."),
        "town": w.say("The point is known to the town."),
        "region": w.say("The point is known only to the region."),
    }.get(spot.precision, w.say("How near the point is, is not recorded."))


def _mark(where: Where, spot: Spot) -> Mark:
    x, y = where.frame.share(spot.point)
    quiet = spot is not where.spot
    size = LEAST if quiet else 2 * LEAST
    return Mark(to(record_path(spot.key)), spot.name, spot.name, x, y, size, spot.precision, quiet=quiet)


def ground(found: Atlas, frame: Frame, aspect: float) -> Ground:
    """A part of the atlas as a map's ground."""
    return Ground(found.grid.view(frame), aspect, found.version)


def glance(found: Atlas, w: Writer) -> Picture:
    """All places at a glance, without controls, for another page: where most is recorded, with the way to the map."""
    spots = found.spots[:GLANCE]
    unit = unit_of(spots[0].things) / 2
    marks = []
    for spot in spots:
        x, y = found.shown.share(spot.point)
        size = radius(spot.things, unit)
        marks.append(Mark(to(record_path(spot.key)), spot.name, spot.name, x, y, size, spot.precision))
    drawn = sheet(ground(found, found.shown, found.shown.aspect), marks, SMALLER)
    return Picture(NAME, _figure(w.say("Map of the archive’s places"), drawn, "", w))
