"""What a new record states in short, for somebody who must decide on it, and which items its lists gain and lose."""

from collections.abc import Iterator
from typing import Any, Literal, get_args

from parley.dates import Edtf
from parley.describe import choices_of
from parley.diff.difference import Items, Said
from parley.diff.facts import declared, kept_back
from parley.link import Archive
from parley.naming import Names
from parley.records.base import Model, Record, Seat, Statement, in_words, keys_of
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.references import declared_reference

TOLD = ("date", "attribution", "place")
"""The sorts of facts that are told; of words, only those of which there are a few to choose from."""

OF_ROUNDS = ("talks", "processes")
"""The kinds that it is always told of a record that it belongs to them."""

BESIDE = ("article", "quote")
"""Keys of a part of a record that say where it stands, which its own page tells."""

Evidence = Literal["verified", "not verified", "reported speech, never verified", "evidence withheld"]


def stated(record: Record, archive: Archive) -> tuple[Said, ...]:
    """The facts by which a new record is judged: when, who, to whom, in which form, at which round, and its evidence.

    It is given as it may be published; of what it withholds the key alone is told.
    """
    found = [Said(key.replace("_", " "), words) for key, words in _facts(record, archive.name) if words]
    dates = _dates(record)
    if dates and record.when is None and not any(map(record.withholds, dates)):
        found.insert(0, Said("no date"))
    if isinstance(record, Quote):
        found.append(Said(evidence_of(record)))
    if record.withhold:
        found.append(Said("withheld", tuple(key.replace("_", " ") for key in record.withhold)))
    return tuple(found)


def evidence_of(quote: Quote) -> Evidence:
    """Whether a quotation has been found in its text."""
    if quote.form == "reported":
        return "reported speech, never verified"
    if quote.withholds("verified"):
        return "evidence withheld"
    return "verified" if quote.verified else "not verified"


def items_changed(old: Record, new: Record, name: Names) -> Iterator[Items]:
    """What became of each list of words, or of names of other records; `old` names these by the ids they have now.

    Words that were taken out are counted and not told, as they may have been taken out for somebody's safety.
    """
    hidden = kept_back(old, new) | {"former_ids"}
    for key, field in keys_of(type(new)).items():
        before, after = getattr(old, field), getattr(new, field)
        if key in hidden or before == after or not _is_list(before) or not _is_list(after):
            continue
        reference = declared_reference(type(new), field)
        called = [name(Key(reference.kind, item)) if reference else item for item in after]
        gone = [item for item in before if item not in after]
        yield Items(
            key,
            tuple(words for words, item in zip(called, after, strict=True) if item in before),
            tuple(words for words, item in zip(called, after, strict=True) if item not in before),
            len(gone),
        )


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


def _dates(record: Record) -> list[str]:
    """The keys of a record that hold a date."""
    fields = type(record).model_fields
    return [d.key for d in declared(type(record)) if d.fact.sort == "date" and _holds(fields[d.name].annotation, Edtf)]


def _holds(annotation: Any, wanted: type) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return False
    return annotation is wanted or any(_holds(part, wanted) for part in get_args(annotation))


def _facts(model: Model, name: Names) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The key facts of a record, or of a part of one, in the order declared; not those that all kinds may have."""
    sorts = {fact.name: fact.fact.sort for fact in declared(type(model))}
    common = keys_of(Record) if isinstance(model, Record) else {}
    for key, field in keys_of(type(model)).items():
        reference = declared_reference(type(model), field)
        choices = choices_of(type(model).model_fields[field].annotation)
        sort, kind = sorts.get(field, ""), reference.kind if reference else ""
        is_told = sort in TOLD or kind in OF_ROUNDS or (sort and (kind or (sort == "words" and choices)))
        if is_told and key not in common:
            value = getattr(model, field)
            values = value if isinstance(value, tuple) else (value,)
            yield key, tuple(filter(None, (_words(item, kind, choices, sort, name) for item in values)))


def _words(value: Any, kind: str, choices: list[str], sort: str, name: Names) -> str:
    if isinstance(value, Edtf):
        return value.words(name.language)
    if isinstance(value, Seat) and kind:
        return name(Key(kind, value.actor))
    if isinstance(value, Statement):
        return _part(value, name)
    if not isinstance(value, str) or not value or (choices and sort == "date"):
        return ""
    return name(Key(kind, value)) if kind else in_words(value) if choices else value


def _part(part: Statement, name: Names) -> str:
    """A part of a record: who it is of, what is said, and the rest by its keys."""
    facts = {key: ", ".join(words) for key, words in _facts(part, name) if words and key not in BESIDE}
    who = [facts.pop(key) for key in ("actor", "unnamed") if key in facts]
    fields = keys_of(type(part))
    rest = [
        f"{key.replace('_', ' ')} {words}"
        for key, words in facts.items()
        if not choices_of(type(part).model_fields[fields[key]].annotation)  # which its words tell
    ]
    return ", ".join(filter(None, [*who, part.words(name.language), *rest]))
