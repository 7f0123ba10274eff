"""Quotes: the words of one speaker, or of several together, from one article."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from parley.dates import Edtf
from parley.language import ENGLISH, capital
from parley.language import Language as Edition
from parley.records.base import WITHHELD, FieldError, Model, NameOf, Record
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
    OneOrMore,
    Prose,
    Reference,
    Sha256,
)
from parley.records.ways import AT_ROUND, OF_THEM, ON_BEHALF, ON_TOPIC, QUOTES_OF, QUOTES_ON, SAID

CONTEXT = "## Context"
"""The line after which a quote's body is ours, not the speaker's."""

_CONTEXT_MEANT = re.compile(
    r"^(?:#{1,6} *context\W{0,3}|\*{0,2}context:\*{0,2}|\*\*context\*\*) *$", re.MULTILINE | re.IGNORECASE
)
"""A line that was meant as the one after which a quote's body is ours."""

_ARTICLE = re.compile(r"(?:an?|the|this|that|these|those|his|her|its|their|some)\b\W*", re.IGNORECASE)
"""A word before a noun that has lost it."""

_HEADING = re.compile(r"^ {0,3}(?:#{1,6} +|#{2,6})\S", re.MULTILINE)

EXCERPT = 12
"""How many words of a quotation its heading shows."""


class Original(Model):
    """The words in the language in which they were said or written, where the body is a translation."""

    language: Language
    """The language of the original."""
    text: Annotated[Prose, WORDS]
    """The words."""


class Evidence(Model):
    """That the words stand in the text that was read; written by `parley verify`, never by hand.

    The place is a TextPositionSelector of the W3C Web Annotation Data Model, over the normalised text.
    """

    snapshot: Sha256
    """The SHA-256 of the article's snapshot."""
    start: Count
    """Where the words begin in its normalised text, in characters."""
    end: Count
    """Where they end."""
    text: Sha256
    """The SHA-256 of the normalised words."""
    on: Date
    """The day of the check."""


class Quote(Record):
    """One quotation, verbatim, or one statement in reported speech."""

    folder: ClassVar[str] = "quotes"
    noun: ClassVar[str] = "quote"
    plural: ClassVar[str] = "quotes"
    whole: ClassVar[bool] = True
    telling: ClassVar[Mapping[str, tuple[str, ...]]] = {"body": ("original", "verified"), "article": ("verified",)}
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = (("speaker", "unnamed"),)
    text: ClassVar[str] = "The words themselves, without the outer quotation marks."

    speaker: Annotated[OneOrMore[Id], Reference("actors", SAID), ATTRIBUTION] = ()
    """Who said it; a list for a joint statement."""
    unnamed: Annotated[OneLine | None, ATTRIBUTION] = None
    """A speaker whom the source does not name: `a Western diplomat`."""
    role: Annotated[OneLine | None, ATTRIBUTION] = None
    """The speaker's role as the source words it; absent: worked out from the speaker's roles at that date."""
    on_behalf_of: Annotated[Id | None, Reference("actors", ON_BEHALF), ATTRIBUTION] = None
    """For whom it was said."""
    date: Annotated[Date | None, DATE] = None
    """When it was said; an interval means some day in it."""
    article: Annotated[Id, Reference("articles", QUOTES_OF), ATTRIBUTION]
    """The article it is taken from."""
    said_to: Annotated[OneOrMore[Id], Reference("actors", "What was said to them"), ATTRIBUTION] = ()
    """To whom."""
    said_to_unnamed: Annotated[OneLine | None, ATTRIBUTION] = None
    """To whom, in free words: `reporters in Geneva`."""
    form: Annotated[Literal["direct", "partial", "reported"], WORDS] = "direct"
    """Full sentences, a few quoted words, or indirect speech in our paraphrase."""
    about: Annotated[Many[Id], Reference("actors", OF_THEM)] = ()
    """Of whom."""
    responds_to: Annotated[Id | None, Reference("quotes", "Responses to it")] = None
    """The quotation it answers."""
    events: Annotated[Many[Id], Reference("events", QUOTES_ON)] = ()
    """The events it speaks of or was said at."""
    talks: Annotated[Many[Id], Reference("talks", AT_ROUND)] = ()
    """The talk rounds it was said at or of."""
    places: Annotated[Many[Id], Reference("places", QUOTES_ON)] = ()
    """The places it speaks of."""
    topics: Annotated[Many[Id], Reference("topics", ON_TOPIC)] = ()
    """What it is about."""
    language: Language | None = None
    """The language of the words given; absent: the article's."""
    original: Annotated[Original | None, WORDS] = None
    """The original, when the words given are a translation."""
    translated_by: Annotated[OneLine | None, ATTRIBUTION] = None
    """Who translated them."""
    verified: Evidence | None = Field(default=None, json_schema_extra={"readOnly": True})
    """The evidence that the words stand in the text that was read."""

    def faults(self) -> Iterator[FieldError]:
        """What is wrong with its values in the light of each other."""
        yield from super().faults()
        if self.speaker and self.unnamed:
            yield FieldError("unnamed", "a quote has `speaker` or `unnamed`, not both; remove one", ["speaker"])
        if not self.speaker and not self.unnamed:
            words = "nobody is said to speak; add `speaker` (an actor's id) or `unnamed`"
            yield FieldError("speaker", words, ["unnamed"])
        for key, value in (("unnamed", self.unnamed), ("said_to_unnamed", self.said_to_unnamed)):
            if value and _ARTICLE.fullmatch(value):
                words = f"{value!r} alone tells nobody; write the source's words, such as `a Western diplomat`"
                yield FieldError(key, words)
        if self.form == "reported" and self.verified:
            yield FieldError("verified", "reported speech is our paraphrase and is never verified; remove it")
        words = self.words
        if "[[" in words:
            yield FieldError("body", "the words themselves hold no links; put links under `## Context`")
        if not words:
            yield FieldError("body", "there are no words; write them below the front matter")
        elif words[0] in '“"«' and words[-1] in '”"»' and not set(words[1:-1]) & set('“"«'):
            yield FieldError("body", "the page sets the quotation marks; remove the outer ones")
        elif words.startswith("> "):
            yield FieldError("body", "the page sets the words apart; remove the `> ` before them")
        if _CONTEXT_MEANT.search(words):
            yield FieldError("body", f"our own words begin below a line `{CONTEXT}`; write that line so")
        elif _HEADING.search(words):
            yield FieldError("body", f"the words themselves hold no headings; put ours below a line `{CONTEXT}`")

    @property
    def when(self) -> Edtf | None:
        """When it was said."""
        return self.date

    @property
    def present(self) -> tuple[str, ...]:
        """The actors who are in its article by being in it: who speaks, for whom, and to whom."""
        return (*self.speaker, *((self.on_behalf_of,) if self.on_behalf_of else ()), *self.said_to)

    @property
    def verbatim(self) -> str:
        """The words themselves."""
        return self.words

    @property
    def words(self) -> str:
        """The words themselves, or our paraphrase of reported ones."""
        return _parts(self.body)[0]

    @property
    def context(self) -> str:
        """What stands below `## Context`: our own words."""
        return _parts(self.body)[1]

    def heading(self, name_of: NameOf) -> str:
        """Who, and the first words."""
        language = name_of.language
        speakers = [name_of(Key("actors", s)) for s in self.speaker] or [
            capital(self.unnamed or "") or language.say(WITHHELD)
        ]
        tag = self.language or name_of.written_in(self.article)
        return f"{language.listed(speakers)}: {self.opening(EXCERPT, language, tag)}"

    def opening(self, limit: int, language: Edition = ENGLISH, tag: str = "") -> str:
        """Its first words, as a line of text; words that a warning stands before are not told.

        The quotation marks are those of the words' own language, which `tag` names.
        """
        if self.content_warning:
            return language.say("words behind a content warning")
        words = self.words.split()
        text = " ".join(words[:limit]) + ("\u00a0…" if len(words) > limit else "")
        return text if self.form == "reported" else language.quoted(text, tag)

    def line(self, name_of: NameOf) -> str:
        """The role in which it was said, as the source words it."""
        return self.role or ""


@lru_cache(4096)
def _parts(body: str) -> tuple[str, str]:
    lines = body.split("\n") if "##" in body else []
    marks = [n for n, line in enumerate(lines) if line.strip().lower() == CONTEXT.lower()]
    if not marks:
        return body.strip(), ""
    return "\n".join(lines[: marks[0]]).strip(), "\n".join(lines[marks[0] + 1 :]).strip()
