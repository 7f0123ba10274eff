"""A real Chromium for tests: where it is found, how it is started, and pages that may not do anything amiss."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, Request

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""Programs, the quickest first: the one without windows of its own draws the same pages with a third of the work."""

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",  # letters as wide as in a window
)
STILL, MOST, FRAME = 5, 600, 20
"""For how many frames nothing is asked for where all has come, and for how many it is waited; milliseconds of one."""

DRAWN = """async () => {
    await document.fonts.ready
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
}"""
"""Until the next frame is drawn with its fonts."""

NONE = (
    "no Chromium was found or could be installed; install one, or name its program in the environment variable "
    "PARLEY_CHROMIUM"
)


def launch(playwright: Playwright) -> Browser:
    """Starts Chromium; ends the test run where there is none to be had."""
    # Chromium's own sandbox does not start for root
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=found(playwright), args=[*as_root, *FLAGS], headless=True)


def found(playwright: Playwright) -> Path:
    """The program: the one named, one on the path, Playwright's own, else one installed now."""
    named = os.environ.get("PARLEY_CHROMIUM")
    if named:
        return Path(named)
    own = Path(playwright.chromium.executable_path)
    there = _on_path() or (own if own.exists() else None)
    if there:
        return there
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    if not own.exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update") and _run("apt-get", "install", "-y", "chromium")
    installed = own if own.exists() else _on_path()
    if installed is None:
        pytest.exit(NONE, returncode=2)
    return installed


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    width: int = 1440,
    scheme: str = "light",
    script: bool = True,
    lost: bool = False,
    whole: bool = False,
) -> Iterator[Page]:
    """A page of the site at `address`; afterwards it must have called nobody else and complained of nothing.

    `lost` is for an address that is not there, whose own answer a browser reports as an error. `whole` is for one that
    is looked at when its scripts have started, and all that they and it ask for has come and is drawn.
    """
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    page = context.new_page()
    amiss: list[str] = []
    home = "/".join(address.split("/")[:3]) + "/"
    page.on("request", lambda r: None if r.url.startswith((home, "data:", "blob:")) else amiss.append(r.url))
    page.on("pageerror", lambda error: amiss.append(str(error)))
    page.on("console", lambda m: amiss.append(m.text) if m.type == "error" else None)
    try:
        _come(page, address, script) if whole else page.goto(address)
        yield page
    finally:
        context.close()
    expected = "Failed to load resource: the server responded with a status of 404"
    assert [a for a in amiss if not (lost and a.startswith(expected))] == []


def _come(page: Page, address: str, script: bool) -> None:
    """Opens a page and waits until nothing is asked for in some frames: a script asks for one thing after another."""
    asked: list[Request] = []
    answered: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.on("requestfinished", lambda request: answered.append(request))
    page.on("requestfailed", lambda request: answered.append(request))
    page.goto(address)
    still, before = 0, 0
    for _ in range(MOST):
        page.evaluate(DRAWN) if script else page.wait_for_timeout(FRAME)
        still = still + 1 if before == len(asked) == len(answered) else 0
        before = len(asked)
        if still == STILL:
            return
    raise TimeoutError(f"not come: {[request.url for request in asked if request not in answered]}")


def _on_path() -> Path | None:
    return next((Path(place) for name in NAMES if (place := shutil.which(name))), None)


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
