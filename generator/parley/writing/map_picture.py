"""The picture of the map: its marks, the key to it, and what its script says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parley.atlas.crowds import Crowd
from parley.atlas.places import Atlas, Spot
from parley.drawings.map import LEAST, Mark, Width, radius, sheet, sign, unit_of
from parley.drawings.svg import Picture, controlled, element, number, to, words
from parley.language import capital
from parley.records.base import context_of, in_words
from parley.records.events import Event
from parley.records.types import Key
from parley.urls import OUTLINE_NEAR, ROOT, record_path
from parley.writing.whereabouts import NAME, PRECISION, ground, precision
from parley.writing.writer import Writer

WIDTHS = (Width(1_040, 1, 24), Width(300, 0.7, 6))
"""The map on a desk and on a phone; `map.css` makes marks smaller there too."""

SAMPLES = (1, 5, 20, 100, 500, 2_000)
"""Numbers of which the key to the map shows the marks."""


class Row(NamedTuple):
    """A place on the map, and what is recorded there: how many of each kind, the newest, all by year."""

    spot: Spot
    counts: tuple[int, int, int]
    newest: Key | None
    things: tuple[tuple[str, tuple[int, int] | None, int], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map shows: its ground, its places, its crowded parts, and the places that it cannot show."""

    atlas: Atlas | None
    rows: tuple[Row, ...]
    crowds: tuple[Crowd, ...]
    pointless: tuple[Key, ...]


def pictures(shown: Shown, w: Writer) -> tuple[Picture, ...]:
    """The map; none where no place has a point."""
    return (Picture(NAME, _figure(shown, shown.atlas, w)),) if shown.atlas else ()


def near(precision: str, w: Writer) -> str:
    """How near a point is to what it stands for, in a few words."""
    return w.say(PRECISION[precision]) if precision else w.say("not recorded")


def _figure(shown: Shown, found: Atlas, w: Writer) -> str:
    """The map with its key and its script's words."""
    unit = unit_of(max(row.spot.things for row in shown.rows))
    sorts = sorted({sort for row in shown.rows for sort, _, _ in row.things})
    marks = [_mark(found, row, unit, sorts, w) for row in shown.rows]
    data = {
        "frame": " ".join(map(number, (found.shown.west, found.shown.north, found.shown.width, found.shown.height))),
        "unit": unit,
        "near": f"{ROOT}{OUTLINE_NEAR}?{found.version}",
    }
    drawn = sheet(ground(found, found.shown, found.shown.aspect), marks, WIDTHS)
    return controlled(
        "map",
        w.say("Map of the archive’s places"),
        _words(shown, found, sorts, w),
        drawn,
        _key(shown, unit, w),
        style="parley-map",
        data=data,
    )


def _mark(found: Atlas, row: Row, unit: float, sorts: Sequence[str], w: Writer) -> Mark:
    spot = row.spot
    x, y = found.shown.share(spot.point)
    things = ";".join(_thing(sorts.index(sort), span, number) for sort, span, number in row.things)
    return Mark(
        to(record_path(spot.key)),
        spot.name,
        w.say(
            "{place}: {things}. {precision}",
            place=spot.name,
            things=_told(row, w),
            precision=precision(spot, w),
        ),
        x,
        y,
        radius(spot.things, unit),
        spot.precision,
        {"data-things": things or None},
    )


def _thing(sort: int, span: tuple[int, int] | None, number: int) -> str:
    """Things of a sort and of the same years, as short as that can be told: sort, first year, last year, how many."""
    first, last = span or ("", "")
    return ":".join(map(str, (sort, first, "" if last == first else last, "" if number == 1 else number))).rstrip(":")


def _told(row: Row, w: Writer) -> str:
    events, rounds, quotes = row.counts
    told = (
        w.count(events, "event", "events") if events else "",
        w.count(rounds, "talk round", "talk rounds") if rounds else "",
        w.count(quotes, "quote", "quotes") if quotes else "",
    )
    return w.commas([part for part in told if part]) or w.say("nothing recorded there")


def _key(shown: Shown, unit: float, w: Writer) -> str:
    """How to read the map."""
    most = max(row.spot.things for row in shown.rows)
    used = {row.spot.precision for row in shown.rows}
    # the marks of the smallest numbers are all as large as they must be to be seen
    told = [size for size in SAMPLES if size <= most and radius(size, unit) > LEAST] or [1]
    sizes = [_entry(sign("town", radius(size, unit)), w.number(size)) for size in told]
    points = [_entry(sign(one, 6), near(one, w)) for one in ("exact", "town", "region", "") if one in used]
    lists = (
        (w.say("Events, talk rounds and quotes that name the place"), sizes),
        (w.say("How near the point is known"), points),
    )
    source = w.say(
        "Outlines: Natural Earth. Borders are drawn where they run in fact, whoever claims a place; "
        "the archive makes no claim by them."
    )
    keys = w.say("Arrow keys lead from place to place, + and - come closer and go farther away.")
    return element(
        "figcaption",
        {"class": "parley-map__caption"},
        *(
            element("div", {}, element("p", {}, words(name)), element("ul", {"class": "parley-map__key"}, *entries))
            for name, entries in lists
        ),
        element(
            "p",
            {"class": "parley-map__source"},
            words(source),
            element("span", {"class": "parley-map__keys"}, words(f" {keys}")),
        ),
    )


def _entry(drawn: str, name: str) -> str:
    return element("li", {}, drawn, " ", words(name))


def _words(shown: Shown, found: Atlas, sorts: Sequence[str], w: Writer) -> Mapping[str, object]:
    """What the script says and knows besides the marks."""
    return {
        "sorts": sorts,
        "kinds": list(_kinds(sorts, w)),
        "parts": [[_name(crowd, w), *(round(share, 4) for share in _share(found, crowd))] for crowd in shown.crowds],
        "kind": w.say("What"),
        "everything": w.say("Everything"),
        "from": w.say("From year"),
        "to": w.say("To year"),
        "show": w.say("Part of the map"),
        "whole": w.say("Whole map"),
        "own": w.say("Chosen part"),
        "closer": w.say("Closer"),
        "farther": w.say("Farther away"),
        "told": w.say("{places} of {all} places, {things} entries"),
    }


def _kinds(sorts: Sequence[str], w: Writer) -> Iterator[tuple[str, ...]]:
    """The choices of the filter, as the address and as people call them, and the group that they stand in."""
    events, group = [sort for sort in sorts if sort not in ("talks", "quotes")], w.say("Events")
    if events:
        yield "events", w.say("All events"), group
    yield from ((sort, capital(w.term(context_of(Event, "kind"), in_words(sort))), group) for sort in events)
    if "talks" in sorts:
        yield "talks", w.say("Talk rounds")
    if "quotes" in sorts:
        yield "quotes", w.say("Quotes")


def _name(crowd: Crowd, w: Writer) -> str:
    if crowd.country:
        return w.say("{country} and around", country=w.language.country(crowd.country))
    return w.say("Around {place}", place=crowd.place)


def _share(found: Atlas, crowd: Crowd) -> tuple[float, float, float, float]:
    """Where a part lies on the whole map: its left and upper edge, its width and height, as shares."""
    shown, frame = found.shown, crowd.frame
    left = ((frame.west - shown.west + 180) % 360 - 180) / shown.width
    return left, (shown.north - frame.north) / shown.height, frame.width / shown.width, frame.height / shown.height
