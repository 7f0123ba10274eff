"""The outlines that every map of the site is drawn on: a file that a reader's browser fetches once, and a finer one."""

from collections.abc import Iterator
from typing import ClassVar

from parley.atlas.outlines import NEARER, Grid, paths
from parley.atlas.places import atlas
from parley.drawings.svg import Attribute, element
from parley.outputs.base import Output
from parley.urls import OUTLINE, OUTLINE_NEAR


class Outline(Output):
    """`/map/outline.svg`: the land and the borders around all places; none where no place has a point.

    `/map/outline-near.svg` has them finer, for those who come closer on the map of all places.
    """

    title: ClassVar[str] = "Outlines of land and borders"
    mime_type: ClassVar[str] = "image/svg+xml"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files."""
        found = self.archive.once(atlas)
        if found:
            yield OUTLINE, _drawn(found.grid, 1)
            yield OUTLINE_NEAR, _drawn(found.grid.nearer, NEARER)


def _drawn(ground: Grid, finer: int) -> bytes:
    """A file of outlines, in steps of the coarser ones; its colours are those of the page that uses it."""
    land, borders = paths(ground)
    shared: dict[str, Attribute] = {
        "vector-effect": "non-scaling-stroke",
        "transform": f"scale({1 / finer})" if finer > 1 else None,
    }
    size = (round(side / finer) for side in ground.size)
    svg = element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": " ".join(map(str, (0, 0, *size)))},
        element("path", {"id": "land", "d": land, "fill-rule": "evenodd", **shared}),
        element("path", {"id": "borders", "d": borders, "fill": "none", "stroke-linejoin": "round", **shared}),
    )
    return f"{svg}\n".encode()
