"""Actors: a person, state, armed group, body, organisation or outlet."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from parley.language import ENGLISH, Language
from parley.records.base import NameOf, Record, Tenure
from parley.records.types import ATTRIBUTION, WORDS, Id, Many, Names, OneLine, Reference, Url

ActorKind = Literal[
    "person",
    "state",
    "government",
    "opposition",
    "delegation",
    "armed-group",
    "alliance",
    "international-organisation",
    "organisation",
    "media",
]

RelationKind = Literal["backs", "opposes", "fights", "mediates", "guarantees", "part-of", "negotiates-for"]


class Role(Tenure):
    """An office or part that the actor has, as a source words it."""

    title: Annotated[OneLine, WORDS]
    """The role's words: `head of the opposition delegation`."""
    of: Annotated[Id | None, Reference("actors", "Roles in it"), ATTRIBUTION] = None
    """The body in which it is held."""

    def words(self, language: Language = ENGLISH) -> str:
        """The role's title."""
        return self.title


class Membership(Tenure):
    """That the actor belongs to another."""

    actor: Annotated[Id, Reference("actors", "Its members"), ATTRIBUTION]
    """The body it belongs to."""

    def words(self, language: Language = ENGLISH) -> str:
        """That it is a member."""
        return language.say("member")


class Relation(Tenure):
    """How the actor stands to another."""

    kind: Annotated[RelationKind, WORDS]
    """What it does."""
    actor: Annotated[Id, Reference("actors", "How others stand to them"), ATTRIBUTION]
    """To whom."""

    def words(self, language: Language = ENGLISH) -> str:
        """The kind, as a verb."""
        return self.term("kind", language)


class Actor(Record):
    """Whoever speaks, acts, or is spoken of."""

    folder: ClassVar[str] = "actors"
    noun: ClassVar[str] = "actor"
    plural: ClassVar[str] = "actors"

    name: OneLine
    """A neutral name in our own words."""
    kind: ActorKind
    """What sort of actor it is."""
    aliases: Many[OneLine] = ()
    """Other names, spellings and short forms that texts use."""
    native_names: Names = Field(default_factory=dict)
    """The name in its own script, by language: `{ar: ...}`."""
    roles: Annotated[Many[Role], ATTRIBUTION] = ()
    """Offices and parts held, with the time and the source."""
    member_of: Annotated[Many[Membership], ATTRIBUTION] = ()
    """Bodies it belongs to."""
    relations: Annotated[Many[Relation], ATTRIBUTION] = ()
    """How it stands to others."""
    wikidata: Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")] | None = None
    """Its Wikidata item (Q-number)."""
    website: Url | None = None
    """Its own site."""

    def heading(self, name_of: NameOf) -> str:
        """Its name."""
        return self.name

    def line(self, name_of: NameOf) -> str:
        """What it is: its first role, else its sort."""
        return self.roles[0].title if self.roles else self.term("kind", name_of.language)
