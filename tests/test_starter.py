"""A new archive on another conflict: whole, valid, the same each time; built from the wheel in a fresh environment."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from parley.cli import main
from parley.kinds import kinds
from sites import ROOT, contents, write


def init(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *options])


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded") / "of" / "lirren"
    done = init(folder, "--name", "Lirren: who said what", "--subject", 'The "ferry" talks.', "--language", "fr")
    assert done.exit_code == 0, done.output
    return folder


def test_the_settings_say_what_the_founder_said(founded: Path) -> None:
    said = yaml.safe_load((founded / "mkdocs.yml").read_text(encoding="utf-8"))
    assert (said["site_name"], said["site_description"]) == ("Lirren: who said what", 'The "ferry" talks.')
    assert (said["theme"]["language"], "custom_dir" in said["theme"]) == ("fr", False)
    assert (founded / "README.md").read_text(encoding="utf-8").startswith("# Lirren: who said what\n")
    for path in founded.rglob("*"):
        assert path.is_dir() or b"ARCHIVE_" not in path.read_bytes(), path


def test_there_is_a_valid_record_of_each_kind(founded: Path) -> None:
    assert sorted(path.parent.name for path in founded.glob("content/*/*.md")) == sorted(kinds())
    checked = CliRunner().invoke(main, ["check", "--content", str(founded / "content")])
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "10 records: 0 errors, 0 warnings" in checked.stderr


def test_what_hosts_look_for_is_where_they_look(founded: Path) -> None:
    for name in (
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".github/workflows/records.yml",
        ".github/ISSUE_TEMPLATE/3-takedown.yml",
        ".github/SECURITY.md",
        ".editorconfig",
        ".vscode/extensions/parley/extension.js",
        "CONTRIBUTING.md",
    ):
        assert (founded / name).is_file(), name
    assert not (founded / ".github/workflows/tests.yml").exists()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_link_of_its_texts_leads_somewhere(founded: Path, name: str) -> None:
    text = (founded / name).read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", text):
        if not target.startswith("https://"):
            there = founded / (target or name)
            assert there.exists(), target
            headings = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert not anchor or anchor in {re.sub(r"\W+", "-", h.lower()).strip("-") for h in headings}, anchor


def test_the_records_that_its_texts_name_are_there(founded: Path) -> None:
    named = re.findall(r"`(content/[a-z/-]+\.md)`", (founded / "README.md").read_text(encoding="utf-8"))
    assert named
    assert all((founded / name).exists() for name in named)


def test_nothing_of_this_archive_is_in_another(founded: Path) -> None:
    for path in founded.rglob("*"):
        if path.is_file() and path.name != "requirements.lock":
            assert not re.search(r"syria|geneva|astana", path.read_text(encoding="utf-8"), re.IGNORECASE), path


def test_the_same_words_make_the_same_bytes(founded: Path, tmp_path: Path) -> None:
    init(tmp_path / "again", "--name", "Lirren: who said what", "--subject", 'The "ferry" talks.', "--language", "fr")
    assert contents(tmp_path / "again") == contents(founded)


def test_a_folder_that_is_empty_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert init(tmp_path / "empty").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


@pytest.mark.parametrize(
    ("files", "options"),
    [
        ({"there.md": "mine"}, ()),
        ({".hidden": "mine"}, ()),
        ({}, ("--language", "nonsense-xx")),
        ({}, ("--name", "two\nlines")),
        ({}, ("--name", "")),
        ({}, ("--subject", "x" * 201)),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    files: dict[str, str], options: tuple[str, ...], tmp_path: Path
) -> None:
    folder = write(tmp_path / "there", files)
    done = init(folder, *options)
    assert (done.exit_code, "Usage:" in done.stderr) == (2, True)
    assert {name: data.decode() for name, data in contents(tmp_path).items()} == {
        f"there/{name}": text for name, text in files.items()
    }


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link", "file/below"):
        assert init(tmp_path / name).exit_code == 2
    assert (tmp_path / "file").read_text() == "mine"


def test_a_new_archive_installs_the_versions_that_are_tested() -> None:
    def pins(path: Path) -> set[str]:
        return set(re.findall(r"^\S+==\S+", path.read_text(encoding="utf-8"), re.MULTILINE))

    theirs, ours = pins(ROOT / "generator/parley/starter/files/requirements.lock"), pins(ROOT / "requirements.lock")
    assert theirs < ours
    assert not {pin.partition("==")[0] for pin in theirs} & {"pytest", "playwright", "ruff", "mypy", "hatchling"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; what the wheel needs is lent by the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    venv.create(folder / "venv", symlinks=True)
    [site_packages] = folder.glob("venv/lib/python*/site-packages")
    (site_packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    [wheel] = folder.glob("parley-*.whl")
    run(*pip, "--python", folder / "venv/bin/python", "install", "--no-deps", "--no-index", "--ignore-installed", wheel)
    return folder / "venv" / "bin"


def run(*command: str | Path, cwd: Path | None = None) -> str:
    variables = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    variables["NO_MKDOCS_2_WARNING"] = "1"
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, cwd=cwd, env=variables, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_the_wheel_begins_an_archive_and_builds_its_site(installed: Path, tmp_path: Path) -> None:
    where = Path(run(installed / "python", "-c", "import parley; print(parley.__file__)", cwd=tmp_path).strip())
    assert installed.parent in where.parents
    archive = tmp_path / "archive"
    assert "README.md says how to go on" in run(installed / "parley", "init", archive)
    wheel = (archive / "requirements.txt").read_text(encoding="utf-8").strip()
    assert (archive / wheel).read_bytes() == (installed.parent.parent / wheel).read_bytes()
    assert "10 records: 0 errors, 0 warnings" in run(installed / "parley", "check", cwd=archive)
    told = run(installed / "python", "-m", "mkdocs", "build", "--strict", cwd=archive)
    assert "WARNING" not in told
    site = contents(archive / "site")
    for kind in kinds():
        [record] = (archive / "content" / kind).glob("*.md")
        assert b"assets/parley/css/record.css" in site[f"{kind}/{record.stem}/index.html"]
    assert {"assets/parley/css/record.css", "assets/parley/js/parley.js", "404.html"} <= site.keys()
    other = tmp_path / "other"
    run(sys.executable, "-m", "mkdocs", "build", "--strict", "-f", archive / "mkdocs.yml", "-d", other)
    assert contents(other) == site, "the sources make another site than the wheel that was made of them"
