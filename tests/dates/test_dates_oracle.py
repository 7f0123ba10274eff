"""Bounds against the `edtf` library, which is too slow to build on but independent of ours."""

import math
from itertools import combinations, product

import pytest
from edtf import EDTFParseException, parse_edtf

from parley.dates import DateError, Day, Edtf

YEARS = ["2017", "2016", "1900", "2000", "0000", "-0003", "201X", "20XX", "XXXX", "20X7", "X017"]
IN_ORDER = ["2016", "2017-02", "2017-02-23", "2017-02-24~", "2017-21", "2018-03?", ".."]
OTHERS = """
    Y17000 Y-17E7 Y3388E2 Y170
    [2017-02-27,2017-02-28] {2017-02-27,2017-02-28} [1667,1668,1670..1672] {1960,1961-12} [2017-02..2017-04]
    [..1760-12-03] [1760-12..] {..1984} [1760-01,1760-12..]
    2017-02-23T10:00:00 2017-02-23T10:00:00+03:00 2017-02-23T24:00:00 2017-02-23T25:00:00
    2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03
    2017-2-3 20170223 2017-02- Feb-2017 [2017] {} -0000
"""

TEXTS = [
    *YEARS,
    *(f"{year}-{month}" for year, month in product(YEARS, ["01", "02", "12", "13", "00"])),
    *(f"{year}-XX" for year in YEARS if year[0] != "-"),
    *(
        f"{year}-{month}-{day}"
        for year, month, day in product(["2016", "201X", "XXXX"], ["04", "12", "XX"], ["01", "23", "30", "XX", "32"])
    ),
    *(f"2017-{season}" for season in [*range(21, 24), *range(25, 28), 29, *range(31, 43)]),
    *(
        text
        for mark in "?~%"
        for text in (
            f"2017{mark}",
            f"2017-02{mark}",
            f"2017-02-23{mark}",
            f"2017{mark}-02-23",
            f"2017-02{mark}-23",
            f"2017-{mark}02-23",
            f"2017-02-{mark}23",
            f"{mark}2017-02-23",
            f"201X{mark}",
        )
    ),
    *(f"{start}/{end}" for start, end in combinations(IN_ORDER, 2)),
    *(f"../{end}" for end in IN_ORDER if end != ".."),
    *OTHERS.split(),
]

# Where the library is known to answer differently, and why ours stands.
DIFFERENT = [
    # An unknown end is not ten years away: no output may invent a day.
    ("2017-02/", ((2017, 2, 1), (2027, 2, 1))),
    ("/2017-02-23", ((2007, 2, 23), (2017, 2, 23))),
    # A year of which two digits are sure may be any of its century.
    ("1950S2", ((1950, 1, 1), (1950, 12, 31))),
    # A northern winter ends in February, and "winter 2017" may begin in 2016.
    ("2017-28", ((2017, 12, 1), (2017, 12, 31))),
    ("2017-24", ((2017, 12, 1), (2017, 12, 31))),
    # There is no such day.
    ("2017-02-29", ((2017, 2, 29), (2017, 2, 29))),
    ("20X7-02-30", ((2007, 2, 30), (2097, 2, 30))),
    # The bounds of a negative year with unknown months come out reversed.
    ("-0003-XX", ((-3, 12, 1), (-3, 1, 31))),
    # An interval that ends before it begins is a mistake.
    ("2018-03/2017-02", ((2018, 3, 1), (2017, 2, 28))),
    # An interval without any date says nothing.
    ("../..", (None, None)),
]

Answer = tuple[Day | None, Day | None] | None


def theirs(text: str) -> Answer:
    try:
        date = parse_edtf(text)
    except EDTFParseException:
        return None
    first, last = (
        None if bound in (math.inf, -math.inf) else (bound[0], bound[1], bound[2])
        for bound in (date.lower_strict(), date.upper_strict())
    )
    return first, last


def ours(text: str) -> Answer:
    try:
        date = Edtf.parse(text)
    except DateError:
        return None
    return date.earliest, date.latest


def test_the_same_bounds_as_the_edtf_library() -> None:
    assert {text: ours(text) for text in TEXTS} == {text: theirs(text) for text in TEXTS}


@pytest.mark.parametrize(("text", "answer"), DIFFERENT)
def test_known_differences_from_the_edtf_library(text: str, answer: Answer) -> None:
    assert theirs(text) == answer
    assert ours(text) != answer
