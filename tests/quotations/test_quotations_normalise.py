"""The declared normalisation: what it forgives, what it keeps, and that a second time changes nothing."""

import random

import pytest

from parley.quotations import digest, normalise
from parley.quotations.normalise import DASHES, DOUBLE, SINGLE, fold, shape

LONG = "The council met in the old hall of the river town and talked until the lamps went out one after another. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cafe\u0301", "café"),
        ("“a” „b“ «c» ＂d＂", '"a" "b" "c" "d"'),
        ("don’t ‘a’ ‹b› it`s o´clock ʼtis", "don't 'a' 'b' it's o'clock 'tis"),
        ("a–b — c ― d ‑ e − 5 -- f --- g", "a-b - c - d - e - 5 - f - g"),
        ("wait... no. . . yes", "wait… no… yes"),
        ("today….", "today…."),
        ("today....", "today…."),
        ("so\u00adft zero\u200bwidth \ufeffmark \u202eright\u202c \u2066left\u2069", "soft zerowidth mark right left"),
        ("e\u200b\u0301", "é"),
        ("a \u00a0\u2009\t b", "a b"),
        ("one\r\n\r\ntwo\r\rthree\u2029four", "one\ntwo\nthree\nfour"),
        ("one\ntwo\nthree", "one\ntwo\nthree"),
        ("one\ntwo\n\nthree\nfour\n", "one two\nthree four"),
        ("one\n \u200b \ntwo", "one\ntwo"),
        (f"{LONG}{LONG}\nTwo.\n\nThree.", f"{(LONG + LONG).strip()}\nTwo.\nThree."),
        ("  a  \n", "a"),
        ("", ""),
        (" \n\n ", ""),
        ("Case Stays, 450.000 too: ½ ﬁ", "Case Stays, 450.000 too: ½ ﬁ"),
        ("Nasr ʿAlī", "Nasr ʿAlī"),
    ],
)
def test_what_it_makes_of_a_text(text: str, expected: str) -> None:
    assert normalise(text) == expected
    assert normalise(expected) == expected


def test_every_character_is_normalised_once_and_for_all() -> None:
    # planes 0 and 1 hold all scripts, 14 the tags; the others are ideographs alone
    for start in (*range(0, 0x20000, 0x400), 0xE0000):
        codes = [code for code in range(start, start + 0x400) if not 0xD800 <= code <= 0xDFFF]
        once = normalise(" ".join(f"a{chr(code)}b\n{chr(code)} \u0301c" for code in codes))
        assert normalise(once) == once, hex(start)


def test_any_mixture_is_normalised_once_and_for_all() -> None:
    alphabet = f"{DOUBLE}{SINGLE}{DASHES}ab1.….,  \n\n\r\u00a0\u200b\u00ad\u0301\u0327\u2028\u2029\x85\f[]()"
    dice = random.Random(7)
    for _ in range(20_000):
        once = normalise("".join(dice.choices(alphabet, k=dice.randrange(1, 24))))
        assert normalise(once) == once


def test_the_shaped_text_lies_position_for_position_under_the_normalised() -> None:
    text = "“One -- two…”\r\n\r\n‘Three\u00a0...’ said — he.\n"
    assert len(shape(text)) == len(normalise(text))
    assert fold(shape(text)) == normalise(text)


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("We’re here", "We're here"),
        ("We are\nhere", "We are here"),
        ("One.\n\nTwo.", "One.\r\n\r\nTwo."),
        ("One…", "One..."),
    ],
)
def test_words_restyled_keep_their_digest(words: str, same: str) -> None:
    assert digest(words) == digest(same)


@pytest.mark.parametrize("other", ["We are not here", "we are here", "We are here.", "We are  hero"])
def test_words_edited_change_their_digest(other: str) -> None:
    assert digest("We are here") != digest(other)
