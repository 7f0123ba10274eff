"""Whose a statement is, and what each speaker said in the order of its dates: what came before one, and what after."""

from collections.abc import Mapping
from typing import NamedTuple

from parley.link import Archive
from parley.order import oldest_first
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import SAID


class Between(NamedTuple):
    """What one of a quote's speakers said before it, and after it."""

    speaker: Key
    before: Key | None
    after: Key | None


class Told(NamedTuple):
    """A speaker's quotes in order, those without a date last, and where in it each of them stands."""

    quotes: tuple[Key, ...]
    place: Mapping[Key, int]


class AllTold(dict[Key, Told]):
    """What an archive's speakers said, worked out for each when it is first asked for."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive

    def __missing__(self, speaker: Key) -> Told:
        archive = self._archive
        said = oldest_first(archive.records[link_.source] for link_ in archive.back(speaker, SAID))
        quotes = tuple(quote.key for quote in said)
        found = self[speaker] = Told(quotes, {key: place for place, key in enumerate(quotes)})
        return found


def voices(quote: Quote) -> tuple[str, ...]:
    """The actors whose statement it is: who made it, and for whom."""
    return tuple(dict.fromkeys((*quote.speaker, *((quote.on_behalf_of,) if quote.on_behalf_of else ()))))


def between(archive: Archive, quote: Quote) -> tuple[Between, ...]:
    """The quotes before and after one, by each of its speakers of whom there are any."""
    found = []
    for speaker in (Key("actors", id_) for id_ in quote.speaker):
        quotes, place = archive.once(AllTold)[speaker]
        if quote.key in place:
            at = place[quote.key]
            before, after = quotes[at - 1] if at else None, quotes[at + 1] if at + 1 < len(quotes) else None
            found.append(Between(speaker, before, after))
    return tuple(found)
