"""The command `python -m tests.bench.search`: what a search costs to make and to ask, beside Material's, Pagefind."""

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

from . import archive, pagefind
from .asking import MATERIAL, PAGEFIND, PARLEY, Asked, addressed, ask
from .measure import run
from .parley_site import ROOT, lay_out

FOLDER = ROOT / ".cache" / "bench-search"

ENGINES = {"parley": PARLEY, "material": MATERIAL, "pagefind": PAGEFIND}
"""The engines by the names of their folders."""

FIRST_TOPIC = "topic-00"

HEAD = {
    "made": "| | records | cold: CPU s | s | warm: CPU s | s | peak MB | MB on disk | files |",
    "asked": "| | records | line | what is asked | kB moved | s to the first results |",
}


@click.command()
@click.option("--records", type=click.IntRange(min=100), multiple=True, default=(1_000, 10_000), show_default=True)
@click.option("--only", type=click.Choice(list(ENGINES)), multiple=True, default=list(ENGINES), help="These engines.")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, help="Where it all lies.")
def main(records: tuple[int, ...], only: tuple[str, ...], folder: Path) -> None:
    """Make the index of archives of several sizes, and put queries to it in Chromium; print both tables."""
    if "pagefind" in only:
        try:
            pagefind.binary()
        except pagefind.Missing as missing:
            raise click.ClickException(f"{missing}; or leave it out with --only parley --only material") from None
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import launch

    costs: list[str] = []
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for number in records:
            home = folder.absolute() / str(number)
            shutil.rmtree(home, ignore_errors=True)
            words, topic = archive_of(home, number)
            for name in only:
                costs.append(_row(ENGINES[name].name, number, made(home, name)))
                click.echo(costs[-1], err=True)
                for slow in (False, True):
                    for one in _asked(browser, home, name, words, topic, slow=slow):
                        cells = (ENGINES[name].name, f"{number:,}", "slow" if slow else "fast", one.what)
                        took = "no answer" if one.seconds is None else f"{one.seconds:.2f}"
                        asked.append(f"| {' | '.join(cells)} | {one.kilobytes:,.0f} | {took} |")
                        click.echo(asked[-1], err=True)
    for name, rows in (("made", costs), ("asked", asked)):
        click.echo("\n".join([HEAD[name], "|" + " --- |" * (HEAD[name].count("|") - 1), *rows, ""]))


def archive_of(home: Path, number: int) -> tuple[list[str], str]:
    """Writes an archive; gives a rare, a common and its commonest word, and the name of its first topic."""
    ids = archive.pools(number)
    counted: Counter[str] = Counter()
    topic = ""
    for record in archive.records(ids, 7):
        archive.write(record, ids, home / "content")
        counted.update(set(record.body.lower().replace(".", "").split()))
        if record.id == FIRST_TOPIC:
            topic = str(record.keys["name"])
    by_count = [word for word, _ in counted.most_common() if word.isalpha()]
    return [by_count[len(by_count) * 3 // 4], by_count[len(by_count) // 100], by_count[0]], topic


def made(home: Path, name: str) -> dict[str, Any]:
    """Makes a site that can be searched: the pages around the search of a small one, and the index of this archive."""
    command = (sys.executable, "-m", "tests.bench.indexing", str(home), name)
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found: dict[str, Any] = json.loads(told)
    site = site_of(home, name)
    if name == "pagefind":
        shutil.copytree(home / name, site)
        pagefind.write_page(site)
        return found
    small = site.parent
    if name == "parley":
        lay_out(small, search=True)
        shutil.copytree(ROOT / "tests/archive/content", small / "content")
    else:
        settings = {"site_name": "A", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["search"]}
        (small / "content").mkdir(parents=True)
        (small / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        (small / "content/index.md").write_text("# A\n", encoding="utf-8")
    run((sys.executable, "-m", "mkdocs", "build", "--quiet"), small)
    shutil.rmtree(site / "search/index", ignore_errors=True)
    shutil.copytree(home / name, site, dirs_exist_ok=True)
    return found


def site_of(home: Path, name: str) -> Path:
    """Where a site that can be searched lies."""
    return home / f"{name}-frame" / "site"


def _row(name: str, number: int, told: dict[str, Any]) -> str:
    cold, *later = told["turns"]
    warm = (f"{later[0]['cpu']:.2f} | {later[0]['wall']:.2f}") if later else "- | -"
    size = f"{cold['memory'] / 1e6:,.0f} | {told['bytes'] / 1e6:,.1f} | {told['files']:,}"
    return f"| {name} | {number:,} | {cold['cpu']:.2f} | {cold['wall']:.2f} | {warm} | {size} |"


def _asked(browser: Browser, home: Path, name: str, words: Sequence[str], topic: str, *, slow: bool) -> Iterator[Asked]:
    rare, common, commonest = words
    site, engine = site_of(home, name), ENGINES[name]
    by_address = engine is not MATERIAL
    firsts = {"first: a rare word": rare, "first: a common word": common, "first: the commonest word": commonest}
    for what, word in firsts.items():
        yield from ask(browser, site, engine, [(what, addressed(q=word) if by_address else word)], slow=slow)
    later = [("first", rare), ("later: a common word", common), ("later: the commonest word", commonest)]
    yield from ask(browser, site, engine, later, slow=slow)[1:]
    if by_address:  # Material's own has no facets
        facets = {"kind": "Articles", "year": "2017", "topic": FIRST_TOPIC if engine is PARLEY else topic}
        narrowed = [
            ("first", addressed(q=common)),
            ("later: a common word, one facet", addressed(q=common, kind=facets["kind"])),
            ("later: the commonest word, three facets", addressed(q=commonest, **facets)),
        ]
        yield from ask(browser, site, engine, narrowed, slow=slow)[1:]


if __name__ == "__main__":
    main(prog_name="python -m tests.bench.search")
