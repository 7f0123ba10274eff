"""Block quotations: what a text sets apart instead of marking it, and what it sets apart for other reasons."""

import pytest

from parley.quotations import Found, NotFound, find, prepare

NOBODY: frozenset[str] = frozenset()
SAID = "The council said in a statement:"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SAID}\n\n    We stay.\n    We wait.\n\nIt left.", ["We stay. We wait."]),
        (f"{SAID}\n\n> We stay.\n> We wait.\n\nIt left.", ["We stay. We wait."]),
        (f"{SAID}\n\n\tWe stay.\n\n\tWe wait.\n\nIt left.", ["We stay.\nWe wait."]),
        (f"{SAID}\n> We stay, and we call it “peace”.\nIt left.", ["We stay, and we call it “peace”."]),
        (f"“A,” it said.\n\n{SAID}\n\n  We stay.\n\n“B,” it said.\n\nC.", ["A,", "We stay.", "B,"]),
        # not introduced, not set apart, a list, or the habit of the whole text
        ("The council left.\n\n    We stay.\n\nIt left.", []),
        (f"{SAID}\n\nWe stay.\n\nIt left.", []),
        (f"{SAID}\n\n  - We stay.\n  - We wait.\n\nIt left.", []),
        (f"{SAID}\n\n  1. We stay.\n\nIt left.", []),
        (f"One.\n\n  Two. {SAID}\n\n  Three.\n\n  Four.", []),
        # marks of its own
        (f"{SAID}\n\n    “We stay.”\n\nIt left.", ["We stay."]),
    ],
)
def test_the_block_quotations(text: str, expected: list[str]) -> None:
    ready = prepare(text)
    assert [ready.shaped[s.start : s.end] for s in ready.stretches] == expected


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("We stay. We wait.", True), ("We wait.", True), ("We stay. […] It left.", False), ("It left.", False)],
)
def test_a_block_quotation_is_found_like_any_other(words: str, is_found: bool) -> None:
    text = f"{SAID}\n\n    We stay. We wait.\n\nIt left."
    found = find(words, text, form="direct", speaker_names=NOBODY, other_names=NOBODY)
    assert isinstance(found, Found if is_found else NotFound)
