"""All drafts of a text, each under an id that is nobody's."""

from collections.abc import Mapping, Sequence, Set

from parley.drafting.draft import Draft, Maker
from parley.drafting.extract import Quotation
from parley.drafting.ids import is_latin, new_id, short_name, words_of


def drafts(maker: Maker, taken: Mapping[str, frozenset[str]], id_: str) -> list[Draft]:
    """The records of the article, of all quotations, and of its outlet where that is new; each id is nobody's."""
    title = maker.given.title.text
    words = words_of(title, 7) if title and is_latin(title) else ["article", *maker.given.published.split("-")[:2]]
    article = id_ or new_id([word for word in words if word.isalnum()], taken["articles"])
    made, used = [maker.article(article)], set(taken["quotes"])
    for quotation in maker.quotations:
        hidden = ["unnamed", *words[:2]] if maker.is_hidden(quotation) else []
        quote = new_id(hidden or _quote_words(maker, quotation), used)
        used.add(quote)
        made.append(maker.quote(quotation, quote, article))
    return [*made, *maker.actors(article)]


def ids_of(names: Sequence[str], taken: Set[str]) -> Mapping[str, str]:
    """An id that is nobody's for each name."""
    found: dict[str, str] = {}
    for name in names:
        found[name] = new_id(words_of(name, 5), {*taken, *found.values()})
    return found


def _quote_words(maker: Maker, quotation: Quotation) -> list[str]:
    """What an id is made of: never a name that the archive has not, for it may be that of somebody private."""
    said, speaker = words_of(quotation.words, 3), maker.speaker(quotation)
    entered = {**maker.begun, **maker.same}.get(speaker.new, "")
    who = speaker.ids[0] if speaker.is_sure and speaker.ids else entered
    return [short_name(who), *said] if who else said
