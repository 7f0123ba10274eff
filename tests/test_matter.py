"""Front matter of pages: byte for byte what PyYAML writes, whatever the words are."""

import random

import pytest
import yaml

from parley.writing.matter import entry

WORDS = [
    *("yes", "No", "TRUE", "off", "y", "N", "null", "~", "true", "nan", ".inf", "0x1", "1e3", "12", "=", "<<"),
    *("yes and no", "nobody", "only", "trueish", "nullable", "office", "2031-03-05", "2031-03-05 was a day", "1:30"),
    *("", " ", "a ", " a", "a  b", "a: b", "a:b", "a:", "a :", "a #b", "a#b", "#a", "it's", "it's: so", "'a'", "a'"),
    *("---", "--- a", "...", "- a", "? a", ": a", "a\nb", "a\n", "a\tb", "a\r\nb", "a\x85b", "a\u2028b", "a\u2029b"),
    *(
        "&amp; a",
        "a &amp; b: &lt;c&gt;",
        "“Words”: said",
        "…",
        "مجلس الشمال: كلمات",
        "é",
        "é: é #é",
        "a\u200bb",
        "\ufeffa",
    ),
    *(
        "a\U0001f600b",
        "\U0001f600",
        "a\ufffdb",
        "a\ue000b",
        "a\xa0b",
        "a\xadb",
        "[a]",
        "{a}",
        "a]",
        "*a",
        "!a",
        "%a",
        "@a",
    ),
]


def yaml_of(value: str) -> str:
    dumped: str = yaml.dump({"title": value}, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1_000_000)
    return dumped


@pytest.mark.parametrize("words", WORDS)
def test_words_are_written_as_pyyaml_writes_them(words: str) -> None:
    assert entry("title", words) == yaml_of(words)
    assert yaml.safe_load(entry("title", words)) == {"title": words}


def test_any_character_is_written_as_pyyaml_writes_it() -> None:
    ranges = (range(1, 0x400), range(0x1FF0, 0x2070), range(0xD7F0, 0xD800), range(0xE000, 0xE010))
    for code in [
        *(code for found in ranges for code in found),
        0xFDD0,
        *range(0xFEF0, 0xFF10),
        *range(0xFFF0, 0x10010),
    ]:
        for words in (chr(code), f"a{chr(code)}b", f"{chr(code)}: a", f"a {chr(code)}"):
            assert entry("title", words) == yaml_of(words), hex(code)


def test_any_mixture_of_marks_is_written_as_pyyaml_writes_it() -> None:
    chosen = random.Random(0)
    for _ in range(5_000):
        words = "".join(chosen.choices("ab yYnoN:#'\"-?,[]{}&*!|>%@`\\~.;=<09 :#\t\n“…é", k=chosen.randint(0, 9)))
        assert entry("title", words) == yaml_of(words)


def test_long_words_stay_on_one_line() -> None:
    words = "a: " + "b c " * 30_000 + "d"
    assert entry("title", words) == yaml_of(words)
