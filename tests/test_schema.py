"""The schemas: what Parley takes they take, and of what is wrong in one file they refuse all that they can tell."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from parley.build import examine
from parley.cli import main
from parley.kinds import kinds
from parley.load import Source, source_of
from parley.records.base import keys_of
from parley.schema import schema_of, schemas
from parley.starter import FILES
from parley.starter.examples import example_of
from samples import CHOICES, MINIMAL, all_keys
from sites import ROOT, write

BROKEN = Path(__file__).parent / "broken"

CODES = {"unknown-key", "missing-key", "unknown-word", "id", "type"}
"""What is told of one file's keys, which a schema tells too."""

NAMES = {"file-names", "ids"}
"""Cases whose fault is a file's name, of which a schema knows nothing."""


def refused(kind: str, values: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft7Validator(schema_of(kinds()[kind])).iter_errors(values)]


def sources(folder: Path) -> list[Source]:
    found = [source_of(f"content/{p.relative_to(folder).as_posix()}", p.read_bytes()) for p in folder.rglob("*.md")]
    return [source for source in found if isinstance(source, Source) and source.kind in kinds()]


@pytest.mark.parametrize("kind", kinds())
def test_a_schema_is_one(kind: str) -> None:
    Draft7Validator.check_schema(dict(schema_of(kinds()[kind])))


@pytest.mark.parametrize("folder", ["content", "tests/archive/content"])
def test_what_the_archive_holds_is_taken(folder: str) -> None:
    found = sources(ROOT / folder)
    assert len(found) > 50
    assert {source.path: errors for source in found if (errors := refused(source.kind, source.values))} == {}


@pytest.mark.parametrize("kind", MINIMAL)
@pytest.mark.parametrize("choice", [0, 1, 2])
def test_the_least_and_the_most_are_taken(kind: str, choice: int) -> None:
    choices = CHOICES.get(kind, ("",))
    assert refused(kind, MINIMAL[kind]) == []
    assert refused(kind, all_keys(kind, choices[min(choice, len(choices) - 1)])) == []


@pytest.mark.parametrize(
    "date", ["2017-02-23", "2017-02~", "2017?-02-23", "../2017-03", "[2017-02-27,2017-02-28]", 2017]
)
def test_every_date_is_taken(date: str | int) -> None:
    assert refused("topics", {"name": "War", "corrections": [{"date": date, "text": "So."}]}) == []


@pytest.mark.parametrize("date", ["23 February", "2017-2-3", "February 2017", "02/2017", "today", True, ["2017"]])
def test_what_is_no_date_is_refused(date: Any) -> None:
    assert refused("topics", {"name": "War", "corrections": [{"date": date, "text": "So."}]})


def wrong() -> list[tuple[str, str, str]]:
    """Of every golden mistake that is one key's or one value's: the case, the kind and the text of the file."""
    found = []
    for case in sorted(BROKEN.glob("*.yml")):
        made = yaml.safe_load(case.read_text(encoding="utf-8"))
        case_text = str(made["messages"])
        for name, text in made["files"].items():
            told = re.findall(rf"content/{re.escape(name)}:\d+:\d+: error\[([a-z-]+)\]", case_text)
            if CODES & set(told) and case.stem not in NAMES and name.split("/")[0] in kinds():
                found.append((case.stem, name, text))
    return found


@pytest.mark.parametrize(("case", "name", "text"), wrong(), ids=lambda value: str(value)[:40].replace("\n", " "))
def test_a_golden_mistake_is_refused(case: str, name: str, text: str) -> None:
    source = source_of(f"content/{name}", text.encode())
    assert isinstance(source, Source)
    assert refused(source.kind, source.values), case


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("figures", {"magnitude": "hundreds"}),
        ("quotes", {"unnamed": "a baker"}),
        ("places", {"country": "XX"}),
        ("articles", {"url": "ftp://paper.example/"}),
        ("articles", {"url": "https://un.org@evil.example/"}),
        ("articles", {"url": "https://paper.example/a b"}),
        ("figures", {"value": -1}),
        ("places", {"lat": 12.5}),
        ("articles", {"snapshot": {"sha256": "12", "characters": 3}}),
        ("actors", {"withhold": ["nmae"]}),
        ("actors", {"roles": [{"title": "baker", "form": "2031"}]}),
        ("events", {"actors": [{"role": "party"}]}),
        ("talks", {"parties": ["ann"]}),
        ("topics", {"name": "two\nlines"}),
    ],
)
def test_other_mistakes_of_one_value_are_refused(kind: str, change: dict[str, Any]) -> None:
    assert refused(kind, {**MINIMAL[kind], **change})


@pytest.mark.parametrize("kind", kinds())
def test_every_key_has_a_title_a_description_and_its_own_keys_come_first(kind: str) -> None:
    schema = schema_of(kinds()[kind])
    assert set(schema["properties"]) == keys_of(kinds()[kind]).keys() - {"body"}
    assert list(schema["properties"])[-1] == "note"
    parts = [schema, *schema["definitions"].values()]
    assert [key for part in parts for key, told in part["properties"].items() if not told["description"]] == []
    assert schema["examples"] == [example_of(kind).values]  # type: ignore[union-attr]


def test_the_examples_are_an_archive_with_nothing_wrong_in_it(tmp_path: Path) -> None:
    folder = FILES / "content"
    texts = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.rglob("*.md")}
    assert {name.split("/")[0] for name in texts} == set(kinds())
    assert all(example_of(kind) for kind in kinds())
    assert examine(write(tmp_path / "content", texts)).problems == ()


def test_the_command_prints_one_and_writes_all(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["schema", "quote"])
    assert json.loads(printed.stdout) == schema_of(kinds()["quotes"])
    folder = tmp_path / "schemas"
    assert CliRunner().invoke(main, ["schema", "--write", str(folder)]).exit_code == 0
    assert {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} == schemas()


@pytest.mark.parametrize("arguments", [[], ["quotes", "--write", "here"], ["people"]])
def test_wrong_usage_is_told(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["schema", *arguments]).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_where_a_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "talks.schema.json").mkdir()
    done = CliRunner().invoke(main, ["schema", "--write", str(tmp_path)])
    assert (done.exit_code, [p.name for p in tmp_path.iterdir()]) == (2, ["talks.schema.json"])
