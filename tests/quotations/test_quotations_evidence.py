"""Evidence goes into a record's file as the key `verified`; nothing else in the file moves."""

import pytest
import yaml

from parley.quotations import Evidence, EvidenceError, write_evidence

EVIDENCE = Evidence("ab" * 32, 12, 40, "cd" * 32, "2017-03-01")
BLOCK = f"verified:\n  snapshot: {'ab' * 32}\n  start: 12\n  end: 40\n  text: {'cd' * 32}\n  on: 2017-03-01\n"
OLD = f"verified:\n  snapshot: {'00' * 32}\n  start: 1\n  end: 2\n  text: {'11' * 32}\n  on: 2016-01-01\n"
FLOW = f"verified: {{snapshot: {'00' * 32}, start: 1,\n  end: 2, text: {'11' * 32}, on: 2016-01-01}}  # old\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nspeaker: a\n---\nWords\n", f"---\nspeaker: a\n{BLOCK}---\nWords\n"),
        ("---\nspeaker: a # who\n\n# last\n---\n\nWords", f"---\nspeaker: a # who\n\n# last\n{BLOCK}---\n\nWords"),
        (f"---\nspeaker: a\n{OLD}---\nWords\n", f"---\nspeaker: a\n{BLOCK}---\nWords\n"),
        (f"---\n{OLD}speaker: a\n---\nWords\n", f"---\n{BLOCK}speaker: a\n---\nWords\n"),
        (f"---\n{OLD}\n# who\nspeaker: a\n---\n", f"---\n{BLOCK}\n# who\nspeaker: a\n---\n"),
        (f"---\na: b\n{FLOW}# who\nc: d\n---\n", f"---\na: b\n{BLOCK}# who\nc: d\n---\n"),
        ("---\na: b\nverified:\nc: d\n---\n", f"---\na: b\n{BLOCK}c: d\n---\n"),
        ("---\na: b\nverified: # soon\n---\n", f"---\na: b\n{BLOCK}---\n"),
        ("---\nverified: |\n  x\n\n  y\n\n# who\nc: d\n---\n", f"---\n{BLOCK}\n# who\nc: d\n---\n"),
        ('---\n"verified": {}\nc: d\n---\n', f"---\n{BLOCK}c: d\n---\n"),
        ("---\n---\nWords\n", f"---\n{BLOCK}---\nWords\n"),
        ("---\nnote: >-\n  one\n\n  two\n---\n", f"---\nnote: >-\n  one\n\n  two\n{BLOCK}---\n"),
        ("---\nnote: 'verified: x'\nmore:\n  verified: y\n---\n", None),
        ("---\nnote: a\u2028  b\nc: d\nverified: {}\ne: f\n---\n", None),
        ("---\nnote: |\n  verified: x\n---\nverified: y\n\n---\n", None),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_key_changes(before: str, after: str | None, line_end: str) -> None:
    before = before.replace("\n", line_end)
    written = write_evidence(before, EVIDENCE)
    if after is not None:
        assert written == after.replace("\n", line_end)
    block = BLOCK.replace("\n", line_end)
    assert written.count(block) == 1
    kept = [line for line in before.splitlines(keepends=True) if not line.startswith("verified: {}")]
    assert after is not None or written.replace(block, "") == "".join(kept)
    assert write_evidence(written, EVIDENCE) == written


def test_indented_keys_get_an_indented_key() -> None:
    written = write_evidence("---\n  speaker: a\n---\nWords\n", EVIDENCE)
    front = yaml.safe_load(written.split("---")[1])
    assert list(front) == ["speaker", "verified"]
    assert front["verified"]["start"] == 12


def test_a_hash_that_looks_like_a_number_stays_text() -> None:
    written = write_evidence("---\na: b\n---\n", Evidence("1" * 64, 0, 1, "1e" + "2" * 62, "2017-03-01"))
    assert f'snapshot: "{"1" * 64}"\n' in written
    assert f'text: "1e{"2" * 62}"\n' in written


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Words\n", "begins with a line `---`"),
        ("---\nspeaker: a\nWords\n", "begins with a line `---`"),
        ("\n---\na: b\n---\n", "begins with a line `---`"),
        ("---\n{speaker: a}\n---\n", "keys on lines of their own"),
        ("---\n- a\n---\n", "keys on lines of their own"),
        ("---\na: [\n---\n", "cannot be read"),
        (f"---\n{OLD}{OLD}---\n", "stands twice"),
        ("---\na: &x {b: c}\nverified: *x\n---\n", None),
        ("---\na: b\nverified: &x {b: c}\nd: *x\n---\n", "cannot be read"),
    ],
)
def test_a_file_that_cannot_take_it_stays_as_it_is(text: str, says: str | None) -> None:
    if says is None:
        assert BLOCK in write_evidence(text, EVIDENCE)
        return
    with pytest.raises(EvidenceError, match=says):
        write_evidence(text, EVIDENCE)


@pytest.mark.parametrize(
    "values",
    [
        ("AB" * 32, 0, 1, "cd" * 32, "2017-03-01"),
        ("ab" * 32, 0, 1, "cd", "2017-03-01"),
        ("ab" * 32, 1, 1, "cd" * 32, "2017-03-01"),
        ("ab" * 32, -1, 1, "cd" * 32, "2017-03-01"),
        ("ab" * 32, 0, 1, "cd" * 32, "20170301"),
        ("ab" * 32, 0, 1, "cd" * 32, "1 March"),
    ],
)
def test_evidence_is_hashes_a_range_and_a_day(values: tuple[str, int, int, str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Evidence(*values)
