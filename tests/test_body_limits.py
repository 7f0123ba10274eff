"""Bodies: what is too much is refused, and whatever is let through is read in bounded time and does no harm."""

import random
import re
import time

import pytest

from bodies import MARK, codes, html
from parley.body import MAX_BODY, MAX_LINE, MAX_MARKS


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("x" * MAX_BODY, "body-line"),
        ("x " * MAX_BODY, "body-size"),
        ("x" * MAX_LINE, None),
        ("x" * (MAX_LINE + 1), "body-line"),
        ("[" * MAX_MARKS, None),
        ("[" * (MAX_MARKS + 1), "body-marks"),
        ("> " * 30 + "x", "body-depth"),
    ],
)
def test_a_body_is_bounded(body: str, code: str | None) -> None:
    assert codes(body) == ([code] if code else [])


PIECES = [
    *("`", "``", "```", "~~~", "\n", "\n\n", "    ", "  ", "\t", "- ", "1. ", "> ", "* ", "# ", "#", "===", "---"),
    *(
        "|",
        "| - |",
        "|a|b|\n|-|-|\n",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "[x](",
        "[x][y]",
        "[y]: ",
        "[x]:",
        "[^1]",
        "[^1]: ",
    ),
    *(
        "[[war]]",
        "[[war|",
        "!",
        "![",
        "\\",
        "_",
        '"',
        "'",
        "&",
        "&lt;",
        "&#60;",
        "{: .x }",
        "<div>",
        "</div>",
        "<!--",
        "-->",
    ),
    *("nope.md", "javascript:alert(1)", "https://a.example/", "mailto:", "word ", "<?", MARK),
]


@pytest.mark.parametrize("seed", range(8))
def test_no_mixture_of_marks_does_more_than_be_read(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(400):
        body = "".join(chance.choices(PIECES, k=chance.randint(2, 14)))
        if codes(body):
            continue
        made = html(body)
        assert not re.search(r"<(span|div data|img|script|h[12])", made), body
        hrefs = re.findall(r'href="([^"]*)"', made)
        assert all(href.startswith(("https://", "http://", "mailto:", "#", "there.md")) for href in hrefs), body
        ids = re.findall(r' id="([^"]*)"', made)
        assert len(ids) == len(set(ids)), body


MANY = {
    **{f"{mark} in a row": mark for mark in "[]*_`~!<&()#>|-+=:{}^\\\"'"},
    **{f"{mark} spaced": f"{mark} " for mark in "[*_`<(|-"},
    **{f"{mark} on lines": f"{mark}\n" for mark in "[*`<#>|-+=:"},
    **{f"{mark} in paragraphs": f"{mark} a\n\n" for mark in "#>|-:"},
    "links": "[a](https://a.b) ",
    "open links": "[a](<b",
    "references": "[a]: https://a.b\n",
    "notes": "[^a]: b\n\n    c\n\n",
    "uses of notes": "[^a] ",
    "pictures": "![",
    "tags": "<div ",
    "comments": "<!--",
    "entities": "&#60;",
    "emphasis": "*a **b ***c ",
    "links to records": "[[war]] ",
    "open links to records": "[[war|",
    "rows": "|a|b|\n",
    "headed rows": "|a|b|\n|-|-|\n",
    "headings": "# a\n",
    "underlined": "a\n==\n\n",
    "items": "- a\n",
    "nested items": "- a\n  - b\n    - c\n",
    "numbered": "1. a\n",
    "quotations": "> a\n",
    "nested quotations": "> > > > a\n",
    "fences": "```\n",
    "code": "    a\n\n",
    "ticks": "`a` ``b",
    "escapes": "\\*",
    "spaces": "a  \n",
    "wide": "a\u00a0",
}


@pytest.mark.parametrize("piece", MANY.values(), ids=MANY)
def test_a_body_that_is_let_through_takes_bounded_time(piece: str) -> None:
    limited = [MAX_BODY // len(piece), *(MAX_MARKS // piece.count(m) for m in "[]*_`~!<&(" if m in piece)]
    count = min(limited)
    body = piece * (min(count, MAX_LINE // len(piece)) if "\n" not in piece else count)
    started = time.process_time()
    assert codes(body) or html(body) is not None
    assert time.process_time() - started < 6
