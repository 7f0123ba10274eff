"""The plugin: a site is published whole or not at all, the same everywhere; no record reaches past its page."""

import json
import re
from pathlib import Path

import pytest

from sites import ROOT, build, contents, pages_of, settings, write

TITLES = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ config.site_dir }}{% include 'x' %}")

SMALL = {
    "articles/paper.md": "---\ntitle: The paper\nlanguage: en\n---\n\nOf [[war]].\n",
    "topics/war.md": "---\nname: War\n---\n\nWhat it is.\n",
}

WARN = """\
import logging

def on_env(env, config, files):
    logging.getLogger("mkdocs.hooks.warn").warning("this is amiss")
"""

RAW = """\
<script>alert(1)</script> <img src=x onerror=alert(1)> <iframe src="https://evil.example/"></iframe>

<div onclick="alert(1)">

# <script>alert(2)</script>

| <svg/onload=alert(1)> | {{ 7654321*1234567 }} {% x %} |
| --- | --- |
| --8<-- "mkdocs.yml" | ::: parley |

[x](https://a.example/ "<script>")
"""


def project(folder: Path, files: dict[str, str], **plugin: object) -> Path:
    """A folder with content and settings; gives the settings' path."""
    write(folder / "content", files)
    return settings(folder, plugin=plugin)


def test_a_failed_check_leaves_the_old_site_byte_for_byte(tmp_path: Path) -> None:
    config = project(tmp_path, SMALL)
    assert build(config, tmp_path / "site").status == 0
    before = contents(tmp_path / "site")
    write(tmp_path / "content", {"topics/war.md": "---\nnmae: War\n---\n"})
    failed = build(config, tmp_path / "site")
    assert failed.status != 0
    assert "content/topics/war.md:2:1: error[unknown-key]" in failed.output
    assert "Traceback" not in failed.output
    assert contents(tmp_path / "site") == before
    assert {p.name for p in tmp_path.iterdir()} <= {"content", "mkdocs.yml", "site", ".cache"}


def test_warnings_of_a_strict_build_do_not_replace_the_site(tmp_path: Path) -> None:
    config = project(tmp_path, SMALL)
    assert build(config, tmp_path / "site").status == 0
    before = contents(tmp_path / "site")
    write(tmp_path, {"warn.py": WARN, "content/topics/war.md": "---\nname: Peace\n---\n"})
    failed = build(settings(tmp_path, hooks=["warn.py"]), tmp_path / "site")
    assert failed.status != 0
    assert "WARNING -  this is amiss" in failed.output
    assert contents(tmp_path / "site") == before
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".site")]


def test_a_template_without_a_place_for_the_policy_is_told_and_publishes_nothing(tmp_path: Path) -> None:
    theme = write(
        tmp_path / "theme",
        dict.fromkeys(
            ("main.html", "record.html", "home.html", "listing.html", "search.html", "404.html"),
            "<html>{{ page.content }}</html>",
        ),
    )
    write(tmp_path / "content", SMALL)
    config = settings(tmp_path, theme={"name": "material", "custom_dir": str(theme)})
    failed = build(config, tmp_path / "site")
    assert failed.status != 0
    assert "parley-policy" in failed.output
    assert "Traceback" not in failed.output
    assert not (tmp_path / "site").exists()


def test_a_site_can_be_built_without_any_search(tmp_path: Path) -> None:
    built = build(project(tmp_path, SMALL, search=False), tmp_path / "site")
    assert built.status == 0, built.output
    assert not (built.site / "search/index").exists()
    assert "By kind" in (built.site / "search/index.html").read_text(encoding="utf-8")
    for page in pages_of(built.site):
        html = page.read_text(encoding="utf-8")
        assert 'data-parley="lookup"' not in html
        assert 'data-parley="find"' not in html


def test_another_search_gives_way_to_ours(tmp_path: Path) -> None:
    built = build(settings(project(tmp_path, SMALL).parent, plugins=["search", "parley"]), tmp_path / "site")
    assert built.status == 0, built.output
    assert not (built.site / "search/search_index.json").exists()
    assert (built.site / "search/index/index.json").exists()


def test_a_setting_that_is_none_is_told(tmp_path: Path) -> None:
    failed = build(project(tmp_path, SMALL, serach=True), tmp_path / "site")
    assert failed.status != 0
    assert "serach" in failed.output


def test_two_builds_have_the_same_bytes(built_toy: Path, archive_folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    write(
        elsewhere,
        {
            p.relative_to(archive_folder.parent).as_posix(): p.read_text(encoding="utf-8")
            for p in archive_folder.rglob("*.md")
        },
    )
    original = (archive_folder.parent / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (archive_folder.parents[2] / "theme").as_posix()
    (elsewhere / "mkdocs.yml").write_text(original.replace("../../theme", theme), encoding="utf-8")
    other = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "5", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1900000000"}
    again = build(elsewhere / "mkdocs.yml", tmp_path / "site", **other)
    assert again.status == 0, again.output
    first, second = contents(built_toy), contents(again.site)
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []


def test_nothing_of_the_day_of_the_build_is_in_the_site(built_toy: Path) -> None:
    assert b"<lastmod>" not in (built_toy / "sitemap.xml").read_bytes()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of hostile titles and bodies."""
    folder = tmp_path_factory.mktemp("hostile")
    files: dict[str, str] = {}
    for n, title in enumerate(TITLES):
        q = json.dumps(title)
        keys = {
            f"articles/a{n}.md": f"title: {q}\nauthors: [{q}]\nlanguage: en\nnote: {q}",
            f"actors/a{n}.md": f"name: {q}\nkind: person\naliases: [{q}]\nnative_names: {{ar: {q}}}",
            f"events/e{n}.md": f"title: {q}\nkind: clash\ncontent_warning: {q}\narticles: [a{n}]",
            f"quotes/q{n}.md": f"speaker: a{n}\nrole: {q}\narticle: a{n}\nsaid_to_unnamed: {q}",
            f"topics/t{n}.md": f"name: {q}\nwithdrawn: {{date: 2031, reason: {q}}}\nformer_ids: [old{n}]",
        }
        files |= {path: f"---\n{front}\n---\n\n{title} {RAW}" for path, front in keys.items()}
        files[f"quotes/q{n}.md"] = files[f"quotes/q{n}.md"].replace("\n# ", "\n")  # which a quotation cannot hold
    built = build(project(folder, files), folder / "site")
    assert built.status == 0, built.output
    return built.site


def test_no_hostile_words_are_more_than_words_on_any_page(hostile: Path) -> None:
    for page in pages_of(hostile):
        html = page.read_text(encoding="utf-8")
        # what the theme's own scripts and their settings say is not the record's
        html = re.sub(
            r"<script(?: [^>]*)?>.*?</script>", lambda m: "" if "alert" not in m[0] else m[0], html, flags=re.DOTALL
        )
        assert "<script>alert" not in html, page
        for tag in re.findall(r"<[a-zA-Z][^>]*>", html):
            assert not re.search(r"\s(on[a-z]+|style|srcdoc)\s*=", re.sub(r'"[^"]*"', '""', tag)), (page, tag)
            assert not tag.lower().startswith(("<iframe", "<img", "<object", "<embed", "<base"))
        assert str(7654321 * 1234567) not in re.sub(r"<[^>]*>", "", html)


def test_hostile_words_are_still_there_to_read(hostile: Path) -> None:
    html = (hostile / "articles/a0/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert '<title dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;' in html


def test_hostile_titles_do_not_break_out_of_the_head(hostile: Path) -> None:
    for page in pages_of(hostile):
        head = page.read_text(encoding="utf-8").split("</head>")[0]
        assert head.count('<title dir="auto">') == head.count("</title>") == 1
        for tag in re.findall(r"<meta[^>]*>", head):
            assert tag.count('"') % 2 == 0
            assert "alert(1)>" not in tag


def test_the_scripts_of_the_site_put_words_into_pages_as_words() -> None:
    for script in (ROOT / "theme/assets/parley/js").iterdir():
        assert not re.search("(inner|outer|Adjacent)HTML|document.write|eval", script.read_text(encoding="utf-8"))


def test_no_file_of_the_content_is_in_the_site(built_toy: Path) -> None:
    assert not [path for path in contents(built_toy) if path.endswith((".md", ".yml", ".py"))]
    assert not {p.name for p in (Path(__file__).parent / "archive/snapshots").iterdir()} & {
        p.name for p in built_toy.rglob("*")
    }


def test_what_may_not_be_seen_is_in_no_file_of_the_site(built_toy: Path) -> None:
    for path, data in contents(built_toy).items():
        for hidden in (b"unsayable", b"unchecked-raid", b"nobody has checked yet"):
            assert hidden not in data.lower(), path
    for cards in (built_toy / "search/index/cards").iterdir():
        assert "dalvet-misheard" not in cards.read_text(encoding="utf-8")


def test_a_withdrawn_record_leaves_a_notice_at_its_address(built_toy: Path) -> None:
    html = (built_toy / "quotes/dalvet-misheard/index.html").read_text(encoding="utf-8")
    assert "The paper took the words back." in html
