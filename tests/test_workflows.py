"""How changes are checked and put out: what a stranger proposes can only be read, and each command is there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from parley.cli import main
from parley.starter import COMMON, adapted
from sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
[BUILD] = re.findall(r"^```sh\n(.*mkdocs build --strict)\n```$", README, re.MULTILINE)


def read(path: Path) -> dict[str, Any]:
    # `on` is a key here, not truth
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def lines_of(path: Path) -> list[str]:
    """Every line that a workflow runs."""
    if path.name == ".gitlab-ci.yml":
        return [line for job in read(path).values() if isinstance(job, dict) for line in job.get("script", ())]
    return [line for step in steps(path) for line in step.get("run", "").splitlines()]


GITLAB = ROOT / ".gitlab-ci.yml"
EVERY = [*WORKFLOWS, GITLAB]


def test_there_is_a_workflow_for_records_for_tests_and_for_pages() -> None:
    assert [path.stem for path in WORKFLOWS] == ["pages", "records", "tests"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_named_by_its_hash_with_its_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_one_action_has_one_hash() -> None:
    used = {line for path in WORKFLOWS for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))}
    assert len({line.partition("@")[0] for line in used}) == len(used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_what_runs_a_change_can_read_alone_and_has_no_secret(path: Path) -> None:
    workflow, text = read(path), path.read_text(encoding="utf-8")
    assert workflow["permissions"] == {}
    assert set(workflow["on"]) <= {"pull_request", "push", "workflow_dispatch"}
    for word in ("secrets.", "pull_request_target", "workflow_run", "GITHUB_TOKEN", "github.token"):
        assert word not in text
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 30
        writes = {name for name, right in job["permissions"].items() if right != "read"}
        assert not writes or ("pull_request" not in workflow["on"] and not any("run" in s for s in job["steps"]))
    for step in steps(path):
        assert "${{" not in step.get("run", ""), "what others wrote is no part of a command"
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false"


def test_proposed_records_are_read_by_the_code_of_the_branch_they_are_for() -> None:
    records = ROOT / ".github/workflows/records.yml"
    base, proposed = (step["with"] for step in steps(records) if "checkout" in step.get("uses", ""))
    assert (base["path"], base["ref"]) == ("base", "${{ github.event.pull_request.base.sha }}")
    assert (proposed["path"], "ref" in proposed) == ("proposed", False)
    for step in steps(records):
        for line in step.get("run", "").splitlines():
            if step["working-directory"] == "proposed":
                assert line.startswith("../base/.venv/bin/parley ")
            else:
                assert step["working-directory"] == "base"


def test_gitlab_reads_proposed_records_by_that_code_too() -> None:
    lines = read(GITLAB)["records"]["script"]
    into, back = lines.index("cd ../base"), lines.index('cd "$CI_PROJECT_DIR"')
    assert any("CI_MERGE_REQUEST_DIFF_BASE_SHA" in line for line in lines[:into])
    assert lines[into + 1 : back] == BUILD.split(" && ")[:-1]
    assert all(line.startswith("../base/.venv/bin/") for line in lines[back:] if "bin/" in line)


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_every_command_is_one_that_there_is_with_its_options(path: Path) -> None:
    for line in lines_of(path):
        for found in re.findall(r"bin/parley (.*?)(?: >|$| \|\|)", line):
            name, *arguments = shlex.split(found)
            command = main.get_command(click.Context(main), name)
            assert command
            command.make_context(name, arguments)


@pytest.mark.parametrize("name", ["pages.yml", ".gitlab-ci.yml"])
def test_a_site_is_built_by_the_command_that_readme_gives(name: str) -> None:
    [path] = [path for path in EVERY if path.name == name]
    lines = lines_of(path)
    wanted = BUILD.split(" && ")
    assert any(lines[n : n + len(wanted)] == wanted for n in range(len(lines)))


def test_records_are_checked_by_what_readme_installs() -> None:
    lines = lines_of(ROOT / ".github/workflows/records.yml")
    assert [line for line in BUILD.split(" && ") if line not in lines] == []


@pytest.mark.parametrize("path", [ROOT / ".github/workflows/tests.yml", GITLAB], ids=lambda path: path.stem)
def test_the_tests_are_run_as_before_a_change_is_sent(path: Path) -> None:
    assert "bash .ci/run" in lines_of(path)


def test_all_but_records_has_owners_on_either_host() -> None:
    github, gitlab = ((ROOT / folder / "CODEOWNERS").read_text(encoding="utf-8") for folder in (".github", ".gitlab"))
    rules = [[line.split() for line in text.splitlines() if line and line[0] != "#"] for text in (github, gitlab)]
    assert rules[0][0] == rules[1][0]
    assert rules[0][0][0] == "*"
    assert (rules[0][1:], rules[1][1:]) == ([["/content/"]], [["!/content/"]])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_what_it_needs(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "title", "labels", "body"} == set(form)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields) >= 3
    assert all(field["attributes"]["label"] for field in fields)


def test_who_asks_for_a_takedown_is_kept_from_telling_all_in_public() -> None:
    form = read(FORMS[2])
    assert form["name"] == "A takedown request"
    first = form["body"][0]["attributes"]["value"]
    assert "Report a vulnerability" in first
    assert "public" in first
    security = (ROOT / ".github" / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report a vulnerability" in security
    assert "/confidential" in (ROOT / ".gitlab/issue_templates/Takedown.md").read_text(encoding="utf-8")


def test_the_template_of_a_change_is_the_same_on_either_host() -> None:
    github = (ROOT / ".github/pull_request_template.md").read_bytes()
    assert github == (ROOT / ".gitlab/merge_request_templates/Default.md").read_bytes()


def test_a_new_archive_is_checked_alike_without_the_code_that_it_does_not_hold() -> None:
    for name in (".github/workflows/records.yml", ".github/workflows/pages.yml", ".gitlab-ci.yml"):
        assert name in COMMON
        ours = (ROOT / name).read_text(encoding="utf-8")
        theirs = adapted(name, ours)
        assert "-r requirements.txt" in theirs
        assert not re.search(r"--editable|\.ci/run|^tests:", theirs, re.MULTILINE)
        known = set(ours.splitlines())
        assert [line for line in theirs.splitlines() if line not in known and "requirements.txt" not in line] in (
            [],
            ["stages: [records, pages]"],
        )


def test_the_hook_for_pre_commit_runs_a_command_that_there_is() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, name, *arguments = shlex.split(hook["entry"])
    command = main.get_command(click.Context(main), name)
    assert (program, hook["language"], hook["pass_filenames"]) == ("parley", "python", False)
    assert command
    command.make_context(name, arguments)
    assert re.search(hook["files"], "content/topics/war.md")
    assert not re.search(hook["files"], "tests/archive/content/topics/war.md")
