"""The place on a page where a script offers what can be taken along of it: empty, and of no size, where none runs."""

import json
from collections.abc import Mapping

from parley.drawings.svg import Picture, element

NAME = "quote"


def copying(label: str, text: str, words: Mapping[str, str]) -> Picture:
    """What `quote.js` makes its buttons of: the text that they copy, to which it adds the page's own address."""
    return Picture(
        NAME,
        element(
            "figure",
            {
                "class": "parley-picture parley-copying",
                "data-parley": NAME,
                "data-text": text,
                "data-words": json.dumps(words, ensure_ascii=False),
                "aria-label": label,
            },
            element("div", {"class": "parley-picture__controls"}),
        ),
    )
