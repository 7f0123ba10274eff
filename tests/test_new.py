"""`parley new KIND ID`: what is asked for, what is written, and what is refused before anything is."""

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from parley.alike import chosen, doubles
from parley.beginning.dialogue import completed
from parley.beginning.draft import Draft
from parley.beginning.questions import groups, questions
from parley.build import Checked, examine
from parley.cli import main
from parley.commands.new import command
from parley.kinds import kinds
from parley.load import Source, source_of
from parley.outputs.records import plain
from parley.records.base import Record
from parley.validate import judged
from samples import CHOICES, all_keys, record
from sites import write

KINDS = tuple(kinds())

FILES = {
    "actors/ann.md": "---\nname: Ann of Karsa\nkind: person\naliases: [Anna]\nnative_names: {ar: آن}\n---\n",
    "actors/council.md": "---\nname: Northern Council\nkind: organisation\nformer_ids: [northern]\n---\n[[talk]]\n",
    "actors/half.md": "---\nname: Half\n---\n",
    "articles/paper.md": "---\ntitle: The paper\nlanguage: en\npublished: 2031-03-02\n---\n[[ann]] [[council]]\n",
    "processes/talk.md": "---\ntitle: The talks\n---\n",
    "series/dead.md": "---\ntitle: How many?\nmeasure: deaths\n---\n",
    "talks/one.md": "---\ntitle: First round\nprocess: talk\nround: 1\n---\n",
    "topics/war.md": "---\nname: War\n---\nOf [[paper]].\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", FILES)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return examine(write(tmp_path_factory.mktemp("new") / "content", FILES))


def new(content: Path, *arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--content", str(content)], input=text)


def held(content: Path) -> dict[str, bytes]:
    return {p.relative_to(content).as_posix(): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


def answers(value: Any) -> Sequence[str]:
    if isinstance(value, dict):
        return [f"{name}={text}" for name, text in value.items()]
    return [str(item) for item in (value if isinstance(value, list) else [value])]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("choice", [0, 1, 2])
def test_every_key_that_words_can_answer_is_written_as_what_it_means(kind: str, choice: int) -> None:
    model, choices = kinds()[kind], CHOICES.get(kind, ("",))
    asked = questions(model)
    given = all_keys(kind, choices[min(choice, len(choices) - 1)])
    values = {key: value for key, value in given.items() if key in asked and not has_entries(value)}
    draft = Draft(
        model, "sample", "content", {key: asked[key].value(answers(v)) for key, v in values.items()}, "Words."
    )
    source = source_of(draft.path, draft.text().encode())
    assert isinstance(source, Source)
    found = judged(source, kinds())
    assert getattr(found, "findings", None) == (), found
    assert isinstance(found.record, Record)  # type: ignore[union-attr]
    assert plain(found.record) == plain(record(kind, values))  # type: ignore[union-attr]


def has_entries(value: Any) -> bool:
    return (isinstance(value, list) and any(isinstance(item, dict) for item in value)) or (
        isinstance(value, dict) and "text" in value
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_kind_cannot_do_without_is_asked_for(kind: str) -> None:
    model = kinds()[kind]
    needed = {field.alias or name for name, field in model.model_fields.items() if field.is_required()} - {"id"}
    asked = [{question.key for question in group} for group in groups(model)]
    assert needed | {*CHOICES.get(kind, ())} == set().union(*asked)
    assert sum(map(len, asked)) == len(set().union(*asked))
    if kind in CHOICES:
        assert {*CHOICES[kind]} in asked


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_command_by_its_folder_and_its_singular(kind: str) -> None:
    context = click.Context(command)
    assert kind in command.list_commands(context)
    for name in (kind, kinds()[kind].noun.replace(" ", "-")):
        found = command.get_command(context, name)
        assert found
        assert found.name == kind
        assert {f"--{q.key.replace('_', '-')}" for q in questions(kinds()[kind]).values()} <= {
            option for parameter in found.params for option in parameter.opts
        }


@pytest.mark.parametrize(
    ("arguments", "path", "text"),
    [
        (
            ["quotes", "ann-on-war", "--speaker", "ann", "--article", "paper", "--body", "War is  old.\n"],
            "quotes/ann-on-war.md",
            "---\nspeaker: ann\narticle: paper\n---\n\nWar is  old.\n",
        ),
        (
            ["quote", "joint", "--topics=war", "--speaker=ann", "--speaker=council", "--article=paper", "--body=Yes."],
            "quotes/joint.md",
            "---\nspeaker:\n  - ann\n  - council\narticle: paper\ntopics:\n  - war\n---\n\nYes.\n",
        ),
        (
            ["actor", "bob", "--kind=person", "--name=Bob: a 'baker' # 1", "--native-names=ar=بوب", "--aliases=7"],
            "actors/bob.md",
            '---\nname: "Bob: a \'baker\' # 1"\nkind: person\naliases:\n  - "7"\nnative_names:\n  ar: بوب\n---\n',
        ),
        (
            ["talk-round", "two", "--title=2017", "--process=talk", "--round=2", "--start=2031", "--mediators=ann"],
            "talks/two.md",
            '---\ntitle: "2017"\nprocess: talk\nround: 2\nstart: 2031\nmediators:\n  - ann\n---\n',
        ),
        (
            ["event", "raid", "--title=Raid", "--kind=clash", "--date=[2031-03-01,2031-03-02]", "--draft"],
            "events/raid.md",
            '---\ntitle: Raid\nkind: clash\ndate: "[2031-03-01,2031-03-02]"\ndraft: true\n---\n',
        ),
        (
            ["article", "second", "--title=true", "--language=en-gb", "--note=One.\n\nTwo."],
            "articles/second.md",
            '---\ntitle: "true"\nlanguage: en-gb\nnote: "One.\\n\\nTwo."\n---\n',
        ),
    ],
)
def test_what_is_given_is_written_and_nothing_else(content: Path, arguments: list[str], path: str, text: str) -> None:
    before = held(content)
    done = new(content, *arguments)
    assert (done.exit_code, done.stdout) == (0, f"{content / path}\n"), done.output
    assert "parley check" in done.stderr
    assert held(content) == {**before, path: text.encode()}


def test_the_text_is_read_from_standard_input(content: Path) -> None:
    done = new(content, "quotes", "x", "--speaker=ann", "--article=paper", "--body=-", text="Two\n\nparts.\n")
    assert done.exit_code == 0
    assert (content / "quotes/x.md").read_text().endswith("---\n\nTwo\n\nparts.\n")


def test_a_program_is_told_what_was_written(content: Path) -> None:
    done = new(content, "actors", "anna-k", "--name=ann  of KARSA", "--kind=person", "--json")
    told = json.loads(done.stdout)
    assert (told["kind"], told["id"], told["path"]) == ("actors", "anna-k", "content/actors/anna-k.md")
    assert "actors/ann" in told["near"]


def test_all_that_is_missing_is_told_at_once(content: Path) -> None:
    before = held(content)
    done = new(content, "quotes", "x")
    assert done.exit_code == 2
    for words in ("--speaker: nobody is said to speak", "--article: this is required", "--body: there are no words"):
        assert words in done.stderr
    assert held(content) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--speaker", "an"], "--speaker: there is no actor `an`; did you mean `ann`?"),
        (["--date", "2031-99"], "--date: there is no month 99"),
        (["--date", "2031-04"], "--date: said (2031-04) after its article appeared (2031-03-02)"),
        (["--unnamed", "a baker"], "--unnamed: a quote has `speaker` or `unnamed`, not both"),
        (["--form", "partail"], "--form: `form` cannot be 'partail'; did you mean `partial`?"),
        (["--topics", "../war"], "--topics: `topics` cannot be '../war'; write `war`"),
        (["--language", "english"], "--language: 'english' is no BCP 47 language tag"),
        (["--role", "a\nb"], "--role: this is more than one line"),
        (["--role", "a\u202eb"], "U+202E"),
        (["--role", "a\x1b[31mb"], "U+001B"),
        (["--role", "\udcff"], "UTF-8"),
        (["--body", "“Hello”"], "--body: the page sets the quotation marks"),
        (["--body", "Hello\n\n## Context\n\nOf [[nobody-here]]."], "--body: there is no record `nobody-here`"),
        (["--topics", "war", "--topics", "war"], "--topics: `war` stands in this list twice"),
    ],
)
def test_what_is_wrong_is_told_by_the_option_that_mends_it(content: Path, arguments: list[str], words: str) -> None:
    before = held(content)
    given = ["--speaker=ann", "--article=paper", "--body=Hello."]
    done = (
        new(content, "quotes", "x", *given, *arguments)
        if arguments[0] != "--speaker"
        else new(content, "quotes", "x", *given[1:], *arguments)
    )
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
    assert "\x1b" not in done.stderr
    assert held(content) == before


@pytest.mark.parametrize(
    ("kind", "id_", "words"),
    [
        ("actors", "ann", "the actor `ann` is there already: content/actors/ann.md"),
        ("actors", "half", "already: content/actors/half.md"),
        ("actors", "northern", "was once the id of `council`"),
        ("actors", "Nasr al-Ḥarīrī", "write nasr-al-hariri"),
        ("actors", "page", "is no id"),
        ("actors", "a" * 101, "is no id"),
        ("actors", "../x", "write x"),
        ("actors", "/etc/passwd", "write passwd"),
        ("actors", "x.md", "write x"),
        ("actors", "-x", ""),
        ("actors", "", "is no id"),
        ("actors", "x\x1b[31m", "'x\\x1b[31m' is no id"),
        ("actors", "\udcff", "is no id"),
        (
            "places",
            "talk",
            "content/actors/council.md: `talk` is two records; write [[places/talk]] or [[processes/talk]]",
        ),
        ("people", "x", "there is no kind 'people'; the kinds are actors, articles"),
    ],
)
def test_an_id_that_cannot_be_had_is_refused_before_anything_is_asked(
    content: Path, kind: str, id_: str, words: str
) -> None:
    before = held(content)
    done = new(content, kind, id_)
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
    assert "cannot be written yet" not in done.stderr
    assert "\x1b" not in done.stderr
    assert held(content) == before


def test_nothing_is_written_through_a_link(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (content / "places").symlink_to(tmp_path / "elsewhere")
    done = new(content, "places", "x", "--name=X")
    assert (done.exit_code, "links are not followed" in done.stderr) == (2, True)
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("actors", ["anna"], ["ann"]),
        ("actors", ["Northern Counsil"], ["council"]),
        ("actors", ["the Northern Council of Tesra"], ["council"]),
        ("actors", ["آن"], ["ann"]),
        ("actors", ["Bob"], []),
        ("topics", ["Wár"], ["war"]),
        ("articles", ["the-paper"], ["paper"]),
        ("articles", ["The paper of the council"], []),
    ],
)
def test_what_may_be_there_already_is_told(checked: Checked, kind: str, names: list[str], expected: list[str]) -> None:
    assert [near.key.id for near in doubles(checked.records, kind, names)] == expected


@pytest.mark.parametrize(
    ("kind", "typed", "first"),
    [
        ("actors", "karsa", "ann"),
        ("actors", "Ana", "ann"),
        ("actors", "counc", "council"),
        ("articles", "paper", "paper"),
        ("talks", "first", "one"),
    ],
)
def test_part_of_a_name_finds_the_record(checked: Checked, kind: str, typed: str, first: str) -> None:
    assert chosen(checked.records, kind, typed)[0].key.id == first


@pytest.mark.parametrize(
    ("kind", "typed", "values", "body", "told"),
    [
        (
            "quotes",
            # the speaker by a name's part, an article that is there, no more keys, words with marks, then without
            ["", "", "karsa", "1", "", "paper", "", "“War.”", "War."],
            {"speaker": "ann", "article": "paper"},
            "War.",
            ["Ann of Karsa", "the page sets the quotation marks"],
        ),
        (
            "quotes",
            ["unnamed", "a baker", "paper", "date", "2032", "yesterday", "2031-03", "", "War."],
            {"unnamed": "a baker", "article": "paper", "date": "2031-03"},
            "War.",
            ["after its article appeared", "'yesterday' is not a date", "2017-02~ (about)"],
        ),
        (
            "figures",
            ["dead", "range", "9", "5", "", "paper", "people", "", "", "5", "9", ""],
            {"series": "dead", "range": [5, 9], "article": "paper", "scope": "people"},
            "",
            ["swap them"],
        ),
        (
            "figures",
            ["dead", "many", "31", "paper", "people", "names_by", ""],
            {"series": "dead", "value": 31, "article": "paper", "scope": "people"},
            "",
            [
                "Type one of value, range, magnitude, or the number itself",
                "`names_by` cannot be asked for here; add it",
            ],
        ),
        (
            "places",
            ["Karsa", "lat", "95", "12", "", "lon", "44.5"],
            {"name": "Karsa", "lat": 12, "lon": 44.5},
            "",
            ["up to 90", "`lat` alone is no point; add `lon`"],
        ),
        (
            "events",
            ["", "Raid", "riad", "clash", "?", "extent", "throughout", "", "date", "2031-03/2031-04"],
            {"title": "Raid", "kind": "clash", "extent": "throughout", "date": "2031-03/2031-04"},
            "",
            ["`kind` cannot be 'riad'; ", "air-strike, bombing", "  breaches: The ceasefire", "there is no `date`"],
        ),
        (
            "articles",
            ["News", "en", "topics", "war", "bob", "", "publisher", "", "", "A summary."],
            {"title": "News", "language": "en", "topics": ["war"]},
            "A summary.",
            ["Nothing in topics/ is like 'bob'", "parley new topics ID"],
        ),
    ],
)
def test_answers_are_checked_at_once_and_asked_for_again(
    checked: Checked, kind: str, typed: list[str], values: dict[str, Any], body: str, told: list[str]
) -> None:
    draft = Draft(kinds()[kind], "x")
    with CliRunner().isolation(input="\n".join([*typed, ""])) as streams:
        made = completed(draft, checked, [])
        said = streams[1].getvalue().decode()
    assert (dict(made.values), made.body) == (values, body)
    for words in told:
        assert words in said, said


def test_a_person_at_a_terminal_is_asked(content: Path) -> None:
    """A near name is confirmed, a wrong option is told and asked for again, what is missing is asked for."""
    keys = ["y", "person", "", "", ""]
    program = [sys.executable, "-m", "parley", "new", "actor", "ann-2", "--name", "Ann", "--wikidata", "x"]
    status, said = at_a_terminal([*program, "--content", str(content)], keys)
    assert status == 0, said
    for words in (
        "1  ann  Ann of Karsa",
        "write a Q-number such as Q42",
        "One of: person, state",
        "parley kinds actors",
    ):
        assert words in said
    assert (content / "actors/ann-2.md").read_text() == "---\nname: Ann\nkind: person\n---\n"


def at_a_terminal(program: list[str], keys: list[str]) -> tuple[int, str]:
    """Runs a program in a terminal of its own, and types a line whenever it waits."""
    ours, its = pty.openpty()
    process = subprocess.Popen(program, stdin=its, stdout=its, stderr=its)
    os.close(its)
    said = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 20)
        assert ready, f"it waits for ever: {said!r}"
        try:
            got = os.read(ours, 4096)
        except OSError:  # the other end is closed
            got = b""
        said += got
        if not got:
            break
        if said.endswith(b": ") and keys:
            os.write(ours, f"{keys.pop(0)}\n".encode())
    os.close(ours)
    return process.wait(20), said.decode()
