"""The nearest word there is to one that there is not."""

from collections.abc import Iterable

NEAR = 60
"""How alike (0 to 100) two words must be for one to be offered for the other; below this a guess misleads."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The most alike of the known words, or None if none is near; among equals the first in order."""
    from rapidfuzz import fuzz, process  # where every word is known, it is not needed

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=NEAR)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint with the nearest known word, or None."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else None
