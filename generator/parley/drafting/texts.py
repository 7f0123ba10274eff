"""The text that a contributor has read: a file of plain text, a web page, a PDF, or standard input."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from parley.problems import UsageError

MAX_BYTES = 8 * 1024 * 1024
"""An article is shorter than this by far; a larger file is another thing, or an attack."""


MAX_CHARACTERS = 200_000
"""The text of no article is longer."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of itself: every value is empty where it says nothing."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadText:
    """The exact text that a briefing rests on.

    `data` are its bytes as they are hashed. What was taken out of a web page or a PDF is a text of its own, which is
    to be kept: `is_own` is then false, for the file that was read holds something else.
    """

    text: str
    data: bytes
    is_own: bool
    about: About = field(default_factory=About)
    notes: tuple[str, ...] = ()
    """What a person should know about how the text was taken out."""

    @property
    def sha256(self) -> str:
        """The hash by which the text is known."""
        return hashlib.sha256(self.data).hexdigest()


def read_file(path: Path) -> ReadText:
    """The text in a file; raises UsageError with what is wrong with it, and what to do."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path} has more than {MAX_BYTES // 1024 // 1024} MB; give the article alone, as text")
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise UsageError(f"{path} is a folder; name the file in it that holds the text") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); check its name and its permissions") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> ReadText:
    """The text in some bytes, by what they are rather than by their name."""
    if len(data) > MAX_BYTES:
        raise UsageError(f"{name} has more than {MAX_BYTES // 1024 // 1024} MB; give the article alone, as text")
    if data.startswith(b"%PDF-"):
        from parley.drafting.pdf import text_of_pdf

        text, notes = text_of_pdf(data, name)
        return _made(text, name, About(), notes)
    text = _decoded(data, name)
    start = text.lstrip("\ufeff \t\r\n")[:400].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<head", "<body", "<article")):
        from parley.drafting.webpage import text_of_page

        text, about = text_of_page(text)
        return _made(text, name, about, ())
    if not text.strip():
        raise UsageError(f"{name} holds no text; copy the article's text into it")
    _refuse_long(text, name)
    # a byte order mark is a character of the text, as `parley verify` counts it
    return ReadText(text, data, data == text.encode("utf-8"))


def _refuse_long(text: str, name: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"{name} has {len(text):,} characters, more than any article; give the article alone")


def _made(text: str, name: str, about: About, notes: tuple[str, ...]) -> ReadText:
    if not text.strip():
        raise UsageError(f"no text is found in {name}; copy the article's text into a file ending in .txt")
    _refuse_long(text, name)
    return ReadText(text, text.encode("utf-8"), False, about, notes)


def _decoded(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, or what a byte order mark says, or what an HTML page says of itself."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4000]:
        raise UsageError(
            f"{name} is no text; save the article as plain text, HTML or PDF (from Word: Save as, Plain text)"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", data[:4000], re.IGNORECASE)
        if declared:
            try:
                return data.decode(declared[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                pass
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{name}:{line}: this is not UTF-8; save the file with the encoding UTF-8") from error
