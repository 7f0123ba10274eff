"""Whether what is dated can have happened in that order."""

from itertools import pairwise

from parley.checks.base import Entry, Found, Known, Records
from parley.dates import Edtf
from parley.problems import Where
from parley.records.articles import Article
from parley.records.base import Tenure
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.types import Key


def spans(entry: Entry, _: Known) -> Found:
    """What begins does not end before it begins."""
    pairs: list[tuple[Where, Edtf | None, Edtf | None]] = []
    if isinstance(entry.record, Talk):
        pairs.append((("end",), entry.record.start, entry.record.end))
    pairs += [((*where, "to"), t.from_, t.to) for where, t in entry.statements if isinstance(t, Tenure)]
    for where, start, end in pairs:
        if start and end and _after(start, end):
            words = f"it ends ({end.text}) before it begins ({start.text}); mend one of the two"
            yield entry.key, where, "end-before-start", words, "error"


def role_bounds(entry: Entry, _: Known) -> Found:
    """A day on which something is shown to hold lies between its beginning and its end."""
    for where, tenure in entry.statements:
        for day in tenure.as_of if isinstance(tenure, Tenure) else ():
            if isinstance(tenure, Tenure) and (_after(tenure.from_, day) or _after(day, tenure.to)):
                words = f"`as_of` {day.text} lies outside `from` and `to`; mend one of them"
                yield entry.key, (*where, "as_of"), "role-bounds", words, "error"


def quotes_after_articles(entry: Entry, known: Known) -> Found:
    """Nobody is quoted before speaking; nothing is retrieved before it is published."""
    record = entry.record
    if isinstance(record, Quote):
        article = known.records.get(Key("articles", record.article))
        published = article.when if article else None
        if record.date and published and _after(record.date, published):
            words = f"said ({record.date.text}) after its article appeared ({published.text}); mend one of the two"
            yield entry.key, ("date",), "quote-after-article", words, "error"
    if isinstance(record, Article) and _after(record.published, record.retrieved):
        words = "it was read (`retrieved`) before it was published; mend one of the two dates"
        yield entry.key, ("retrieved",), "retrieved-before-published", words, "error"


def rounds_in_order(records: Records) -> Found:
    """Rounds of a process follow each other in time as their numbers do, and no number is given twice."""
    by_process: dict[str, list[Talk]] = {}
    for record in records.values():
        if isinstance(record, Talk) and record.round is not None:
            by_process.setdefault(record.process, []).append(record)
    for talks in by_process.values():
        ordered = sorted(talks, key=lambda t: (t.round or 0, t.id))
        for before, after in pairwise(ordered):
            if before.round == after.round:
                words = f"`{before.id}` is round {after.round} of this process already; mend one of the numbers"
                yield after.key, ("round",), "round-twice", words, "error"
            elif before.start and after.start and before.start.certainly_after(after.start):
                words = f"round {after.round} begins before round {before.round} (`{before.id}`); mend number or date"
                yield after.key, ("start",), "round-order", words, "error"


def _after(first: Edtf | None, second: Edtf | None) -> bool:
    return bool(first and second and first.certainly_after(second))
