"""The first records of a new archive, one of each kind, as patterns: for a schema, the reference and an editor."""

from functools import cache
from pathlib import Path

from parley.load import Source, source_of
from parley.starter import FILES


@cache
def example_of(folder: str) -> Source | None:
    """The example of a kind; None where it has none."""
    path = _file(folder)
    source = source_of(f"content/{folder}/{path.name}", path.read_bytes()) if path else None
    return source if isinstance(source, Source) else None


def text_of(folder: str) -> str:
    """The text of a kind's example as it stands in its file; empty where there is none."""
    path = _file(folder)
    return path.read_text(encoding="utf-8") if path else ""


def _file(folder: str) -> Path | None:
    return next(iter(sorted((FILES / "content" / folder).glob("*.md"))), None)
