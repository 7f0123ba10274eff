"""Workers: the same results, in the same order, for any number of processes."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence

import pytest

from parley.workers import beside, map_chunks, processors


def squares(numbers: Sequence[int]) -> list[int]:
    return [n * n for n in numbers]


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 7, 20, 21])
def test_results_are_those_of_one_process_in_the_order_of_the_items(jobs: int, count: int) -> None:
    made = [n for found in map_chunks(squares, range(count), jobs, chunk=5) for n in found]
    assert made == [n * n for n in range(count)]


ALONE = """
import os
from parley.workers import map_chunks
made = set(map_chunks(lambda chunk: os.getpid(), range(100), 2, chunk=1))
print(os.getpid() in made)
"""


def test_more_jobs_are_more_processes() -> None:
    # in a process of its own, since other tests leave threads in this one
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_one_job_stays_in_this_process() -> None:
    assert set(map_chunks(lambda chunk: os.getpid(), range(100), 1, chunk=1)) == {os.getpid()}


def test_a_function_sees_what_was_there_when_it_began() -> None:
    known = {n: str(n) for n in range(10)}  # a closure, which no process could be sent
    assert list(map_chunks(lambda chunk: [known[n] for n in chunk], range(4), 2, chunk=2)) == [["0", "1"], ["2", "3"]]


def test_what_is_made_beside_is_there_when_it_is_asked_for() -> None:
    for jobs in (1, 2):
        with beside(lambda: "made", jobs) as made:
            assert made() == "made"


def test_an_error_in_a_worker_is_raised_here() -> None:
    def fails(chunk: Sequence[int]) -> int:
        raise ValueError(f"record {chunk[0]}")

    with pytest.raises(ValueError, match="record 0"):
        list(map_chunks(fails, range(4), 2, chunk=2))


def test_beside_other_threads_nothing_is_forked() -> None:
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        assert set(map_chunks(lambda chunk: os.getpid(), range(10), 2, chunk=1)) == {os.getpid()}
    finally:
        ended.set()
        thread.join()


def test_there_is_a_processor() -> None:
    assert processors() >= 1
