"""What tests share: the toy archive, one strict build of it and of the real content, a server, a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import chromium
from parley.build import archive
from parley.link import Archive
from parley.problems import report
from sites import ROOT, Built, build, serve, write

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
def built_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy archive's site."""
    return _whole(build(ARCHIVE / "mkdocs.yml", tmp_path_factory.mktemp("toy") / "site"))


@pytest.fixture(scope="session")
def built_real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the project's own content."""
    return _whole(build(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("real") / "site"))


def _whole(built: Built) -> Path:
    assert built.status == 0, built.output
    assert "WARNING" not in built.output, built.output
    return built.site


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
