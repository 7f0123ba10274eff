"""Articles: what was published, summarised in our own words."""

from typing import Annotated, ClassVar

from parley.dates import Edtf
from parley.records.base import Model, NameOf, Record
from parley.records.types import (
    ATTRIBUTION,
    DATE,
    WORDS,
    Count,
    Date,
    Id,
    Key,
    Language,
    Many,
    OneLine,
    Reference,
    Sha256,
    Url,
)
from parley.records.ways import ARTICLES_MENTIONING, ARTICLES_ON, PUBLISHED


class Snapshot(Model):
    """The exact file that was read: its hash and length, never its text."""

    sha256: Sha256
    """The SHA-256 of the file's bytes."""
    characters: Count
    """How many characters its text has."""


class Article(Record):
    """One published article: where it comes from, as far as is known, and what it says."""

    folder: ClassVar[str] = "articles"
    noun: ClassVar[str] = "article"
    plural: ClassVar[str] = "articles"
    text: ClassVar[str] = "The summary, in our own words."

    title: Annotated[OneLine, WORDS]
    """The headline as printed."""
    publisher: Annotated[Id | None, Reference("actors", PUBLISHED), ATTRIBUTION] = None
    """The outlet."""
    authors: Annotated[Many[OneLine], ATTRIBUTION] = ()
    """Who wrote it, as named."""
    url: Url | None = None
    """Where it was published."""
    archived: Url | None = None
    """An archived copy."""
    published: Annotated[Date | None, DATE] = None
    """When it was published; an interval means some day in it."""
    retrieved: Date | None = None
    """When it was read."""
    language: Language
    """The language it is written in."""
    snapshot: Snapshot | None = None
    """The exact text that was read."""
    actors: Annotated[Many[Id], Reference("actors", ARTICLES_MENTIONING)] = ()
    """Who is mentioned; who speaks in quotes from it, for whom and to whom, need not be listed."""
    events: Annotated[Many[Id], Reference("events", ARTICLES_ON)] = ()
    """Which events it tells of."""
    talks: Annotated[Many[Id], Reference("talks", ARTICLES_ON)] = ()
    """Which talk rounds it tells of."""
    places: Annotated[Many[Id], Reference("places", ARTICLES_ON)] = ()
    """Which places it names."""
    topics: Annotated[Many[Id], Reference("topics", ARTICLES_ON)] = ()
    """What it is about."""

    @property
    def when(self) -> Edtf | None:
        """When it was published."""
        return self.published

    def heading(self, name_of: NameOf) -> str:
        """Its headline."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """Who published it, and when."""
        say = name_of.language.say
        missing = say("publisher withheld") if self.withholds("publisher") else say("publisher not recorded")
        by = name_of(Key("actors", self.publisher)) if self.publisher else missing
        return say("Article, {publisher}", publisher=by)
