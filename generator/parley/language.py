"""The language in which the archive speaks to its readers: its own words, never those of a record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal

from parley.catalogue import SOURCE, Catalogue, catalogue_of
from parley.problems import UsageError

HOME = {"en": "en_GB"}
"""The country whose habits a language without one has: an archive in English writes the day before the month."""

MARKS = {
    **dict.fromkeys(("ar", "be", "el", "es", "fa", "fr", "hy", "it", "nb", "nn", "ru", "uk"), "«»"),
    **dict.fromkeys(("bg", "cs", "de", "sk", "sl"), "„“"),
    **dict.fromkeys(("hu", "pl", "ro"), "„”"),
    **dict.fromkeys(("fi", "he", "sv"), "””"),
    "ja": "「」",
    "ur": "”“",
}
"""Quotation marks by language, the opening one first; in all others they are those of English."""

Forms = tuple[Mapping[str, str], bool]
"""Words for a number by plural category, and whether they are the language's own or English."""


@dataclass(frozen=True)
class Language:
    """One language, by its BCP 47 tag; `own` is a file of the archive's own, whose words come before the program's."""

    tag: str = SOURCE
    own: Path | None = None

    @cached_property
    def locale(self) -> Locale:
        """What the CLDR has of it; raises UsageError where it has nothing."""
        try:
            return Locale.parse(HOME.get(self.tag, self.tag.replace("-", "_")))
        except (UnknownLocaleError, ValueError) as error:
            raise UsageError(
                f"{self.tag!r} is no language that the CLDR knows; write a BCP 47 tag such as en, ar or pt-BR"
            ) from error

    @cached_property
    def catalogue(self) -> Catalogue:
        """Its words."""
        return catalogue_of(self.locale, self.own)

    @cached_property
    def direction(self) -> str:
        """`rtl` or `ltr`: from which side it is read."""
        return self.locale.text_direction

    @property
    def key(self) -> bytes:
        """What tells it, with all its words, from any other."""
        return self.tag.encode() + self.catalogue.key

    @property
    def lack(self) -> str:
        """What a maintainer is to know of words that are missing; empty where none are."""
        known = self.catalogue
        many = f"{known.lacking:,} of {known.total:,} messages"
        return f"{many} have no words in {self.tag!r} yet and are said in English" if known.lacking else ""

    def say(self, words: str, /, **values: str) -> str:
        """Words of the interface, written in English where they are said; `{name}` stands for a value of that name."""
        said = self._says.get(("", words), words)
        return said.format_map(values) if values else said

    def term(self, context: str, words: str, /, **values: str) -> str:
        """The same for words that mean more than one thing, or little by themselves; the context tells a translator."""
        said = self._says.get((context, words), words)
        return said.format_map(values) if values else said

    def count(self, number: int, one: str, several: str, /, **values: str) -> str:
        """A number with what is counted, as English has it: `1 quote`, `1,204 quotes`.

        The number comes first, unless `{number}` stands elsewhere in the words.
        """
        forms, is_own = self._form(one, several)
        # where a count is said in English for want of words, English tells one from several
        category = str(self.locale.plural_form(number)) if is_own else "one" if number == 1 else "other"
        return forms[category].format_map({"number": self.number(number), **values})

    def forms(self, one: str, several: str, /, number: str = "#") -> Mapping[str, str]:
        """What `count` says for each plural category of the CLDR, for scripts, with a sign in the number's place."""
        forms, _ = self._form(one, several)
        return {category: pattern.replace("{number}", number) for category, pattern in forms.items()}

    def number(self, value: float) -> str:
        """A number in figures, its digits Latin ones in every language, as in addresses and sources."""
        return _number(value, self.locale)

    def listed(self, parts: Sequence[str]) -> str:
        """Some things together: `a, b and c`."""
        return format_list(parts, locale=self.locale) if len(parts) > 1 else "".join(parts)

    def commas(self, parts: Sequence[str]) -> str:
        """Some things in a row: `a, b, c`."""
        return self.term("between things in a row", ", ").join(parts)

    def quoted(self, words: str, tag: str = "") -> str:
        """Words in the quotation marks of their own language, or of this one."""
        marks = MARKS.get((tag or self.tag).partition("-")[0], "“”")
        return f"{marks[0]}{words}{marks[1]}"

    def country(self, code: str) -> str:
        """A country's name, by its ISO 3166 code."""
        return str(self.locale.territories[code])

    def language_name(self, tag: str) -> str:
        """A language's name, by its tag; the tag where it has none."""
        return _language_name(tag, self.locale)

    @cached_property
    def _says(self) -> Mapping[tuple[str, str], str]:
        return self.catalogue.says

    @cached_property
    def _counted(self) -> dict[tuple[str, str], Forms]:
        """What has been counted so far."""
        return {}

    def _form(self, one: str, several: str) -> Forms:
        known = self._counted.get((one, several))
        if known is None:
            first, other = counted(one, several)
            own = self.catalogue.counts.get(("", first))
            known = self._counted[one, several] = (own or {"one": first, "other": other}, own is not None)
        return known


def edition(tag: str, own: Path | None = None) -> Language:
    """The language of an edition, whose words are there; raises UsageError where it is none, or they cannot be said."""
    language = Language(tag, own)
    _ = language.catalogue
    return language


def counted(one: str, several: str) -> tuple[str, str]:
    """The two English forms of something that is counted, with the place of the number."""
    placed = "{number}" in several
    return (one, several) if placed else (f"{{number}} {one}", f"{{number}} {several}")


def capital(words: str) -> str:
    """Words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]


def message(words: str) -> str:
    """The words themselves: marks them for the catalogue where they stand, to be said elsewhere."""
    return words


ENGLISH = Language()
"""The language of messages."""


@lru_cache(16_384)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale, decimal_quantization=False)


@lru_cache(1_024)
def _language_name(tag: str, locale: Locale) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(locale) or tag
    except (UnknownLocaleError, ValueError):
        return tag
