"""The timeline: all time, each year, each month, and the days of a month in which there is too much for one page."""

from collections.abc import Iterator

from parley.chronology.index import KINDS
from parley.chronology.slices import Part, Slice, slice_of, units
from parley.chronology.units import DAYS, MONTHS, YEARS, Unit, worded
from parley.kinds import kinds
from parley.language import capital, message
from parley.link import Archive
from parley.pages.base import Nav, Page, View
from parley.records.types import Key
from parley.urls import YEARS as ALL_YEARS
from parley.urls import listing_path, timeline_path
from parley.writing import markup as m
from parley.writing.in_time import PICTURE, counted, line
from parley.writing.paging import PAGE
from parley.writing.timeline_figure import pictures
from parley.writing.writer import Writer

NAME = message("Timeline")

LIST, ACROSS, BESIDE = "entries", "span", "beyond"
"""The sections of a page: what lies in its parts, what lies in no one of them, what reaches beyond the unit."""


class Timeline(View[Unit, Slice]):
    """The archive in time, at every zoom."""

    def subjects(self, archive: Archive) -> list[Unit]:
        """All time, and every unit in which something lies or may lie."""
        return units(archive)

    def path(self, subject: Unit) -> str:
        """Years below the timeline, months below years, days below months."""
        return timeline_path(*subject)

    def nav(self, subject: Unit) -> Nav | None:
        """All time stands in it."""
        return None if subject else (1, NAME)

    def gather(self, archive: Archive, subject: Unit) -> Slice:
        """What the page of a unit shows."""
        return slice_of(archive, subject)

    def write(self, shown: Slice, w: Writer) -> Page:
        """The picture, then all that it shows as lists."""
        period = worded(shown.unit, w.language) if shown.unit else w.say("all time")
        parts = [
            f"# {period if shown.unit else w.say(NAME)}",
            m.part("kicker", _way_up(shown.unit, w)) if shown.unit else "",
            m.part("lead", m.joined(*counted(shown.within, w), _beside(shown, w)) or w.say("Nothing yet.")),
            m.picture(PICTURE),
            m.part("pagination", _neighbours(shown, w)) if shown.before or shown.after else "",
            *_sections(shown, period, w),
        ]
        sections = {LIST: shown.is_counted or shown.parts, ACROSS: shown.across and len(shown.unit) < DAYS}
        below = next((name for name, is_there in sections.items() if is_there), LIST if shown.across else BESIDE)
        title = w.say("Timeline: {period}", period=period) if shown.unit else w.say(NAME)
        return Page(
            path=timeline_path(*shown.unit),
            title=title,
            description=w.say("Events, talk rounds and quotes in time: {period}.", period=period),
            body="\n\n".join(part for part in parts if part),
            kind="timeline",
            label=w.say(NAME),
            template="view.html",
            pictures=pictures(shown, title, below, w),
        )


def _way_up(unit: Unit, w: Writer) -> str:
    """The wider units, from all time on."""
    wider = (unit[:depth] for depth in range(1, len(unit)))
    all_time = w.to(timeline_path(), w.say("All time"))
    return m.joined(all_time, *(w.to(timeline_path(*one), worded(one, w.language)) for one in wider))


def _neighbours(shown: Slice, w: Writer) -> str:
    back, on = "←→" if w.language.direction == "ltr" else "→←"
    before = w.to(timeline_path(*shown.before), f"{back} {worded(shown.before, w.language)}") if shown.before else ""
    after = w.to(timeline_path(*shown.after), f"{worded(shown.after, w.language)} {on}") if shown.after else ""
    return m.joined(before, after)


def _beside(shown: Slice, w: Writer) -> str:
    if not shown.beside_total:
        return ""
    return w.count(shown.beside_total, "more reaches beyond", "more reach beyond")


def _sections(shown: Slice, period: str, w: Writer) -> Iterator[str]:
    """All that the picture shows, and what it cannot."""
    names = {0: w.say("By year"), YEARS: w.say("By month"), MONTHS: w.say("By day")}
    if shown.is_counted:
        yield m.section(LIST, names[len(shown.unit)], _table(shown, w))
    elif len(shown.unit) < DAYS:
        listed = (m.subsection(_named(part, w), m.items(line(key, w) for key in part.moments)) for part in shown.parts)
        yield m.section(LIST, names[len(shown.unit)], *listed, _others(shown, w))
    spans = {
        0: w.say("In more than one year"),
        YEARS: w.say("In more than one month"),
        MONTHS: w.say("In more than one day"),
        DAYS: w.say("On that day"),
    }
    yield _list(ACROSS if len(shown.unit) < DAYS else LIST, spans[len(shown.unit)], shown.across, shown.across_total, w)
    yield _list(BESIDE, w.say("Reaching beyond {period}", period=period), shown.beside, shown.beside_total, w)
    yield m.section("undated", w.say("Date not recorded"), m.items(_undated(shown, w)))


def _others(shown: Slice, w: Writer) -> str:
    """The parts in which there is nothing but what may lie there."""
    others = w.commas([_named(part, w) for part in shown.parts if part.has_page and not part.moments])
    return w.say("There may also be something in: {others}.", others=others) if others else ""


def _list(name: str, title: str, keys: tuple[Key, ...], total: int, w: Writer) -> str:
    """Some moments, and the way to the others where there are more."""
    more = w.say("{shown} of {total} are here.", shown=w.number(len(keys)), total=w.number(total))
    rest = m.part("more", m.joined(more, w.to(ALL_YEARS, w.say("The rest, year by year"))))
    return m.section(name, title, m.items(line(key, w) for key in keys), rest if len(keys) < total else "")


def _named(part: Part, w: Writer) -> str:
    words = worded(part.unit, w.language)
    return w.to(timeline_path(*part.unit), words) if part.has_page else words


def _table(shown: Slice, w: Writer) -> str:
    """How much there is of each kind in each part."""
    heads = {0: w.say("Year"), YEARS: w.say("Month"), MONTHS: w.say("Day")}
    header = [
        heads[len(shown.unit)],
        *(w.say(capital(kinds()[kind].plural)) for kind in KINDS),
        w.say("Possible"),
    ]
    rows = (
        [
            f"**{_named(part, w)}**",
            *(w.number(part.within.get(kind, 0)) for kind in KINDS),
            w.number(sum(part.beyond.values())),
        ]
        for part in shown.parts
    )
    return m.table(header, rows)


def _undated(shown: Slice, w: Writer) -> Iterator[str]:
    """How much of each kind has no date, and where it is: at the end of its listing."""
    for kind, number in shown.undated.items():
        told = w.count(number, kinds()[kind].noun, kinds()[kind].plural)
        yield w.to(listing_path(kind, shown.within.get(kind, 0) // PAGE + 1), told)
