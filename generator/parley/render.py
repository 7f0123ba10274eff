"""Markdown to safe HTML: one Markdown extension that every way of building the site uses.

The archive's pages are plain Markdown plus a small fixed set of inline elements (`<time>`, `<span>`, `<q>`), written
by `parley.writing.markup` alone. A contributor's text reaches a page with its `<` escaped, so these elements are always
the archive's own. The result passes nh3 (an allow-list HTML sanitiser), as a second wall.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from parley.language import ENGLISH, Language

EXTENSIONS = ["tables", "footnotes", "fenced_code", "sane_lists", "toc", "parley.render:ArchiveExtension"]
"""What an archive's pages are written in: standard Markdown, tables, footnotes, anchors, and our own marks."""


def anchor(text: str, separator: str) -> str:
    """The anchor of a heading that has no name of ours: never one that the page's frame or our sections use."""
    return f"on{separator}{slugify(text, separator).strip('_') or 'this'}"


PERMALINK = "#"
"""What a heading's link to itself shows."""


def configs(language: Language) -> dict[str, dict[str, Any]]:
    """What the extensions are told for a site in some language."""
    title = language.say("Link to this section")
    return {
        "toc": {"slugify": anchor, "permalink": PERMALINK, "permalink_title": title, "toc_depth": "2-3"},
        "footnotes": {"BACKLINK_TITLE": language.say("Back to the text of note {number}", number="{}")},
        EXTENSIONS[-1]: {"language": language},
    }


CONFIGS = configs(ENGLISH)

FOLDED = "content-warning"
"""The section that starts folded: what it holds is read only by those who open it."""

SCHEMES = {"http", "https", "mailto"}

_MARK = r"<span data-part=\"([a-z0-9-]+)\">([^<>]*)</span>"
_CODE = re.compile(r"<code[ >].*?</code>", re.DOTALL)
_ALIGNMENT = re.compile(r"text-align: (left|center|right);?")

_TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "details", "summary", "blockquote", "pre", "hr", "br"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td"),
    *("a", "abbr", "code", "del", "em", "q", "span", "strong", "sub", "sup", "time"),
}
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "data-part", "data-edtf", "data-kind"},
    "a": {"href", "title", "rel", "aria-hidden"},
    "div": {"role", "tabindex", "aria-label"},
    "h2": {"tabindex"},
    "li": {"value"},
    "ol": {"start"},
    "details": {"data-section"},
    "section": {"data-section", "aria-labelledby"},
    "th": {"scope"},
    "time": {"datetime"},
}


class ArchiveExtension(Extension):
    """What turns an archive page's Markdown into its HTML: marks, sections, tables, sanitising."""

    def __init__(self, **given: Any) -> None:
        self.config = {"language": [ENGLISH, "The language in which tables are numbered for those who hear them"]}
        super().__init__(**given)

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the steps; 90 is where Python-Markdown reads inline HTML, 5 where it collects headings."""
        md.inlinePatterns.register(_Marks(_MARK, md), "archive-marks", 95)
        md.treeprocessors.register(_Sections(md), "archive-sections", 7)
        md.treeprocessors.register(_Tables(md, self.getConfig("language")), "archive-tables", 6)
        md.postprocessors.register(_Code(md), "archive-code", -5)
        md.postprocessors.register(_Sanitiser(md), "archive-sanitiser", -10)


class _Marks(InlineProcessor):
    """Reads the names of our parts into the tree, so that headings and sections can see them."""

    def handleMatch(  # type: ignore[override]  # the stubs type it for the old kind of pattern
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("span", {"data-part": m[1]})
        element.text = m[2]
        return element, m.start(0), m.end(0)


class _Sections(Treeprocessor):
    """Wraps each heading of level 2 or 3 and what follows it in a `<section>`.

    A heading whose text is a `<span data-part="name">` gives its section that name and its anchor, so that addresses
    and styles do not hang on the wording of a heading.
    """

    def run(self, root: Element) -> None:
        open_sections: list[tuple[int, Element]] = [(1, root)]
        children = list(root)
        for child in children:
            root.remove(child)
            _demote_within(child)
            if child is not children[0] and (child.tag == "h1" or (child.tag == "h2" and _mark_of(child) is None)):
                child.tag = "h3"  # the page has one first heading, and its sections have names
        for child in children:
            level = int(child.tag[1]) if child.tag in ("h2", "h3") else 0
            if level:
                while open_sections[-1][0] >= level:
                    open_sections.pop()
                section = _section(child)
                open_sections[-1][1].append(section)
                open_sections.append((level, section))
            open_sections[-1][1].append(child)


def _demote_within(block: Element) -> None:
    """The page's own headings stand in no list or quotation: what does is a contributor's, and stands below them."""
    for inner in block.iter():
        if inner is not block and inner.tag in ("h1", "h2"):
            inner.tag = "h3"


def _mark_of(heading: Element) -> Element | None:
    """The span that names a section, where a heading begins with one."""
    first = heading[0] if len(heading) and not (heading.text or "").strip() else None
    return first if first is not None and first.tag == "span" and "data-part" in first.attrib else None


def _section(heading: Element) -> Element:
    section = Element("section")
    mark = _mark_of(heading)
    if mark is not None:
        name = mark.attrib.pop("data-part")
        if heading.tag == "h3" and name != FOLDED:
            heading.set("id", name)
            return section
        section.set("data-section", name)
        if name == FOLDED:
            section.tag, heading.tag = "details", "summary"
        if heading.tag == "h2":
            heading.set("id", name)
            section.set("aria-labelledby", name)
    return section


class _Tables(Treeprocessor):
    """Lets a wide table scroll within the page, and tells what its header cells head."""

    def __init__(self, md: Markdown, language: Language) -> None:
        super().__init__(md)
        self._language = language

    def run(self, root: Element) -> None:
        tables = 0
        for parent in list(root.iter()):
            for index, child in enumerate(parent):
                if child.tag == "table":
                    tables += 1
                    frame = Element("div", {"class": "parley-scroll", "role": "region", "tabindex": "0"})
                    # regions of a page have names of their own
                    frame.set("aria-label", table_label(tables, self._language))
                    frame.append(child)
                    parent[index] = frame
        for row in root.iter("tr"):
            if len(row) and row[0].tag == "td" and _is_name(row[0]):
                row[0].tag = "th"
                row[0].set("scope", "row")
        for cell in root.iter("th"):
            cell.set("scope", cell.get("scope", "col"))
        for cell in [*root.iter("th"), *root.iter("td")]:
            aligned = _ALIGNMENT.fullmatch(cell.attrib.pop("style", ""))
            if aligned:
                cell.set("class", f"parley-{aligned[1]}")


def table_label(number: int, language: Language) -> str:
    """What the frame of a table is called."""
    return language.say("Table {number}", number=language.number(number))


def _is_name(cell: Element) -> bool:
    """Whether a cell holds nothing but strong words: the name of its row."""
    return len(cell) == 1 and cell[0].tag == "strong" and not (cell.text or "").strip() + (cell[0].tail or "").strip()


class _Code(Postprocessor):
    """Shows in code what a body's escapes stand for: there a Markdown parser escapes them once more."""

    def run(self, text: str) -> str:
        return _CODE.sub(lambda m: _shown(m[0]), text)


def _shown(code: str) -> str:
    return code.replace("&amp;lt;", "&lt;").replace("&amp;amp;", "&amp;").replace("{\u200b", "{")


class _Sanitiser(Postprocessor):
    """The second wall: whatever is not on the allow-list does not reach a page."""

    def run(self, text: str) -> str:
        return sanitise(text)


def sanitise(html: str) -> str:
    """The HTML with only the archive's elements, attributes and address schemes left in it."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
