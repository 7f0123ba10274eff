"""What a synthetic archive draws at random: words, days and ids, the same ones for the same seed."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Self

SYLLABLES = "ka ra mi to ne sha lu ber dan os tir al en qu vo han ji sor pel mar"
ARABIC = "النظام المعارضة السلام الهدنة جنيف أستانا المفاوضات الشعب السوري القصف اتفاق وقف إطلاق النار الوفد"

VOCABULARY = 20_000
"""How many words there are."""

BEGINNING, DAYS = date(2011, 3, 15), 5_000
"""The archive's first day, and how many days it covers."""


@dataclass(frozen=True, slots=True)
class Zipf:
    """Things of which the nth is drawn with the weight 1/(n + flatness): a few very often, most of them seldom.

    `cumulative` are the sums of the weights so far, worked out once, so that a draw is one search by halving.
    """

    things: Sequence[str]
    cumulative: Sequence[float]

    @classmethod
    def of(cls, things: Sequence[str], flatness: int = 0) -> Self:
        """These things, the most frequent first."""
        return cls(things, tuple(accumulate(1 / (n + flatness) for n in range(1, len(things) + 1))))


class Chance:
    """A source of random words, days and ids."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        syllables, words = SYLLABLES.split(), dict[str, None]()
        while len(words) < VOCABULARY:
            words["".join(self._random.choice(syllables) for _ in range(self.number(2, 4)))] = None
        self._words = Zipf.of(tuple(words), flatness=9)

    def number(self, least: int, most: int) -> int:
        """A whole number from least to most, both included."""
        return self._random.randint(least, most)

    def fraction(self, least: float, most: float) -> float:
        """A number between these."""
        return self._random.uniform(least, most)

    def one(self, things: Sequence[str]) -> str:
        """One of these, each as likely as any other."""
        return self._random.choice(things)

    def some(self, pool: Zipf, number: int) -> list[str]:
        """This many different things of a pool, or all where it has fewer."""
        drawn: dict[str, None] = {}
        last = len(pool.things) - 1
        while len(drawn) < min(number, len(pool.things)):
            drawn[pool.things[min(bisect(pool.cumulative, self._random.random() * pool.cumulative[-1]), last)]] = None
        return list(drawn)

    def words(self, number: int) -> str:
        """Words in small letters."""
        return " ".join(self._random.choices(self._words.things, cum_weights=self._words.cumulative, k=number))

    def name(self, words: int) -> str:
        """A proper name of so many words."""
        return self.words(words).title()

    def title(self, words: int) -> str:
        """A title of so many words."""
        return self.words(words).capitalize()

    def paragraph(self, sentences: int) -> str:
        """Sentences of 8 to 20 words."""
        return " ".join(self.title(self.number(8, 20)) + "." for _ in range(sentences))

    def arabic(self, words: int) -> str:
        """Arabic words, as an original or a name in its own script has them."""
        return " ".join(self._random.choices(ARABIC.split(), k=words))

    def day(self) -> date:
        """Any day that the archive covers."""
        return BEGINNING + timedelta(days=self._random.randrange(DAYS))

    def sourced(self, day: date) -> date | str:
        """A day as sources give it: one in eight is about a month, some day of a month, or an interval (EDTF)."""
        unsure = (f"{day:%Y-%m}~", f"{day:%Y-%m}", f"{day - timedelta(days=2)}/{day}")
        drawn = self._random.randrange(24)
        return unsure[drawn] if drawn < len(unsure) else day
