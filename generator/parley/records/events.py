"""Events: something that happened, or is said to have happened."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, model_validator

from parley.dates import Edtf
from parley.language import ENGLISH, Language, capital
from parley.records.base import FieldError, NameOf, Record, Wording
from parley.records.types import ATTRIBUTION, DATE, PLACE, Date, Fact, Id, Key, Many, OneLine, Reference
from parley.records.ways import CLAIMS_OF, EVENTS_AROUND, EVENTS_OF, HAPPENED

EventKind = Literal[
    "clash",
    "air-strike",
    "bombing",
    "ceasefire",
    "ceasefire-violation",
    "statement",
    "meeting",
    "agreement",
    "protest",
    "displacement",
    "other",
]

Part = Literal[
    "party",
    "participant",
    "target",
    "alleged-perpetrator",
    "claimed-by",
    "issuer",
    "broker",
    "guarantor",
    "mediator",
    "organiser",
    "host",
    "witness",
]


class Participation(Wording):
    """Who had which part in an event, and who says so."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["actor"]}, {"required": ["unnamed"]}]})

    actor: Annotated[Id | None, Reference("actors", EVENTS_OF), ATTRIBUTION] = None
    """Who."""
    unnamed: Annotated[OneLine | None, ATTRIBUTION] = None
    """Who, when the source names nobody: `an insurgent group`."""
    role: Annotated[Part, ATTRIBUTION]
    """In which part."""
    according_to: Annotated[Id | None, Reference("actors", CLAIMS_OF), Fact("attribution", absent=True)] = None
    """Who says so; absent: the article itself."""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.actor is None) == (self.unnamed is None):
            raise ValueError("an entry has one of `actor` and `unnamed`; keep or add one")
        return self

    def words(self, language: Language = ENGLISH) -> str:
        """The part, in words."""
        return self.term("role", language)


class Event(Record):
    """One thing that happened, or is said to have happened."""

    folder: ClassVar[str] = "events"
    noun: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"

    title: OneLine
    """A neutral title in our own words."""
    kind: EventKind
    """What sort of event it is."""
    date: Annotated[Date | None, DATE] = None
    """When."""
    extent: Annotated[Literal["throughout", "within"], DATE] = "within"
    """Whether an interval means all of its days, or some day in it."""
    place: Annotated[Id | None, Reference("places", HAPPENED), PLACE] = None
    """Where."""
    part_of: Annotated[Id | None, Reference("events", "What it consists of")] = None
    """The larger event of which it is a part."""
    actors: Annotated[Many[Participation], ATTRIBUTION] = ()
    """Who had which part, and according to whom."""
    talks: Annotated[Many[Id], Reference("talks", EVENTS_AROUND)] = ()
    """Talk rounds it belongs to."""
    topics: Annotated[Many[Id], Reference("topics", "Events on it")] = ()
    """What it is about."""
    articles: Annotated[Many[Id], Reference("articles", "Events it tells of")] = ()
    """Its sources."""
    breaches: Annotated[Id | None, Reference("events", "What is said to have breached it")] = None
    """The ceasefire or agreement that this broke, as some say."""

    def faults(self) -> Iterator[FieldError]:
        """What is wrong with its values in the light of each other."""
        yield from super().faults()
        if self.extent == "throughout" and self.date is None and "date" not in self.withhold:
            yield FieldError("extent", "`extent: throughout` says how long, but there is no `date`; add it")

    @property
    def when(self) -> Edtf | None:
        """When it happened."""
        return self.date

    def heading(self, name_of: NameOf) -> str:
        """Its title."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """What sort, and where."""
        where = name_of(Key("places", self.place)) if self.place else ""
        return name_of.language.commas([part for part in (self.sort(name_of.language), where) if part])

    def sort(self, language: Language) -> str:
        """What sort of event it is, in words."""
        return language.say("Event") if self.kind == "other" else capital(self.term("kind", language))
