"""Rendering: the archive's marks, sections and tables; and the sanitiser, the second wall."""

import re

import pytest
from markdown import Markdown

from parley.render import CONFIGS, EXTENSIONS, sanitise
from parley.writing import markup as m


def html(markdown: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(markdown)


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<style>*{}</style>", ""),
        ('<p onclick="x" style="y">a</p>', "<p>a</p>"),
        ('<a href="javascript:x">a</a>', "<a>a</a>"),
        ('<a href="JaVaScRiPt:x">a</a>', "<a>a</a>"),
        ('<a href="&#106;avascript:x">a</a>', "<a>a</a>"),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ('<a href="https://a.example/">a</a>', '<a href="https://a.example/">a</a>'),
        ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
        ('<a href="../x/">a</a>', '<a href="../x/">a</a>'),
        ('<a href="#said" target="_blank">a</a>', '<a href="#said">a</a>'),
        ('<img src="x" onerror="y">', ""),
        ("<iframe src=x></iframe><object></object><embed>", ""),
        ("<form><input><button>a</button></form>", "a"),
        ("<svg><script>x</script></svg>", ""),
        ("<!-- a -->", ""),
        ('<base href="https://evil.example/">', ""),
        ('<meta http-equiv="refresh" content="0">', ""),
        ('<link rel="stylesheet" href="x">', ""),
        ('<time datetime="2031" data-edtf="2031">a</time>', '<time datetime="2031" data-edtf="2031">a</time>'),
        ('<span lang="ar" dir="rtl">a</span>', '<span lang="ar" dir="rtl">a</span>'),
    ],
)
def test_only_what_is_allowed_is_left(hostile: str, clean: str) -> None:
    assert sanitise(hostile) == clean


def test_what_is_clean_stays_clean() -> None:
    made = html("# A\n\n" + m.section("said", "Said", "- b", m.table(("c",), [("d",)])))
    assert sanitise(made) == made


def test_a_heading_and_what_follows_it_is_a_section() -> None:
    made = html(
        "# A\n\nb\n\n"
        + m.section("said", "Said", "c", m.subsection("D", "e"))
        + "\n\n"
        + m.section("note", "Note", "f")
    )
    assert re.sub(r'<a class="headerlink".*?</a>', "", made).replace("\n", "") == (
        '<h1 id="on-a">A</h1><p>b</p>'
        '<section aria-labelledby="said" data-section="said"><h2 id="said"><span>Said</span></h2><p>c</p>'
        '<section><h3 id="on-d">D</h3><p>e</p></section></section>'
        '<section aria-labelledby="note" data-section="note"><h2 id="note"><span>Note</span></h2><p>f</p></section>'
    )


def test_a_part_is_marked_and_its_words_are_markdown() -> None:
    made = html(m.part("kicker", f"**a** [b](there.md) {m.part('draft', '(draft)')} {m.UNDATED}"))
    assert '<span data-part="kicker"><strong>a</strong> <a href="there.md">b</a>' in made
    assert '<span data-part="draft">(draft)</span> date not recorded</span>' in made


def test_a_wide_table_scrolls_by_itself_and_its_heads_head_columns() -> None:
    made = html("| a | b |\n| --- | ---: |\n| c | d |")
    assert 'class="parley-scroll" role="region" tabindex="0"><table>' in made
    assert '<th scope="col">a</th>' in made
    assert '<td class="parley-right">d</td>' in made
    assert "style=" not in made


def test_what_a_content_warning_covers_starts_folded() -> None:
    made = html(
        m.section("content-warning", "Content warning: wounds", "Words.") + "\n\n" + m.section("note", "Note", "After.")
    )
    assert re.search(r"<details[^>]*><summary.*?</summary>\s*<p>Words.</p>\s*</details>", made, re.DOTALL)
    assert "<details open" not in made
    assert made.index("After.") > made.index("</details>")


def test_notes_lead_there_and_back() -> None:
    made = html("a[^x]\n\n[^x]: b")
    ids = re.findall(r' id="([^"]*)"', made)
    assert {f"#{id_}" for id_ in ids} == set(re.findall(r'href="(#[^"]*)"', made))


def test_bytes_do_not_depend_on_what_was_rendered_before() -> None:
    one = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)
    first = one.convert("# A\n\na[^1]\n\n[^1]: b")
    assert one.reset().convert("# A\n\na[^1]\n\n[^1]: b") == first
