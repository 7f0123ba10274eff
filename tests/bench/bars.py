"""What must hold of Parley: of an archive of any size, and of the sizes it is made for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .contest import COLD, EDITED, HUGO, PARLEY, PLAIN, UNCHANGED, Run
from .report import Row, rows


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure that may not exceed its bound."""

    words: str
    figure: float
    bound: float

    @property
    def met(self) -> bool:
        """Whether it does not."""
        return self.figure <= self.bound

    def __str__(self) -> str:
        return f"{'met' if self.met else 'NOT MET'}: {self.words}: {round(self.figure, 2):,} (at most {self.bound:,})"


@dataclass(frozen=True, slots=True)
class Size:
    """The bounds for an archive of so many records or more; None where it has none.

    `hugo` and `plain` are wall time to that of Hugo and of plain MkDocs, `edited` seconds, `memory` bytes.
    """

    records: int
    hugo: float
    plain: float | None
    edited: float
    memory: int | None


SIZES = (
    Size(100_000, hugo=0.5, plain=None, edited=12, memory=2_000_000_000),
    Size(10_000, hugo=0.8, plain=0.25, edited=2, memory=None),
)

LARGEST = 300_000
"""Bytes that no page of HTML may exceed, however large the archive."""


def bars(runs: Sequence[Run], records: int) -> list[Bar]:
    """Every bar that these runs can show to be met or not."""
    by_name = rows(runs)
    if COLD not in by_name:
        return []
    sites = {run.output.digest for run in runs if run.contestant in (COLD, UNCHANGED)}
    found = [
        Bar("bytes of the largest page", max(by_name[name].largest for name in PARLEY), LARGEST),
        Bar("different sites of the same content, cold and warm", len(sites), 1),
        Bar("CPU time with nothing changed, to that of a cold build", by_name[UNCHANGED].cpu / by_name[COLD].cpu, 1),
    ]
    for size in SIZES:
        if records >= size.records:
            return found + _of_size(size, by_name)
    return found


def _of_size(size: Size, by_name: Mapping[str, Row]) -> list[Bar]:
    cold = by_name[COLD]
    found = [Bar("seconds with one body edited", by_name[EDITED].wall, size.edited)]
    if HUGO in by_name:
        found.append(Bar("time of a cold build, to Hugo's", cold.wall / by_name[HUGO].wall, size.hugo))
    if size.plain and PLAIN in by_name:
        found.append(Bar("time of a cold build, to plain MkDocs'", cold.wall / by_name[PLAIN].wall, size.plain))
    if size.memory and cold.memory:
        found.append(Bar("bytes of memory at most, all processes", cold.memory, size.memory))
    return found
