"""The place where a reader chooses which rounds of a process stand side by side in the table below it."""

from collections.abc import Mapping, Sequence

from parley.drawings.svg import controlled


def choice(rounds: Sequence[tuple[str, str]], spoken: Mapping[str, object]) -> str:
    """The place, for rounds by id and name in the order of the table's columns; `spoken` is what its script says."""
    return controlled("rounds", None, spoken, data={"rounds": rounds})
