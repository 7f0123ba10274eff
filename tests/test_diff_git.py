"""What a change is compared with: revisions read as git has them, and nothing else touched; odd names refused."""

import json
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parley.build import archive
from parley.cache import DIGEST, open_store
from parley.cli import main
from parley.placing import MAX_BYTES
from parley.reading import Reader
from parley.versions import made_with
from samples import sample
from sites import write

TOPIC = "---\nname: War\n---\n\nOf [[paper]].\n"
PAPER = "---\ntitle: P\nlanguage: en\n---\n"
START = {"content/topics/war.md": TOPIC, "content/articles/paper.md": PAPER}

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository with one commit on `main`, in which one stands on a branch of its own."""
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}.items():
        monkeypatch.setenv(name, value)

    def run(*arguments: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    write(tmp_path, START)
    run("init", "--quiet", "--initial-branch=main")
    commit(run)
    run("switch", "--quiet", "--create", "mine")
    monkeypatch.chdir(tmp_path)
    return run


def commit(git: Git) -> str:
    git("add", "--all")
    git("commit", "--quiet", "--message", "x")
    return git("rev-parse", "HEAD")


def parley(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def happened(*arguments: str) -> list[tuple[str, str]]:
    done = parley("--json", "--no-pages", *arguments)
    assert done.exception is None or done.exit_code == 1, done.output
    return [(record["how"], record["id"]) for record in json.loads(done.stdout)["records"]]


def test_a_revision_is_compared_with_what_stands_in_the_folder_now(git: Git, tmp_path: Path) -> None:
    write(tmp_path, {"content/topics/peace.md": TOPIC.replace("War", "Peace")})
    before = git("status", "--porcelain")
    for base in ("main", "HEAD", git("rev-parse", "main")[:8], "refs/heads/main"):
        assert happened(base) == [("added", "peace")]
    assert git("status", "--porcelain") == before


def test_what_others_have_changed_since_the_branch_left_is_not_told(git: Git, tmp_path: Path) -> None:
    left = git("rev-parse", "HEAD")
    write(tmp_path, {"content/topics/peace.md": TOPIC.replace("War", "Peace")})
    commit(git)
    git("switch", "--quiet", "main")
    write(tmp_path, {"content/topics/theirs.md": TOPIC.replace("War", "Theirs")})
    commit(git)
    git("switch", "--quiet", "mine")
    done = parley("--json", "main")
    told = json.loads(done.stdout)
    assert [(record["how"], record["id"]) for record in told["records"]] == [("added", "peace")]
    assert told["base"] == {"name": "main", "commit": left}
    assert told["pages_compared"]


def test_records_are_read_as_they_were_committed(git: Git, tmp_path: Path) -> None:
    attributes = "*.md export-ignore\n*.md text eol=crlf\n*.md filter=no-such\n"
    write(tmp_path, {".gitattributes": attributes, "content/_notes/x.md": "no record", "content/.hidden": "x"})
    commit(git)
    assert happened("HEAD") == []


GUIDES = {
    "README.md": "# Read\n",
    "docs/one/two.md": "# Two\n",
    "CONTRIBUTING.md": "# Contributing\n\nRead [this](README.md), [that](docs/one/), [both](docs/one/two.md).\n",
    ".github/SECURITY.md": "# Security\n\nSee [here](../CONTRIBUTING.md).\n",
    "content/_about/method.md": "# Method\n\nOf [war](../topics/war.md).\n",
}


def paged(*arguments: str) -> list[tuple[str, str]]:
    done = parley("--json", *arguments)
    assert done.exception is None or done.exit_code == 1, done.output
    return [(page["how"], page["address"]) for page in json.loads(done.stdout)["pages"]]


def test_guides_are_read_as_they_were_committed_too(git: Git, tmp_path: Path) -> None:
    write(tmp_path, GUIDES)
    commit(git)
    assert "Nothing changes on the site." in parley("HEAD").stdout
    write(tmp_path, {"CONTRIBUTING.md": GUIDES["CONTRIBUTING.md"].replace("Read", "First read")})
    assert ("changed", "about/contributing/") in paged("HEAD")
    (tmp_path / "content/_about/method.md").unlink()
    assert ("removed", "about/method/") in paged("HEAD")


def test_where_the_records_are_the_whole_repository_nothing_beside_them_is_read(git: Git, tmp_path: Path) -> None:
    git("mv", "content/topics", "content/articles", ".")
    write(tmp_path, {"_about/method.md": "# Method\n"})
    commit(git)
    assert paged("HEAD", "--content", str(tmp_path)) == []


def test_a_folder_is_a_base_too(git: Git, tmp_path: Path) -> None:
    write(tmp_path / "old", {"topics/war.md": TOPIC, "articles/paper.md": PAPER, "topics/peace.md": TOPIC})
    assert happened("old") == [("removed", "peace")]
    assert happened("./old") == happened(str(tmp_path / "old")) == [("removed", "peace")]


def test_a_folder_that_is_called_like_a_branch_is_asked_about(git: Git, tmp_path: Path) -> None:
    write(tmp_path / "main", {"articles/paper.md": PAPER})
    done = parley("main")
    assert done.exit_code == 2
    assert "write ./main or refs/heads/main" in done.stderr
    assert happened("refs/heads/main") == []
    assert happened("./main") == [("added", "war")]


HOSTILE = [
    "--output=x",
    "-x",
    "--",
    "",
    "main..mine",
    "main mine",
    "main\nmine",
    "main\0",
    "^main",
    "main:content",
    "$(touch x)",
    "`touch x`",
    "; touch x",
    "../no-such-folder",
    "no-such-branch",
    "--upload-pack=touch x",
    "ext::sh -c touch% x",
]


def test_a_name_that_is_no_base_is_refused(git: Git, tmp_path: Path) -> None:
    for base in HOSTILE:
        done = parley("--", base)
        assert (done.exit_code, "Usage:" in done.stderr) == (2, True), base
        assert "Traceback" not in done.output
        assert not (tmp_path / "x").exists()


def test_a_base_that_does_not_check_is_told(git: Git, tmp_path: Path) -> None:
    write(tmp_path, {"content/topics/war.md": TOPIC.replace("name", "nmae")})
    commit(git)
    write(tmp_path, START)
    done = parley("HEAD")
    assert done.exit_code == 2
    assert "HEAD (" in done.stderr
    assert "does not check" in done.stderr
    assert "error[unknown-key]" in done.stderr


def test_a_base_with_a_file_that_is_too_large_does_not_check(git: Git, tmp_path: Path) -> None:
    write(tmp_path, {"content/topics/war.md": TOPIC + "x" * MAX_BYTES})
    commit(git)
    write(tmp_path, START)
    assert "error[size]" in parley("HEAD").stderr


def test_links_of_a_base_are_not_followed(git: Git, tmp_path: Path) -> None:
    (tmp_path / "content/topics/link.md").symlink_to("/etc/passwd")
    commit(git)
    (tmp_path / "content/topics/link.md").unlink()
    done = parley("HEAD")
    assert (done.exit_code, "no regular file" in done.stderr) == (2, True)


def test_a_base_without_that_folder_is_told(git: Git, tmp_path: Path) -> None:
    write(tmp_path, {"other/topics/war.md": TOPIC, "other/articles/paper.md": PAPER})
    done = parley("main", "--content", "other")
    assert (done.exit_code, "no folder 'other' of records in 'main'" in done.stderr) == (2, True)


def test_histories_that_have_nothing_in_common_are_told(git: Git, tmp_path: Path) -> None:
    git("switch", "--quiet", "--orphan", "else")
    write(tmp_path, {**START, "content/topics/peace.md": TOPIC.replace("War", "Peace")})
    commit(git)
    done = parley("main")
    assert (done.exit_code, "share no commit" in done.stderr) == (2, True)


def test_where_there_is_no_repository_a_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**START, "old/topics/war.md": TOPIC, "old/articles/paper.md": PAPER})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert happened("old") == []
    done = parley("main")
    assert (done.exit_code, "not a git repository" in done.stderr) == (2, True)


def test_the_exit_status_tells_whether_anything_must_be_mended(git: Git, tmp_path: Path) -> None:
    assert parley("main").exit_code == 0
    (tmp_path / "content/topics/war.md").unlink()
    for answer in ("--json", "--markdown", "--no-pages"):
        assert parley("main", answer).exit_code == 1
    write(tmp_path, {"content/topics/war.md": "---\nnmae: War\n---\n"})
    assert parley("main").exit_code == 1
    assert parley("main", "--json", "--markdown").exit_code == 2
    assert parley("main", "--content", "no-such-folder").exit_code == 2
    assert parley().exit_code == 2


def test_what_is_kept_of_builds_may_come_with_a_change_and_is_not_believed(git: Git, tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: X\n", "content/topics/war.md": TOPIC.replace("War", "Peace")})
    store = open_store(tmp_path / ".cache/parley/parsed.sqlite", made_with())
    archive(tmp_path / "content", reader=Reader(store))
    for name, entry in store.entries().items():  # as if nothing had changed
        if name == "content/topics/war.md":
            value = pickle.dumps(sample("topics", "war", "Of [[paper]].", name="War"), 5)
            store.change({name: entry._replace(key=bytes(DIGEST) + entry.key[DIGEST:], value=value)})
    store.close()
    assert happened("main") == [("changed", "war")]
