"""A date as a person would say it: intervals and sets, made from the words for single dates."""

from collections.abc import Sequence
from dataclasses import replace

from parley.dates.expression import Choice, Expression, Interval, Point
from parley.dates.masked import at_bound, known_part
from parley.dates.phrases import Phrases, Speech, speech_of
from parley.dates.points import Worded, noted, spoken, worded
from parley.dates.spelling import exact_list, joined
from parley.language import Language


def in_words(expression: Expression, language: Language, *, throughout: bool) -> str:
    """The date in words; an interval means some day in it, or with `throughout` the whole of it."""
    speech = speech_of(language)
    if isinstance(expression, Point):
        return spoken(worded(expression, speech), speech.phrases)
    if isinstance(expression, Interval):
        return _interval(expression, speech, throughout)
    return _choice(expression, speech)


def _interval(interval: Interval, speech: Speech, throughout: bool) -> str:
    if interval.start is None or interval.end is None:
        return _one_sided(interval, speech, throughout)
    ends = [interval.start, interval.end]
    phrases = speech.phrases
    if not throughout:
        # Some day in it: of a blurred end only its outer bound matters.
        ends = [_sharp(end, speech, last=last) for end, last in zip(ends, (False, True), strict=True)]
    if ends[0] == ends[1]:
        text = spoken(worded(ends[0], speech), phrases)
        return phrases.all_of.format(date=text) if throughout and not ends[0].day else text
    (first, last), notes = _series(ends, speech)
    names = [worded(end, speech).is_name for end in ends]
    if not throughout:
        pattern = phrases.between
    elif all(names):
        pattern = phrases.through
    else:
        pattern = phrases.from_to
        first, last = (
            text if is_name else phrases.some_time.format(date=text)
            for text, is_name in zip((first, last), names, strict=True)
        )
    return noted(pattern.format(first=first, last=last), notes, phrases)


def _series(points: Sequence[Point], speech: Speech) -> tuple[list[str], tuple[str, ...]]:
    """Several dates in words, without what they share; and the notes that hold for all, to be said once."""
    phrases = speech.phrases
    all_worded = [worded(point, speech) for point in points]
    marks = {(one.about, one.notes) for one in all_worded}
    known = [known_part(point)[0] for point in points]
    if len(marks) > 1 or not all(point.is_exact and point.year for point in known):
        return [spoken(one, phrases) for one in all_worded], ()
    texts = exact_list(known, speech)
    [(about, notes)] = marks
    return ([phrases.about.format(date=texts[0]), *texts[1:]] if about else texts), notes


def _one_sided(interval: Interval, speech: Speech, throughout: bool) -> str:
    phrases = speech.phrases
    point, at_end = interval.known_end(), interval.start is None
    if not throughout:
        point = _sharp(point, speech, last=at_end)
    end = worded(point, speech)
    note = _missing_end(at_end, interval.unknown, phrases)
    if throughout:
        pattern = phrases.until if at_end else phrases.since
        if not end.is_name:
            end = replace(end, text=phrases.some_time.format(date=end.text))
    elif at_end and interval.unknown:
        pattern = phrases.by
    else:
        on = known_part(point)[0].day != ""
        before, after = (
            (phrases.on_or_before, phrases.on_or_after) if on else (phrases.in_or_before, phrases.in_or_after)
        )
        pattern = before if at_end else after
        note = note if interval.unknown else ""
    text = spoken(Worded(end.text, (), end.about, end.is_name), phrases)
    return noted(pattern.format(date=text), (*end.notes, note) if note else end.notes, phrases)


def _missing_end(at_end: bool, unknown: bool, phrases: Phrases) -> str:
    if at_end:
        return phrases.beginning_unknown if unknown else phrases.beginning_open
    return phrases.end_unknown if unknown else phrases.end_open


def _choice(choice: Choice, speech: Speech) -> str:
    phrases = speech.phrases
    pattern = phrases.both if choice.every else phrases.either
    points = [member for member in choice.members if isinstance(member, Point)]
    if len(points) == len(choice.members):
        texts, notes = _series(points, speech)
        return noted(joined(texts, pattern, phrases), notes, phrases)
    texts = [
        spoken(worded(member, speech), phrases)
        if isinstance(member, Point)
        else _interval(member, speech, throughout=choice.every)
        for member in choice.members
    ]
    return joined(texts, pattern, phrases)


def _sharp(point: Point, speech: Speech, *, last: bool) -> Point:
    """The date itself, or where its words are a span, the first (or last) date that it may mean."""
    return point if worded(point, speech).is_name else at_bound(point, last=last)
