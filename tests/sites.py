"""Sites for tests: content and settings written, built by `mkdocs build --strict`, served, read."""

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

ROOT = Path(__file__).parent.parent

Once = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name; what is in it is made where nobody has made it yet."""

VARIABLES = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
"""The environment of a build; Material's notice about MkDocs 2 is not about this site."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left: its exit status, all that it told, and the folder of its site."""

    status: int
    output: str
    site: Path


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files in it, by their paths below it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def settings(folder: Path, *, plugin: Mapping[str, object] | None = None, **others: object) -> Path:
    """A `mkdocs.yml` in a folder that has `content/`, with the project's own theme."""
    made: dict[str, object] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    made["theme"] = {**made["theme"], "custom_dir": str(ROOT / "theme")}  # type: ignore[dict-item]
    made["plugins"] = [{"parley": dict(plugin or {})}]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump({**made, **others}), encoding="utf-8")
    return path


def build(config: Path, site: Path, **environment: str) -> Built:
    """Builds a site as a maintainer does, in a process of its own; in another environment, in one that begins there."""
    words = ["mkdocs", "build", "--strict", "-f", str(config), "-d", str(site)]
    if not environment:
        return Built(*_copy(words), site)
    command = [sys.executable, "-m", *words]
    variables = {**VARIABLES, **environment}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=variables, check=False)
    return Built(done.returncode, done.stdout + done.stderr, site)


def _copy(words: list[str]) -> tuple[int, str]:
    """What a copy of the process that has read the program makes of a command's words: its exit status and output."""
    asked, answer = _reader().stdin, _reader().stdout
    assert asked
    assert answer
    with NamedTemporaryFile() as told:
        asked.write(f"{json.dumps([words, told.name])}\n")
        asked.flush()
        return int(answer.readline()), Path(told.name).read_text(encoding="utf-8")


@cache
def _reader() -> "subprocess.Popen[str]":
    command = [sys.executable, str(Path(__file__).with_name("builder.py"))]
    begun = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=VARIABLES)
    atexit.register(begun.communicate)  # it ends with its input
    return begun


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path below it."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def pages_of(site: Path) -> list[Path]:
    """Every HTML page of a site."""
    return sorted(site.rglob("*.html"))


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As a host of static files does: what is not there is answered with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class InPieces(_Silent):
    """As over a slow line: the masthead comes some words at a time, and is shown as it comes."""

    PIECE, PAUSE = 97, 0.02

    def copyfile(self, source: "SupportsRead[bytes]", outputfile: "SupportsWrite[bytes]") -> None:  # type: ignore[override]
        data = source.read()
        start, end = data.find(b"<body"), data.find(b"</header>")
        cuts = [0, *range(start, end, self.PIECE)] if 0 < start < end else [0]
        for at, to in pairwise([*cuts, len(data)]):
            outputfile.write(data[at:to])
            time.sleep(self.PAUSE)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Who goes before all has come, as a page that is closed, is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serve(site: Path, handler: type[_Silent] = _Silent) -> Iterator[str]:
    """Serves a site at a free port of this machine; gives its address, with `/` at the end."""
    with _Server(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        # it looks as often as this whether it is to end
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()
