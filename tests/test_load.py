"""Loading: which files are records, and what keeps a file from being one."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.front_matter import Place
from parley.kinds import kinds
from parley.load import File, Source, files, opened, place_of, read, source_of, walk
from parley.placing import MAX_BYTES
from parley.problems import Problem

Write = Callable[[dict[str, str]], Path]
TOPIC = "---\nname: War\n---\n\nWhat it is.\n"


def loaded(folder: Path) -> list[Source | Problem]:
    return list(read(folder, frozenset(kinds())))


def told(folder: Path) -> list[tuple[str, str]]:
    return [(p.path, p.code) for p in loaded(folder) if isinstance(p, Problem)]


def test_a_source_holds_all_that_the_next_stage_needs(content: Write) -> None:
    [source] = loaded(content({"topics/a/b/war.md": TOPIC}))
    assert isinstance(source, Source)
    assert (source.path, source.kind, source.id) == ("content/topics/a/b/war.md", "topics", "war")
    assert (source.values, source.body, source.body_line) == ({"name": "War"}, "What it is.", 5)
    assert len(source.digest) == 64


def test_records_come_in_order_of_path_whatever_the_disk_says(content: Write) -> None:
    names = ["topics/b.md", "topics/a/z.md", "actors/x.md", "topics/a.md"]
    folder = content(dict.fromkeys(names, TOPIC))
    assert [s.path for s in loaded(folder)] == [
        "content/actors/x.md",
        "content/topics/a/z.md",
        "content/topics/a.md",
        "content/topics/b.md",
    ]


def test_names_with_an_underscore_or_a_dot_in_front_are_not_looked_at(content: Write) -> None:
    hidden = ["_drafts/x.md", ".git/config", "topics/_old/x.md", "topics/.x.md.swp", "topics/_x.md", "_a.txt"]
    assert loaded(content(dict.fromkeys(hidden, "anything"))) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("topics/war.txt", "stray-file"),
        ("topics/war.MD", "stray-file"),
        ("topics/index.html", "stray-file"),
        ("CNAME", "stray-file"),
        ("war.md", "kind"),
        ("assets/javascripts/bundle.md", "kind"),
        ("topics/War.md", "id"),
        ("topics/wär.md", "id"),
        ("topics/wаr.md", "id"),
        ("topics/a--b.md", "id"),
        ("topics/a-.md", "id"),
        ("topics/a b.md", "id"),
        ("topics/a.b.md", "id"),
        ("topics/index.md", "id"),
        ("topics/page.md", "id"),
        ("topics/" + "a" * 101 + ".md", "id"),
    ],
)
def test_a_file_in_the_wrong_place_or_of_a_wrong_name_is_told(content: Write, name: str, code: str) -> None:
    assert told(content({name: TOPIC})) == [(f"content/{name}", code)]


def test_links_are_refused_before_anything_is_read(content: Write, tmp_path: Path) -> None:
    folder = content({"topics/war.md": TOPIC})
    (tmp_path / "secret.md").write_text(TOPIC)
    (folder / "topics" / "secret.md").symlink_to(tmp_path / "secret.md")
    (folder / "topics" / "loop").symlink_to(folder)
    (folder / "actors").symlink_to(folder / "topics")
    assert told(folder) == [
        ("content/actors", "not-a-file"),
        ("content/topics/loop", "not-a-file"),
        ("content/topics/secret.md", "not-a-file"),
    ]


def test_a_pipe_is_refused_and_does_not_hang(content: Write) -> None:
    folder = content({})
    (folder / "topics").mkdir()
    os.mkfifo(folder / "topics" / "war.md")
    assert told(folder) == [("content/topics/war.md", "not-a-file")]


def test_a_file_too_large_is_told_with_its_size(content: Write) -> None:
    [problem] = loaded(content({"topics/war.md": TOPIC + "x" * MAX_BYTES}))
    assert isinstance(problem, Problem)
    assert (problem.code, f"{len(TOPIC) + MAX_BYTES:,} bytes" in problem.message) == ("size", True)


@pytest.mark.parametrize(
    ("data", "line", "column", "code"),
    [
        (b"---\nname: W\xe4r\n---\n", 2, 8, "encoding"),
        (b"---\nname: War\n---\n\n\xff\xfe", 5, 1, "encoding"),
        ("---\nname: War\n---\n".encode("utf-16"), 1, 1, "encoding"),
        (b"\xef\xbb\xbf---\nname: War\n---\n", 1, 1, "byte-order-mark"),
        (b"---\nname: W\x00r\n---\n", 2, 8, "control-character"),
        (b"---\nname: W\rr\n---\n", 2, 8, "control-character"),
        (b"---\nname: War\n---\n\na\r\r\nb\r\rc\x00", 6, 2, "control-character"),
        (b"---\nname: War\n---\n\na\x00b\rc", 5, 2, "control-character"),
        ("---\nname: W\u202er\n---\n".encode(), 2, 8, "control-character"),
        ("---\nname: W\u2066r\n---\n".encode(), 2, 8, "control-character"),
        ("---\nname: War\n---\n\na\u2028b".encode(), 5, 2, "control-character"),
        ("---\nname: War\n---\n\na\x85b".encode(), 5, 2, "control-character"),
        (b"", 1, 1, "front-matter"),
        (b"name: War\n", 1, 1, "front-matter"),
        (b"----\nname: War\n----\n", 1, 1, "front-matter"),
        (b"---\nname: War\n", 1, 1, "front-matter"),
        (b"---\nname: War\n---  x\n", 1, 1, "front-matter"),
        (b"---\nname: [\n---\n", 3, 1, "yaml"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(data: bytes, line: int, column: int, code: str) -> None:
    problem = source_of("content/topics/war.md", data)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column, problem.code) == (line, column, code)


@pytest.mark.parametrize(
    "text", ["\r" * MAX_BYTES + "\n", "-" * MAX_BYTES, "--- " + " " * MAX_BYTES + "x", "\n" * MAX_BYTES]
)
def test_no_text_takes_long_to_be_looked_at(text: str) -> None:
    started = time.process_time()
    assert isinstance(source_of("content/topics/war.md", f"---\nname: War\n---\n{text}".encode()), Source)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("text", ["---\nname: War\n---\n\nBody\n", "---  \nname: War\n---\t\nBody"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_either_sort_and_spaces_behind_hyphens_do_not_matter(text: str, end: str) -> None:
    source = source_of("content/topics/war.md", text.replace("\n", end).encode())
    assert isinstance(source, Source)
    assert (source.values, source.body) == ({"name": "War"}, "Body")


def test_a_line_of_hyphens_in_the_body_ends_nothing() -> None:
    source = source_of("content/topics/war.md", b"---\nname: War\n---\n\nOne\n\n---\n\nTwo\n")
    assert isinstance(source, Source)
    assert source.body == "One\n\n---\n\nTwo"


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (("name",), Place(2, 1)),
        (("roles", 0, "title"), Place(4, 5)),
        (("roles", 0, "to"), Place(4, 5)),
        (("roles", 7), Place(3, 1)),
        (("kind",), Place(1, 1)),
        ((), Place(1, 1)),
        (("body",), Place(8, 1)),
        (("body", 1, 3), Place(9, 3)),
    ],
)
def test_the_place_of_what_is_not_there_is_that_of_what_it_belongs_to(
    where: tuple[str | int, ...], place: Place
) -> None:
    text = "---\nname: Bob\nroles:\n  - title: baker\n    of: x\n---\n\nOne\nTwo\n"
    assert place_of(text, where) == place


def test_a_file_is_told_apart_by_path_time_and_size_before_it_is_read(content: Write) -> None:
    folder = content({"topics/a/war.md": TOPIC})
    changed = (folder / "topics" / "a" / "war.md").stat().st_mtime_ns
    assert list(files(folder, frozenset(kinds()))) == [File("content/topics/a/war.md", changed, len(TOPIC))]


def test_a_file_that_is_gone_when_it_is_read_is_told(content: Write) -> None:
    problem = opened(content({}).parent, "content/topics/war.md")
    assert isinstance(problem, Problem)
    assert (problem.path, problem.code) == ("content/topics/war.md", "unreadable")


def test_walking_gives_files_alone(content: Write) -> None:
    folder = content({"topics/a.md": "", "topics/b/c.md": ""})
    assert [p.name for p in walk(folder)] == ["a.md", "c.md"]
