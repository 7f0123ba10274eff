"""Every type of page opens without complaint, fits its width, costs little, stands still, and keeps to WCAG 2.2 AA."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from chromium import opened
from pagetypes import LOST, PAGES, VIEWS
from sites import InPieces, serve, write
from test_browser import sideways

RECORD, VIEW, FONTS = 100_000, 200_000, 60_000
"""Bytes at most, compressed as hosts do it: all of a page but its fonts; all of a view; the fonts of either."""

SHIFTED = """() => new Promise(resolve => {
    const what = ({ node, previousRect: { x, y }, currentRect: to }) =>
        `${(node?.outerHTML ?? node?.nodeValue ?? "").slice(0, 80)} from ${x},${y} to ${to.x},${to.y}`
    const found = []
    const keep = (entries) => entries.forEach(({ sources }) => found.push(...sources.map(what)))
    const observer = new PerformanceObserver(list => keep(list.getEntries()))
    observer.observe({ type: "layout-shift", buffered: true })
    const told = () => setTimeout(() => (keep(observer.takeRecords()), resolve(found)))
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(told)))
})"""
"""What has moved since the page began, from where to where (Layout Instability, W3C), up to the next frames."""

VIOLATIONS = """async () => {
    const options = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] }
    const { violations } = await axe.run(document, options)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}"""
"""What axe-core finds, by its rules' names, with the elements; what is too small to be hit, too (2.5.8)."""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_is_light_stands_still_and_is_for_all(
    browser: Browser, server: str, built_real: Path, name: str, width: int
) -> None:
    first, second = ("light", "dark") if width == 360 else ("dark", "light")
    address = server + PAGES[name]
    with opened(browser, address, width=width, scheme=first, lost=name == LOST, whole=True) as page:
        expect(page.locator("h1")).to_be_visible()
        urls = page.evaluate("performance.getEntries().filter(e => e.name.startsWith('http')).map(e => e.name)")
        shifts = page.evaluate(SHIFTED)
        fonts = _weighed(built_real, urls, VIEW if name in VIEWS else RECORD)
        if not page.evaluate("/\\p{Script=Arabic}/u.test(document.body.textContent)"):
            assert not [font for font in fonts if "arabic" in font]
        assert sideways(page) == []
        page.emulate_media(color_scheme=second)  # type: ignore[arg-type]
        assert sideways(page) == []
        if width == 1440:
            _is_for_all(page)
    assert not shifts or _stands_still(browser, address, width, lost=name == LOST), shifts


def _is_for_all(page: Page) -> None:
    """Tries a page in a light window and on a dark phone, and at the narrowest that is asked."""
    page.evaluate(Axe().axe_script)
    assert page.evaluate(VIOLATIONS) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 780})
    assert page.evaluate(VIOLATIONS) == []
    # as wide as a window of 1280 px at 400 %, which is more than the 200 % that is asked (1.4.4, 1.4.10)
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways(page) == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", ["quote", "search"])
def test_a_masthead_that_comes_in_pieces_moves_nothing(
    browser: Browser, built_real: Path, name: str, width: int
) -> None:
    with serve(built_real, InPieces) as address:
        assert _stands_still(browser, address + PAGES[name], width)


def test_what_moves_is_seen_to_move(browser: Browser, tmp_path: Path) -> None:
    late = "<script>requestAnimationFrame(() => setTimeout(() => { document.body.prepend('late ', p) }, 20))</script>"
    for name, script in (("still", ""), ("moving", late)):
        html = f"<!doctype html><html lang=en><title>x</title><body><h1>One</h1><p id=p>Two</p>{script}"
        write(tmp_path / name, {"index.html": html, "favicon.ico": ""})
        with serve(tmp_path / name) as address:
            assert _stands_still(browser, address, 360) is (name == "still")


def _stands_still(browser: Browser, address: str, width: int, *, lost: bool = False) -> bool:
    """Whether nothing moves on one load of three: a busy machine may show some rows of a table before the others."""
    for _ in range(3):
        with opened(browser, address, width=width, lost=lost, whole=True) as page:
            if not page.evaluate(SHIFTED):
                return True
    return False


def _weighed(site: Path, urls: list[str], most: int) -> list[str]:
    """The names of the fonts of a page that is made of what is at these addresses: neither may weigh too much."""
    paths = {urlsplit(url).path.lstrip("/") for url in urls}
    files = {file for path in paths if (file := _file(site, path)).is_file()}
    fonts = {file for file in files if file.suffix == ".woff2"}
    assert len(files) > 5
    assert sum(map(_compressed, files - fonts)) < most
    assert sum(file.stat().st_size for file in fonts) <= FONTS, sorted(file.name for file in fonts)
    return [file.name for file in fonts]


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path


@cache
def _compressed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))
