"""What tests share: the toy archive, one strict build of it and of the real content, a server, a browser."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import chromium
from parley.build import archive
from parley.link import Archive
from parley.problems import report
from sites import ROOT, Built, Once, build, serve, write

ARCHIVE = Path(__file__).parent / "archive"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Rewrite what the golden tests expect.")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten; read the difference before it is committed."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def archive_folder() -> Path:
    """The toy archive's content."""
    return ARCHIVE / "content"


@pytest.fixture(scope="session")
def toy(archive_folder: Path) -> Archive:
    """The toy archive, linked; nothing at all may be wrong with it."""
    made, problems = archive(archive_folder)
    assert not problems, report(problems)
    return made


@pytest.fixture
def content(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes a content folder from a table of paths below it and texts."""

    def made(files: dict[str, str]) -> Path:
        return write(tmp_path / "content", files)

    return made


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A folder of this name, in which something is made by the first that asks, for all who work on the tests."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / f"once-{name}"
        with folder.with_suffix(".lock").open("a+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            lock.seek(0)
            if not lock.read():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                lock.write("made")
        return folder

    return made


@pytest.fixture(scope="session")
def built_toy(once: Once) -> Path:
    """The toy archive's site."""
    return once("toy", lambda folder: _whole(build(ARCHIVE / "mkdocs.yml", folder / "site"))) / "site"


@pytest.fixture(scope="session")
def built_real(once: Once) -> Path:
    """The site of the project's own content."""
    return once("real", lambda folder: _whole(build(ROOT / "mkdocs.yml", folder / "site"))) / "site"


def _whole(built: Built) -> None:
    assert built.status == 0, built.output
    assert "WARNING" not in built.output, built.output


@pytest.fixture(scope="session")
def server(built_real: Path) -> Iterator[str]:
    """The address at which the site of the project's own content is served."""
    with serve(built_real) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        opened = chromium.launch(playwright)
        yield opened
        opened.close()
