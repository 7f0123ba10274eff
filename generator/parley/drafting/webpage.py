"""The text of a web page: its article, a line a paragraph, and what the page says of itself."""

import json
import re
from html.parser import HTMLParser
from typing import Any

from parley.drafting.texts import About

_NOT_READ = re.compile(
    "script|style|noscript|template|svg|math|nav|aside|footer|form|button|select|figure|iframe|object|video|audio"
    "|canvas|dialog|head"
)
"""Elements that hold nothing of an article."""

_BLOCK = re.compile(
    "p|div|section|article|main|header|h[1-6]|li|ul|ol|tr|table|blockquote|dd|dt|dl|pre|br|hr|td|th|address|body"
)
"""Elements that begin and end a paragraph."""

_VOID = re.compile("br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr|param")
_BODIES = ("article", "main", "body")
"""Where the text is looked for, the best first."""

_PUBLISHED = ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "parsely-pub-date")


class _Page(HTMLParser):
    """Gathers the lines of each element that may be the article, and what the head says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: dict[str, list[str]] = {name: [] for name in _BODIES}
        self.meta: dict[str, str] = {}
        self.title = self.heading = self.language = self.canonical = ""
        self.data: list[str] = []
        self._open: list[str] = []
        self._line = ""
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "body":
            self._open = [name for name in self._open if name != "head"]
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            self.meta.setdefault(name, given.get("content", "").strip())
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given.get("href", "")
        if tag == "script" and given.get("type") == "application/ld+json":
            self._script = []
        if _BLOCK.fullmatch(tag):
            self._break()
        if tag == "q" and not self._is_skipped():
            self._line += "“"
        if not _VOID.fullmatch(tag):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.data.append("".join(self._script))
            self._script = None
        if tag == "q" and not self._is_skipped():
            self._line += "”"
        if _BLOCK.fullmatch(tag):
            self._break()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._open[-1:] == ["title"] and not self.title:
            self.title = " ".join(data.split())
        elif not self._is_skipped():
            self._line += data

    def close(self) -> None:
        super().close()
        self._break()

    def _is_skipped(self) -> bool:
        return any(map(_NOT_READ.fullmatch, self._open))

    def _break(self) -> None:
        """Ends a paragraph; a block quotation is marked as plain text marks it."""
        line, self._line = " ".join(self._line.split()), ""
        if not line:
            return
        if "h1" in self._open and not self.heading:
            self.heading = line
        line = f"> {line}" if "blockquote" in self._open else line
        for name in _BODIES:
            if name in self._open or name == "body":
                self.lines[name].append(line)


def text_of_page(html: str) -> tuple[str, About]:
    """The article's text with its headline first, and what the page says of itself."""
    page = _Page()
    page.feed(html)
    page.close()
    whole = sum(map(len, page.lines["body"]))
    lines = next(
        (page.lines[name] for name in _BODIES if sum(map(len, page.lines[name])) * 3 > whole), page.lines["body"]
    )
    about = _about(page)
    if about.title and about.title not in lines[:5]:
        lines = [about.title, *lines]
    return "\n\n".join(lines) + "\n", about


def _about(page: _Page) -> About:
    told = next((entry for text in page.data for entry in _entries(text) if entry.get("datePublished")), {})
    published = next((page.meta[name] for name in _PUBLISHED if page.meta.get(name)), "") or told.get(
        "datePublished", ""
    )
    day = re.match(r"\d{4}-\d{2}-\d{2}", str(published))
    named, _, outlet = page.title.rpartition(" | ")
    title = page.heading or page.meta.get("og:title", "") or str(told.get("headline") or "") or named or outlet
    url = page.canonical or page.meta.get("og:url", "")
    return About(
        " ".join(title.split())[:400],
        url if url.startswith(("https://", "http://")) else "",
        page.meta.get("og:site_name", "") or _name(told.get("publisher")) or (outlet.strip() if named else ""),
        day[0] if day else "",
        page.language or page.meta.get("og:locale", "").replace("_", "-"),
        _authors(page.meta.get("author", "")) or _authors(_name(told.get("author"))),
    )


def _authors(told: str) -> tuple[str, ...]:
    name = re.sub("^by ", "", " ".join(told.split()), flags=re.IGNORECASE)
    return (name,) if name and not name.startswith("http") else ()


def _entries(text: str) -> list[dict[str, Any]]:
    """The things that a page describes in JSON-LD."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return []
    found = value if isinstance(value, list) else [value]
    graphs = [entry.get("@graph") for entry in found if isinstance(entry, dict)]
    found = [*found, *(entry for graph in graphs if isinstance(graph, list) for entry in graph)]
    return [entry for entry in found if isinstance(entry, dict)]


def _name(value: Any) -> str:
    return str(value.get("name") or "") if isinstance(value, dict) else ""
