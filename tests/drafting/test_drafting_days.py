"""Days as texts tell them: what hangs on an unsure day is marked so itself, and no day is invented."""

import pytest

from parley.dates import Edtf
from parley.drafting.days import day_in, whole_day


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("told reporters on Tuesday", "2017-02-23", "2017-02-21"),
        ("told reporters on Thursday", "2017-02-23", "2017-02-23"),
        ("told reporters on Thursday", "2017-02-23?", "2017-02-23?"),
        ("said yesterday", "2017-03-01", "2017-02-28"),
        ("said on February 23, 2017", "", "2017-02-23"),
        ("said on 23 February 2017", "2018-01-01", "2017-02-23"),
        ("said on Feb. 23", "2017-02-25", "2017-02-23"),
        ("said on Dec. 30", "2017-01-02", "2016-12-30"),
        ("said on Feb. 23", "2017-02-25?", "2017?-02-23"),
        ("said on 23rd February", "2017", "2017?-02-23"),
        ("said on Tuesday", "2017-02", ""),
        ("said on Tuesday", "", ""),
        ("said on March 4", "", ""),
        ("said on February 31, 2017", "", ""),
    ],
)
def test_a_day_is_told_as_far_as_the_text_tells_it(words: str, published: str, day: str) -> None:
    found = day_in(words, Edtf.parse(published) if published else None)
    assert found
    assert found.edtf == day


def test_where_no_day_is_told_there_is_none() -> None:
    assert day_in("said to the march of the mayors", Edtf.parse("2017-02-23")) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 4, 2017", "2017-03-04"),
        ("Published: Saturday, 4 March 2017", "2017-03-04"),
        ("2017-03-04", "2017-03-04"),
        ("March 4", ""),
        ("March 4, 2017, was a Saturday", ""),
        ("It rained.", ""),
    ],
)
def test_a_line_that_is_a_day_and_nothing_else_is_when_a_text_was_published(line: str, day: str) -> None:
    assert whole_day(line) == day
