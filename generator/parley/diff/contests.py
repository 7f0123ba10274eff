"""What disputes a change opens and closes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from parley.diff.difference import Change, Contest
from parley.diff.facts import declared, followed
from parley.diff.sides import Side, Sides
from parley.disputes import Dispute, accounts_differ, dispute_of, names_differ
from parley.language import ENGLISH
from parley.records.base import Record
from parley.records.figures import CLAIMED, Figure
from parley.records.series import Series
from parley.records.types import Key

DISPUTED: frozenset[Dispute] = frozenset({"apart", "accounts", "names"})
"""What is called a dispute; other numbers merely differ."""

_TOLD: dict[Literal["accounts", "names"], tuple[str, Callable[[Record], bool]]] = {
    "accounts": ("accounts", accounts_differ),
    "names": ("names_by", names_differ),
}
"""What is told by sides: where it stands in a record, and whether they differ."""


def contests(both: Sides, changes: Iterable[Change]) -> tuple[Contest, ...]:
    """What became of every dispute that is not as it was: first those on numbers, each sort in order of kind and id."""
    listed = tuple(changes)
    return (*_on_numbers(both, listed), *_on_words(both, listed))


def _on_numbers(both: Sides, changes: Iterable[Change]) -> Iterator[Contest]:
    series = {key for change in changes for key in _series_of(both, change)}
    for key in sorted(series):
        shown = both.new.archive.records.get(key)
        if not isinstance(shown, Series):
            continue
        was = next((old for old, now in both.moved.items() if now == key), key)
        claimed, claims = _claims(both.old, was), _claims(both.new, key)
        before, after = dispute_of(claimed), dispute_of(claims)
        is_same = {_stated(followed(claim, both.moved)) for claim in claimed} == {_stated(claim) for claim in claims}
        measure = shown.term("measure", ENGLISH) if shown.measure != "other" else ""
        if before != after or (after in DISPUTED and not is_same):
            heading = both.new.archive.name(key)
            yield Contest(_how(before, after), "numbers", key, heading, measure, before, after)


def _claims(side: Side, series: Key) -> list[Figure]:
    found = (side.archive.records[link.source] for link in side.archive.back(series, CLAIMED))
    return [claim for claim in found if isinstance(claim, Figure)]


def _stated(claim: Figure) -> tuple[Any, ...]:
    """The claim in all that it states, but for what was put right in it."""
    return tuple(getattr(claim, name) for name, key, _ in declared(Figure) if key != "corrections")


def _series_of(both: Sides, change: Change) -> Iterator[Key]:
    """The series whose claims are perhaps not what they were: its own, or that of a figure, now and before."""
    if change.key.kind == "series":
        yield change.key
    for side, key in ((both.old, change.former or change.key), (both.new, change.key)):
        record = side.archive.records.get(key)
        if isinstance(record, Figure):
            yield both.now(Key("series", record.series))


def _on_words(both: Sides, changes: Iterable[Change]) -> Iterator[Contest]:
    for change in changes:
        old = both.before(change.former or change.key)
        new = both.new.archive.records.get(change.key)
        if new is None or change.how == "merged":
            continue
        was = followed(old, both.moved) if old else None
        for about, (field, differ) in _TOLD.items():
            before: Dispute = about if was and differ(was) else ""
            after: Dispute = about if differ(new) else ""
            is_same = was is not None and getattr(was, field) == getattr(new, field)
            if before != after or (after and not is_same):
                heading = both.new.archive.name(new.key)
                yield Contest(_how(before, after), about, new.key, heading, "", before, after)


def _how(before: Dispute, after: Dispute) -> Literal["opened", "closed", "changed"]:
    was, is_ = before in DISPUTED, after in DISPUTED
    return "changed" if was == is_ else "opened" if is_ else "closed"
