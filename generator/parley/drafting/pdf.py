"""The text of a PDF, whose lines are put together to paragraphs again; needs the optional library pypdf."""

import io
import re
from collections.abc import Iterator

from parley.problems import UsageError

_ENDS = re.compile(r"[.!?…:][\"'”’»)]*$")
SHORT = 0.75
"""A line that is shorter than this share of the longest ends its paragraph, if a sentence ends there too."""


def text_of_pdf(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text, a line a paragraph, and what a person should look at; raises UsageError where there is none."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        words = "install what reads it (pip install 'parley[pdf]'), or copy the text into a file ending in .txt"
        raise UsageError(f"{name} is a PDF; {words}") from error
    try:
        reader = PdfReader(io.BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        told = f"this PDF cannot be read ({type(error).__name__})"
        raise UsageError(f"{name}: {told}; copy its text into a file ending in .txt") from error
    if not any(page.strip() for page in pages):
        raise UsageError(
            f"{name} holds pictures of pages and no text; type or copy the text into a file ending in .txt"
        )
    lines = [line.strip() for page in pages for line in page.split("\n")]
    parted = sum(line.endswith("-") for line in lines)
    notes = ["the text was taken out of a PDF: compare it with the page before you rely on its words"]
    if parted:
        notes.append(f"{parted} words were parted at the ends of lines and put together again: look at them")
    return "\n\n".join(_paragraphs(lines)) + "\n", tuple(notes)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    width = max(map(len, lines), default=0)
    current = ""
    for line in lines:
        if not line:
            if current and _ENDS.search(current):
                yield current
                current = ""
            continue
        is_parted = current.endswith("-") and line[0].islower()
        current = current[:-1] + line if is_parted else f"{current} {line}".strip()
        is_short = len(line) < width * SHORT
        if is_short and (_ENDS.search(line) or (len(current) == len(line) and not line.endswith((",", "-")))):
            yield current
            current = ""
    if current:
        yield current
