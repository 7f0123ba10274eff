"""Which records have a briefing pack: every round, and every actor who said something, or for whom it was said."""

from collections.abc import Container

from parley.records.types import Key
from parley.records.ways import ON_BEHALF, SAID

SPEAKING = (SAID, ON_BEHALF)
"""The ways of being named of which an actor with a pack has one."""


def has_briefing(key: Key, labels: Container[str]) -> bool:
    """Whether a record that is named in these ways has a pack."""
    return key.kind == "talks" or (key.kind == "actors" and any(label in labels for label in SPEAKING))
