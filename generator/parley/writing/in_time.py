"""How pages show records in time: the words of a moment, its mark in a picture, and the timeline of a single record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from parley.chronology.index import KINDS, extent_of
from parley.chronology.named import DIMENSIONS
from parley.chronology.units import Unit
from parley.drawings.legend import forms, legend
from parley.drawings.marks import Mark
from parley.drawings.scale import Scale, fitting
from parley.drawings.svg import Picture, element, figure, to, words
from parley.drawings.timeline import Band, marked
from parley.kinds import kinds
from parley.language import capital
from parley.link import Card
from parley.neighbourhood import Neighbourhood
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import record_path, timeline_path
from parley.writing import markup as m
from parley.writing.writer import Writer

PICTURE = "timeline"

RECORD_WIDTH = 700
"""Pixels across the timeline of a record on a desk's screen."""

NAMES = {kind: name for name, kind in DIMENSIONS.items()}


def dates(card: Card, w: Writer) -> str:
    """When something was, from its beginning to its end where both are known."""
    if card.until is None:
        return w.when(card)
    return w.say("{start} to {end}", start=w.date(card.when), end=w.date(card.until))


def line(key: Key, w: Writer) -> str:
    """A moment as a line of a list: when, what it is, its name, who or where."""
    card = w.card(key)
    return m.joined(dates(card, w), m.part("kind", noun(key.kind, w)), w.link(key), w.text(card.line or card.role))


def noun(kind: str, w: Writer) -> str:
    """What a record of a kind is."""
    return w.say(capital(kinds()[kind].noun))


def told(card: Card, w: Writer) -> str:
    """A moment in plain words, as its mark tells it."""
    when = card.when.words(w.language, throughout=card.throughout) if card.when else ""
    if card.until:
        when = w.say("{start} to {end}", start=when, end=card.until.words(w.language))
    elif card.key.kind == "talks":
        when = w.say("{start}, end not recorded", start=when)
    return " · ".join((when, noun(card.key.kind, w), card.heading))


def marks(keys: Iterable[Key], w: Writer, named: Mapping[Key, Sequence[Key]] | None = None) -> list[Mark]:
    """The marks of dated records, with what a filter goes by where `named` tells what they name."""
    made = []
    for key in keys:
        card = w.card(key)
        extent = extent_of(card)
        if extent is None:
            continue
        data = {} if named is None else dict(_data(named[key]))
        if named is not None:
            data["days"] = " ".join(f"{first}:{last}" for first, last in extent.runs)
        made.append(Mark(key.kind, extent, to(record_path(key)), told(card, w), card.heading, data))
    return made


def bands(counts: Mapping[str, int], w: Writer) -> list[Band]:
    """A band for each kind that is counted."""
    return [
        Band(kind, w.say(capital(kinds()[kind].plural)), w.number(counts[kind])) for kind in KINDS if kind in counts
    ]


def key_of(shown: Sequence[Mark], scale: Scale, w: Writer) -> str:
    """The legend of a picture."""
    found = frozenset(forms(mark.extent for mark in shown)) | {"cut" if len(scale.panels) > 1 else ""}
    return element("p", {}, legend(found, shown[0].kind, meanings(w)))


def meanings(w: Writer) -> tuple[str, ...]:
    """What each form says, in the order of the samples."""
    return (
        w.say("on that day"),
        w.say("lasted all these days"),
        w.say("on some day of these"),
        w.say("inferred or uncertain"),
        w.say("approximate"),
        w.say("beginning or end open or not known"),
        w.say("may fall there, or in a part beside it"),
        w.say("a long stretch with nothing, cut short; the scale changes"),
    )


def in_time(n: Neighbourhood[Record, object], w: Writer) -> str:
    """The section of a record's page that shows it in time; its picture is that of `drawn_in_time`."""
    if not (n.recent and n.recent.shown):
        return ""
    shown, total, undated = n.recent
    newest = w.say("the newest {shown} of {total}", shown=w.number(len(shown)), total=w.number(total))
    return m.section(
        "timeline",
        w.say("In time"),
        m.joined(
            *counted(Counter(key.kind for key in shown), w),
            newest if len(shown) + undated < total else "",
            w.count(undated, "more has no date", "more have no date") if undated else "",
        ),
        m.picture(PICTURE),
    )


def counted(counts: Mapping[str, int], w: Writer) -> list[str]:
    """How many there are of each kind of which there are any."""
    return [w.count(counts[kind], kinds()[kind].noun, kinds()[kind].plural) for kind in KINDS if counts.get(kind, 0)]


def drawn_in_time(n: Neighbourhood[Record, object], w: Writer) -> tuple[Picture, ...]:
    """The picture of a record in time, if there is anything to show."""
    shown = marks(n.recent.shown, w) if n.recent else []
    if not shown:
        return ()
    scale = fitting([mark.extent for mark in shown])
    svg = marked(
        bands(Counter(mark.kind for mark in shown), w), shown, scale, _nowhere, language=w.language, width=RECORD_WIDTH
    )
    address = f"{to(timeline_path())}?{NAMES[n.card.key.kind]}={n.card.key.id}"
    caption = element(
        "figcaption", {}, key_of(shown, scale, w), element("a", {"href": address}, words(w.say("Open in the timeline")))
    )
    label = w.say("Timeline of {name}", name=n.card.heading)
    return (Picture(PICTURE, figure("timeline", label, svg, caption)),)


def _nowhere(unit: Unit) -> str:
    return ""


def _data(named: Sequence[Key]) -> Iterator[tuple[str, str]]:
    for name, kind in DIMENSIONS.items():
        ids = " ".join(key.id for key in named if key.kind == kind)
        if ids:
            yield name, ids
