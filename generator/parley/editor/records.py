"""The records there are, by the names of their files, and what they are called, by their first lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from parley.completion import records_in
from parley.kinds import kinds
from parley.records.types import Key

_HEADING = re.compile(r"^(?:name|title): *(.+)$", re.MULTILINE)
HEAD = 2000
"""Bytes of a file in which its name or title stands, if anywhere."""


@dataclass(frozen=True, slots=True)
class Records:
    """The records below one content folder, with their files."""

    files: Mapping[Key, Path] = field(default_factory=dict)

    @classmethod
    def below(cls, content: Path) -> "Records":
        """Those that lie there now."""
        return cls({Key(folder, path.stem): path for folder, path in records_in(content)})

    def of(self, kind: str, begun: str) -> list[str]:
        """The ids of one kind that have these letters, those that begin with them first."""
        found = [key.id for key in self.files if key.kind == kind and begun in key.id]
        return sorted(found, key=lambda id_: (not id_.startswith(begun), id_))

    def ids(self, kind: str | None = None) -> set[str]:
        """All ids, or those of one kind."""
        return {key.id for key in self.files if kind in (None, key.kind)}

    def find(self, id_: str, wanted: Iterable[str]) -> list[Key]:
        """The records of an id that are of one of some kinds."""
        return [key for kind in wanted if (key := Key(kind, id_)) in self.files]

    def called(self, key: Key) -> str:
        """What a record is called, as far as its first lines tell."""
        try:
            with self.files[key].open("rb") as file:
                found = _HEADING.search(file.read(HEAD).decode("utf-8", "replace"))
        except (OSError, KeyError):
            return ""
        return found[1].strip("'\" \r") if found else ""


def place_of(path: Path) -> tuple[Path, str] | None:
    """The content folder in which a file is a record, and the record's kind; None where it is none."""
    for folder in path.parents:
        if folder.name in kinds() and path.suffix == ".md":
            return folder.parent, folder.name
    return None
