"""Which stretches of a text are quoted, by the marks that it prints."""

import pytest

from parley.quotations import Found, NotFound, find
from parley.quotations.normalise import shape
from parley.quotations.quoted import stretches

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A.” said X. “B.”", ["A.", "B."]),
        ("“A.”“B.”", ["A.", "B."]),
        ('"A.""B."', ["A.", "B."]),
        ('"A," he said. "B."', ["A,", "B."]),
        (
            "“He said ‘no’ to us, and the rebels’ men don’t care.”",
            ["He said ‘no’ to us, and the rebels’ men don’t care."],
        ),
        ("‘We won’t go “home” now,’ he said.", ["We won’t go “home” now,"]),
        ("He won't go, nor 'her' friends.", ["her"]),
        ("The rebels’ camp and the mayor’s.", []),
        ("the '90s and the rebels' camp", []),
        ("‘Tis the rebels’ camp", []),
        ("rock 'n' roll", []),
        ("«A», »B«, „C“ and „D”", ["A", "B", "C", "D"]),
        ("“A (cheers) and [so on] B”", ["A (cheers) and [so on] B"]),
        ('“A straight close"', ["A straight close"]),
        ("«A “B” C», he said.", ["A “B” C"]),
        ("“A «B» C,” he said.", ["A «B» C,"]),
        ("«A, he said. “B”, she said.", ["B"]),
        # forgotten marks: rather nothing than the reporter's words
        ("“A, he said.", []),
        ("“A. “B.” C.”", ["B."]),
        ('He said "A and left. The "B" was his.', []),
        ('a 5" pipe and a 6" pipe', []),
        ('He " said', []),
        ("A.” and “B.”", ["B."]),
        # a quotation that goes on over paragraphs
        ("“A.\n\n“B.”\n\nC.", ["A.\n“B."]),
        ('"A.\n\n"B."\n\nC.', ['A.\n"B.']),
        ("“A.\n\nB.”\n\nC.", ["A.\nB."]),
        ("“A.\n\n“B.\n\n“C.”", ["A.\n“B.\n“C."]),
        ("“A.\n\n“B.\n\nC.", ["A."]),
        ("“A.\n\n“B.", ["A."]),
        ("“A.\n\nB.\n\nC.”", []),
        ("“A, Voss said.\n\n“B,” Hale said.", ["B,"]),
    ],
)
def test_the_quoted_stretches(text: str, expected: list[str]) -> None:
    shaped = shape(text)
    assert [shaped[s.start : s.end] for s in stretches(shaped)] == expected


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("We came.\n\nWe saw.", True),
        ("We came.\n\n“We saw.", True),
        ("We came. We saw.", False),
        ("We came. … We saw.", False),
        ("We saw.", True),
    ],
)
def test_words_of_two_paragraphs(words: str, is_found: bool) -> None:
    found = find(words, "“We came.\n\n“We saw.”", form="direct", speaker_names=NOBODY, other_names=NOBODY)
    assert isinstance(found, Found if is_found else NotFound)
