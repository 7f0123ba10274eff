"""The archive's dialect: its short way to HTML gives what MkDocs gives, byte for byte, or nothing."""

import posixpath
import random
import re
from collections.abc import Iterator
from functools import cache

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from parley.build import archive
from parley.dialect import Heading, Html
from parley.dialect import html_of as html_of_rooted
from parley.link import Archive
from parley.render import CONFIGS, EXTENSIONS
from parley.urls import ROOT as ROOT_OF_SITE
from parley.views import pages
from parley.writing import markup as m
from sites import ROOT

PATH = "actors/ann.md"


@cache
def config() -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "Parley", "site_url": "https://parley.example/", "docs_dir": str(ROOT / "content")})
    assert made.validate() == ([], [])
    made.markdown_extensions, made.mdx_configs = list(EXTENSIONS), dict(CONFIGS)
    return made


def file_at(path: str) -> File:
    return File(path, src_dir=None, dest_dir="site", use_directory_urls=True)


def slow(markdown: str, path: str = PATH) -> Html:
    """A page as MkDocs renders it, with every file that it links to."""
    links = re.findall(r"\]\(([\w./-]+)", markdown)
    files = {posixpath.normpath(posixpath.join(posixpath.dirname(path), link)) for link in links}
    page = Page(None, file_at(path), config())
    page.markdown = markdown
    page.render(config(), Files([file_at(name) for name in sorted(files) if not name.startswith(".")]))
    return Html(page.content or "", tuple(map(heading, page.toc)))


def html_of(markdown: str, path: str) -> Html | None:
    """A page in the dialect, from Markdown with links as its file writes them."""

    def rooted(found: re.Match[str]) -> str:
        return f"]({ROOT_OF_SITE}{posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))}"

    return html_of_rooted(re.sub(r"\]\((?!\w+:)([\w./-]+)", rooted, markdown), path)


def heading(link: AnchorLink) -> Heading:
    return Heading(link.title, link.id, link.level, tuple(map(heading, link.children)))


def archive_pages(made: Archive) -> Iterator[tuple[str, str]]:
    return ((page.path, f"{page.markdown}\n") for page in pages(made))


def share_that_is_plain(found: Iterator[tuple[str, str]]) -> float:
    """Which share of pages the dialect covers, when each of them is as MkDocs has it.

    The guides and the reference are not counted: of them no archive has more than a few.
    """
    plain = []
    for path, markdown in found:
        made = html_of(markdown, path)
        assert made is None or made == slow(markdown, path), path
        if not path.startswith("about/"):
            plain.append(made is not None)
    return sum(plain) / len(plain)


def test_pages_of_the_toy_archive_are_as_mkdocs_has_them(toy: Archive) -> None:
    assert share_that_is_plain(archive_pages(toy)) > 0.9


def test_pages_of_the_real_archive_are_as_mkdocs_has_them() -> None:
    made, _ = archive(ROOT / "content")
    assert share_that_is_plain(archive_pages(made)) > 0.95


PLAIN = {
    "heading": "# Karsa",
    "heading with marks": r"# \[withheld\]: \*a\* \#1 \\ &lt;b&gt; &amp;c; &#126; 7 > 5 “q” x y",
    "heading without a letter": "# …",
    "heading of one word": "# आन",
    "sections": m.section("said", "Said", "a", m.subsection("B & c".replace("&", "&amp;"), "d"), m.subsection("E", "f"))
    + "\n\n"
    + m.section("note", "N", "g"),
    "subsections alike": "# A\n\n### A\n\n### A\n\n### A\\_1\n\n### A",
    "subsection named as a section": "### Said\n\n" + m.section("on-said", "Said", "a") + "\n\n### said",
    "subsection first": "# A\n\n### B\n\na\n\n" + m.section("c", "C", "### D\n\n#### E\n\nf") + "\n\n###### G\n\nh",
    "subsection with a link": "### The paper: [A \\[b\\]](../articles/x.md)\n\na",
    "parts of a section that have names": "# A\n\n"
    + m.section("a-1", "[B](b.md) &gt; c", m.subsection(m.part("a-1--b", "[D](d.md)"), "- e"), m.subsection("a 1", "f"))
    + "\n\n"
    + m.section("g", "G", m.subsection(m.part("g--b", "H"), "i", "#### J"), m.subsection(m.part("g--c", "K"), "l")),
    "folded section": m.section("content-warning", "Content warning: *wounds*", "a", m.subsection("B", "c"))
    + "\n\n"
    + m.section("said", "Said", "d"),
    "folded section below another": m.section("said", "Said", "a")
    + "\n\n"
    + m.section("content-warning", "Content warning: b", "c", m.subsection("D", "e")),
    "title with entities": m.section("said", "A &amp; “b” &lt;c&gt;\u2009 d\xa0e", "f"),
    "paragraph": "One [link](b.md), one\n[on the next line](../quotes/x.md).",
    "paragraphs": "a\n\n\n\nb\n\nc 1. d - e + f # g = h",
    "blank lines around": "\n\na\n\n",
    "marks escaped": m.text("\\ ` * _ [a] | {b} #c &d <e ~f"),
    "line that begins like a list": "\n\n".join(m.text(f"{mark} a") for mark in ("-", "+", ">", "1.", "2)", "*", "#")),
    "entities": "&amp; &lt; &gt; &quot; &#33; &#38; &#60; &#62; &#34; &#39; &#126; &amp;amp; &amp;#60;",
    "characters": "\"a\" 'b' > c -> d \xa0 e\u202f\u200bf \u2028 g ~ ^ $ % @ {h} x = y; z! {: #i }",
    "emphasis": "**a** *b* **c**d*e*f **[g](h.md)** *i\\** **j k**.",
    "emphasis in a mark": m.part("a", f"**b** *c* {m.part('d', '**e**')} f"),
    "underscores in words": "a_b c_d_e 1_000",
    "code": "SHA-256 `e8a0169fec46e00f…`, `no names` and \\`",
    "marks": m.part("kicker", f"a [b](c.md) {m.part('draft', '(draft)')} {m.in_language('آن', 'ar', 'en')} <q>d</q>"),
    "mark in a mark": m.part("a", f"b {m.part('c', '**d** [e](f.md) <q>g</q>')} h"),
    "dates": '<time datetime="2031" data-edtf="2031">2031</time> <span data-edtf="&#91;1..2&#93;~%?">one or two</span>',
    "list": "- a\n- **b:** [c](d.md) · e\n- \\- f",
    "list, paragraph, list": "- a\n\nb\n\n- c",
    "list, comment, list": "- a\n\n<!-- -->\n\n- c",
    "quotation": m.blockquote("“a”", "b\nc", m.part("attribution", "— d")),
    "quotations with a comment between": "\n\n<!-- -->\n\n".join([m.blockquote("a", "b")] * 3),
    "quotations with nothing between": "\n\n".join([m.blockquote("a"), m.blockquote("b", "c"), m.blockquote("d")]),
    "comments": "a\n\n<!-- -->\n\n<!-- -->\n\nb\n\n<!-- -->",
    "table": m.table(("A", "[b](c.md)"), [("**d**", "e"), ("**f** g", ""), ("", "h \\| i"), ("**j** **k**", "–")]),
    "table of one column": m.table(("A",), [("b",), ("**c**",), ("*d*",)]),
    "tables": "\n\n".join([m.table(("A", "B"), [("c", "`d`")]), "e", m.table(("F",), [("g",)])]),
    "links": "[a](ann.md) [b](ann/said.md) [c](ann/said/page/2.md#d) [e](index.md) [f](../index.md) [g](#said)",
    "links in a roundabout way": "[a](../actors/ann.md) [b](../actors/bob.md) [c](../actors/index.md)",
    "links that ask": "[a](../search.md?topic=b) [c](../search.md?speaker=d-1&amp;topic=e&amp;year=2017#f)",
    "part that links lead to": f"- {m.anchor('correction', 1, '1 May')} a\n- {m.anchor('correction', 12, '[b](c.md)')}",
    "links to files": "[a](../data/quotes.jsonl) [b](../feeds/articles.xml)",
    "links away": "[a](https://a-b.example/c_d?e=f&amp;g=h,i;j#k~l) [m](http://a.example) [n](mailto:o.p@q.example)",
    "link with marks": "[a \\] \\*b\\* &amp; c `d` > e](f.md)!",
}


@pytest.mark.parametrize("markdown", PLAIN.values(), ids=PLAIN)
def test_what_is_plain_is_as_mkdocs_has_it(markdown: str) -> None:
    assert html_of(markdown, PATH) == slow(markdown)


@pytest.mark.parametrize(
    "path", ["index.md", "about.md", "actors/index.md", "actors/page/2.md", "actors/ann/said.md", "data/index.md"]
)
def test_links_lead_where_mkdocs_leads_them(path: str) -> None:
    up = "../" * path.count("/")
    targets = ("index.md", "about.md", "actors/index.md", "actors/ann.md", "actors/ann/said.md", "data/quotes.jsonl")
    markdown = " ".join(f"[a]({way}{target}#b)" for target in targets for way in (up, "") if not target.endswith("l"))
    made = html_of(f"{markdown} [c]({up}data/quotes.jsonl)", path)
    assert made == slow(f"{markdown} [c]({up}data/quotes.jsonl)", path)


def test_a_page_does_not_depend_on_those_read_before_it() -> None:
    markdown = "[a](bob.md) [b](ann/said.md) [c](bob/said.md)"
    for path in ("actors/ann.md", "actors/bob.md", "actors/eve.md", "actors/index.md"):
        assert html_of(markdown, path) == slow(markdown, path)


FOREIGN = {
    "heading of the first level below": "# A\n\n# B",
    "heading that is no section": "# A\n\n## B",
    "heading whose section is not all of it": '## <span data-part="a">B</span> c',
    "heading with an angle in a section": '## <span data-part="a">b > c</span>',
    "heading with text below": "### A\nb",
    "heading with a tail": "### A ###",
    "heading with a mark": f"### {m.part('draft', '(draft)')} A",
    "heading with a mark behind": f"### A {m.part('draft', '(draft)')}",
    "heading underlined": "a\n---",
    "rule": "a\n\n* * *\n\nb",
    "list below a paragraph": "a\n- b",
    "list with a second line": "- a\n  b",
    "list within a list": "- a\n    - b",
    "list within an item": "- - a",
    "lists with a blank line between": "- a\n\n- b",
    "numbered list": "1. a\n2. b",
    "numbered list in other digits": "٣. a",
    "item that is a heading": "- # a",
    "item that is a quotation": "- > a",
    "empty item": "- a\n-\n- b",
    "paragraph of an item": "- a\n\n    b",
    "list in a quotation": "> - a",
    "lazy quotation": "> a\nb",
    "quotation below a paragraph": "a\n> b",
    "code indented": "    a",
    "code fenced": "```\na\n```",
    "code with marks": "`a * b`",
    "code with two ticks": "``a``",
    "codes side by side": "`a``b`",
    "spaces at the end": "a  \nb",
    "a tab": "a\tb",
    "a character of control": "a\x02b\x03 \x85",
    "a mark of byte order": "### \ufeffa",
    "a space of another kind first": "\u3000a",
    "definition of a link": "[a]: https://a.example/\n\n[a]",
    "definition of a link within a link": "[a\\]: b](c.md)",
    "definition of a note": "a[^1]\n\n[^1]: b",
    "link of two parts": "[a][b]",
    "link with a title": '[a](b.md "c")',
    "link with brackets": "[a](https://a.example/b_(c))",
    "link within a link": "[a [b](c.md) d](e.md)",
    "link that is an image": "![a](b.md)",
    "link to nowhere": "[a]() [b](<c.md>) [d](e f.md)",
    "link to a script": "[a](javascript:b)",
    "link to a host that is none": "[a](http://1.2.3.4.5/) [b](https://xn--a/) [c](https://d.0x1/) [e](https://f:99999/)",
    "link out of the site": "[a](../../b.md)",
    "link to an address by itself": "<https://a.example/>",
    "emphasis left open": "**a",
    "emphasis closed twice": "**a***",
    "emphasis closed by half": "**a* b",
    "emphasis closed by more": "*a** b",
    "emphases that cross": "*a **b* c**",
    "emphasis of three": "***a***",
    "emphasis within emphasis": "**a *b* c**",
    "emphasis side by side": "**a****b**",
    "emphasis by underscores": "_a_ __b__",
    "emphasis with a space": "** a **",
    "emphasis across a mark": f"**a {m.part('b', 'c**')}",
    "marks three deep": m.part("a", m.part("b", m.part("c", "d"))),
    "mark in a link": f"[{m.part('a', 'b')}](c.md) [<q>d</q>](e.md)",
    "mark left open": '<span data-part="a">b',
    "marks that cross": '<span data-part="a"><q>b</span></q>',
    "mark across lines": '<span data-part="a">b\nc</span>',
    "attribute of another kind": '<span class="a">b</span> <span data-part="A">c</span>',
    "attribute with an escape": '<span data-edtf="\\[a\\]">b</span>',
    "attribute with a quotation mark": '<span data-edtf="&#34;&#60;">a</span>',
    "element of another kind": "<b>a</b> <div>c</div>",
    "comment of another kind": "<!-- a -->",
    "comment in a line": "a <!-- --> b",
    "entity of another kind": "&copy; &#8212; &#0; &#128; &#x26;",
    "ampersand": "a & b &c &#d",
    "backslash before a letter": "\\a \\",
    "bar": "a | b",
    "table with alignment": "| a | b |\n| :-- | --: |\n| c | d |",
    "table with a short row": "| a | b |\n| --- | --- |\n| c |",
    "table with a code": "| a | b |\n| --- | --- |\n| `c | d` |",
    "table without rows": "| a | b |\n| --- | --- |",
    "table without bars around": "a | b\n--- | ---\nc | d",
    "place of a table of contents": "[TOC]",
}


@pytest.mark.parametrize("markdown", FOREIGN.values(), ids=FOREIGN)
def test_what_is_not_plain_is_refused(markdown: str) -> None:
    assert html_of(markdown, PATH) is None
    assert html_of(f"# A\n\na\n\n{markdown}\n\nb", PATH) is None


BLOCKS = [*PLAIN.values()] * 9 + [*FOREIGN.values()]

SNAGS = (
    *(
        "\\",
        "`",
        "*",
        "**",
        "_",
        "[",
        "]",
        "](",
        ")",
        "<",
        ">",
        "#",
        "- ",
        "+ ",
        "1. ",
        "!",
        "|",
        " | ",
        "~",
        "=",
        "---",
    ),
    *("&", "&amp;", "&#60;", "&#x5b;", ";", ":", "]:", "\n", "\n\n", "\n- ", "\n> ", "\n>\n> ", "\n### ", " ", "    "),
    *(
        "\t",
        "\xa0",
        "\u200b",
        "\u2028",
        "\u3000",
        "\ufeff",
        "\x02",
        "٣",
        "é",
        "İ",
        "x",
        "</span>",
        "<q>",
        "</q>",
        "<!--",
    ),
    *('<span data-part="x">', '<span data-edtf="&#91;">', "[a](b.md)", "[a](https://a.example/)", "[^1]", "<b>", '"'),
)


def mixture(chance: random.Random) -> str:
    """A small document of pieces that are plain, and of some snags in them."""
    markdown = "\n\n".join(chance.choices(BLOCKS, k=chance.randint(1, 2)))
    for _ in range(chance.randint(0, 2)):
        at = chance.randint(0, len(markdown))
        markdown = markdown[:at] + chance.choice(SNAGS) + markdown[at + chance.randint(0, 2) :]
    return markdown


def test_a_mixture_is_as_mkdocs_has_it_or_is_refused() -> None:
    chance = random.Random(2031)
    plain = 0
    for _ in range(3_000):
        markdown = mixture(chance)
        made = html_of(markdown, PATH)
        if made is not None:
            plain += 1
            assert made == slow(markdown), repr(markdown)
    assert plain > 600


def test_the_time_a_line_takes_grows_with_its_length_alone() -> None:
    for snag in ("[a", "**a", '<span data-part="a">', "*", "&amp;", "a_", "<q>", "`a ", "[](https://a.a"):
        assert html_of(f"{snag * 20_000}|", PATH) is None
