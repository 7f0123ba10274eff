"""What records are called where others speak of them, in the language of the archive."""

from collections.abc import Container, Mapping
from typing import NamedTuple

from parley.language import Language, message
from parley.records.base import WITHHELD, Record
from parley.records.types import Key

WITHDRAWN = message("[withdrawn]")
"""What a record is called that was taken back."""


class Names(NamedTuple):
    """Tells what any record is called; a withdrawn or withheld one is not named."""

    records: Mapping[Key, Record]
    withdrawn: Container[Key]
    language: Language

    def __call__(self, key: Key) -> str:
        """What one record is called."""
        record = self.records.get(key)
        if record:
            return record.heading(self)
        return self.language.say(WITHDRAWN if key in self.withdrawn else WITHHELD)

    def written_in(self, article: str) -> str:
        """The language of an article, by its tag; empty where that is not known."""
        return str(getattr(self.records.get(Key("articles", article)), "language", ""))
