"""All that a change does, as plain values: made by the other modules here, worded by `text`, `markdown` and `plain`."""

from dataclasses import dataclass
from typing import Literal

from parley.diff.revision import Base
from parley.disputes import Dispute
from parley.problems import Problem, errors
from parley.records.types import Key

Happened = Literal["added", "published", "changed", "renamed", "merged", "withdrawn", "restored", "removed"]
"""What became of a record: new, a draft no more, other in what it says, at another id, one with another record now,
taken back with a notice, shown again after that, or gone without one."""

Altered = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Alteration:
    """What became of one fact that a record states: the key, what sort of fact it is.

    Of dates and figures it tells both; other words are told nowhere but in the record, lest what was taken out for
    somebody's safety stand here.
    """

    key: str
    sort: str
    how: Altered
    before: str = ""
    after: str = ""
    corrects: bool = False
    """Whether something published is otherwise now, which asks for an entry in `corrections`."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact that a new record states: our word for it, and the record's own, if any."""

    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """What became of a list that a record has under a key: what it held and holds, what it gains, how many are out."""

    key: str
    kept: tuple[str, ...]
    added: tuple[str, ...]
    removed: int


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one record; of what is withdrawn or gone, nothing is told but its address and the reason.

    `former` is the key that it had, `keys` are those that say something else now, `withheld` those that are newly kept
    back. `corrected` tells whether a correction was entered. `stated` are the facts of a record that is new on the
    site, `items` its lists that are not as they were.
    """

    how: Happened
    key: Key
    heading: str = ""
    former: Key | None = None
    reason: str = ""
    keys: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    corrected: bool = False
    stated: tuple[Said, ...] = ()
    items: tuple[Items, ...] = ()


@dataclass(frozen=True, slots=True)
class Warned:
    """How many warnings of one sort the check has of the whole archive, and how many of them the base had not."""

    code: str
    number: int
    new: int


@dataclass(frozen=True, slots=True)
class Quotations:
    """Of the quotations that are new or changed: how many have evidence, have none, are in reported speech."""

    verified: int = 0
    unverified: int = 0
    reported: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What a record that was there before gains and loses in one way of being named (`way`), by records of a kind."""

    key: Key
    heading: str
    way: str
    kind: str
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Contest:
    """What became of a dispute: on the numbers of a series, or on the accounts or names of anything else."""

    how: Literal["opened", "closed", "changed"]
    about: Literal["numbers", "accounts", "names"]
    key: Key
    heading: str
    measure: str
    before: Dispute
    after: Dispute


@dataclass(frozen=True, slots=True)
class PageChange:
    """An address of the site that is new, gone, or shows something else; `breaks` where it must not be gone."""

    address: str
    kind: str
    how: Altered
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does to the site, and what is wrong with it.

    `checked` is false where the content has errors: then nothing was compared. `compared` tells whether pages were.
    """

    base: Base
    checked: bool = True
    compared: bool = True
    changes: tuple[Change, ...] = ()
    effects: tuple[Effect, ...] = ()
    contests: tuple[Contest, ...] = ()
    pages: tuple[PageChange, ...] = ()
    problems: tuple[Problem, ...] = ()
    warned: tuple[Warned, ...] = ()
    quotations: Quotations = Quotations()

    @property
    def failed(self) -> bool:
        """Whether anything must be mended first."""
        return bool(errors(self.problems))
