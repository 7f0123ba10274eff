"""Where a quotation may begin and end: never inside a word or a number, whose cutting changes what was said."""

import re
import unicodedata

from parley.quotations.normalise import EM_DASHES

_JOINERS = "'-./:,"
_AMOUNT_SIGNS = "%‰°$€£¥#+"
_MAGNITUDE = r"(?:hundred|thousand|million|billion|trillion|dozen|per ?cent|percent)s?"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
NUMBER = re.compile(
    rf"\d[\d.,:/]*\d|\d|\b(?:{_SMALL}|half|dozens?|once|twice|thrice|"
    r"(?:hundred|thousand|million|billion|trillion)s?|zero)\b",
    re.IGNORECASE,
)
"""A number in digits of any script or in English words."""

NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|hardly|barely|scarcely|seldom|"
    r"rarely|unless)\b|\b\w+n't\b",
    re.IGNORECASE,
)
"""An English word that turns what is said into its opposite."""

_NUMBER_BEFORE = re.compile(
    rf"(?:\d|\b(?:a|half|{_SMALL}|hundred|thousand|million))(?:[ -](?:{_MAGNITUDE}))*$",
    re.IGNORECASE,
)
_MAGNITUDE_AFTER = re.compile(rf"[ -]{_MAGNITUDE}\b", re.IGNORECASE)
_THOUSANDS_AFTER = re.compile(r" \d{3}(?!\d)")
_REACH = 40
"""How far around a place is looked for the rest of a number."""


def is_word(character: str) -> bool:
    """Whether a character is part of a word: a letter, a digit, a mark above or below one, an underscore."""
    # \w leaves combining marks out where no composed letter exists (Arabic vowels, Devanagari signs)
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def is_boundary(text: str, shaped: str, at: int) -> bool:
    """Whether a quotation may begin or end at a place of the normalised text; `shaped` tells its dashes apart."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if is_word(before) and is_word(after):
        return False
    if is_word(before) and after in _JOINERS and at + 1 < len(text) and is_word(text[at + 1]):
        return _parts(text, shaped, at)
    if is_word(after) and before in _JOINERS and at > 1 and is_word(text[at - 2]):
        return _parts(text, shaped, at - 1)
    if (before.isdigit() and after in _AMOUNT_SIGNS) or (after.isdigit() and before in _AMOUNT_SIGNS + "-."):
        return False
    return not _inside_number(text, at)


def _parts(text: str, shaped: str, joiner: int) -> bool:
    # a comma parts two words, and a dash may; between digits both are part of the number
    number = text[joiner - 1].isdigit() and text[joiner + 1].isdigit()
    return not number and (shaped[joiner] in EM_DASHES or text[joiner] in ",:")


def _inside_number(text: str, at: int) -> bool:
    for place in {at, at - 1 if text[at - 1] in " -" else at}:
        before = text[max(0, place - _REACH) : place]
        if before[-1:].isdigit() and _THOUSANDS_AFTER.match(text, place):
            return True
        if _MAGNITUDE_AFTER.match(text, place) and _NUMBER_BEFORE.search(before):
            return True
    return False
