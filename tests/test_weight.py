"""Every type of page opens without complaint, fits its width, costs little on a slow line, and stands still."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from chromium import opened
from pagetypes import LOST, PAGES, VIEWS
from sites import InPieces, serve
from test_browser import sideways

RECORD, VIEW, FONTS = 100_000, 200_000, 60_000
"""Bytes at most, compressed as hosts do it: all of a page but its fonts; all of a view; the fonts of either."""

SHIFTED = """() => new Promise(resolve => {
    const what = ({ node, previousRect: { x, y }, currentRect: to }) =>
        `${(node?.outerHTML ?? node?.nodeValue ?? "").slice(0, 80)} from ${x},${y} to ${to.x},${to.y}`
    const found = []
    new PerformanceObserver(list => list.getEntries().forEach(({ sources }) => found.push(...sources.map(what))))
        .observe({ type: "layout-shift", buffered: true })
    setTimeout(() => resolve(found), 300)
})"""
"""What has moved since the page began, from where to where (Layout Instability, W3C)."""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_is_light_and_stands_still(
    browser: Browser, server: str, built_real: Path, name: str, width: int
) -> None:
    first, second = ("light", "dark") if width == 360 else ("dark", "light")
    with opened(browser, server + PAGES[name], width=width, scheme=first, lost=name == LOST) as page:
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        urls = page.evaluate("performance.getEntries().filter(e => e.name.startsWith('http')).map(e => e.name)")
        paths = {urlsplit(url).path.lstrip("/") for url in urls}
        files = [file for path in paths if (file := _file(built_real, path)).is_file()]
        fonts = [file for file in files if file.suffix == ".woff2"]
        assert len(files) > 5
        assert sum(map(_compressed, set(files) - set(fonts))) < (VIEW if name in VIEWS else RECORD)
        assert sum(file.stat().st_size for file in fonts) <= FONTS, sorted(file.name for file in fonts)
        shifts = page.evaluate(SHIFTED)
        if not page.evaluate("/\\p{Script=Arabic}/u.test(document.body.textContent)"):
            assert not [file.name for file in fonts if "arabic" in file.name]
        assert sideways(page) == []
        page.emulate_media(color_scheme=second)  # type: ignore[arg-type]
        assert sideways(page) == []
    assert not shifts or _stands_still(browser, server + PAGES[name], width, lost=name == LOST), shifts


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["quote", "search"])
def test_a_masthead_that_comes_in_pieces_moves_nothing(
    browser: Browser, built_real: Path, name: str, width: int
) -> None:
    with serve(built_real, InPieces) as address:
        assert _stands_still(browser, address + PAGES[name], width)


def _stands_still(browser: Browser, address: str, width: int, *, lost: bool = False) -> bool:
    """Whether nothing moves on one load of three: a busy machine may show some rows of a table before the others."""
    for _ in range(3):
        with opened(browser, address, width=width, lost=lost) as page:
            page.wait_for_load_state("networkidle")
            if not page.evaluate(SHIFTED):
                return True
    return False


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path


def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))
