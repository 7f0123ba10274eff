"""The page of the search, and, where no scripts run, the lists that hold all that it would find."""

from typing import ClassVar, NamedTuple

from parley.derived.listed import Counts, counts, listed
from parley.kinds import kinds, rank
from parley.language import capital
from parley.link import Archive
from parley.pages.base import Page, SinglePage
from parley.records.types import Key
from parley.urls import SEARCH, YEARS, listing_path, year_path
from parley.writing import markup as m
from parley.writing.writer import Writer

SHOWN = 40
"""How many topics, and how many actors, are named here; their listings have them all."""


class Ways(NamedTuple):
    """How much there is of each kind and in each year, and the topics and actors that most is said on and by."""

    kinds: Counts
    years: Counts
    topics: tuple[Key, ...]
    actors: tuple[Key, ...]


class SearchPage(SinglePage[Ways]):
    """Where everything can be found."""

    file: ClassVar[str] = SEARCH

    def gather(self, archive: Archive, subject: None) -> Ways:
        """The ways into the archive."""
        by_kind = {folder: len(keys) for folder, keys in archive.once(listed).items() if keys}
        return Ways(
            tuple(sorted(by_kind.items(), key=lambda c: rank(c[0]))),
            counts(archive),
            *(_most_named(archive, kind) for kind in ("topics", "actors")),
        )

    def write(self, shown: Ways, w: Writer) -> Page:
        """The lists."""
        by_kind = ((w.to(listing_path(k), w.say(capital(kinds()[k].plural))), number) for k, number in shown.kinds)
        in_years = ((w.to(year_path(year), year), number) for year, number in shown.years)
        title = w.say("Search")
        body = [
            f"# {title}",
            m.part(
                "lead",
                w.say("Everything in the archive, by what it is, when it was, what it is about, and who is in it."),
            ),
            m.section("kinds", w.say("By kind"), m.items(_counted(w, *way) for way in by_kind)),
            m.section(
                "years",
                w.say("By year"),
                m.items(_counted(w, *way) for way in in_years),
                m.part("more", w.to(YEARS, w.say("All years"))),
            ),
            m.section(
                "topics",
                w.say("By topic"),
                m.items(map(w.link, shown.topics)),
                m.part("more", w.to(listing_path("topics"), w.say("All topics"))),
            ),
            m.section(
                "actors",
                w.say("By actor"),
                m.items(map(w.link, shown.actors)),
                m.part("more", w.to(listing_path("actors"), w.say("All actors"))),
            ),
        ]
        return Page(
            path=SEARCH,
            title=title,
            description=w.say("Search the archive by name, words, topic, round, place, outlet and year."),
            body="\n\n".join(filter(None, body)),
            kind="search",
            template="search.html",
        )


def _counted(w: Writer, link: str, number: int) -> str:
    return f"{link} {m.part('count', w.number(number))}"


def _most_named(archive: Archive, kind: str) -> tuple[Key, ...]:
    """The records of a kind that most others name, by name."""
    keys = archive.once(listed)[kind]
    named = {key: sum(map(len, archive.backlinks.get(key, {}).values())) for key in keys}
    most = set(sorted(keys, key=lambda key: (-named[key], key))[:SHOWN])
    return tuple(key for key in keys if key in most)
