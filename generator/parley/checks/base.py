"""What a rule over the whole archive is."""

from collections.abc import Callable, Iterator, Mapping

from parley.problems import Level, Where
from parley.records.base import Record
from parley.records.types import Key

Records = Mapping[Key, Record]

Found = Iterator[tuple[Key, Where, str, str, Level]]
"""What a rule finds: the record, the place in it, a code, words for a person, and how bad it is."""

Rule = Callable[[Records], Found]
