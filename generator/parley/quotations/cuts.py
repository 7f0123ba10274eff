"""Whether a place holds a quotation whole: what is cut off before and after its words is to be marked."""

import re

from parley.quotations.marks import Wording
from parley.quotations.search import Place, Text

_SENTENCE_END = re.compile(r"[.!?…]['\")\]]*\s|\n")
_SHOWN = 60


def objection(place: Place, reading: Wording, source: Text, *, is_direct: bool) -> str | None:
    """Why words that stand in the source are not the quotation that the record gives; None: they are.

    Direct speech is full sentences, or as much of one as the source quotes, or it is marked where it is cut.
    """
    if reading.opens_with_insertion and source.text[: place.start].endswith(("] ", "]")):
        return "the source has an insertion of its own before the words; write that one or none"
    if reading.closes_with_insertion and source.text[place.end :].startswith((" [", "[")):
        return "the source has an insertion of its own after the words; write that one or none"
    before, after = cut_off(place, source)
    if is_direct and before and not reading.opens_with_mark:
        return f"the words begin inside a sentence: “{shortened(before)}” stands before them"
    if is_direct and after and not reading.closes_with_mark:
        return f"the words end inside a sentence: “{shortened(after)}” stands after them"
    return None


def cut_off(place: Place, source: Text) -> tuple[str, str]:
    """What stands in the quotation before the words in their first sentence, and after them in their last."""
    last = source.stretch_at(place.end)
    end = source.stretches[last].end if last is not None else place.end
    before = _SENTENCE_END.split(source.text[source.stretches[place.stretch].start : place.start])[-1]
    # one character back, for the words may hold the full stop; the space lets it end the stretch too
    after = source.text[place.end - 1 : end] + " "
    ended = _SENTENCE_END.search(after)
    after = after[1 : ended.start() if ended else None]
    return (before if re.search(r"\w", before) else ""), (after if re.search(r"\w", after) else "")


def shortened(text: str) -> str:
    """A text for a message, cut after whole words."""
    text = " ".join(text.split()).strip(' "')
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
