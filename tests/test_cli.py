"""The command: what it answers, and its exit status: 0 fine, 1 problems in the content, 2 wrong usage."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parley.cli import main
from parley.kinds import kinds
from sites import write

Write = Callable[[dict[str, str]], Path]
TOPIC = {
    "topics/war.md": "---\nname: War\n---\n\nOf [[paper]].\n",
    "articles/paper.md": "---\ntitle: P\nlanguage: en\n---\n",
}
WRONG = {"topics/war.md": "---\nnmae: War\n---\n"}


def parley(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def copy(archive_folder: Path, tmp_path: Path) -> Path:
    """A copy of the toy archive, with the texts it was taken from."""
    return Path(shutil.copytree(archive_folder.parent, tmp_path / "archive"))


def test_the_program_is_there_and_tells_its_commands() -> None:
    done = subprocess.run([sys.executable, "-m", "parley", "--help"], capture_output=True, text=True, check=True)
    for command in ("check", "diff", "verify", "pages", "show", "kinds"):
        assert f"\n  {command} " in done.stdout


@pytest.mark.parametrize("command", ["check", "diff", "verify", "pages", "show", "kinds"])
def test_every_command_says_what_it_does(command: str) -> None:
    done = parley(command, "--help")
    assert done.exit_code == 0
    assert len(done.stdout.split("\n")[2].strip()) > 20


def test_a_right_archive_is_told_to_be_right(archive_folder: Path) -> None:
    done = parley("check", "--content", archive_folder)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "63 records: 0 errors, 0 warnings" in done.stderr


def test_a_wrong_archive_is_told_all_that_is_wrong(content: Write) -> None:
    done = parley("check", "--content", content({**WRONG, "topics/peace.md": "---\nnote: Peace\n---\n"}))
    assert done.exit_code == 1
    assert done.stdout.startswith("content/topics/peace.md:1:1: error[missing-key]")
    assert "content/topics/war.md:2:1: error[unknown-key]: there is no key `nmae`; did you mean `name`?" in done.stdout
    assert "2 errors, " in done.stderr


def test_warnings_alone_are_no_failure(content: Write) -> None:
    done = parley("check", "--content", content({"topics/war.md": "---\nname: War\n---\n"}))
    assert (done.exit_code, "warning[orphan]" in done.stdout) == (0, True)


@pytest.mark.parametrize(("files", "status", "number"), [(TOPIC, 0, 0), (WRONG, 1, 1)])
def test_a_program_is_answered_in_json(content: Write, files: dict[str, str], status: int, number: int) -> None:
    done = parley("check", "--json", "--content", content(files))
    told = json.loads(done.stdout)
    assert (done.exit_code, [p["level"] for p in told].count("error")) == (status, number)
    assert all(set(p) == {"path", "line", "column", "code", "message", "level"} for p in told)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--content", "no-such-folder"],
        ["check", "--wrong"],
        ["chekc"],
        ["show"],
        ["show", "no-such-record"],
        ["show", "people/ann"],
        ["kinds", "people"],
        ["pages"],
        ["verify"],
        ["verify", "--snapshots", "no-such-folder"],
    ],
)
def test_wrong_usage_is_answered_with_two(
    arguments: list[str], content: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content(TOPIC).parent)
    done = parley(*arguments)
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert "Usage:" in done.stderr


def test_the_content_is_looked_for_where_one_stands(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content(TOPIC).parent)
    assert parley("check").exit_code == 0


def test_kinds_are_listed(archive_folder: Path) -> None:
    done = parley("kinds")
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(kinds())
    assert list(json.loads(parley("kinds", "--json").stdout)) == list(kinds())


@pytest.mark.parametrize("kind", kinds())
def test_the_keys_of_a_kind_are_listed_with_what_they_hold(kind: str) -> None:
    done = parley("kinds", kind)
    assert done.exit_code == 0
    for key in ("former_ids:", "withdrawn:", "note:"):
        assert f"\n{key}" in done.stdout
    assert "*: " in done.stdout
    schema = json.loads(parley("kinds", kind, "--json").stdout)
    assert schema["properties"]


def test_a_reference_is_listed_with_the_kind_it_names() -> None:
    told = parley("kinds", "quote").stdout
    assert "(id in actors/)" in next(line for line in told.splitlines() if line.startswith("speaker"))


def test_a_record_is_shown_with_all_that_names_it(archive_folder: Path) -> None:
    done = parley("show", "mira-dalvet", "--content", archive_folder)
    assert done.exit_code == 0
    for words in ("Mira Dalvet\n", "/actors/mira-dalvet/", "What they said (24)", "quotes/dalvet-on-tea"):
        assert words in done.stdout


def test_a_record_is_shown_to_a_program(archive_folder: Path) -> None:
    told = json.loads(parley("show", "figures/dead-council", "--json", "--content", archive_folder).stdout)
    assert (told["kind"], told["id"], told["value"]) == ("figures", "dead-council", 1240)
    assert set(told["named_by"]) == set()


def test_an_id_that_two_records_have_is_asked_about(archive_folder: Path) -> None:
    done = parley("show", "karsa", "--content", archive_folder)
    assert (done.exit_code, "places/karsa or processes/karsa" in done.stderr) == (2, True)
    assert parley("show", "places/karsa", "--content", archive_folder).exit_code == 0
    assert parley("show", "place/karsa", "--content", archive_folder).exit_code == 0


def test_an_id_of_nobody_is_answered_with_the_nearest(archive_folder: Path) -> None:
    assert "did you mean `mira-dalvet`?" in parley("show", "mira-dalvt", "--content", archive_folder).stderr


def test_a_broken_record_is_not_shown(content: Write) -> None:
    done = parley("show", "war", "--content", content(WRONG))
    assert (done.exit_code, "error[unknown-key]" in done.stdout) == (1, True)


def test_a_record_is_shown_whatever_is_wrong_elsewhere(content: Write) -> None:
    others = {
        "topics/peace.md": "---\nname: Peace\n---\n\nOf [[paper]].\n",
        "topics/rain.md": "---\nname: Rain\n---\n\nOf [[no-such]].\n",
        "articles/paper.md": "---\ntitle: TODO\nlanguage: en\n---\n",
    }
    made = content({**WRONG, **others})
    done = parley("show", "peace", "--content", made)
    assert (done.exit_code, done.stdout.startswith("Peace\n")) == (0, True)
    assert re.search(r"^\d problems elsewhere: parley check$", done.stderr, re.MULTILINE)
    assert json.loads(parley("show", "topic/peace", "--json", "--content", made).stdout)["id"] == "peace"
    done = parley("show", "rain", "--content", made)
    assert (done.exit_code, done.stdout.startswith("Rain\n"), "no-such" in done.stderr) == (0, True, True)
    assert parley("show", "paper", "--content", made).exit_code == 1


def test_pages_are_written_as_markdown(archive_folder: Path, tmp_path: Path) -> None:
    done = parley("pages", tmp_path / "pages", "--content", archive_folder)
    assert done.exit_code == 0
    written = {p.relative_to(tmp_path / "pages").as_posix() for p in (tmp_path / "pages").rglob("*.md")}
    assert {"index.md", "actors/index.md", "actors/mira-dalvet.md", "corrections.md"} <= written
    assert "events/unchecked-raid.md" not in written
    assert f"{len(written)} pages" in done.stdout
    golden = Path(__file__).parent / "golden" / "actors--mira-dalvet.md"
    assert (tmp_path / "pages/actors/mira-dalvet.md").read_bytes() == golden.read_bytes()


def test_drafts_are_written_when_asked_for(archive_folder: Path, tmp_path: Path) -> None:
    parley("pages", tmp_path / "pages", "--drafts", "--content", archive_folder)
    assert "This is a draft" in (tmp_path / "pages/events/unchecked-raid.md").read_text(encoding="utf-8")


def test_pages_are_not_written_over_anything(archive_folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", {"index.md": "mine"})
    done = parley("pages", tmp_path / "mine", "--content", archive_folder)
    assert (done.exit_code, (tmp_path / "mine/index.md").read_text()) == (2, "mine")


def test_a_broken_archive_writes_no_page(content: Write, tmp_path: Path) -> None:
    assert parley("pages", tmp_path / "pages", "--content", content(WRONG)).exit_code == 1
    assert not (tmp_path / "pages").exists()


def verify(copy: Path, *more: str | Path) -> Result:
    return parley("verify", "--content", copy / "content", "--snapshots", copy / "snapshots", *more)


def files(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_quotations_that_stand_in_their_text_are_verified_and_nothing_is_written(copy: Path) -> None:
    before = files(copy)
    done = verify(copy)
    assert done.exit_code == 0
    assert (
        "4 quotations verified, 0 not found, 25 without a snapshot here (--all lists them), 1 in reported speech"
        in done.stdout
    )
    assert files(copy) == before


def test_quotes_without_their_text_are_counted_and_listed_where_that_is_asked_for(copy: Path) -> None:
    assert "no-snapshot" not in verify(copy).stdout
    told = verify(copy, "--all").stdout
    assert told.count("warning[no-snapshot]") == 25
    assert "--all" not in told


def test_what_is_left_out_of_a_quotation_is_named_last_where_it_may_mislead(copy: Path) -> None:
    text = "“We will not leave the 40 villages by the lake,” she said.\n"
    (copy / "snapshots/lake.txt").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = f"title: Lake\nlanguage: en\nsnapshot:\n  sha256: '{sha256}'\n  characters: {len(text)}"
    made = {
        "articles/lake.md": f"---\n{article}\n---\n",
        "quotes/a.md": (
            "---\nspeaker: mira-dalvet\narticle: lake\n---\n\nWe will […] leave the […] villages by the lake,\n"
        ),
    }
    write(copy / "content", made)
    done = verify(copy, "--write")
    assert done.exit_code == 0
    numbers, last = done.stdout.split("evidence written to 1 file\n")
    assert "skipped-words" not in numbers
    assert "2 warnings of what a reader may be misled by" in last
    assert "leaves out the negation “not”" in last
    assert "leaves out the number “40”" in last


def test_what_a_summary_and_a_context_have_from_the_text_is_named_with_its_place(copy: Path) -> None:
    said = "the road to the lake would be open to all who wish to leave"
    text = f"The envoy said that {said}. “It is open,” said Mira Dalvet.\n"
    (copy / "snapshots/lake.txt").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = f"title: Lake\nlanguage: en\nsnapshot:\n  sha256: '{sha256}'\n  characters: {len(text)}"
    quote = "speaker: mira-dalvet\narticle: lake\n---\n\nIt is open,\n\n## Context\n\nThe envoy had said that"
    made = {
        "articles/lake.md": f"---\n{article}\n---\n\nIt rained.\n\nThey say {said}. They say “{said}”.\n",
        "quotes/a.md": f"---\n{quote}\n{said}.\n",
    }
    write(copy / "content", made)
    done = verify(copy)
    assert done.exit_code == 0
    told = [line for line in done.stdout.split("\n") if "copied-words" in line]
    words = "words in a row are the article's: "
    last = "to all who wish to leave”"
    assert [line.partition(";")[0] for line in told] == [
        f"content/articles/lake.md:11:10: warning[copied-words]: 14 {words}“the road to the lake would … {last}",
        f"content/quotes/a.md:10:15: warning[copied-words]: 16 {words}“said that the road to the … {last}",
    ]
    assert all("say it in your own words" in line for line in told)


def test_what_was_verified_before_keeps_its_day(copy: Path) -> None:
    before = files(copy)
    assert verify(copy, "--write", "--on", "2032-01-01").exit_code == 0
    assert files(copy) == before


def test_evidence_is_written_without_disturbing_the_other_lines(copy: Path) -> None:
    path = copy / "content/quotes/hadan-road-first.md"
    verified = path.read_text(encoding="utf-8")
    front, rest = verified.split("verified:\n")[0], verified.split("---\n", 2)[2]
    path.write_text(front + "# a comment\n---\n" + rest, encoding="utf-8")
    done = verify(copy, "--write", "--on", "2032-01-01")
    assert (done.exit_code, re.search(r"evidence written to 1 file$", done.stdout, re.M) is not None) == (0, True)
    written = path.read_text(encoding="utf-8")
    assert written.startswith(front + "# a comment\nverified:\n")
    assert written.endswith("  on: 2032-01-01\n---\n" + rest)
    assert parley("check", "--content", copy / "content").exit_code == 0


@pytest.mark.parametrize(
    ("name", "words", "edited"),
    [
        ("hadan-road-first", "the road first", "the road last"),
        ("dalvet-the-dead", "More than 1,240", "More than 1,420"),
        ("dalvet-open-hands", "were given a closed", "were not given a closed"),
        ("dalvet-open-hands", "open hands […] and", "open hands and"),
        ("diplomat-on-snow", "the only", "one of the only"),
    ],
)
def test_words_edited_since_are_refused_and_nothing_is_written(copy: Path, name: str, words: str, edited: str) -> None:
    path = copy / f"content/quotes/{name}.md"
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, edited), encoding="utf-8")
    check = parley("check", "--content", copy / "content")
    assert (check.exit_code, "error[edited-since-verified]" in check.stdout) == (1, True)
    before = files(copy)
    done = verify(copy, "--write", "--on", "2032-01-01")
    assert (done.exit_code, "error[not-in-source]" in done.stdout) == (1, True)
    assert files(copy) == before


@pytest.mark.parametrize(
    ("name", "words", "restyled"),
    [
        ("hadan-road-first", "the road first, the", "the  road\nfirst, the"),
        ("dalvet-open-hands", "[…]", "[...]"),
        ("diplomat-on-snow", "Snow", "Sn\u00adow"),
    ],
)
def test_words_restyled_are_the_same_words(copy: Path, name: str, words: str, restyled: str) -> None:
    path = copy / f"content/quotes/{name}.md"
    path.write_text(path.read_text(encoding="utf-8").replace(words, restyled), encoding="utf-8")
    assert parley("check", "--content", copy / "content").exit_code == 0
    assert verify(copy).exit_code == 0


def test_a_snapshot_that_is_another_text_is_not_read(copy: Path) -> None:
    text = copy / "snapshots/lantern-opening.txt"
    text.write_text(text.read_text(encoding="utf-8") + " ", encoding="utf-8")
    done = verify(copy)
    assert (done.exit_code, "0 quotations verified, 0 not found, 29 without" in done.stdout) == (0, True)


def test_an_article_whose_snapshot_changed_asks_for_a_new_check(copy: Path) -> None:
    text = copy / "snapshots/lantern-opening.txt"
    old = hashlib.sha256(text.read_bytes()).hexdigest()
    text.write_text("Corrected.\n\n" + text.read_text(encoding="utf-8"), encoding="utf-8")
    article = copy / "content/articles/lantern-opening.md"
    new = hashlib.sha256(text.read_bytes()).hexdigest()
    length = len(text.read_text(encoding="utf-8"))
    changed = article.read_text(encoding="utf-8").replace(old, new)
    article.write_text(re.sub(r"characters: \d+", f"characters: {length}", changed), encoding="utf-8")
    assert "error[other-snapshot]" in parley("check", "--content", copy / "content").stdout
    assert verify(copy, "--write", "--on", "2032-01-01").exit_code == 0
    assert parley("check", "--content", copy / "content").exit_code == 0


def test_a_program_is_told_how_many_were_verified(copy: Path) -> None:
    told = json.loads(verify(copy, "--json").stdout)
    assert (told["verified"], told["reported"], told["without_snapshot"], told["written"]) == (4, 1, 25, 0)


def test_a_broken_archive_is_not_verified(copy: Path) -> None:
    write(copy / "content", WRONG)
    before = files(copy)
    done = verify(copy, "--write")
    assert (done.exit_code, "error[unknown-key]" in done.stdout) == (1, True)
    assert files(copy) == before
