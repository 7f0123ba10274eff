"""Values as front matter spells them: with no more marks than they need, and read as what they are."""

from typing import Any

import pytest

from parley.load import Source, source_of
from parley.spelt import front_matter


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain words", "plain words"),
        ("2017-02?", "2017-02?"),
        ("https://a.example/#b", "https://a.example/#b"),
        ("no", "no"),
        ("7", '"7"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("", '""'),
        (" x ", '" x "'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("[a]", '"[a]"'),
        ("a, b", '"a, b"'),
        ("*a", '"*a"'),
        ("&a b", '"&a b"'),
        ("!!str a", '"!!str a"'),
        ("---", "---"),
        ('"a"', '"\\"a\\""'),
        ("a\nb", '"a\\nb"'),
        (7, "7"),
        (4.5, "4.5"),
        (True, "true"),
    ],
)
def test_a_value_is_spelt_so_that_it_is_read_as_itself(value: Any, text: str) -> None:
    written = front_matter({"key": value, "list": [value], "map": {"a": value}})
    assert written == f"---\nkey: {text}\nlist:\n  - {text}\nmap:\n  a: {text}\n---\n"
    source = source_of("content/topics/x.md", written.encode())
    assert isinstance(source, Source)
    assert source.values == {"key": value, "list": [value], "map": {"a": value}}
