"""Lines of numbers, and claims drawn on them."""

import re

import pytest

from parley.drawings.claims import Claim, Words, axis_for, chart, strip
from parley.drawings.svg import percent
from parley.drawings.values import axis_of, written


@pytest.mark.parametrize(
    ("ends", "is_open", "ticks"),
    [
        ([450_000, 500_000, 100_000, 1_000_000], True, [0, 500_000, 1_000_000, 1_500_000]),
        ([300, 400], False, [0, 100, 200, 300, 400]),
        ([6], False, [0, 2, 4, 6]),
        ([0.5], False, [0, 0.2, 0.4, 0.6]),
        ([1_000_000, 12_000_000], True, [0, 5_000_000, 10_000_000, 15_000_000]),
        ([300, 10_000], True, [100, 1_000, 10_000, 100_000]),
        ([1, 10**9], False, [1, 100, 10**4, 10**6, 10**8]),
        ([0, 3_000, 200_000], False, [0, 50_000, 100_000, 150_000, 200_000]),
        ([0], False, [0, 1]),
        ([], False, [0, 1]),
    ],
)
def test_a_line_has_round_numbers_and_room_for_all(ends: list[float], is_open: bool, ticks: list[float]) -> None:
    axis = axis_of(ends, is_open=is_open)
    assert list(axis.ticks) == pytest.approx(ticks)
    assert axis.by_tens is (len(ends) > 1 and 0 < min(ends) <= max(ends) / 30)
    assert all(0 <= axis.at(end) <= 1 for end in ends)
    assert axis.at(axis.low) == 0
    assert axis.at(axis.high) == 1


def test_on_a_line_of_tens_each_step_is_as_long_as_the_next() -> None:
    axis = axis_of([10, 10_000], is_open=False)
    assert [axis.at(value) for value in (0, 10, 100, 1_000, 10_000)] == pytest.approx([0, 0, 1 / 3, 2 / 3, 1])


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (250_000, "250,000"), (2.5e6, "2.5 million"), (1e9, "1 billion")]
)
def test_numbers_are_written_as_they_are_read(value: float, words: str) -> None:
    assert written(value) == words


SAID = Words("Claims", "people", "A point is a number.")


def claim(low: float | None, high: float | None, **others: bool) -> Claim:
    return Claim("a/", "label", "amount", "Ann", "2031", "all", True, low, high, **others)


@pytest.mark.parametrize(
    ("shape", "marks"),
    [
        (claim(100, 100), {"circle": 1, "rect": 0}),
        (claim(100, 100, soft=True), {"circle": 2, "rect": 0, "parley-claim__about": 1}),
        (claim(50, 100), {"rect": 1, "parley-claim__range": 1, "url(": 0}),
        (claim(50, None), {"rect": 1, "url(#claims-more)": 1}),
        (claim(None, 50), {"rect": 1, "url(#claims-less)": 1}),
        (claim(100, 1000, band=True), {"rect": 1, "parley-claim__band": 1, "url(": 0}),
        (claim(100, None, band=True), {"rect": 1, "parley-claim__band": 1, "url(#claims-more)": 1}),
        (claim(None, None)._replace(has_number=False), {"circle": 0, "rect": 0}),
    ],
)
def test_a_claim_has_the_mark_of_what_it_says(shape: Claim, marks: dict[str, int]) -> None:
    svg = chart("claims", [shape, claim(10, 10)], SAID).split("<li ")[1]
    for mark, number in marks.items():
        assert svg.count(f"<{mark} " if mark in ("circle", "rect") else mark) == number, svg


def test_a_picture_is_mirrored_where_words_run_from_right_to_left() -> None:
    claims = [claim(100, 100), claim(20, 40), claim(80, None)]
    at = axis_for(claims).at(100)
    assert 0 < at < 0.99
    ltr, rtl = (chart("claims", claims, SAID, direction) for direction in ("ltr", "rtl"))
    assert f'cx="{percent(at)}"' in ltr
    assert f'cx="{percent(1 - at)}"' in rtl
    widths = [re.findall(r'<rect[^>]* width="([^"]*)"', svg) for svg in (ltr, rtl)]
    assert widths[0] == widths[1]
    for svg in (ltr, rtl):
        for start, width in re.findall(r'<rect[^>]* x="([\d.]*)%"[^>]* width="([\d.]*)%"', svg):
            assert float(start) + float(width) <= 100.01


def test_a_strip_has_a_lane_for_each_claim_and_the_ends_of_its_line() -> None:
    svg = strip("open-a", [claim(100, 100), claim(20, 40)], SAID)
    assert svg.count("<g") == 2
    assert re.findall("<text[^>]*>([^<]*)<", svg) == ["0", "100"]
    assert 'role="img"' in svg
