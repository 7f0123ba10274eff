"""Work spread over the processors, in one place: the same function, the same order, the same results for any number.

Worker processes are forks of this one: they see the archive as it is here without a copy of it being sent, and send
back plain values. Where a process cannot be forked safely (another system, or threads at work), this one does it all.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 200
"""Items that a worker takes at a time: enough to make sending them cheap, few enough that no worker ends long last."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_chunks(
    function: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, *, chunk: int = CHUNK
) -> Iterator[Result]:
    """The function's result for each chunk of the items, in their order, made by up to `jobs` processes.

    Items and results are pickled; the function is not. What it raises in a worker is raised here.
    """
    chunks = [items[start : start + chunk] for start in range(0, len(items), chunk)]
    jobs = min(jobs, len(chunks))
    if jobs < 2 or not _can_fork():
        yield from map(function, chunks)
        return
    with _forked(function, jobs) as pool:
        yield from pool.map(_Worker.work, chunks)


@contextmanager
def beside(function: Callable[[], Result], jobs: int) -> Iterator[Callable[[], Result]]:
    """What a function gives, made by another process meanwhile; with one job, it is made when it is asked for."""
    if jobs < 2 or not _can_fork():
        yield function
        return
    with _forked(lambda _: function(), 1) as pool:
        yield pool.submit(_Worker.work, ()).result


@contextmanager
def _forked(function: Callable[[Any], Result], jobs: int) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("fork")
    gc.freeze()  # what is here now is not looked at again by the workers' collectors, so its memory stays shared
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_Worker.begin, initargs=(function,)) as pool:
            yield pool
    finally:
        gc.unfreeze()


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


class _Worker:
    """What a worker process has been forked to do; set in that process alone."""

    function: Callable[[Any], Any] = partial(list)

    @classmethod
    def begin(cls, function: Callable[[Any], Any]) -> None:
        gc.disable()  # what a worker makes is in no ring, and it ends with its work
        cls.function = staticmethod(function)

    @classmethod
    def work(cls, chunk: Sequence[Any]) -> Any:
        return cls.function(chunk)
