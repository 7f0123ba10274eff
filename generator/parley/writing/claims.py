"""Claims of one number side by side: in words how they differ, as a chart, and as a table that has all of it."""

from collections.abc import Iterable, Sequence
from math import inf

from parley.dates import Edtf
from parley.disputes import MOST, span_of
from parley.drawings import claims as drawing
from parley.drawings.svg import Picture, to
from parley.link import Card
from parley.records.base import WITHHELD
from parley.records.figures import Figure
from parley.records.types import Key
from parley.urls import record_path
from parley.writing import markup as m
from parley.writing.writer import SHORT, Writer

DRAWN = 30
"""How many claims a chart has at most; the table beside it may have more."""


def figure_of(w: Writer, key: Key) -> Figure:
    """A figure by its card; raises TypeError for anything else."""
    record = w.card(key).record
    if not isinstance(record, Figure):
        raise TypeError(f"{key} is no figure")
    return record


def by_time(w: Writer, keys: Iterable[Key]) -> list[Key]:
    """Claims in the order of the time that they are made for, else of their article; what has neither comes last."""

    def moment(key: Key) -> tuple[object, ...]:
        when = w.card(key).when or _published(w, key)
        return (0, when.sort_key, key) if when else (1, key)

    return sorted(keys, key=moment)


def how(w: Writer, series: Key, claims: Sequence[Key]) -> str:
    """How the claims of a series differ, in a sentence or two; empty where they do not."""
    dispute, is_alike = w.card(series).disputed, len({figure_of(w, key).scope for key in claims}) < 2
    if dispute == "apart":
        if is_alike:
            return w.say("Numbers by different claimants exclude each other.")
        return w.say(
            "If they count the same, numbers by different claimants exclude each other; they are not worded alike as "
            "to what they count."
        )
    told = {
        "times": w.say("Numbers by different claimants lie apart; they are claimed for different times."),
        "together": w.say("The numbers are not the same, and do not exclude each other."),
        "changed": w.say("The numbers are not the same, and are all by one claimant."),
    }.get(dispute, "")
    return told if is_alike or not told else f"{told} {w.say('They are not worded alike as to what they count.')}"


def table(w: Writer, keys: Sequence[Key], own: Key | None = None, *, apart: bool = False) -> str:
    """Claims as a table: the number, who claims it, what it counts, when, and where it stands.

    `apart` is for claims that stand there without the others on their questions: each disputed number is marked.
    """
    link, rows = w.link if apart else w.beside, []
    for key in keys:
        figure = figure_of(w, key)
        quote = w.quoted(figure.quote) if figure.quote else ""
        amount = w.text(figure.amount(w.language)) if key == own else link(key, figure.amount(w.language))
        rows.append(
            (
                amount,
                claimant(figure, w),
                w.text(figure.scope),
                _when(w, key),
                m.joined(w.source(figure.article, label=""), quote),
            )
        )
    header = (w.say("Number"), w.say("According to"), w.say("What it counts"), w.say("When"), w.say("Source"))
    return m.table(header, rows)


def claimant(figure: Figure, w: Writer) -> str:
    """Whose claim a number is."""
    named = w.links("actors", [figure.attributed_to] if figure.attributed_to else [])
    return w.known(figure, "attributed_to", named, w.say("the article itself"))


def chart(w: Writer, name: str, series: Key, keys: Sequence[Key], *, unit: str = "", own: Key | None = None) -> Picture:
    """The claims as a picture of that name, in the order given."""
    shown = [_drawn(w, key, own) for key in keys]
    said = _words(w, series, shown, _meaning(w, shown), unit)
    return Picture(name, drawing.chart(name, shown, said, w.language.direction, w.language.locale))


def strip(w: Writer, name: str, series: Key, keys: Sequence[Key]) -> Picture:
    """The claims as a small picture of that name, which says in words what it shows."""
    shown = [_drawn(w, key, None) for key in keys]
    said = _words(w, series, shown, "; ".join(claim.label for claim in shown) + ".")
    return Picture(name, drawing.strip(name, shown, said, w.language.direction, w.language.locale))


def has_chart(w: Writer, keys: Sequence[Key]) -> bool:
    """Whether there are two numbers to draw."""
    return sum(span_of(figure_of(w, key)) is not None for key in keys) > 1


def _words(w: Writer, series: Key, shown: Sequence[drawing.Claim], said: str, unit: str = "") -> drawing.Words:
    axis, scale = drawing.axis_for(shown), w.say("The scale begins at 0.")
    if axis.by_tens:
        times = w.number(round(axis.ticks[1] / axis.ticks[0]))
        scale = w.say("The scale is logarithmic: each number on it is {times} times the one before.", times=times)
    label = w.say("Claims in answer to: {question}", question=w.card(series).heading)
    return drawing.Words(label, unit, f"{said} {scale}".strip())


def _meaning(w: Writer, shown: Sequence[drawing.Claim]) -> str:
    """What the marks of a chart mean, of those that are there."""
    drawn = [claim for claim in shown if claim.has_number]
    told = [
        (any(c.low == c.high and not c.soft for c in drawn), w.say("A point is a number as it is given.")),
        (any(c.soft for c in drawn), w.say("A softened mark is about a number.")),
        (any(c.low != c.high and not c.band for c in drawn if None not in (c.low, c.high)), w.say("A bar is a range.")),
        (
            any(None in (c.low, c.high) and not c.band and not c.least for c in drawn),
            w.say("A bar that fades begins at a number of which more, or less, is claimed."),
        ),
        (any(c.least for c in drawn), w.say("A point from which a bar fades is the least that is claimed.")),
        (any(c.band for c in drawn), w.say("A broad band is an order of magnitude.")),
    ]
    return " ".join(words for is_there, words in told if is_there)


def _drawn(w: Writer, key: Key, own: Key | None) -> drawing.Claim:
    figure, card = figure_of(w, key), w.card(key)
    who, when, span = _who(w, figure, card), _plain_when(w, key), span_of(figure)
    amount = figure.amount(w.language)
    low, high = span or (None, None)
    if span and figure.qualifier == "about" and not figure.magnitude:
        low, high = (min(end, MOST) for end in figure.range or (figure.value or 0, figure.value or 0))
    return drawing.Claim(
        address=to(record_path(key)),
        label=w.say("{amount}, according to {who}, {when}", amount=amount, who=who, when=when),
        amount=amount,
        who=who,
        when=when,
        scope=figure.scope,
        has_number=span is not None,
        low=None if figure.qualifier in ("less-than", "up-to") else low,
        high=None if high == inf else high,
        band=figure.magnitude is not None,
        soft=figure.qualifier == "about",
        least=figure.qualifier == "at-least" and low is not None,
        own=key == own,
    )


def _who(w: Writer, figure: Figure, card: Card) -> str:
    article = w.cards[Key("articles", figure.article)]
    if figure.attributed_to or figure.withholds("attributed_to") or not article:
        return card.line
    title = article.heading
    short = title if len(title) <= SHORT else title[:SHORT].rsplit(" ", 1)[0] + "\u00a0…"
    return w.say("The article {title}", title=w.language.quoted(short))


def _published(w: Writer, key: Key) -> Edtf | None:
    article = w.cards[Key("articles", figure_of(w, key).article)]
    return article.when if article else None


def _when(w: Writer, key: Key) -> str:
    """When a claim counts; where it does not say, when its article is of."""
    return w.told_when(w.card(key), figure_of(w, key).article)


def _plain_when(w: Writer, key: Key) -> str:
    card, published = w.card(key), _published(w, key)
    if card.when:
        return card.when.words(w.language, throughout=card.throughout)
    if {"as_of", "period"} & set(card.withheld):
        return w.say(WITHHELD)
    if published:
        return w.say("date not recorded; the article is of {date}", date=published.words(w.language))
    return w.say(m.UNDATED)
