"""Front matter: what YAML gives as plain values, and what of YAML is refused, with its place."""

import pytest
import yaml

from parley.front_matter import FrontMatterError, Place, loads, places


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: 12", 12),
        ("a: -12", -12),
        ("a: 0", 0),
        ("a: 12.5", 12.5),
        ("a: -0.25", -0.25),
        ("a: '12'", "12"),
        ("a: 'true'", "true"),
        # what YAML 1.1 makes of these loses what was written
        ("a: yes", "yes"),
        ("a: no", "no"),
        ("a: off", "off"),
        ("a: NO", "NO"),
        ("a: True", "True"),
        ("a: 12:30", "12:30"),
        ("a: 012", "012"),
        ("a: 0x10", "0x10"),
        ("a: 1_000", "1_000"),
        ("a: 1e3", "1e3"),
        ("a: .inf", ".inf"),
        ("a: 2017", 2017),
        ("a: 2017-02", "2017-02"),
        ("a: 2017-02-23", "2017-02-23"),
        ("a: 2017-02-23T10:00:00Z", "2017-02-23T10:00:00Z"),
        ("a: " + "9" * 19, "9" * 19),
        ("a: [1, b, 'c d']", [1, "b", "c d"]),
        ("a: {b: 1, c: [d]}", {"b": 1, "c": ["d"]}),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: >-\n  one\n  two\n", "one two"),
        ("a: مجلس", "مجلس"),
        ("a: =", "="),
        ("a: <<", "<<"),
    ],
)
def test_a_value_is_as_plain_as_it_looks(text: str, value: object) -> None:
    read = loads(text)["a"]
    assert (read, type(read)) == (value, type(value))


def test_no_keys_are_no_keys() -> None:
    assert loads("") == loads("\n# a comment\n") == {}


def test_a_merge_key_merges_nothing() -> None:
    assert loads("<<: {a: 1}\nb: 2") == {"<<": {"a": 1}, "b": 2}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\nb: 2\na: 3", "duplicate-key", Place(3, 1)),
        ("a:\n  b: 1\n  b: 2", "duplicate-key", Place(3, 3)),
        ("true: 1\n'true': 2", "duplicate-key", Place(2, 1)),
        ("a: &x [1]\nb: *x", "yaml-alias", Place(1, 4)),
        ("a: &x\n  - *x", "yaml-alias", Place(1, 4)),
        ("a: &x word\nb: *x", "yaml-alias", Place(1, 4)),
        ("a: !!python/name:os.system", "yaml-tag", Place(1, 4)),
        ("a: !!binary aGk=", "yaml-tag", Place(1, 4)),
        ("a: !!set {b}", "yaml-tag", Place(1, 4)),
        ("a: !ENV [HOME]", "yaml-tag", Place(1, 4)),
        ("a: " + "[" * 9 + "]" * 9, "yaml-depth", Place(1, 12)),
        ("? [a]\n: 1", "yaml-key", Place(1, 3)),
        ("- a", "front-matter", Place(1, 1)),
        ("word", "front-matter", Place(1, 1)),
    ],
)
def test_what_is_not_plain_is_refused_at_its_place(text: str, code: str, place: Place) -> None:
    with pytest.raises(FrontMatterError) as caught:
        loads(text)
    assert (caught.value.code, caught.value.place) == (code, place)
    assert str(caught.value)


@pytest.mark.parametrize("text", ["a: b: c", "a: [", "a: 'b", "\ta: b", "a: *b", "%YAML 9", "---\n---\n", "a: @b"])
def test_what_is_no_yaml_is_told_as_such(text: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError):
        loads(text)


def test_depth_that_would_exhaust_the_stack_is_an_error() -> None:
    with pytest.raises((FrontMatterError, yaml.YAMLError)):
        loads("a: " + "[" * 20_000)


def test_places_of_keys_and_items_count_from_the_delimiter() -> None:
    found = places("---\na: 1\nb:\n  - c\n  - d: 2\n    e: 3\n")
    assert found == {
        ("a",): Place(2, 1),
        ("b",): Place(3, 1),
        ("b", 0): Place(4, 5),
        ("b", 1): Place(5, 5),
        ("b", 1, "d"): Place(5, 5),
        ("b", 1, "e"): Place(6, 5),
    }


def test_places_of_what_is_no_yaml_are_none() -> None:
    assert places("---\na: [\n") == {}
