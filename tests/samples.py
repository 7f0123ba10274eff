"""For every kind: the least that a record may say, and all that it may; ids lead nowhere."""

from typing import Any

from parley.kinds import kinds
from parley.load import Source
from parley.problems import Finding
from parley.records.base import Record
from parley.validate import validate

MINIMAL: dict[str, dict[str, Any]] = {
    "actors": {"name": "Ann", "kind": "person"},
    "articles": {"title": "The paper", "language": "en"},
    "events": {"title": "Clash", "kind": "clash"},
    "figures": {"series": "dead", "article": "paper", "scope": "all", "value": 5},
    "places": {"name": "Karsa"},
    "processes": {"title": "Talks"},
    "quotes": {"speaker": "ann", "article": "paper"},
    "series": {"title": "How many?", "measure": "deaths"},
    "talks": {"title": "First round", "process": "karsa"},
    "topics": {"name": "War"},
}

COMMON: dict[str, Any] = {
    "former_ids": ["old"],
    "draft": True,
    "corrections": [{"date": "2031-03-01", "text": "A name was wrong."}],
    "withdrawn": {"date": "2031-03", "reason": "It was not so."},
    "withhold": ["note"],
    "content_warning": "Violence.",
    "names_by": [{"by": "ann", "name": "they", "article": "paper", "quote": "hello"}],
    "accounts": [{"by": "ann", "says": "So.", "date": "2031", "article": "paper", "quote": "hello"}],
    "note": "A note.",
}

TENURE = {"from": "2030", "to": "2031-03", "as_of": ["2031-01", "2031-02"], "article": "paper"}
SEAT = {"actor": "ann", **TENURE}
HASH = "0123456789abcdef" * 4

FULL: dict[str, dict[str, Any]] = {
    "actors": {
        "aliases": ["A."],
        "native_names": {"ar": "آن"},
        "roles": [{"title": "baker", "of": "guild", **TENURE}],
        "member_of": [SEAT],
        "relations": [{"kind": "part-of", **SEAT}],
        "wikidata": "Q42",
        "website": "https://ann.example/",
    },
    "articles": {
        "publisher": "lantern",
        "authors": ["Ann"],
        "url": "https://paper.example/1",
        "archived": "http://archive.example/1",
        "published": "2031-03-01/2031-03-02",
        "retrieved": "2031-03-03",
        "snapshot": {"sha256": HASH, "characters": 10},
        "actors": ["ann"],
        "events": ["clash"],
        "talks": ["first"],
        "places": ["karsa"],
        "topics": ["war"],
    },
    "events": {
        "date": "2031-03/2031-04",
        "extent": "throughout",
        "place": "karsa",
        "part_of": "war",
        "actors": [
            {"actor": "ann", "role": "witness", "according_to": "bob", "article": "paper", "quote": "hello"},
            {"unnamed": "a baker", "role": "claimed-by"},
        ],
        "talks": ["first"],
        "topics": ["war"],
        "articles": ["paper"],
        "breaches": "truce",
    },
    "figures": {
        "range": [5, 9.5],
        "magnitude": "hundreds",
        "qualifier": "more-than",
        "attributed_to": "ann",
        "quote": "hello",
        "as_of": "2031-03",
        "period": "2030/2031",
        "event": "clash",
    },
    "places": {
        "lat": 12,
        "lon": -44.5,
        "precision": "town",
        "country": "FR",
        "aliases": ["K."],
        "native_names": {"ar": "كرسا"},
        "part_of": "orlena",
    },
    "processes": {
        "aliases": ["T."],
        "native_names": {"zh-Hant": "會談"},
        "conveners": ["ann"],
        "topics": ["war"],
    },
    "quotes": {
        "unnamed": "a baker",
        "role": "baker",
        "on_behalf_of": "guild",
        "date": "2031?-03-02",
        "said_to": ["bob", "eve"],
        "said_to_unnamed": "reporters",
        "form": "partial",
        "about": ["bob"],
        "responds_to": "hello",
        "events": ["clash"],
        "talks": ["first"],
        "places": ["karsa"],
        "topics": ["war"],
        "language": "en-GB",
        "original": {"language": "ar", "text": "أهلا"},
        "translated_by": "Eve",
        "verified": {"snapshot": HASH, "start": 0, "end": 5, "text": HASH, "on": "2031-03-04"},
    },
    "series": {"unit": "families"},
    "talks": {
        "round": 1,
        "start": "2031-03-01",
        "end": "2031-03-0X",
        "planned": [{"date": "2031-02", "note": "Put off.", "article": "paper"}],
        "venue": "karsa",
        "status": "under-way",
        "conveners": ["ann", SEAT],
        "mediators": ["ann"],
        "guarantors": [SEAT],
        "hosts": ["ann"],
        "parties": [{"actor": "ann", "head": SEAT, "members": ["bob", SEAT], "article": "paper"}],
        "agenda": ["war"],
        "documents": [{"title": "List", "by": "ann", "url": "https://paper.example/2", "article": "paper"}],
        "outcome": {"text": "None.", "article": "paper"},
        "articles": ["paper"],
        "topics": ["war"],
    },
    "topics": {"aliases": ["fighting"], "broader": "world"},
}

CHOICES = {"figures": ("value", "range", "magnitude"), "quotes": ("speaker", "unnamed")}
"""Keys of which a record has one."""


def all_keys(kind: str, choice: str = "") -> dict[str, Any]:
    """Every key that a record of the kind may have, of exclusive ones the one chosen (default: the first)."""
    choices = CHOICES.get(kind, ())
    left_out = {key for key in choices if key != (choice or choices[0])}
    values = {**COMMON, **MINIMAL[kind], **FULL[kind]}
    return {key: value for key, value in values.items() if key not in left_out}


def source(kind: str, values: dict[str, Any], body: str = "Words.", id_: str = "sample") -> Source:
    """A record's file as it was read."""
    return Source(f"content/{kind}/{id_}.md", kind, id_, values, body, 1, "")


def judged(kind: str, values: dict[str, Any], body: str = "Words.", id_: str = "sample") -> Record | list[Finding]:
    """What the archive makes of such a record."""
    return validate(source(kind, values, body, id_), kinds())


def record(kind: str, values: dict[str, Any], body: str = "Words.", id_: str = "sample") -> Record:
    """A record that is valid by itself."""
    made = judged(kind, values, body, id_)
    assert isinstance(made, Record), made
    return made


def sample(kind: str, id_: str, /, body: str = "Words.", **values: Any) -> Record:
    """A record of the least that its kind asks for, and what the test is about."""
    return record(kind, {**MINIMAL[kind], **values}, body, id_)
