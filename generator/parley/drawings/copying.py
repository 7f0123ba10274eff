"""The place on a page where a script offers what can be taken along of it: empty, and of no size, where none runs."""

from collections.abc import Mapping

from parley.drawings.svg import Picture, controlled

NAME = "quote"


def copying(label: str, text: str, words: Mapping[str, str]) -> Picture:
    """What `quote.js` makes its buttons of: the text that they copy, to which it adds the page's own address."""
    return Picture(NAME, controlled(NAME, label, words, style="parley-copying", data={"text": text}))
