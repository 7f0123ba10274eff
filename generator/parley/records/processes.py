"""Processes: a series of talk rounds."""

from typing import Annotated, ClassVar

from pydantic import Field

from parley.records.base import NameOf, Record
from parley.records.types import Id, Key, Many, Names, OneLine, Reference


class Process(Record):
    """A series of talk rounds that belong together, such as those in Geneva."""

    folder: ClassVar[str] = "processes"
    noun: ClassVar[str] = "process"
    plural: ClassVar[str] = "processes"

    title: OneLine
    """What it is called."""
    aliases: Many[OneLine] = ()
    """Other names."""
    native_names: Names = Field(default_factory=dict)
    """The name in other scripts, by language."""
    conveners: Annotated[Many[Id], Reference("actors", "Processes they convene")] = ()
    """Who convenes it."""
    topics: Annotated[Many[Id], Reference("topics", "Processes on it")] = ()
    """What it is about."""

    def heading(self, name_of: NameOf) -> str:
        """Its title."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """Who convenes it."""
        return name_of.language.commas([name_of(Key("actors", a)) for a in self.conveners])
