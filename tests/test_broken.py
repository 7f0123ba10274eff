"""One mistake, one message: each file of `broken/` has records in it and exactly what is said about them.

A file of a case is in UTF-8, unless the case names another encoding for it below `encodings`.
"""

import re
from pathlib import Path
from textwrap import indent

import pytest
import yaml

from parley.build import examine
from parley.problems import report
from sites import write

CASES = sorted(Path(__file__).parent.joinpath("broken").glob("*.yml"))

MENDING = re.compile(
    r"\b(?:write|put|add|remove|move|rename|save|keep|merge|link|mend|restore|run|swap|shorten|split|thin|close|publish"
    r"|flatten|describe|use|copy|correct|indent|name|add|did you mean|it is (?:now )?called|belongs?|compare)\b"
)
"""What tells a person what to do."""

BASE = {
    "actors/ann.md": "---\nname: Ann\nkind: person\n---\n",
    "articles/paper.md": "---\ntitle: The paper\nlanguage: en\nactors: [ann]\n---\n",
}
"""What every case has beside its own records: somebody who may speak, and an article to speak in."""


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_mistake_is_answered_with_its_place_its_reason_and_its_mend(
    path: Path, tmp_path: Path, update_golden: bool
) -> None:
    text = path.read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    content = write(tmp_path / "content", {**BASE, **case["files"]})
    for name, encoding in case.get("encodings", {}).items():
        (content / name).write_bytes(case["files"][name].encode(encoding))
    told = report(examine(content).problems) + "\n"
    if update_golden:
        kept = text[: text.index("\nmessages:")]
        path.write_text(f"{kept}\nmessages: |\n{indent(told, '  ')}", encoding="utf-8")
        return
    assert told == case["messages"]


def test_there_are_more_than_sixty_mistakes() -> None:
    assert len(CASES) > 60


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_message_is_one_sentence_that_says_what_to_do(path: Path) -> None:
    for line in yaml.safe_load(path.read_text(encoding="utf-8"))["messages"].splitlines():
        message = line.split("]: ", 1)[1]
        assert MENDING.search(message), message
        assert len(message) < 400, message
        assert message[-1] not in ".;,", message
