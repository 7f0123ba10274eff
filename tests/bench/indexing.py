"""What the index of a search costs to make: `python -m tests.bench.indexing FOLDER ENGINE`, in a process of its own."""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from types import SimpleNamespace
from typing import Any

from material.plugins.search.plugin import SearchIndex
from mkdocs.structure.toc import AnchorLink

from parley.build import archive
from parley.cache import open_store
from parley.config import Settings
from parley.dialect import Heading, html_of
from parley.link import Archive
from parley.outputs.search import Search
from parley.reading import Reader
from parley.search.entries import entry
from parley.urls import address
from parley.views import tasks

from . import pagefind
from .measure import PAGE

FIELDS = {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}
"""What Material's search makes of a page, and how much each counts, as it is set by itself."""

Files = Iterator[tuple[str, bytes]]


def main(folder: Path, engine: str) -> None:
    """Makes the index of the archive in a folder, Parley's once more after an edit, and tells what each time took."""
    site = folder / engine
    if engine == "material":
        told = [_timed(_material(_read(folder)), site)]
    elif engine == "pagefind":
        told = [_timed(_pagefind(_read(folder), site), site)]
    else:
        told = [_timed(_parley(folder, _read(folder)), site)]
        edited = sorted((folder / "content" / "articles").rglob("*.md"))[0]
        edited.write_text(edited.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
        told.append(_timed(_parley(folder, _read(folder)), site))
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    print(json.dumps({"turns": told, "files": len(files), "bytes": sum(files)}))


def _read(folder: Path) -> Archive:
    return archive(folder / "content", reader=Reader(open_store(None, b""), 2))[0]


def _timed(make: Callable[[], Files], site: Path) -> dict[str, float]:
    """Seconds on the clock and of the processors, and bytes of memory beyond what was held before."""
    gc.collect()
    gc.disable()
    before, others = _resident(), getrusage(RUSAGE_CHILDREN).ru_maxrss
    most, started, cpu = before, time.perf_counter(), _processor()
    for number, (path, data) in enumerate(make()):
        if number % 1_000 == 0:
            most = max(most, _resident())
        file = site / path
        if not file.exists() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    wall, cpu = time.perf_counter() - started, _processor() - cpu
    largest = getrusage(RUSAGE_CHILDREN).ru_maxrss  # in KiB; that of readers before is none of the index
    return {"wall": wall, "cpu": cpu, "memory": most - before + (largest * 1024 if largest > others else 0)}


def _processor() -> float:
    """Seconds of processors, of this process and of what it has started and seen end."""
    used = (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE


def _parley(folder: Path, made: Archive) -> Callable[[], Files]:
    """Parley's own index, its shards kept beside the archive."""
    settings = Settings(folder / "content", cache=folder / "kept")
    return lambda: Search(made, settings).finish()


def _pagefind(made: Archive, site: Path) -> Callable[[], Files]:
    """The index of Pagefind, which writes its files itself."""

    def make() -> Files:
        pagefind.write_index((entry(made, made.records[key]) for key in made.records), site)
        yield from ()

    return make


def _material(made: Archive) -> Callable[[], Files]:
    """The index of Material's own search, of the same pages, whose HTML is made before."""
    pages = []
    for task in made.once(tasks):
        page = task.page(made)
        html = html_of(page.body.strip(), page.path)
        if html:
            about: dict[str, Any] = {"title": page.title, "meta": {}, "url": address(page.path)}
            toc = [_link(heading) for heading in html.contents]
            pages.append(SimpleNamespace(content=html.html, toc=toc, **about))

    def make() -> Files:
        index = SearchIndex(lang=["en"], separator=r"[\s\-]+", pipeline=["stopWordFilter"], fields=FIELDS)
        for page in pages:
            index.add_entry_from_context(page)
        yield "search/search_index.json", str(index.generate_search_index(None)).encode()

    return make


def _link(heading: Heading) -> AnchorLink:
    link = AnchorLink(heading.title, heading.id, heading.level)
    link.children = [_link(child) for child in heading.children]
    return link


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
