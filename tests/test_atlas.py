"""The ground of maps: pieces of the earth, lines cut and thinned, and the outlines of the world as they are kept."""

import gzip
import json
from itertools import accumulate, pairwise
from math import nan

import pytest

from parley.atlas.frame import Frame, Point, around, with_room_for
from parley.atlas.lines import path, runs, simplified, stepped, within
from parley.atlas.outlines import FILE, grid, paths

ASPECTS = (4 / 3, 16 / 9)

GENEVA, ASTANA, HOMS = Point(46.2, 6.14), Point(51.18, 71.45), Point(34.73, 36.72)
FIJI, SAMOA = Point(-18.1, 178.4), Point(-13.8, -171.8)
WORLD = [Point(-41, 174), Point(64, -150), Point(0, 0), Point(60, 90), Point(-30, -60)]


@pytest.mark.parametrize(
    "points", [[HOMS], [GENEVA, ASTANA, HOMS], [FIJI, SAMOA], WORLD, [Point(90, 0), Point(-90, 180)]]
)
def test_a_frame_holds_its_points_and_is_on_earth(points: list[Point]) -> None:
    frame = around(points, margin=0.1, least=6, aspects=ASPECTS)
    assert all(frame.has(point) for point in points)
    assert 6 <= frame.height <= 180
    assert frame.width <= 360
    assert frame.north <= 90
    assert frame.north - frame.height >= -90


@pytest.mark.parametrize("points", [[HOMS], [GENEVA, ASTANA, HOMS], [FIJI, SAMOA]])
def test_a_region_is_drawn_at_a_sensible_aspect(points: list[Point]) -> None:
    frame = around(points, margin=0.1, least=6, aspects=ASPECTS)
    assert ASPECTS[0] - 0.01 <= frame.aspect <= ASPECTS[1] + 0.01


def test_a_frame_goes_across_the_date_line_where_that_is_shorter() -> None:
    frame = around([FIJI, SAMOA], margin=0.1, least=1, aspects=(1, 3))
    assert frame.width < 20
    (fiji, _), (samoa, _) = frame.share(FIJI), frame.share(SAMOA)
    assert 0 < fiji < samoa < 1


@pytest.mark.parametrize(("lat", "lon"), [(nan, 0), (0, nan), (90.1, 0), (0, -180.5), (float("inf"), 0)])
def test_what_is_no_point_on_earth_is_told(lat: float, lon: float) -> None:
    assert not Point(lat, lon).is_on_earth


def test_a_part_keeps_its_aspect_and_stays_within() -> None:
    whole = around([GENEVA, ASTANA, HOMS], margin=0.1, least=6, aspects=ASPECTS)
    for point, height in ((HOMS, 6), (ASTANA, 14), (GENEVA, 500)):
        part = whole.part(point, height, 1.5)
        assert part.has(point)
        assert whole.west - 1e-9 <= part.west
        assert part.west + part.width <= whole.west + whole.width + 1e-9
        assert whole.north >= part.north
        assert part.north - part.height >= whole.north - whole.height - 1e-9


def test_what_is_drawn_has_room_for_a_part_around_each_point() -> None:
    shown = around([GENEVA, HOMS], margin=0.02, least=1, aspects=ASPECTS)
    drawn = with_room_for(shown, [(GENEVA, 14), (HOMS, 14)], 1.5)
    for point in (GENEVA, HOMS):
        part = drawn.part(point, 14, 1.5)
        assert part.height == pytest.approx(14)
        assert (part.middle.lat, part.middle.lon) == pytest.approx(point)


def test_a_closed_line_is_cut_to_a_box_and_an_open_one_to_what_touches_it() -> None:
    square = [(-10.0, -10.0), (5.0, -10.0), (5.0, 5.0), (-10.0, 5.0), (-10.0, -10.0)]
    cut = within(square, (0, 0, 20, 20))
    assert {(round(x), round(y)) for x, y in cut} == {(0, 0), (5, 0), (5, 5), (0, 5)}
    assert within(square, (6, 6, 20, 20)) == []
    line = [(-5.0, 1.0), (1.0, 1.0), (2.0, 1.0), (30.0, 1.0), (40.0, 1.0), (50.0, 50.0)]
    assert runs(line, (0, 0, 10, 10)) == [line[:4]]


def test_a_line_loses_the_points_that_nobody_would_miss() -> None:
    assert simplified([(0, 0), (5, 0.2), (10, 0)], 0.5) == [(0, 0), (10, 0)]
    assert simplified([(0, 0), (5, 2), (10, 0)], 0.5) == [(0, 0), (5, 2), (10, 0)]
    assert simplified([(0, 0), (9, 1), (0, 0)], 0.5) == [(0, 0), (9, 1), (0, 0)]


def test_a_path_is_written_in_steps() -> None:
    assert path(stepped([(0.2, 0), (0.4, 0.1), (3, -2.2), (1, 1)]), closed=True) == "M0 0l3-2-2 3z"


def kept() -> dict[str, list[list[int]]]:
    found: dict[str, list[list[int]]] = json.loads(FILE.read_bytes())
    return found


def is_land(point: Point) -> bool:
    """Whether a point lies within an odd number of the kept lines: an inland sea is a line within a line."""
    inside = False
    for line in kept()["land"]:
        ring = list(zip(accumulate(line[::2]), accumulate(line[1::2]), strict=True))
        for turn in (-36_000, 0, 36_000):
            x, y = point.lon * 100 + turn, point.lat * 100
            for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
                if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                    inside = not inside
    return inside


@pytest.mark.parametrize(
    ("place", "lat", "lon", "land"),
    [
        ("Damascus", 33.51, 36.29, True),
        ("the Mediterranean", 34.0, 33.5, False),
        ("the Caspian Sea", 41.5, 51.0, False),
        ("Astana", 51.18, 71.45, True),
        ("Chukotka, beyond the date line", 66.5, -176.0, True),
        ("Antarctica", -85.0, 20.0, True),
        ("the pole", -89.9, 100.0, True),
        ("the Pacific", 0.0, -140.0, False),
    ],
)
def test_the_outlines_tell_land_from_sea(place: str, lat: float, lon: float, land: bool) -> None:
    assert is_land(Point(lat, lon)) is land, place


def test_the_outlines_are_small_and_hold_no_more_than_lines() -> None:
    assert FILE.stat().st_size < 600_000
    assert set(kept()) == {"unit", "land", "borders"}
    assert all(len(line) % 2 == 0 for name in ("land", "borders") for line in kept()[name])


@pytest.mark.parametrize("points", [[GENEVA, ASTANA, HOMS], WORLD, [HOMS], [FIJI, SAMOA]])
def test_what_is_drawn_of_them_is_bounded_and_the_same_each_time(points: list[Point]) -> None:
    shown = around(points, margin=0.1, least=6, aspects=ASPECTS)
    ground = grid(with_room_for(shown, [(point, 6) for point in points], 1.5), shown)
    made = paths(ground)
    assert made == paths(ground)
    assert len(gzip.compress("".join(made).encode(), 9)) < 60_000
    assert made[0].startswith("M")


def test_a_grid_draws_a_degree_of_latitude_longer_than_one_of_longitude() -> None:
    shown = Frame(0, 62, 8, 4)
    left, top, width, height = grid(shown, shown).view(Frame(2, 61, 1, 1))
    assert (left / width, top / height) == pytest.approx((2, 1))
    assert height / width == pytest.approx(2)
