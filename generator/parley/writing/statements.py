"""Statements in few words: how they open, who made them and for whom, when, in which article, and whether quoted."""

from collections.abc import Iterable, Sequence

from parley.records.quotes import Quote
from parley.records.types import Key
from parley.urls import found_path, record_path
from parley.writing import markup as m
from parley.writing.writer import Writer

OPENING = 12
"""How many words of a statement stand in a table or in the list of one actor; its own page has them all."""

BRIEF = 10
"""How many stand where little more than they is told."""

FEW = 3
"""So few words more than that are not left out."""


def line(w: Writer, key: Key, owner: str | None = None, words: int = OPENING) -> str:
    """A statement as a line of a list; `owner` is the actor whose list it is, where it is one's."""
    quote = _quote(w, key)
    source = m.part("evidence", w.source(quote.article, label=""))
    about = m.joined(*_who(w, quote, w.card(key).role, owner), w.when(w.card(key)), _mark(w, quote), source)
    return f"{_opening(w, key, quote, words)} {m.part('said', about)}"


def lines(w: Writer, keys: Iterable[Key], owner: str | None = None, words: int = OPENING) -> str:
    """Statements as a list."""
    return m.items(line(w, key, owner, words) for key in keys)


def cell(w: Writer, column: str, keys: Iterable[Key], more: str = "") -> str:
    """Statements in a cell of the column of that name, and the way to more of them."""
    return _stacked(w, column, [*(line(w, key) for key in keys), more])


def brief(w: Writer, column: str, keys: Iterable[Key], more: str = "", *, named: bool) -> str:
    """Statements in a cell, of which the page says elsewhere when they were made and where they stand."""
    return _stacked(w, column, [*(_brief(w, key, named) for key in keys), more])


def more(w: Writer, number: int, **narrowed: str) -> str:
    """The way to all statements of which so many are not shown: the search, narrowed to values of facets."""
    words = w.count(number, "more", "more")
    return m.part("more", w.to(found_path(narrowed), words)) if number > 0 else ""


def newest_of(numbers: Sequence[int], statements: int, most: int) -> int:
    """How many of the newest in each place are shown, so that they are not many more in all than a page holds."""
    for newest in range(most, 1, -1):
        if sum(min(number, newest) for number in numbers) <= statements:
            return newest
    return 1


def heading(w: Writer, key: Key) -> str:
    """A record's name, which links to it, as the heading of a part of a page that has a name of its own."""
    # no angle may stand in such a heading but those of its own mark
    return w.to(record_path(key), m.text(w.card(key).heading).replace(">", "&gt;"))


def _brief(w: Writer, key: Key, named: bool) -> str:
    quote = _quote(w, key)
    about = m.joined(w.speakers(quote) if named else "", _mark(w, quote))
    return f"{_opening(w, key, quote, BRIEF)} {m.part('said', about) if about else ''}".rstrip()


def _stacked(w: Writer, column: str, statements: Iterable[str]) -> str:
    """What is said in a cell, each by itself where a cell can have lines; on a phone, the name of its column first."""
    told = f" {m.part('between', '·')} ".join(filter(None, statements))
    return f"{m.part('column', w.text(column))} {told}" if told else "–"


def _opening(w: Writer, key: Key, quote: Quote, words: int) -> str:
    total, tag = len(quote.words.split()), w.card(key).language
    opening = quote.opening(total if total <= words + FEW else words, w.language, tag)
    return m.in_language(w.link(key, opening), tag, w.language.tag)


def _mark(w: Writer, quote: Quote) -> str:
    """What its words are warned of; that it is told in ours, or that they were not found in the text."""
    warning = quote.content_warning
    warned = m.part("content-warning", w.warned(warning)) if warning else ""
    if quote.form == "reported":
        return m.joined(warned, m.part("reported", w.say("reported")))
    is_checked = quote.verified or quote.withholds("verified")
    return m.joined(warned, "" if is_checked else m.part("unverified", w.say("not checked")))


def _quote(w: Writer, key: Key) -> Quote:
    quote = w.card(key).record
    if not isinstance(quote, Quote):
        raise TypeError(f"{key} is no quote")
    return quote


def _who(w: Writer, quote: Quote, role: str, owner: str | None) -> list[str]:
    """Who made a statement, as what, and for whom; of the owner of the list no more is said."""
    others = w.links("actors", [speaker for speaker in quote.speaker if speaker != owner])
    made = ""
    if owner is None:
        made = w.commas([told for told in (w.speakers(quote), w.text(role)) if told])
    elif owner not in quote.speaker:
        made = w.say("said by {names}", names=w.speakers(quote, running=True))
    elif others:
        made = w.say("with {names}", names=others)
    behalf = quote.on_behalf_of if quote.on_behalf_of != owner else None
    return [made, w.say("for {name}", name=w.link(Key("actors", behalf))) if behalf else ""]
