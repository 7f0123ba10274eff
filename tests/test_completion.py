"""What a shell offers: commands, kinds, and ids of records by the names of files alone."""

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from parley.cli import main
from parley.completion import RECORD, complete_id, complete_kind
from parley.kinds import kinds

Write = Callable[[dict[str, str]], Path]

FILES = {
    "actors/ann.md": "no front matter, which does not matter",
    "actors/2017/02/anton.md": "",
    "actors/geneva.md": "",
    "places/geneva.md": "",
    "talks/_old/annex.md": "",
    "_about/anything.md": "",
    "quotes/.annotated.md": "",
    "quotes/an$(rm -r x).md": "",
    "an;d/x.md": "",
}


def offered(*words: str, command: click.Command = main) -> list[str]:
    """What is offered for the last word."""
    complete = ShellComplete(command, {}, "parley", "_PARLEY_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


@pytest.fixture(autouse=True)
def here(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content(FILES).parent)


@pytest.mark.parametrize(
    ("begun", "expected"),
    [
        ("an", ["ann", "anton"]),
        ("ant", ["anton"]),
        ("gen", ["actors/geneva", "places/geneva"]),
        ("places/", ["places/geneva"]),
        ("place/g", ["place/geneva"]),
        ("pla", ["places/"]),
        ("zzz", []),
        ("nowhere/a", []),
    ],
)
def test_ids_are_offered(begun: str, expected: list[str]) -> None:
    assert offered("show", begun) == expected


def test_an_id_is_offered_with_its_kind() -> None:
    complete = ShellComplete(main, {}, "parley", "_PARLEY_COMPLETE")
    assert [(i.value, i.help) for i in complete.get_completions(["show"], "ann")] == [("ann", "actors")]


def test_ids_are_those_of_the_content_that_is_named(tmp_path: Path) -> None:
    assert offered("show", "--content", str(tmp_path / "nowhere"), "an") == []


def test_kinds_and_commands_are_offered() -> None:
    assert offered("kinds", "") == offered("schema", "") == list(kinds())
    assert offered("schema", "t") == ["talks", "topics"]
    assert {"check", "schema", "show"} <= set(offered(""))


def test_a_record_is_renamed_and_begun_by_ids_that_there_are() -> None:
    assert offered("rename", "places", "") == ["geneva"]
    assert offered("new", "qu") == ["quotes"]
    assert offered("new", "quotes", "x", "--speaker", "an") == ["ann", "anton"]
    assert offered("new", "quotes", "x", "--speaker", "gen") == ["geneva"]


def test_a_command_of_two_arguments_offers_the_ids_of_its_kind() -> None:
    @click.command()
    @click.argument("kind", shell_complete=complete_kind)
    @click.argument("old", shell_complete=complete_id)
    @click.argument("other", type=RECORD)
    def rename(kind: str, old: str, other: str) -> None:
        pass

    assert offered("pl", command=rename) == ["places"]
    assert offered("place", "g", command=rename) == ["geneva"]
    assert offered("actors", "ann", "", command=rename) == ["ann", "anton", "geneva"]
