"""A difference in sentences, whose names of records are apart from our own words: each output makes them harmless."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from parley.diff.difference import (
    Alteration,
    Altered,
    Change,
    Contest,
    Difference,
    Effect,
    Happened,
    PageChange,
    Quotations,
)
from parley.kinds import kinds
from parley.language import ENGLISH
from parley.records.types import Key
from parley.urls import address, record_path

HAPPENED: Mapping[Happened, str] = {
    "added": "new",
    "published": "published",
    "changed": "changed",
    "renamed": "renamed",
    "merged": "merged",
    "withdrawn": "withdrawn",
    "restored": "restored",
    "removed": "removed",
}
"""What became of a record."""

VERBS: Mapping[Altered, str] = {"added": "adds", "changed": "changes", "removed": "removes"}

DISPUTE = "apart"
"""How claims differ that are a dispute: they cannot all be right."""

NOTHING = "Nothing changes on the site."
UNCHECKED = "The content does not check, so nothing was compared."


class Sentence(NamedTuple):
    """What is said before a record's name, the name as the archive has it, and what is said after it."""

    before: str
    name: str
    after: str = ""


def sentences(found: Difference) -> Iterator[Sentence]:
    """What a change does, in the order in which a reader asks: disputes, facts, who gains and loses what."""
    yield from map(_contest, found.contests)
    for change in found.changes:
        yield from _facts(change)
    yield from map(_effect, found.effects)


def counted(found: Iterable[str]) -> str:
    """How often each of some words occurs, in order of their first occurrence: `3 new, 1 changed`."""
    listed = list(found)
    return ENGLISH.commas([f"{listed.count(word):,} {word}" for word in dict.fromkeys(listed)])


def happened(changes: Iterable[Change]) -> str:
    """How many records became what."""
    by_order = sorted(changes, key=lambda change: list(HAPPENED).index(change.how))
    return counted(HAPPENED[change.how] for change in by_order)


def paged(pages: Iterable[PageChange]) -> str:
    """How many addresses became what."""
    return counted(sorted(page.how for page in pages))


def by_kind(pages: Iterable[PageChange]) -> Iterator[tuple[str, str]]:
    """What became of how many addresses of each sort."""
    listed: dict[str, list[PageChange]] = {}
    for page in pages:
        listed.setdefault(page.kind, []).append(page)
    return ((kind, paged(found)) for kind, found in sorted(listed.items()))


WEIGHT = ("talks", "processes", "events", "actors", "quotes", "figures", "series", "articles", "places", "topics")
"""Kinds in the order in which somebody who decides on a change looks at what is new; one not named here follows."""


def by_weight(changes: Iterable[Change]) -> Sequence[Change]:
    """What is gone first, then by the kinds' weight what is new, then what is changed."""

    def weight(change: Change) -> tuple[bool, int, bool, Key]:
        kind = change.key.kind
        rank = WEIGHT.index(kind) if kind in WEIGHT else len(WEIGHT)
        return change.how not in ("removed", "withdrawn"), rank, not change.stated, change.key

    return sorted(changes, key=weight)


def checked(found: Difference) -> Iterator[str]:
    """What has been checked, in numbers: quotations that are new or changed, and what the check warns of at all."""
    counted = found.quotations
    if counted != Quotations():
        reported = f", {counted.reported:,} in reported speech (never verified)" if counted.reported else ""
        noun = "quotation" if counted.verified == 1 else "quotations"
        yield f"{counted.verified:,} {noun} verified, {counted.unverified:,} not{reported}"
    if found.warned:
        sorts = [f"{one.number:,} {one.code}{f' ({one.new:,} new)' if one.new else ''}" for one in found.warned]
        yield f"`parley check` warns of: {ENGLISH.commas(sorts)}"
    else:
        yield "`parley check` warns of nothing"


def where(key: Key) -> str:
    """The address of a record, as it is told."""
    return f"/{address(record_path(key))}"


def details(change: Change) -> str:
    """What else there is to tell of a change to a record, without any words of it."""
    told = [f"was {where(change.former)}"] if change.former else []
    if change.keys:
        told.append(ENGLISH.commas(["text" if key == "body" else key for key in change.keys]))
    if change.withheld:
        told.append(f"now withheld: {ENGLISH.commas(list(change.withheld))}")
    return "; ".join(told)


def _facts(change: Change) -> Iterator[Sentence]:
    for how, verb in VERBS.items():
        named = [_fact(a) for a in change.alterations if a.how == how and a.key != "corrections"]
        if named:
            yield Sentence(f"{verb} the {ENGLISH.listed(named)} of", change.heading)


def _fact(a: Alteration) -> str:
    return "words" if a.key == "body" else a.key.replace("_", " ")


def _effect(effect: Effect) -> Sentence:
    kind = kinds()[effect.kind]
    parts = []
    for verb, number, to in (("adds", effect.added, "to"), ("takes", effect.removed, "from")):
        if number:
            parts.append(f"{verb} {number:,} {kind.noun if number == 1 else kind.plural} {to}")
    return Sentence(" and ".join(parts), effect.heading, f"({effect.way[0].lower()}{effect.way[1:]})")


def _contest(contest: Contest) -> Sentence:
    on = f" on {contest.measure}" if contest.measure else ""
    if contest.about != "numbers":
        now = {"opened": "differ now", "closed": "differ no longer", "changed": "differ otherwise than they did"}
        return Sentence(f"{contest.about} {now[contest.how]}:", contest.heading)
    if DISPUTE in (contest.before, contest.after):
        verb = {"opened": "opens a", "closed": "closes the", "changed": "changes the"}[contest.how]
        return Sentence(f"{verb} dispute{on}:", contest.heading)
    both = contest.before and contest.after
    differ = "differ otherwise than they did" if both else "differ now" if contest.after else "differ no longer"
    return Sentence(f"claims{on} {differ}:", contest.heading)
