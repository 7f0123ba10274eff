"""Days as numbers, so that they can be counted and drawn: day 0 is 1 January 1970, as browsers count."""

from parley.dates.bounds import days_in
from parley.dates.expression import Day

EPOCH = 719_468
"""Days from 1 March of year 0 to day 0."""


def number_of(day: Day) -> int:
    """The number of a day of the proleptic Gregorian calendar."""
    year, month, of_month = day
    # years are taken to begin in March, so that a leap day is the last of its year
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + of_month - 1 - EPOCH


def day_of(number: int) -> Day:
    """The day that has a number."""
    since = number + EPOCH
    eras, of_era = divmod(since, 146_097)
    # the last day of four years, of a century but the last, and of four centuries begins no new year
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    of_month = of_year - (153 * month + 2) // 5 + 1
    return 400 * eras + year + (month > 9), month - 9 if month > 9 else month + 3, of_month


def month_after(year: int, month: int, steps: int = 1) -> tuple[int, int]:
    """The month some steps later."""
    years, months = divmod(month - 1 + steps, 12)
    return year + years, months + 1


def last_of(year: int, month: int = 0) -> Day:
    """The last day of a year or of a month."""
    return (year, month, days_in(year, month)) if month else (year, 12, 31)
