"""When a statement was made as a talk round goes: told only where no possible day of either would have it otherwise."""

from enum import Enum, auto

from parley.dates import Edtf
from parley.records.talks import Talk


class Phase(Enum):
    """A part of the time around a round, in order of time; of `BEGUN` it is not known whether the round was over."""

    BEFORE = auto()
    DURING = auto()
    BEGUN = auto()
    AFTER = auto()
    UNKNOWN = auto()


def phase_of(said: Edtf | None, talk: Talk) -> Phase:
    """When something was said."""
    if said is None:
        return Phase.UNKNOWN
    if talk.start and talk.start.certainly_after(said):
        return Phase.BEFORE
    if talk.end and said.certainly_after(talk.end):
        return Phase.AFTER
    if not _begins_by(talk.start, said):
        return Phase.UNKNOWN
    return Phase.DURING if _ends_by(said, talk.end) else Phase.BEGUN


def _begins_by(start: Edtf | None, said: Edtf) -> bool:
    """Whether the round had begun, at the latest, on the first day on which it may have been said."""
    return bool(start and start.latest and said.earliest and start.latest <= said.earliest)


def _ends_by(said: Edtf, end: Edtf | None) -> bool:
    """Whether it was said, at the latest, on the first day on which the round may have ended."""
    return bool(end and end.earliest and said.latest and said.latest <= end.earliest)
