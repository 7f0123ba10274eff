"""A synthetic archive of any size, with the mix of a real one.

Of the records, 30 % are articles, 15 % events, 8 % actors, 4 % figures, 2 % talk rounds, 1 % places, 24 are topics,
and the rest, about 40 %, quotes. References follow Zipf's law: a few actors are named by thousands of records, most
by a handful. `parley check` finds nothing wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .chance import Chance, Zipf

Value = str | int | float | date | Sequence[str] | Sequence[Mapping[str, str | date]] | Mapping[str, str]
"""What a key of a record holds here."""

SHARES = {
    "actors": (8, 8),
    "places": (1, 4),
    "talks": (2, 3),
    "events": (15, 5),
    "articles": (30, 5),
    "figures": (4, 2),
}
"""How many of a hundred records are of each kind, and the least number of it."""

TOPICS, PROCESSES = 24, 7
FOLDED_FROM = 2_000
"""A kind of more records than this lies in a hundred folders, as a large archive's does."""

ACTOR_KINDS = ("person",) * 6 + ("state", "armed-group", "organisation", "media")
EVENT_KINDS = ("clash", "air-strike", "ceasefire", "statement", "protest", "agreement")
MEASURES = ("deaths", "displaced", "detained")

Pools = Mapping[str, Zipf]
"""The ids of each kind, the one that is named most often first."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, its id, the keys of its front matter, its body in Markdown."""

    kind: str
    id: str
    keys: Mapping[str, Value]
    body: str

    def text(self) -> str:
        """The record's file."""
        return (
            "---\n"
            + "".join(f"{key}:{_written(value)}\n" for key, value in self.keys.items())
            + f"---\n\n{self.body}\n"
        )


def _written(value: object) -> str:
    """A value as a contributor writes it in YAML: lists of ids in brackets, mappings a line a key."""
    if isinstance(value, dict):
        return "".join(f"\n  {key}: {one}" for key, one in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "".join("\n  - " + "\n    ".join(f"{key}: {one}" for key, one in item.items()) for item in value)
    return f" [{', '.join(value)}]" if isinstance(value, list) else f" {value}"


def pools(number: int) -> Pools:
    """The ids of an archive of so many records; processes and series, which group records, are not counted."""
    counts = {kind: max(least, number * share // 100) for kind, (share, least) in SHARES.items()}
    series = max(1, counts["figures"] // 5)
    counts["quotes"] = max(5, number - sum(counts.values()) - TOPICS)
    ids = {kind: [f"{kind.removesuffix('s')}-{n:06d}" for n in range(count)] for kind, count in counts.items()}
    ids["topics"] = [f"topic-{n:02d}" for n in range(TOPICS)]
    ids["processes"] = [f"process-{n}" for n in range(PROCESSES)]
    ids["series"] = [f"series-{n:04d}" for n in range(series)]
    return {kind: Zipf.of(tuple(known)) for kind, known in ids.items()}


def records(ids: Pools, seed: int) -> Iterator[Record]:
    """Every record of the archive with these ids; the same ones for the same ids and seed."""
    chance = Chance(seed)
    published = {article: chance.day() for article in ids["articles"].things}
    for topic in ids["topics"].things:
        yield Record("topics", topic, {"name": chance.name(2)}, chance.paragraph(1))
    yield from _places(chance, ids)
    for process in ids["processes"].things:
        yield Record("processes", process, {"title": chance.name(2)}, chance.paragraph(1))
    for n, series in enumerate(ids["series"].things):
        measured = {"title": chance.title(3), "measure": MEASURES[n % len(MEASURES)]}
        yield Record("series", series, measured, chance.paragraph(1))
    yield from _actors(chance, ids)
    yield from _talks(chance, ids)
    yield from _events(chance, ids)
    yield from _articles(chance, ids, published)
    yield from _quotes(chance, ids, published)
    yield from _figures(chance, ids)


def kinds_of(ids: Pools) -> dict[str, str]:
    """The kind of every id."""
    return {known: kind for kind, pool in ids.items() for known in pool.things}


def references(record: Record, kinds: Mapping[str, str]) -> list[str]:
    """Every id that the keys of a record name, as often as they name it; `kinds` tells the kind of every id."""
    return [text for text in _texts(list(record.keys.values())) if text in kinds]


def _texts(value: object) -> Iterator[str]:
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value if isinstance(value, list) else value.values():
            yield from _texts(one)


def path_of(record: Record, ids: Pools) -> str:
    """Where a record's file lies below the folder of all records."""
    folded = len(ids[record.kind].things) > FOLDED_FROM
    return f"{record.kind}/{record.id[-2:] + '/' if folded else ''}{record.id}.md"


def write(record: Record, ids: Pools, folder: Path) -> int:
    """Writes a record's file; gives its size in bytes."""
    path = folder / path_of(record, ids)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(record.text().encode())


def _places(chance: Chance, ids: Pools) -> Iterator[Record]:
    for place in ids["places"].things:
        keys: dict[str, Value] = {
            "name": chance.name(1),
            "lat": round(chance.fraction(32.5, 37), 4),
            "lon": round(chance.fraction(35.8, 42), 4),
            "country": "SY",
        }
        yield Record("places", place, keys, chance.paragraph(1))


def _actors(chance: Chance, ids: Pools) -> Iterator[Record]:
    known = ids["actors"].things[:500]
    for n, actor in enumerate(ids["actors"].things):
        kind = ACTOR_KINDS[n % len(ACTOR_KINDS)]
        keys: dict[str, Value] = {"name": chance.name(2), "kind": kind, "aliases": [chance.name(2)]}
        if n % 4 == 0:
            keys["native_names"] = {"ar": chance.arabic(2)}
        if kind == "person":
            of = chance.one([other for other in known if other != actor])
            role: Mapping[str, str | date] = {"title": chance.words(2), "of": of, "from": chance.day()}
            keys["roles"] = [role]
        yield Record("actors", actor, keys, chance.paragraph(2))


def _talks(chance: Chance, ids: Pools) -> Iterator[Record]:
    talks = ids["talks"].things
    starts = sorted(chance.day() for _ in talks)
    for n, talk in enumerate(talks):
        # the next round of the same process begins no earlier than this one ends
        following = starts[n + PROCESSES] if n + PROCESSES < len(talks) else date.max
        keys: dict[str, Value] = {
            "title": f"{chance.name(1)} {n}",
            "process": ids["processes"].things[n % PROCESSES],
            "round": n // PROCESSES + 1,
            "start": starts[n],
            "end": min(starts[n] + timedelta(days=chance.number(1, 9)), following),
            "venue": chance.some(ids["places"], 1)[0],
            "mediators": chance.some(ids["actors"], 1),
            "parties": [{"actor": actor} for actor in chance.some(ids["actors"], 3)],
            "topics": chance.some(ids["topics"], 2),
        }
        yield Record("talks", talk, keys, chance.paragraph(3))


def _events(chance: Chance, ids: Pools) -> Iterator[Record]:
    for event in ids["events"].things:
        parties = chance.some(ids["actors"], chance.number(1, 4))
        keys: dict[str, Value] = {
            "title": chance.title(5),
            "kind": chance.one(EVENT_KINDS),
            "date": chance.sourced(chance.day()),
            "place": chance.some(ids["places"], 1)[0],
            "actors": [{"actor": actor, "role": "party"} for actor in parties],
            "talks": chance.some(ids["talks"], chance.number(0, 1)),
            "topics": chance.some(ids["topics"], 2),
        }
        yield Record("events", event, keys, chance.paragraph(3))


def _articles(chance: Chance, ids: Pools, published: Mapping[str, date]) -> Iterator[Record]:
    for article, day in published.items():
        keys: dict[str, Value] = {
            "title": chance.title(7),
            "publisher": chance.some(ids["actors"], 1)[0],
            "authors": [chance.name(2)],
            "url": f"https://news.example/{article}",
            "published": day,
            "retrieved": day + timedelta(days=1),
            "language": "en",
            "actors": chance.some(ids["actors"], chance.number(2, 6)),
            "events": chance.some(ids["events"], chance.number(0, 3)),
            "talks": chance.some(ids["talks"], chance.number(0, 2)),
            "places": chance.some(ids["places"], chance.number(0, 2)),
            "topics": chance.some(ids["topics"], chance.number(1, 3)),
        }
        actor, event = chance.some(ids["actors"], 1)[0], chance.some(ids["events"], 1)[0]
        paragraphs = [chance.paragraph(chance.number(3, 5)) for _ in range(3)]
        yield Record("articles", article, keys, "\n\n".join([*paragraphs, f"See [[{actor}]] and [[{event}]]."]))


def _quotes(chance: Chance, ids: Pools, published: Mapping[str, date]) -> Iterator[Record]:
    for quote in ids["quotes"].things:
        speaker, hearer = chance.some(ids["actors"], 2)
        article = chance.some(ids["articles"], 1)[0]
        said = published[article] - timedelta(days=chance.number(0, 5))
        keys: dict[str, Value] = {
            "speaker": speaker,
            # of a month's last days sources give the day itself
            "date": chance.sourced(said) if said.day < 24 else said,
            "article": article,
            "said_to": hearer,
            "about": chance.some(ids["actors"], chance.number(0, 2)),
            "events": chance.some(ids["events"], chance.number(0, 1)),
            "talks": chance.some(ids["talks"], chance.number(0, 1)),
            "topics": chance.some(ids["topics"], chance.number(1, 2)),
        }
        if chance.number(1, 10) == 1:
            keys["original"] = {"language": "ar", "text": chance.arabic(12)}
        yield Record("quotes", quote, keys, chance.paragraph(chance.number(1, 3)))


def _figures(chance: Chance, ids: Pools) -> Iterator[Record]:
    for figure in ids["figures"].things:
        keys: dict[str, Value] = {
            "series": chance.one(ids["series"].things),
            "value": chance.number(100, 499_999),
            "qualifier": "more-than",
            "attributed_to": chance.some(ids["actors"], 1)[0],
            "article": chance.some(ids["articles"], 1)[0],
            "as_of": chance.day(),
            "scope": chance.words(3),
        }
        yield Record("figures", figure, keys, chance.paragraph(1))
