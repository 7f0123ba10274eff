"""The home page: what is in the archive, and where to begin."""

from dataclasses import dataclass
from typing import ClassVar

from parley.kinds import kinds
from parley.link import Archive, newest_first
from parley.pages import markup as m
from parley.pages.base import Nav, Page, SinglePage
from parley.pages.listing import ORDER, in_order, listed
from parley.pages.writer import Writer
from parley.records.figures import Figure
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.urls import ABOUT, CORRECTIONS, DATA, HOME, listing_path

VERBATIM = 3
"""How many quotations it shows in full, each by another speaker."""

SHOWN = 8
"""How many entries each part of the home page has."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page shows: how much there is of each kind, and the first few of each part."""

    subject: str
    counts: tuple[tuple[str, int], ...]
    rounds: tuple[Key, ...]
    voices: tuple[tuple[Key, int], ...]
    disputed: tuple[tuple[Key, tuple[Key, ...]], ...]
    articles: tuple[Key, ...]
    quotes: tuple[Key, ...]
    verbatim: int
    reported: int


class Home(SinglePage[Overview]):
    """The first page of the site."""

    file: ClassVar[str] = HOME

    def nav(self, subject: None) -> Nav:
        """It comes first."""
        return (0, "Home")

    def gather(self, archive: Archive, subject: None) -> Overview:
        """The overview."""
        counts = {folder: len(keys) for folder, keys in archive.once(listed).items()}
        rounds = sorted(archive.of("talks"), key=lambda r: (newest_first(r.when), r.id))[-SHOWN:]
        said = {r.key: len(archive.back(r.key, "What they said")) for r in archive.of("actors")}
        voices = sorted(((k, n) for k, n in said.items() if n), key=lambda v: (-v[1], v[0]))[:SHOWN]
        claims = {s.key: archive.back(s.key, "What is claimed") for s in archive.of("series")}
        disputed = tuple(
            (key, tuple(link_.source for link_ in links[:SHOWN]))
            for key, links in sorted(claims.items(), key=lambda c: (-len(c[1]), c[0]))[:SHOWN]
            if len(links) > 1
        )
        articles = tuple(archive.once(listed)["articles"][:SHOWN])
        spoken = [r for r in archive.of("quotes") if isinstance(r, Quote) and r.form != "reported"]
        voiced: dict[object, Key] = {}
        for quote in in_order(archive, list(spoken)):
            voiced.setdefault(getattr(quote, "speaker", ()), quote.key)
        newest = tuple(voiced.values())[:VERBATIM]
        return Overview(
            archive.subject,
            tuple(counts.items()),
            tuple(r.key for r in rounds),
            tuple(voices),
            disputed,
            articles,
            newest,
            len(spoken),
            counts["quotes"] - len(spoken),
        )

    def write(self, shown: Overview, w: Writer) -> Page:
        """The home page."""
        counts = dict(shown.counts)
        told = [
            m.plural(counts[k], kinds()[k].noun, kinds()[k].plural) for k in ORDER if counts.get(k) and k != "quotes"
        ]
        told = [m.plural(shown.verbatim, "quotation"), m.plural(shown.reported, "reported statement"), *told]
        ordered = sorted(counts, key=lambda k: ORDER.index(k) if k in ORDER else len(ORDER))
        about = shown.subject or "A briefing archive."
        parts = [
            "# Who said what, when, and on what evidence",
            m.part("lead", m.text(f"{about} {', '.join(told[:5])}; every statement names the article it rests on.")),
            m.section("rounds", "The talks, round by round", m.items(_dated(w, k) for k in shown.rounds)),
            m.section("voices", "Who speaks most", m.items(_voice(w, k, n) for k, n in shown.voices)),
            m.section("disputed", "Numbers that differ", m.items(_dispute(w, *d) for d in shown.disputed)),
            m.section("newest", "New in the archive", m.items(_dated(w, k) for k in shown.articles)),
            m.section("quotes", "Latest words", w.quotations(shown.quotes)),
            m.section(
                "kinds",
                "Everything in the archive",
                m.items(
                    f"{w.to(listing_path(k), kinds()[k].plural.capitalize())} {m.part('count', f'{counts[k]:,}')}"
                    for k in ordered
                ),
                m.joined(
                    w.to(ABOUT, "How to read this archive"),
                    w.to(DATA, "Downloads and feed"),
                    w.to(CORRECTIONS, "Corrections"),
                ),
            ),
        ]
        return Page(
            path=HOME,
            title="Who said what, when, and on what evidence",
            description=f"{about} {', '.join(told[:4])}, each statement with its source.",
            body="\n\n".join(p for p in parts if p),
            kind="home",
            template="home.html",
        )


def _dated(w: Writer, key: Key) -> str:
    card = w.card(key)
    return m.joined(w.link(key), w.when(card), m.text(card.line))


def _voice(w: Writer, key: Key, number: int) -> str:
    return m.joined(w.link(key), m.text(w.card(key).line), m.part("count", m.plural(number, "statement")))


def _dispute(w: Writer, series: Key, figures: tuple[Key, ...]) -> str:
    claims = []
    for key in figures:
        figure = w.card(key).record
        if isinstance(figure, Figure):
            who = m.text(w.card(key).line)
            claims.append(f"{w.beside(key, figure.amount)} ({who})")
    return m.joined(w.link(series), w.disputed(series), *claims)
