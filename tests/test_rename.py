"""`parley rename`: every reference follows, the old address leads on, and every other byte stays as it was."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from parley.build import Checked, archive, examine
from parley.cli import main
from parley.config import Settings
from parley.kinds import kinds
from parley.load import Source, source_of
from parley.problems import UsageError
from parley.publish import files
from parley.records.base import Record
from parley.records.types import Key
from parley.references import back_labels, references
from parley.renaming import planned
from parley.renaming.edits import Page, applied
from parley.validate import judged
from samples import CHOICES, all_keys, record
from sites import contents, write

SAMPLES = [(kind, choice) for kind in kinds() for choice in CHOICES.get(kind, ("",))]

FILES = {
    "actors/old/ann.md": (
        "---\r\n# who she is\r\nname: Ann\t\r\nkind: 'person'   # as [[ann]] says\r\nroles:\r\n"
        "- {title: ann, of: guild, article: paper}\r\n"
        "relations:\r\n- actor: ann\r\n  kind: opposes\r\n\r\n# the end\r\n---  \r\n\r\n\r\n[[ann]] is `[[ann]]`.\r\n"
    ),
    "actors/guild.md": (
        '---\nname: Guild\nkind: organisation\nmember_of:\n  - as_of: 2031\n    actor: "ann" # not ann\n'
        "names_by: [{by: ann, name: ann}, {by: ann, name: Ann}]\nnote: >\n  ann, [[ann]]\n---\n"
        "    [[ann]], [[ ann | Ann's ]] and [[actors/ann|ann]]; [[places/karsa]]\n\n"
        "| a | b |\n| - | - |\n| [[actor/ann]] | ann |\n\n```\n[[ann]]\n```\n[^1]: On [[paper]] by [[ann]]\n\n\n"
    ),
    "articles/paper.md": "---\ntitle: ann\nlanguage: en\nactors: [ 'ann' , guild,]\nplaces:\n    - karsa\n---\n[[war]]",
    "events/raid.md": (
        "---\ntitle: Raid\nkind: clash\nplace: karsa\nactors:\n- actor: >-\n    ann\n  role: party\n"
        '- {unnamed: ann, role: witness, according_to: "\\x61nn"}\narticles: [paper]\n---\n'
    ),
    "places/karsa.md": "---\nname: Karsa\n---\n",
    "processes/talk.md": "---\ntitle: Talks\nconveners:\n  - guild\n  - ann\n---\n",
    "quotes/hello.md": (
        "---\nspeaker: ann\narticle: paper\nsaid_to: [ann]\n---\nann\n\n## Context\n\n[[actors/ann]] [[war]]\n"
    ),
    "talks/first.md": (
        "---\ntitle: First\nprocess: talk\nmediators: [ann, {actor: guild, article: paper}]\nparties:\n  - actor: ann\n"
        "    head: {actor: ann, as_of: 2031}\n    members: [guild]\n---\n"
    ),
    "topics/war.md": "---\nname: War\nnames_by: [{name: war, by: ann}]\n---\n[[war]]\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", FILES)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checked, Path]:
    folder = tmp_path_factory.mktemp("rename")
    return examine(write(folder / "content", FILES)), folder


def rename(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["rename", *arguments, "--content", str(content)])


def checks(content: Path) -> bool:
    return CliRunner().invoke(main, ["check", "--content", str(content)]).exit_code == 0


def test_the_archive_of_these_tests_is_right(content: Path) -> None:
    assert checks(content)


@pytest.mark.parametrize(("kind", "choice"), SAMPLES)
@pytest.mark.parametrize("flow", [False, True], ids=["block", "flow"])
def test_every_reference_that_fields_declare_is_mended_by_itself(kind: str, choice: str, flow: bool) -> None:
    values = json.loads(json.dumps(all_keys(kind, choice)))  # no part of it twice, which would be written as an alias
    text = f"---\n{yaml.safe_dump(values, allow_unicode=True, default_flow_style=flow, sort_keys=False)}---\nWords.\n"
    page = Page(f"content/{kind}/sample.md", text)
    uses = references(record(kind, values))
    for use in uses:
        edited = applied(text, [page.id_at(use.where, use.target.id, "2017")])
        expected = [(u.where, Key(u.target.kind, "2017") if u == use else u.target) for u in uses]
        assert [(u.where, u.target) for u in references(read(page.path, edited))] == expected


def read(path: str, text: str) -> Record:
    source = source_of(path, text.encode())
    assert isinstance(source, Source), source
    found = judged(source, kinds())
    assert getattr(found, "findings", None) == (), found
    return found.record  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", kinds())
def test_the_samples_make_every_reference_that_a_kind_declares(kind: str) -> None:
    made = {use.back for choice in CHOICES.get(kind, ("",)) for use in references(record(kind, all_keys(kind, choice)))}
    assert made == {*back_labels(kinds()[kind])}


EXPECTED = {
    "actors/old/ann.md": None,
    "actors/old/anna.md": FILES["actors/old/ann.md"]
    .replace("- actor: ann", "- actor: anna")
    .replace("\r\n\r\n\r\n[[ann]]", "\r\n\r\n\r\n[[anna]]")
    .replace("# the end\r\n---", "# the end\r\nformer_ids:\r\n- ann\r\n---"),
    "actors/guild.md": FILES["actors/guild.md"]
    .replace('"ann"', '"anna"')
    .replace("by: ann", "by: anna")
    .replace("    [[ann]]", "    [[anna]]")
    .replace("[[ ann ", "[[ anna ")
    .replace("[[actors/ann", "[[actors/anna")
    .replace("[[actor/ann", "[[actor/anna")
    .replace("by [[ann]]", "by [[anna]]"),
    "articles/paper.md": FILES["articles/paper.md"].replace("'ann'", "'anna'"),
    "events/raid.md": FILES["events/raid.md"].replace("    ann\n", "    anna\n").replace('"\\x61nn"', "anna"),
    "processes/talk.md": FILES["processes/talk.md"].replace("- ann", "- anna"),
    "quotes/hello.md": FILES["quotes/hello.md"]
    .replace("speaker: ann", "speaker: anna")
    .replace("[ann]", "[anna]")
    .replace("actors/ann", "actors/anna"),
    "talks/first.md": FILES["talks/first.md"].replace("[ann", "[anna").replace("actor: ann", "actor: anna"),
    "topics/war.md": FILES["topics/war.md"].replace("by: ann", "by: anna"),
}


def test_ids_change_and_every_other_byte_stays(content: Path) -> None:
    done = rename(content, "actors", "ann", "anna")
    assert done.exit_code == 0, done.output
    expected = {**FILES, **EXPECTED}
    assert contents(content) == {path: text.encode() for path, text in expected.items() if text is not None}
    assert checks(content)
    assert "content/actors/old/ann.md → content/actors/old/anna.md" in done.stdout
    assert "content/quotes/hello.md:2:10: ann → anna" in done.stdout


def test_the_old_address_leads_to_the_new_one(content: Path) -> None:
    rename(content, "actor", "ann", "anna")
    made, _ = archive(content)
    page = dict(files(made, Settings(content, search=False)))["actors/ann/index.html"].decode()
    assert 'url=../../actors/anna/"' in page


def test_renamed_back_it_is_as_it_was_but_for_its_former_id(content: Path) -> None:
    rename(content, "actors", "ann", "anna")
    assert rename(content, "actors", "anna", "ann").exit_code == 0
    former = FILES["actors/old/ann.md"].replace("# the end\r\n", "# the end\r\nformer_ids:\r\n- anna\r\n")
    plain = FILES["events/raid.md"].replace('"\\x61nn"', "ann")
    expected = {**FILES, "actors/old/ann.md": former, "events/raid.md": plain}
    assert contents(content) == {path: text.encode() for path, text in expected.items()}
    assert rename(content, "actors", "ann", "anna").exit_code == 0
    assert checks(content)


def test_a_link_says_its_kind_where_two_records_come_to_share_an_id(content: Path) -> None:
    assert rename(content, "actors", "ann", "war").exit_code == 0
    after = {path: data.decode() for path, data in contents(content).items()}
    assert "[[topics/war]]" in after["articles/paper.md"]
    assert after["topics/war.md"].endswith("by: war}]\n---\n[[topics/war]]\n")
    assert (
        "    [[actors/war]], [[ actors/war | Ann's ]] and [[actors/war|ann]]; [[places/karsa]]\n"
        in (after["actors/guild.md"])
    )
    assert checks(content)


def test_a_record_of_another_kind_with_the_same_id_is_left_alone(tmp_path: Path) -> None:
    text = "---\ntitle: P\nlanguage: en\nactors: [x]\nplaces: [x]\n---\n[[actors/x]] [[places/x]] [[topics/x]]\n"
    content = write(
        tmp_path / "content",
        {
            "actors/x.md": "---\nname: A\nkind: person\n---\n",
            "places/x.md": "---\nname: P\nformer_ids: [y]\n---\n",
            "topics/x.md": "---\nname: T\n---\n",
            "articles/paper.md": text,
        },
    )
    assert rename(content, "actors", "x", "y").exit_code == 0
    mended = text.replace("actors: [x]", "actors: [y]").replace("actors/x", "actors/y")
    assert (content / "articles/paper.md").read_text() == mended
    assert (content / "places/x.md").exists()
    assert checks(content)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("former_ids: [a, b]", "former_ids: [a, b, war]"),
        ("former_ids: [a, b,]  # old", "former_ids: [a, b, war,]  # old"),
        ("former_ids: []", "former_ids: [war]"),
        ("former_ids:\n- a # one\n# two\n", "former_ids:\n- a # one\n- war\n# two\n"),
        ("former_ids:\n    -   a\n    - 'b'\nnote: x", "former_ids:\n    -   a\n    - 'b'\n    - war\nnote: x"),
        ("former_ids:\n  - >-\n    a\nnote: x", "former_ids:\n  - >-\n    a\n  - war\nnote: x"),
        ("former_ids: [peace]", "former_ids: [war]"),
        ("former_ids:\n  - 'peace' # once", "former_ids:\n  - 'war' # once"),
        ("aliases:\n- a\nnote: |\n  x\n\n", "aliases:\n- a\nnote: |\n  x\n\n\nformer_ids:\n- war"),
        ("aliases:\n    - a", "aliases:\n    - a\nformer_ids:\n    - war"),
        ("# nothing more", "# nothing more\nformer_ids:\n  - war"),
    ],
)
def test_a_former_id_is_added_as_the_file_writes_its_lists(tmp_path: Path, written: str, becomes: str) -> None:
    """Also where the new id is one that the record had before: then the two change places."""
    text = "---\nname: War\n{}\n---\nOf [[paper]].\n"
    content = write(tmp_path / "content", {"topics/war.md": text.format(written)})
    write(content, {"articles/paper.md": "---\ntitle: P\nlanguage: en\ntopics: [war]\n---\n"})
    done = rename(content, "topics", "war", "peace")
    assert done.exit_code == 0, done.output
    assert (content / "topics/peace.md").read_text() == text.format(becomes)


@pytest.mark.parametrize("id_", ["2017", "true", "null", "no", "1e5", "0x1"])
def test_an_id_that_looks_like_another_value_is_written_as_words(content: Path, id_: str) -> None:
    assert rename(content, "actors", "ann", id_).exit_code == 0
    assert rename(content, "actors", id_, "anna").exit_code == 0
    assert checks(content)
    written = f'- "{id_}"' if id_ in ("2017", "true", "null") else f"- {id_}"
    assert f"former_ids:\r\n- ann\r\n{written}\r\n" in (content / "actors/old/anna.md").read_bytes().decode()


def test_what_would_change_is_told_and_nothing_is_written(content: Path) -> None:
    before = contents(content)
    done = rename(content, "actors", "ann", "anna", "--dry-run")
    assert (done.exit_code, "Nothing was written" in done.stdout) == (0, True)
    assert contents(content) == before
    told = json.loads(rename(content, "actors", "ann", "anna", "--dry-run", "--json").stdout)
    assert contents(content) == before
    assert (told["kind"], told["from"], told["to"], told["written"]) == ("actors", "ann", "anna", False)
    assert told["moved"] == {"from": "content/actors/old/ann.md", "to": "content/actors/old/anna.md"}
    for place in told["places"]:
        line = before[place["path"].removeprefix("content/")].decode().split("\n")[place["line"] - 1]
        assert line[place["column"] - 1 :].startswith(place["before"])
    assert {place["path"].removeprefix("content/") for place in told["places"]} == {*EXPECTED} - {"actors/old/anna.md"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["actors", "ann", "guild"], "the actor `guild` is there already"),
        (["actors", "ann", "ann"], "its id already"),
        (["actors", "an", "anna"], "there is no actor 'an'; did you mean `ann`?"),
        (["actors", "nobody-at-all", "anna"], "look into content/actors/"),
        (["people", "ann", "anna"], "there is no kind 'people'"),
        (["actors", "ann", "Anna"], "'Anna' is no id"),
        (["actors", "ann", "index"], "'index' is no id"),
        (["actors", "ann", "../anna"], "is no id"),
        (["actors", "ann", "/tmp/anna"], "is no id"),
        (["actors", "ann", "a" * 101], "is no id"),
        (["actors", "ann", ""], "is no id"),
        (["actors", "ann", "a\x1b[31m"], "is no id"),
        (["actors", "ann", "a\nb"], "is no id"),
        (["actors", "ann", "\udcff"], "is no id"),
        (["actors", "../../etc/passwd", "anna"], "there is no actor"),
        (["actors", "guild", "club"], "was once the id of `ann`"),
        (["actors", "club", "anna"], "it is now called `ann`"),
    ],
)
def test_what_cannot_be_renamed_is_refused(content: Path, arguments: list[str], words: str) -> None:
    write(content, {"actors/old/ann.md": FILES["actors/old/ann.md"].replace("# the end", "former_ids: [club]")})
    before = contents(content)
    done = rename(content, *arguments)
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
    assert "\x1b" not in done.stderr
    assert contents(content) == before


@pytest.mark.parametrize(
    ("path", "text", "status", "words"),
    [
        ("topics/war.md", "---\nnmae: War\n---\n", 1, "error[unknown-key]"),
        ("topics/war.md", "---\nname: War\nbroader: peace\n---\n", 1, "error[unknown-id]"),
        ("actors/old/ann.md", "---\n{name: Ann, kind: person}\n---\n", 2, "keys stand in braces"),
    ],
)
def test_nothing_is_renamed_in_an_archive_that_is_wrong(
    content: Path, path: str, text: str, status: int, words: str
) -> None:
    write(content, {path: text})
    before = contents(content)
    done = rename(content, "actors", "ann", "anna")
    assert (done.exit_code, words in done.output) == (status, True), done.output
    assert contents(content) == before


def test_a_link_in_the_place_of_the_new_file_is_not_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    (content / "actors/old/.anna.md.new").symlink_to(tmp_path / "elsewhere")
    assert rename(content, "actors", "ann", "anna").exit_code == 1
    assert (tmp_path / "elsewhere").read_text() == "mine"


def test_a_file_that_changes_while_it_is_renamed_is_left_alone(small: tuple[Checked, Path], content: Path) -> None:
    write(content, {"quotes/hello.md": FILES["quotes/hello.md"].replace("ann", "guild")})
    with pytest.raises(UsageError, match=r"quotes/hello\.md"):
        planned(small[0], content.parent, "actors", "ann", "anna")


def test_every_record_of_the_toy_archive_can_be_renamed_and_named_as_another_kind_s(
    archive_folder: Path, tmp_path: Path
) -> None:
    """Each plan is checked as `parley check` would check its outcome; one is carried out."""
    checked = examine(archive_folder)
    for key in checked.records:
        other = next(k.id for k in checked.records if k.kind != key.kind and Key(key.kind, k.id) not in checked.records)
        assert planned(checked, archive_folder.parent, key.kind, key.id, other).places
    copy = Path(shutil.copytree(archive_folder, tmp_path / "content"))
    before: dict[str, Any] = contents(copy)
    assert rename(copy, "article", "lantern-opening", "opening").exit_code == 0
    after = contents(copy)
    moved = {path.replace("articles/lantern-opening.md", "articles/opening.md"): data for path, data in before.items()}
    assert after.keys() == moved.keys()
    changed = [path for path in after if after[path] != moved[path]]
    assert len(changed) > 10
    for path in {*changed} - {"articles/opening.md"}:
        lines = zip(moved[path].split(b"\n"), after[path].split(b"\n"), strict=True)
        assert all(new in (old, old.replace(b"lantern-opening", b"opening")) for old, new in lines)
    assert checks(copy)


@pytest.fixture
def repository(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive in a repository that has all of it in its last commit but the topic."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for arguments in (["init", "--quiet"], ["add", "content", ":!content/topics"], ["commit", "--quiet", "-m", "x"]):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *arguments], cwd=content.parent, check=True)
    return content


@pytest.mark.parametrize(
    ("record_", "option", "leads"),
    [
        (("topics", "war", "strife"), (), False),
        (("topics", "war", "strife"), ("--keep-address",), True),
        (("places", "karsa", "kars"), (), True),
        (("places", "karsa", "kars"), ("--no-keep-address",), False),
    ],
)
def test_the_address_of_what_git_never_had_is_not_kept(
    repository: Path, record_: tuple[str, str, str], option: tuple[str, ...], leads: bool
) -> None:
    done = rename(repository, *record_, *option)
    assert done.exit_code == 0, done.output
    kind, _, new = record_
    assert ("former_ids" in (repository / kind / f"{new}.md").read_text(encoding="utf-8")) == leads
    assert ("will lead to" in done.stdout, "was never published" in done.stdout) == (leads, not leads)


def test_a_staged_record_and_one_of_no_commit_at_all_were_never_published(content: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "content"], cwd=tmp_path, check=True)
    assert "was never published" in rename(content, "topics", "war", "strife").stdout


def test_of_what_git_leaves_out_nothing_is_known(content: Path, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / ".gitignore").write_text("content/\n", encoding="utf-8")
    assert "will lead to" in rename(content, "topics", "war", "strife").stdout
