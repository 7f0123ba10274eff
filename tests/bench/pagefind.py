"""Pagefind over the same entries as Parley's own search: its index, made through its service, and a page to ask it.

`PAGEFIND_BINARY_PATH` names its program, else the one that `pip install pagefind-bin` brings is taken.
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from parley.search.entries import Entry

AT_ONCE = 256
"""Requests that are on their way at one time; the service answers each."""

PAGE = """<!doctype html>
<html lang="en">
<title>Search</title>
<input name="q" autocomplete="off">
<ol></ol>
<script type="module" src="/pagefind/ask.js"></script>
</html>
"""

SCRIPT = """import * as pagefind from "/pagefind/pagefind.js"

await pagefind.options({ noWorker: true }) // what a worker fetches is neither counted nor slowed down
const field = document.querySelector("input")
const list = document.querySelector("ol")
const asked = new URLSearchParams(location.search)
const filters = Object.fromEntries([...asked].filter(([name]) => name !== "q"))

const show = async () => {
  const { results } = await pagefind.search(field.value, { filters })
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()))
  list.replaceChildren(
    ...found.map(({ url, meta, excerpt }) => {
      const item = document.createElement("li")
      item.innerHTML = `<h2><a href="${url}">${meta.title}</a></h2><p>${excerpt}</p>`
      return item
    })
  )
}

field.addEventListener("input", show)
field.value = asked.get("q") ?? ""
if (field.value) show()
"""


class Missing(Exception):
    """Pagefind is not on this machine."""


def binary() -> str:
    """The program; raises Missing where there is none."""
    named = os.environ.get("PAGEFIND_BINARY_PATH")
    if named:
        return named
    try:
        from pagefind_bin import get_executable
    except ImportError:
        raise Missing("there is no Pagefind: pip install pagefind-bin, or set PAGEFIND_BINARY_PATH") from None
    return str(get_executable())


def write_index(entries: Iterator[Entry], site: Path) -> None:
    """Makes the index of the entries in `pagefind/` below the site."""
    with _service() as service:
        (made,) = service.answers([{"type": "NewIndex", "config": {"force_language": "en"}}])
        index = made["index_id"]
        service.answers({"type": "AddRecord", "index_id": index, **_record(entry)} for entry in entries)
        service.answers([{"type": "WriteFiles", "index_id": index, "output_path": str(site / "pagefind")}])


def write_page(site: Path) -> None:
    """The page that asks the index."""
    (site / "search").mkdir(parents=True)
    (site / "search/index.html").write_text(PAGE, encoding="utf-8")
    (site / "pagefind/ask.js").write_text(SCRIPT, encoding="utf-8")


def _record(entry: Entry) -> dict[str, Any]:
    """What Parley's own search knows of a record."""
    parts = [text for _, text in (*entry.names, *entry.texts) if text]
    address, kind, title, line, when, *_ = entry.card
    return {
        "url": f"/{address}",
        "content": "\n".join(parts),
        "language": "en",
        "meta": {"title": title, "kind": kind, "line": line, "when": when},
        "filters": {facet: [name for name, _ in labels] for facet, labels in entry.facets.items() if labels},
        "sort": {"date": str(entry.day)},
    }


class _Service:
    """The program's `--service`: requests and answers are JSON in Base64, each with a comma behind it."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout
        self._number = 0
        self._left = b""

    def answers(self, requests: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        waiting = 0
        for request in requests:
            self._number += 1
            message = json.dumps({"message_id": self._number, "payload": request}).encode()
            self._in.write(base64.b64encode(message) + b",")
            waiting += 1
            if waiting == AT_ONCE:
                found += self._take(waiting)
                waiting = 0
        return found + self._take(waiting)

    def _take(self, number: int) -> list[dict[str, Any]]:
        self._in.flush()
        found: list[dict[str, Any]] = []
        while len(found) < number:
            *whole, self._left = (self._left + os.read(self._out.fileno(), 1 << 20)).split(b",")
            for message in whole:
                payload = json.loads(base64.b64decode(message))["payload"]
                if payload["type"] == "Error":
                    raise RuntimeError(payload["message"])
                found.append(payload)
        return found


@contextmanager
def _service() -> Iterator[_Service]:
    command = (binary(), "--service")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield _Service(process)
        assert process.stdin
        process.stdin.close()
