"""Who speaks in an article, for whom and to whom, is among those it mentions; nothing kept back tells it."""

import re
from typing import Any

import pytest

from parley.link import Archive, link
from parley.outputs.records import plain
from parley.records.base import Record
from parley.records.types import Key
from parley.records.ways import ARTICLES_MENTIONING
from parley.references import MENTIONED
from parley.relink import relinked, written
from parley.views import pages
from samples import sample

ACTORS = [sample("actors", id_, name=id_.capitalize()) for id_ in ("ann", "bob", "guild", "eve")]
PAPER = sample("articles", "paper", actors=["eve"])
SAID = {"speaker": "ann", "said_to": "bob", "on_behalf_of": "guild"}


def quote(id_: str, **values: Any) -> Record:
    return sample("quotes", id_, **{**SAID, **values})


def mentioning(made: Archive, actor: str) -> list[str]:
    return [link_.source.id for link_ in made.back(Key("actors", actor), ARTICLES_MENTIONING)]


def page(made: Archive, path: str) -> str:
    return next(page.body for page in pages(made) if page.path == path)


def mentioned(made: Archive) -> list[str]:
    """The actors whom the article's page names, in order."""
    told = page(made, "articles/paper.md").partition("All it mentions</span>")[2].partition("\n## ")[0]
    return re.findall(r"actors/([a-z]+)\.md", told)


def test_an_article_mentions_those_who_speak_in_it_for_whom_and_to_whom() -> None:
    made = link([*ACTORS, PAPER, quote("q", about=["eve"])])
    assert [mentioning(made, actor) for actor in ("ann", "bob", "guild", "eve")] == [["paper"]] * 4


def test_each_of_them_is_told_once_however_often_they_speak_and_are_named() -> None:
    papers = [
        sample("articles", "a", "Of [[ann]].", published="2031-02", actors=["ann"]),
        sample("articles", "b", "Of [[ann]].", published="2031-03"),
        sample("articles", "c", "Of [[ann]]."),
    ]
    quotes = [quote(f"{article}-{n}", article=article) for article in "ab" for n in (1, 2)]
    made = link([*ACTORS, *papers, *quotes])
    assert mentioning(made, "ann") == ["b", "a"]
    assert [link_.source.id for link_ in made.back(Key("actors", "ann"), MENTIONED)] == ["c"]


def test_of_whom_it_is_spoken_may_not_be_in_it() -> None:
    assert mentioning(link([*ACTORS, sample("articles", "paper"), quote("q", about=["eve"])]), "eve") == []


KEPT_BACK: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "who speaks": ({}, {"withhold": ["speaker", "said_to", "on_behalf_of"]}),
    "its article": ({}, {"withhold": ["article"]}),
    "a draft": ({}, {"draft": True}),
    "a quote that was taken back": ({}, {"withdrawn": {"date": "2031", "reason": "So."}}),
    "whom the article mentions": ({"withhold": ["actors"]}, {}),
    "an article that was taken back": ({"withdrawn": {"date": "2031", "reason": "So."}}, {}),
    "a draft of an article": ({"draft": True}, {}),
    "those who are not named": ({}, {"speaker": [], "unnamed": "ann", "said_to": [], "on_behalf_of": None}),
}


@pytest.mark.parametrize("what", KEPT_BACK)
def test_what_is_kept_back_is_not_told_by_it(what: str) -> None:
    of_article, of_quote = KEPT_BACK[what]
    made = link([*ACTORS, sample("articles", "paper", **of_article), quote("q", **of_quote)])
    assert [mentioning(made, actor) for actor in ("ann", "bob", "guild")] == [[]] * 3
    if Key("articles", "paper") in made.records:
        assert mentioned(made) == []


def test_the_page_of_each_names_the_other() -> None:
    made = link([*ACTORS, PAPER, quote("q")])
    assert mentioned(made) == ["eve", "ann", "guild", "bob"]
    told = page(made, "actors/bob.md").partition(f"{ARTICLES_MENTIONING}</span>")[2]
    assert "articles/paper.md" in told.partition("\n## ")[0]


def test_downloads_have_the_article_as_it_was_written() -> None:
    assert plain(link([*ACTORS, PAPER, quote("q")]).records[PAPER.key])["actors"] == ["eve"]


def test_an_archive_that_was_linked_before_knows_the_same() -> None:
    records = {r.key: r for r in [*ACTORS, PAPER, sample("articles", "sheet"), quote("q"), quote("r", article="sheet")]}
    first = link(records.values())
    again = relinked(written(first), records.__getitem__, "")
    for key in first.records:
        assert again.backlinks.get(key, {}) == first.backlinks.get(key, {})
