"""One line of a page. Its grammar is checked as a whole; then each mark can mean but one thing, and is replaced."""

import re
from functools import lru_cache
from html import escape, unescape

from parley.urls import ROOT, address

REMEMBERED = 65_536
"""How many lines are kept: the lists of many pages have lines in common."""

# `++` and `*+` give back nothing that they took, so the time to read a line grows with its length alone
_CODE_POINT = "(?:3[3-9]|[4-9][0-9]|1[01][0-9]|12[0-6])"  # a printable character of ASCII
# what a backslash and its mark become here: unlike a reference, it may not stand in an attribute
_ESCAPED = "&#x(?:2[1-9a-f]|[3-6][0-9a-f]|7[0-9a-e]);"
_WORDS = "|".join(
    (
        r"[^\\`*_\[\]<>&|!\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff]++",
        rf"&(?:amp|lt|gt|quot|#{_CODE_POINT});",
        _ESCAPED,
        r"!(?!\[)",
        "(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])",
        "`(?! )[A-Za-z0-9… _.,:/-]++(?<! )`(?!`)",
    )
)
_VALUE = rf"(?:[A-Za-z0-9 .,:;?%/+~-]++|&#(?!34;|38;|60;|62;){_CODE_POINT};)*+"
_PART = 'data-part="[a-z0-9-]+"(?: id="[a-z-]+-[0-9]+")?'
_SPAN = rf'<span (?:{_PART}|data-edtf="{_VALUE}"|lang="{_VALUE}" dir="(?:ltr|rtl)"|dir="auto")>'
_DATE = rf'<time datetime="{_VALUE}" data-edtf="{_VALUE}">(?:{_WORDS})*+</time>|<q>(?:{_WORDS})*+</q>'

_ID = "[a-z0-9][a-z0-9-]*+"
_ANCHOR = "#[a-z][a-z0-9-]*+"
_ASKED = rf"\?[a-z]++={_ID}(?:&amp;[a-z]++={_ID})*+"
_FILE = rf"{ROOT}(?:{_ID}/)*+{_ID}\.(?:md(?:{_ASKED})?|jsonl|json|xml|csv|txt)(?:{_ANCHOR})?"
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)+[a-z]{2,}"
_SITE = rf"https?://{_HOST}(?::[1-9][0-9]{{1,3}})?(?:[/?#](?:[A-Za-z0-9/._~%?=+,:;@#-]++|&amp;)*+)?"
_MAILBOX = rf"mailto:[A-Za-z0-9.+-]++@{_HOST}"

# as little within each other as pages have it: the more, the longer this takes to compile, in every process
_LINK = rf"\[(?!\^)(?:{_WORDS})*+\]\((?:{_FILE}|{_SITE}|{_ANCHOR}|{_MAILBOX})\)"
_APART = rf'<span dir="auto">(?:{_WORDS}|{_LINK})*+</span>'
_LOUD = rf"\*\*?(?![\s*])(?:{_WORDS}|{_LINK}|{_APART})++(?<!\s)\*\*?(?!\*)"
_RUN = f"{_WORDS}|{_LINK}|{_LOUD}|{_DATE}"
_LINE = re.compile(rf"(?:{_RUN}|{_SPAN}(?:{_RUN}|{_SPAN}(?:{_RUN})*+</span>)*+</span>)*+(?<!\s)")
_STARS = re.compile(r"\*+")

_BEGINS_PLAINLY = re.compile(r"(?!\[[^\[\]]*\]:|\d+\.(?:\s|$))(?:[^\s#>|+~=*-]|\*\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_ELEMENT_OR_ANGLE = re.compile(r"(<[^<>]*>)|>")
_LINK_PARTS = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)")
_REFERENCE = re.compile(r"&(?:quot|#[0-9a-fx]+);")
_PAIRS = (("**", "strong"), ("*", "em"), ("`", "code"))


@lru_cache(REMEMBERED)
def line(markdown: str) -> str:
    """A line of Markdown as HTML; raises ValueError where it is not plain."""
    if not _BEGINS_PLAINLY.match(markdown):
        raise ValueError(f"{markdown!r} begins like a block")
    text = markdown
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: f"&#x{ord(m[1]):x};", text)
    if text.count(">") != text.count("<"):
        text = _ELEMENT_OR_ANGLE.sub(lambda m: m[1] or "&gt;", text)
    stars = _STARS.findall(text) if "*" in text else []
    if not _LINE.fullmatch(text) or stars[::2] != stars[1::2]:
        raise ValueError(f"{markdown!r} is no plain line")
    if "](" in text:
        text = _LINK_PARTS.sub(lambda m: f'<a href="{_address(m[2])}">{m[1]}</a>', text)
    for mark, element in _PAIRS:
        while mark in text:
            text = text.replace(mark, f"<{element}>", 1).replace(mark, f"</{element}>", 1)
    if "&" in text:
        text = _REFERENCE.sub(lambda m: escape(unescape(m[0]), quote=False), text)
    return text.replace("\xa0", "&nbsp;")


def _address(link: str) -> str:
    """Where a link leads: to a page of ours by its address, which begins at the root as the link does."""
    if not link.startswith(ROOT):
        return link
    file, rest = link, ""
    for mark in "#?":
        file, found, behind = file.partition(mark)
        rest = f"{found}{behind}{rest}"
    return f"{ROOT}{address(file[1:])}{rest}" if file.endswith(".md") else link
