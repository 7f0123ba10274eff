"""What is still to be done in a record's file, and what only speaks of it."""

import pytest

from parley.todo import todos


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\nspeaker: TODO  # see; in place of TODO write an id\n---\nWords\n", [2]),
        ("---\nspeaker: ann  # TODO: see whether it is she\n---\nWords\n", [2]),
        ("---\n# TODO: one quotation or two?\n---\nTODO: write it\n", [2, 4]),
        ("---\nspeaker: ann  # see; in place of TODO write an id\n---\nWords\n", []),
        ("---\nspeaker: ann  # ask again, TODO\n---\nWords\n", [2]),
        ("---\nspeaker: ann\n---\n## Context\n\n# What is TODO here\n", [6]),
        ("no front matter, TODO\n", [1]),
    ],
)
def test_a_mark_is_to_be_done_where_it_stands_as_one(text: str, lines: list[int]) -> None:
    assert [todo.line for todo in todos(text)] == lines
