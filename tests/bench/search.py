"""The command `python -m tests.bench.search`: what a search costs to make and to ask, beside Material's own."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import yaml
from playwright.sync_api import Browser, sync_playwright

from . import archive
from .asking import MATERIAL, PARLEY, Asked, Engine, addressed, ask
from .measure import run
from .parley_site import ROOT, lay_out

FOLDER = ROOT / ".cache" / "bench-search"

NAMES = {PARLEY: "parley", MATERIAL: "material"}
"""The engines by the names of their folders."""

HEAD = {
    "made": "| | records | cold: CPU s | s | warm: CPU s | s | peak MB | MB on disk | files |",
    "asked": "| | records | line | what is asked | kB moved | s to the first results |",
}


@click.command()
@click.option("--records", type=click.IntRange(min=100), multiple=True, default=(1_000, 10_000), show_default=True)
@click.option("--beside", type=click.IntRange(min=0), default=10_000, show_default=True, help="Material up to so many.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, help="Where it all lies.")
def main(records: tuple[int, ...], beside: int, folder: Path) -> None:
    """Make the index of archives of several sizes, and put queries to it in Chromium; print both tables."""
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import launch

    costs: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in records:
            home = folder.absolute() / str(number)
            shutil.rmtree(home, ignore_errors=True)
            words, facets = archive_of(home, number)
            engines = (PARLEY, MATERIAL) if number <= beside else (PARLEY,)
            for engine in engines:
                costs.append(_row(engine.name, number, made(home, engine)))
                for slow in (False, True):
                    for one in _asked(browser, home, engine, words, facets, slow=slow):
                        cells = (engine.name, f"{number:,}", "slow" if slow else "fast", one.what)
                        asked.append(f"| {' | '.join(cells)} | {one.kilobytes:,.0f} | {one.seconds:.2f} |")
                        click.echo(asked[-1], err=True)
    for name, rows in (("made", costs), ("asked", asked)):
        click.echo("\n".join([HEAD[name], "|" + " --- |" * (HEAD[name].count("|") - 1), *rows, ""]))


def archive_of(home: Path, number: int) -> tuple[list[str], dict[str, str]]:
    """Writes an archive; gives a rare, a common and its commonest word, and a value of some facets."""
    ids = archive.pools(number)
    counted: Counter[str] = Counter()
    facets = {"kind": "Articles", "year": "2017"}
    for record in archive.records(ids, 7):
        archive.write(record, ids, home / "content")
        counted.update(set(record.body.lower().replace(".", "").split()))
        if record.id == "topic-00":
            facets["topic"] = record.id
    by_count = [word for word, _ in counted.most_common() if word.isalpha()]
    return [by_count[len(by_count) * 3 // 4], by_count[len(by_count) // 100], by_count[0]], facets


def made(home: Path, engine: Engine) -> dict[str, Any]:
    """Makes a site that can be searched: the pages around the search of a small one, and the index of this archive."""
    name = NAMES[engine]
    command = (sys.executable, "-m", "tests.bench.indexing", str(home), name)
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    small = site_of(home, engine).parent
    if engine is PARLEY:
        lay_out(small, search=True)
        shutil.copytree(ROOT / "tests/archive/content", small / "content")
    else:
        settings = {"site_name": "A", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["search"]}
        (small / "content").mkdir(parents=True)
        (small / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        (small / "content/index.md").write_text("# A\n", encoding="utf-8")
    run((sys.executable, "-m", "mkdocs", "build", "--quiet"), small)
    shutil.rmtree(small / "site/search/index", ignore_errors=True)
    shutil.copytree(home / name, small / "site", dirs_exist_ok=True)
    found: dict[str, Any] = json.loads(told)
    return found


def site_of(home: Path, engine: Engine) -> Path:
    """Where a site that can be searched lies."""
    return home / f"{NAMES[engine]}-frame" / "site"


def _row(name: str, number: int, told: dict[str, Any]) -> str:
    cold, *later = told["turns"]
    warm = (f"{later[0]['cpu']:.2f} | {later[0]['wall']:.2f}") if later else "- | -"
    size = f"{cold['memory'] / 1e6:,.0f} | {told['bytes'] / 1e6:,.1f} | {told['files']:,}"
    return f"| {name} | {number:,} | {cold['cpu']:.2f} | {cold['wall']:.2f} | {warm} | {size} |"


def _asked(
    browser: Browser, home: Path, engine: Engine, words: Sequence[str], facets: dict[str, str], *, slow: bool
) -> Iterator[Asked]:
    rare, common, commonest = words
    site = site_of(home, engine)
    firsts = {"first: a rare word": rare, "first: a common word": common, "first: the commonest word": commonest}
    for what, word in firsts.items():
        query = addressed(q=word) if engine is PARLEY else word
        yield from ask(browser, site, engine, [(what, query)], slow=slow)
    if engine is not PARLEY:
        return  # in a window in which it has answered once, Material's field cannot be told to have answered again
    later = [("first", rare), ("later: a common word", common), ("later: the commonest word", commonest)]
    yield from ask(browser, site, engine, later, slow=slow)[1:]
    narrowed = [
        ("first", addressed(q=common)),
        ("later: a common word, one facet", addressed(q=common, kind=facets["kind"])),
        ("later: the commonest word, three facets", addressed(q=commonest, **facets)),
    ]
    yield from ask(browser, site, engine, narrowed, slow=slow)[1:]


if __name__ == "__main__":
    main(prog_name="python -m tests.bench.search")
