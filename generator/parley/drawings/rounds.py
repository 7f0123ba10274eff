"""The place where a reader chooses which rounds of a process stand side by side in the table below it."""

import json
from collections.abc import Mapping, Sequence

from parley.drawings.svg import element


def choice(rounds: Sequence[tuple[str, str]], spoken: Mapping[str, object]) -> str:
    """The place, for rounds by id and name in the order of the table's columns; `spoken` is what its script says."""
    told = {**spoken, "rounds": rounds}
    return element(
        "figure",
        {"class": "parley-picture", "data-parley": "rounds", "data-words": json.dumps(told, ensure_ascii=False)},
        element("div", {"class": "parley-picture__controls"}),
    )
