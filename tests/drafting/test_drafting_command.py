"""`parley new briefing`: what it writes, what it leaves to a person, and that it writes all or nothing."""

import hashlib
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parley.called import called
from parley.cli import main
from parley.commands.new import _Asked
from parley.drafting.aliases import entered, with_alias
from parley.drafting.new import checked, from_file
from parley.problems import UsageError

TEXT = """Talks go on in the house by the lake

By Ana Reyd

KARSA - “We came back,” Mira Dalvet told The Lantern on Tuesday. “We shall stay.”

Idris Hadan, the minister of roads, said: “The road is open.”

“It is a long road,” said Nadja Vello, who sells bread.

“It is,” he said.
"""


def parley(*arguments: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def content(archive_folder: Path, tmp_path: Path) -> Path:
    """A copy of the toy archive's records."""
    return Path(shutil.copytree(archive_folder, tmp_path / "archive" / "content"))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text that was read."""
    file = tmp_path / "texts" / "lake.txt"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_text_becomes_drafts_that_check_does_not_pass_until_they_are_done(content: Path, text: Path) -> None:
    before = text.read_bytes()
    done = parley("new", "briefing", text, "--content", content, "--date", "2031-03-06", "--on", "2031-04-01")
    assert done.exit_code == 0, done.output
    article = (content / "articles/talks-go-house-lake.md").read_text(encoding="utf-8")
    assert f'sha256: "{hashlib.sha256(before).hexdigest()}"' in article
    assert "title: Talks go on in the house by the lake" in article
    assert "  - Ana Reyd" in article
    quote = (content / "quotes/dalvet-came-back-stay.md").read_text(encoding="utf-8")
    for line in ("speaker: mira-dalvet", "said_to: the-lantern", "date: 2031-03-04", "verified:", "  on: 2031-04-01"):
        assert f"\n{line}\n" in quote
    assert quote.endswith("\n\nWe came back […] We shall stay.\n")
    checked = parley("check", "--content", content)
    assert checked.exit_code == 1
    assert {line.split("error[")[1].split("]")[0] for line in checked.stdout.splitlines()} == {"todo"}
    assert f"reason: {len(checked.stdout.splitlines())} times" in done.stdout


def test_a_new_name_is_left_open_with_the_nearest_that_there_is(content: Path, text: Path) -> None:
    done = parley("new", "briefing", text, "--content", content)
    assert "Nadja Vello: actors/nadia-velo (Nadia Velo)" in done.stdout
    quote = (content / "quotes" / "long-road.md").read_text(encoding="utf-8")
    assert "speaker: TODO  # “Nadja Vello” is not in the archive" in quote
    assert "nearest: nadia-velo (Nadia Velo)" in quote


def test_what_was_written_is_verified_by_the_same_check(content: Path, text: Path) -> None:
    assert parley("new", "briefing", text, "--content", content).exit_code == 0
    for path in [*(content / "quotes").glob("*.md"), *(content / "articles").glob("*.md")]:
        lines = path.read_text(encoding="utf-8").split("\n")
        if any("TODO" in line for line in lines):
            mended = ["speaker: mira-dalvet" if line.startswith("speaker: ") else line for line in lines]
            mended = ["date: 2031-03-04" if line.startswith("date: TODO") else line for line in mended]
            path.write_text(
                "\n".join(
                    "A summary." if line.startswith("TODO:") else line for line in mended if "- TODO" not in line
                ),
                encoding="utf-8",
            )
    assert parley("check", "--content", content).exit_code == 0
    before = snapshot(content)
    done = parley("verify", "--content", content, "--snapshots", text.parent, "--write")
    assert done.exit_code == 0, done.output
    assert snapshot(content) == before


def test_what_is_left_out_and_what_is_not_known_is_told(content: Path, text: Path) -> None:
    text.write_text(f"{TEXT}\nMira Dalvet called the road “useful”.\n", encoding="utf-8")
    done = parley("new", "briefing", text, "--content", content, "--json")
    told = json.loads(done.stdout)
    assert told["left_out"] == [{"words": "useful", "why": "one word"}]
    assert any("--date" in note for note in told["notes"])
    assert {one["name"] for one in told["unknown"]} >= {"Nadja Vello"}


@pytest.mark.parametrize(
    ("started", "told"),
    [
        (".venv/bin/parley", ".venv/bin/parley"),
        ("{here}/.venv/bin/parley", ".venv/bin/parley"),
        ("/else where/parley", "'/else where/parley'"),
        ("{path}/parley", "parley"),
        ("/usr/bin/pytest", "parley"),
    ],
)
def test_commands_are_told_as_they_can_be_typed(
    started: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "path"
    path.mkdir()
    (path / "parley").touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setattr("sys.argv", [started.format(here=tmp_path, path=path)])
    assert called() == told


def test_an_outlet_that_is_named_and_new_is_entered(content: Path, text: Path) -> None:
    done = parley("new", "briefing", text, "--content", content, "--publisher", "Lake 'n' Hill Post")
    assert done.exit_code == 0, done.output
    assert (content / "actors/lake-n-hill-post.md").read_text(encoding="utf-8") == (
        "---\nname: Lake 'n' Hill Post\nkind: media\n---\n"
    )
    assert "\npublisher: lake-n-hill-post\n" in (content / "articles/talks-go-house-lake.md").read_text(
        encoding="utf-8"
    )


def test_those_who_speak_and_are_new_are_entered_where_somebody_says_so(content: Path, text: Path) -> None:
    text.write_text(
        f"{TEXT}\n“It is so,” the minister Olaf Brandt said. “No,” said Ana, who fears arrest.\n", encoding="utf-8"
    )
    done = parley("new", "briefing", text, "--content", content, "--date", "2031-03-06", "--begin-actors")
    assert done.exit_code == 0, done.output
    entered = (content / "actors/olaf-brandt.md").read_text(encoding="utf-8")
    assert entered == (
        "---\nname: Olaf Brandt\nkind: person\nroles:\n  - title: minister\n    as_of: 2031-03-06\n"
        "    article: talks-go-house-lake\n---\n"
    )
    assert "\nspeaker: olaf-brandt\n" in (content / "quotes/brandt-it-is-so.md").read_text(encoding="utf-8")
    assert not [
        path for path in content.rglob("*.md") if "Ana," in path.read_text(encoding="utf-8") or "-ana-" in path.name
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: X\nkind: person\n---\n", "---\nname: X\nkind: person\naliases:\n  - Y\n---\n"),
        (
            "---\nname: X\naliases:\n- Z # so\nkind: person\n---\n",
            "---\nname: X\naliases:\n- Z # so\n- Y\nkind: person\n---\n",
        ),
        ("---\nname: X\naliases: [Z]\nkind: person\n---\n", "---\nname: X\naliases: [Z, Y]\nkind: person\n---\n"),
        (
            "---\nname: X\naliases: [Z] # so\nkind: person\n---\n",
            "---\nname: X\naliases: [Z, Y] # so\nkind: person\n---\n",
        ),
        (
            "---\nname: X\nkind: person\n---\naliases:\n- Z\n",
            "---\nname: X\nkind: person\naliases:\n  - Y\n---\naliases:\n- Z\n",
        ),
        ("---\nname: X\naliases: []\nkind: person\n---\n", "---\nname: X\naliases: [Y]\nkind: person\n---\n"),
    ],
)
def test_a_spelling_is_written_into_a_record_and_all_else_left(before: str, after: str) -> None:
    assert with_alias(before, "Y") == after


def test_a_record_that_cannot_be_added_to_is_left_and_told(tmp_path: Path) -> None:
    before = "---\nname: X\nkind: person\naliases: [\n  Z]\n---\n"
    path = tmp_path / "content/actors/x.md"
    path.parent.mkdir(parents=True)
    path.write_text(before, encoding="utf-8")
    with pytest.raises(UsageError, match="write into its aliases: Y"):
        list(entered(tmp_path, {"Y": "x"}, {"x": "content/actors/x.md"}))
    assert path.read_text(encoding="utf-8") == before


def test_a_person_at_a_terminal_is_asked_for_each_name(
    content: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str, **_: object) -> bool:
        asked.append(question)
        return "is that" in question

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.confirm", answer)
    text.write_text(f"{TEXT}\n“It is so,” the minister Olaf Brandt said.\n", encoding="utf-8")
    made = from_file(content, text, checked("", "", "2031-03-06", "", ""), None, date(2031, 4, 1), _Asked(begin=False))[
        0
    ]
    assert [question.split("”")[0] for question in asked] == ["“Nadja Vello", "“Olaf Brandt"]
    assert made.same == {"Nadja Vello": "nadia-velo"}
    assert "\n  - Nadja Vello\n" in (content / "actors/nadia-velo.md").read_text(encoding="utf-8")
    assert "\nspeaker: nadia-velo\n" in (content / "quotes/velo-long-road.md").read_text(encoding="utf-8")
    assert not (content / "actors/olaf-brandt.md").exists()


def test_an_outlet_is_no_person(content: Path, text: Path) -> None:
    done = parley("new", "briefing", text, "--content", content, "--publisher", "Velo Newswire")
    assert done.exit_code == 0, done.output
    assert (content / "actors/velo-newswire.md").exists()


@pytest.mark.parametrize("name", ["Lantern", "The Lantern", "Northern Counncil"])
def test_an_outlet_that_may_be_there_is_not_entered_twice(content: Path, text: Path, name: str) -> None:
    before = snapshot(content / "actors")
    parley("new", "briefing", text, "--content", content, "--publisher", name)
    assert snapshot(content / "actors") == before


def test_nothing_is_written_twice_or_over(content: Path, text: Path) -> None:
    assert parley("new", "briefing", text, "--content", content).exit_code == 0
    before = snapshot(content)
    done = parley("new", "briefing", text, "--content", content)
    assert (done.exit_code, snapshot(content)) == (2, before)
    assert "in the archive already: articles/talks-go-house-lake.md" in done.stderr


def test_where_one_file_cannot_be_written_none_is(content: Path, text: Path) -> None:
    quotes = content / "quotes"
    shutil.rmtree(quotes)
    quotes.write_text("in the way", encoding="utf-8")
    before = snapshot(content)
    done = parley("new", "briefing", text, "--content", content)
    assert done.exit_code in (1, 2)
    assert "Traceback" not in done.output
    assert snapshot(content) == before


def test_a_page_is_read_and_its_text_is_kept_beside_it(content: Path, text: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:])
    page = text.with_name("lake.html")
    page.write_text(
        '<!doctype html><html lang="en-GB"><head><meta property="og:site_name" content="The Lantern">'
        '<meta property="article:published_time" content="2031-03-06T08:00Z"><title>x</title></head>'
        "<body><nav>Menu</nav>"
        f"<article><h1>{TEXT.splitlines()[0]}</h1>{paragraphs}"
        "<p>It said:</p><blockquote>We are <q>open</q>.</blockquote>"
        "<script>alert(1)</script></article></body></html>",
        encoding="utf-8",
    )
    done = parley("new", "briefing", page, "--content", content, "--json")
    assert done.exit_code == 0, done.output
    kept = Path(json.loads(done.stdout)["kept"])
    assert kept == text.with_name("lake.html.txt")
    told = kept.read_text(encoding="utf-8")
    assert "Menu" not in told
    assert "alert" not in told
    assert "\n> We are “open”.\n" in told
    article = (content / "articles/talks-go-house-lake.md").read_text(encoding="utf-8")
    for line in (
        "publisher: the-lantern",
        "published: 2031-03-06",
        "language: en-GB",
        "title: Talks go on in the house",
    ):
        assert f"\n{line}" in article
    assert hashlib.sha256(kept.read_bytes()).hexdigest() in article


def test_standard_input_is_read_and_kept_where_it_is_said(content: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    done = parley("new", "briefing", "-", "--content", content, "--keep", kept, given=TEXT)
    assert done.exit_code == 0, done.output
    assert kept.read_bytes() == TEXT.encode()


def test_a_pdf_is_read(content: Path, tmp_path: Path) -> None:
    from pypdf import PdfWriter

    made = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(made)
    file = tmp_path / "scan.pdf"
    file.write_bytes(made.getvalue())
    done = parley("new", "briefing", file, "--content", content)
    assert done.exit_code == 2
    assert "holds pictures of pages and no text" in done.stderr


def test_the_lines_of_a_pdf_are_put_together_to_paragraphs(content: Path, tmp_path: Path) -> None:
    lines = ["Talks go on by the lake", "", *LINES]
    file = tmp_path / "lake.pdf"
    file.write_bytes(pdf(lines))
    done = parley("new", "briefing", file, "--content", content)
    assert done.exit_code == 0, done.output
    assert "compare it with the page" in done.stdout
    kept = file.with_name("lake.pdf.txt").read_text(encoding="utf-8")
    assert '"We came back to the long table," Mira Dalvet told The Lantern. "We shall stay at it."' in kept.split("\n")
    quote = (content / "quotes" / "dalvet-came-back-long.md").read_text(encoding="utf-8")
    assert "\nWe came back to the long table […] We shall stay at it.\n" in quote


LINES = ['"We came back to the long ta-', 'ble," Mira Dalvet told The Lantern. "We', 'shall stay at it."']


def pdf(lines: list[str]) -> bytes:
    """A page of plain text, each line in its place."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    page = writer.add_blank_page(400, 400)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    made = DictionaryObject({NameObject(k): NameObject(v) for k, v in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): made})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = StreamObject()
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream.set_data(f"BT /F1 12 Tf 20 380 Td {shown}ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no text"),
        (b"caf\xe9", "lake.txt:1: this is not UTF-8"),
        (b"PK\x03\x04\0\0", "is no text"),
        (b"%PDF-1.4 nonsense", "this PDF cannot be read"),
        (b"a " * 150_000, "more than any article"),
    ],
)
def test_what_is_no_text_is_refused_in_words(data: bytes, words: str, content: Path, text: Path) -> None:
    text.write_bytes(data)
    before = snapshot(content)
    done = parley("new", "briefing", text, "--content", content)
    assert (done.exit_code, snapshot(content)) == (2, before)
    assert words in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--date", "2017-13-01"], "--date"),
        (["--url", "lantern"], "--url"),
        (["--language", "english!"], "--language"),
        (["--id", "No Id"], "--id"),
        (["--id", "lantern-opening"], "there is an article"),
    ],
)
def test_a_wrong_option_is_answered_in_words(options: list[str], words: str, content: Path, text: Path) -> None:
    done = parley("new", "briefing", text, "--content", content, *options)
    assert done.exit_code == 2
    assert words in done.stderr


def test_of_another_language_no_speaker_is_sure(content: Path, text: Path) -> None:
    text.write_text("Titre de la page\n\n« Nous restons ici », a dit Mira Dalvet à Karsa.\n", encoding="utf-8")
    assert parley("new", "briefing", text, "--content", content, "--language", "fr").exit_code == 0
    drafted = [p.read_text(encoding="utf-8") for p in (content / "quotes").glob("*.md")]
    assert all("TODO" in one for one in drafted if "article: titre-de-la-page" in one)
