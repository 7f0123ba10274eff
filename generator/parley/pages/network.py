"""The network: who is connected with whom, since when, on what evidence; of all, and around one actor."""

from typing import ClassVar

from parley.derived.connections import Connection
from parley.derived.network_part import Network, whole
from parley.drawings.svg import Picture
from parley.language import message
from parley.link import Archive
from parley.pages.base import Nav, Page, SinglePage
from parley.urls import NETWORK, listing_path
from parley.writing import markup as m
from parley.writing.network_picture import drawn
from parley.writing.network_words import evidence, relation, when
from parley.writing.writer import Writer

HEADS = (message("Who"), message("Relation"), message("Whom"), message("When"), message("Source"))


class NetworkPage(SinglePage[Network]):
    """The network of all actors, or of those connected with most others."""

    file: ClassVar[str] = NETWORK

    def nav(self, subject: None) -> Nav:
        """Behind timeline and map."""
        return (3, message("Network"))

    def gather(self, archive: Archive, subject: None) -> Network:
        """The most connected actors and what joins them."""
        return archive.once(whole)

    def write(self, shown: Network, w: Writer) -> Page:
        """The picture, and its table."""
        lead = w.say(
            "Who belongs to whom, who backs or opposes whom, and who speaks of whom: each line rests on an article, "
            "and holds on the days for which a source shows it."
        )
        rows = [_row(one, w) for one in shown.found]
        header = [w.say(head) for head in HEADS]
        none = "" if rows else w.say("There are none yet.")
        body = [
            f"# {w.say('Network')}",
            m.part("lead", m.text(lead)),
            none,
            m.picture("network") if rows else "",
            m.section("relations", w.say("Line by line"), m.table(header, rows), _rest(shown, w)),
        ]
        return Page(
            path=NETWORK,
            title=w.say("Network"),
            description=lead,
            body="\n\n".join(filter(None, body)),
            kind="network",
            template="view.html",
            pictures=(Picture("network", drawn(shown, w)),) if rows else (),
        )


def _row(one: Connection, w: Writer) -> tuple[str, ...]:
    return (f"**{w.link(one.who)}**", relation(one, w), w.link(one.whom), when(one, w), evidence(one, w))


def _rest(shown: Network, w: Writer) -> str:
    """What is not shown, and the way to it."""
    said = []
    if len(shown.actors) < shown.of_actors:
        shares = {"some": w.number(len(shown.actors)), "all": w.number(shown.of_actors)}
        said.append(w.say("These are {some} of {all} actors: those connected with most others.", **shares))
    if len(shown.found) < shown.of_found:
        shares = {"some": w.number(len(shown.found)), "all": w.number(shown.of_found)}
        said.append(
            w.say(
                "Of {all} lines between them {some} are shown: first what holds for a time, then the most quoted.",
                **shares,
            )
        )
    said = [m.text(words) for words in said]
    said.append(w.to(listing_path("actors"), w.say("Each actor’s own page has all of its connections")))
    return " ".join(said)
