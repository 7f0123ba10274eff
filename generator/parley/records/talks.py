"""Talk rounds: one round of peace talks."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from parley.dates import Edtf
from parley.language import ENGLISH, Language
from parley.records.base import AnyActor, NameOf, Record, Statement
from parley.records.types import (
    ATTRIBUTION,
    DATE,
    PLACE,
    WORDS,
    Count,
    Date,
    Id,
    Key,
    Many,
    OneLine,
    Prose,
    Reference,
    Url,
)
from parley.records.ways import CONVENED, GUARANTEED, HELD_THERE, HOSTED, LED, MEDIATED, ROUNDS_OF, TOOK_PART


class Plan(Statement):
    """A date announced for the round before it took place."""

    date: Annotated[Date, DATE]
    """The date announced."""
    note: Prose | None = None
    """What became of it."""

    def words(self, language: Language = ENGLISH) -> str:
        """What became of it."""
        return self.note or ""

    def dates(self) -> tuple[Edtf, ...]:
        """The date announced."""
        return (self.date,)


class Party(Statement):
    """One delegation at the table."""

    actor: Annotated[AnyActor, Reference("actors", TOOK_PART), ATTRIBUTION]
    """The delegation."""
    head: Annotated[AnyActor | None, Reference("actors", LED), ATTRIBUTION] = None
    """Who led it."""
    members: Annotated[Many[AnyActor], Reference("actors", TOOK_PART), ATTRIBUTION] = ()
    """Who else was in it, as far as is known."""


class Document(Statement):
    """A paper put forward at the round."""

    title: Annotated[OneLine, WORDS]
    """What it is."""
    by: Annotated[Id | None, Reference("actors", "Documents they put forward"), ATTRIBUTION] = None
    """Who put it forward."""
    url: Url | None = None
    """Where it can be read."""

    def words(self, language: Language = ENGLISH) -> str:
        """What it is."""
        return self.title


class Outcome(Statement):
    """What came of the round."""

    text: Annotated[Prose, WORDS]
    """In our own words."""

    def words(self, language: Language = ENGLISH) -> str:
        """What came of it."""
        return self.text


def _outcome(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class Talk(Record):
    """One round of peace talks: when, where, who, on what, and what came of it."""

    folder: ClassVar[str] = "talks"
    noun: ClassVar[str] = "talk round"
    plural: ClassVar[str] = "talk rounds"

    title: OneLine
    """A neutral title."""
    process: Annotated[Id, Reference("processes", ROUNDS_OF)]
    """The series of rounds it belongs to."""
    round: Count | None = None
    """Its number in the process, where a source gives one."""
    start: Annotated[Date | None, DATE] = None
    """When it began; an interval means some day in it."""
    end: Annotated[Date | None, DATE] = None
    """When it ended; an interval means some day in it."""
    planned: Annotated[Many[Plan], DATE] = ()
    """Dates announced before."""
    venue: Annotated[Id | None, Reference("places", HELD_THERE), PLACE] = None
    """Where."""
    status: Annotated[Literal["held", "under-way", "planned", "postponed", "collapsed"] | None, WORDS] = None
    """What became of it, as of the sources."""
    conveners: Annotated[Many[AnyActor], Reference("actors", CONVENED), ATTRIBUTION] = ()
    """Who called it."""
    mediators: Annotated[Many[AnyActor], Reference("actors", MEDIATED), ATTRIBUTION] = ()
    """Who mediates."""
    guarantors: Annotated[Many[AnyActor], Reference("actors", GUARANTEED), ATTRIBUTION] = ()
    """Who guarantees."""
    hosts: Annotated[Many[AnyActor], Reference("actors", HOSTED), ATTRIBUTION] = ()
    """Who hosts."""
    parties: Annotated[Many[Party], ATTRIBUTION] = ()
    """The delegations."""
    agenda: Annotated[Many[Id], Reference("topics", "Rounds with it on the agenda")] = ()
    """What it was to discuss."""
    documents: Annotated[Many[Document], WORDS] = ()
    """Papers put forward."""
    outcome: Annotated[
        Annotated[Outcome, BeforeValidator(_outcome, json_schema_input_type=Prose | Outcome)] | None, WORDS
    ] = None
    """What came of it: text, or `{text, article}`."""
    articles: Annotated[Many[Id], Reference("articles", "Talk rounds it tells of")] = ()
    """Its sources."""
    topics: Annotated[Many[Id], Reference("topics", "Talk rounds on it")] = ()
    """What it was about."""

    @property
    def when(self) -> Edtf | None:
        """When it began."""
        return self.start

    def heading(self, name_of: NameOf) -> str:
        """Its title."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """Its process, where it was held, and for when it is planned where it has not begun."""
        language, parts = name_of.language, [name_of(Key("processes", self.process))]
        if self.venue:
            parts.append(name_of(Key("places", self.venue)))
        if self.planned and not self.start:
            parts.append(language.say("planned for {date}", date=self.planned[-1].date.words(language)))
        return language.commas(parts)
