"""Staging: a site is whole or the old one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.staging import publish, stage_for


def made(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


@pytest.fixture(scope="module")
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_stage_is_beside_the_site_and_not_there_yet(tmp_path: Path) -> None:
    stage = stage_for(tmp_path / "site")
    assert (stage.parent, stage.name.startswith(".site."), stage.exists()) == (tmp_path, True, False)


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    (site / "gone.html").write_text("old")
    publish(made(stage_for(site), "new"), site)
    assert [(p.name, p.read_text()) for p in site.iterdir()] == [("index.html", "new")]
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_first_site_is_published_too(tmp_path: Path) -> None:
    publish(made(stage_for(tmp_path / "site"), "new"), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path, dead: int) -> None:
    site = made(tmp_path / "site", "old")
    made(tmp_path / f".site.new.{dead}", "half")
    made(tmp_path / f".site.old.{dead}", "older")
    stage_for(site)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_site_that_a_killed_build_had_moved_aside_comes_back(tmp_path: Path, dead: int) -> None:
    made(tmp_path / f".site.old.{dead}", "old")
    made(tmp_path / f".site.new.{dead}", "half")
    stage_for(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_what_a_running_build_makes_is_left_alone(tmp_path: Path) -> None:
    other = made(tmp_path / f".site.new.{os.getppid()}", "half")
    stage_for(tmp_path / "site")
    assert other.exists()


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    names = [".site.new.x", ".site", ".sites.new.1", "site.new.1", ".site.notes.txt"]
    for name in names:
        made(tmp_path / name, "mine")
    stage_for(tmp_path / "site")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(names)
