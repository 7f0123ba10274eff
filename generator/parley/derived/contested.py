"""What is contested in the archive: which numbers, accounts and names differ, and who has a part in each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.disputes import accounts_differ, names_differ, plainly
from parley.link import Archive
from parley.order import moment_of, newest_first
from parley.records.base import Account, NameGiven, Record
from parley.records.figures import CLAIMED, Figure
from parley.records.series import Series
from parley.records.types import Key

CLAIMS = 12
"""How many claims of a number, the newest, and how many accounts or names of a thing, are shown beside each other."""

NUMBERS, ACCOUNTS, NAMES = "numbers", "accounts", "names"


@dataclass(frozen=True, slots=True)
class Question:
    """A series whose claims differ: the newest of them, of how many; `topics` are those of their events and quotes."""

    key: Key
    measure: str
    unit: str
    claims: tuple[Key, ...]
    total: int
    topics: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that is told or called differently, with some of its accounts or names, and how many there are."""

    key: Key
    accounts: tuple[Account, ...]
    names: tuple[tuple[NameGiven, ...], ...]
    total: int
    warning: str
    topics: tuple[Key, ...]


Contested = Mapping[str, tuple[Key, ...]]
"""The keys of all that is contested, by part."""


def contested(archive: Archive) -> Contested:
    """All that is contested: numbers whose claims exclude each other first, then the newest; names by name."""
    told, called, numbers = [], [], []
    for key, record in archive.records.items():
        card = archive.card(key) if key.kind == "series" else None
        if card and card.disputed:
            newest = archive.records[archive.back(key, CLAIMED)[0].source]
            numbers.append((card.disputed == "apart", moment_of(newest.when), key))
        if accounts_differ(record):
            told.append(record)
        if names_differ(record):
            called.append((archive.name(key).casefold(), key))
    numbers.sort(key=lambda entry: entry[:2], reverse=True)
    return {
        NUMBERS: tuple(key for _, _, key in numbers),
        ACCOUNTS: tuple(record.key for record in newest_first(told)),
        NAMES: tuple(key for _, key in sorted(called)),
    }


def questions(archive: Archive, keys: Iterable[Key]) -> tuple[Question, ...]:
    """Series with their claims."""
    return tuple(_question(archive, key) for key in keys)


def things(archive: Archive, part: str, keys: Iterable[Key]) -> tuple[Thing, ...]:
    """Things with their accounts, or with their names."""
    return tuple(_thing(archive, archive.records[key], part) for key in keys)


def open_disputes(archive: Archive, most: int = 4) -> tuple[Question, ...]:
    """The numbers that exclude each other, else those that differ, the newest first; at most so many."""
    return questions(archive, archive.once(contested)[NUMBERS][:most])


def _question(archive: Archive, key: Key) -> Question:
    series, links = archive.records[key], archive.back(key, CLAIMED)
    shown = tuple(link_.source for link_ in links[:CLAIMS])
    measure, unit = (series.measure, series.unit or "") if isinstance(series, Series) else ("", "")
    about: dict[Key, None] = {}
    for claim in shown:
        about |= dict.fromkeys(topics_of(archive, archive.records[claim]))
    return Question(key, measure, unit, shown, len(links), tuple(about))


def _thing(archive: Archive, record: Record, part: str) -> Thing:
    found = record.accounts if part == ACCOUNTS else record.names_by
    return Thing(
        record.key,
        record.accounts[:CLAIMS] if part == ACCOUNTS else (),
        _called(record.names_by[:CLAIMS]) if part == NAMES else (),
        len(found),
        record.content_warning or "",
        topics_of(archive, record),
    )


def _called(names: Iterable[NameGiven]) -> tuple[tuple[NameGiven, ...], ...]:
    """Each name once, with all who give it."""
    givers: dict[str, list[NameGiven]] = {}
    for given in names:
        givers.setdefault(plainly(given.name), []).append(given)
    return tuple(map(tuple, givers.values()))


def topics_of(archive: Archive, record: Record) -> tuple[Key, ...]:
    """The topics of a record, itself if it is one; of a figure, those of its event and its quote."""
    if record.folder == "topics":
        return (record.key,)
    if isinstance(record, Figure):
        keys = (Key("events", record.event or ""), Key("quotes", record.quote or ""))
        others = [topics_of(archive, archive.records[key]) for key in keys if key in archive.records]
        return tuple(dict.fromkeys(topic for topics in others for topic in topics))
    return tuple(key for id_ in vars(record).get("topics", ()) if (key := Key("topics", id_)) in archive.records)
