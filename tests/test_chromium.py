"""The watch over pages: a page that does what it may not fails the test that opens it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chromium import opened
from sites import serve, write

AMISS = {
    "a request to another host": '<img src="http://127.0.0.1:9/x.png" alt="">',
    "an error of a script": "<script>nothing()</script>",
    "a complaint": "<script>console.error('amiss')</script>",
    "what is not there": '<img src="nowhere.png" alt="">',
    "what the policy forbids": (
        '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'"><script>nothing()</script>'
    ),
}


@pytest.mark.parametrize("body", AMISS.values(), ids=AMISS)
def test_a_page_that_does_anything_amiss_fails(browser: Browser, tmp_path: Path, body: str) -> None:
    write(tmp_path, {"index.html": f"<!doctype html><html lang=en><title>x</title>{body}", "favicon.ico": ""})
    with serve(tmp_path) as address, pytest.raises(AssertionError), opened(browser, address, whole=True):
        pass


def test_a_page_that_does_nothing_amiss_passes(browser: Browser, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<!doctype html><html lang=en><title>x</title><p>y", "favicon.ico": ""})
    with serve(tmp_path) as address, opened(browser, address) as page:
        assert page.locator("p").inner_text() == "y"


def test_a_whole_page_has_what_its_script_asks_for_in_turn(browser: Browser, tmp_path: Path) -> None:
    ask = """const ask = async (name) => {
        const next = await (await fetch(`${name}.json`)).json()
        if (next) setTimeout(ask, 30, next)
        else document.title = "all"
    }"""
    html = f"<!doctype html><html lang=en><title>x</title><script>{ask}; ask(1)</script>"
    answers = {f"{n}.json": str((n + 1) % 5) for n in range(1, 5)}
    write(tmp_path, {"index.html": html, "favicon.ico": "", **answers})
    with serve(tmp_path) as address, opened(browser, address, whole=True) as page:
        assert page.title() == "all"
