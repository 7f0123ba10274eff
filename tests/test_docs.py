"""README: the two commands, each by itself, and every kind and command by name."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from parley.cli import main
from parley.config import described
from parley.kinds import kinds
from parley.plugin import ParleyConfig
from sites import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("words", ["mkdocs build", "pytest"])
def test_a_command_stands_in_a_block_of_its_own_before_any_other_mention(words: str) -> None:
    first = README.index(words)
    [block] = [b for b in BLOCKS if README.index(b) <= first < README.index(b) + len(b)]
    assert block.count("\n") == 1
    assert not ("mkdocs build" in block and "pytest" in block)


def test_each_command_does_all_its_own_set_up() -> None:
    for block in BLOCKS[:2]:
        assert block.startswith("python3 ")
        assert "pip install" in block


def test_no_other_block_is_one_of_the_two_commands() -> None:
    assert [b for b in BLOCKS if "mkdocs build" in b or "pytest" in b] == BLOCKS[:2]


def test_the_commands_that_begin_and_rename_a_record_run_in_a_fresh_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    [block] = [block for block in BLOCKS if "parley rename" in block]
    for line in block.splitlines():
        program, *arguments = shlex.split(line)
        assert program == ".venv/bin/parley"
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_named(kind: str) -> None:
    assert f"`{kind}`" in README


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_is_named(command: str) -> None:
    assert f"`parley {command}" in README


@pytest.mark.parametrize("option", [name for name, _ in ParleyConfig._schema])
def test_every_setting_is_named(option: str) -> None:
    assert f"`{option}" in README


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_link_of_a_text_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_tree_names_every_module_and_folder_of_the_package_and_no_other() -> None:
    lines = README.split("generator/parley/   ")[1].split("theme/  ")[0].splitlines()[1:]
    named = [name for line in lines for name in re.split(r",\s*", line[2:].split("  ")[0].strip())]
    package = ROOT / "generator" / "parley"
    modules = [path.stem for path in package.glob("*.py") if not path.stem.startswith("__")]
    folders = [f"{path.parent.name}/" for path in package.glob("*/__init__.py")]
    assert sorted(named) == sorted([*modules, *folders])


def test_what_the_archive_is_about_is_told_without_a_count_that_the_next_record_makes_untrue() -> None:
    subject = described(ROOT / "mkdocs.yml").subject
    counted = "|".join(name for kind in kinds().values() for name in (kind.noun, kind.plural))
    assert subject
    assert not re.search(rf"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten) ({counted})\b", subject)


def test_the_record_that_the_tour_follows_is_there() -> None:
    for path in re.findall(r"`(content/[a-z/-]+\.md)`", README.split("## How it works")[1]):
        assert Path(ROOT / path).exists()


def test_the_tour_names_files_of_the_tests_that_are_there() -> None:
    for path in re.findall(r"`(tests/[a-z_/]+\.py)`", README):
        assert Path(ROOT / path).exists()
