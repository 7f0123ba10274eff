"""Every sentence of the two texts is held by records, or has a reason for being left out.

`coverage.csv` numbers the sentences of each text in order, headlines and subheads among them. A sentence ends
at its full stop or question mark, also inside a quotation; a full stop after a day of the month ends none.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

CONTENT = Path(__file__).parent.parent / "content"
TABLE = Path(__file__).with_name("coverage.csv")

SENTENCES = {"can-russia-press-on-the-regime": 45, "syria-talks-resume-amid-clashes": 12}
"""How many sentences each text has, counted by hand."""


def table() -> list[dict[str, str]]:
    """The rows of the table, each with its four columns."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def records(row: dict[str, str]) -> list[str]:
    """The records that hold what a sentence says, each as `kind/id`."""
    return row["records"].split()


def ids(kind: str) -> set[str]:
    """The records of a kind, each as `kind/id`."""
    return {f"{kind}/{path.stem}" for path in (CONTENT / kind).rglob("*.md")}


def test_the_table_has_four_columns_and_no_others() -> None:
    assert [set(row) for row in table()] == [{"article", "sentence", "records", "reason"}] * len(table())


def test_every_sentence_is_counted_once() -> None:
    assert Counter(row["article"] for row in table()) == SENTENCES


def test_the_sentences_are_numbered_without_a_gap() -> None:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in table():
        numbers[row["article"]].append(int(row["sentence"]))
    assert numbers == {article: list(range(1, count + 1)) for article, count in SENTENCES.items()}


def test_every_text_is_an_article_of_the_archive() -> None:
    assert {f"articles/{article}" for article in SENTENCES} <= ids("articles")


def test_every_sentence_is_held_or_left_out_for_a_reason() -> None:
    undecided = [(r["article"], r["sentence"]) for r in table() if bool(records(r)) == bool(r["reason"].strip())]
    assert undecided == []


def test_every_record_named_exists() -> None:
    named = {name for row in table() for name in records(row)}
    existing = {name for name in named if name in ids(name.partition("/")[0])}
    assert named - existing == set()


def test_no_sentence_names_a_record_twice() -> None:
    twice = [(r["article"], r["sentence"]) for r in table() if len(set(records(r))) != len(records(r))]
    assert twice == []


@pytest.mark.parametrize("kind", ["actors", "events", "figures", "quotes", "talks"])
def test_every_record_rests_on_a_sentence(kind: str) -> None:
    held = {name for row in table() for name in records(row)}
    assert ids(kind) - held == set()
