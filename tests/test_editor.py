"""Help while a record is written: where a cursor stands, what may be written there, what is wrong; a whole session."""

import asyncio
import json
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click
import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from parley.cli import main
from parley.editor.cursor import cursor_in, key_at
from parley.editor.faults import faults
from parley.editor.offers import offers
from parley.editor.records import Records, place_of
from parley.problems import Problem
from sites import ROOT

Write = Callable[[dict[str, str]], Path]

FILES = {
    "actors/ann.md": "---\nname: Ann Orel\nkind: person\n---\n",
    "actors/old/anton.md": "---\nname: 'Anton'\nkind: person\n---\n",
    "actors/nobody-yet.md": "",
    "places/karsa.md": "---\nname: Karsa\n---\n",
    "processes/karsa.md": "---\ntitle: Karsa talks\n---\n",
    "articles/paper.md": "---\ntitle: The paper\nlanguage: en\n---\n",
}


@pytest.fixture
def archive(content: Write) -> Path:
    return content(FILES)


def placed(text: str) -> tuple[list[str], int, int]:
    """The lines of a text, and where in it the mark `|` stands, which is taken out."""
    before = text.split("|")[0]
    return text.replace("|", "", 1).split("\n"), before.count("\n"), len(before.rpartition("\n")[2])


@pytest.mark.parametrize(
    ("text", "path", "begun", "of_key"),
    [
        ("---\nsp|\n---\n", (), "sp", True),
        ("---\nspeaker: an|\n---\n", ("speaker",), "an", False),
        ("---\nspeaker: |", ("speaker",), "", False),
        ("---\nabout:\n  - an|\n---\n", ("about",), "an", True),
        ("---\nabout:\n- an|\n---\n", ("about",), "an", True),
        ("---\nabout: [ann, an|]\n---\n", ("about",), "an", False),
        ("---\nroles:\n  - title: x\n    of: gu|\n---\n", ("roles", "of"), "gu", False),
        ("---\nroles:\n  - title: x\n    |\n---\n", ("roles",), "", True),
        ("---\nparties:\n  - actor: a\n    head:\n      actor: b|\n---\n", ("parties", "head", "actor"), "b", False),
        ("---\nroles:\n  - title: x\nkind: p|\n---\n", ("kind",), "p", False),
    ],
)
def test_a_place_in_front_matter_is_known(text: str, path: tuple[str, ...], begun: str, of_key: bool) -> None:
    found = cursor_in(*placed(text))
    assert found is not None
    assert (found.path, found.begun, found.of_key) == (path, begun, of_key)


@pytest.mark.parametrize(
    "text", ["|---\na: b\n---\n", "---\na: b\n---\n\nx|", "no front matter|", "---\nname:|\n---\n"]
)
def test_elsewhere_nothing_is_written(text: str) -> None:
    assert cursor_in(*placed(text)) is None


def test_the_keys_beside_are_those_of_the_same_entry() -> None:
    text = "---\nname: x\nroles:\n  - title: a\n    of: b\n  - title: c\n    |\n    to: d\n  - from: e\nkind: y\n---\n"
    found = cursor_in(*placed(text))
    assert found is not None
    assert found.siblings == {"title", "to"}
    whole = cursor_in(*placed("---\nname: x\n|\nroles:\n  - title: a\nkind: y\n---\n"))
    assert whole is not None
    assert whole.siblings == {"name", "roles", "kind"}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("quotes", "---\nspeaker: an|\n---\n", ["ann", "anton"]),
        ("quotes", "---\nspeaker:\n  - ant|\n---\n", ["anton"]),
        ("quotes", "---\nabout: [ann, nob|]\n---\n", ["nobody-yet"]),
        ("quotes", "---\nform: p|\n---\n", ["partial", "reported"]),
        ("quotes", "---\ndate: 2017-02|\n---\n", ["2017-02-23", "2017-02", "2017-02~", "2017-02-25/2017-02-26"]),
        ("topics", "---\nname: War\ndraft: |\n---\n", ["true", "false"]),
        ("actors", "---\nkind: arm|\n---\n", ["armed-group"]),
        ("actors", "---\nroles:\n  - ti|\n---\n", ["title", "article"]),
        ("actors", "---\nrelations:\n  - kind: part|\n---\n", ["part-of"]),
        ("places", "---\ncountry: Syr|\n---\n", ["SY"]),
        ("talks", "---\nparties:\n  - actor: anto|\n---\n", ["anton"]),
        ("talks", "---\nmediators:\n  - ac|\n---\n", ["actor"]),
        ("quotes", "---\nverif|\n---\n", []),
        ("quotes", "---\nnone: x|\n---\n", []),
        ("quotes", "---\nspeaker: ann\n---\n\nSee [[kar|", ["places/karsa", "processes/karsa"]),
        ("quotes", "---\nspeaker: ann\n---\n\nSee [[ant|", ["anton"]),
        ("quotes", "---\nspeaker: ann\n---\n\nSee ant|", []),
    ],
)
def test_what_fits_is_offered(archive: Path, kind: str, text: str, expected: list[str]) -> None:
    assert [offer.label for offer in offers(kind, *placed(text), Records.below(archive))] == expected


def test_keys_are_offered_with_what_they_mean_and_how_they_go_on(archive: Path) -> None:
    found = {o.label: o for o in offers("quotes", *placed("---\nspeaker: ann\n|\n---\n"), Records.below(archive))}
    assert "speaker" not in found
    assert (found["article"].detail, found["article"].text) == ("required", "article: ")
    assert found["topics"].text == "topics:\n  - "
    assert found["original"].text == "original:\n  "
    assert "an interval means some day in it" in found["date"].about


def test_an_id_is_offered_with_what_the_record_is_called(archive: Path) -> None:
    found = offers("quotes", *placed("---\nspeaker: |\n---\n"), Records.below(archive))
    assert [(o.label, o.detail) for o in found] == [("ann", "Ann Orel"), ("anton", "Anton"), ("nobody-yet", "")]


def test_the_key_under_a_hand_is_known() -> None:
    assert key_at(*placed("---\nroles:\n  - ti|tle: x\n---\n")) == ("roles", "title")
    assert key_at(*placed("---\nname: x|\n---\n")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nname: War\n---\n", []),
        ("---\nnmae: War\n---\n", ["2:1 unknown-key"]),
        ("---\nname: War\nbroader: peace\n---\n", ["3:1 unknown-id"]),
        ("---\nname: War\n---\n\nSee [[ann]] and [[ana]].\n", ["5:17 unknown-id"]),
        ("---\nname: [\n---\n", ["3:1 yaml"]),
        ("no front matter", ["1:1 front-matter"]),
        ("---\nname: " + "x" * 300_000, ["1:1 size"]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(archive: Path, text: str, expected: list[str]) -> None:
    found = faults(archive / "topics/war.md", archive, text, Records.below(archive))
    assert [f"{p.line}:{p.column} {p.code}" for p in found] == expected


def test_only_records_are_looked_at(archive: Path) -> None:
    assert place_of(archive / "actors/old/anton.md") == (archive, "actors")
    assert place_of(archive / "actors/ann.txt") is None
    assert place_of(archive.parent / "README.md") is None


def test_the_task_of_the_repository_finds_problems_where_they_stand() -> None:
    [task] = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    found = re.match(pattern["regexp"], str(Problem("content/topics/war.md", 3, 7, "unknown-id", "no; mend it")))
    assert found is not None
    shown = [found[pattern[name]] for name in ("file", "line", "column", "severity", "code", "message")]
    assert shown == ["content/topics/war.md", "3", "7", "error", "unknown-id", "no; mend it"]
    assert main.get_command(click.Context(main), task["args"][0]) is not None


def test_a_session(archive: Path) -> None:
    """An editor opens a record, asks, writes, and goes away: places are counted as it counts them (UTF-16)."""
    # in a thread of its own: in this one the loop of a browser may run
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(asyncio.run, asyncio.wait_for(session(archive), 60)).result()
    assert told["offers"] == ["ann", "anton"]
    assert told["replaced"] == ("1:9-1:11", "ann")
    assert told["hover"].startswith("Who said it")
    assert told["called"] == "Ann Orel"
    assert told["there"] == [(archive / "actors/ann.md").as_uri()]
    assert told["wrong"] == [("unknown-id", "1:0-1:7"), ("unknown-id", "10:7-10:8")]
    assert told["mended"] == []


async def session(archive: Path) -> dict[str, Any]:
    client, wrong = LanguageClient("editor", "1"), asyncio.Queue[list[lsp.Diagnostic]]()

    def heard(params: lsp.PublishDiagnosticsParams) -> None:
        wrong.put_nowait(list(params.diagnostics))

    client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(heard)
    await client.start_io(sys.executable, "-m", "parley", "lsp")
    await client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities(), root_uri=archive.parent.as_uri()))
    client.initialized(lsp.InitializedParams())
    uri = (archive / "quotes/new.md").as_uri()
    here = lsp.TextDocumentIdentifier(uri)
    text = "---\nspeaker: an\narticle: paper\nabout: [ann]\n---\n\nWords.\n\n## Context\n\n𝒳𝒳𝒳 [[no]]\n"
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "markdown", 1, text)))
    told: dict[str, Any] = {"wrong": [(d.code, str(d.range)) for d in await wrong.get()]}
    found = await client.text_document_completion_async(lsp.CompletionParams(here, lsp.Position(1, 11)))
    assert isinstance(found, lsp.CompletionList)
    told["offers"] = [item.label for item in found.items]
    edit = found.items[0].text_edit
    assert isinstance(edit, lsp.TextEdit)
    told["replaced"] = (str(edit.range), edit.new_text)
    for name, place in (("hover", lsp.Position(1, 2)), ("called", lsp.Position(3, 8))):
        hover = await client.text_document_hover_async(lsp.HoverParams(here, place))
        assert hover is not None
        told[name] = getattr(hover.contents, "value", "")
    there = await client.text_document_definition_async(lsp.DefinitionParams(here, lsp.Position(3, 8)))
    assert isinstance(there, list)
    told["there"] = [place.uri for place in there if isinstance(place, lsp.Location)]
    whole = lsp.TextDocumentContentChangeWholeDocument(text.replace("an\n", "ann\n").replace("[[no]]", "[[ann]]"))
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(lsp.VersionedTextDocumentIdentifier(2, uri), [whole])
    )
    told["mended"] = await wrong.get()
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()  # type: ignore[no-untyped-call]
    return told
