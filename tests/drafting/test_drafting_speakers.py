"""Who is told to speak, and that nobody is told so for sure who may not be the one."""

from pathlib import Path

import pytest
import yaml

from bench.passages import passages
from bench.quotations import parley, score
from parley.drafting.extract import quotations
from parley.quotations import prepare

EVERY = list(passages())
KNOWN = EVERY[0].known
NAMED = (
    "Tomas Arlen, Leila Marwan, Hassan al-Qadri and Viktor Semenov were there.\n\nIt rained.\n\nNothing was said.\n\n"
)
CASES = yaml.safe_load(Path(__file__).with_name("speakers.yml").read_text(encoding="utf-8"))["said"]


@pytest.mark.parametrize(("text", "speaker"), CASES, ids=[case[0][:60] for case in CASES])
def test_a_speaker_is_told_or_left_to_a_person(text: str, speaker: str | list[str]) -> None:
    found = quotations(prepare(NAMED + text), KNOWN)
    assert found
    one = found[-1].speaker
    told = (list(one.ids) if len(one.ids) > 1 else "".join(one.ids)) or one.unnamed
    assert (told if one.is_sure else "todo") == speaker


BARS = {"afar": (0.84, 0.78, 0.6), "apart": (0.94, 0.92, 0.88)}
"""Lower bars for sets that nobody wrote who knew a rule: quotations, speakers offered, speakers told."""


@pytest.mark.parametrize("name", sorted({passage.set for passage in EVERY}))
def test_a_set_of_passages_is_read_as_well_as_is_said(name: str) -> None:
    right, offered, recalled = BARS.get(name, (0.95, 0.92, 0.88))
    told = score((p, parley(p)) for p in EVERY if p.set == name)
    assert told.wrong == []
    assert told.parts_right >= min(right, 0.95) * max(told.parts_found, told.parts_wanted)
    assert told.right >= right * max(told.found, told.wanted)
    assert told.offered >= offered * told.speakers
    assert told.recalled >= recalled * told.speakers


def test_all_passages_together_are_read_as_well_as_is_aimed_at() -> None:
    told = score((p, parley(p)) for p in EVERY)
    assert told.right >= 0.96 * max(told.found, told.wanted)
    assert told.recalled >= 0.9 * told.speakers
    assert told.named_well >= 0.98 * told.named


def test_a_surname_alone_is_sure_only_after_the_full_name() -> None:
    for text, is_sure in (("“We go,” said Arlen.", False), ("Tomas Arlen left. “We go,” said Arlen.", True)):
        [found] = quotations(prepare(text), KNOWN)
        assert (found.speaker.ids, found.speaker.is_sure) == (("tomas-arlen",), is_sure)
