"""The page of a topic: what was said on it, actor by actor, and all else that is on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.derived.speakers import voices
from parley.link import Archive
from parley.neighbourhood import Also, Neighbourhood
from parley.pages.positions import newest_of
from parley.pages.record import RecordPage
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import ON_TOPIC
from parley.writing import markup as m
from parley.writing.statements import lines, more
from parley.writing.writer import Writer

ACTORS = 20
"""How many actors the page shows, those with most statements first."""

STATEMENTS, NEWEST = 60, 10
"""How many statements it shows in all, and of one actor at most; where many actors spoke each has fewer."""

WHOLE = 30
"""Up to so many statements are all shown, whoever made them."""

WORDS = 30
"""How many words of each; its own page has them all."""

NOBODY = "by nobody who is named"


class TopicPage(RecordPage):
    """One topic."""

    folder: ClassVar[str] = "topics"
    handled: ClassVar[frozenset[str]] = frozenset({ON_TOPIC})
    bounds: ClassVar[Mapping[str, int]] = {ON_TOPIC: WHOLE}

    def also(self, archive: Archive, record: Record) -> Also:
        """All statements on it, by actor, those with most first; then those whose speakers are not named."""
        found: dict[str, list[Key]] = defaultdict(list)
        for link_ in archive.back(record.key, ON_TOPIC):
            quote = archive.records[link_.source]
            for voice in (isinstance(quote, Quote) and voices(quote)) or (NOBODY,):
                found[voice].append(quote.key)
        names = {voice: archive.name(Key("actors", voice)).casefold() for voice in found}
        order = sorted(found, key=lambda voice: (voice == NOBODY, -len(found[voice]), names[voice], voice))
        return {voice: tuple(found[voice]) for voice in order}

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """What was said."""
        everything = n.group(ON_TOPIC)
        whole = everything.total <= WHOLE
        shown = list(n.also)[: None if whole else ACTORS]
        number = WHOLE if whole else newest_of([len(n.also[voice]) for voice in shown], STATEMENTS, NEWEST)
        actors = len([voice for voice in n.also if voice != NOBODY])
        counted = m.joined(
            w.count(everything.total, "statement", "statements"), w.count(actors, "actor", "actors") if actors else ""
        )
        yield m.section(
            "said",
            w.say("What was said on it, actor by actor"),
            m.part("count", counted) if everything.total else "",
            *(self._actor(n, w, voice, number) for voice in shown),
            w.more(everything, n.record.key),
        )

    def _actor(self, n: Neighbourhood, w: Writer, voice: str, number: int) -> str:
        said = n.also[voice]
        if voice == NOBODY:
            return m.subsection(w.say("Speakers who are not named"), lines(w, said[:number], words=WORDS))
        return m.subsection(
            w.link(Key("actors", voice)),
            lines(w, said[:number], voice, WORDS),
            more(w, len(said) - number, speaker=voice, topic=n.record.id),
        )
