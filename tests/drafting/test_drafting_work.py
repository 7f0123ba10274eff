"""How much work a text of many quotations is: four times as many are about four times the work, not sixteen times."""

import sys
from types import FrameType

import pytest

from bench.passages import passages
from parley.drafting.draft import Maker
from parley.drafting.drafts import drafts
from parley.drafting.extract import read
from parley.drafting.given import Options, given
from parley.drafting.spellings import Spellings
from parley.drafting.texts import read_bytes
from parley.quotations import prepare

KNOWN = next(passages()).known


def calls(text: str) -> int:
    """How many calls it takes to read a text and to make its drafts: the same number on any machine."""
    told = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal told
        told += event in ("call", "c_call")

    one = read_bytes(text.encode(), "text")
    sys.setprofile(count)
    try:
        page, found, _ = read(prepare(one.text), KNOWN)
        about = given(one, page, Options(published="2031-03-06", language="en"), Spellings(KNOWN))
        maker = Maker(one, page, found, about, Spellings(KNOWN), "2031-04-01")
        assert drafts(maker, {"articles": frozenset(), "quotes": frozenset()}, "")
    finally:
        sys.setprofile(None)
    return told


@pytest.mark.parametrize(
    "said",
    [
        "“We go home by road {0},” said Tomas Arlen. A guard laughed. “I know gate {0},” he said, “and the road.” ",
        "The guard at gate {0} looked up at the envoy. “We go home by road {0},” he said. ",
        "In a letter to the council Arlen wrote “we go by road {0}”. The letter said: “It is road {0}.” ",
    ],
    ids=["guards", "pronouns", "letters"],
)
def test_a_long_paragraph_is_read_in_time_that_grows_with_it(said: str) -> None:
    calls(said)  # what is worked out once for all texts is no work of these
    few, many = (calls("Tomas Arlen came. " + "".join(map(said.format, range(n)))) for n in (20, 80))
    assert many < 6 * few
