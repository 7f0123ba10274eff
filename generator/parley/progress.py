"""How far a long run has come: a moving line on a terminal, a plain one with its time elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build shows no progress of ours, and need not wait for this library
    from rich.console import Console
    from rich.progress import TaskID

Told = Callable[[str, int], None]
"""Told the stage and how many more things it has gone through."""


@contextmanager
def stages(console: "Console") -> Iterator[Told]:
    """Shows each stage as it is told; on anything but a terminal, one line a stage when all is done."""
    if console.is_terminal:
        from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            tasks: dict[str, TaskID] = {}

            def move(stage: str, number: int) -> None:
                if stage not in tasks:
                    tasks[stage] = progress.add_task(stage, total=None)
                progress.advance(tasks[stage], number)

            yield move
        return
    counts: dict[str, int] = {}
    started = time.monotonic()

    def add(stage: str, number: int) -> None:
        counts[stage] = counts.get(stage, 0) + number

    yield add
    for stage, number in counts.items():
        console.print(f"{stage}: {number:,} in {time.monotonic() - started:.2f} s", highlight=False)
