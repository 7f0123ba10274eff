"""The declared normalisation under which the words of a record and the text that was read are compared.

Nothing else is forgiven: what differs after these rules differs.

1. Invisible characters go: soft hyphens, zero-width characters, byte order marks, bidirectional controls.
2. Unicode NFC.
3. `\\r\\n`, `\\r`, U+0085 and U+2028 are line ends; U+2029 ends a paragraph.
4. A blank line ends a paragraph. A single line end is white space where the text is wrapped by hand: where it
   has blank lines and at most one line in twenty is longer than 120 characters. In any other text each line is a
   paragraph. Words broken by a hyphen at a line's end are not put together.
5. `>` at the beginning of a line, by which plain text marks a block quotation, is white space. Inside a paragraph
   a run of white space (no-break spaces too) is one space; none is at its ends. Paragraphs are parted by one `\n`.
6. `...` and `. . .` are `…`; so `....` is `….`, an ellipsis and a full stop.
7. A run of hyphens or dashes is one; each hyphen, dash and minus sign is `-`. White space around it counts.
8. Double quotation marks of every script's fashion are `"`; single ones, apostrophes, primes and accents that
   stand alone are `'`.

Case, punctuation, digits and all else stay. The normalisation is idempotent.
"""

import re
import unicodedata

WRAP = 120
"""Lines longer than this are no lines that were wrapped by hand."""

DOUBLE = '"“”„‟«»〝〞〟❝❞＂″‶'
SINGLE = "'‘’‚‛‹›❛❜＇ʼ′‵`´"
DASHES = "-‐‑‒–—―−﹘﹣－⸺⸻"
EM_DASHES = "—―⸺⸻"
"""Dashes that part clauses even where no space stands around them."""

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_LINE_END = re.compile("\r\n?|[\x85\u2028]")
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_QUOTED = re.compile(r"\s*(?:>(?!\d)\s*)+")
_ELLIPSIS = re.compile(r"\.\.\.|\. \. \.")
_DASH_RUN = re.compile(f"[{re.escape(DASHES)}]{{2,}}")
_FOLD = str.maketrans({mark: plain for marks, plain in ((DOUBLE, '"'), (SINGLE, "'"), (DASHES, "-")) for mark in marks})


def normalise(text: str) -> str:
    """The text as it is compared: rules 1 to 8 of this module."""
    return fold(shape(text))


def normalise_words(words: str) -> str:
    """The words of a record as they are compared: as in Markdown, only a blank line ends a paragraph."""
    unwrapped = [line.strip() for line in _lines(words).split("\n")]
    return normalise(_SOFT_BREAK.sub(" ", "\n".join(unwrapped)))


def shape(text: str) -> str:
    """Rules 1 to 6 and the runs of 7: the normalised text, position for position, with its own marks still in it.

    Only here can be seen which way a curly mark turns and which dash parts clauses.
    """
    return "\n".join(paragraphs(text)[0])


BY_MARK = 1000
"""The indent of a paragraph each of whose lines begins with `>`."""


def paragraphs(text: str) -> tuple[list[str], list[int]]:
    """The paragraphs of the shaped text, and how many columns each is set apart from the margin."""
    lines = _lines(text).split("\n")
    indents = [0] * len(lines)
    for n, line in enumerate(lines):
        if line and (line[0] == ">" or line[0].isspace()):
            indents[n], lines[n] = _unmarked(line)
    words = [" ".join(line.split()) for line in lines]
    if _is_wrapped(words):
        parts = _parted(words)
        words, indents = [" ".join(words[part]) for part in parts], [min(indents[part]) for part in parts]
    else:
        indents = [indent for indent, line in zip(indents, words, strict=True) if line]
        words = [line for line in words if line]
    return [_DASH_RUN.sub("—", _ELLIPSIS.sub("…", line)) for line in words], indents


def fold(shaped: str) -> str:
    """Rules 7 and 8: one plain mark for each kind; the length does not change."""
    return shaped.translate(_FOLD)


def _lines(text: str) -> str:
    # a removed character may have kept two others from composing, so what is visible is composed last
    seen = unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return _LINE_END.sub("\n", seen).replace("\u2029", "\n\n")


def _unmarked(line: str) -> tuple[int, str]:
    """How far a line is set apart, and the line without the marks by which it is."""
    mark = _QUOTED.match(line)
    if mark:
        return BY_MARK, line[mark.end() :]
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip()), line


def _is_wrapped(lines: list[str]) -> bool:
    """Whether blank lines part the paragraphs, and lines are as short as a hand makes them."""
    full = [len(line) for line in lines if line]
    long = sum(length > WRAP for length in full)
    first, last = (next((n for n, line in enumerate(row) if line), 0) for row in (lines, lines[::-1]))
    return len(full) < len(lines) - first - last and long * 20 <= len(full)


def _parted(lines: list[str]) -> list[slice]:
    """The lines of each paragraph, where blank lines part them."""
    full = [n for n, line in enumerate(lines) if line]
    starts = [n for n in full if n == full[0] or not lines[n - 1]]
    ends = [n + 1 for n in full if n == full[-1] or not lines[n + 1]]
    return [slice(*edges) for edges in zip(starts, ends, strict=True)]
