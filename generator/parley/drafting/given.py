"""What is known of an article besides its words: what the contributor says, what the page says, what its lines say."""

import re
from calendar import month_abbr, month_name
from collections.abc import Sequence
from dataclasses import dataclass
from shlex import quote

from parley.called import called
from parley.dates import Edtf
from parley.dates.expression import DateError
from parley.drafting import lexicon
from parley.drafting.days import whole_day
from parley.drafting.ids import new_id, words_of
from parley.drafting.known import Known
from parley.drafting.matter import Value, todo
from parley.drafting.page import Page
from parley.drafting.spellings import Near, Spellings
from parley.drafting.texts import ReadText
from parley.drafting.tokens import tokens
from parley.ids import RESERVED
from parley.quotations import normalise
from parley.records.types import Key
from parley.todo import not_there

TOP = 8
"""Among so many first paragraphs are headline, byline, date and dateline."""

_MONTH = "|".join([*month_name[1:], *month_abbr[1:]])
_NAME = rf"(?!(?:{_MONTH})\b)(?:[^\W\d_a-z][\w'’.-]*|(?:{'|'.join(sorted(lexicon.PARTICLES))})\b)"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,4}}"
_BYLINE = re.compile(
    rf"[Bb][Yy] (?P<names>{_NAMES}(?:(?:, (?:and )?| and | & ){_NAMES})*)"
    rf"(?P<rest>$| ?[,|·•–—].*| (?:- |in |on |\d|(?:{_MONTH})\b).*)$"
)
"""`By NAME`, perhaps with a date or an agency behind it."""

_AGENCY = re.compile(r"^[A-Z][A-Z ,.'/-]{2,40}[^()\n]{0,30}\(([A-Z][\w ]{1,30})\)")


@dataclass(frozen=True, slots=True)
class Options:
    """What the contributor says on the command line; empty where nothing is said."""

    url: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An article's provenance, each value with what is not sure of it; None: not told."""

    title: Value
    publisher: Value | None
    authors: tuple[str, ...]
    url: str
    published: str
    language: Value
    new_outlet: str = ""
    """The name of the publisher, where the contributor gave it and it is to be entered."""

    @property
    def day(self) -> Edtf | None:
        """When it was published."""
        return Edtf.parse(self.published) if self.published else None

    @property
    def is_english(self) -> bool:
        """Whether the rules for who speaks can read it."""
        return self.language.text.split("-")[0] == "en"


def given(read: ReadText, page: Page, options: Options, spellings: Spellings) -> Given:
    """What is told: by the contributor first, then by the page, then by the text's own first lines."""
    top = [line.strip() for line in page.text.shaped.split("\n")[:TOP]]
    about, known = read.about, page.known
    name = options.publisher or about.publisher
    agency = next((m[1] for line in top if (m := _AGENCY.match(line))), "")
    bylines = [(m["names"], m["rest"]) for line in top if len(line) < 120 and (m := _BYLINE.match(line))]
    dated = [*top, *(rest.strip(" ,|·•–—-") for _, rest in bylines)]
    is_new = bool(options.publisher) and _is_new(options.publisher, known, spellings)
    publisher = _publisher(name, known, spellings, is_new=is_new) if name else _agency(agency, known)
    return Given(
        _title(about.title, top),
        publisher,
        about.authors or next((_names(names) for names, _ in bylines), ()),
        options.url or about.url,
        options.published or _day(about.published) or next(filter(None, map(whole_day, dated)), ""),
        _language(options.language or about.language, page),
        options.publisher if is_new else "",
    )


def _title(told: str, top: Sequence[str]) -> Value:
    if told:
        return Value(told)
    for line in top[:4]:
        words = line.split()
        if len(words) > 2 and len(line) <= 200 and not line.endswith((".", ":", ",")) and not _BYLINE.match(line):
            return Value(line)
    return todo("the text has no headline; write it as it is printed, or what the text is called")


def actor_named(name: str, known: Known) -> str:
    """The id of the one actor that is called so, or that has this id; empty where there is none."""
    if Key("actors", name) in known.records:
        return name
    words = tokens(normalise(name))
    first = 1 if words and words[0].lower in ("the", "a", "an") else 0
    found = [m for m in known.matches(words, ("actors",), own=True) if m.first <= first and m.last == len(words) - 1]
    return found[0].keys[0].id if found and len(found[0].keys) == 1 else ""


def nearest_words(near: Sequence[Near]) -> str:
    """The nearest records in words, to stand after "not in the archive"."""
    return (
        f"; nearest: {', '.join(f'{one.key.id} ({one.name})' for one in near)}"
        if near
        else "; nothing there is near it"
    )


def _is_new(name: str, known: Known, spellings: Spellings) -> bool:
    """Whether an outlet is to be entered: nobody is called so, nothing is near it, and its id would be nobody's."""
    id_ = _outlet_id(name)
    is_free = id_ not in RESERVED and Key("actors", id_) not in known.records
    return is_free and not actor_named(name, known) and not _near(name, known, spellings)


def _near(name: str, known: Known, spellings: Spellings) -> list[Near]:
    """The actors that may be an outlet by a name much like this: no person is one."""
    return [near for near in spellings.nearest(name, ("actors",)) if not known.is_person(near.key)]


def _outlet_id(name: str) -> str:
    return new_id(words_of(name, 5), frozenset())


def _publisher(name: str, known: Known, spellings: Spellings, *, is_new: bool) -> Value:
    found = _outlet_id(name) if is_new else actor_named(name, known)
    if found:
        return Value(found)
    near = nearest_words(_near(name, known, spellings))
    return todo(f"{not_there(name)}{near}. {_or_new(name)}")


def _or_new(name: str) -> str:
    id_ = _outlet_id(name)
    begun = f"{called()} new actors {id_} --kind media --name {quote(name)}"
    new = f"for a new outlet run: {begun} (that writes its id here)"
    return f"In place of TODO write an id of actors/; {new}; else remove this line"


def _agency(name: str, known: Known) -> Value | None:
    found = actor_named(name, known) if name else ""
    if found:
        return Value(found, f"the text begins with “({name})”; keep it if they published it, else remove this line")
    return todo(f"the text begins with “({name})”, which is not in the archive. {_or_new(name)}") if name else None


def _names(byline: str) -> tuple[str, ...]:
    return tuple(part.strip().removeprefix("and ") for part in re.split(r",| and | & ", byline) if part.strip())


def _day(text: str) -> str:
    try:
        return Edtf.parse(text).text if text else ""
    except DateError:
        return ""


def _language(told: str, page: Page) -> Value:
    import langcodes

    if told and langcodes.tag_is_valid(told):
        return Value(langcodes.standardize_tag(told))
    small = sum(word.lower in lexicon.COMMON for word in page.words)
    if page.words and small / len(page.words) > 0.2:
        return Value("en")
    return todo("the language of the text as a tag: en, ar, ru, fr, ...")
