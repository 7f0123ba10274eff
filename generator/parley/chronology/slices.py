"""What the timeline of one unit shows: its records one by one, or, where they are many, how many in each part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parley.chronology.index import FULL, Chronology, Moment, chronology
from parley.chronology.named import DIMENSIONS, named
from parley.chronology.units import Unit
from parley.link import Archive
from parley.records.types import Key

MOST_BESIDE = 50
"""How much of what reaches beyond a unit is shown on its page, the shortest first."""

MOST_CHOICES = 60
"""How many actors, topics and so on a page offers to narrow it to: those most named in it."""


class Part(NamedTuple):
    """A smaller unit: what lies within it, by kind, and what may lie there; its moments where they are listed."""

    unit: Unit
    has_page: bool
    within: Mapping[str, int]
    beyond: Mapping[str, int]
    moments: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """A unit of time.

    `is_counted` tells that its parts have counts alone. `across` lies within it and in none of its parts, `beside` may
    lie in it and reaches beyond it; of both there may be more than is shown here. `within` counts what lies in it by
    kind. `named` are the records that those shown name, `choices` those most named, by kind.
    """

    unit: Unit
    is_counted: bool
    parts: tuple[Part, ...]
    across: tuple[Key, ...]
    across_total: int
    beside: tuple[Key, ...]
    beside_total: int
    within: Mapping[str, int]
    before: Unit | None
    after: Unit | None
    named: Mapping[Key, tuple[Key, ...]]
    choices: Mapping[str, tuple[Key, ...]]
    undated: Mapping[str, int]
    files: tuple[str, ...]

    @property
    def shown(self) -> Iterator[Key]:
        """All that is shown one by one, in the order of the page."""
        for part in self.parts:
            yield from part.moments
        yield from self.across
        yield from self.beside


def slice_of(archive: Archive, unit: Unit) -> Slice:
    """What the timeline of a unit shows."""
    known, names = archive.once(chronology), archive.once(named)
    counted = known.is_full(unit)
    across, beside = known.within.get(unit, ()), known.beyond.get(unit, ())
    nearest = sorted(sorted(beside, key=lambda moment: moment.last - moment.first)[:MOST_BESIDE])
    listed = not counted
    parts = tuple(_part(known, part, listed) for part in known.parts.get(unit, ()))
    shown = [*(key for part in parts for key in part.moments), *_keys(across[:FULL]), *_keys(nearest)]
    everything = [*known.all_within(unit), *beside] if counted else ()
    before, after = _neighbours(archive, unit)
    return Slice(
        unit,
        counted,
        parts,
        tuple(_keys(across[:FULL])),
        len(across),
        tuple(_keys(nearest)),
        len(beside),
        known.counts.get(unit, {}),
        before,
        after,
        {key: tuple(names.get(key, ())) for key in shown},
        _choices([names.get(key, ()) for key in (_keys(everything) if counted else shown)]),
        {} if unit else known.undated,
        tuple(_files(known, unit)) if counted else (),
    )


def file_of(unit: Unit) -> str:
    """The name of the file that holds what has this unit for its home: its year's, or that of what lies in no one."""
    return f"{unit[0]:04}" if unit else "across"


def units(archive: Archive) -> list[Unit]:
    """Every unit that has a page."""
    return list(archive.once(chronology).units())


def _files(known: Chronology, unit: Unit) -> Iterator[str]:
    """The files that hold all that lies, or may lie, in a unit."""
    if known.within.get(()):
        yield file_of(())
    yield from [file_of(unit)] if unit else [file_of(part) for part in known.parts.get((), ()) if known.total(part)]


def _part(known: Chronology, unit: Unit, listed: bool) -> Part:
    moments = tuple(_keys(sorted(known.all_within(unit)))) if listed else ()
    beyond = Counter(moment.key.kind for moment in known.beyond.get(unit, ()))
    has_page = len(unit) < 3 or known.is_full(unit[:2])
    return Part(unit, has_page, known.counts.get(unit, {}), beyond, moments)


def _neighbours(archive: Archive, unit: Unit) -> tuple[Unit | None, Unit | None]:
    """The units of the same sort that have pages, before and after this one."""
    places, alike = archive.once(_alike)
    if not unit:
        return None, None
    same, place = alike[len(unit)], places[unit]
    return (same[place - 1] if place else None), (same[place + 1] if place + 1 < len(same) else None)


def _alike(archive: Archive) -> tuple[Mapping[Unit, int], Mapping[int, Sequence[Unit]]]:
    alike: dict[int, list[Unit]] = {}
    places = {}
    for unit in sorted(archive.once(chronology).units()):
        same = alike.setdefault(len(unit), [])
        places[unit] = len(same)
        same.append(unit)
    return places, alike


def _choices(names: Iterable[Iterable[Key]]) -> Mapping[str, tuple[Key, ...]]:
    counts = Counter(key for found in names for key in found)
    choices: dict[str, tuple[Key, ...]] = {}
    for dimension, kind in DIMENSIONS.items():
        of_kind = sorted((-number, key) for key, number in counts.items() if key.kind == kind)
        choices[dimension] = tuple(key for _, key in of_kind[:MOST_CHOICES])
    return choices


def _keys(moments: Iterable[Moment]) -> Iterator[Key]:
    return (moment.key for moment in moments)
