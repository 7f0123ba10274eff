"""The only module that writes markup: contributors' words made harmless, and our own few inline elements.

Everything of a record passes `text` (or `parley.body.neutral`) before it enters a page, so that `<` on a page is ours.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from parley.dates import Edtf
from parley.language import message

_SPECIAL = re.compile(r"[\\`*_\[\]|{}#&<~]")
_ESCAPES = {
    **{mark: f"\\{mark}" for mark in "\\`*_[]|{}#"},
    "&": "&amp;",
    "<": "&lt;",
    # a tilde has no escape in all kinds of Markdown, and strikes words out in some
    "~": "&#126;",
}
_LEADING = re.compile(r"^(?:([-+>])|(\d+)([.)])(?=\s|$))")
_BLANK = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"[^\S\xa0]+")
_ATTRIBUTE = re.compile(r"[^A-Za-z0-9 .,:;?%/+-]")
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
"""ISO 15924 codes of the scripts written from right to left."""

_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
_AGAINST = {"ltr": re.compile(f"[{_FROM_RIGHT}]"), "rtl": re.compile(rf"(?![{_FROM_RIGHT}])[^\W\d_]")}
"""By direction, letters that are read the other way."""

UNDATED = message("date not recorded")

JOINT = "\u00a0· "
"""Between the parts of one line; where the line is broken the dot stays behind, for none begins with it."""

NAME = 200
"""Characters of a name at most: what is no longer is kept as Markdown, for names recur from page to page."""


def text(words: str) -> str:
    """Words of a record as Markdown that reads as they do, on one line."""
    return _name(words) if len(words) <= NAME else _escaped(words)


def _escaped(words: str) -> str:
    # a space at which no line may break stays one
    spaced = _SPACE.sub(" ", words).strip() if "\xa0" in words else " ".join(words.split())
    escaped = _SPECIAL.sub(lambda m: _ESCAPES[m[0]], spaced)
    return _LEADING.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)


_name = lru_cache(maxsize=16_384)(_escaped)


def prose(words: str) -> str:
    """Words of a record that may have paragraphs, as Markdown that reads as they do."""
    return "\n\n".join([text(paragraph) for paragraph in _BLANK.split(words)])


def isolated(markdown: str, words: str, direction: str) -> str:
    """Markdown of some words, set apart from what stands around it where they are read from the other side."""
    if direction == "ltr" and words.isascii():
        return markdown
    return f'<span dir="auto">{markdown}</span>' if _AGAINST[direction].search(words) else markdown


def part(name: str, markdown: str) -> str:
    """Markdown marked as what it is, for the theme."""
    return f'<span data-part="{name}">{markdown}</span>'


def anchor(name: str, number: int, markdown: str) -> str:
    """Markdown marked as one of several of a sort, to which links may lead by `#name-number`."""
    return f'<span data-part="{name}" id="{name}-{number}">{markdown}</span>'


def picture(name: str) -> str:
    """The place of a picture, which is a paragraph of its own."""
    return part(f"picture-{name}", "")


def dated(when: Edtf, words: str) -> str:
    """A date in words: `<time>` where it is a plain year, month or day, else `<span>`, both with its EDTF."""
    edtf = _attribute(when.text)
    if when.plain:
        return f'<time datetime="{edtf}" data-edtf="{edtf}">{words}</time>'
    return f'<span data-edtf="{edtf}">{words}</span>'


def in_language(markdown: str, language: str, page_language: str) -> str:
    """Markdown marked with its language and direction, where that is not the page's."""
    if not language or language.partition("-")[0] == page_language.partition("-")[0]:
        return markdown
    return f'<span lang="{_attribute(language)}" dir="{direction(language)}">{markdown}</span>'


@lru_cache(maxsize=1_024)
def direction(language: str) -> str:
    """`rtl` or `ltr`, by the script in which a language is written."""
    import langcodes  # its tables take a while to read, and most pages are in one language

    script = langcodes.Language.get(language).maximize().script
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def section(name: str, title: str, *blocks: str) -> str:
    """A section with a fixed name, or nothing where there is nothing in it."""
    filled = [block for block in blocks if block.strip()]
    return "\n\n".join([f"## {part(name, title)}", *filled]) if filled else ""


def subsection(title: str, *blocks: str, level: int = 3) -> str:
    """A part of a section, or of such a part."""
    filled = [block for block in blocks if block.strip()]
    return "\n\n".join([f"{'#' * level} {title}", *filled]) if filled else ""


def items(lines: Iterable[str]) -> str:
    """A list."""
    return "\n".join([f"- {line}" for line in lines if line])


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of facts with their names; those without a value are left out."""
    return items([f"**{name}:** {value}" for name, value in pairs if value])


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table, or nothing where it has no rows."""
    lines = [f"| {' | '.join([cell or ' ' for cell in row])} |" for row in rows]
    heads = list(header)
    rule = f"| {' | '.join('---' for _ in heads)} |"
    return "\n".join([f"| {' | '.join(heads)} |", rule, *lines]) if lines else ""


def blockquote(*paragraphs: str) -> str:
    """A quotation's block; its last paragraph says whose it is."""
    return "\n>\n".join(["> " + p.replace("\n", "\n> ") for p in paragraphs if p])


def apart(blocks: Iterable[str]) -> str:
    """Blocks of quotation one after the other: with only a blank line between them, Markdown makes them one."""
    return "\n\n<!-- -->\n\n".join(blocks)


def joined(*parts: str) -> str:
    """Parts of one line, set apart by middle dots; empty ones are left out."""
    return JOINT.join(filter(None, parts))


def _attribute(value: str) -> str:
    return _ATTRIBUTE.sub(lambda m: f"&#{ord(m[0])};", value)
