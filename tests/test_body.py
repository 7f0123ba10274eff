"""Bodies: a contributor's Markdown is read, and can do no more than be read."""

import re
from html import unescape

import pytest
from markdown import Markdown

from bodies import MARK, codes, html, shown, text
from parley.body import links_in, neutral
from parley.render import CONFIGS, EXTENSIONS

RAW = [
    "<script>alert(1)</script>",
    "<b onclick=x>bold</b>",
    "<!-- hidden -->",
    "<!DOCTYPE x>",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "<![>",
    "<svg/onload=alert(1)>",
    "<time datetime='2017'>then</time>",
    "<q>words</q>",
    "<details><summary>x</summary></details>",
    '<a href="javascript:alert(1)">x</a>',
    MARK,
]

FRAMES = {
    "alone": "{}",
    "in a line": "one {} two",
    "in emphasis": "**{}**",
    "in a list": "- {}",
    "in a quotation": "> {}",
    "in a heading": "# {}",
    "in a table": "| a |\n| --- |\n| {} |",
    "in a note": "x[^1]\n\n[^1]: {}",
    "in a link": "[{}](https://a.example/)",
    "in the text of a link to a record": "[[war|{}]]",
    "after an open tick": "` {}",
    "below a line": "one\n{}",
    "below a line, indented": "one\n    {}",
    "in a paragraph of a list": "- one\n\n    {}",
    "in a paragraph of a numbered list": "1. one\n\n    {}",
    "in a paragraph of a note": "x[^1]\n\n[^1]: one\n\n    {}",
    "below a list": "- one\n\n{}",
    "in a block of code that is not closed": "```\n{}",
    "below a block of code that is not closed": "```\n\n{}",
    "in an indented fence": "   ```\n\n{}\n\n   ```",
    "in a fence with words behind it": "``` two words\n\n{}\n\n```",
    "in a fence of a list": "- ```\n\n  {}\n\n  ```",
    "between ticks on two lines": "a ` b\n` {} ` c",
    "behind a tick escaped": "\\` {} `",
    "behind two ticks": "`` {} `",
    "behind a tick after a backslash": "\\\\` {}",
    "between ticks of unlike number": "``` {} `` x ```",
    "between many ticks": "````````` {} `````````",
    "below a comment": "<!--\n\n{}\n\n-->",
    "below a tag": "<div>\n{}\n</div>",
    "below a tag and a blank line": "<div>\n\n{}\n\n</div>",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("raw", RAW)
def test_raw_html_is_text_wherever_it_stands(frame: str, raw: str) -> None:
    body = frame.replace("{}", raw)
    made = html(body)
    assert MARK not in made
    for tag in ("<script", "<b ", "<!", "<?", "<svg", "<time", "<q", "<details", "<span", '<a href="javascript'):
        assert tag not in made


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_no_word_is_lost_wherever_it_stands(frame: str) -> None:
    body = frame.replace("{}", "see <b>this</b> word")
    assert codes(body) or "see <b>this</b> word" in text(html(body)), html(body)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("`<b>`", "<b>"),
        ("`` a ` <b> ``", "a ` <b>"),
        ("`&lt;`", "&lt;"),
        ("`[[war]]`", "[[war]]"),
        ("`{: .x }`", "{: .x }"),
        ("`a\nb <b> c`", "a\nb <b> c"),
        ("```\n<b> &amp; [[war]]\n```", "<b> &amp; [[war]]\n"),
        ("```html\n<b>\n```", "<b>\n"),
        ("~~~\n<b>\n~~~", "<b>\n"),
        ("````\n```\n<b>\n````", "```\n<b>\n"),
        ("one\n\n    <b>\n\ntwo", "<b>\n"),
        ("\t<b>", "<b>\n"),
    ],
)
def test_code_keeps_its_signs(body: str, code: str) -> None:
    found = re.search(r"<code[^>]*>(.*?)</code>", html(body), re.DOTALL)
    assert found
    assert unescape(found[1]) == code


@pytest.mark.parametrize(
    "attributes", ["{: onclick=x }", "{#search}", "{.parley-x}", "{: #__config .x data-part=verified }"]
)
@pytest.mark.parametrize(
    "frame", ["one {}", "# One {}", "- one {}", "[one](https://a.example/){}", "**one**{}", "one\n{}"]
)
def test_lists_of_attributes_are_text(frame: str, attributes: str) -> None:
    made = html(frame.replace("{}", attributes))
    for tag in re.findall(r"<[^>]*>", made):
        assert not re.search(r' (onclick|data-part|class="parley-x|id="search"|id="__config")', tag)


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# One", ["3"]),
        ("## One\n\n### Two", ["4", "5"]),
        ("#### One\n\n##### Two\n\n###### Three", ["6", "6", "6"]),
        ("One\n===", ["3"]),
        ("One\n---", ["3"]),
        ("  # One", []),
        ("#One", []),
        ("#", []),
        ("##\n\nOne", []),
        ("# # One", []),
        ("> # One", []),
        ("- # One", []),
        ("1. # One", []),
        ("> One\n> ===", []),
        ("- One\n  ===", []),
        ("x[^1]\n\n[^1]: # One", []),
    ],
)
def test_headings_stand_below_those_of_the_page(body: str, levels: list[str]) -> None:
    found = re.findall(r"<h([1-6])", html(body))
    assert min(found, default="3") >= "3"
    assert not levels or found == levels


@pytest.mark.parametrize(
    "id_",
    ["__config", "__search", "__drawer", "__palette", "parley-text", "said", "corrections", "sources", "fn:1"],
)
@pytest.mark.parametrize("frame", ["# {}", "## `{}`", "# {}\n\n# {}", "{}\n==="])
def test_a_heading_takes_no_id_of_the_page(id_: str, frame: str) -> None:
    own = f'## <span data-part="{id_}">Ours</span>\n\n' if id_ in ("said", "corrections", "sources") else ""
    page = neutral(frame.replace("{}", id_), shown) + "\n\n" + own
    made = Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(page)
    ids = re.findall(r' id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert id_ not in ids or f'<h2 id="{id_}"' in made


ADDRESSES = [
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java&#115;cript:alert(1)",
    "java&Tab;script:alert(1)",
    "%6aavascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "/actors/",
    "../actors/ann.md",
    "nope.md",
    "#said",
    "?x",
    "",
    "https:nope.md",
    "\\https://a.example/",
]

WAYS = {
    "a link": "[x]({})",
    "a link with a space": "[x]( {})",
    "a link on two lines": "[x](\n{})",
    "a link in angles": "[x](<{}>)",
    "a link with a title": '[x]({} "t")',
    "a link behind another": "[x](https://a.example/) [y]({})",
    "a link with brackets": "[x [y] z]({})",
    "a link in a link": "[[x]({})](https://a.example/)",
    "a link over two lines": "[x\ny]({})",
    "a reference": "[x][y]\n\n[y]: {}",
    "a reference in angles": "[x][y]\n\n[y]: <{}>",
    "a reference below": "[x][y]\n\n[y]:\n  {}",
    "a reference in a quotation": "[x][y]\n\n> [y]: {}",
    "a reference in a list": "[x][y]\n\n- [y]: {}",
    "a reference in a numbered list": "[x][y]\n\n1. [y]: {}",
    "a reference in a list of a list": "[x][y]\n\n1. * [y]: {}",
    "a reference in a note": "[x][y]\n\n[^1]: [y]: {}",
    "a reference without a name": "[x][]\n\n[x]: {}",
    "a reference by its own name": "[x]\n\n[x]: {}",
    "a reference with a long name": f"[x][{'y' * 300}]\n\n[{'y' * 300}]: {{}}",
    "a link in a paragraph of a list": "- one\n\n    [x]({})",
    "a link in a block of code that is not closed": "```\n\n[x]({})",
    "a link between ticks on two lines": "a ` b\n` [x]({}) ` c",
    "an automatic link": "<{}>",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_body_leads_to_the_web_or_to_records_and_nowhere_else(way: str, address: str) -> None:
    body = way.replace("{}", address)
    hrefs = re.findall(r'href="([^"]*)"', html(body))
    assert codes(body) or all(href.startswith(("https://", "http://", "mailto:", "#fn")) for href in hrefs), hrefs


NARROW = ("an automatic link", "a link in a link", "a link on two lines")
"""Ways in which Markdown, or this archive, makes no link of an address that is allowed."""


@pytest.mark.parametrize("way", [way for name, way in WAYS.items() if name not in NARROW])
@pytest.mark.parametrize(
    "address", ["https://a.example/x?y=z#w", "http://a.example", "mailto:a@b.example", "HTTPS://A.EXAMPLE/"]
)
def test_an_address_of_the_web_is_let_through(way: str, address: str) -> None:
    assert codes(way.replace("{}", address)) == []


@pytest.mark.parametrize(
    "body",
    [
        "![a](https://a.example/x.png)",
        "![a](x.png)",
        "![](https://a.example/x.png){ onerror=x }",
        "text ![a [b] c](https://a.example/x.png)",
        "![a][b]\n\n[b]: https://a.example/x.png",
        "![b][]\n\n[b]: https://a.example/x.png",
        "![b]\n\n[b]: https://a.example/x.png",
        "- one\n\n    ![a](https://a.example/x.png)",
        "[![a](https://a.example/x.png)](https://a.example/)",
    ],
)
def test_pictures_are_refused(body: str) -> None:
    assert "image" in codes(body)


@pytest.mark.parametrize(
    "body", ["Well! [a](https://a.example/)", "Stop![^1]\n\n[^1]: Now.", "a!b", "a! [b](https://a.example/)"]
)
def test_what_is_no_picture_is_let_through(body: str) -> None:
    assert codes(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[[war]]", [(0, 1, None, "war", None)]),
        ("a [[war|the war]] b", [(0, 3, None, "war", "the war")]),
        ("[[topics/war]]", [(0, 1, "topics", "war", None)]),
        ("[[ war ]]", [(0, 1, None, "war", None)]),
        ("one\n[[a]] [[b]]", [(1, 1, None, "a", None), (1, 7, None, "b", None)]),
        ("| a |\n| - |\n| [[war]] |", [(2, 3, None, "war", None)]),
        ("- one\n\n    [[war]]", [(2, 5, None, "war", None)]),
        ("[[War]] [[a b]] [[]] [[|x]] [war]", []),
    ],
)
def test_links_to_records_are_found(body: str, expected: list[tuple[int, int, str | None, str, str | None]]) -> None:
    assert [(w.line, w.column, w.kind, w.id, w.text) for w in links_in(body)] == expected


@pytest.mark.parametrize(
    "body", ["[[war]]", "**[[war]]**", "| a |\n| - |\n| [[war|x]] |", "- one\n\n    [[war]]", "> [[war]]"]
)
def test_links_to_records_are_resolved(body: str) -> None:
    assert 'href="there.md"' in html(body)


def test_a_body_of_all_that_is_allowed_is_let_through() -> None:
    text_ = "# A\n\nB **c** _d_ `e`.\n\n- f\n- g\n\n1. h\n\n> i\n\n"
    body = text_ + "| j | k |\n| --- | ---: |\n| l | m |\n\nn[^1]\n\n[^1]: o\n\n---\n\np"
    assert codes(body) == []
    for tag in ("h3", "strong", "em", "code", "ul", "ol", "blockquote", "table", "sup", "hr"):
        assert f"<{tag}" in html(body)
