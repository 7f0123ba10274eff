"""The home page: what is in the archive, and where to begin."""

from dataclasses import dataclass
from typing import ClassVar

from parley.atlas.places import Atlas, atlas
from parley.derived.contested import Question, open_disputes
from parley.derived.listed import as_listed, listed
from parley.drawings.scale import fitting
from parley.drawings.svg import Picture, element, figure, to, words
from parley.drawings.timeline import Band, marked
from parley.kinds import kinds, rank
from parley.language import capital, message
from parley.link import Archive
from parley.order import moment_of
from parley.pages.base import Nav, Page, SinglePage
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.records.ways import SAID
from parley.urls import (
    ABOUT,
    CORRECTIONS,
    DATA,
    DISPUTES,
    HOME,
    MAP,
    NETWORK,
    POSITIONS,
    SEARCH,
    listing_path,
    timeline_path,
)
from parley.writing import markup as m
from parley.writing.in_time import marks
from parley.writing.sides import tiny
from parley.writing.whereabouts import NAME as MAP_PICTURE
from parley.writing.whereabouts import glance
from parley.writing.writer import Writer

VERBATIM = 3
"""How many quotations it shows in full, each by another speaker."""

SHOWN = 8
"""How many entries each part of the home page has."""

DISPUTED = 3
"""How many questions it shows to which different numbers are claimed."""

ROUNDS = "rounds"
"""Under this name the page marks the place of its strip of rounds."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page shows: how much there is of each kind, and the first few of each part."""

    subject: str
    counts: tuple[tuple[str, int], ...]
    rounds: tuple[Key, ...]
    voices: tuple[tuple[Key, int], ...]
    disputed: tuple[Question, ...]
    articles: tuple[Key, ...]
    quotes: tuple[Key, ...]
    verbatim: int
    reported: int
    atlas: Atlas | None


class Home(SinglePage[Overview]):
    """The first page of the site."""

    file: ClassVar[str] = HOME

    def nav(self, subject: None) -> Nav:
        """It comes first."""
        return (0, message("Home"))

    def gather(self, archive: Archive, subject: None) -> Overview:
        """The overview."""
        counts = {folder: len(keys) for folder, keys in archive.once(listed).items()}
        rounds = sorted(archive.of("talks"), key=lambda r: (moment_of(r.when), r.id))[-SHOWN:]
        said = {r.key: len(archive.back(r.key, SAID)) for r in archive.of("actors")}
        voices = sorted(((k, n) for k, n in said.items() if n), key=lambda v: (-v[1], v[0]))[:SHOWN]
        spoken = [r for r in archive.of("quotes") if isinstance(r, Quote) and r.form != "reported"]
        voiced: dict[object, Key] = {}
        for quote in as_listed(archive, list(spoken)):
            voiced.setdefault(getattr(quote, "speaker", ()), quote.key)
        return Overview(
            archive.subject,
            tuple(counts.items()),
            tuple(r.key for r in rounds),
            tuple(voices),
            open_disputes(archive, DISPUTED),
            tuple(archive.once(listed)["articles"][:SHOWN]),
            tuple(voiced.values())[:VERBATIM],
            len(spoken),
            counts["quotes"] - len(spoken),
            archive.once(atlas),
        )

    def write(self, shown: Overview, w: Writer) -> Page:
        """The home page."""
        title = w.say("Who said what, when, and on what evidence")
        strips = [tiny(w, question, f"disputed-{'abc'[n]}") for n, question in enumerate(shown.disputed)]
        pictures = [picture for _, picture in strips]
        parts = [
            f"# {title}",
            f"{m.part('lead', w.text(_lead(shown, w)))} {w.to(ABOUT, w.say('How to read this archive'))}",
            self._rounds(shown, w),
            m.section("newest", w.say("Latest briefings"), m.items(_dated(w, k) for k in shown.articles)),
            m.section("voices", w.say("Who is quoted most"), m.items(_voice(w, k, n) for k, n in shown.voices)),
            m.section("where", w.say("Where"), m.picture(MAP_PICTURE)) if shown.atlas else "",
            m.section(
                "disputed",
                w.say("Numbers that differ"),
                *(block for line, picture in strips for block in (line, m.picture(picture.name))),
                w.to(DISPUTES, w.say("All that is disputed")),
            )
            if strips
            else "",
            m.section("quotes", w.say("Latest words"), w.quotations(shown.quotes)),
            m.section("views", w.say("Ways to look at it"), m.items(_views(w))),
            _register(shown, w),
        ]
        return Page(
            path=HOME,
            title=title,
            description=_lead(shown, w),
            body="\n\n".join(filter(None, parts)),
            kind="home",
            template="home.html",
            pictures=(*_strip(shown, w), *([glance(shown.atlas, w)] if shown.atlas else []), *pictures),
        )

    def _rounds(self, shown: Overview, w: Writer) -> str:
        listed_rounds = m.items(_dated(w, k) for k in shown.rounds)
        drawn = m.picture(ROUNDS) if _strip(shown, w) else ""
        return m.section("rounds", w.say("The talks, round by round"), drawn, listed_rounds)


def _lead(shown: Overview, w: Writer) -> str:
    counts = dict(shown.counts)
    told = [
        w.count(shown.verbatim, "quotation", "quotations"),
        w.count(shown.reported, "reported statement", "reported statements"),
        *(w.count(counts[k], kinds()[k].noun, kinds()[k].plural) for k in ("actors", "talks", "events") if counts[k]),
    ]
    about = shown.subject or w.say("A briefing archive.")
    return w.say(
        "{about} {counts}; every statement names the article it rests on.", about=about, counts=", ".join(told)
    )


def _strip(shown: Overview, w: Writer) -> tuple[Picture, ...]:
    """The rounds in time, if any has a date."""
    drawn = marks(shown.rounds, w)
    if not drawn:
        return ()
    svg = marked(
        [Band("talks", "", "")],
        drawn,
        fitting([mark.extent for mark in drawn]),
        lambda unit: "",
        width=1_100,
        language=w.language,
    )
    link = element("a", {"href": f"{to(timeline_path())}?kind=talks"}, words(w.say("Open in the timeline")))
    caption = element("figcaption", {}, link)
    return (Picture(ROUNDS, figure("timeline", w.say("The rounds in time"), svg, caption)),)


def _dated(w: Writer, key: Key) -> str:
    card = w.card(key)
    return m.joined(w.link(key), w.when(card), w.text(card.line))


def _voice(w: Writer, key: Key, number: int) -> str:
    count = m.part("count", w.count(number, "statement", "statements"))
    return m.joined(w.link(key), w.text(w.card(key).line), count)


def _views(w: Writer) -> tuple[str, ...]:
    """The views of the archive, each with the question that it answers."""
    return (
        m.joined(w.to(timeline_path(), w.say("Timeline")), w.say("what happened and was said when")),
        m.joined(w.to(MAP, w.say("Map")), w.say("where it happened, and where they met")),
        m.joined(w.to(NETWORK, w.say("Network")), w.say("how actors stand to each other, and when")),
        m.joined(w.to(POSITIONS, w.say("Positions")), w.say("what each side said on each topic")),
        m.joined(w.to(DISPUTES, w.say("Disputes")), w.say("numbers, accounts and names that differ")),
        m.joined(w.to(SEARCH, w.say("Search")), w.say("names, words and exact phrases, in any spelling")),
    )


def _register(shown: Overview, w: Writer) -> str:
    """Everything in the archive by kind, and the pages about it."""
    ordered = sorted(shown.counts, key=lambda c: rank(c[0]))
    return m.section(
        "kinds",
        w.say("Everything in the archive"),
        m.items(
            f"{w.to(listing_path(k), w.say(capital(kinds()[k].plural)))} {m.part('count', w.number(number))}"
            for k, number in ordered
        ),
        m.joined(
            w.to(ABOUT, w.say("How to read this archive")),
            w.to(DATA, w.say("Downloads and feed")),
            w.to(CORRECTIONS, w.say("Corrections")),
        ),
    )
