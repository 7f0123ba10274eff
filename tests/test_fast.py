"""The fast way to the site gives the bytes of MkDocs' own way, from whatever an earlier build has left."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from bench import archive
from sites import ROOT, Built, Once, build, contents, settings, write

ACTOR, ARTICLE, QUOTE = "actors/mediator-office.md", "articles/paper.md", "quotes/we-agreed.md"
EVENT = "events/meeting.md"

SMALL = {
    ACTOR: "---\nname: Office of the Mediator\nkind: organisation\n---\n\nIt mediates.\n",
    "actors/delegation.md": "---\nname: The Delegation\nkind: delegation\n---\n\nIt travels.\n",
    ARTICLE: "---\ntitle: Paper\nlanguage: en\nactors: [delegation]\ntopics: [truce]\n---\n\nOf [[truce]], *at last*.",
    EVENT: "---\ntitle: Meeting\nkind: meeting\nactors: [{actor: mediator-office, role: host}]\n---\n\nThey met.\n",
    QUOTE: "---\nspeaker: mediator-office\ndate: 2017-01-23\narticle: paper\ntopics: [truce]\n---\n\nWe have agreed.\n",
    "topics/truce.md": "---\nname: Truce\n---\n\nA pause.\n\n## What it is not\n\nPeace.\n",
}


def project(folder: Path, files: dict[str, str] = SMALL, **plugin: object) -> Path:
    """A folder with content and settings; gives the settings' path."""
    write(folder / "content", files)
    return settings(folder, plugin={"search": False, **plugin})


def built(config: Path, **environment: str) -> Built:
    """The site of a project beside its settings."""
    made = build(config, config.parent / "site", **environment)
    assert made.status == 0, made.output
    return made


def differing(one: Path, other: Path) -> list[str]:
    """The files that two sites do not have in common."""
    first, second = contents(one), contents(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def stamps(site: Path) -> dict[str, int]:
    """When each file of a site was written."""
    return {p.relative_to(site).as_posix(): p.stat().st_mtime_ns for p in site.rglob("*") if p.is_file()}


def copied(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder / "content")
    return folder


def generated(folder: Path) -> Path:
    """An archive of so many records that some listings have several pages."""
    ids = archive.pools(200)
    for record in archive.records(ids, 7):
        archive.write(record, ids, folder / "content")
    return folder


@pytest.mark.parametrize(
    "content",
    [lambda f: copied(ROOT / "tests" / "archive" / "content", f), lambda f: copied(ROOT / "content", f), generated],
    ids=["toy", "real", "generated"],
)
def test_both_ways_lead_to_the_same_site(tmp_path: Path, content: Callable[[Path], Path]) -> None:
    content(tmp_path / "fast")
    shutil.copytree(tmp_path / "fast", tmp_path / "plain")
    fast = built(settings(tmp_path / "fast"))
    plain = built(settings(tmp_path / "plain", plugin={"fast": False}))
    assert differing(fast.site, plain.site) == []
    assert len(contents(fast.site)) > 100


@pytest.mark.parametrize(
    ("plugin", "environment"),
    [
        ({"jobs": 1}, {"SOURCE_DATE_EPOCH": "1900000000", "PYTHONHASHSEED": "0", "TZ": "America/Los_Angeles"}),
        ({"jobs": 3, "cache_dir": "kept"}, {"PYTHONHASHSEED": "7", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}),
    ],
    ids=["one job, another day", "three jobs, elsewhere"],
)
def test_the_bytes_are_those_of_any_build(
    built_fast: Path, tmp_path: Path, plugin: dict[str, object], environment: dict[str, str]
) -> None:
    copied(ROOT / "tests" / "archive" / "content", tmp_path / "another folder")
    config = settings(tmp_path / "another folder", plugin=plugin)
    assert differing(built_fast, built(config, **environment).site) == []


@pytest.fixture(scope="session")
def cold(once: Once) -> Callable[[dict[str, str]], Path]:
    """The folder of a small project with these files that has been built from the beginning."""

    def made(files: dict[str, str]) -> Path:
        name = crc32(repr(sorted(files.items())).encode())
        return once(f"cold-{name}", lambda folder: built(project(folder / "project", files))) / "project"

    return made


@pytest.fixture(scope="session")
def base(cold: Callable[[dict[str, str]], Path]) -> Path:
    """The folder of a small project that has been built."""
    return cold(SMALL)


@pytest.fixture
def warm(base: Path, tmp_path: Path) -> Path:
    """The settings of a copy of that project, with its site and its cache."""
    shutil.copytree(base, tmp_path / "warm")
    return tmp_path / "warm" / "mkdocs.yml"


@pytest.fixture(scope="session")
def renamed(cold: Callable[[dict[str, str]], Path]) -> Path:
    """The site of the project in which an actor has another name, built from the beginning."""
    return cold({**SMALL, **RENAMED}) / "site"


@pytest.fixture(scope="session")
def built_fast(once: Once) -> Path:
    """The toy archive's site, made the fast way."""
    records = ROOT / "tests" / "archive" / "content"
    return once("fast", lambda folder: built(settings(copied(records, folder / "toy")))) / "toy" / "site"


RENAMED = {ACTOR: SMALL[ACTOR].replace("Office of the Mediator", "The Mediator")}

IN_TIME = ("timeline/index.html", "timeline/2017/index.html", "timeline/2017/01/index.html")
"""The pages of the timeline on which the quote stands."""

EDITS: dict[str, tuple[dict[str, str | None], set[str]]] = {
    "nothing": ({}, set()),
    "a body": (
        {ARTICLE: SMALL[ARTICLE].replace("at last", "now")},
        {"articles/paper/index.html", "data/articles.jsonl"},
    ),
    "a name": (
        {**RENAMED},
        {
            *("actors/mediator-office/index.html", "actors/index.html", "quotes/we-agreed/index.html"),
            *("quotes/index.html", "topics/truce/index.html", "index.html", "data/actors.jsonl", "data/quotes.jsonl"),
            *("articles/paper/index.html", "search/index.html", "years/2017/index.html", "positions/index.html"),
            *("actors/mediator-office/briefing/index.html", "events/meeting/index.html"),
            *(*IN_TIME, "timeline/data/names.json"),
        },
    ),
    "words": (
        {QUOTE: SMALL[QUOTE].replace("We have agreed", "We have not agreed")},
        {
            *("actors/mediator-office/index.html", "quotes/we-agreed/index.html", "quotes/index.html", "index.html"),
            *("topics/truce/index.html", "articles/paper/index.html", "data/quotes.jsonl", "years/2017/index.html"),
            *IN_TIME,
            "positions/index.html",
            "actors/mediator-office/briefing/index.html",
        },
    ),
    "the body of an actor with a pack": (
        {ACTOR: SMALL[ACTOR].replace("It mediates", "It travels")},
        {
            *("actors/mediator-office/index.html", "actors/mediator-office/briefing/index.html"),
            "data/actors.jsonl",
        },
    ),
    "the body of an event in a pack": (
        {EVENT: SMALL[EVENT].replace("They met", "They met again")},
        {
            *("events/meeting/index.html", "actors/mediator-office/briefing/index.html"),
            "data/events.jsonl",
        },
    ),
    "one record less": (
        {"actors/delegation.md": None, ARTICLE: SMALL[ARTICLE].replace("actors: [delegation]\n", "")},
        {
            *("actors/index.html", "articles/paper/index.html", "index.html", "data/articles.jsonl"),
            *("data/actors.jsonl", "data/index.html", "sitemap.xml", "search/index.html"),
        },
    ),
}
"""What is edited, and every file of the site that shows it."""


@pytest.mark.parametrize(("edit", "shown"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_makes_those_pages_anew_that_show_it(
    warm: Path, cold: Callable[[dict[str, str]], Path], edit: dict[str, str | None], shown: set[str]
) -> None:
    before = stamps(warm.parent / "site")
    for name, text in edit.items():
        (warm.parent / "content" / name).unlink()
        if text is not None:
            write(warm.parent / "content", {name: text})
    after = stamps(built(warm).site)
    kept = {name: text for name, text in {**SMALL, **edit}.items() if text is not None}
    assert differing(warm.parent / "site", cold(kept) / "site") == []
    assert {name for name in after if after[name] != before.get(name)} == shown
    assert not [p.name for p in warm.parent.iterdir() if p.name.startswith(".site")]


def test_what_mkdocs_warns_of_it_warns_of_again(tmp_path: Path) -> None:
    note = {ARTICLE: SMALL[ARTICLE] + "\n\n[^1]: A note that nothing refers to.\n"}
    config = project(tmp_path, {**SMALL, **note})
    site = tmp_path / "site"
    lenient = [sys.executable, "-m", "mkdocs", "build", "-f", str(config), "-d", str(site)]
    subprocess.run(lenient, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True, capture_output=True)
    before = contents(site)
    for _ in range(2):
        strict = build(config, site)
        assert "footnote that is never referenced" in strict.output
        assert strict.status != 0
    assert contents(site) == before


def test_a_page_that_somebody_changed_or_removed_is_made_anew(warm: Path) -> None:
    site = warm.parent / "site"
    before = contents(site)
    (site / "topics" / "truce" / "index.html").write_text("changed")
    (site / "actors" / "index.html").unlink()
    (site / "assets" / "parley" / "css" / "page.css").write_text("")
    (site / "data" / "topics.jsonl").unlink()
    assert contents(built(warm).site) == before


@pytest.mark.parametrize(
    "setting",
    [{"site_name": "Another name"}, {"site_description": "Another war."}, {"site_url": "https://other.example/a/"}],
    ids=["name", "description", "address"],
)
def test_another_setting_shows_on_every_page_that_has_it(warm: Path, tmp_path: Path, setting: dict[str, str]) -> None:
    write(tmp_path / "cold" / "content", SMALL)
    for folder in (warm.parent, tmp_path / "cold"):
        settings(folder, plugin={"search": False}, **setting)
    assert differing(built(warm).site, built(tmp_path / "cold" / "mkdocs.yml").site) == []


def test_a_changed_theme_makes_every_page_anew(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    write(tmp_path / "content", SMALL)
    theme = {"name": "material", "custom_dir": "theme", "font": False}
    config = settings(tmp_path, plugin={"search": False}, theme=theme)
    built(config)
    colophon = tmp_path / "theme" / "partials" / "parley" / "colophon.html"
    colophon.write_text(colophon.read_text(encoding="utf-8").replace("<footer", "<footer data-new"), encoding="utf-8")
    pages = [html for name, html in contents(built(config).site).items() if name.endswith(".html")]
    assert all(b"<footer data-new" in html for html in pages if b"parley-text" in html)


HOOKS = """\
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nSeen by a hook.\\n"

def on_page_content(html, page, config, files):
    return html + "<p>And again.</p>"

def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- last --></body>")
"""


def test_another_plugin_has_its_part_in_every_page(warm: Path) -> None:
    write(warm.parent, {"seen.py": HOOKS})
    settings(warm.parent, plugin={"search": False}, hooks=["seen.py"])
    pages = [html for name, html in contents(built(warm).site).items() if name.endswith("/index.html")]
    assert len(pages) > 10
    for html in pages:
        assert b"Seen by a hook.</p>" in html
        assert b"<p>And again.</p>" in html
        assert b"<!-- last -->" in html


def damaged(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    stores = sorted((folder / ".cache" / "parley").glob("*.sqlite"))
    assert stores
    for store in stores:
        store.write_bytes(damage(store.read_bytes()))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"not a database",
        lambda data: data[:4096] + bytes(255 - b for b in data[4096:]),
    ],
    ids=["empty", "half", "foreign", "trash"],
)
def test_a_damaged_cache_is_noticed_and_made_anew(warm: Path, damage: Callable[[bytes], bytes]) -> None:
    before = contents(warm.parent / "site")
    damaged(warm.parent, damage)
    assert contents(built(warm).site) == before
    unchanged = stamps(warm.parent / "site")
    assert stamps(built(warm).site) == unchanged


def test_a_cache_of_another_version_is_not_used(warm: Path) -> None:
    before = stamps(warm.parent / "site")
    for store in (warm.parent / ".cache" / "parley").glob("*.sqlite"):
        with sqlite3.connect(store) as database:
            database.execute("update version set name = ?", (b"another",))
        database.close()
    after = stamps(built(warm).site)
    assert [name for name in before if before[name] == after[name]] == []


def test_a_cache_that_cannot_be_written_stops_no_build(base: Path, tmp_path: Path) -> None:
    config = project(tmp_path)
    (tmp_path / ".cache").write_text("in the way")
    for _ in range(2):
        assert differing(built(config).site, base / "site") == []


def begun(config: Path) -> subprocess.Popen[bytes]:
    """A build that goes on while the test does."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(config.parent / "site")]
    return subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, start_new_session=True)


@pytest.mark.parametrize("seconds", [0.7, 1.0, 1.3])
def test_a_killed_build_leaves_a_whole_site_and_nothing_wrong(warm: Path, renamed: Path, seconds: float) -> None:
    old, new = contents(warm.parent / "site"), contents(renamed)
    write(warm.parent / "content", RENAMED)
    process = begun(warm)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    left = contents(warm.parent / "site")
    assert left.keys() >= old.keys() & new.keys()
    assert [name for name, data in left.items() if data not in (old.get(name), new.get(name))] == []
    assert contents(built(warm).site) == new
    assert not [p.name for p in warm.parent.iterdir() if p.name.startswith(".site")]


def test_builds_at_once_do_not_disturb_each_other(warm: Path, renamed: Path) -> None:
    write(warm.parent / "content", RENAMED)
    processes = [begun(warm) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert differing(warm.parent / "site", renamed) == []
