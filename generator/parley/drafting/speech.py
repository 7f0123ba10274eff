"""A quoted stretch of a text with its speaker."""

from dataclasses import dataclass
from typing import Literal

from parley.drafting.clauses import Clause
from parley.drafting.speakers import Speaker

How = Literal["tail", "introduction", "continued", "alone"]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quoted stretch with its speaker, and by which clause that is told."""

    speaker: Speaker
    how: How
    clause: Clause | None = None
