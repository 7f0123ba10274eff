"""Marks side by side and one below the other, so that none covers another on a phone."""

from collections.abc import Sequence
from typing import NamedTuple

from parley.drawings.marks import Mark, Reach, edges, reach
from parley.drawings.scale import Scale

LETTER = 6.4
"""Pixels of a letter of a label."""

MOST_LETTERS = 44

MOST_LANES = 18
"""How many lanes labels may make of fewer; where there are more anyway, a quarter more is not too much."""


class Placed(NamedTuple):
    """In which lane a mark is, and where its label begins or, if `before`, ends; None where it has none."""

    lane: int
    label: tuple[float, bool] | None
    words: str


def placed(marks: Sequence[Mark], scale: Scale, width: int) -> list[Placed]:
    """A place for each mark of a band, with its label where labels have room in a picture of a desk's width."""
    labelled = [_labelled(mark, scale, width) for mark in marks]
    lanes = in_lanes([room for room, _, _ in labelled])
    fewest = in_lanes([reach(mark.extent, scale) for mark in marks]) if max(lanes, default=0) >= MOST_LANES else []
    if max(lanes, default=0) < max(MOST_LANES, 1.25 * max(fewest, default=0) + 1):
        return [Placed(lane, label, text) for lane, (_, label, text) in zip(lanes, labelled, strict=True)]
    return [Placed(lane, None, "") for lane in fewest]


def in_lanes(reaches: Sequence[Reach]) -> list[int]:
    """The first lane in which each has room, from what begins first to what begins last."""
    ends: list[float] = []
    lanes = [0] * len(reaches)
    for place in sorted(range(len(reaches)), key=lambda place: reaches[place]):
        left, right = reaches[place]
        lane = next((lane for lane, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [right]
        lanes[place] = lane
    return lanes


def _labelled(mark: Mark, scale: Scale, width: int) -> tuple[Reach, tuple[float, bool] | None, str]:
    """The room of a mark with its label: behind it, else before it, else the mark alone."""
    text, room = mark.label, reach(mark.extent, scale)
    if len(text) > MOST_LETTERS:
        text = f"{text[: MOST_LETTERS - 1].rsplit(' ', 1)[0]} …"
    length = (len(text) * LETTER + 20) / width
    left, right = edges(mark.extent, scale)
    left, right = max(0, left), min(1, right)
    if text and right + length <= 1:
        return Reach(room.left, right + length), (right, False), text
    if text and left - length >= 0:
        return Reach(left - length, room.right), (left, True), text
    return room, None, ""
