"""Series: one question that figures answer."""

from typing import Annotated, ClassVar, Literal

from parley.records.base import NameOf, Record
from parley.records.types import FIGURE, Fact, OneLine


class Series(Record):
    """One question that figures answer, such as how many have died; its body says why answers differ."""

    folder: ClassVar[str] = "series"
    noun: ClassVar[str] = "series"
    plural: ClassVar[str] = "series"

    title: OneLine
    """The question."""
    measure: Annotated[Literal["deaths", "injured", "displaced", "detained", "missing", "other"], FIGURE]
    """What is counted."""
    unit: Annotated[OneLine | None, Fact("figure", absent=True)] = None
    """In what; absent: people."""

    def heading(self, name_of: NameOf) -> str:
        """The question."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """What is counted."""
        language = name_of.language
        counted = self.term("measure", language) if self.measure != "other" else self.unit or language.say("people")
        return language.say("Claims of {counted}", counted=counted)
