"""Whose a statement is, and what each speaker said in the order of its dates: what came before one, and what after."""

from collections.abc import Mapping
from typing import NamedTuple

from parley.link import Archive, moment_of
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import SAID


def voices(quote: Quote) -> tuple[str, ...]:
    """The actors whose statement it is: who made it, and for whom."""
    return tuple(dict.fromkeys((*quote.speaker, *((quote.on_behalf_of,) if quote.on_behalf_of else ()))))


class Sequence(NamedTuple):
    """A speaker's quotes in order, those without a date last, and where in it each of them stands."""

    quotes: tuple[Key, ...]
    place: Mapping[Key, int]


class Sequences(dict[Key, Sequence]):
    """The sequences of an archive's speakers, each made when it is first asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, speaker: Key) -> Sequence:
        archive = self._archive
        said = [archive.records[link_.source] for link_ in archive.back(speaker, SAID)]
        said.sort(key=lambda quote: (quote.when is None, moment_of(quote.when), quote.id))
        quotes = tuple(quote.key for quote in said)
        found = self[speaker] = Sequence(quotes, {key: place for place, key in enumerate(quotes)})
        return found


def beside(archive: Archive, quote: Quote) -> Mapping[str, tuple[Key, ...]]:
    """The quotes before and after one in the sequence of each of its speakers."""
    found: dict[str, tuple[Key, ...]] = {}
    for speaker in quote.speaker:
        quotes, place = archive.once(Sequences)[Key("actors", speaker)]
        if quote.key in place:
            at = place[quote.key]
            found[f"before {speaker}"] = quotes[max(0, at - 1) : at]
            found[f"after {speaker}"] = quotes[at + 1 : at + 2]
    return found
