"""The values that fields of records hold: words, addresses, dates, languages, ids, references."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit

from babel import Locale
from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from parley.dates import SHAPE, Edtf
from parley.records.told import OrOneAlone, told

T = TypeVar("T")

MAX_LINE = 500
MAX_PROSE = 20_000


class Key(NamedTuple):
    """A record's name in the whole archive: its kind (the folder's name) and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Declares that a field names records of one kind, and what the way back is called on their pages.

    Backlinks, listings and pages follow from this declaration alone.
    """

    kind: str
    back: str

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A schema tells the kind under a key of ours, which other programs pass over."""
        return {**handler(core), REFERS: self.kind}


REFERS = "x-kind"
"""The key under which a field's schema tells of which kind the records are that it names."""


class _Countries:
    """That the values are the codes of countries; the list is read only for a schema."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "string",
            "format": "iso-3166",
            "enum": sorted(countries()),
            "enumDescriptions": [*dict(sorted(countries().items())).values()],
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """Declares that a field states what a reader may have cited: words, a figure, a date, a place, whose it all is.

    Once such a thing is published it is put right openly, with an entry in `corrections`. What was not said at first
    may be added without one, unless its absence told something too (`absent`): that the article itself says so.
    """

    sort: Literal["words", "figure", "date", "place", "attribution"]
    absent: bool = False


WORDS, FIGURE, DATE, PLACE = Fact("words"), Fact("figure"), Fact("date"), Fact("place")
ATTRIBUTION = Fact("attribution")


def _one_line(value: str) -> str:
    if "\n" in value or "\r" in value or "\t" in value:
        raise ValueError("this is more than one line; write it as one line")
    if not value.strip():
        raise ValueError("this is empty; write it or leave the key out")
    return value.strip()


def _prose(value: str) -> str:
    if not value.strip():
        raise ValueError("this is empty; write it or leave the key out")
    return value.strip()


_IMPROPER = re.compile(r"""[\s<>"'`\\{}|^()\[\]]""")
"""What an address writes as %20, %28 and so on."""
_PROPER = f"[^{_IMPROPER.pattern[1:]}"


_ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]]{1,200}")
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,20}(?:/[\w./-]{0,100})?")
"""What was meant as an address: one within other marks, and one without its beginning."""


def checked_url(value: str) -> str:
    """The address, if it is one that shows where it leads; raises ValueError with what is wrong with it."""
    try:
        parts = urlsplit(value)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"this is no address ({error}); copy it again from the browser") from error
    if parts.scheme not in ("http", "https") or not host:
        within = _ADDRESS.search(value)
        meant = within[0] if within else f"https://{value}" if _BARE.fullmatch(value) else ""
        hint = f"; write {meant}" if meant else ""
        raise ValueError(
            f"an address begins with https:// or http:// and names a host{hint or '; copy it whole from the browser'}"
        )
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a user name before @ can imitate another; remove the part before @")
    if _IMPROPER.search(value):
        raise ValueError("an address has no spaces, quotes or brackets; write such a character as %20, %28 and so on")
    return value


@lru_cache(1000)
def _language(value: str) -> str:
    import langcodes  # its tables take a while to read, and few builds meet a tag that they have not met before

    if not langcodes.tag_is_valid(value) or value == "und":
        hint = (
            _called(value, {k: v for k, v in Locale("en").languages.items() if k != "und"})
            or "one such as en, ar or en-GB"
        )
        raise ValueError(f"{value!r} is no BCP 47 language tag; write {hint}")
    return langcodes.standardize_tag(value)


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes with their English names, as the CLDR lists them."""
    return {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }


_NO_COUNTRY = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Codes that the CLDR names and ISO 3166-1 does not give to a country."""


def _country(value: str) -> str:
    if value not in countries():
        hint = _called(value, countries()) or "two capitals such as SY"
        raise ValueError(f"{value!r} is no ISO 3166 country code; write {hint}")
    return value


def _called(value: str, names: Mapping[str, str]) -> str:
    """The code of what is called so, or is written so but for capitals; empty where nothing is."""
    meant = value.strip().casefold()
    return next((code for code, name in names.items() if meant in (code.casefold(), name.casefold())), "")


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[
    str,
    Field(pattern=ID_PATTERN, max_length=100),
    told(ID_PATTERN, "write an id: a file name without .md", format="id"),
]
"""The id of a record: its file name without `.md`."""

OneLine = Annotated[
    str,
    Field(max_length=MAX_LINE),
    AfterValidator(_one_line),
    told(r"^[^\n\r\t]*[^\s][^\n\r\t]*$", "write it as one line, or leave the key out", format="line"),
]
"""Words on one line, for a title or a name."""

Prose = Annotated[
    str,
    Field(max_length=MAX_PROSE),
    AfterValidator(_prose),
    told(r"[^\s]", "write it or leave the key out", format="prose"),
]
"""Words that may run over lines."""

Url = Annotated[
    str,
    Field(max_length=2000),
    AfterValidator(checked_url),
    told(
        rf"^https?://{_PROPER[:-1]}/?#@]+([/?#]{_PROPER}*)?$",
        "write an address that begins with https://",
        format="uri",
    ),
]
"""An `https` or `http` address that shows where it leads."""

_DATED = told(
    SHAPE,
    "write a date in EDTF, such as 2017-02-23, 2017-02 or 2017-02~",
    format="edtf",
    examples=["2017-02-23", "2017-02", "2017-02~", "2017?-02-23", "2017-02-25/2017-02-26"],
)

Date = Annotated[Edtf, PlainValidator(Edtf.parse), WithJsonSchema({"type": ["string", "integer"], **_DATED.keys})]
"""A date as far as it is known: EDTF (ISO 8601-2), levels 0 to 2."""

Language = Annotated[
    str,
    Field(max_length=60),
    AfterValidator(_language),
    told(
        "^[A-Za-z0-9]{1,8}([-_][A-Za-z0-9]{1,8})*$",
        "write a language tag such as en, ar or en-GB",
        examples=["en", "ar"],
    ),
]
"""A BCP 47 language tag."""

Country = Annotated[str, Field(max_length=60), AfterValidator(_country), _Countries()]
"""An ISO 3166-1 alpha-2 country code."""

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal digits."""

Count = Annotated[int, Field(ge=0)]

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""A list, in the order written."""

OneOrMore = Annotated[tuple[T, ...], Field(strict=False), BeforeValidator(_listed), OrOneAlone()]
"""A list, or its one item alone."""

Names = dict[Language, OneLine]
"""Names by language, in that language's own script."""
