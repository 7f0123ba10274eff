"""Whatever becomes of a record's file: it is read, or told to be wrong in one line and at a place, and nothing else.

Files of the toy archive are changed by chance, always the same, as hands, editors and merges change them.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from parley.checks import check
from parley.kinds import kinds
from parley.load import place_of, source_of
from parley.problems import Finding, Problem
from parley.records.base import Record
from parley.records.types import Key
from parley.validate import Judged, judged

FILES = sorted(Path(__file__).parent.joinpath("archive", "content").rglob("*.md"))

MARKS = "' \" [ ] { } [[ ]] [[a * & ! !! | > % @ ` ~ , ? # : - ]( ![ [^1] ``` \\ <b> а ß"
WORDS = "null no true -1 1e999 2031-02-30 ::error:: %0A ## --- ..."
ODD = (
    *(*MARKS.split(), *WORDS.split()),
    *(": ", " #", "- ", "? ", "<<: ", "---\n", "...\n", "<<<<<<< a\n", "## Context\n", "\t", "  ", "\n", "\r"),
    *("\x00", "\ufeff", "\u202e", "\u2028", "\u00a0", "\ud7ff", "\U0010ffff"),
    *("9" * 30, "x" * 3000, "[" * 300, "- " * 300),
)
"""What slips into a file: marks of YAML and Markdown, words that YAML changes, characters that are not seen."""

KEYS = sorted({key for model in kinds().values() for key in model.model_fields})


def inserted(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(ODD) + text[at:]


def cut(text: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice((1, 1, 2, 5, 80, 2000)) :]


def shuffled(text: str, chance: Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def doubled(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def indented(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "  ", "    ", "- ", "\t", "")) + lines[at].lstrip()
    return "\n".join(lines)


def misvalued(text: str, chance: Random) -> str:
    """Another value after some key."""
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    key = lines[at].partition(":")[0]
    lines[at] = f"{key}: {chance.choice((*ODD, '[]', '{}', '[[a]]', '{a: b}', '12', '12.5', '', 'a b', '[1, x]'))}"
    return "\n".join(lines)


def miskeyed(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = f"{chance.choice(KEYS)}:{lines[at].partition(':')[2]}"
    return "\n".join(lines)


CHANGES: tuple[Callable[[str, Random], str], ...] = (
    inserted,
    inserted,
    cut,
    shuffled,
    doubled,
    indented,
    misvalued,
    miskeyed,
)


def encoded(text: str, chance: Random) -> bytes:
    encoding = chance.choice(("utf-8",) * 30 + ("utf-16", "latin-1", "utf-8-sig"))
    data = text.encode(encoding, "replace")
    if chance.random() < 0.03:
        at = chance.randint(0, len(data))
        data = data[:at] + bytes([chance.randrange(256)]) + data[at:]
    return data


def told_well(found: Judged | Problem, text: str) -> None:
    told: tuple[Problem | Finding, ...] = (found,) if isinstance(found, Problem) else found.findings
    for problem in told:
        assert problem.message.strip() == problem.message
        assert 10 < len(problem.message) < 600
        assert "\n" not in problem.message
        for foreign in ("Traceback", "pydantic", "tuple", "NoneType", "expected <"):
            assert foreign not in problem.message.replace(text, "")
        if isinstance(problem, Finding):
            line, column = place_of(text, problem.where)
            assert 1 <= line <= text.count("\n") + 1
            assert column >= 1


@pytest.fixture(scope="module")
def records() -> dict[Key, Record]:
    found = [judged(source_of(path_of(file), file.read_bytes()), kinds()) for file in FILES]
    return {one.record.key: one.record for one in found if isinstance(one, Judged) and not one.findings}


def path_of(file: Path) -> str:
    return file.relative_to(Path(__file__).parent / "archive").as_posix()


@pytest.mark.parametrize("seed", range(8))
def test_a_file_changed_by_chance_is_read_or_told_to_be_wrong(seed: int, records: dict[Key, Record]) -> None:
    chance = Random(seed)
    wrong = 0
    for _ in range(500):
        file = chance.choice(FILES)
        text = file.read_text(encoding="utf-8")
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(CHANGES)(text, chance)
        data = encoded(text, chance)
        found = judged(source_of(path_of(file), data), kinds())
        told_well(found, data.decode("utf-8", "replace"))
        wrong += isinstance(found, Problem) or bool(found.findings)
        if isinstance(found, Judged) and chance.random() < 0.1:
            paths = {key: f"content/{key.kind}/{key.id}.md" for key in records} | {found.record.key: found.path}
            broken = frozenset({found.record.key} if found.findings else ())
            for finding in check({**records, found.record.key: found.record}, paths, broken):
                assert finding.message
    assert 200 < wrong < 500


def test_the_toy_archive_is_what_is_changed(records: dict[Key, Record]) -> None:
    assert len(records) == len(FILES) > 60
