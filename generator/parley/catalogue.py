"""A language's words from its PO file (GNU gettext): checked, and with the plural forms that the CLDR has for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from parley.cache import key_of
from parley.problems import UsageError

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog, Message

FOLDER = Path(__file__).parent / "languages"

SOURCE = "en"
"""The language in which messages are written where they are said."""

NUMBERS = (*range(201), 1_000, 1_000_000)
"""Numbers among which each of a language's plural forms is met."""

Said = tuple[str, str]
"""A message by its context, which is mostly empty, and its English words."""

_WORDED = re.compile(rb'\nmsgstr(?:\[\d\])? "(?:[^"]|"\n")')


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What stands for the English words: `says` for messages, `counts` for those with a number, by plural category.

    `lacking` tells how many of the `total` messages have no words yet; these are said in English. `key` is that of the
    files' bytes.
    """

    says: Mapping[Said, str] = field(default_factory=dict)
    counts: Mapping[Said, Mapping[str, str]] = field(default_factory=dict)
    lacking: int = 0
    total: int = 0
    key: bytes = b""


@cache
def catalogue_of(locale: "Locale", own: Path | None = None) -> Catalogue:
    """The words of a language: those of an archive's own file before those that come with the program.

    Raises UsageError where a file is no PO file, or has words that cannot be said.
    """
    files = [file for file in (_shipped(str(locale)), own) if file]
    contents = [_read(file) for file in files]
    says: dict[Said, str] = {}
    counts: dict[Said, Mapping[str, str]] = {}
    for file, data in zip(files, contents, strict=True):
        # a file that only lists the messages need not be taken apart
        if not _WORDED.search(data, data.find(b"\n\n")):
            continue
        for said, words in _translated(_parsed(data, locale, file), locale, file):
            if isinstance(words, str):
                says[said] = words
            else:
                counts[said] = words
    known = [] if locale.language == SOURCE else messages()
    lacking = sum(said not in says and said not in counts for said in known)
    return Catalogue(says, counts, lacking, len(known), key_of(*contents))


def messages() -> list[Said]:
    """Every message that there is, as the English file lists them."""
    from babel import Locale

    file = FOLDER / f"{SOURCE}.po"
    return [_said(message) for message in _parsed(_read(file), Locale(SOURCE), file) if message.id]


def _shipped(name: str) -> Path | None:
    """The file of a locale, or of its language alone."""
    files = (FOLDER / f"{name}.po", FOLDER / f"{name.partition('_')[0]}.po")
    return next((file for file in files if file.exists()), None)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise UsageError(f"{file}: the words cannot be read ({error.strerror}); is the path right?") from error


def _parsed(data: bytes, locale: "Locale", file: Path) -> "Catalog":
    from babel.messages.pofile import PoFileError, read_po  # an archive in English needs neither

    try:
        return read_po(BytesIO(data), locale=locale, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise UsageError(f"{file}: this is no PO file ({error})") from error


def _translated(catalog: "Catalog", locale: "Locale", file: Path) -> Iterator[tuple[Said, str | Mapping[str, str]]]:
    """The messages that have words, in each plural form that the language has; doubtful (`fuzzy`) ones have none."""
    index = c2py(catalog.plural_expr)
    categories = {locale.plural_form(number): index(number) for number in reversed(NUMBERS)}
    categories.setdefault("other", catalog.num_plurals - 1)
    for message in catalog:
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        if not message.id or message.fuzzy or not all(forms):
            continue
        _check(message, forms, file)
        if isinstance(message.id, str):
            yield _said(message), forms[0]
        elif len(forms) > max(categories.values()):
            yield _said(message), {category: forms[at] for category, at in sorted(categories.items())}


def _said(message: "Message") -> Said:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _check(message: "Message", forms: list[str], file: Path) -> None:
    """Words may hold no other `{name}` than the message has."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    known = {name for words in ids for name in _names(words)}
    for words in forms:
        try:
            strange = sorted(set(_names(words)) - known)
        except ValueError as error:
            raise UsageError(f"{file}: {words!r} cannot be said ({error}); write {{{{ for a brace") from error
        if strange:
            raise UsageError(f"{file}: {words!r} has {{{strange[0]}}}, which {ids[0]!r} has not")


def _names(words: str) -> Iterator[str]:
    for _, name, form, conversion in Formatter().parse(words):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
