"""Where words stand on another site's page: the text fragment by which a browser goes to them and marks them.

The form is that of https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=words`, or `#:~:text=first,last` for a
long run. Only a run of the source's own words is ever looked for: an omission, an insertion, a word that touches one,
a paragraph's end and a dash, which a publisher may set otherwise, all end a run.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from parley.quotations.normalise import DASHES

WHOLE = 10
"""A run of at most so many words is looked for as it stands."""

EDGE = 5
"""Of a longer one, so many at its beginning and at its end."""

LONGEST = 200
"""Characters of what is looked for in one piece: more is no address that anybody could pass on."""

LONE = 8
"""A single word is looked for only if it has so many characters: a short one stands in too many places."""

_HYPHENS = "-‐‑"
_OTHER_DASHES = "".join(mark for mark in DASHES if mark not in _HYPHENS)
_MARKED = re.compile(r"\[[^\[\]\n]*\]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_BREAK = re.compile(
    r"…|\.\.\.|\. \. \."
    rf"|[{re.escape(_OTHER_DASHES)}]|(?<=\s)[{re.escape(_HYPHENS)}](?=\s)|--"
    r"|[、。！？；：，「」『』]"  # ends of clauses in scripts that set no spaces between words
)
_DIRECTIVE = ":~:"


def address_of_words(address: str, words: str) -> str:
    """The address of a page with the way to these words on it; as it was where they are no words to look for."""
    place = fragment(words)
    page = address.partition(_DIRECTIVE)[0]
    if not place:
        return page.removesuffix("#") if _DIRECTIVE in address else address
    return f"{page}{'' if '#' in page else '#'}{_DIRECTIVE}{place}"


def fragment(words: str) -> str:
    """The text directive for the longest run of the source's own words, or nothing where none could be found again."""
    run = max(_runs(words), key=lambda run: (len(run), len("".join(run))), default=[])
    if len(run) < 2 and len("".join(run)) < LONE:
        return ""
    pieces = [run] if len(run) <= WHOLE else [run[:EDGE], run[-EDGE:]]
    texts = [_trimmed(" ".join(piece)) for piece in pieces]
    if not all(texts) or max(map(len, texts)) > LONGEST:
        return ""
    return f"text={','.join(map(_escaped, texts))}"


def _runs(words: str) -> Iterator[list[str]]:
    for paragraph in _PARAGRAPH.split(unicodedata.normalize("NFC", words)):
        tokens = _MARKED.sub("\0", paragraph).split()
        text = " ".join("…" if "\0" in token else token for token in tokens)
        yield from (_trimmed(run).split() for run in _BREAK.split(text))


def _trimmed(run: str) -> str:
    """A run without the marks and spaces at its ends, at which a browser finds no word to begin or end with."""
    start, end = 0, len(run)
    while start < end and _is_mark(run[start]):
        start += 1
    while end > start and _is_mark(run[end - 1]):
        end -= 1
    return run[start:end]


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PSZC"


def _escaped(text: str) -> str:
    # a hyphen, a comma and an ampersand are marks of the directive itself
    return quote(text, safe="").replace("-", "%2D")
