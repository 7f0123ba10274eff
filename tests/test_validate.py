"""Validation: whatever a key holds, the answer is a record or words that a contributor can act on."""

from typing import Any

import pytest

from parley import validate
from parley.kinds import kinds
from parley.load import source_of
from parley.problems import Finding, Problem
from parley.records.base import OPEN, Record, keys_of
from samples import MINIMAL, all_keys, judged, sample

KEYS = [(kind, key) for kind, model in kinds().items() for key in keys_of(model) if key != "body"]

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    2.5,
    1e300,
    "",
    " ",
    "x",
    "two\nlines",
    "x" * 30_000,
    "<script>",
    "%s{0}{key}\\",
    [],
    [None],
    ["x", 1, [], {}],
    [[["x"]]],
    {},
    {"x": 1},
    {"": None},
    {"actor": []},
    [{"actor": {"actor": "x"}}],
    [{"article": 1, "date": [], "text": {}, "title": None}],
)


def found_in(kind: str, values: dict[str, Any]) -> list[Finding]:
    judgement = judged(kind, values)
    return [] if isinstance(judgement, Record) else judgement


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_any_value_of_any_key_is_taken_or_told(kind: str, key: str) -> None:
    for value in ODD:
        for finding in found_in(kind, {**MINIMAL[kind], key: value}):
            assert finding.message.strip() == finding.message != ""
            assert "\n" not in finding.message
            assert len(finding.message) < 500
            assert "pydantic" not in finding.message.lower()


@pytest.mark.parametrize(("kind", "key"), KEYS)
def test_what_is_wrong_is_told_at_its_own_key(kind: str, key: str) -> None:
    values = {**all_keys(kind), key: object()}
    assert {f.where[0] for f in found_in(kind, values)} >= {key}


@pytest.mark.parametrize("kind", kinds())
def test_a_place_is_told_once(kind: str) -> None:
    for value in ODD:
        places = [f.where for f in found_in(kind, dict.fromkeys(all_keys(kind), value))]
        assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("value", "ok"),
    [
        ("https://un.example/", True),
        ("http://un.example", True),
        ("https://un.example:8443/a?b=c&d=%20#e", True),
        ("https://مثال.example/ف", True),
        ("HTTPS://UN.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//un.example/", False),
        ("un.example", False),
        ("/actors/", False),
        ("https:", False),
        ("https:///x", False),
        ("https://un.example@evil.example/", False),
        ("https://a:b@evil.example/", False),
        ("https://un.example/ x", False),
        ('https://un.example/"x', False),
        ("https://un.example/<x>", False),
        ("https://un.example/)](x", False),
        ("https://un.example/`x", False),
        ("https://un.example/\\x", False),
        ("https://[::1", False),
        ("https://un.example:99999/", False),
        ("https://un.example/" + "x" * 2000, False),
        ("mailto:a@un.example", False),
    ],
)
def test_an_address_shows_where_it_leads(value: str, ok: bool) -> None:
    assert (found_in("actors", {**MINIMAL["actors"], "website": value}) == []) is ok


@pytest.mark.parametrize(
    ("value", "ok"),
    [
        ("en", True),
        ("ar", True),
        ("zh-Hant", True),
        ("en-GB", True),
        ("ku-Arab", True),
        ("ckb", True),
        ("und", False),
        ("English", False),
        ("", False),
        ("en_GB_x_", False),
        ("<b>", False),
        ("e n", False),
    ],
)
def test_a_language_is_a_tag(value: str, ok: bool) -> None:
    assert (found_in("articles", {"title": "A", "language": value}) == []) is ok


@pytest.mark.parametrize(
    ("value", "ok"),
    [("SY", True), ("CH", True), ("XK", True)]
    + [(v, False) for v in ("sy", "Syria", "S", "SYR", "", "ZZ", "EU", "UN")],
)
def test_a_country_is_a_code(value: str, ok: bool) -> None:
    assert (found_in("places", {"name": "A", "country": value}) == []) is ok


@pytest.mark.parametrize(
    ("value", "ok"),
    [("a", True), ("a-1", True), ("2017", True), ("a" * 100, True)]
    + [(v, False) for v in ("a" * 101, "A", "a--b", "-a", "a-", "a b", "../x", "a/b", "a\n", "", "ä", "а")],
)
def test_a_reference_is_an_id(value: str, ok: bool) -> None:
    assert (found_in("topics", {"name": "A", "broader": value}) == []) is ok


@pytest.mark.parametrize("value", ["two\nlines", "a\rb", "a\tb", " ", "", "x" * 501])
def test_a_title_is_one_line(value: str) -> None:
    assert [f.where for f in found_in("articles", {"title": value, "language": "en"})] == [("title",)]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("date", "soon", "date"),
        ("form", "directt", "unknown-word"),
        ("speaker", "Ann", "id"),
        ("language", "English", "language"),
        ("topics", "war", "type"),
        ("role", 5, "type"),
        ("roles", "x", "unknown-key"),
        ("about", ["Ann"], "id"),
        ("original", {"language": "ar"}, "missing-key"),
    ],
)
def test_each_sort_of_mistake_has_its_code(key: str, value: Any, code: str) -> None:
    assert [f.code for f in found_in("quotes", {**MINIMAL["quotes"], key: value})] == [code]


def test_a_withheld_key_may_be_any_of_the_kind_but_those_that_say_how_it_is_to_be_read() -> None:
    for kind, key in KEYS:
        told = [(f.where, f.code) for f in found_in(kind, {**MINIMAL[kind], "withhold": [key]})]
        assert told == ([(("withhold",), "value")] if key in OPEN else [])


@pytest.mark.parametrize("key", ["icon", "hide", "status", "search", "zzz"])
def test_a_hint_is_near_or_there_is_none(key: str) -> None:
    [finding] = found_in("topics", {"name": "A", key: 1})
    assert "did you mean" not in finding.message


@pytest.mark.parametrize(
    ("key", "body", "codes"), [("", "War.", []), ("kind: 5", "![War](x)", ["image", "unknown-key"])]
)
def test_a_file_gives_what_is_right_in_it_and_what_is_wrong(key: str, body: str, codes: list[str]) -> None:
    text = f"---\nname: War\n{key}\n---\n\n{body}\n"
    file = validate.judged(source_of("content/topics/x/war.md", text.encode()), kinds())
    assert isinstance(file, validate.Judged)
    assert file.record == sample("topics", "war").model_copy(update={"body": body})
    assert (file.path, [f.code for f in file.findings]) == ("content/topics/x/war.md", codes)


def test_a_file_that_cannot_be_read_gives_its_problem() -> None:
    problem = Problem("content/war.md", 1, 1, "kind", "no such kind")
    assert validate.judged(problem, kinds()) is problem
