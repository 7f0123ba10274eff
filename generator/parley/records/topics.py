"""Topics: themes that quotes and articles are about."""

from typing import Annotated, ClassVar

from parley.records.base import NameOf, Record
from parley.records.types import Id, Key, Many, OneLine, Reference


class Topic(Record):
    """A theme; its body says what it covers."""

    folder: ClassVar[str] = "topics"
    noun: ClassVar[str] = "topic"
    plural: ClassVar[str] = "topics"

    name: OneLine
    """What it is called."""
    aliases: Many[OneLine] = ()
    """Other names."""
    broader: Annotated[Id | None, Reference("topics", "Narrower topics")] = None
    """The wider topic it belongs to (SKOS broader)."""

    def heading(self, name_of: NameOf) -> str:
        """Its name."""
        return self.name

    def line(self, name_of: NameOf) -> str:
        """The wider topic."""
        whole = name_of(Key("topics", self.broader)) if self.broader else ""
        return name_of.language.say("Part of {whole}", whole=whole) if whole else ""
