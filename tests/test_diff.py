"""What a change does to the site: what is told of records, what is wrong, and what is told nowhere."""

import html
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from markdown import Markdown

from parley.diff.compare import difference
from parley.diff.difference import Difference
from parley.diff.markdown import code, to_markdown, words
from parley.diff.plain import to_json
from parley.diff.text import to_text
from sites import write

Files = Mapping[str, str]

BASE: Files = {
    "actors/ann.md": "---\nname: Ann\nkind: person\nroles: [{title: baker, as_of: '2030'}]\n---\n",
    "actors/bob.md": "---\nname: Bob\nkind: person\n---\n",
    "articles/paper.md": "---\ntitle: Headline\npublished: 2031-03-05\nlanguage: en\n---\n\nOf [[ann]] and [[bob]].\n",
    "articles/letter.md": "---\ntitle: Letter\nlanguage: en\n---\n\nOf [[ann]].\n",
    "quotes/hello.md": (
        "---\nspeaker: ann\ndate: 2031-03-01\narticle: paper\ntopics: [war]\n---\n\nGood morning… all.\n"
    ),
    "quotes/bye.md": "---\nunnamed: a baker\narticle: paper\n---\n\nGood night.\n",
    "topics/war.md": "---\nname: War\n---\n",
    "processes/karsa.md": "---\ntitle: Karsa talks\n---\n",
    "talks/first.md": "---\ntitle: First round\nprocess: karsa\nstart: 2031-03-01\noutcome: Nothing.\n---\n",
    "places/karsa.md": "---\nname: Karsa\n---\n",
    "events/clash.md": (
        "---\ntitle: Clash\nkind: clash\ndate: 2031-03-01\nplace: karsa\n"
        "actors: [{actor: ann, role: party}, {actor: bob, role: witness, according_to: ann}]\n---\n"
    ),
    "series/dead.md": "---\ntitle: How many?\nmeasure: deaths\n---\n",
    "figures/few.md": "---\nseries: dead\nvalue: 5\nattributed_to: ann\narticle: paper\nscope: all\n---\n\n“Five.”\n",
}

Compare = Callable[..., Difference]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """The difference between the records above, some of them other or more, and these with some edits."""

    def made(new: Mapping[str, str | None], old: Files = MappingProxyType({}), *, pages: bool = False) -> Difference:
        before = {**BASE, **old}
        after = {name: text for name, text in {**before, **new}.items() if text is not None}
        for side in ("old", "new"):
            shutil.rmtree(tmp_path / side, ignore_errors=True)
        write(tmp_path / "old/content", before)
        write(tmp_path / "new/content", after)
        return difference(str(tmp_path / "old/content"), tmp_path / "new/content", pages=pages, jobs=1)

    return made


def edited(name: str, was: str, now: str) -> dict[str, str]:
    assert was in BASE[name]
    return {name: BASE[name].replace(was, now, 1)}


def codes(found: Difference) -> list[tuple[str, str, int]]:
    return [(p.code, p.path, p.line) for p in found.problems if p.level == "error"]


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


NEW: Files = {
    "quotes/dated.md": (
        "---\nspeaker: ann\nrole: the baker\ndate: 2031-03-0X\nsaid_to: bob\ntalks: [first]\narticle: paper\n"
        "form: partial\n---\n\nWords.\n"
    ),
    "quotes/bare.md": "---\nunnamed: a diplomat\narticle: paper\nform: reported\n---\n\nTheir words.\n",
    "quotes/kept.md": "---\nspeaker: ann\narticle: paper\ndate: 2031\nwithhold: [date, speaker]\n---\n\nWords.\n",
    "figures/many.md": (
        "---\nseries: dead\nvalue: 9\nattributed_to: bob\nas_of: 2031-03\narticle: paper\nscope: all\n---\n"
    ),
    "events/rain.md": "---\ntitle: Rain\nkind: other\nactors: [{actor: bob, role: witness, according_to: ann}]\n---\n",
    "talks/second.md": (
        "---\ntitle: Second\nprocess: karsa\nstart: 2031-04~\nvenue: karsa\nmediators: [bob]\n"
        "parties: [{actor: ann, head: bob}]\n---\n"
    ),
    "actors/eve.md": "---\nname: Eve\nkind: person\nroles: [{title: miller, of: bob, as_of: 2031}]\n---\n",
    "topics/rain.md": "---\nname: Rain\n---\n",
}

STATED = {
    "talks/second": "start: about April 2031 · venue: Karsa · mediators: Bob · parties: Ann, head Bob",
    "events/rain": "**no date** · actors: Bob, witness, according to Ann",
    "actors/eve": "roles: miller, as of 2031, of Bob",
    "quotes/bare": "**no date** · unnamed: a diplomat · article: Headline · form: reported",
    "quotes/dated": "speaker: Ann · role: the baker · date: between 1 and 9 March 2031 · article: Headline "
    "· said to: Bob · form: partial · talks: First round · **not verified**",
    "quotes/kept": "article: Headline · form: direct · **not verified** · withheld: date; speaker",
    "figures/many": "series: How many? · attributed to: Bob · article: Headline · as of: March 2031",
    "topics/rain": "Rain",
}


def test_of_a_new_record_it_is_told_what_decides_on_it_the_weightiest_first(compare: Compare) -> None:
    told = to_markdown(compare(NEW)).replace("\xa0", " ")
    lines = {line.split("`")[1].strip("/"): line for line in told.splitlines() if line.startswith("- new: ")}
    assert list(lines) == list(STATED)
    for key, words_ in STATED.items():
        assert words_ in lines[key], lines[key]
    assert "- 0 quotations verified, 2 not, 1 in reported speech (never verified)" in told
    assert "<details><summary>Records" not in told


def test_what_the_check_warns_of_is_counted_whatever_has_changed(compare: Compare) -> None:
    same = compare({})
    assert to_text(same).endswith("Checked: parley check warns of nothing")
    orphan = {f"actors/{name.lower()}.md": f"---\nname: {name}\nkind: person\n---\n" for name in ("Eve", "Fay", "Gus")}
    [(first, text), *others] = orphan.items()
    told = to_markdown(compare(dict(others), {first: text}))
    assert "- `parley check` warns of: 3 orphan (2 new)" in told


@pytest.mark.parametrize(
    ("name", "was", "now", "told"),
    [
        ("actors/ann.md", "name: Ann", "name: Ann\naliases: [Annie, Nan]", "aliases: nothing → Annie; Nan"),
        ("quotes/hello.md", "topics: [war]", "topics: [war, calm]", "topics: War → War; Calm"),
        ("quotes/hello.md", "topics: [war]", "topics: [calm]", "topics: now Calm (1 taken out)"),
    ],
)
def test_of_a_list_it_is_told_what_it_held_and_holds(
    compare: Compare, name: str, was: str, now: str, told: str
) -> None:
    calm = {"topics/calm.md": "---\nname: Calm\n---\n"}
    assert told in to_markdown(compare(edited(name, was, now), calm))


def test_many_records_are_folded_and_all_of_them_named(compare: Compare) -> None:
    more = {f"topics/t{n:03}.md": f"---\nname: T{n}\n---\n" for n in range(300)}
    told = to_markdown(compare(more))
    assert "<details><summary>Records: 300 new</summary>" in told
    assert all(f"/topics/t{n:03}/" in told for n in range(300))


SECRET = "UNSAYABLE"
HIDDEN = [
    ({"actors/eve.md": f"---\nname: {SECRET}\nkind: person\nwithhold: [name]\n---\n"}, {}),
    ({"actors/eve.md": f"---\nname: {SECRET}\nkind: person\ndraft: true\n---\n"}, {}),
    (
        {"quotes/hello.md": BASE["quotes/hello.md"].replace("article:", f"role: {SECRET}\nwithhold: [role]\narticle:")},
        {},
    ),
    (
        {"quotes/hello.md": BASE["quotes/hello.md"].replace("article:", "withhold: [body]\narticle:")},
        {"quotes/hello.md": BASE["quotes/hello.md"].replace("morning", SECRET)},
    ),
    (
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("article:", "withhold: [unnamed]\narticle:")},
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("a baker", SECRET)},
    ),
    (
        {"figures/few.md": BASE["figures/few.md"].replace("value: 5", "value: 777777\nwithhold: [value]")},
        {"figures/few.md": BASE["figures/few.md"].replace("value: 5", "value: 777777")},
    ),
    (
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("article:", "withdrawn: {date: 2031, reason: No.}\narticle:")},
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("a baker", SECRET)},
    ),
    (
        {"actors/ann.md": BASE["actors/ann.md"]},
        {"actors/ann.md": f"---\nname: Ann\nkind: person\naliases: [{SECRET}]\n---\n"},
    ),
    (
        {
            "quotes/new.md": f"---\nunnamed: {SECRET}\nrole: {SECRET}\nwithhold: [unnamed, role]\narticle: paper\n"
            "---\n\nX.\n"
        },
        {},
    ),
    ({"quotes/bye.md": None}, {"quotes/bye.md": BASE["quotes/bye.md"].replace("a baker", SECRET)}),
    (
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("a baker", "a person")},
        {"quotes/bye.md": BASE["quotes/bye.md"].replace("a baker", SECRET)},
    ),
]


@pytest.mark.parametrize(("new", "old"), HIDDEN)
def test_what_is_not_put_out_is_not_told_either(compare: Compare, new: dict[str, str | None], old: Files) -> None:
    found = compare(new, old)
    for told in (to_text(found), to_markdown(found), to_json(found)):
        assert SECRET not in told
        assert "777" not in told


def test_whom_a_record_named_under_a_key_withheld_since_is_not_told(compare: Compare) -> None:
    found = compare(edited("quotes/hello.md", "date:", "withhold: [speaker]\ndate:"))
    assert [(c.how, c.withheld) for c in found.changes] == [("changed", ("speaker",))]
    assert (found.effects, found.problems) == ((), ())
    assert "Ann" not in to_json(found)


def test_of_a_withdrawn_record_the_reason_is_told_and_nothing_it_said(compare: Compare) -> None:
    found = compare(
        edited("quotes/hello.md", "date:", "withdrawn: {date: 2031, reason: She said no such thing.}\ndate:")
    )
    [change] = found.changes
    assert (change.how, change.heading, change.reason) == ("withdrawn", "", "She said no such thing.")
    assert (found.effects, found.problems) == ((), ())


@pytest.mark.parametrize("answer", [to_text, to_markdown, to_json])
def test_content_that_does_not_check_is_told_and_not_compared(
    compare: Compare, answer: Callable[[Difference], str]
) -> None:
    found = compare({"topics/war.md": "---\nnmae: War\n---\n"})
    assert (found.failed, found.checked) == (True, False)
    assert "nmae" in answer(found)


def test_a_program_is_told_the_same_keys_whatever_happens(compare: Compare) -> None:
    same, other = compare({}), compare(edited("quotes/hello.md", "morning", "evening"))
    told: list[dict[str, Any]] = [json.loads(to_json(found)) for found in (same, other)]
    assert list(told[0]) == list(told[1])
    assert not told[0]["failed"]
    assert told[1]["facts"][0]["key"] == "body"
    assert {p["code"] for p in told[1]["problems"]} == {"uncorrected", "not-verified"}
    assert "Nothing changes on the site." in to_text(same)


HOSTILE = [
    "@team and @octo/cat",
    "fixes #1, closes octo/cat#2 and GH-3",
    "https://evil.example www.evil.example mailto:a@evil.example",
    "<img src=x onerror=alert(1)> <!-- --> <details>",
    "# Approved ![x](https://evil.example/x.png) [merge](https://evil.example)",
    "a | b ~~c~~ **d** _e_ `f` &lt; \\ $x$ :white_check_mark:",
    "deadbeef1234567 6dcb09b5b57875f334f61aebed695e2e4193db5e",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_of_a_record_set_nothing_off_in_a_pull_request(hostile: str) -> None:
    shown = Markdown(extensions=["tables", "fenced_code"]).convert(f"- changed: **{words(hostile)}** · x")
    inner = re.fullmatch(r"<ul>\n<li>changed: <strong>(.*)</strong> · x</li>\n</ul>", shown, re.DOTALL)
    assert inner
    assert "<" not in inner[1]
    text = html.unescape(inner[1])
    assert text.replace("\u200b", "") == hostile
    assert not re.search(r"[@#:$][\w/]|www\.|[A-Za-z]-\d|\b[0-9a-f]{7,40}\b", text)


@pytest.mark.parametrize("path", ["a.md", "a`b.md", "``.md", "`", "a\n# b.md", "@team/#1.md"])
def test_a_path_is_code_whatever_it_is_called(path: str) -> None:
    shown = Markdown().convert(f"x {code(path)} y")
    assert re.fullmatch(r"<p>x <code>[^<]*</code> y</p>", shown)


def test_a_comment_has_an_end(compare: Compare) -> None:
    name = "@" * 480
    front = f"---\nunnamed: '{name}'\narticle: paper\ntopics: "
    more = {f"quotes/{n:03}-{'q' * 80}.md": f"{front}[t{n}]\n---\n\n@a #{n} {'w' * 400}\n" for n in range(150)}
    found = compare(more, {f"topics/t{n}.md": f"---\nname: '{n} {name}'\n---\n" for n in range(150)})
    told = to_markdown(found)
    assert len(told) < 65_536
    assert "… and " in told
    assert len(json.loads(to_json(found))["records"]) == 150
