"""Bodies: what a contributor's Markdown may hold, and how it is made harmless before it enters a page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_BODY = 60_000
MAX_LINE = 20_000
MAX_RUN = 40
MAX_MARKS = 1_500
"""Bounds on what one body may ask of a Markdown parser, whose time grows with the square of unmatched marks."""

_WIKI = re.compile(r"\[\[([^\[\]\n|]{1,210})(?:\|([^\[\]\n]{1,500}))?\]\]")
_TARGET = re.compile(r"(?:([a-z]+)/)?([a-z0-9]+(?:-[a-z0-9]+)*)")
_ADDRESS = re.compile(r"\]\(\s*<?([^\s)>]*)|^ {0,3}\[[^\]\n]{1,200}\]:\s*<?(\S+)", re.MULTILINE)
_ALLOWED = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<![\\`])(`{1,8})(?!`)([^\n]{1,500}?)(?<!`)\1(?!`)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=\s)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")


@dataclass(frozen=True, slots=True)
class WikiLink:
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
"""Gives the Markdown of a link to a record."""


def links_in(body: str) -> Iterator[WikiLink]:
    """The links to records that stand outside code, in order; what is no id in double brackets is text."""
    for number, line, is_code in _lines(body):
        if not is_code:
            for found in _WIKI.finditer(_blank_code(line)):
                target = _TARGET.fullmatch(found[1].strip())
                if target:
                    yield WikiLink(number, found.start() + 1, target[1], target[2], found[2])


def faults(body: str) -> Iterator[Fault]:
    """All that keeps a body from being rendered safely and in bounded time."""
    if len(body) > MAX_BODY:
        yield Fault(0, 1, "body-size", f"the text has {len(body):,} characters; at most {MAX_BODY:,}: shorten it")
        return
    for mark in "[]*_`~!<&(":
        if body.count(mark) > MAX_MARKS:
            yield Fault(0, 1, "body-marks", f"{body.count(mark):,} times {mark!r}; at most {MAX_MARKS:,}: thin it out")
            return
    for number, line, is_code in _lines(body):
        depth = re.match(r"[\s>*+\-\d.)]*", line)
        if len(line) > MAX_LINE:
            yield Fault(
                number,
                1,
                "body-line",
                f"the line has {len(line):,} characters; at most {MAX_LINE:,}: split it",
            )
        elif depth and len(depth[0].expandtabs(4)) > MAX_RUN and not is_code:
            yield Fault(number, 1, "body-depth", "this is nested too deep for a page; use fewer levels")
        elif not is_code:
            yield from _line_faults(number, _blank_code(line))


def _line_faults(number: int, line: str) -> Iterator[Fault]:
    for found in _ADDRESS.finditer(line):
        address = found[1] if found[1] is not None else found[2]
        start = found.start(1 if found[1] is not None else 2) + 1
        if line[: found.start()].rfind("![") > line[: found.start()].rfind("]"):
            yield Fault(number, start, "image", "bodies hold no images; describe what the picture shows")
        elif line[found.start() :].startswith("[^"):
            continue
        elif not _ALLOWED.match(address):
            yield Fault(
                number,
                start,
                "address",
                f"{address[:80]!r} is not allowed here; link to https:// or to [[id]]",
            )


def neutral(body: str, resolve: Resolve, level: int = 3) -> str:
    """The body as Markdown that cannot do more than be read: no HTML, no attribute lists, headings from `level` on.

    Escapes `<` and `{:`; in code, where nothing is markup and an escape would show, they stay.
    """
    out: list[str] = []
    last = ""
    for _, line, is_code in _lines(body):
        if not is_code:
            shift = level - 1 if last.strip() and _UNDERLINE.fullmatch(line) else 0
            if shift:
                out[-1] = f"{'#' * level} {out[-1].strip()}"
                last = ""
                continue
            line = _heading(_outside_code(line, resolve), level)
        last = "" if is_code or line.lstrip().startswith(("#", ">", "|", "-", "*", "+")) else line
        out.append(line)
    return "\n".join(out)


def _heading(line: str, level: int) -> str:
    found = _HEADING.match(line)
    return "#" * min(6, len(found[1]) + level - 1) + line[found.end() :] if found else line


def _outside_code(line: str, resolve: Resolve) -> str:
    parts, at = [], 0
    for code in _CODE.finditer(line):
        parts += [_neutral_text(line[at : code.start()], resolve), code[0]]
        at = code.end()
    text = "".join([*parts, _neutral_text(line[at:], resolve)])
    # a line that begins with `<` begins a block of HTML for some parsers, whatever stands around it
    return text.replace("<", "&lt;") if text.lstrip().startswith("<") else text


def _neutral_text(text: str, resolve: Resolve) -> str:
    out, at = [], 0
    for found in _WIKI.finditer(text):
        target = _TARGET.fullmatch(found[1].strip())
        if target:
            link = WikiLink(0, found.start() + 1, target[1], target[2], found[2])
            out += [_escape(text[at : found.start()]), resolve(link)]
            at = found.end()
    return "".join([*out, _escape(text[at:])])


def _escape(text: str) -> str:
    return text.replace("<", "&lt;").replace("{:", "{\u200b:").replace("{#", "{\u200b#").replace("{.", "{\u200b.")


def _blank_code(line: str) -> str:
    return _CODE.sub(lambda m: " " * len(m[0]), line)


def _lines(body: str) -> Iterator[tuple[int, str, bool]]:
    """Lines with their number and whether they stand in a fenced or an indented block of code."""
    fence, blank = "", True
    for number, line in enumerate(body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            yield number, line, True
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if mark:
            fence = mark[1]
            yield number, line, True
            continue
        yield number, line, blank and line.startswith(("    ", "\t")) and bool(line.strip())
        blank = not line.strip()
