"""Keys that a record cannot have: what each was meant to be, or that the whole record is of another kind."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from parley.load import Source
from parley.nearest import did_you_mean, nearest
from parley.problems import Finding
from parley.records.base import Model, Record, keys_of

OF_SITES = frozenset(
    {"template", "hide", "icon", "status", "search", "social", "subtitle", "edit_url", "comments", "boost", "slug"}
    | {"layout", "permalink", "render_macros", "nav", "hooks", "plugins", "theme", "weight", "categories"}
)
"""Keys that site generators and their themes obey; a record sets none of theirs."""

BODY = "the text below the keys"

_MEANT: Mapping[str, tuple[str, ...]] = {
    "accessed": ("retrieved",),
    "address": ("url", "website"),
    "amount": ("value",),
    "author": ("authors",),
    "content": (BODY,),
    "count": ("value",),
    "country_code": ("country",),
    "date": ("published", "start", "as_of", "from"),
    "description": (BODY,),
    "lang": ("language",),
    "latitude": ("lat",),
    "link": ("url", "website"),
    "lng": ("lon",),
    "location": ("place", "venue", "places"),
    "longitude": ("lon",),
    "name": ("title", "actor"),
    "number": ("value", "round"),
    "organisation": ("of", "publisher"),
    "outlet": ("publisher",),
    "parent": ("part_of", "broader"),
    "participants": ("parties", "actors"),
    "place": ("places", "venue"),
    "publication": ("publisher",),
    "quote": (BODY,),
    "source": ("article", "articles", "publisher"),
    "sources": ("articles", "article"),
    "summary": (BODY,),
    "tag": ("topics",),
    "tags": ("topics",),
    "text": ("says", BODY),
    "title": ("name",),
    "to": ("end", "said_to"),
    "type": ("kind",),
    "url": ("website",),
    "venue": ("place",),
    "website": ("url",),
    "words": (BODY,),
}
"""What keys are called here that people know by other names; the first that a record may have is meant."""


def unknown_words(key: str, model: type[Model]) -> str:
    """What is said of a key that a record, or an entry in one, cannot have."""
    common = keys_of(Record) if issubclass(model, Record) else {}
    known = [k for k in keys_of(model) if k != "body"]
    told = f"there is no key `{key[:60]}`"
    meant = next((k for k in _MEANT.get(key.lower(), ()) if k in known or (k == BODY and common)), "")
    if meant == BODY:
        return f"{told}; write it as {BODY}"
    if meant:
        return f"{told}; it is called `{meant}` here"
    if above := [k for k, entry in _entries(model).items() if key in keys_of(entry)]:
        return f"{told} in this column; it belongs below `{'` or `'.join(above)}`: indent it"
    if key.lower() in OF_SITES:
        return f"{told}: site generators know it, records do not; remove it"
    own = [k for k in known if k not in common]
    return f"{told}; {did_you_mean(key.lower(), known) or f'write one of {_listed([*own, *common])}, or remove it'}"


def meant_by(key: str, model: type[Model]) -> str:
    """The key that an unknown one was meant to be; empty where it was meant as none, or none is near."""
    known = [k for k in keys_of(model) if k != "body"]
    called = next((k for k in _MEANT.get(key.lower(), ()) if k in known or k == BODY), "")
    if called or any(key in keys_of(entry) for entry in _entries(model).values()) or key.lower() in OF_SITES:
        return called.replace(BODY, "")
    return nearest(key.lower(), known) or ""


def entry_model(annotation: Any) -> type[Model] | None:
    """The model of the entries that a field holds, however deep in its annotation; None where it holds none."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((found for part in get_args(annotation) if (found := entry_model(part))), None)


def _entries(model: type[Model]) -> dict[str, type[Model]]:
    found = {key: entry_model(model.model_fields[name].annotation) for key, name in keys_of(model).items()}
    return {key: entry for key, entry in found.items() if entry}


def _listed(keys: Sequence[str]) -> str:
    return ", ".join(k for k in keys if k != "body")


def of_another_kind(source: Source, kinds: Mapping[str, type[Record]]) -> Finding | None:
    """That a record stands in the wrong folder: with the keys that it has, it is one of another kind."""
    own = source.values.keys() - keys_of(Record).keys()
    if len(own) < 2 or own <= keys_of(kinds[source.kind]).keys():
        return None
    for kind, model in kinds.items():
        if kind != source.kind and own <= keys_of(model).keys() and _fits(source, model):
            words = f"these are the keys of one of the {model.plural}; move the file to content/{kind}/"
            return Finding(source.path, (), "wrong-folder", words)
    return None


def _fits(source: Source, model: type[Record]) -> bool:
    try:
        model.model_validate({**source.values, "id": source.id, "body": source.body})
    except ValidationError:
        return False
    return True
