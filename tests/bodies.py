"""A body as its page has it, and what a reader sees of it: what the tests of bodies share."""

import re
from html import unescape

from markdown import Markdown

from parley.body import WikiLink, faults, neutral
from parley.render import CONFIGS, EXTENSIONS
from parley.writing.markup import text as words

MARK = '<span data-part="verified">checked word for word</span>'
"""How the archive says that a quotation was checked: what a contributor would most like to imitate."""


def shown(link_: WikiLink) -> str:
    return f"[{words(link_.text or link_.id)}](there.md)"


def html(body: str) -> str:
    """A body as its page has it."""
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(neutral(body, shown))


def text(markup: str) -> str:
    """What a reader sees of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def codes(body: str) -> list[str]:
    return [fault.code for fault in faults(body)]
