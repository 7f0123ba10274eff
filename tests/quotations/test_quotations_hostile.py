"""However large or malicious a record or a text is, the check answers soon."""

from time import process_time

import pytest

from parley.quotations import NotFound, Text, find, prepare

NOBODY: frozenset[str] = frozenset()
MILLION = 1_000_000
NAMES = frozenset(f"Name {n}" for n in range(20_000))


@pytest.fixture(
    scope="module",
    params=[
        f"“{'a ' * (MILLION // 2)}”",
        f"“{'a' * MILLION}”",
        "“a” said Name 7. " * (MILLION // 17),
        f"“{'[a] a … ' * (MILLION // 8)}”",
    ],
    ids=["one-word", "one-letter", "many-quotations", "many-marks"],
)
def text(request: pytest.FixtureRequest) -> Text:
    return prepare(request.param)


@pytest.mark.parametrize(
    "words",
    [
        "…" * 10_000,
        "a …" * 3_300,
        "a … " * 99 + "b",
        "[a] " * 2_500,
        "[" * 10_000,
        "[…" * 5_000,
        "[a] … " * 90 + "b",
        "a" * 10_000,
        "a " * 4_999 + "b",
        "“" * 10_000,
        "…" + "a" * 9_998 + "…",
        "a\n\n" * 3_000,
    ],
)
def test_a_hostile_record_is_refused_soon(words: str, text: Text) -> None:
    start = process_time()
    refused = find(words, text, form="partial", speaker_names=NOBODY, other_names=NAMES)
    assert isinstance(refused, NotFound)
    assert refused.reason
    assert process_time() - start < 1.5


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        " 'a",
        "(‘",
        "“a”",
        "“a\n\n",
        "a\n",
        "a, b said ",
        "-",
        ".",
        ". ",
        "\u0301",
        "\u200b",
        "’ ‘a",
    ],
)
def test_a_hostile_text_is_prepared_soon(unit: str) -> None:
    start = process_time()
    prepare("“" + unit * (MILLION // len(unit)))
    assert process_time() - start < 4


def test_an_ordinary_quote_in_a_large_text_is_found_soon() -> None:
    text = prepare("“Not this one,” said A.\n\n" * 20_000 + "“The last one,” said B.\n\n" + "And so on.\n\n" * 40_000)
    start = process_time()
    assert not isinstance(find("The last one", text, form="direct", speaker_names=NOBODY, other_names=NOBODY), NotFound)
    assert process_time() - start < 0.5


def test_too_many_words_are_no_quotation() -> None:
    refused = find("a " * 5_001, "“a”", form="direct", speaker_names=NOBODY, other_names=NOBODY)
    assert isinstance(refused, NotFound)
    assert "at most 10,000" in refused.reason
