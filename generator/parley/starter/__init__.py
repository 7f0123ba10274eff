"""A new archive on another conflict: its settings, its first records, and how changes to it are proposed and checked.

What it has in common with this project is the project's own file, so that a mend to one is a mend to both.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from parley.shipped import SHARED

FILES = Path(__file__).parent / "files"
"""What is a new archive's own; names that would act here, such as that of `.gitignore`, are without their dot."""

DOTTED = ("gitignore", "pre-commit-config.yaml")

COMMON = (
    ".editorconfig",
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE",
    ".github/SECURITY.md",
    ".github/dependabot.yml",
    ".github/pull_request_template.md",
    ".github/workflows/pages.yml",
    ".github/workflows/records.yml",
    ".gitlab",
    ".gitlab-ci.yml",
    ".vscode",
    "CONTRIBUTING.md",
)
"""What a new archive has as this project has it, but for the code that the project holds and the archive installs."""


_GUIDE = re.compile(r"\[([^\]]+)\]\(generator/parley/guides/([a-z-]+)\.md[^)]*\)")
"""A link to a guide that Parley brings, whose file no archive has."""


@dataclass(frozen=True, slots=True)
class Founded:
    """What its founder says of a new archive; `source` is the line of requirements.txt that names Parley."""

    name: str
    subject: str
    language: str
    source: str

    def words(self) -> Mapping[str, str]:
        """What stands in the place of each mark in the files; in YAML a text of JSON is one in quotes."""
        return {
            "ARCHIVE_NAME": json.dumps(self.name, ensure_ascii=False),
            "ARCHIVE_SUBJECT": json.dumps(self.subject, ensure_ascii=False),
            "ARCHIVE_LANGUAGE": json.dumps(self.language),
            "ARCHIVE_TITLE": self.name,
        }


def files(founded: Founded) -> Iterator[tuple[str, bytes]]:
    """Every file of a new archive: its path below the archive's folder, and what stands in it."""
    yield "requirements.txt", f"{founded.source}\n".encode()
    for path, name in _below(FILES):
        yield f".{name}" if name in DOTTED else name, _worded(path, founded)
    for common in COMMON:
        for path, name in _below(SHARED / common):
            full = str(PurePosixPath(common) / name)
            yield full, adapted(full, path.read_text(encoding="utf-8")).encode()


def adapted(name: str, text: str) -> str:
    """A file of this project as it is in an archive that installs Parley, and holds none of its code or tests."""
    text = text.replace("--editable .", "-r requirements.txt")
    if name == ".gitlab-ci.yml":
        parts = [part for part in text.split("\n\n") if not part.startswith("tests:\n")]
        return "\n\n".join(parts).replace("[records, tests, pages]", "[records, pages]")
    if name == "CONTRIBUTING.md":
        return _GUIDE.sub(r"\1 (`/about/\2/` on the site)", text.partition("\n## Code\n")[0])
    return text


def _worded(path: Path, founded: Founded) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".yml", ".md") and path.parent == FILES:
        for mark, words in founded.words().items():
            text = text.replace(mark, words)
    return text.encode()


def _below(path: Path) -> Iterator[tuple[Path, str]]:
    """The files of a folder with their names below it, sorted; of a file itself, its own with no name."""
    if path.is_file():
        yield path, ""
    for found in sorted(path.rglob("*")):
        if found.is_file():
            yield found, found.relative_to(path).as_posix()
