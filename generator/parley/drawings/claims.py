"""Claims of one number as pictures: a row a claim on one line of numbers, or, for a small place, all in one strip."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import NamedTuple

from babel import Locale

from parley.drawings.svg import Attribute, element, number, percent, words
from parley.drawings.values import Axis, axis_of, written

TRACK, MIDDLE = 32, 16
"""Pixels down of the part of a row in which a claim is drawn, and where its middle is."""

LANE = 12
"""Pixels down of one claim of a strip."""

BAR, BAND = 8, 24
"""Pixels down of a range, and of an order of magnitude."""


class Claim(NamedTuple):
    """One claim as a picture has it, in words and in numbers.

    `low` and `high` are its ends, None where it is open there; a `band` is an order of magnitude, `soft` is told as
    about, `least` as a number that counts itself. What has no number is told and not drawn. `own` is the claim that the
    page is about.
    """

    address: str
    label: str
    amount: str
    who: str
    when: str
    scope: str
    has_number: bool
    low: float | None
    high: float | None
    band: bool = False
    soft: bool = False
    least: bool = False
    own: bool = False


class Words(NamedTuple):
    """What a picture of claims says: its name, what is counted, what its marks mean."""

    label: str
    unit: str
    caption: str


def axis_for(claims: Sequence[Claim]) -> Axis:
    """The line on which claims stand."""
    shown = [claim for claim in claims if claim.has_number]
    ends = [end for claim in shown for end in (claim.low, claim.high) if end is not None]
    return axis_of(ends, is_open=any(claim.high is None for claim in shown))


def chart(name: str, claims: Sequence[Claim], said: Words, direction: str = "ltr", locale: Locale | str = "en") -> str:
    """A row a claim, in the order given; `name` is the picture's on its page."""
    drawn = _Drawn(name, axis_for(claims), mirrored=direction == "rtl")
    unit = element("p", {"class": "parley-claims__unit"}, words(said.unit))
    rows = element("ol", {}, *(_row(drawn, claim) for claim in claims))
    block = element("div", {"class": "parley-claims"}, drawn.lines(), unit, drawn.numbers(locale), rows)
    caption = element("figcaption", {}, words(said.caption))
    return element("figure", {"class": "parley-picture parley-chart", "aria-label": said.label}, block, caption)


def strip(name: str, claims: Sequence[Claim], said: Words, direction: str = "ltr", locale: Locale | str = "en") -> str:
    """All claims close together, without words but the line's ends; the words stand beside it."""
    drawn = _Drawn(name, axis_for(claims), mirrored=direction == "rtl")
    lanes = [drawn.claim(claim, LANE * at + LANE // 2, LANE - 4) for at, claim in enumerate(claims) if claim.has_number]
    height = LANE * len(claims)
    line: dict[str, Attribute] = {
        "class": "parley-strip__line",
        "x1": "0%",
        "x2": "100%",
        "y1": height + 2.5,
        "y2": height + 2.5,
    }
    attributes: dict[str, Attribute] = {"role": "img", "aria-label": said.caption, "height": height + 20.0}
    ends = [_told(drawn, tick, height + 16, locale) for tick in (drawn.axis.ticks[0], drawn.axis.ticks[-1])]
    picture = element("svg", attributes, drawn.fades(), element("line", line), *lanes, *ends)
    return element("figure", {"class": "parley-picture parley-strip", "aria-label": said.label}, picture)


class _Drawn(NamedTuple):
    """A picture in the making: its name, its line of numbers, and whether that runs from right to left."""

    name: str
    axis: Axis
    mirrored: bool

    def x(self, share: float) -> str:
        """A place on the line, in percent of the width."""
        return percent(1 - share if self.mirrored else share)

    def lines(self) -> str:
        """The lines behind all rows, and the ways in which marks fade."""
        lines = (
            element("line", {"x1": self.x(at), "x2": self.x(at), "y1": "0", "y2": "100%"})
            for at in map(self.axis.at, self.axis.ticks)
        )
        return element("svg", {"class": "parley-claims__lines", "aria-hidden": "true"}, self.fades(), *lines)

    def numbers(self, locale: Locale | str) -> str:
        """The numbers along the line."""
        texts = (_told(self, tick, 12, locale, at % 2 == 1) for at, tick in enumerate(self.axis.ticks))
        return element("svg", {"class": "parley-claims__axis", "aria-hidden": "true", "height": 18.0}, *texts)

    def fades(self) -> str:
        """Two ways to fade: towards larger numbers, and towards smaller ones."""
        return element("defs", {}, *(self._fade(end) for end in ("more", "less")))

    def _fade(self, end: str) -> str:
        ahead = (end == "more") != self.mirrored
        stops = (
            element("stop", {"offset": offset, "class": "parley-claim__fade", "stop-opacity": opacity})
            for offset, opacity in (("0", "0.85"), ("0.35", "0.6"), ("1", "0"))
        )
        ends = {"x1": "0" if ahead else "1", "x2": "1" if ahead else "0", "y1": "0", "y2": "0"}
        return element("linearGradient", {"id": f"{self.name}-{end}", **ends}, *stops)

    def claim(self, claim: Claim, middle: float, most: float) -> str:
        """The mark of one claim, at most so many pixels down."""
        return element("g", {"class": "parley-claim__own" if claim.own else None}, *self._marks(claim, middle, most))

    def _marks(self, claim: Claim, middle: float, most: float) -> Iterator[str]:
        low, high = claim.low, claim.high
        if low is not None and low == high:
            yield self._point(low, middle, most, soft=claim.soft)
            return
        down = min(BAND if claim.band else BAR, most)
        yield self._bar(claim, middle - down / 2, down)
        if not claim.band:
            ends = [end for end in (low, high) if end is not None]
            yield from (self._end(end, middle, min(down + 8, most + 4)) for end in ends[claim.least :])
        if claim.least and low is not None:
            yield self._point(low, middle, most, soft=False)

    def _point(self, value: float, middle: float, most: float, *, soft: bool) -> str:
        at = self.x(self.axis.at(value))
        point = element("circle", {"cx": at, "cy": middle, "r": min(4.0 if soft else 5.5, most / 2)})
        if not soft:
            return point
        return element("circle", {"class": "parley-claim__about", "cx": at, "cy": middle, "r": min(12.0, most)}) + point

    def _bar(self, claim: Claim, top: float, down: float) -> str:
        start = 0.0 if claim.low is None else self.axis.at(claim.low)
        end = 1.0 if claim.high in (None, inf) else self.axis.at(claim.high or 0.0)
        fade = "less" if claim.low is None else "more" if claim.high is None else ""
        kind = "parley-claim__band" if claim.band else "parley-claim__about" if claim.soft else "parley-claim__range"
        return element(
            "rect",
            {
                "class": kind,
                "x": self.x(end) if self.mirrored else self.x(start),
                "y": top,
                "width": percent(end - start),
                "height": down,
                "fill": f"url(#{self.name}-{fade})" if fade else None,
            },
        )

    def _end(self, value: float, middle: float, down: float) -> str:
        at = self.x(self.axis.at(value))
        return element("line", {"x1": at, "x2": at, "y1": middle - down / 2, "y2": middle + down / 2})


def _row(drawn: _Drawn, claim: Claim) -> str:
    who = element("strong", {"dir": "auto"}, words(claim.who)) + " " + element("span", {}, words(claim.when))
    marks = drawn.claim(claim, MIDDLE, BAND) if claim.has_number else ""
    track: dict[str, Attribute] = {"class": "parley-claim__mark", "aria-hidden": "true", "height": float(TRACK)}
    link: dict[str, Attribute] = {
        "class": "parley-claim__amount",
        "href": claim.address,
        "aria-label": claim.label,
        "title": claim.scope,
        "aria-current": "page" if claim.own else None,
    }
    return element(
        "li",
        {"class": "parley-claim"},
        element("p", {"class": "parley-claim__who"}, who),
        element("svg", track, marks),
        element("a", link, words(claim.amount)),
    )


def _told(drawn: _Drawn, tick: float, down: float, locale: Locale | str, is_between: bool = False) -> str:
    """A number of the line; those at its ends keep within it, some of those between give way where there is no room."""
    at = drawn.axis.at(tick)
    anchor = "start" if at == 0 else "end" if at == 1 else "middle"
    shown = {"x": drawn.x(at), "y": number(down), "text-anchor": anchor}
    kind = "parley-claims__between" if is_between and 0 < at < 1 else None
    return element("text", {"class": kind, **shown}, words(written(tick, locale)))
