"""Problems on the lines of a proposed change: as GitHub's runner and GitLab read them, whatever a contributor wrote."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parley.annotations import above, to_github, to_gitlab, weightiest
from parley.cli import main
from parley.problems import Problem
from sites import write

HOSTILE = (
    "one\n::add-mask::two",
    "one\r::stop-commands::pause",
    "one\r\n::error file=a.md::two",
    "%0A::warning::two",
    "a,line=9,title=b::c",
    "##[add-mask]two",
    "\u2028::debug::two \x1b[31m \x00",
    "\udcff",
    "100 %, of: all",
)


def commands_in(output: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub's runner takes from the lines of a log, read as it reads them."""
    found = []
    for line in re.split(r"\r\n|\r|\n", output):
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            head, _, message = line.lstrip()[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = dict(part.split("=", 1) for part in rest.split(",") if part)
            found.append((name, {key: unescaped(value) for key, value in pairs.items()}, unescaped(message)))
    return found


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_a_contributor_are_a_command(words: str) -> None:
    problem = Problem(f"content/{words}.md", 3, 7, "id", words)
    [(name, place, message)] = commands_in(to_github([problem], "archive/"))
    assert (name, set(place)) == ("error", {"file", "line", "col", "title"})
    assert (place["line"], place["col"], place["title"]) == ("3", "7", "error: id")
    assert place["file"].startswith("archive/content/")
    assert not re.search(r"[\r\n\x00-\x1f]", place["file"] + message)
    assert commands_in(str(problem)) == []
    to_github([problem], "").encode("utf-8")


def test_words_that_do_no_harm_arrive_as_they_are() -> None:
    told = "`date`: 50 %, or: ‘half’, مجلس"
    [(_, place, message)] = commands_in(to_github([Problem("content/a, b: 5%.md", 1, 1, "date", told)], ""))
    assert (place["file"], message) == ("content/a, b: 5%.md", told)


def test_the_ten_that_are_shown_are_errors_and_of_many_sorts() -> None:
    many = [Problem(f"content/a/{n:02}.md", 1, 1, "id", "x") for n in range(30)]
    others = [Problem("content/z.md", n, 1, code, "x") for n, code in enumerate(("date", "yaml", "type"))]
    warning = Problem("content/0.md", 1, 1, "orphan", "x", "warning")
    ranked = weightiest([warning, *many, *others])
    assert {p.code for p in ranked[:4]} == {"id", "date", "yaml", "type"}
    assert (ranked[-1], len(ranked)) == (warning, 34)


def test_a_report_for_gitlab_tells_problems_apart_and_knows_them_again() -> None:
    twice = [Problem("content/a.md", line, 1, "id", "x") for line in (1, 2)]
    told = json.loads(to_gitlab([*twice, Problem("content/b.md", 1, 1, "orphan", "y", "warning")], "archive/"))
    assert [(e["location"]["path"], e["location"]["lines"]["begin"], e["severity"]) for e in told] == [
        ("archive/content/a.md", 1, "major"),
        ("archive/content/a.md", 2, "major"),
        ("archive/content/b.md", 1, "minor"),
    ]
    assert len({e["fingerprint"] for e in told}) == 3
    moved = [Problem("content/a.md", p.line + 5, 1, "id", "x") for p in twice]
    assert [e["fingerprint"] for e in json.loads(to_gitlab(moved, ""))] == [e["fingerprint"] for e in told[:2]]
    assert all(set(e) == {"description", "check_name", "fingerprint", "severity", "location"} for e in told)


@pytest.mark.parametrize(
    ("repository", "workspace", "before"),
    [(".", "", ""), ("..", "", "archive/"), ("", "..", "archive/"), ("", "elsewhere", ""), ("", "", "")],
)
def test_a_path_starts_from_the_repository_that_holds_the_records(
    repository: str, workspace: str, before: str, tmp_path: Path
) -> None:
    home = tmp_path / "archive"
    (home / "content").mkdir(parents=True)
    if repository:
        (home / repository / ".git").mkdir()
    set_to = {"GITHUB_WORKSPACE": str((home / workspace).resolve())} if workspace else {}
    assert above(home / "content", set_to) == before


def check(content: Path, form: str) -> Result:
    return CliRunner().invoke(main, ["check", form, "--content", str(content)])


def test_check_tells_github_all_and_the_log_too(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"topics/war.md": '---\n"a\\n::stop-commands::x": War\n---\n'})
    done = check(content, "--github")
    assert done.exit_code == 1
    assert [name for name, _, _ in commands_in(done.output)] == ["error", "error"]
    assert "content/topics/war.md:2:1: error[unknown-key]" in done.stderr


def test_what_is_right_is_told_in_every_form(archive_folder: Path) -> None:
    assert (check(archive_folder, "--github").stdout, check(archive_folder, "--gitlab").stdout) == ("", "[]\n")
    assert check(archive_folder, "--json").stdout == "[]\n"
