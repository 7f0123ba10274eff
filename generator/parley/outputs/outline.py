"""The outlines that every map of the site is drawn on: one file, which a reader's browser fetches once."""

from collections.abc import Iterator
from typing import ClassVar

from parley.atlas.outlines import paths
from parley.atlas.places import atlas
from parley.drawings.svg import element
from parley.outputs.base import Output
from parley.urls import OUTLINE


class Outline(Output):
    """`/map/outline.svg`: the land and the borders around all places; none where no place has a point."""

    title: ClassVar[str] = "Outlines of land and borders"
    mime_type: ClassVar[str] = "image/svg+xml"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The file; its colours are those of the page that uses it."""
        found = self.archive.once(atlas)
        if found is None:
            return
        land, borders = paths(found.grid)
        line = {"id": "borders", "d": borders, "fill": "none", "vector-effect": "non-scaling-stroke"}
        svg = element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": " ".join(map(str, (0, 0, *found.grid.size))),
            },
            element("path", {"id": "land", "d": land, "fill-rule": "evenodd", "vector-effect": "non-scaling-stroke"}),
            element("path", {**line, "stroke-linejoin": "round"}),
        )
        yield OUTLINE, f"{svg}\n".encode()
