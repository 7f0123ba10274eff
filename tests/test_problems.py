"""Problems: in order of place, counted, as lines or for a program."""

import json

import pytest

from parley.problems import EXAMPLES, Level, Problem, count, errors, report, to_json


def problem(line: int, code: str = "id", level: Level = "error", path: str = "content/a.md") -> Problem:
    return Problem(path, line, 1, code, f"line {line}", level)


def test_a_problem_is_a_line_that_an_editor_can_follow() -> None:
    assert (
        str(Problem("content/a.md", 3, 7, "date", "no date", "warning")) == "content/a.md:3:7: warning[date]: no date"
    )


def test_problems_are_told_in_order_of_place() -> None:
    told = report([problem(10), problem(9), problem(1, path="content/b.md"), problem(2)])
    assert [line.split(": ")[0] for line in told.split("\n")] == [
        "content/a.md:2:1",
        "content/a.md:9:1",
        "content/a.md:10:1",
        "content/b.md:1:1",
    ]


def test_one_mistake_made_often_does_not_hide_the_others() -> None:
    lines = report([*(problem(n) for n in range(1, 1000)), problem(5000, "date")]).split("\n")
    assert len(lines) == EXAMPLES + 2
    assert lines[-2] == "content/a.md:5000:1: error[date]: line 5000"
    assert lines[-1].startswith(f"... and {999 - EXAMPLES} more of [id]")


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], "0 errors, 0 warnings"),
        (["error"], "1 error, 0 warnings"),
        (["error", "warning", "error"], "2 errors, 1 warning"),
    ],
)
def test_problems_are_counted_by_level(levels: list[Level], words: str) -> None:
    assert count([problem(n, level=level) for n, level in enumerate(levels)]) == words


def test_warnings_are_no_errors() -> None:
    assert errors([problem(1, level="warning"), problem(2)]) == [problem(2)]


def test_a_program_is_told_all_of_them() -> None:
    told = json.loads(to_json([problem(n) for n in range(100, 0, -1)]))
    assert [entry["line"] for entry in told] == list(range(1, 101))
    assert told[0] == {
        "path": "content/a.md",
        "line": 1,
        "column": 1,
        "code": "id",
        "message": "line 1",
        "level": "error",
    }
