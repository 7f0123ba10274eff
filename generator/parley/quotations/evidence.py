"""The evidence of a check, and its place in a record's file: the key `verified`, written without touching the rest."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from parley.called import called
from parley.quotations.normalise import normalise_words

KEY = "verified"

_DELIMITER = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LOOKS_LIKE_NUMBER = re.compile(r"[0-9]+(?:e[0-9]+)?")
# what YAML takes for the end of a line, which is more than an editor does
_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|\Z)")


class EvidenceError(ValueError):
    """The file's front matter is not such that a key can be put into it; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """That words stood in a text: which file was read, where they stand in it, which words, and the day of the check.

    `start` and `end` are the TextPositionSelector of the W3C Web Annotation Data Model: characters (code points)
    from 0, the end not counted in, of the text as `normalise` gives it. Raises ValueError for what is no hash,
    range or day.
    """

    snapshot: str
    """The SHA-256 of the file that was read, its bytes as they are."""
    start: int
    end: int
    text: str
    """`digest` of the record's words at the time."""
    on: str
    """The day of the check, ISO 8601."""

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.snapshot) or not _SHA256.fullmatch(self.text):
            raise ValueError("a SHA-256 is 64 small hexadecimal digits")
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.start} to {self.end} is no range of characters")
        if date.fromisoformat(self.on).isoformat() != self.on:
            raise ValueError(f"{self.on!r} is no day; write it like 2017-02-23")


def digest(words: str) -> str:
    """The SHA-256 of a record's normalised words: it changes when the words do, not when marks are restyled."""
    return sha256(normalise_words(words).encode()).hexdigest()


def write_evidence(file_text: str, evidence: Evidence) -> str:
    """The record's file with its key `verified` replaced where it stands, or added as the last key.

    Read the file without translating line ends: each other line comes back as it was. Raises EvidenceError.
    """
    start, end = _front_matter(file_text)
    front = file_text[start:end]
    root = _compose(front)
    line_end = "\r\n" if file_text[:start].endswith("\r\n") else "\n"
    lines = [match[0] for match in _LINE.finditer(front) if match[0]]
    first, last = _lines_of_key(root, lines)
    indent = " " * (root.value[0][0].start_mark.column if root and root.value else 0)
    block = [f"{indent}{line}{line_end}" for line in _block(evidence)]
    written = "".join([*lines[:first], *block, *lines[last:]])
    if _others(root) != _others(_compose(written)):
        raise EvidenceError(f"`{KEY}` cannot be put into this front matter; write each key on lines of its own")
    return file_text[:start] + written + file_text[end:]


def _front_matter(file_text: str) -> tuple[int, int]:
    """Where the lines between the two delimiters begin and end."""
    marks = [match for match, _ in zip(_DELIMITER.finditer(file_text), range(2), strict=False)]
    if len(marks) < 2 or marks[0].start() != 0:
        raise EvidenceError("a record begins with a line `---`, its keys, and a line `---`; add them")
    return marks[0].end() + 1, marks[1].start()


def _compose(front: str) -> MappingNode | None:
    loader = yaml.CSafeLoader(front)
    try:
        root: Node | None = loader.get_single_node()
    except yaml.YAMLError as error:
        raise EvidenceError(f"the front matter cannot be read: {error}; run `{called()} check`") from error
    finally:
        loader.dispose()
    if root is None:
        return None
    if not isinstance(root, MappingNode) or root.flow_style:
        raise EvidenceError("the front matter is not keys on lines of their own; write it so")
    return root


def _lines_of_key(root: MappingNode | None, lines: list[str]) -> tuple[int, int]:
    """The lines of the key and its value, the last not counted in; none at the end where there is no such key."""
    pairs = [(key, value) for key, value in root.value if _is_key(key)] if root else []
    if len(pairs) > 1:
        raise EvidenceError(f"the key `{KEY}` stands twice; remove both")
    if not pairs:
        return len(lines), len(lines)
    key, value = pairs[0]
    first: int = key.start_mark.line
    last: int = max(first + 1, value.end_mark.line + (value.end_mark.column > 0))
    # libyaml ends a block where the next token begins: comments and blank lines before that are not its own
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    return first, last


def _block(evidence: Evidence) -> list[str]:
    values = (evidence.snapshot, evidence.start, evidence.end, evidence.text, evidence.on)
    names = ("snapshot", "start", "end", "text", "on")
    return [
        f"{KEY}:",
        *(f"  {name}: {_scalar(str(value))}" for name, value in zip(names, values, strict=True)),
    ]


def _scalar(value: str) -> str:
    return f'"{value}"' if len(value) == 64 and _LOOKS_LIKE_NUMBER.fullmatch(value) else value


def _is_key(key: Node) -> bool:
    return isinstance(key, ScalarNode) and key.value == KEY


def _others(root: MappingNode | None) -> list[str]:
    """All keys but this one with their values, as text that can be compared."""
    pairs = root.value if root else []
    return [yaml.serialize(node) for key, value in pairs if not _is_key(key) for node in (key, value)]
