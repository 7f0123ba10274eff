"""Who is in an article, though it may not list them: those who speak in it, for whom they do, and to whom."""

from collections.abc import Iterable, Mapping

from parley.records.articles import Article
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key


def present_in(records: Iterable[Record]) -> Mapping[Key, Iterable[Key]]:
    """By article, whom quotes from it show to be in it: each once."""
    found: dict[Key, dict[Key, None]] = {}
    for record in records:
        if isinstance(record, Quote):
            actors = dict.fromkeys(Key("actors", actor) for actor in record.present)
            found.setdefault(Key("articles", record.article), {}).update(actors)
    return found


def unlisted(record: Record, present: Iterable[Key]) -> list[Key]:
    """Those present in an article whom it does not list; none where it keeps back whom it mentions."""
    if not isinstance(record, Article) or record.withholds("actors"):
        return []
    return [actor for actor in present if actor.id not in record.actors]
