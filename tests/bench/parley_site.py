"""The archive as Parley's own site, and what its maintainers change in it from one build to the next."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import yaml

ROOT = Path(__file__).parents[2]

COMMAND = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict")

SENTENCE = "\nA sentence that somebody has added.\n"


def lay_out(folder: Path, *, search: bool = False) -> None:
    """Writes the site's settings: the project's own, without search unless that is wanted."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = {**settings["theme"], "custom_dir": str(ROOT / "theme")}
    plugins = [{"parley": {"search": search}}]
    made = {**settings, "plugins": plugins, "theme": theme, "docs_dir": "content", "site_dir": "site"}
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(made), encoding="utf-8")


def left_in(folder: Path) -> tuple[Path, ...]:
    """What earlier builds have left: the site, and all that Parley keeps to be quicker the next time."""
    return folder / "site", folder / ".cache"


@dataclass(frozen=True, slots=True)
class Change:
    """A record's file as it is, and as somebody changes it."""

    path: Path
    before: str
    after: str

    @classmethod
    def body(cls, path: Path) -> Self:
        """A sentence more in a record's body."""
        text = path.read_text(encoding="utf-8")
        return cls(path, text, text + SENTENCE)

    @classmethod
    def name(cls, path: Path) -> Self:
        """Another name of a record."""
        text = path.read_text(encoding="utf-8")
        return cls(path, text, text.replace("\nname: ", "\nname: Renamed ", 1))

    def make(self) -> None:
        """Changes the file."""
        self.path.write_text(self.after, encoding="utf-8")

    def undo(self) -> None:
        """Writes the file as it was."""
        self.path.write_text(self.before, encoding="utf-8")
