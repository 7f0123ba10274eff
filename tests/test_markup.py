"""Markup: words of a record read on a page as they are written, whatever they are."""

import re
from html import unescape

import pytest
from markdown import Markdown

from parley.dates import Edtf
from parley.render import CONFIGS, EXTENSIONS
from parley.writing import markup as m

WORDS = [
    "plain words",
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- x -->",
    "a & b &amp; c &lt;d&gt; &#60;",
    "*a* **b** _c_ __d__ ~~e~~",
    "`code` ``more``",
    "[text](https://a.example/) [ref][x] [^1] [x]: y",
    "![a](b.png)",
    "[[war]]",
    "[TOC]",
    "# heading",
    "## heading ##",
    "#heading",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "1) item",
    "12. item",
    "> quoted",
    ">quoted",
    "---",
    "***",
    "___",
    "- - -",
    "===",
    "```",
    "~~~",
    "| a | b |",
    "a | b",
    "{: .x onclick=y }",
    "{#id}",
    "\\",
    "\\*",
    "a\\",
    "C:\\new\\table",
    "https://a.example/x_y_z",
    "<https://a.example/>",
    "a@b.example",
    ": definition",
    "*[abbr]: x",
    "    indented",
    "a  \nb",
    "=cmd|' /C calc'!A0",
    "{{ config.site_name }} {% raw %}",
    "--8<-- 'x'",
    "$$x$$ \\(y\\)",
    "klzzwxh:0000 wzxhzdk:0",
    ":smile: :material-home:",
    "مجلس الشمال",
    "“curly” ‘quotes’ – dashes — … ¡",
    "e\u0301",
    "a\u200bb",
]


def html(markdown: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(markdown)


def read(markup: str) -> str:
    """What a reader sees of HTML, the signs that link to headings aside."""
    return unescape(re.sub(r'<a class="headerlink".*?</a>|<[^>]*>', "", markup)).strip()


@pytest.mark.parametrize("words", WORDS)
def test_a_paragraph_reads_as_its_words(words: str) -> None:
    made = html(m.text(words))
    assert (read(made), re.findall(r"<(?!/?p>)", made)) == (" ".join(words.split()), [])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    "frame",
    [
        "# {}",
        "- {}",
        "- **Name:** {}",
        "**{}**",
        "> {}",
        "[{}](there.md)",
        '<span data-part="x">{}</span>',
        "before · {} · after",
    ],
)
def test_words_stay_words_in_all_that_pages_are_made_of(words: str, frame: str) -> None:
    made = html(frame.replace("{}", m.text(words)))
    plain = " ".join(words.split())
    assert read(made).removeprefix("Name: ").replace("before · ", "").replace(" · after", "") == plain
    assert set(re.findall(r"<([a-z0-9]+)", made)) <= {"p", "h1", "ul", "li", "strong", "blockquote", "a", "span"}


@pytest.mark.parametrize("words", WORDS)
def test_a_cell_holds_its_words(words: str) -> None:
    made = html(m.table(("One", "Two"), [(m.text(words), "x"), ("", "y")]))
    cells = re.findall(r"<td[^>]*>(.*?)</td>", made, re.DOTALL)
    assert [unescape(cell) for cell in cells] == [" ".join(words.split()), "x", "", "y"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("language", ["ar", "en", "zh-Hant", ""])
def test_words_in_another_language_are_marked_with_it(words: str, language: str) -> None:
    made = html(m.in_language(m.text(words), language, "en"))
    assert read(made) == " ".join(words.split())
    assert (' dir="' in made) is (language in ("ar", "zh-Hant"))


@pytest.mark.parametrize(
    ("language", "way"),
    [
        ("ar", "rtl"),
        ("ar-SY", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("ckb", "rtl"),
        ("ku-Arab", "rtl"),
        ("ku", "ltr"),
        ("en", "ltr"),
        ("ar-Latn", "ltr"),
        ("zh-Hant", "ltr"),
        ("az-Arab", "rtl"),
        ("pa-Arab", "rtl"),
        ("uz-Arab-AF", "rtl"),
    ],
)
def test_a_language_is_written_one_way_or_the_other(language: str, way: str) -> None:
    assert m.direction(language) == way


@pytest.mark.parametrize(
    ("edtf", "markup"),
    [
        ("2031-03-02", '<time datetime="2031-03-02" data-edtf="2031-03-02">2 March 2031</time>'),
        ("2031-03", '<time datetime="2031-03" data-edtf="2031-03">March 2031</time>'),
        ("2031", '<time datetime="2031" data-edtf="2031">2031</time>'),
    ],
)
def test_a_plain_date_is_a_time(edtf: str, markup: str) -> None:
    when = Edtf.parse(edtf)
    assert m.dated(when, when.words()) == markup


@pytest.mark.parametrize(
    "edtf",
    [
        "2031~",
        "2031?-03-02",
        "2031-03-0X",
        "2031-03-01/2031-03-02",
        "[2031-03-01,2031-03-02]",
        "../2031",
        "2031-21",
        "Y17E8",
    ],
)
def test_any_other_date_is_words_with_its_edtf(edtf: str) -> None:
    when = Edtf.parse(edtf)
    made = html(m.dated(when, when.words()))
    assert "<time" not in made
    assert unescape(re.findall(r'data-edtf="([^"]*)"', made)[0]) == edtf
    assert read(made) == when.words()


def test_what_is_empty_makes_nothing() -> None:
    assert m.section("a", "A", "", " ") == m.subsection("A", "") == m.items([]) == m.table(("A",), []) == ""
    assert m.facts([("A", ""), ("B", "b")]) == "- **B:** b"
    assert m.joined("a", "", "b") == "a\u00a0· b"
