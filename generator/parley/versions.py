"""What a build is made with: what an earlier build kept holds only for the very same."""

import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from parley.cache import key_of

LIBRARIES = ("babel", "jinja2", "langcodes", "markdown", "mkdocs", "mkdocs-material", "nh3", "pydantic", "pyyaml")
"""The libraries whose words or bytes enter a page."""


@cache
def made_with() -> bytes:
    """The key of this package's own source and data, of its libraries' versions and of Python's."""
    names = (f"{name} {version(name)}" for name in LIBRARIES)
    own = Path(__file__).parent
    return key_of(
        files_in(own, "*.py"),
        files_in(own / "atlas", "*.json"),
        files_in(own, "*.md"),
        sys.version.encode(),
        *(name.encode() for name in names),
    )


def files_in(folder: Path, pattern: str = "*") -> bytes:
    """The key of all files below a folder: their names and what is in them."""
    return key_of(*_contents(folder, pattern))


def _contents(folder: Path, pattern: str) -> Iterable[bytes]:
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()
