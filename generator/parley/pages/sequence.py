"""What each speaker said, in the order of its dates: the quote before a quote, and the one after it."""

from collections.abc import Mapping
from typing import NamedTuple

from parley.language import message
from parley.link import Archive, moment_of
from parley.neighbourhood import Also
from parley.pages import markup as m
from parley.pages.writer import Writer
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import SAID


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


def beside(archive: Archive, quote: Quote) -> Also:
    """The quotes before and after one in the sequence of each of its speakers."""
    found: dict[str, tuple[Key, ...]] = {}
    for speaker in quote.speaker:
        quotes, place = archive.once(Sequences)[Key("actors", speaker)]
        if quote.key in place:
            at = place[quote.key]
            found[f"before {speaker}"] = quotes[max(0, at - 1) : at]
            found[f"after {speaker}"] = quotes[at + 1 : at + 2]
    return found


def sequence(quote: Quote, also: Also, w: Writer) -> str:
    """The way to the speaker's quotes before and after; of several speakers, each one's."""
    lines = []
    for speaker in quote.speaker:
        by = Key("actors", speaker) if len(quote.speaker) > 1 else None
        lines += [_step("previous", key, by, w) for key in also.get(f"before {speaker}", ())]
        lines += [_step("next", key, by, w) for key in also.get(f"after {speaker}", ())]
    return m.section("sequence", w.say("By the same speaker, in order of date"), m.items(lines))


_STEPS = {
    ("previous", False): message("Previous, {date}: {quote}"),
    ("next", False): message("Next, {date}: {quote}"),
    ("previous", True): message("Previous by {name}, {date}: {quote}"),
    ("next", True): message("Next by {name}, {date}: {quote}"),
}


def _step(name: str, key: Key, by: Key | None, w: Writer) -> str:
    speaker = w.text(w.card(by).heading) if by else ""
    quote, date = m.part(name, w.link(key)), w.when(w.card(key))
    return w.say(_STEPS[name, by is not None], name=speaker, date=date, quote=quote)
