"""Guides: what an archive tells those who write for it, as Markdown that the site shows below `/about/`.

Parley brings its own, in this folder. What code hosts look for beside an archive's content, CONTRIBUTING and SECURITY,
are guides too, and so is every file in `content/_about/`: one named as another stands in its place.
"""

import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from posixpath import join, normpath
from typing import NamedTuple

from parley.body import faults
from parley.front_matter import FORBIDDEN
from parley.ids import ID
from parley.placing import MAX_BYTES
from parley.problems import Problem
from parley.urls import slug

OWN = Path(__file__).parent
FOLDER = "_about"
"""The folder of the content that holds an archive's own guides."""

LOOKED_FOR = ("CONTRIBUTING.md", ".github/SECURITY.md")
"""Guides that have their place in a repository."""

TAKEN = frozenset({"reference", "index", "page"})
"""Names whose addresses below `/about/` are not a guide's."""

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=\))")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_NO_WORD = re.compile(r"[^\w\s-]")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:")


class Section(NamedTuple):
    """A part of a guide below a heading of the second level: its name on the page, the heading, the Markdown below."""

    name: str
    title: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: its name in its address, the file it stands in, its text.

    `path` starts from the archive's folder; it is a file's name alone where Parley brings the guide. `language` is
    that of Parley's own, empty where it is the archive's.
    """

    name: str
    path: str
    text: str
    language: str = ""

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.text.split("\n", 1)[0].removeprefix("# ").strip()

    @property
    def lead(self) -> str:
        """What stands between its first heading and the next."""
        return self._parts[0].markdown

    @property
    def sections(self) -> Sequence[Section]:
        """Its parts, in order."""
        return self._parts[1:]

    @property
    def _parts(self) -> list[Section]:
        parts: list[tuple[str, list[str]]] = [("", [])]
        for line, is_code in list(_lines(self.text))[1:]:
            if line.startswith("## ") and not is_code:
                parts.append((line.removeprefix("## ").strip(), []))
            else:
                parts[-1][1].append(line)
        names = [f"on-{slug(title) or number}" for number, (title, _) in enumerate(parts)]
        return [
            Section(name if name not in names[:number] else f"{name}-{number}", title, "\n".join(kept).strip())
            for number, (name, (title, kept)) in enumerate(zip(names, parts, strict=True))
        ]

    def anchor(self, fragment: str) -> str:
        """The name on the page of the section to which a code host leads by a fragment; empty where there is none."""
        return next(
            (s.name for s in self.sections if _NO_WORD.sub("", s.title.lower()).replace(" ", "-") == fragment), ""
        )

    def towards(self, target: str) -> str:
        """Where one of its links leads, from the archive's folder on."""
        return _from(self.path, target)


def guides_of(content: Path) -> tuple[tuple[Guide, ...], list[Problem]]:
    """The guides of an archive in order of name, and what is wrong with those of its own."""
    found = {path.stem: Guide(path.stem, path.name, path.read_text(encoding="utf-8"), "en") for path in _own()}
    problems: list[Problem] = []
    root = content.parent
    for path in [*(root / name for name in LOOKED_FOR), *sorted((content / FOLDER).glob("*.md"))]:
        if not (path.exists() or path.is_symlink()):
            continue
        read = _read(path, path.relative_to(root).as_posix())
        if isinstance(read, Guide):
            found[read.name] = read
            problems += _wrong(read, root)
        else:
            problems.append(read)
    return tuple(found[name] for name in sorted(found)), problems


def linked(markdown: str, targets: Mapping[str, str | None]) -> str:
    """Markdown with its links led elsewhere, as the mapping says of each; a link that leads to None is words alone."""
    return "\n".join(line if is_code else _linked(line, targets) for line, is_code in _lines(markdown))


def links_in(text: str) -> Iterator[str]:
    """The targets of all links outside code."""
    for line, is_code in _lines(text):
        if not is_code:
            yield from _LINK.findall(_CODE.sub("", line))


def leads_to(path: str, text: str) -> Iterator[str]:
    """The paths that the links of a guide lead to, from the archive's folder on; addresses elsewhere are none."""
    return (_from(path, target) for target in links_in(text) if not _ELSEWHERE.match(target))


def _from(path: str, target: str) -> str:
    return normpath(join(path.rpartition("/")[0], target.partition("#")[0]))


def _own() -> list[Path]:
    return sorted(OWN.glob("*.md"))


def _read(path: Path, shown: str) -> Guide | Problem:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return Problem(shown, 1, 1, "not-a-file", "links, devices and pipes are not read; put a regular file here")
    if status.st_size > MAX_BYTES:
        return Problem(shown, 1, 1, "size", f"{status.st_size:,} bytes; a guide has at most {MAX_BYTES:,}: shorten it")
    name = path.stem.lower() if shown in LOOKED_FOR else path.stem
    if not ID.fullmatch(name) or name in TAKEN:
        words = f"the file name {path.name!r} is no name of a guide; use a-z, 0-9 and single hyphens"
        return Problem(shown, 1, 1, "id", f"{words}, and not {', '.join(sorted(TAKEN))}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return Problem(shown, 1, 1, "encoding", "this cannot be read as UTF-8; save the file with the encoding UTF-8")
    hidden = FORBIDDEN.search(text)
    if hidden:
        words = f"the character U+{ord(hidden[0]):04X} is not shown or turns the text around; remove it"
        return Problem(shown, text.count("\n", 0, hidden.start()) + 1, 1, "control-character", words)
    if not re.match(r"# \S", text):
        return Problem(shown, 1, 1, "guide", "a guide begins with its title, a line `# Title`; add it")
    return Guide(name, shown, text)


def _wrong(guide: Guide, root: Path) -> Iterator[Problem]:
    for fault in faults(guide.text, leads=lambda address: not _ELSEWHERE.match(address)):
        yield Problem(guide.path, fault.line + 1, fault.column, fault.code, fault.message)
    for number, (line, is_code) in enumerate(_lines(guide.text), 1):
        for target in () if is_code else _LINK.findall(_CODE.sub(lambda m: " " * len(m[0]), line)):
            if not _ELSEWHERE.match(target) and not _is_there(guide, target, root):
                words = f"{target[:80]!r} leads to no file of this archive; mend the link"
                yield Problem(guide.path, number, line.index(target) + 1, "link", words)


def _is_there(guide: Guide, target: str, root: Path) -> bool:
    """Whether a link leads to a file of the archive, or to a guide that Parley brings."""
    if target.startswith("#"):
        return True
    path = guide.towards(target)
    return not path.startswith(("..", "/")) and (
        (root / path).exists() or path.rpartition("/")[2] in {own.name for own in _own()}
    )


def _linked(line: str, targets: Mapping[str, str | None]) -> str:
    def made(found: re.Match[str]) -> str:
        words, target = found[1], found[2]
        leads = targets.get(target, target)
        return f"[{words}]({leads})" if leads else words

    pieces, at = [], 0
    for code in _CODE.finditer(line):
        pieces += [_WHOLE.sub(made, line[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*pieces, _WHOLE.sub(made, line[at:])])


_WHOLE = re.compile(r"\[([^\[\]]*)\]\(([^)\s]+)\)")


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it belongs to a block of code."""
    fenced = False
    for line in text.split("\n"):
        mark = bool(_FENCE.match(line))
        yield line, fenced or mark
        fenced ^= mark
