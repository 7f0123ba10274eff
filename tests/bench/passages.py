"""Texts with the quotations that are to be found in them: invented passages, and articles that may not be kept here."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from parley.build import examine
from parley.drafting.known import Known
from parley.quotations import normalise
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.places import Place
from parley.records.quotes import Quote
from parley.records.types import Key

TABLE = Path(__file__).with_name("quotations.yml")

NOBODY = "nobody"
"""The speaker of words that the text gives to nobody in particular: whoever names one for sure is wrong."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in its parts, and who speaks: an id, several, `unnamed: ...` or `new: ...`."""

    parts: tuple[str, ...]
    by: tuple[str, ...]
    is_sure: bool = True
    """Whether it says who speaks: an id, the text's own words, or the name of somebody who is not in the archive."""
    is_done: bool = True
    """Whether nothing about the speaker is left to a person."""

    @property
    def key(self) -> str:
        """Its words, whatever their marks."""
        return " … ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what is to be found in it."""

    name: str
    set: str
    text: str
    said: tuple[Said, ...]
    known: Known


def part_key(words: str) -> str:
    """Words as they are compared: without marks at their ends."""
    return re.sub(r'^[\s"\']+|[\s"\',.]+$', "", normalise(words).replace('\n"', "\n"))


def parts_of(words: str) -> tuple[str, ...]:
    """The parts of a quotation."""
    return tuple(part_key(part) for part in re.split(r"\[…\]", words) if part_key(part))


def passages() -> Iterator[Passage]:
    """Those of the table."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    cast = {Key("actors", i): Actor(id=i, **values) for i, values in table["cast"]["actors"].items()}
    places = {Key("places", i): Place(id=i, **values) for i, values in table["cast"]["places"].items()}
    known = Known({**cast, **places})
    for one in table["passages"]:
        said = tuple(Said(parts_of(q["words"]), _by(q["by"])) for q in one["quotations"])
        yield Passage(one["name"], one["set"], one["text"], said, known)


def sources(content: Path, folder: Path) -> Iterator[Passage]:
    """The articles whose texts are in a folder, with the archive's quotes in direct speech as what is to be found."""
    records = examine(content.absolute()).records
    texts = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(folder.iterdir()) if p.is_file()}
    for record in records.values():
        if isinstance(record, Article) and record.snapshot and record.snapshot.sha256 in texts:
            said = tuple(
                Said(parts_of(q.words), q.speaker or (f"unnamed: {q.unnamed}",))
                for q in records.values()
                if isinstance(q, Quote) and q.article == record.id and q.form != "reported"
            )
            text = texts[record.snapshot.sha256].read_text(encoding="utf-8")
            yield Passage(record.id, "sources", text, said, Known(records))


def _by(value: Any) -> tuple[str, ...]:
    if isinstance(value, dict):
        return tuple(f"{kind}: {words.lower()}" for kind, words in value.items())
    return tuple(value) if isinstance(value, list) else (value,)
