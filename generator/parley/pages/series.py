"""The page of a series, and of one of its figures: every claim beside the others, none of them settled by us."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from parley.link import Archive
from parley.neighbourhood import Also, Neighbourhood
from parley.pages import markup as m
from parley.pages.fields import fact
from parley.pages.record import RecordPage
from parley.pages.writer import Writer
from parley.records.base import Record
from parley.records.figures import Figure
from parley.records.types import Key

CLAIMED = "What is claimed"


class SeriesPage(RecordPage):
    """One question, and the claims that answer it, side by side."""

    folder: ClassVar[str] = "series"
    handled: ClassVar[frozenset[str]] = frozenset({CLAIMED})
    bounds: ClassVar[Mapping[str, int]] = {CLAIMED: 100}

    def facts(self, n: Neighbourhood, w: Writer) -> str:
        """What is counted, in what."""
        return m.facts([fact(n.record, "measure", w), ("Unit", fact(n.record, "unit", w)[1] or "people")])

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """The claims."""
        found = n.group(CLAIMED)
        shown = claims(w, [link_.source for link_ in found.shown])
        yield m.section("claims", "What is claimed, and by whom", shown, w.more(found, n.record.key))


class FigurePage(RecordPage):
    """One claimed number, and the others that answer the same question."""

    folder: ClassVar[str] = "figures"

    def also(self, archive: Archive, record: Record) -> Also:
        """The other figures of its series."""
        if not isinstance(record, Figure):
            return {}
        found = archive.back(Key("series", record.series), CLAIMED)[:20]
        return {"others": tuple(link_.source for link_ in found if link_.source != record.key)}

    def facts(self, n: Neighbourhood, w: Writer) -> str:
        """The number, what it counts, and whose it is."""
        figure = n.record
        if not isinstance(figure, Figure):
            return ""
        pairs = [
            ("Number", _number(figure, w)),
            ("Counts", m.text(figure.scope)),
            ("According to", claimant(figure, w)),
        ]
        names = ("as_of", "period", "series", "event", "article", "quote")
        return m.facts([*pairs, *(fact(figure, name, w) for name in names)])

    def sections(self, n: Neighbourhood, w: Writer) -> Iterator[str]:
        """The other claims."""
        others = claims(w, n.also.get("others", ()))
        yield m.section("claims", "Other claims on the same question", others)


def claimant(figure: Figure, w: Writer) -> str:
    """Whose claim a number is."""
    named = w.links("actors", [figure.attributed_to] if figure.attributed_to else [])
    return w.known(figure, "attributed_to", named, "the article itself")


def _number(figure: Figure, w: Writer) -> str:
    hidden = next((key for key in ("value", "range", "magnitude") if figure.withholds(key)), "value")
    return w.known(figure, hidden, m.text(figure.amount), "")


def claims(w: Writer, keys: list[Key] | tuple[Key, ...]) -> str:
    """Figures as a table: the number, who claims it, what it counts, when, and where it stands."""
    rows = []
    for key in keys:
        figure = w.card(key).record
        if isinstance(figure, Figure):
            quote = f" · {w.link(Key('quotes', figure.quote), 'quote')}" if figure.quote else ""
            rows.append(
                (
                    w.link(key, figure.amount),
                    claimant(figure, w),
                    m.text(figure.scope),
                    w.when(w.card(key)),
                    w.source(figure.article, label="") + quote,
                )
            )
    return m.table(("Number", "According to", "What it counts", "When", "Source"), rows)
