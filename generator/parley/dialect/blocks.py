"""One page, block by block: what each is, and the sections and the table of contents that headings make.

The order of attributes and the line breaks are those of the Markdown parser.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

from markdown.extensions.toc import unique

from parley.dialect.lines import REMEMBERED, line
from parley.language import ENGLISH, Language
from parley.render import FOLDED, PERMALINK, anchor, table_label
from parley.urls import addresses_from

_HEADING = re.compile(r"(#{1,6}) ((?:[^#\\\n]++|\\.|#(?=[^#\n]))++)")
_SECTION = re.compile(r'<span data-part="([a-z0-9-]+)">([^<>]*)</span>')
_SECTIONS = re.compile(r'\n###? <span data-part="([a-z0-9-]+)">')
_BLANK = re.compile("\n\n\n+")
_ELEMENT = re.compile(r"<[^>]*>")
_RULE = re.compile(r"\|(?: --- \|)+")
_FRAME = '<div aria-label="{}" class="parley-scroll" role="region" tabindex="0"><table>\n<thead>\n'


class Heading(NamedTuple):
    """A heading in a page's table of contents, with those below it; `title` is HTML without elements."""

    title: str
    id: str
    level: int
    children: tuple["Heading", ...] = ()


class Html(NamedTuple):
    """A page's HTML, and its table of contents."""

    html: str
    contents: tuple[Heading, ...]


def html_of(markdown: str, path: str, language: Language = ENGLISH) -> Html | None:
    """The HTML of the page whose Markdown file is `path`, or None where the page is not plain.

    `markdown` is what stands below the front matter; its links to files of ours begin at `parley.urls.ROOT`, and each
    must lead to one that there is.
    """
    try:
        made = _Reader(language).read(markdown)
    except ValueError:
        return None
    return Html(addresses_from(path, made.html), made.contents)


@dataclass(slots=True)
class _Reader:
    """What has been made of a page so far.

    `language` is that of the few words told of parts of a page, `last` what the block before began with, `open` the
    sections that are open: their levels and their ends.
    """

    language: Language
    made: list[str] = field(default_factory=list)
    contents: list[Heading] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    open: list[tuple[int, str]] = field(default_factory=list)
    tables: int = 0
    last: str = ""

    def read(self, markdown: str) -> Html:
        """The HTML of a whole page; raises ValueError where a block is not plain."""
        self.ids.update(_SECTIONS.findall(f"\n{markdown}"))
        for block in _BLANK.sub("\n\n", markdown.strip("\n")).split("\n\n"):
            _KINDS.get(block[:1], _Reader.paragraph)(self, block)
            self.last = block[:1]
        self.close(2)
        return Html("".join(self.made).strip(), _nested(self.contents))

    def heading(self, block: str) -> None:
        """A heading: the page's first, a section's, or one within a section."""
        found = _HEADING.fullmatch(block)
        if not found or (found[1] == "#" and self.made):
            raise ValueError(f"{block!r} is no plain heading")
        level, words = len(found[1]), found[2]
        if level == 2:
            self.section(words)
        elif level == 3 and words.startswith("<span data-part="):
            self.within(words)
        elif "data-part" in words:
            raise ValueError(f"{block!r} could name a section")
        else:
            self.unnamed(level, line(words))

    def unnamed(self, level: int, html: str) -> None:
        """A heading that is called after its words; one of level 3 begins a section without a name."""
        title = _title(html)
        id_ = unique(anchor(unescape(title), "-"), self.ids)
        if level == 3:
            self.close(3)
            self.open.append((3, "</section>"))
            self.made.append("<section>")
            self.contents.append(Heading(title, id_, 3))
        self.made.append(f'<h{level} id="{id_}">{html}{self.permalink(id_)}</h{level}>\n')

    def section(self, words: str) -> None:
        """The heading of a section that has a name of ours."""
        name, inner = _named(words)
        self.close(2)
        if name == FOLDED:
            self.fold(2, name, inner)
            return
        self.open.append((2, "</section>"))
        self.contents.append(Heading(_title(inner), name, 2))
        start = f'<section aria-labelledby="{name}" data-section="{name}">'
        self.made.append(f'{start}<h2 id="{name}"><span>{inner}</span>{self.permalink(name)}</h2>\n')

    def permalink(self, id_: str) -> str:
        """The sign beside a heading that links to it."""
        title = escape(self.language.say("Link to this section"))
        return f'<a class="headerlink" href="#{id_}" title="{title}">{PERMALINK}</a>'

    def fold(self, level: int, name: str, inner: str) -> None:
        """The heading of what starts folded."""
        self.open.append((level, "</details>"))
        self.made.append(f'<details data-section="{name}"><summary><span>{inner}</span></summary>\n')

    def within(self, words: str) -> None:
        """The heading of a part of a section that has a name of ours."""
        name, inner = _named(words)
        self.close(3)
        if name == FOLDED:
            self.fold(3, name, inner)
            return
        self.open.append((3, "</section>"))
        self.contents.append(Heading(_title(inner), name, 3))
        self.made.append(f'<section><h3 id="{name}"><span>{inner}</span>{self.permalink(name)}</h3>\n')

    def close(self, level: int) -> None:
        """Ends the sections that something of a level is not within."""
        while self.open and self.open[-1][0] >= level:
            self.made.append(self.open.pop()[1])

    def paragraph(self, block: str) -> None:
        """A paragraph, or the comment that keeps two quotations apart and leaves its blank lines."""
        if block == "<!-- -->":
            self.made.append("\n\n")
            return
        lines = "\n".join(map(line, block.split("\n")))
        self.made.append(f"<p>{lines}</p>\n")

    def items(self, block: str) -> None:
        """A list."""
        if not block.startswith("- ") or self.last == "-":  # two lists with a blank line between them are one
            raise ValueError(f"{block!r} is no plain list")
        lines = "</li>\n<li>".join(map(line, block[2:].split("\n- ")))
        self.made.append(f"<ul>\n<li>{lines}</li>\n</ul>\n")

    def quotation(self, block: str) -> None:
        """A quotation of one or more paragraphs."""
        if not block.startswith("> "):
            raise ValueError(f"{block!r} is no plain quotation")
        if self.last == ">":  # two quotations with a blank line between them are one
            self.made.pop()
        else:
            self.made.append("<blockquote>\n")
        self.made += [_quoted(block), "</blockquote>\n"]

    def table(self, block: str) -> None:
        """A table, whose every row has bars around it, and no column an alignment."""
        rows = block.split("\n")
        if len(rows) < 3 or not _RULE.fullmatch(rows[1]):
            raise ValueError(f"{block!r} is no plain table")
        self.tables += 1
        columns = rows[1].count("---")
        head = "".join(f'<th scope="col">{cell}</th>\n' for cell in self.cells(rows[0], columns))
        body = "".join(f"<tr>\n{_row(self.cells(row, columns))}</tr>\n" for row in rows[2:])
        frame = _FRAME.format(escape(table_label(self.tables, self.language)))
        self.made.append(f"{frame}<tr>\n{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>")

    def cells(self, row: str, columns: int) -> list[str]:
        """The cells of one row; a bar within one is escaped."""
        cells = [cell.strip(" ") for cell in row[2:-2].split(" | ")]
        if len(cells) != columns or not (row.startswith("| ") and row.endswith(" |")):
            raise ValueError(f"{row!r} is no plain row of {columns} cells")
        return [line(cell) if cell else "" for cell in cells]


_KINDS: Mapping[str, Callable[[_Reader, str], None]] = {
    "#": _Reader.heading,
    "-": _Reader.items,
    ">": _Reader.quotation,
    "|": _Reader.table,
}


@lru_cache(REMEMBERED // 4)
def _quoted(block: str) -> str:
    """The paragraphs of a quotation."""
    paragraphs = block[2:].split("\n>\n> ")
    lines = ["\n".join(map(line, paragraph.split("\n> "))) for paragraph in paragraphs]
    inner = "</p>\n<p>".join(lines)
    return f"<p>{inner}</p>\n"


def _row(cells: list[str]) -> str:
    """The cells of a row below the head; one that holds nothing but strong words names its row."""
    name, others = cells[0], cells[1:]
    named = name.startswith("<strong>") and name.find("</strong>") == len(name) - len("</strong>")
    first = f'<th scope="row">{name}</th>\n' if named else f"<td>{name}</td>\n"
    return first + "".join(f"<td>{cell}</td>\n" for cell in others)


@lru_cache(REMEMBERED)
def _named(words: str) -> tuple[str, str]:
    """The name that the heading of a section gives it, and what is read there."""
    named = _SECTION.fullmatch(words)
    if not named:
        raise ValueError(f"{words!r} names no section")
    return named[1], line(named[2])


def _title(html: str) -> str:
    return " ".join(_ELEMENT.sub("", html).split())


def _nested(headings: list[Heading]) -> tuple[Heading, ...]:
    """Headings with those of a lower level below the section that they stand in."""
    nested: list[Heading] = []
    for heading in headings:
        if heading.level > 2 and nested and nested[-1].level == 2:
            nested[-1] = nested[-1]._replace(children=(*nested[-1].children, heading))
        else:
            nested.append(heading)
    return tuple(nested)
