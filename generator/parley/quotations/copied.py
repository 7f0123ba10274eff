"""Whether words that should be our own are the source's: runs of words that both have, outside quotation marks.

Both are normalised as quotations are. Case and punctuation do not count, for a sentence that is copied with other
commas is copied; nor do the marks of Markdown. What stands in quotation marks, or is set apart as a block quotation,
is told to be another's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.quotations.normalise import normalise
from parley.quotations.quoted import stretches
from parley.quotations.search import Text

RUN = 12
"""So many words in a row are no chance: names, titles and offices together are shorter."""

_SHOWN = 6

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SOFT_BREAK = re.compile(r"(?<!\n)\r?\n(?!\r?\n)")
_BLOCK = re.compile(r"^ {0,3}>.*$", re.MULTILINE)
_ADDRESS = re.compile(r"\[\[[^\]|\n]*(?:\||(?=\]\]))|\]\([^)\n]*\)|<[^>\n]*>")
"""What of a link, or of a tag, is not shown."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of words of a text that stands in the source too."""

    start: int
    """Where its first word begins in the text."""
    count: int
    """How many words it has."""
    words: str
    """Its first words and its last."""


def copied(text: str, source: Text) -> Iterator[Copied]:
    """The runs of at least `RUN` words of a text in Markdown that stand in the source, in order."""
    theirs = [word for word, _ in _words(source.text)]
    runs = {tuple(theirs[n : n + RUN]) for n in range(len(theirs) - RUN + 1)}
    for part in _own(text) if runs else ():
        yield from _shared(text, part, runs)


def _shared(text: str, part: Sequence[tuple[str, int]], runs: set[tuple[str, ...]]) -> Iterator[Copied]:
    words = [word for word, _ in part]
    n = 0
    while n + RUN <= len(words):
        stop = n + RUN
        if tuple(words[n:stop]) not in runs:
            n += 1
            continue
        while stop < len(words) and tuple(words[stop - RUN + 1 : stop + 1]) in runs:
            stop += 1
        yield Copied(part[n][1], stop - n, _told(text, [at for _, at in part[n:stop]]))
        n = stop


def _own(text: str) -> Iterator[list[tuple[str, int]]]:
    """The words of a text, each with its place, parted where something is quoted."""
    flat = _BLOCK.sub(_blank, _ADDRESS.sub(_blank, text))
    flat = _SOFT_BREAK.sub(_blank, flat)
    quoted = [(one.start, one.end) for one in stretches(flat)]
    quoted += [match.span() for match in _BLOCK.finditer(text)]
    part: list[tuple[str, int]] = []
    ends = sorted(quoted)
    for word, at in _words(flat):
        while ends and ends[0][1] <= at:
            ends.pop(0)
            yield part
            part = []
        if not (ends and ends[0][0] <= at):
            part.append((word, at))
    yield part


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words as they are compared, each with where its piece between two spaces begins to be one."""
    for chunk in _CHUNK.finditer(text):
        first = next((n for n, character in enumerate(chunk[0]) if character.isalnum()), 0)
        for word in _WORD.findall(normalise(chunk[0]).casefold()):
            yield word, chunk.start() + first


def _blank(match: re.Match[str]) -> str:
    """As many spaces as there were characters: every place stays where it was."""
    return " " * len(match[0])


def _told(text: str, places: Sequence[int]) -> str:
    """A run for a message: all of it, or its first and its last words, as the text has them."""
    chunks = [match[0] for at in dict.fromkeys(places) if (match := _CHUNK.match(text, at))]
    shown = chunks if len(chunks) <= 2 * _SHOWN else [*chunks[:_SHOWN], "…", *chunks[-_SHOWN:]]
    return " ".join(shown).strip("“”\"'.,;:")
