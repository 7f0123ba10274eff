"""One new file is a new kind, one a new view, one a new output: nothing else in the package is touched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import parley
from sites import Built, build, settings, write

KIND = '''\
"""Treaties: texts that parties have signed."""

from typing import Annotated, ClassVar

from parley.dates import Edtf
from parley.records.base import NameOf, Record
from parley.records.types import Date, Id, Many, OneLine, Reference


class Treaty(Record):
    """A text that parties have signed."""

    folder: ClassVar[str] = "treaties"
    noun: ClassVar[str] = "treaty"
    plural: ClassVar[str] = "treaties"

    title: OneLine
    """What it is called."""
    signed: Date | None = None
    """When it was signed."""
    parties: Annotated[Many[Id], Reference("actors", "Treaties they signed")] = ()
    """Who signed it."""

    @property
    def when(self) -> Edtf | None:
        """When it was signed."""
        return self.signed

    def heading(self, name_of: NameOf) -> str:
        """Its title."""
        return self.title

    def line(self, name_of: NameOf) -> str:
        """What it is."""
        return "Treaty"
'''

VIEW = '''\
"""The page of everybody's initials."""

from typing import ClassVar

from parley.link import Archive
from parley.pages.base import Page, SinglePage
from parley.writing.writer import Writer


class Initials(SinglePage[str]):
    """One page of initials."""

    file: ClassVar[str] = "initials.md"

    def gather(self, archive: Archive, subject: None) -> str:
        """All initials."""
        return "".join(archive.name(r.key)[0] for r in archive.of("actors"))

    def write(self, shown: str, w: Writer) -> Page:
        """The page."""
        body = f"# Initials\\n\\nThey are {shown}."
        return Page(self.file, "Initials", "Everybody's initials.", body, "initials")
'''

OUTPUT = '''\
"""How many records there are."""

from collections.abc import Iterator
from typing import ClassVar

from parley.outputs.base import Output
from parley.records.base import Record


class Number(Output):
    """`/data/number.txt`: the number of records."""

    title: ClassVar[str] = "Number of records"
    mime_type: ClassVar[str] = "text/plain"
    number = 0

    def feed(self, record: Record) -> None:
        """One more."""
        self.number += 1

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The file."""
        yield "data/number.txt", str(self.number).encode()
'''

CONTENT = {
    "actors/ann.md": "---\nname: Ann\nkind: person\n---\n",
    "actors/bob.md": "---\nname: Bob\nkind: person\n---\n\nSigned [[treaties/lake-treaty]].\n",
    "treaties/lake-treaty.md": "---\ntitle: Treaty of the lake\nsigned: 2031-03\nparties: [ann, bob]\n---\n\nShort.\n",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the package and three files more."""
    folder = tmp_path_factory.mktemp("extended")
    shutil.copytree(Path(parley.__file__).parent, folder / "parley", ignore=shutil.ignore_patterns("__pycache__"))
    files = {"records/treaties.py": KIND, "pages/initials.py": VIEW, "outputs/number.py": OUTPUT}
    write(folder / "parley", files)
    write(folder / "content", CONTENT)
    return folder


@pytest.fixture(scope="module")
def extended(package: Path) -> Built:
    """The site that the extended package builds."""
    return build(settings(package), package / "site", PYTHONPATH=str(package))


def command(package: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "parley", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=package,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=True,
    )
    return done.stdout


def read(extended: Built, path: str) -> str:
    return (extended.site / path).read_text(encoding="utf-8")


def test_the_extended_package_builds(extended: Built) -> None:
    assert extended.status == 0, extended.output
    assert "WARNING" not in extended.output


def test_a_new_kind_has_pages_a_listing_a_place_in_the_navigation_and_a_download(extended: Built) -> None:
    page = read(extended, "treaties/lake-treaty/index.html")
    for words in ("Treaty of the lake", "Short.", "March 2031", "../../actors/ann/"):
        assert words in page
    assert "lake-treaty/" in read(extended, "treaties/index.html")
    assert 'href="treaties/"' in read(extended, "index.html")
    assert '"id": "lake-treaty"' in read(extended, "data/treaties.jsonl")


def test_a_new_reference_has_its_way_back(extended: Built) -> None:
    page = read(extended, "actors/ann/index.html")
    assert "Treaties they signed" in page
    assert "../../treaties/lake-treaty/" in page


def test_a_new_view_has_its_page(extended: Built) -> None:
    assert "They are AB." in read(extended, "initials/index.html")


def test_a_new_output_has_its_file(extended: Built) -> None:
    assert read(extended, "data/number.txt") == "3"


def test_the_command_knows_the_new_kind(package: Path, extended: Built) -> None:
    assert "treaties" in command(package, "kinds")
    assert "parties: Who signed it. (id in actors/)" in command(package, "kinds", "treaty")
    assert "Treaty of the lake" in command(package, "show", "lake-treaty")


def test_a_mistake_in_the_new_kind_is_answered_as_any_other(package: Path, tmp_path: Path) -> None:
    write(tmp_path / "content", {"treaties/x.md": "---\ntitel: X\n---\n"})
    done = subprocess.run(
        [sys.executable, "-m", "parley", "check"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package)},
        check=False,
    )
    assert (done.returncode, "did you mean `title`?" in done.stdout) == (1, True)


def test_a_kind_that_is_there_twice_is_refused(package: Path, tmp_path: Path) -> None:
    twice = shutil.copytree(package / "parley", tmp_path / "parley")
    write(twice, {"records/treaties_again.py": KIND})
    done = subprocess.run(
        [sys.executable, "-m", "parley", "kinds"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert (done.returncode, "treaties" in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_two_views_of_one_address_are_refused(package: Path, tmp_path: Path) -> None:
    twice = shutil.copytree(package / "parley", tmp_path / "parley")
    write(twice, {"pages/letters.py": VIEW.replace("class Initials", "class Letters")})
    write(tmp_path, {f"content/{path}": text for path, text in CONTENT.items()})
    done = subprocess.run(
        [sys.executable, "-m", "parley", "pages", "made"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert (done.returncode, "initials.md is made by Initials and by Letters" in done.stderr) == (2, True)
