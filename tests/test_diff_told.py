"""What is told of a change, in which words and how much of it, and what is told nowhere."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from changes import BASE, Compare, Files, compared, edited
from parley.diff.difference import Difference
from parley.diff.markdown import code, to_markdown, words
from parley.diff.plain import to_json
from parley.diff.text import to_text


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    return compared(tmp_path)


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
