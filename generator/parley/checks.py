"""What can be wrong with records that are each right by themselves: one function a rule, over the whole archive."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from parley.dates import Edtf
from parley.kinds import kinds
from parley.link import candidates
from parley.nearest import did_you_mean
from parley.problems import Finding, Level, Where
from parley.quotations import digest
from parley.records.actors import Actor
from parley.records.articles import Article
from parley.records.base import Record, Tenure
from parley.records.events import Event
from parley.records.figures import Figure
from parley.records.places import Place
from parley.records.quotes import Quote
from parley.records.talks import Talk
from parley.records.topics import Topic
from parley.records.types import Key
from parley.references import mentions, references

Records = Mapping[Key, Record]
Found = Iterator[tuple[Key, Where, str, str, Level]]


def check(records: Records, paths: Mapping[Key, str], broken: frozenset[Key]) -> Iterator[Finding]:
    """Everything wrong across the archive, drafts and withdrawn records included.

    `broken` are the records whose own files are wrong: nobody is told that these do not exist.
    """
    rules: list[Rule] = [*RULES, partial(unknown_references, broken=broken), partial(unknown_mentions, broken=broken)]
    for rule in rules:
        for key, where, code, message, level in rule(records):
            yield Finding(paths[key], where, code, message, level)


def unknown_references(records: Records, broken: frozenset[Key]) -> Found:
    """A reference names a record that is there, and that readers may see."""
    by_kind: dict[str, list[str]] = {}
    for key in records:
        by_kind.setdefault(key.kind, []).append(key.id)
    for record in records.values():
        for use in references(record):
            target = records.get(use.target)
            if target is None and use.target in broken:
                continue
            if target is None:
                noun = kinds()[use.target.kind].noun
                hint = did_you_mean(use.target.id, by_kind.get(use.target.kind, []))
                hint = hint or f"add content/{use.target.kind}/{use.target.id}.md or mend the id"
                yield (
                    record.key,
                    use.where,
                    "unknown-id",
                    f"there is no {noun} `{use.target.id}`; {hint}",
                    "error",
                )
            elif target.draft and not record.draft:
                words = f"`{use.target.id}` is a draft and will not be published; publish it or remove the reference"
                yield record.key, use.where, "draft-reference", words, "error"


def unknown_mentions(records: Records, broken: frozenset[Key]) -> Found:
    """A link in a body names exactly one record that readers may see."""
    ids = sorted({key.id for key in records})
    for record in records.values():
        for mention in mentions(record):
            where = ("body", mention.line, mention.column)
            found = candidates(mention.kind, mention.id, records)
            if not found and any(key.id == mention.id for key in broken):
                continue
            if not found:
                hint = did_you_mean(mention.id, ids) or "mend the id"
                yield record.key, where, "unknown-id", f"there is no record `{mention.id}`; {hint}", "error"
            elif len(found) > 1:
                options = " or ".join(f"[[{key.kind}/{key.id}]]" for key in found)
                yield (
                    record.key,
                    where,
                    "ambiguous-id",
                    f"`{mention.id}` is two records; write {options}",
                    "error",
                )
            elif records[found[0]].draft and not record.draft:
                words = f"`{mention.id}` is a draft and will not be published; publish it or remove the link"
                yield record.key, where, "draft-reference", words, "error"


def addresses(records: Records) -> Found:
    """An address belongs to one record: a former id is nobody's id, and nobody else's former id."""
    former: dict[Key, Key] = {}
    for record in records.values():
        for n, old in enumerate(record.former_ids):
            taken = former.setdefault(Key(record.folder, old), record.key)
            if Key(record.folder, old) in records or taken != record.key:
                other = old if Key(record.folder, old) in records else taken.id
                words = f"the address /{record.folder}/{old}/ belongs to `{other}` already; remove it here or there"
                yield record.key, ("former_ids", n), "address-taken", words, "error"


def spans(records: Records) -> Found:
    """What begins does not end before it begins."""
    for record in records.values():
        pairs: list[tuple[Where, Edtf | None, Edtf | None]] = []
        if isinstance(record, Talk):
            pairs.append((("end",), record.start, record.end))
        for name in ("roles", "member_of", "relations"):
            tenures: tuple[Tenure, ...] = getattr(record, name, ())
            pairs += [((name, n, "to"), t.from_, t.to) for n, t in enumerate(tenures)]
        for where, start, end in pairs:
            if start and end and _after(start, end):
                words = f"it ends ({end.text}) before it begins ({start.text}); mend one of the two"
                yield record.key, where, "end-before-start", words, "error"


def role_bounds(records: Records) -> Found:
    """A day on which something is shown to hold lies between its beginning and its end."""
    for record in records.values():
        for name in ("roles", "member_of", "relations"):
            tenures: tuple[Tenure, ...] = getattr(record, name, ())
            for n, tenure in enumerate(tenures):
                for day in tenure.as_of:
                    if _after(tenure.from_, day) or _after(day, tenure.to):
                        words = f"`as_of` {day.text} lies outside `from` and `to`; mend one of them"
                        yield record.key, (name, n, "as_of"), "role-bounds", words, "error"


def quotes_after_articles(records: Records) -> Found:
    """Nobody is quoted before speaking; nothing is retrieved before it is published."""
    for record in records.values():
        if isinstance(record, Quote):
            article = records.get(Key("articles", record.article))
            published = article.when if article else None
            if record.date and published and _after(record.date, published):
                words = f"said ({record.date.text}) after its article appeared ({published.text}); mend one of the two"
                yield record.key, ("date",), "quote-after-article", words, "error"
        if isinstance(record, Article) and _after(record.published, record.retrieved):
            words = "it was read (`retrieved`) before it was published; mend one of the two dates"
            yield record.key, ("retrieved",), "retrieved-before-published", words, "error"


def _after(first: Edtf | None, second: Edtf | None) -> bool:
    return bool(first and second and first.certainly_after(second))


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


def cycles(records: Records) -> Found:
    """Nothing is a part of itself, by whatever way round."""
    for field in ("part_of", "broader", "responds_to"):
        for record in records.values():
            seen, key = [record.key], _next(record, field)
            while key and key in records and key not in seen:
                seen.append(key)
                key = _next(records[key], field)
            if key == record.key:
                way = " → ".join(k.id for k in [*seen, key])
                yield (
                    record.key,
                    (field,),
                    "cycle",
                    f"`{field}` leads back to itself: {way}; remove one link",
                    "error",
                )


def _next(record: Record, field: str) -> Key | None:
    id_ = getattr(record, field, None)
    return Key(record.folder, id_) if id_ else None


def edited_words(records: Records) -> Found:
    """A verified quote still has the words that were verified, against the text its article names."""
    for record in records.values():
        if isinstance(record, Quote) and record.verified:
            if digest(record.words) != record.verified.text:
                words = "the words were edited after they were verified; restore them, or run `parley verify --write`"
                yield record.key, ("verified",), "edited-since-verified", words, "error"
            article = records.get(Key("articles", record.article))
            snapshot = article.snapshot if isinstance(article, Article) else None
            if article and (not snapshot or snapshot.sha256 != record.verified.snapshot):
                words = "verified against another text than the article's snapshot; run `parley verify --write`"
                yield record.key, ("verified", "snapshot"), "other-snapshot", words, "error"


def orphans(records: Records) -> Found:
    """What nothing names and what names nothing is hard to find; articles and quotes stand by themselves."""
    named = {use.target for r in records.values() for use in references(r)}
    for record in records.values():
        names = record.key in named or any(references(record)) or any(mentions(record))
        if isinstance(record, Actor | Place | Topic | Event) and not names:
            words = f"nothing names this {record.noun}, and it names nothing; link it or remove it"
            yield record.key, (), "orphan", words, "warning"
        if record.folder in ("series", "processes") and record.key not in named:
            yield (
                record.key,
                (),
                "orphan",
                f"this {record.noun} has no entries yet; add one or remove it",
                "warning",
            )


def look_alikes(records: Records) -> Found:
    """Two actors, places or topics with one name are one entered twice, or need names that tell them apart."""
    seen: dict[tuple[str, str], Key] = {}
    for record in records.values():
        name = getattr(record, "name", None)
        if name and (other := seen.setdefault((record.folder, name.casefold()), record.key)) != record.key:
            words = f"`{other.id}` has the same name; merge the two or name them apart"
            yield record.key, ("name",), "same-name", words, "warning"


def quoted_figures(records: Records) -> Found:
    """A figure's quote is from the figure's article."""
    for record in records.values():
        if isinstance(record, Figure) and record.quote:
            quote = records.get(Key("quotes", record.quote))
            if isinstance(quote, Quote) and quote.article != record.article:
                words = f"the quote is from `{quote.article}`, the figure from `{record.article}`; mend one of the two"
                yield record.key, ("quote",), "other-article", words, "error"


Rule = Callable[[Records], Found]

RULES: tuple[Rule, ...] = (
    addresses,
    spans,
    role_bounds,
    quotes_after_articles,
    rounds_in_order,
    cycles,
    edited_words,
    orphans,
    look_alikes,
    quoted_figures,
)
