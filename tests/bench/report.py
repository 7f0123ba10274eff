"""What the contest shows, as one table."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .contest import FLOOR, HUGO, Run

HEAD = (
    "| | seconds (least to most) | CPU s | pages written | pages/s | MB written | peak MB | × Hugo | × floor |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A contestant over all rounds: medians; of memory and the largest page, the most (None: not measured)."""

    name: str
    wall: float
    least: float
    most: float
    cpu: float
    memory: int | None
    written: float
    written_bytes: float
    largest: int


def rows(runs: Sequence[Run]) -> dict[str, Row]:
    """Each contestant's row, in the order of their first turns."""
    names = dict.fromkeys(run.contestant for run in runs)
    return {name: _row(name, [run for run in runs if run.contestant == name]) for name in names}


def _row(name: str, runs: Sequence[Run]) -> Row:
    usages, outputs = [run.usage for run in runs], [run.output for run in runs]
    walls = [usage.wall for usage in usages]
    return Row(
        name=name,
        wall=median(walls),
        least=min(walls),
        most=max(walls),
        cpu=median(usage.cpu for usage in usages),
        memory=max((usage.memory for usage in usages if usage.memory), default=None),
        written=median(left.written for left in outputs),
        written_bytes=median(left.written_bytes for left in outputs),
        largest=max(left.largest for left in outputs),
    )


def table(rows: dict[str, Row]) -> str:
    """All rows as a table in Markdown; a dash stands for what was not measured."""
    return "\n".join([HEAD, *(_line(row, rows.get(HUGO), rows.get(FLOOR)) for row in rows.values())])


def _line(row: Row, hugo: Row | None, floor: Row | None) -> str:
    cells = (
        row.name,
        f"{row.wall:.2f} ({row.least:.2f} to {row.most:.2f})",
        f"{row.cpu:.2f}",
        f"{row.written:,.0f}",
        f"{row.written / row.wall:,.0f}",
        f"{row.written_bytes / 1e6:,.1f}",
        f"{row.memory / 1e6:,.0f}" if row.memory else "-",
        f"{row.wall / hugo.wall:.2f}" if hugo else "-",
        f"{row.wall / floor.wall:.2f}" if floor else "-",
    )
    return f"| {' | '.join(cells)} |"
