"""What a search costs a reader: bytes moved, and time to the first results, in Chromium."""

import gzip
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Error

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
"""A slow line: 1.6 Mbit/s down, 150 ms there and back."""

PATIENCE = 400_000
"""Milliseconds that an answer is waited for."""

FIRST = "(selector) => document.querySelector(selector)?.closest('li').textContent"
"""What the first result says."""

COUNTED = ("/search/", "/js/", "/javascripts/", "/pagefind/")
"""Where the files of a search lie; the page's own text, styles and fonts are not counted."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to search: where it is asked, how a query is put, and what is there when it has been answered."""

    name: str
    page: str
    field: str
    result: str


PARLEY = Engine("Parley", "search/", "[data-parley=find] [name=q]", ".parley-find__results h2")
MATERIAL = Engine("Material's own", "", "[data-md-component=search-query]", ".md-search-result__link")
PAGEFIND = Engine("Pagefind", "search/", "[name=q]", "ol h2")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: kilobytes moved for it, and seconds until its first results stood there; None where none ever did."""

    what: str
    kilobytes: float
    seconds: float | None


def ask(browser: Browser, site: Path, engine: Engine, queries: Sequence[tuple[str, str]], *, slow: bool) -> list[Asked]:
    """Puts queries, each with what it is, one after the other in one window.

    The first has nothing in its cache, and the opening of the page is a part of it. A query that begins with `?` is an
    address: it opens the page anew.
    """
    with _served(site) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        moved: dict[str, float] = {}
        urls: dict[str, str] = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.requestWillBeSent", lambda told: urls.update({told["requestId"]: told["request"]["url"]}))
        session.on("Network.loadingFinished", lambda told: _count(moved, urls, told))
        if slow:
            session.send("Network.emulateNetworkConditions", SLOW)
        found: list[Asked] = []
        for what, query in queries:
            moved.clear()
            is_address = query.startswith("?")
            last = page.evaluate(FIRST, engine.result) if found and not is_address else None
            started = time.perf_counter()
            if is_address or not found:
                page.goto(f"{address}{engine.page}{query if is_address else ''}")
            if not is_address:
                page.locator(engine.field).click()
                page.locator(engine.field).fill(query)
                page.keyboard.press("End")  # Material's field looks when a key has been let go
            changed = f"([selector, last]) => ![undefined, last].includes(({FIRST})(selector))"
            try:
                page.wait_for_function(changed, arg=[engine.result, last])
            except Error:  # the page has crashed, or patience has come to its end
                found.append(Asked(what, sum(moved.values()) / 1000, None))
                break
            took = time.perf_counter() - started
            page.wait_for_load_state("networkidle")
            found.append(Asked(what, sum(moved.values()) / 1000, took))
        context.close()
    return found


def _count(moved: dict[str, float], urls: dict[str, str], told: dict[str, Any]) -> None:
    path = urlsplit(urls.get(told["requestId"], "")).path
    if any(part in path for part in COUNTED):
        moved[told["requestId"]] = told["encodedDataLength"]


def addressed(**asked: str) -> str:
    """A query as an address of a page of results."""
    return "?" + "&".join(f"{name}={quote(value)}" for name, value in asked.items())


class _Compressing(SimpleHTTPRequestHandler):
    """Serves files as most hosts do: compressed, and kept by the browser."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = _compressed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(data)


@lru_cache(4_096)
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: _Compressing(*args, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
