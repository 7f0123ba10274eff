"""One date in words, with what is inferred, uncertain, approximate or not known of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parley.dates.expression import Point
from parley.dates.masked import between_bounds, known_part, masked, years_between
from parley.dates.phrases import Phrases, Speech
from parley.dates.spelling import exact, joined, season_words, time_words


@dataclass(frozen=True, slots=True)
class Worded:
    """A date in words before its marks are said, and the marks.

    `is_name` tells words that name one time ("February 2017") and take "about" or "between" before them
    from words that are themselves a span or a list.
    """

    text: str
    notes: tuple[str, ...]
    about: bool
    is_name: bool = True


def worded(point: Point, speech: Speech) -> Worded:
    """One date in words, its marks beside it."""
    phrases = speech.phrases
    known, missing = known_part(point)
    about, notes = _marks(point, phrases)
    if not (known.year or known.month):
        return Worded(phrases.unknown_date, notes, about)
    if missing:
        notes = (*notes, phrases.unknown_part.format(parts=_parts(missing, point, phrases)))
    if known.time:
        date = exact(replace(known, time=""), speech)
        return Worded(phrases.moment.format(date=date, time=time_words(known.time)), notes, about)
    if known.significant:
        return Worded(exact(known, speech), (*notes, years_between(known, speech)), about=True)
    if known.season:
        text, hemisphere = season_words(known, speech)
        return Worded(text, (*notes, hemisphere) if hemisphere else notes, about)
    if known.is_exact:
        return Worded(exact(known, speech), notes, about)
    found = masked(known, speech)
    if found is None:
        text, note = between_bounds(known, speech)
        return Worded(text, (*notes, note), about, is_name=False)
    text, is_name = found
    return Worded(text, notes, about, is_name)


def spoken(worded: Worded, phrases: Phrases) -> str:
    """The date with its marks: "about" before it, the notes once, in brackets, behind it."""
    text, notes = worded.text, worded.notes
    if worded.about and worded.is_name:
        text = phrases.about.format(date=text)
    elif worded.about:
        notes = (phrases.approximate, *notes)
    return noted(text, notes, phrases)


def noted(text: str, notes: tuple[str, ...], phrases: Phrases) -> str:
    """Words with the notes on them in brackets, if there are any."""
    return phrases.noted.format(date=text, notes=phrases.comma.join(notes)) if notes else text


def _marks(point: Point, phrases: Phrases) -> tuple[bool, tuple[str, ...]]:
    """Whether the whole is approximate, and the notes on what is uncertain, inferred or approximate in it."""
    if not any(point.marks):
        return False, ()
    given = [part for part, digits in enumerate((point.year, point.month, point.day)) if digits]
    uncertain = [part for part in given if point.marks[part] in ("?", "%")]
    approximate = [part for part in given if point.marks[part] in ("~", "%")]
    notes = []
    if uncertain == given:
        notes.append(phrases.uncertain)
    elif uncertain:
        notes.append(phrases.inferred_part.format(parts=_parts(uncertain, point, phrases)))
    if approximate and approximate != given:
        notes.append(phrases.approximate_part.format(parts=_parts(approximate, point, phrases)))
    return approximate == given, tuple(notes)


def _parts(parts: Iterable[int], point: Point, phrases: Phrases) -> str:
    month = phrases.season_name if point.season else phrases.month_name
    names = (phrases.year_name, month, phrases.day_name)
    return joined([names[part] for part in parts], phrases.both, phrases)
