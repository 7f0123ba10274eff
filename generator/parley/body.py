"""Bodies: what a contributor's Markdown may hold, and how it is made harmless before it enters a page.

Nothing here depends on knowing what is code, on which Markdown parsers disagree: `<` and `&` are escaped everywhere,
links and addresses are looked at everywhere. `parley.render` shows the escapes in code as what they stand for.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from parley.ids import likely
from parley.records.types import checked_url

MAX_BODY = 60_000
MAX_LINE = 20_000
MAX_INDENT = 40
MAX_LINES = 2_000
MAX_HEADINGS = 100
MAX_MARKS = 1_500
"""Bounds on what one body may ask of a Markdown parser, whose time grows with the square of unmatched marks."""

_WIKI = re.compile(r"\[\[([^\[\]\n|]{1,210})(?:\|([^\[\]\n]{1,500}))?\]\]")
_OPEN = re.compile(r"\[\[(?=\w)[^\[\]]{1,200}$")
_TARGET = re.compile(r"(?:([a-z]+(?:-[a-z]+)*)/)?([a-z0-9]+(?:-[a-z0-9]+)*)")
_PREFIX = r"^(?:[\s>*+-]|\d+[.)]|\[\^[^\]\n]*\]:)*"
_ADDRESS = re.compile(r"\]\(\s*<?([^\s)>]*)|" + _PREFIX + r"\[(?!\^)[^\]\n]+\]:\s*<?(\S+)", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<![\\`])(`{1,8})(?!`)([^\n]{1,500}?)(?<!`)\1(?!`)")
_HEADING = re.compile(r" {0,3}(#{1,6})[#\s]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
_SET_APART = re.compile(r"^ {0,3}[#=\-`~]", re.MULTILINE)
"""A line that may be a heading, the line below one, or the beginning of a block of code."""
_INDENT = re.compile(r"[\s>*+\-\d.)]*")

_NOT_TOLD = re.compile(r"^ *\|.*$|^ *\[\^[^\]]+\]:.*$|^ *(?:```|~~~).*$", re.MULTILINE)
_DRAWN = re.compile(r"^ *\|[\s|:-]*$|^ *~~~.*$|\|", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]]+\]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_NUMBER_SIGNS = re.compile(r"^#{1,6} ", re.MULTILINE)


class WikiLink(NamedTuple):
    """A link to a record: `[[id]]`, `[[id|text shown]]` or `[[kind/id]]`; `line` from 0, `column` from 1."""

    line: int
    column: int
    kind: str | None
    id: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What may not stand in a body; `line` from 0, `column` from 1."""

    line: int
    column: int
    code: str
    message: str


Resolve = Callable[[WikiLink], str]
"""Gives the Markdown, or the words, of a link to a record."""


def links_in(body: str) -> Iterator[WikiLink]:
    """The links to records that stand outside code, in order."""
    if "[[" not in body:
        return
    lines = body.split("\n")
    fenced = _fenced(lines)
    for number, line in enumerate(lines):
        if "[[" not in line or number in fenced:
            continue
        for start, piece, is_code in _pieces(line):
            for found in _WIKI.finditer(piece):
                target = _TARGET.fullmatch(found[1].strip())
                if target and not is_code:
                    yield WikiLink(number, start + found.start() + 1, target[1], target[2], found[2])


def faults(body: str, leads: Callable[[str], bool] = lambda address: False) -> Iterator[Fault]:
    """All that keeps a body from being rendered safely and in bounded time.

    `leads` tells of an address that is none of the web's whether a link may have it all the same.
    """
    if len(body) > MAX_BODY:
        yield Fault(0, 1, "body-size", f"the text has {len(body):,} characters; at most {MAX_BODY:,}: shorten it")
        return
    crowded = (mark for mark in "[]*_`~!<&(" if body.count(mark) > MAX_MARKS)
    if len(body) > MAX_MARKS and (mark := next(crowded, "")):
        yield Fault(0, 1, "body-marks", f"{body.count(mark):,} times {mark!r}; at most {MAX_MARKS:,}: thin it out")
        return
    lines = body.split("\n")
    # every heading is a line: a body of few lines, as most are, has no need of counting
    headings = sum(map(_is_heading, lines)) if len(lines) > MAX_HEADINGS else 0
    for number, bound, what in ((len(lines), MAX_LINES, "lines"), (headings, MAX_HEADINGS, "headings and rules")):
        if number > bound:
            yield Fault(0, 1, "body-lines", f"the text has {number:,} {what}; at most {bound:,}: shorten it")
            return
    for number, line in enumerate(lines):
        indent = _INDENT.match(line)
        if len(line) > MAX_LINE:
            yield Fault(
                number, 1, "body-line", f"the line has {len(line):,} characters; at most {MAX_LINE:,}: split it"
            )
        elif indent and len(indent[0].expandtabs(4)) > MAX_INDENT:
            yield Fault(number, 1, "body-depth", "this is nested too deep for a page; use fewer levels")
    yield from _bad_links(body)
    yield from _bad_addresses(body, leads)


def _is_heading(line: str) -> bool:
    return bool(_HEADING.match(line) or _UNDERLINE.fullmatch(line))


def _bad_links(body: str) -> Iterator[Fault]:
    for found in _WIKI.finditer(body):
        if not _TARGET.fullmatch(found[1].strip()):
            line, column = _place(body, found.start())
            meant = likely(found[1])
            hint = f"[[{meant}]], if a record's file has that name" if meant else "[[id]], [[kind/id]] or [[id|words]]"
            words = f"`[[{found[1][:60]}]]` is no link to a record; write {hint}"
            yield Fault(line, column, "link", words)
    if "[[" in body:
        yield from _open_links(body.split("\n"))


def _open_links(lines: list[str]) -> Iterator[Fault]:
    fenced = _fenced(lines)
    for number, line in enumerate(lines):
        for start, piece, is_code in _pieces(line) if "[[" in line and number not in fenced else ():
            found = _OPEN.search(piece)
            if found and not is_code:
                words = "`[[` has no `]]` on this line; write the link as [[id]]"
                yield Fault(number, start + found.start() + 1, "link", words)


def _bad_addresses(body: str, leads: Callable[[str], bool]) -> Iterator[Fault]:
    start = body.find("![")
    while start >= 0:
        if not body.startswith("![^", start):
            line, column = _place(body, start)
            yield Fault(line, column, "image", "bodies hold no images; describe what the picture shows")
        start = body.find("![", start + 2)
    if "](" not in body and "]:" not in body:
        return  # looked for first, since the pattern is tried at every character
    for found in _ADDRESS.finditer(body):
        group = 1 if found[1] is not None else 2
        address = found[group].rstrip(">")
        if address.lower().startswith("mailto:") or (
            group == 1 and body[: found.start()].rpartition("[")[0].endswith("!")
        ):
            continue
        if leads(address):
            continue
        try:
            checked_url(address)
        except ValueError as error:
            line, column = _place(body, found.start(group))
            yield Fault(line, column, "address", f"{address[:80]!r}: {_to_a_record(address, str(error))}")


def _to_a_record(address: str, error: str) -> str:
    """What is wrong with an address, and how to write a link to a record, which it may have been meant as."""
    meant = likely(address) if address.endswith(".md") and "://" not in address else ""
    wrong = error.removesuffix("; copy it whole from the browser")
    return f"{wrong}; to link to a record, write [[{meant or 'id'}]]"


def neutral(body: str, resolve: Resolve, level: int = 3) -> str:
    """The body as Markdown that cannot do more than be read: no HTML, no attribute lists, headings from `level` on."""
    text = _escape(body)
    if not _SET_APART.search(text):
        return _linked(text, resolve)  # most bodies are paragraphs, and need not be looked at line by line
    return "\n".join(_demoted(text.split("\n"), resolve, level))


def plain(body: str, named: Resolve, *, whole: bool = False) -> str:
    """The body's words without its Markdown, for a line that describes the page; `named` words a link to a record.

    Tables, notes and code are left out, unless the `whole` is wanted.
    """

    def words(found: re.Match[str]) -> str:
        target = _TARGET.fullmatch(found[1].strip())
        return named(WikiLink(0, 0, target[1], target[2], found[2])) if target else found[0]

    text = _WIKI.sub(words, body) if "[[" in body else body
    if "|" in text or "[^" in text or "```" in text or "~~~" in text:
        text = _DRAWN.sub(" ", text) if whole else _NOT_TOLD.sub(" ", text)
    if "[" in text:
        text = _LINK.sub(r"\1", _NOTE.sub("", text))
    if "#" in text:
        text = _NUMBER_SIGNS.sub("", text)
    for mark in "*_`":
        text = text.replace(mark, "")
    return " ".join(text.split())


def _demoted(lines: list[str], resolve: Resolve, level: int) -> Iterator[str]:
    """Headings of a body stand below the page's own, links lead to records; code is left as it is."""
    fenced = _fenced(lines)
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        found = _HEADING.match(line)
        if number in fenced:
            yield line
        elif found:
            words = _linked(line[found.end() :], resolve)
            yield f"{'#' * min(6, len(found[1]) + level - 1)} {words}" if words else ""
        elif _UNDERLINE.fullmatch(line) and number and _is_text(lines[number - 1]):
            yield ""
        elif _UNDERLINE.fullmatch(following) and _is_text(line):
            yield f"{'#' * level} {_linked(line.strip(), resolve)}"
        else:
            yield _linked(line, resolve)


def _linked(text: str, resolve: Resolve) -> str:
    """Text with its links to records made links, but for those in code."""

    def made(found: re.Match[str]) -> str:
        target = _TARGET.fullmatch(found[1].strip())
        text = found[2].replace("&lt;", "<").replace("&amp;", "&") if found[2] else None
        return resolve(WikiLink(0, 0, target[1], target[2], text)) if target else found[0]

    if "[[" not in text:
        return text
    return "".join(piece if is_code else _WIKI.sub(made, piece) for _, piece, is_code in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """Text cut where code between ticks begins and ends: where each piece starts, its text, whether it is code."""
    at = 0
    for code in _CODE.finditer(text) if "`" in text else ():
        yield at, text[at : code.start()], False
        yield code.start(), code[0], True
        at = code.end()
    yield at, text[at:], False


def _fenced(lines: list[str]) -> set[int]:
    """The lines of fenced blocks of code that are closed."""
    fenced: set[int] = set()
    if not any("```" in line or "~~~" in line for line in lines):
        return fenced
    start, fence = 0, ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if not fence and mark:
            start, fence = number, mark[1]
        elif fence and mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fenced.update(range(start, number + 1))
            fence = ""
    return fenced


def _is_text(line: str) -> bool:
    return (
        bool(line.strip()) and not line.startswith(("    ", "\t")) and not line.lstrip().startswith(tuple("#>|-*+=`~"))
    )


def _escape(text: str) -> str:
    harmless = text.replace("&", "&amp;").replace("<", "&lt;")
    for mark in ("{:", "{#", "{."):
        harmless = harmless.replace(mark, f"{mark[0]}\u200b{mark[1]}")
    return harmless


def _place(body: str, at: int) -> tuple[int, int]:
    return body.count("\n", 0, at), at - body.rfind("\n", 0, at)
