"""What one run costs: time on the clock, time on the processors, memory, of a command and all that it starts."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.05
"""Seconds from one look at the processes to the next, at least."""

SHARE = 20
"""A look is followed by a pause this many times as long as it took a processor, so that looking slows nothing down."""

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
ROLLUP = Path("/proc/self/smaps_rollup")


class BuildFailed(Exception):
    """A command of the benchmark has failed; its last words are told."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds on the clock, seconds of processors, and the most bytes of memory held at one time.

    Memory is that of all processes together, what they share counted once; None where it could not be measured.
    """

    wall: float
    cpu: float
    memory: int | None


def run(command: Sequence[str], folder: Path) -> Usage:
    """Runs a command to its end in a folder.

    Raises BuildFailed where its exit status is not 0.
    """
    # Material's notice about MkDocs 2 is not about these sites
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        watch = Watch(process.pid)
        output = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall, seen = time.perf_counter() - started, watch.end()
    if process.returncode:
        raise BuildFailed(f"{' '.join(command)} ended with {process.returncode}:\n{output[-4000:]}")
    return Usage(wall, max(used.ru_utime + used.ru_stime, seen.cpu), seen.memory or None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a watch has seen: processor seconds of all processes, the most memory at one time."""

    cpu: float
    memory: int


class Watch:
    """Looks at a process and all that descend from it, again and again, until it is told to end."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._memory = 0
        self._cpu: dict[int, float] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def end(self) -> Seen:
        """Stops looking; gives what was seen."""
        self._ended.set()
        self._thread.join()
        # of a process that its parent did not wait for, what was seen is all that is known
        return Seen(sum(self._cpu.values()), self._memory)

    def _look_on(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            started = time.thread_time()
            tree = descendants(self._root)
            self._cpu |= {process.id: process.cpu for process in tree}
            self._memory = max(self._memory, sum(memory(process) for process in tree))
            pause = max(PAUSE, SHARE * (time.thread_time() - started))


@dataclass(frozen=True, slots=True)
class Process:
    """A process at one moment: its parent, the processor seconds it has used, the bytes it holds, shared or not."""

    id: int
    parent: int
    cpu: float
    resident: int


def descendants(root: int) -> list[Process]:
    """A process and all that descend from it; none where the system does not tell (`/proc` is Linux's)."""
    running = [process for path in Path("/proc").glob("[0-9]*/stat") if (process := _read(path))]
    tree = [process for process in running if process.id == root]
    for parent in tree:  # which grows meanwhile
        tree += [process for process in running if process.parent == parent.id]
    return tree


def _read(stat: Path) -> Process | None:
    """What `/proc/ID/stat` says (proc_pid_stat(5), of which fields 4, 14, 15 and 24); None where it has ended."""
    try:
        number, rest = stat.read_text(encoding="utf-8", errors="replace").split(" (", 1)
    except OSError:
        return None
    # the name in brackets may itself hold brackets
    fields = rest.rpartition(")")[2].split()
    return Process(int(number), int(fields[1]), (int(fields[11]) + int(fields[12])) / TICK, int(fields[21]) * PAGE)


def memory(process: Process) -> int:
    """Bytes a process holds, of what it shares with others its part (PSS); all of it where that is not told."""
    if not ROLLUP.exists():
        return process.resident
    try:
        rollup = Path(f"/proc/{process.id}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
