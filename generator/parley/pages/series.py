"""The page of a series, and of one of its figures: every claim beside the others, none of them settled by us."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.drawings.svg import Picture
from parley.link import Archive
from parley.neighbourhood import Neighbourhood
from parley.pages.record import PlainPage, RecordPage
from parley.records.figures import CLAIMED, Figure
from parley.records.series import Series
from parley.records.types import Key
from parley.urls import disputes_path
from parley.writing import markup as m
from parley.writing.claims import DRAWN, by_time, chart, claimant, has_chart, how, table
from parley.writing.fields import fact
from parley.writing.writer import Writer

PICTURE = "claims"


class SeriesPage(PlainPage[Series]):
    """One question, and the claims that answer it, side by side."""

    folder: ClassVar[str] = "series"
    handled: ClassVar[frozenset[str]] = frozenset({CLAIMED})
    bounds: ClassVar[Mapping[str, int]] = {CLAIMED: 100}

    def facts(self, n: Neighbourhood[Series, None], w: Writer) -> str:
        """What is counted, in what."""
        return m.facts([fact(n.record, "measure", w), (w.say("Unit"), fact(n.record, "unit", w)[1] or w.say("people"))])

    def sections(self, n: Neighbourhood[Series, None], w: Writer) -> Iterator[str]:
        """The claims: how they differ, the chart, the table."""
        found, series = n.group(CLAIMED), n.record.key
        shown = _claims(n, w)
        drawn = m.picture(PICTURE) if has_chart(w, shown[-DRAWN:]) else ""
        part = (
            w.say("The chart has the latest {number}.", number=w.number(DRAWN)) if drawn and len(shown) > DRAWN else ""
        )
        told = " ".join(filter(None, [m.text(how(w, series, shown)), part]))
        more = m.part("more", w.to(disputes_path("numbers"), w.say("All numbers that differ")))
        ways = [w.more(found, series), more if n.card.disputed else ""]
        yield m.section("claims", w.say("What is claimed, and by whom"), told, drawn, table(w, shown), *ways)

    def pictures(self, n: Neighbourhood[Series, None], w: Writer) -> tuple[Picture, ...]:
        """The chart of its claims."""
        shown, unit = _claims(n, w)[-DRAWN:], n.record.unit
        if not has_chart(w, shown):
            return ()
        return (chart(w, PICTURE, n.record.key, shown, unit=unit or w.say("people")),)


class FigurePage(RecordPage[Figure, tuple[Key, ...]]):
    """One claimed number, and the others that answer the same question."""

    folder: ClassVar[str] = "figures"

    def gather(self, archive: Archive, record: Figure) -> tuple[Key, ...]:
        """The other figures of its series."""
        found = archive.back(Key("series", record.series), CLAIMED)[:20]
        return tuple(link_.source for link_ in found if link_.source != record.key)

    def facts(self, n: Neighbourhood[Figure, tuple[Key, ...]], w: Writer) -> str:
        """The number, what it counts, and whose it is."""
        figure = n.record
        pairs = [
            (w.say("Number"), m.joined(_number(figure, w), w.disputed(figure.key))),
            (w.say("Counts"), w.text(figure.scope)),
            (w.say("According to"), claimant(figure, w)),
        ]
        names = ("as_of", "period", "series", "event", "article", "quote")
        return m.facts([*pairs, *(fact(figure, name, w) for name in names)])

    def sections(self, n: Neighbourhood[Figure, tuple[Key, ...]], w: Writer) -> Iterator[str]:
        """The claim beside the others."""
        shown = _beside(n, w)
        drawn = m.picture(PICTURE) if has_chart(w, shown) else ""
        claims = table(w, shown, n.record.key) if len(shown) > 1 else ""
        yield m.section("claims", w.say("This claim beside the others"), drawn, claims)

    def pictures(self, n: Neighbourhood[Figure, tuple[Key, ...]], w: Writer) -> tuple[Picture, ...]:
        """The chart of the claims, its own brought forward."""
        figure, shown = n.record, _beside(n, w)
        if not has_chart(w, shown):
            return ()
        return (chart(w, PICTURE, Key("series", figure.series), shown, own=figure.key),)


def _claims(n: Neighbourhood[Series, None], w: Writer) -> list[Key]:
    """The claims that a series' page shows, the latest last."""
    return by_time(w, [link_.source for link_ in n.group(CLAIMED).shown])


def _beside(n: Neighbourhood[Figure, tuple[Key, ...]], w: Writer) -> list[Key]:
    """A claim among the others on the same question."""
    return by_time(w, [n.record.key, *n.also])


def _number(figure: Figure, w: Writer) -> str:
    hidden = next((key for key in ("value", "range", "magnitude") if figure.withholds(key)), "value")
    return w.known(figure, hidden, w.text(figure.amount(w.language)), "")
