"""The picture of a network: its values for the drawing, and the words that its script speaks."""

from collections import Counter

from parley.derived.connections import SORTS, Connection
from parley.derived.network_part import Network
from parley.drawings.arcs import Arc, Name, Sign, board, key
from parley.drawings.svg import controlled, element, to, words
from parley.link import Card
from parley.urls import NETWORK, record_path
from parley.writing.network_words import DAYS, days, kind, opens, sentence
from parley.writing.writer import Writer

Drawn = tuple[str, str, str]
"""The sentence of an arc, the file that it opens, and the days on which it holds."""


def drawn(shown: Network, w: Writer) -> str:
    """The picture, with the place of its controls above and the meaning of its lines beside it."""
    at = {actor: n for n, actor in enumerate(shown.actors)}
    names = [_name(w.card(actor), own=actor == shown.centre, w=w) for actor in shown.actors]
    arcs = [
        Arc(at[one.who], at[one.whom], one.sort, kind(one.sort).style, one.number, *w.drawn(_drawn, one))
        for one in shown.found
    ]
    counts = Counter(arc.sort for arc in arcs)
    signs = [
        Sign(sort, kind(sort).style, w.say(kind(sort).name), w.number(counts[sort])) for sort in SORTS if counts[sort]
    ]
    return controlled(
        "network",
        w.say("Who is connected with whom"),
        _spoken(w),
        element("a", {"class": "parley-network__skip", "href": "#network-end"}, words(w.say("Skip the lines"))),
        key(signs, w.say("What the lines mean")),
        board(names, arcs, w.say("Actors"), w.say("Lines between them")),
        element("figcaption", {"id": "network-end", "tabindex": "-1"}, words(_caption(shown, w)), _way_on(shown, w)),
        style="parley-network",
    )


def _name(card: Card, *, own: bool, w: Writer) -> Name:
    name = w.say("{name} (draft)", name=card.heading) if card.mark == "draft" else card.heading
    return Name(name, to(record_path(card.key)), card.key.id, own)


def _drawn(one: Connection, w: Writer) -> Drawn:
    return sentence(one, w), to(opens(one, w)), days(one, w)


def _caption(shown: Network, w: Writer) -> str:
    said = [
        w.say("A line leads from whoever is, does or says something to whomever it concerns, and opens its evidence."),
        w.say("A dotted line is wider the more quotes it stands for."),
    ]
    if any(len(one.quotes) > DAYS for one in shown.found):
        said.append(w.say("By date, {number} quotes of a line are found: the newest.", number=w.number(DAYS)))
    return " ".join(said)


def _way_on(shown: Network, w: Writer) -> str:
    if shown.centre is None:
        return ""
    address = f"{to(NETWORK)}?actor={shown.centre.id}" if shown.shown_in_all else to(NETWORK)
    return " " + element("a", {"href": address}, words(w.say("The network of all actors")))


def _spoken(w: Writer) -> dict[str, str]:
    return {
        "on": w.say("What held on"),
        "form": w.say(
            "Write a year, a month or a day (2017, 2017-02, 2017-02-23); a year or a month means any day of it."
        ),
        "example": w.say("e.g. {date}"),
        "earlier": w.say("Earlier change"),
        "later": w.say("Later change"),
        "ever": w.say("Any time"),
        "actor": w.say("Actor"),
        "all": w.say("All actors"),
        "shown": w.say("Lines shown: {shown} of {all}."),
        "unsourced": w.say("Not sourced for that date: {number}."),
    }
