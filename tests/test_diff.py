"""What a change does to the site, and what is wrong with it."""

import re
from pathlib import Path

import pytest

from changes import BASE, Compare, Files, codes, compared, edited
from parley.diff.text import to_text


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    return compared(tmp_path)


UNCORRECTED = [
    ("quotes/hello.md", "Good morning… all.", "Good evening… all.", 8),
    ("quotes/hello.md", "speaker: ann", "speaker: bob", 2),
    ("quotes/hello.md", "speaker: ann", "speaker: [ann, bob]", 2),
    ("quotes/hello.md", "date: 2031-03-01", "date: 2031-03-02", 3),
    ("quotes/hello.md", "date: 2031-03-01\n", "", 1),
    ("quotes/hello.md", "article: paper", "article: letter", 4),
    ("quotes/bye.md", "unnamed: a baker", "unnamed: a butcher", 2),
    ("figures/few.md", "value: 5", "value: 50", 3),
    ("figures/few.md", "value: 5", "range: [5, 50]", 1),
    ("figures/few.md", "value: 5", "value: 5\nqualifier: more-than", 4),
    ("figures/few.md", "attributed_to: ann\n", "", 1),
    ("figures/few.md", "scope: all", "scope: some", 6),
    ("figures/few.md", "“Five.”", "“Fifty.”", 9),
    ("articles/paper.md", "Headline", "Other headline", 2),
    ("articles/paper.md", "2031-03-05", "2031-03-06", 3),
    ("talks/first.md", "start: 2031-03-01", "start: 2031-03-02", 4),
    ("talks/first.md", "outcome: Nothing.", "outcome: Something.", 5),
    ("events/clash.md", "date: 2031-03-01", "date: 2031-03-02", 4),
    ("events/clash.md", "place: karsa\n", "", 1),
    ("events/clash.md", "{actor: ann, role: party}, ", "", 5),
    ("events/clash.md", ", according_to: ann", ", according_to: bob", 6),
    ("events/clash.md", "role: party", "role: party, according_to: bob", 6),
    ("actors/ann.md", "title: baker", "title: butcher", 4),
    ("actors/ann.md", "as_of: '2030'", "as_of: '2031'", 4),
]


@pytest.mark.parametrize(("name", "was", "now", "line"), UNCORRECTED)
def test_a_published_fact_changes_only_with_a_correction(
    compare: Compare, name: str, was: str, now: str, line: int
) -> None:
    change = edited(name, was, now)
    found = compare(change)
    assert [(code, path) for code, path, _ in codes(found)] == [("uncorrected", f"content/{name}")], found.problems
    corrected = change[name].replace("\n---\n", "\ncorrections: [{date: 2031-04-01, text: It was wrong.}]\n---\n", 1)
    assert codes(compare({name: corrected})) == []


def test_a_change_is_told_where_it_stands_with_dates_and_figures(compare: Compare) -> None:
    found = compare(edited("quotes/hello.md", "date: 2031-03-01", "date: 2031-03-02"))
    [problem] = found.problems
    assert (problem.line, problem.column) == (3, 1)
    assert "'2031-03-01' before" in problem.message
    assert "changed to '2031-03-02'" in problem.message


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("quotes/hello.md", "Good morning… all.", "Good\nmorning... all."),
        ("quotes/hello.md", "all.\n", "all.\n\n## Context\n\nOurs.\n"),
        ("quotes/hello.md", "topics: [war]", "topics: []"),
        ("quotes/hello.md", "article: paper", "article: paper\nsaid_to: bob"),
        ("quotes/bye.md", "article: paper", "article: paper\ndate: 2031-03-01"),
        ("figures/few.md", "value: 5", "value: 5\nas_of: 2031-03-01"),
        ("talks/first.md", "outcome: Nothing.", "outcome: {text: Nothing., article: paper}"),
        ("talks/first.md", "outcome: Nothing.", "outcome: Nothing.\nend: 2031-03-02"),
        ("events/clash.md", "role: party}", "role: party, article: paper}, {actor: bob, role: party}"),
        ("actors/ann.md", "as_of: '2030'", "as_of: ['2030', '2031']"),
        ("actors/ann.md", "as_of: '2030'", "as_of: '2030', from: 2029, article: paper"),
        ("actors/ann.md", "name: Ann", "name: Anne"),
        ("articles/paper.md", "Of [[ann]]", "About [[ann]]"),
        ("quotes/hello.md", "date: 2031-03-01", "date: 2031-03-01\nwithhold: [speaker, date]"),
    ],
)
def test_what_is_added_restyled_or_ours_needs_no_correction(compare: Compare, name: str, was: str, now: str) -> None:
    found = compare(edited(name, was, now))
    assert codes(found) == []
    assert [change.how for change in found.changes] == ["changed"]


def test_what_was_never_published_may_change(compare: Compare) -> None:
    draft = BASE["quotes/hello.md"].replace("---\n", "---\ndraft: true\n", 1)
    found = compare({"quotes/hello.md": draft.replace("morning", "evening")}, {"quotes/hello.md": draft})
    assert (found.changes, found.problems) == ((), ())
    found = compare({"quotes/hello.md": BASE["quotes/hello.md"]}, {"quotes/hello.md": draft})
    assert [change.how for change in found.changes] == ["published"]
    assert [problem.code for problem in found.problems] == ["not-verified"]


def test_an_entry_in_corrections_is_published_too(compare: Compare) -> None:
    entry = "\ncorrections: [{date: 2031-04-01, text: It was wrong.}]\n---\n"
    old = {"topics/war.md": BASE["topics/war.md"].replace("\n---\n", entry, 1)}
    assert [code for code, *_ in codes(compare({"topics/war.md": BASE["topics/war.md"]}, old))] == ["uncorrected"]


BY_BOB = "---\nspeaker: bob\narticle: letter\n---\n\nGood day.\n"


def test_who_speaks_in_an_article_that_is_as_it_was_is_among_those_it_mentions(compare: Compare) -> None:
    for new in ({"quotes/day.md": BY_BOB}, {"quotes/day.md": BY_BOB, "quotes/night.md": BY_BOB}):
        told = [(e.way, e.added, e.removed) for e in compare(new).effects if e.kind == "articles"]
        assert told == [("Articles that mention them", 1, 0)]
    assert not [e for e in compare({"quotes/again.md": BASE["quotes/hello.md"]}).effects if e.kind == "articles"]


def test_who_speaks_no_more_in_an_article_is_not_among_them(compare: Compare) -> None:
    old = {"quotes/day.md": BY_BOB}
    found = compare({"quotes/day.md": BY_BOB.replace("letter", "paper")}, old).effects
    told = [(e.key.id, e.way, e.added, e.removed) for e in found if e.kind == "articles"]
    assert told == [("bob", "Articles that mention them", 1, 1), ("bob", "Mentioned in", 0, 1)]
    withdrawn = BY_BOB.replace("article:", "withdrawn: {date: 2031, reason: So.}\narticle:")
    withheld = BY_BOB.replace("article:", "withhold: [speaker]\narticle:")
    assert [compare({"quotes/day.md": text}, old).effects for text in (withdrawn, withheld)] == [(), ()]


RENAMED = {
    "actors/ann.md": None,
    "actors/anna.md": BASE["actors/ann.md"].replace("---\n", "---\nformer_ids: [ann]\n", 1),
    **{
        name: re.sub(r"\bann\b", "anna", text)
        for name, text in BASE.items()
        if re.search(r"\bann\b", text) and name != "actors/ann.md"
    },
}


def test_what_follows_a_new_id_is_no_change(compare: Compare) -> None:
    found = compare(RENAMED, pages=True)
    assert found.problems == ()
    assert [(c.how, c.key.id) for c in found.changes if c.key.kind != "articles"] == [("renamed", "anna")]
    assert found.effects == ()
    assert not [page for page in found.pages if page.how == "removed"]
    assert "was /actors/ann/" in to_text(found)


def test_two_records_become_one(compare: Compare) -> None:
    merged = BASE["actors/bob.md"].replace("---\n", "---\nformer_ids: [ann]\n", 1)
    others = {name: text.replace("anna", "bob") for name, text in RENAMED.items() if text and name[:6] != "actors"}
    others["articles/paper.md"] = "---\ntitle: Headline\npublished: 2031-03-05\nlanguage: en\n---\n\nOf [[bob]].\n"
    found = compare({"actors/ann.md": None, "actors/bob.md": merged, **others})
    assert ("merged", "bob") in {(c.how, c.key.id) for c in found.changes}
    assert codes(found) == []


ALSO = "---\nname: Peace\nformer_ids: [truce]\n---\n"


@pytest.mark.parametrize(
    ("edits", "old", "address", "mend"),
    [
        ({"topics/peace.md": None}, {"topics/peace.md": "---\nname: Peace\n---\n"}, "topics/peace/", "keep the file"),
        (
            {"topics/peace.md": None, "topics/truce.md": "---\nname: Peace\n---\n"},
            {"topics/peace.md": "---\nname: Peace\n---\n"},
            "topics/peace/",
            "if the record is topics/truce now, add `peace` to its `former_ids`",
        ),
        (
            {"topics/peace.md": "---\nname: Peace\n---\n"},
            {"topics/peace.md": ALSO},
            "topics/truce/",
            "add `truce` to the `former_ids` of topics/peace",
        ),
        (
            {"topics/peace.md": None, "topics/calm.md": "---\nname: Peace\nformer_ids: [peace]\n---\n"},
            {"topics/peace.md": ALSO},
            "topics/truce/",
            "add `truce` to the `former_ids` of topics/calm",
        ),
        (
            {"topics/peace.md": "---\nname: Peace\ndraft: true\n---\n"},
            {"topics/peace.md": "---\nname: Peace\n---\n"},
            "topics/peace/",
            "remove `draft`",
        ),
        (
            {"topics/peace.md": "---\nname: Peace\nformer_ids: [truce]\nwithhold: [former_ids]\n---\n"},
            {"topics/peace.md": ALSO},
            "topics/truce/",
            "add `truce` to the `former_ids` of topics/peace",
        ),
    ],
)
def test_an_address_that_would_lead_nowhere_is_an_error(
    compare: Compare, edits: dict[str, str | None], old: Files, address: str, mend: str
) -> None:
    found = compare(edits, old)
    [problem] = [p for p in found.problems if p.code == "broken-address"]
    assert problem.message.startswith(f"/{address} was published and would lead nowhere; ")
    assert mend in problem.message
    assert {page.address: page.breaks for page in found.pages}[address]
    assert found.failed


def test_a_page_that_has_nothing_more_to_show_breaks_nothing(compare: Compare) -> None:
    found = compare(
        {"quotes/hello.md": BASE["quotes/hello.md"].replace("2031-03-01\n", "2031-03-01\nwithhold: [date]\n")}
    )
    assert found.problems == ()
    assert not any(page.breaks for page in found.pages)


def test_what_others_gain_and_lose_is_counted(compare: Compare) -> None:
    more = {f"quotes/q{n}.md": f"---\nspeaker: ann\narticle: paper\n---\n\nWords {n}.\n" for n in range(3)}
    found = compare({**more, **edited("quotes/hello.md", "topics: [war]", "topics: []")})
    told = to_text(found)
    assert "adds 3 quotes to Ann (what they said)" in told
    assert "takes 1 quote from War (what was said on it)" in told
    assert "adds 3 quotes to Headline (its quotes)" in told


MANY = "---\nseries: dead\nvalue: 900\nattributed_to: bob\narticle: paper\nscope: all\n---\n"
CALLED = "\nnames_by: [{by: ann, name: A, article: paper}, {by: bob, name: B, article: paper}]\n---\n"
TOLD = "\naccounts: [{by: ann, says: So., article: paper}, {by: bob, says: No., article: paper}]\n---\n"


@pytest.mark.parametrize(
    ("name", "now", "opens", "closes"),
    [
        ("figures/many.md", MANY, "opens a dispute on deaths: How many?", "closes the dispute on deaths: How many?"),
        ("figures/near.md", MANY.replace("900", "5\nqualifier: about"), "claims on deaths differ now: How many?", ""),
        ("topics/war.md", BASE["topics/war.md"].replace("\n---\n", CALLED, 1), "names differ now: War", ""),
        ("talks/first.md", BASE["talks/first.md"].replace("\n---\n", TOLD, 1), "accounts differ now: First round", ""),
    ],
)
def test_disputes_are_told(compare: Compare, name: str, now: str, opens: str, closes: str) -> None:
    assert opens in to_text(compare({name: now}))
    assert opens not in to_text(compare({}, {name: now}))
    back = to_text(compare({name: BASE.get(name)}, {name: now}))
    assert (closes or opens.replace("now", "no longer")) in back


def test_a_dispute_that_goes_on_with_other_claims_is_told(compare: Compare) -> None:
    edits = {"figures/many.md": MANY.replace("900", "950")}
    assert "changes the dispute on deaths: How many?" in to_text(compare(edits, {"figures/many.md": MANY}))


@pytest.mark.parametrize(
    ("name", "text", "warned"),
    [
        ("quotes/new.md", "---\nspeaker: ann\narticle: paper\n---\n\nNew.\n", True),
        ("quotes/new.md", "---\nspeaker: ann\narticle: paper\nform: reported\n---\n\nNew.\n", False),
        ("quotes/new.md", "---\nspeaker: ann\narticle: paper\ndraft: true\n---\n\nNew.\n", False),
        ("quotes/new.md", "---\nspeaker: ann\narticle: paper\nwithhold: [verified]\n---\n\nNew.\n", False),
        ("quotes/hello.md", BASE["quotes/hello.md"].replace("[war]", "[]"), False),
        ("quotes/hello.md", BASE["quotes/hello.md"].replace("all", "you"), True),
    ],
)
def test_quotations_that_nobody_has_checked_are_warned_of(compare: Compare, name: str, text: str, warned: bool) -> None:
    assert ("not-verified" in [problem.code for problem in compare({name: text}).problems]) == warned
