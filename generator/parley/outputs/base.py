"""What an output is: the whole contract on one screen.

An output is one module of this folder with one subclass of `Output`. All outputs are fed in one pass over the archive,
in order of kind and id.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from parley.config import Settings
from parley.link import Archive
from parley.records.base import Record


class Output(ABC):
    """One file, or one family of files, made of the archive."""

    title: ClassVar[str]
    """What it is, for people."""
    mime_type: ClassVar[str]
    """The media type of its files."""
    shows_bodies: ClassVar[bool] = True
    """Whether it shows bodies, and so is made anew when nothing but a body is edited."""
    is_by_kind: ClassVar[bool] = False
    """Whether each of its files is made of the records of one kind alone."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive = archive
        self.settings = settings

    def feed(self, record: Record) -> None:  # noqa: B027 (those that look at the whole archive take in nothing)
        """Takes in one record; an output that looks at the archive as a whole need not."""

    @abstractmethod
    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files: their paths below the site's root, and what is in them."""
