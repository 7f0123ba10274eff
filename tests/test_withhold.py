"""What a record withholds is put out nowhere, and no page says something untrue in its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from parley.config import Settings
from parley.link import link
from parley.publish import files
from parley.records.types import Key
from parley.urls import record_path
from parley.views import pages
from samples import HASH, sample

VERIFIED = {"snapshot": HASH, "start": 0, "end": 5, "text": HASH, "on": "2031-03-05"}


@pytest.mark.parametrize(
    ("kind", "key", "values", "secret", "untrue"),
    [
        ("articles", "publisher", {"publisher": "bob"}, "bob", "Publisher not recorded"),
        ("articles", "authors", {"authors": ["Zed Zim"]}, "Zed Zim", "Authors not recorded"),
        ("articles", "published", {"published": "2031-03-05"}, "2031-03-05", "**Published:** date not recorded"),
        ("articles", "retrieved", {"retrieved": "2031-03-05"}, "2031-03-05", "**Read on:** date not recorded"),
        ("articles", "url", {"url": "https://zim.example/"}, "zim.example", "Address not recorded"),
        ("articles", "archived", {"archived": "https://zim.example/"}, "zim.example", "None recorded"),
        ("articles", "snapshot", {"snapshot": {"sha256": HASH, "characters": 5}}, HASH, "no snapshot recorded"),
        ("figures", "attributed_to", {"attributed_to": "bob"}, "bob", "the article itself"),
        ("figures", "value", {"value": 7777}, "7,777", "7,777"),
        ("quotes", "date", {"date": "2031-03-05"}, "2031-03-05", "date not recorded"),
        ("quotes", "said_to", {"said_to": "bob"}, "bob", "**Said to:** not recorded"),
        ("quotes", "said_to_unnamed", {"said_to_unnamed": "Zim"}, "Zim", "**Said to:** not recorded"),
        ("quotes", "verified", {"verified": VERIFIED}, HASH, "not checked"),
        ("quotes", "body", {}, "Words.", "Words."),
        ("quotes", "body", {"verified": VERIFIED}, HASH, "checked word for word"),
        ("quotes", "body", {"original": {"language": "fr", "text": "Des mots."}}, "Des mots", "**Original"),
        ("quotes", "article", {"verified": VERIFIED}, HASH, "not checked"),
        ("figures", "article", {"quote": "zim-said"}, "zim-said", "zim-said"),
        ("events", "place", {"place": "zim"}, "zim", "place not recorded"),
        ("events", "date", {"date": "2031-03-05"}, "2031-03-05", "date not recorded"),
        ("talks", "venue", {"venue": "zim"}, "zim", "venue not recorded"),
        ("talks", "start", {"start": "2031-03-05"}, "2031-03-05", "**Began:** date not recorded"),
        ("talks", "outcome", {"outcome": "Zim came of it"}, "Zim came", "No outcome recorded"),
        ("places", "lat", {"lat": 33.5, "lon": 36.25}, "36.25", "**Coordinates:** not recorded"),
        ("series", "unit", {"unit": "families"}, "families", "**Unit:** people"),
    ],
)
def test_a_key_kept_back_is_nowhere_and_nothing_untrue_stands_for_it(
    kind: str, key: str, values: dict[str, Any], secret: str, untrue: str
) -> None:
    record = sample(kind, "kept", **values, withhold=[key])
    others = [
        sample("actors", "bob", name="Bob Bobson"),
        sample("places", "zim", name="Zimtown"),
        sample("quotes", "zim-said"),
    ]
    archive = link([record, *others, sample("articles", "paper")])
    made = {page.path: page.document() for page in pages(archive)}
    own = made[record_path(Key(kind, "kept"))]
    assert "[withheld]" in own.replace("\\", "")
    assert untrue not in own
    assert secret not in own
    lines = dict(files(archive, Settings(Path("content"))))[f"data/{kind}.jsonl"].decode().splitlines()
    entry = next(e for e in map(json.loads, lines) if e["id"] == "kept")
    assert secret not in json.dumps(entry, ensure_ascii=False)


def test_accounts_stand_behind_the_content_warning_of_what_they_tell() -> None:
    told = [{"says": "UNSAYABLE", "by": "ann", "article": "paper"}, {"says": "UNUTTERABLE", "article": "paper"}]
    event = sample("events", "raid", content_warning="Violence.", accounts=told, talks=["first"])
    around = [
        sample("actors", "ann"),
        sample("articles", "paper"),
        sample("talks", "first"),
        sample("processes", "karsa"),
    ]
    made = {page.path: page for page in pages(link([event, *around, sample("quotes", "said", talks=["first"])]))}
    telling = {path for path, page in made.items() if "UNSAYABLE" in page.document() or "UNUTTER" in page.document()}
    assert telling == {"events/raid.md", "talks/first/briefing.md"}
    for path in telling:
        body = made[path].body
        fold = body[: body.index("UNSAYABLE")].rindex("#")
        while "data-part" not in body[fold : body.index("\n", fold)]:
            fold = body.rindex("#", 0, fold)
        assert 'data-part="content-warning"' in body[fold : body.index("\n", fold)]
    assert "Content warning: Violence." in made["actors/ann.md"].body
