"""What links in records' texts become on a page: links to what they mention, or its name where there are none."""

from collections.abc import Callable, Mapping

from parley.body import WikiLink
from parley.records.types import Key
from parley.writing.writer import Writer

Mentioned = Mapping[tuple[str | None, str], Key]
"""What links lead to, by the kind and the id that they name."""


def linked(mentioned: Mentioned, w: Writer) -> Callable[[WikiLink], str]:
    """Links as Markdown; words alone where there is no such record."""

    def link(link_: WikiLink) -> str:
        key = mentioned.get((link_.kind, link_.id))
        return w.link(key, link_.text) if key else w.text(link_.text or link_.id)

    return link


def named(mentioned: Mentioned, w: Writer) -> Callable[[WikiLink], str]:
    """Links as plain words: their own, or the name of what they mention."""

    def name(link_: WikiLink) -> str:
        key = mentioned.get((link_.kind, link_.id))
        return link_.text or (w.named(w.card(key)) if key else link_.id)

    return name
