"""What every kind of record is made of: the whole contract of a kind on one screen.

A kind is one module of this folder with one subclass of `Record`. Its pages, listing, backlinks, checks, exports and
help follow from what it declares here.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Protocol, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from parley.dates import Edtf, Span
from parley.language import ENGLISH, Language, capital, message
from parley.records.pickled import reduced
from parley.records.types import (
    ATTRIBUTION,
    DATE,
    WORDS,
    Date,
    Fact,
    Id,
    Key,
    Many,
    OneLine,
    OneOrMore,
    Prose,
    Reference,
)


class NameOf(Protocol):
    """Tells a record's own name; asked by kinds whose headings are made of other records' names, or of words of ours.

    These are said in the archive's `language`.
    """

    @property
    def language(self) -> Language:
        """The archive's own language."""

    def __call__(self, key: Key) -> str:
        """The name of the record that has this key."""

    def written_in(self, article: str) -> str:
        """The language of an article, by its tag."""


EVIDENCE = "What rests on it"
"""The way back from an article, or a quote, to all that it bears out."""

WITHHELD = message("[withheld]")
"""What stands in place of required words that a record keeps to itself."""


OPEN = frozenset({"withhold", "draft", "withdrawn", "corrections", "content_warning", "form", "extent"})
"""Keys that say how the rest is to be read, and so are never withheld."""


class FieldError(ValueError):
    """A value that is wrong in the light of another one; names the field to be told.

    `beside` are those it is held against: where one of them is wrong by itself, nothing follows from it.
    """

    def __init__(self, field: str, message: str, beside: Iterable[str] = ()) -> None:
        self.field, self.beside = field, tuple(beside)
        super().__init__(message)


class Model(BaseModel):
    """Values from front matter: strict, frozen, and no key that is not declared."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        defer_build=True,  # a kind's validator is built when the first of its records is read
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as what it says and no more."""
        return reduced(self)

    def term(self, name: str, language: Language) -> str:
        """The value of a field that has one of a few words, as a reader sees it; empty where it has none."""
        value = getattr(self, name)
        return language.term(context_of(type(self), name), in_words(value)) if value else ""


def context_of(model: type[Model], name: str) -> str:
    """What the catalogue of words tells of the words that a field may have."""
    return f"{model.__name__.lower()}: {name}"


def label_of(name: str) -> str:
    """What a field is called on a page."""
    return capital(name.replace("_", " "))


def in_words(value: str) -> str:
    """One of a few words as a person writes it: `armed group` for `armed-group`."""
    return value.replace("-", " ")


class Statement(Model):
    """Something a record says that a source bears out: the words, when it holds, and where it stands."""

    article: Annotated[Id | None, Reference("articles", EVIDENCE), ATTRIBUTION] = None
    """The article that says so."""

    def words(self, language: Language = ENGLISH) -> str:
        """What is said, without the names of other records."""
        return ""

    def dates(self) -> tuple[Edtf, ...]:
        """The days on which a source shows it to hold; empty when none is recorded."""
        return ()


class Wording(Statement):
    """A statement that may also stand in a quotation."""

    quote: Annotated[Id | None, Reference("quotes", EVIDENCE)] = None
    """The quotation in which it is said."""


class Tenure(Statement):
    """A statement that holds for a time: within known bounds, or as of the days on which a source shows it."""

    from_: Annotated[Date | None, DATE] = Field(default=None, alias="from")
    """Its known beginning."""
    to: Annotated[Date | None, DATE] = None
    """Its known end."""
    as_of: Annotated[OneOrMore[Date], DATE] = ()
    """A day, or days, on which a source shows it to hold, when its bounds are not known."""

    def dates(self) -> tuple[Edtf, ...]:
        """Its bounds, else the days it is shown to hold."""
        return tuple(d for d in (self.from_, self.to) if d) or self.as_of

    def held(self) -> Span | None:
        """The days, from the first to the last, on which a source shows it to hold; None where none does."""
        return held(self.from_, self.to, self.as_of)

    def holds_on(self, day: Edtf) -> bool:
        """Whether a source shows it to hold on every day that `day` may be; never a guess."""
        shown = self.held()
        if shown is None or day.earliest is None or day.latest is None:
            return False
        return shown[0] <= day.earliest and day.latest <= shown[1]


def held(begin: Edtf | None, end: Edtf | None, as_of: Iterable[Edtf] = ()) -> Span | None:
    """The days on which a source shows something to hold.

    They lie between its known bounds, and on or between `as_of` dates, of which a span counts as a whole; past the last
    of these nothing is assumed.
    """
    bounds, shown = [d for d in (begin, end) if d], tuple(as_of)
    begins = [d for d in (*(b.latest for b in bounds), *(d.earliest for d in shown)) if d]
    ends = [d for d in (*(b.earliest for b in bounds), *(d.latest for d in shown)) if d]
    if not begins or not ends or min(begins) > max(ends):
        return None
    return min(begins), max(ends)


class Correction(Model):
    """What was wrong in a published record and has been put right."""

    date: Annotated[Date, DATE]
    """The day of the correction."""
    text: Annotated[Prose, WORDS]
    """What was changed, and why."""


class Withdrawal(Model):
    """That a record was taken back, when and why."""

    date: Date
    """The day on which it was withdrawn."""
    reason: Prose
    """Why, as the public may read it."""


class NameGiven(Wording):
    """What one side calls a thing."""

    name: Annotated[OneLine, WORDS]
    """The words used for it."""
    by: Annotated[Id | None, Reference("actors", "Their words for others"), Fact("attribution", absent=True)] = None
    """Who calls it so; absent: the article's own wording."""

    def words(self, language: Language = ENGLISH) -> str:
        """The name in quotation marks."""
        return language.quoted(self.name)


class Account(Wording):
    """One side's version of what happened."""

    by: Annotated[Id | None, Reference("actors", "Their accounts"), Fact("attribution", absent=True)] = None
    """Whose account it is; absent: the article's own."""
    says: Annotated[Prose, WORDS]
    """What they say, in our own words."""
    date: Annotated[Date | None, DATE] = None
    """When they said so."""

    def words(self, language: Language = ENGLISH) -> str:
        """What they say."""
        return self.says

    def dates(self) -> tuple[Edtf, ...]:
        """The day on which they said so."""
        return (self.date,) if self.date else ()


class Record(Model, ABC):
    """One record of the archive: what its front matter says, its id and its body.

    A kind sets `folder` (its name everywhere), `noun` and `plural` (for a reader), and says what its heading, line and
    date are. `whole` is true for kinds so short that a neighbour's page shows all of them. `telling` names, by a
    key, others that would tell what it holds: where it is withheld, so are they. `one_of` are keys of which a record
    has one; `text` says what the body of a record is that is nothing without it.
    """

    folder: ClassVar[str]
    noun: ClassVar[str]
    plural: ClassVar[str]
    whole: ClassVar[bool] = False
    telling: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    text: ClassVar[str] = ""

    id: str = Field(repr=True, exclude=True)
    """The file name without `.md`; not a key."""
    body: str = Field(default="", exclude=True)
    """The text below the front matter; not a key."""

    former_ids: Many[Id] = ()
    """Ids this record had before: their addresses redirect here for ever."""
    draft: bool = False
    """Left out of a build, shown with a mark by `mkdocs serve`."""
    corrections: Annotated[Many[Correction], WORDS] = ()
    """What was put right after publication."""
    withdrawn: Withdrawal | None = None
    """That the record was taken back; its page stays as a notice."""
    withhold: Many[str] = ()
    """Keys of this record that are kept in the repository and put out nowhere."""
    content_warning: Prose | None = None
    """A short text shown before the body, which starts folded."""
    names_by: Annotated[Many[NameGiven], ATTRIBUTION] = ()
    """What each side calls this thing."""
    accounts: Annotated[Many[Account], ATTRIBUTION] = ()
    """Each side's version, shown side by side."""
    note: Prose | None = None
    """An editorial note."""

    def faults(self) -> Iterator[FieldError]:
        """What is wrong with its values in the light of each other; a kind adds its own."""
        for name in self.withhold:
            if name not in keys_of(type(self)):
                yield FieldError("withhold", f"this kind has no key {name!r}; name keys of this record")
            elif name in OPEN:
                words = f"`{name}` is not withheld, or the page would say what is untrue; remove it from the list"
                yield FieldError("withhold", words)
        if self.content_warning and "[^" in self.body:
            yield FieldError("content_warning", "footnotes would stand outside the fold; write them into the text")

    def withholds(self, name: str) -> bool:
        """Whether a key is kept back."""
        return name in self.withhold

    @property
    def key(self) -> Key:
        """Its name in the whole archive."""
        return Key(self.folder, self.id)

    @property
    def when(self) -> Edtf | None:
        """The date it is sorted and listed by; None: not recorded."""
        return None

    @property
    def verbatim(self) -> str:
        """What of its body is a source's own words, and so is published as `Fact` says; else it is ours."""
        return ""

    @abstractmethod
    def heading(self, name_of: NameOf) -> str:
        """What its page, and a link to it, is called."""

    @abstractmethod
    def line(self, name_of: NameOf) -> str:
        """One plain line that says what it is, for lists and descriptions."""

    def public(self, language: Language = ENGLISH) -> Self:
        """The record without what it withholds: words become a mark, references and values are absent."""
        if not self.withhold:
            return self
        kept = tuple(dict.fromkeys([*self.withhold, *(k for key in self.withhold for k in self.telling.get(key, ()))]))
        mark, fields = language.say(WITHHELD), keys_of(type(self))
        without = {fields[key]: _withheld(type(self), fields[key], mark) for key in kept}
        return self.model_copy(update={"withhold": kept, **without})


@cache
def keys_of(model: type[Model]) -> Mapping[str, str]:
    """Front-matter keys of a model with the names of their fields, in the order declared; `body` is among them."""
    return {field.alias or name: name for name, field in model.model_fields.items() if name != "id"}


def _withheld(model: type[Record], name: str, mark: str) -> Any:
    field = model.model_fields[name]
    if name in ("title", "name", "scope", "body"):
        return mark
    return "" if field.is_required() else field.get_default(call_default_factory=True)


class Seat(Tenure):
    """An actor in a part of a talk round, with what bears it out; written as an id alone when nothing more is known."""

    actor: Annotated[Id, ATTRIBUTION]
    """The actor's id."""


def _seated(value: Any) -> Any:
    return {"actor": value} if isinstance(value, str) else value


AnyActor = Annotated[Seat, BeforeValidator(_seated, json_schema_input_type=Id | Seat)]
"""An actor's id, or `{actor, article, as_of}`."""
