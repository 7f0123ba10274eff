"""The language in which the archive speaks to its readers: its own words, never those of a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language, by its BCP 47 tag."""

    tag: str = "en"

    def say(self, words: str, **values: str) -> str:
        """Words of the interface, written in English where they are said; `{name}` stands for a value of that name."""
        return words.format_map(values) if values else words

    def count(self, number: int, one: str, several: str) -> str:
        """A number with its noun, in the forms that English has: `1 quote`, `1,204 quotes`."""
        return f"{number:,} {one if number == 1 else several}"
