"""Runs of words that a text of our own shares with its source, outside quotation marks."""

import pytest

from parley.quotations import copied, prepare
from parley.quotations.copied import RUN

SOURCE = prepare(
    "KARSA - The envoy said on Tuesday that the road to the lake would be open to all who wish to leave the town "
    "before the snow comes.\n\n“We have counted them all, and we shall count them all again when they come back to "
    "us,” he said. He’d come by night."
)
TWELVE = "the road to the lake would be open to all who wish"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        (TWELVE, [(1, 1, 12)]),
        ("The road to the lake would be open to all who", []),
        (f"In short: {TWELVE}, we read.", [(1, 11, 12)]),
        # other commas, capitals, line breaks, emphasis and links are no other words
        ("The road, to the *lake*,\nwould be open; to [[karsa|all]] who\nWISH to leave!", [(1, 1, 14)]),
        ("It rained.\n\nAnd the\nroad to the lake would be open to all who wish.", [(3, 5, 12)]),
        ("the ro\u00adad to the lake would be open to all who wish", [(1, 1, 12)]),
        ("them all again when they come back to us he'd come by night", []),
        ("again when they come back to us,” he said. He'd come by night.", [(1, 1, 13)]),
        # what is told to be another's
        (f"He said “{TWELVE} to leave”.", []),
        (f"He said “yes” and {TWELVE}.", [(1, 19, 12)]),
        (f"> {TWELVE}", []),
        ("The road to the lake “would be open” to all who wish to leave the town before.", []),
        # a run is told once, and another by itself
        (f"{TWELVE}. It rained. {TWELVE}", [(1, 1, 12), (1, 64, 12)]),
        ("", []),
    ],
)
def test_a_run_of_the_sources_words_is_found_where_it_begins(text: str, runs: list[tuple[int, int, int]]) -> None:
    found = list(copied(text, SOURCE))
    places = [(text.count("\n", 0, run.start) + 1, run.start - text.rfind("\n", 0, run.start)) for run in found]
    assert [(*place, run.count) for place, run in zip(places, found, strict=True)] == runs


def test_a_long_run_is_shown_by_its_first_and_its_last_words() -> None:
    [run] = copied("The envoy said on Tuesday that the road to the lake would be open to all who wish.", SOURCE)
    assert run.words == ("The envoy said on Tuesday that … be open to all who wish")
    assert run.count > RUN


def test_a_source_without_words_shares_none() -> None:
    assert list(copied(TWELVE, prepare(""))) == []
