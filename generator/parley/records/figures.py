"""Figures: one claimed number, by one claimant, from one article."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from parley.dates import Edtf
from parley.language import Language, capital, message
from parley.records.base import WITHHELD, FieldError, NameOf, Record
from parley.records.told import Told
from parley.records.types import ATTRIBUTION, DATE, FIGURE, WORDS, Date, Fact, Id, Key, OneLine, Reference
from parley.records.ways import CLAIMS_OF, FIGURES_GIVEN, FIGURES_ON

Number = Annotated[int | float, Field(ge=0), Told({"minimum": 0})]
Qualifier = Literal["exactly", "about", "at-least", "more-than", "less-than", "up-to"]
Magnitude = Literal["hundreds", "thousands", "tens-of-thousands", "hundreds-of-thousands", "millions"]

CLAIMED = "What is claimed"
"""The way back from a series to the figures that answer it."""

QUALIFIED = {
    "exactly": message("exactly {number}"),
    "about": message("about {number}"),
    "at-least": message("at least {number}"),
    "more-than": message("more than {number}"),
    "less-than": message("less than {number}"),
    "up-to": message("up to {number}"),
}
"""How a number is said with each qualifier."""


class Figure(Record):
    """One claimed number, as its claimant words it."""

    folder: ClassVar[str] = "figures"
    noun: ClassVar[str] = "figure"
    plural: ClassVar[str] = "figures"
    whole: ClassVar[bool] = True
    telling: ClassVar[Mapping[str, tuple[str, ...]]] = {"article": ("quote",)}
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("value", "range", "magnitude"),)

    series: Annotated[Id, Reference("series", CLAIMED), FIGURE]
    """The question it answers; figures of one series are shown side by side."""
    value: Annotated[Number | None, FIGURE] = None
    """The number."""
    range: Annotated[Annotated[tuple[Number, Number], Field(strict=False)] | None, FIGURE] = None
    """The lowest and the highest number."""
    magnitude: Annotated[Magnitude | None, FIGURE] = None
    """Its order, where no number is given."""
    qualifier: Annotated[Qualifier | None, Fact("figure", absent=True)] = None
    """How the number is meant."""
    attributed_to: Annotated[Id | None, Reference("actors", CLAIMS_OF), Fact("attribution", absent=True)] = None
    """Whose claim it is; absent: the article says so itself."""
    article: Annotated[Id, Reference("articles", FIGURES_GIVEN), ATTRIBUTION]
    """The article it is taken from."""
    quote: Annotated[Id | None, Reference("quotes", FIGURES_GIVEN)] = None
    """The quotation it stands in."""
    as_of: Annotated[Date | None, DATE] = None
    """The day up to which it counts."""
    period: Annotated[Date | None, DATE] = None
    """The time over which it counts."""
    scope: Annotated[OneLine, WORDS]
    """What is counted, and where."""
    event: Annotated[Id | None, Reference("events", FIGURES_ON)] = None
    """The event it belongs to."""

    def faults(self) -> Iterator[FieldError]:
        """What is wrong with its values in the light of each other."""
        yield from super().faults()
        choice = ("value", "range", "magnitude")
        given = [k for k in choice if getattr(self, k) is not None]
        if not given:
            yield FieldError("value", "the number is missing; add `value`, `range` or `magnitude`", choice)
        elif len(given) > 1:
            yield FieldError(given[-1], "a figure has one of `value`, `range` and `magnitude`; keep one", choice)
        if self.range and self.range[0] > self.range[1]:
            yield FieldError("range", "the range runs from the lower number to the higher one; swap them")

    @property
    def when(self) -> Edtf | None:
        """The day up to which it counts, else the time over which it does."""
        return self.as_of or self.period

    @property
    def verbatim(self) -> str:
        """How the source words it."""
        return self.body

    def amount(self, language: Language) -> str:
        """The number as a reader says it: `more than 12,000,000`, `hundreds of thousands`."""
        if self.range:
            low, high = map(language.number, self.range)
            number = language.say("{low} to {high}", low=low, high=high)
        elif self.magnitude:
            number = self.term("magnitude", language)
        else:
            number = language.number(self.value) if self.value is not None else language.say("a number withheld")
        return language.say(QUALIFIED[self.qualifier], number=number) if self.qualifier else number

    def heading(self, name_of: NameOf) -> str:
        """The number, and what is counted."""
        return f"{capital(self.amount(name_of.language))}: {self.scope}"

    def line(self, name_of: NameOf) -> str:
        """Whose claim it is."""
        if self.withholds("attributed_to"):
            return name_of.language.say(WITHHELD)
        named = name_of(Key("actors", self.attributed_to)) if self.attributed_to else ""
        return named or name_of.language.say("the article itself")
