"""Positions: actors by topics, a round's statements in time, a topic actor by actor, rounds beside each other."""

import re
from typing import Any

import pytest

from parley.dates import Edtf
from parley.derived.phases import Phase, phase_of
from parley.dialect import html_of
from parley.link import Archive, link
from parley.pages.base import Page
from parley.pages.positions import ACTORS, PLACES, STATEMENTS, TOPICS, worded
from parley.records.base import Record
from parley.records.talks import Talk
from parley.views import pages
from parley.writing.statements import newest_of
from samples import record, sample


def made(records: list[Record]) -> dict[str, Page]:
    return {page.path: page for page in pages(link([sample("articles", "paper"), *records]))}


def quote(id_: str, **values: Any) -> Record:
    return sample("quotes", id_, f"Words of {id_}.", **values)


def actor(id_: str) -> Record:
    return sample("actors", id_, name=id_.capitalize())


def part(page: Page, heading: str) -> str:
    """What stands under a heading of a page, up to the next one."""
    found = re.search(rf"^#+ [^\n]*{re.escape(heading)}.*?\n\n(.*?)(?=\n\n#|\Z)", page.body, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


# A round's statements in time


@pytest.mark.parametrize(
    ("said", "start", "end", "phase"),
    [
        ("2031-02-28", "2031-03-01", "2031-03-05", Phase.BEFORE),
        ("2031-02", "2031-03-01", None, Phase.BEFORE),
        ("2031-03-01", "2031-03-01", "2031-03-05", Phase.DURING),
        ("2031-03-05", "2031-03-01", "2031-03-05", Phase.DURING),
        ("2031-03-02/2031-03-04", "2031-03-01", "2031-03-05", Phase.DURING),
        ("2031-03-06", "2031-03-01", "2031-03-05", Phase.AFTER),
        ("2031-03-06", None, "2031-03-05", Phase.AFTER),
        ("2031-03-04", "2031-03-01", "2031-03-04/2031-03-06", Phase.DURING),
        # the round may have ended before it was said, or not
        ("2031-03-05", "2031-03-01", "2031-03-04/2031-03-06", Phase.BEGUN),
        ("2031-03-04/2031-03-06", "2031-03-01", "2031-03-05", Phase.BEGUN),
        ("2031-04-01", "2031-03-01", None, Phase.BEGUN),
        ("2031-03-02/..", "2031-03-01", "2031-03-05", Phase.BEGUN),
        # it may have begun before it was said, or not
        ("2031-03", "2031-03-01", "2031-03-05", Phase.BEGUN),
        ("2031-03", "2031-03-02", "2031-03-05", Phase.UNKNOWN),
        ("2031-03-02", "2031-03-01/2031-03-03", "2031-03-05", Phase.UNKNOWN),
        ("/2031-03-01", "2031-03-01", "2031-03-05", Phase.UNKNOWN),
        ("2031-03-02", None, "2031-03-05", Phase.UNKNOWN),
        ("2031-03-02", None, None, Phase.UNKNOWN),
        (None, "2031-03-01", "2031-03-05", Phase.UNKNOWN),
    ],
)
def test_a_statement_is_put_in_time_only_where_no_possible_day_says_otherwise(
    said: str | None, start: str | None, end: str | None, phase: Phase
) -> None:
    talk = sample("talks", "first", **{key: day for key, day in (("start", start), ("end", end)) if day})
    assert isinstance(talk, Talk)
    assert phase_of(Edtf.parse(said) if said else None, talk) is phase


def test_a_round_has_what_each_delegation_and_others_said_before_during_and_after() -> None:
    seats = [{"actor": "north", "head": "ann"}, {"actor": "south"}]
    talk = sample("talks", "first", start="2031-03-02", end="2031-03-05", parties=seats)
    at = {"talks": ["first"], "topics": ["war"]}
    page = made(
        [
            *map(actor, ("ann", "bob", "eve", "north", "south")),
            sample("topics", "war"),
            talk,
            quote("early", date="2031-03-01", speaker="ann", **at),
            quote("during", date="2031-03-03", speaker="bob", on_behalf_of="south", **at),
            quote("late", date="2031-03-06", speaker="eve", form="reported", **at),
            quote("undated", speaker="north", **at),
        ]
    )["talks/first.md"]
    said = page.body.split('data-part="said">What was said before')[1].split("\n## ")[0]
    order = re.findall(r"^#{3,4} (.*)|^- \[“?(Words of \w+)", said, re.MULTILINE)
    found = [re.sub(r"\[(.*?)\].*", r"\1", heading) or words for heading, words in order]
    assert found == [
        *("Before the round", "North", "Words of early"),
        *("During the round", "South", "Words of during"),
        *("After the round", "Mediators, guarantors and others", "Words of late"),
        *("When, relative to the round, is not known", "North", "Words of undated"),
    ]
    assert "· for [South]" in said
    reported = [line for line in said.split("\n") if 'data-part="reported"' in line]
    assert len(reported) == 1
    assert "Words of late" in reported[0]
    assert "“" not in reported[0]


# A topic, actor by actor


def test_a_topic_has_what_was_said_on_it_actor_by_actor_newest_first() -> None:
    on = {"topics": ["war"]}
    page = made(
        [
            *map(actor, ("ann", "bob", "guild")),
            sample("topics", "war"),
            quote("first", speaker="ann", date="2031-03-01", **on),
            quote("second", speaker=["ann", "bob"], date="2031-03-02", **on),
            quote("third", speaker="bob", on_behalf_of="guild", date="2031-03-03", **on),
            quote("fourth", speaker="ann", date="2031-03-04", **on),
            record("quotes", {"unnamed": "a baker", "article": "paper", **on}, "Words of nameless.", "nameless"),
        ]
    )["topics/war.md"]
    said = page.body.split('data-part="said">What was said on it')[1]
    order = re.findall(r"^### (.*)|^- \[“(Words of \w+)", said, re.MULTILINE)
    found = [re.sub(r"\[(.*?)\].*", r"\1", heading) or words for heading, words in order]
    assert found == [
        *("Ann", "Words of fourth", "Words of second", "Words of first"),
        *("Bob", "Words of third", "Words of second"),
        *("Guild", "Words of third"),
        *("Speakers who are not named", "Words of nameless"),
    ]
    assert "· said by" not in part(page, "[Bob]")
    assert "said by [Bob]" in part(page, "[Guild]")
    assert "with [Bob]" in part(page, "[Ann]")
    assert "A baker" in part(page, "Speakers who are not named")


def hub(number: int, actors: int = 1, topics: int = 1) -> list[Record]:
    """An archive in which every actor says as much of every topic, a day apart."""
    return [
        *(actor(f"actor-{n}") for n in range(actors)),
        *(sample("topics", f"topic-{n}", name=f"Topic {n}") for n in range(topics)),
        *(
            quote(f"q{t}-{a}-{n}", speaker=f"actor-{a}", topics=[f"topic-{t}"], date=f"{1000 + n}")
            for t in range(topics)
            for a in range(actors)
            for n in range(number)
        ),
    ]


def test_a_topic_of_much_shows_the_newest_and_the_way_to_the_rest() -> None:
    page = made(hub(100))["topics/topic-0.md"]
    said = part(page, "[Actor-0]")
    assert re.findall(r"Words of q0-0-(\d+)", said) == [str(n) for n in range(99, 89, -1)]
    assert "[90 more](\x10search.md?speaker=actor-0&amp;topic=topic-0)" in said
    assert "All 100: what was said on it" in page.body


def test_few_statements_are_all_on_the_page_of_their_topic() -> None:
    page = made(hub(1, actors=29))["topics/topic-0.md"]
    assert len(set(re.findall(r"q0-\d+-0\.md", page.body))) == 29


# Rounds of a process


def process(rounds: int, statements: int) -> list[Record]:
    days = [f"2031-{n + 1:02}-01" for n in range(rounds)]
    return [
        sample("processes", "karsa"),
        actor("ann"),
        sample("topics", "war"),
        *(sample("talks", f"r{n}", title=f"Round {n}", start=day) for n, day in enumerate(days)),
        *(
            quote(f"q{n}-{s}", speaker="ann", talks=[f"r{n}"], topics=["war"], date=f"2031-{n + 1:02}-{s + 1:02}")
            for n in range(rounds)
            for s in range(statements)
        ),
    ]


@pytest.mark.parametrize(("rounds", "leads"), [(1, False), (2, True)])
def test_a_round_leads_to_where_it_stands_beside_others(rounds: int, leads: bool) -> None:
    body = made(process(rounds, 1))["talks/r0.md"].body
    assert ("processes/karsa.md#compared" in body) is leads


def test_rounds_of_a_process_stand_beside_each_other_topic_by_topic() -> None:
    page = made(process(3, 4))["processes/karsa.md"]
    compared = part(page, "Round by round on each topic")
    header, _, row = compared.split("\n\n")[-1].split("\n")
    assert re.findall(r"\[(Round \d)\]", header) == ["Round 0", "Round 1", "Round 2"]
    cells = row.strip("|").split(" | ")[1:]
    assert [re.findall(r"Words of (q\d-\d)", cell) for cell in cells] == [
        [f"q{n}-{s}" for s in (3, 2, 1)] for n in range(3)
    ]
    assert all("[1 more](\x10search.md?topic=war&amp;round=r" in cell for cell in cells)
    assert all("[The paper]" in cell for cell in cells)
    assert "every other round" not in compared
    assert {"rounds", "timeline"} <= {picture.name for picture in page.pictures}


def test_only_the_newest_rounds_are_compared_and_the_page_says_so() -> None:
    page = made(process(8, 1))["processes/karsa.md"]
    compared = part(page, "Round by round on each topic")
    assert re.findall(r"\[(Round \d)\]", compared) == [f"Round {n}" for n in range(2, 8)]
    assert "These are the newest 6 rounds" in compared


def test_one_round_is_compared_with_nothing() -> None:
    page = made(process(1, 2))["processes/karsa.md"]
    assert "Round by round" not in page.body
    assert "rounds" not in {picture.name for picture in page.pictures}


# Actors by topics


def test_as_many_statements_are_shown_in_each_place_as_the_page_holds() -> None:
    assert newest_of([1, 2, 9], 100, 5) == 5
    assert newest_of([3, 3, 3], 8, 5) == 2
    assert newest_of([9] * 50, 20, 5) == 1


def test_a_statement_counts_for_all_who_made_it_and_for_whom_it_was_made() -> None:
    page = made(
        [
            *map(actor, ("ann", "bob", "guild")),
            sample("topics", "war"),
            quote("one", speaker=["ann", "bob"], on_behalf_of="guild", topics=["war"], date="2031-03-01"),
            quote("two", speaker="ann", topics=["war"], form="reported"),
        ]
    )["positions.md"]
    [picture] = page.pictures
    assert re.findall(r'data-actor="(\w+)".*?data-step="\d" data-days="([^"]*)">(\d)<', picture.svg) == [
        ("ann", "20310301 -", "2"),
        ("bob", "20310301", "1"),
        ("guild", "20310301", "1"),
    ]
    assert "said by" not in part(page, "[Ann]")
    assert "said by [Ann](\x10actors/ann.md), [Bob](\x10actors/bob.md)" in part(page, "[Guild]")
    assert part(page, "[Ann]").count('data-part="reported"') == 1


def test_the_page_does_not_grow_with_the_archive() -> None:
    small, large = (made(hub(number, actors=25, topics=18)) for number in (4, 12))
    for shown in (small, large):
        body = shown["positions.md"].body
        assert len(re.findall("^- .*Words of", body, re.MULTILINE)) <= STATEMENTS
        assert len(re.findall("^### ", body, re.MULTILINE)) == PLACES
        assert len(re.findall(r"<td><a ", shown["positions.md"].pictures[0].svg)) == TOPICS * ACTORS
    page = large["positions.md"]
    assert '<a href="\x10search/?speaker=actor-2&amp;topic=topic-0"' in page.pictures[0].svg
    assert "[11 more](\x10search.md?speaker=actor-0&amp;topic=topic-0)" in page.body
    assert "topic-9.md" in page.body.split('data-part="others"')[1]
    html = html_of(page.body.strip(), page.path)
    assert html
    assert len(html.html) + len(page.pictures[0].svg) < 120_000


@pytest.mark.parametrize(
    ("numbers", "most", "expected"),
    [
        ({"a": [3, 2, 1], "b": [1]}, 4, {"a0", "a1", "a2", "b0"}),
        ({"a": [1, 2, 3, 4], "b": [1]}, 4, {"a1", "a2", "a3", "b0"}),
        ({"a": [2, 2, 2, 9], "b": [1]}, 3, {"a0", "a3", "b0"}),
        # no topic is without, however little room there is
        ({"a": [5, 6, 7], "b": [5, 6, 7]}, 1, {"a1", "a2", "b1", "b2"}),
        ({}, 3, set()),
    ],
)
def test_of_each_topic_those_who_said_most_have_their_words_shown(
    numbers: dict[str, list[int]], most: int, expected: set[str]
) -> None:
    places = {(topic, str(n)): number for topic, some in numbers.items() for n, number in enumerate(some)}
    assert {"".join(place) for place in worded(places, most)} == expected


def test_statements_that_are_not_shown_are_told_by_year() -> None:
    [picture] = made(hub(8))["positions.md"].pictures
    [rest] = re.findall(r'data-rest="([^"]*)"', picture.svg)
    assert rest == "1000 1001 1002"


def test_an_archive_without_statements_says_so() -> None:
    page = made([actor("ann"), sample("topics", "war")])["positions.md"]
    assert page.pictures == ()
    assert "No statement has a topic and a speaker yet." in page.body


def test_a_speaker_who_is_withheld_has_no_place() -> None:
    hidden = quote("one", speaker="ann", topics=["war"], withhold=["speaker"])
    shown = made([actor("ann"), sample("topics", "war"), hidden])
    assert shown["positions.md"].pictures == ()
    assert "[Ann]" not in shown["topics/war.md"].body
    assert "[withheld]" in part(shown["topics/war.md"], "Speakers who are not named").replace("\\", "")


def test_hostile_names_are_names() -> None:
    name = '<img src=x onerror=alert(1)> "a" > b & c'
    people = [sample("actors", "ann", name=name), sample("topics", "war", name=name)]
    page = made([*people, quote("one", speaker="ann", topics=["war"])])["positions.md"]
    html = html_of(page.body.strip(), page.path)
    assert html
    for markup in (html.html, page.pictures[0].svg):
        assert "<img" not in markup
        assert "&lt;img" in markup
    assert 'id="war--ann"' in html.html


def test_the_pages_of_the_toy_archive_are_plain(toy: Archive) -> None:
    kinds = ("positions.md", "topics/", "talks/", "processes/")
    for page in pages(toy):
        if page.path.startswith(kinds):
            assert html_of(page.body.strip(), page.path), page.path


# In a browser
