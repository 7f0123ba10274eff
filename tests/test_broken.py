"""One mistake, one message: each file of `broken/` has records in it and exactly what is said about them."""

from pathlib import Path
from textwrap import indent

import pytest
import yaml

from parley.build import examine
from parley.problems import report
from sites import write

CASES = sorted(Path(__file__).parent.joinpath("broken").glob("*.yml"))

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
    told = report(examine(write(tmp_path / "content", {**BASE, **case["files"]})).problems) + "\n"
    if update_golden:
        kept = text[: text.index("\nmessages:")]
        path.write_text(f"{kept}\nmessages: |\n{indent(told, '  ')}", encoding="utf-8")
        return
    assert told == case["messages"]
