"""The picture of a page of the timeline, with what its script needs: the words it says, and what can be chosen."""

from collections import Counter
from collections.abc import Iterator, Sequence

from parley.chronology.index import KINDS
from parley.chronology.slices import Part, Slice
from parley.chronology.units import MONTHS, Unit, bounds, edtf, worded
from parley.drawings.axis import month_name
from parley.drawings.legend import legend
from parley.drawings.scale import fitting, within
from parley.drawings.svg import Picture, controlled, element, to
from parley.drawings.timeline import Band, Column, columned, marked
from parley.kinds import kinds
from parley.language import capital
from parley.urls import ROOT, moments_path, timeline_path
from parley.writing.in_time import PICTURE, bands, counted, key_of, marks, meanings
from parley.writing.writer import Writer

MOST_EMPTY = 2
"""Years in which there is nothing that have columns of their own, one after the other; of more there is but a gap."""


def pictures(shown: Slice, title: str, below: str, w: Writer) -> tuple[Picture, ...]:
    """The picture of a unit, if there is anything to show; `below` is the anchor of the list that follows."""
    drawn = marks(shown.shown, w, shown.named)
    if not (drawn or shown.is_counted):
        return ()
    if shown.is_counted:
        svg = columned(_bands(shown, w), list(_columns(shown, w)), w.say("up to {number}", number="#"), w.language)
        key = element("p", {}, legend(frozenset(["may"]), "events", meanings(w)))
    else:
        extents = [mark.extent for mark in drawn]
        scale = within(bounds(shown.unit), extents) if shown.unit else fitting(extents)
        pages = {part.unit for part in shown.parts if part.has_page}
        svg = marked(
            bands(Counter(mark.kind for mark in drawn), w),
            drawn,
            scale,
            lambda unit: to(timeline_path(*unit)) if unit in pages else "",
            language=w.language,
            upper=not shown.unit,
        )
        key = key_of(drawn, scale, w)
    past = element("a", {"href": f"#{below}", "class": "parley-past"}, w.say("Past the picture, to the list"))
    data = {
        "choices": _choices(shown, w),
        "unit": edtf(shown.unit) or None,
        "root": to(timeline_path()),
        "names": f"{ROOT}{moments_path('names')}",
        "lines": [{"kind": mark.kind, **mark.data} for mark in drawn] if shown.is_counted else None,
        "files": " ".join(f"{ROOT}{moments_path(name)}" for name in shown.files) or None,
    }
    content = (past, svg, element("figcaption", {}, key))
    return (Picture(PICTURE, controlled("timeline", title, _words(w), *content, data=data)),)


def _bands(shown: Slice, w: Writer) -> list[Band]:
    """The bands of what is counted, those too in which something only may lie."""
    counts = Counter(shown.within)
    for part in shown.parts:
        counts.update(dict.fromkeys(part.beyond, 0))
    return bands(counts, w)


def _columns(shown: Slice, w: Writer) -> Iterator[Column]:
    """A column for each part; between years a gap where there is nothing for long."""
    parts = {part.unit: part for part in shown.parts}
    for unit in _all_parts(shown.unit, sorted(parts)):
        part = parts.get(unit, Part(unit, False, {}, {}))
        name = "" if not unit else month_name(unit[-1], w.language.locale) if len(unit) == MONTHS else str(unit[-1])
        href = to(timeline_path(*unit)) if part.has_page else ""
        yield Column(unit, name, told_part(part, w) if unit in parts else "", href, part.within, part.beyond)


def _all_parts(unit: Unit, known: Sequence[Unit]) -> Iterator[Unit]:
    """All smaller units of a year or month, and the years that are known, where few lie between with those."""
    if unit:
        last = bounds(unit)[1] - bounds(unit)[0] + 1 if len(unit) == MONTHS else 12
        yield from ((*unit, number) for number in range(1, last + 1))
        return
    before = known[0][0] if known else 0
    for (year,) in known:
        if year - before - 1 > MOST_EMPTY:
            yield ()
        else:
            yield from ((empty,) for empty in range(before + 1, year))
        yield (year,)
        before = year


def told_part(part: Part, w: Writer) -> str:
    """A part in plain words: its name, and how much there is of each kind."""
    beyond = sum(part.beyond.values())
    may = w.say("{number} possible", number=w.number(beyond)) if beyond else ""
    return " · ".join(filter(None, (worded(part.unit, w.language), *counted(part.within, w), may)))


def _choices(shown: Slice, w: Writer) -> dict[str, list[tuple[str, str]]]:
    """What the picture can be narrowed to, by name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, keys in shown.choices.items():
        cards = [card for key in keys if (card := w.cards[key])]
        found[name] = sorted(((card.key.id, card.heading) for card in cards), key=lambda c: (c[1].casefold(), c[0]))
    return found


def _words(w: Writer) -> dict[str, object]:
    """What the script says; numbers come where their names stand."""
    return {
        "kind": w.say("Kind"),
        "actor": w.say("Actor"),
        "topic": w.say("Topic"),
        "place": w.say("Place"),
        "process": w.say("Process"),
        "from": w.say("From"),
        "to": w.say("To"),
        "all": w.say("All"),
        "form": w.say("e.g. {date}", date="2017-02-23"),
        "clear": w.say("Show all"),
        "shown": w.say("{shown} of {all} shown"),
        "timed": w.say("{shown} of {all} shown: all that may fall in that time"),
        "none": w.say("Nothing here fits all of that; a wider timeline may have more."),
        "unread": w.say("Write a year, a month or a day: 2017, 2017-02, 2017-02-23."),
        "broken": w.say("The counts cannot be reached just now; the lists hold everything."),
        "beyond": w.say("Possible"),
        "most": w.say("up to {number}"),
        "kinds": {kind: w.say(capital(kinds()[kind].plural)) for kind in KINDS},
    }
