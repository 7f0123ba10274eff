"""The page of a topic: what was said on it, actor by actor, and all else that is on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from parley.derived.speakers import voices
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import RecordPage
from parley.records.quotes import Quote
from parley.records.topics import Topic
from parley.records.types import Key
from parley.records.ways import ON_TOPIC
from parley.writing import markup as m
from parley.writing.statements import lines, more, newest_of
from parley.writing.writer import Writer

ACTORS = 20
"""How many actors the page shows, those with most statements first."""

STATEMENTS, NEWEST = 60, 10
"""How many statements it shows in all, and of one actor at most; where many actors spoke each has fewer."""

WHOLE = 30
"""Up to so many statements are all shown, whoever made them."""

WORDS = 30
"""How many words of each; its own page has them all."""


class Voice(NamedTuple):
    """An actor with all their statements on a topic; None for all speakers who are not named."""

    actor: Key | None
    said: tuple[Key, ...]


class TopicPage(RecordPage[Topic, tuple[Voice, ...]]):
    """One topic."""

    folder: ClassVar[str] = "topics"
    handled: ClassVar[frozenset[str]] = frozenset({ON_TOPIC})
    bounds: ClassVar[Mapping[str, int]] = {ON_TOPIC: WHOLE}

    def gather(self, archive: Archive, record: Topic) -> tuple[Voice, ...]:
        """All statements on it, by actor, those with most first; then those whose speakers are not named."""
        found: dict[Key, list[Key]] = defaultdict(list)
        unnamed = []
        for link_ in archive.back(record.key, ON_TOPIC):
            quote = archive.records[link_.source]
            speaking = voices(quote) if isinstance(quote, Quote) else ()
            for voice in speaking:
                found[Key("actors", voice)].append(quote.key)
            if not speaking:
                unnamed.append(quote.key)
        order = sorted(found, key=lambda actor: (-len(found[actor]), archive.name(actor).casefold(), actor))
        last = [Voice(None, tuple(unnamed))] if unnamed else []
        return (*(Voice(actor, tuple(found[actor])) for actor in order), *last)

    def sections(self, n: Neighbourhood[Topic, tuple[Voice, ...]], w: Writer) -> Iterator[str]:
        """What was said."""
        everything = n.group(ON_TOPIC)
        whole = everything.total <= WHOLE
        shown = n.also[: None if whole else ACTORS]
        number = WHOLE if whole else newest_of([len(voice.said) for voice in shown], STATEMENTS, NEWEST)
        actors = len([voice for voice in n.also if voice.actor])
        counted = m.joined(
            w.count(everything.total, "statement", "statements"), w.count(actors, "actor", "actors") if actors else ""
        )
        yield m.section(
            "said",
            w.say("What was said on it, actor by actor"),
            m.part("count", counted) if everything.total else "",
            *(_actor(w, n.record, voice, number) for voice in shown),
            w.more(everything, n.record.key),
        )


def _actor(w: Writer, topic: Topic, voice: Voice, number: int) -> str:
    actor, said = voice
    if actor is None:
        return m.subsection(w.say("Speakers who are not named"), lines(w, said[:number], words=WORDS))
    return m.subsection(
        w.link(actor),
        lines(w, said[:number], actor.id, WORDS),
        more(w, len(said) - number, speaker=actor.id, topic=topic.id),
    )
