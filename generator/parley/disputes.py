"""What is disputed: numbers that answer one question differently, things that are told or called differently.

No claim is weighed here. A series is disputed where two claimants give numbers that cannot both hold as they are
worded; where its numbers differ otherwise, it is told how, and never called a dispute.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from heapq import heappop, heappush
from math import inf
from typing import Literal, NamedTuple

from parley.dates import Edtf
from parley.language import message
from parley.records.base import Account, Record
from parley.records.figures import Figure

Dispute = Literal["", "apart", "times", "together", "changed", "accounts", "names"]
"""How claims differ: numbers of two claimants exclude each other (`apart`), do so for different times (`times`), can
hold together (`together`), are one claimant's own (`changed`); or the `accounts` and the `names` that different sides
give of a thing do. Empty where nothing differs."""

ORDERS = {"hundreds": 2, "thousands": 3, "tens-of-thousands": 4, "hundreds-of-thousands": 5, "millions": 6}
"""The power of ten at which each order of magnitude begins; it ends where the next one does, the last one nowhere."""

CLAIMS_DIFFER = message("claims differ")
MARKS: Mapping[Dispute, str] = {
    "apart": message("disputed"),
    "accounts": message("accounts differ"),
    "names": message("names differ"),
}
"""What is said in short of each that is not merely `CLAIMS_DIFFER`."""

MOST = 1e18
"""Numbers past this are drawn, and compared, as this."""

FIRST, LAST = (-(10**9), 1, 1), (10**9, 1, 1)
"""Stand for days that are not known: before and after all others."""


class Span(NamedTuple):
    """The lowest and the highest number that a claim allows, as it is worded."""

    low: float
    high: float


class _Claim(NamedTuple):
    """What one claimant says of one time, in one claim or several: the highest low end, and the lowest high end."""

    first: tuple[int, int, int]
    last: tuple[int, int, int]
    claimant: str
    low: float
    high: float


class _Bound(NamedTuple):
    """What a claim says at least, or at most, and until when."""

    value: float
    last: tuple[int, int, int]
    claimant: str


def span_of(figure: Figure) -> Span | None:
    """The numbers that a claim allows; None where its number is withheld.

    What is told as about a number allows all that would be rounded to it, in the digits that it has.
    """
    if figure.magnitude:
        low, high = 10.0 ** ORDERS[figure.magnitude], 10.0 ** (ORDERS[figure.magnitude] + 1)
        high = inf if figure.magnitude == "millions" else high
    elif figure.range:
        low, high = _bounded(figure.range[0]), _bounded(figure.range[1])
    elif figure.value is not None:
        low = high = _bounded(figure.value)
    else:
        return None
    if figure.qualifier == "about" and not figure.magnitude:
        return Span(max(0.0, low - _rounding(low)), high + _rounding(high))
    if figure.qualifier in ("at-least", "more-than"):
        return Span(low, inf)
    return Span(0.0, high) if figure.qualifier in ("less-than", "up-to") else Span(low, high)


def claimant_of(figure: Figure) -> str:
    """Whose claim a figure is, for comparing: an actor, else the article; empty where that is withheld."""
    if figure.withholds("attributed_to") or not (figure.attributed_to or figure.article):
        return ""
    return f"actors/{figure.attributed_to}" if figure.attributed_to else f"articles/{figure.article}"


def dispute_of(figures: Iterable[Figure]) -> Dispute:
    """How the claims of one series differ."""
    known = [(figure, span) for figure in figures if (span := span_of(figure))]
    if len({_number(figure) for figure, _ in known}) < 2:
        return ""
    if len({claimant_of(figure) for figure, _ in known}) < 2:
        return "changed"
    if _exclude(_claims(known)):
        return "apart"
    return "times" if _exclude(_claims(known, timed=False)) else "together"


def mark_of(dispute: Dispute) -> str:
    """That what is claimed or told differs, in as many words as a mark has; empty where it does not."""
    return MARKS.get(dispute, CLAIMS_DIFFER) if dispute else ""


def accounts_differ(record: Record) -> bool:
    """Whether two sides, of which an article is one, give different accounts of a thing."""
    accounts = record.accounts
    return len(accounts) > 1 and len(set(map(teller_of, accounts))) > 1 and len({a.says for a in accounts}) > 1


def teller_of(account: Account) -> str:
    """Whose account it is, for comparing."""
    return f"actors/{account.by}" if account.by else f"articles/{account.article or ''}"


def names_differ(record: Record) -> bool:
    """Whether a thing is called by more than one name."""
    return len(record.names_by) > 1 and len({plainly(given.name) for given in record.names_by}) > 1


def plainly(name: str) -> str:
    """A name without what does not make it another: capitals, spaces, quotation marks."""
    return " ".join(name.strip("\"'“”‘’«» ").casefold().split())


def _claims(known: Iterable[tuple[Figure, Span]], *, timed: bool = True) -> list[_Claim]:
    """The claims by claimant and time, or by claimant alone, in order of time."""
    found: dict[tuple[str, Edtf | None], _Claim] = {}
    for figure, span in known:
        claimant, when = claimant_of(figure), figure.when if timed else None
        first, last = _days(when)
        claim = _Claim(first, last, claimant, span.low, span.high)
        other = found.get((claimant, when), claim)
        found[claimant, when] = claim._replace(low=max(claim.low, other.low), high=min(claim.high, other.high))
    return sorted(found.values())


def _exclude(claims: Sequence[_Claim]) -> bool:
    """Whether two claimants, who may speak of the same time, give numbers that cannot both hold."""
    highest: list[_Bound] = []
    lowest: list[_Bound] = []
    for claim in claims:
        if not claim.claimant:
            continue
        at_least, at_most = _beside(highest, claim), _beside(lowest, claim)
        if (at_least and -at_least.value > claim.high) or (at_most and at_most.value < claim.low):
            return True
        heappush(highest, _Bound(-claim.low, claim.last, claim.claimant))
        heappush(lowest, _Bound(claim.high, claim.last, claim.claimant))
    return False


def _beside(bounds: list[_Bound], claim: _Claim) -> _Bound | None:
    """The least of the bounds, a heap, that others than the claimant set for the same time; what is over leaves it."""
    own = []
    while bounds and (bounds[0].last < claim.first or bounds[0].claimant == claim.claimant):
        bound = heappop(bounds)
        if bound.last >= claim.first:
            own.append(bound)
    found = bounds[0] if bounds else None
    for bound in own:
        heappush(bounds, bound)
    return found


def _days(when: Edtf | None) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return (when.earliest or FIRST, when.latest or LAST) if when else (FIRST, LAST)


def _number(figure: Figure) -> tuple[object, ...]:
    """What a claim says, so that two which say the same are equal."""
    qualifier = None if figure.qualifier == "exactly" else figure.qualifier
    return figure.value, figure.range, figure.magnitude, qualifier


def _bounded(value: float) -> float:
    return float(min(value, MOST))


def _rounding(value: float) -> float:
    """Half a step of the last digit that a number is given in: 5,000 of 450,000."""
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return 0.5 * 10.0**exponent if isinstance(exponent, int) and value else 0.0
