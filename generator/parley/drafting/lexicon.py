"""The English words that tell who speaks, from `english.txt`: titles, trades, and what begins another clause."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from parley.quotations.attribution import PHRASAL, VERB


@cache
def _texts() -> Mapping[str, str]:
    text = re.sub(r"^#.*$", "", Path(__file__).with_name("english.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts = re.split(r"^\[(\w+)\]$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _texts().items()}


def _lines(name: str) -> list[str]:
    return [line for line in _texts()[name].splitlines() if line]


AUXILIARY = _lists()["auxiliary"]
"""Words between a subject and its verb."""

BREAKS = _lists()["breaks"]
"""Words that begin another clause."""

PREPOSITIONS = _lists()["prepositions"]

ADVERBIALS = PREPOSITIONS | _lists()["adverbials"]
"""Words that begin a phrase which stands before a sentence's subject."""

LEADING = _lists()["leading"]
"""Words that may stand directly before a subject."""

DETERMINERS = _lists()["determiners"]

INDEFINITE = _lists()["indefinite"]

MANY = INDEFINITE - {"a", "an", "one", "another"}
"""Those of them that are said of more than one."""

TIMES = _lists()["times"]
"""Words that say how much later or earlier."""

PLURAL_UNNAMED = _lists()["plural_unnamed"]
"""Who speaks without a name or an article."""

TITLES = _lists()["titles"]
"""Words that stand with a capital before a person's name."""

PERSONS = _lists()["persons"]
"""Nouns for one person."""

GROUPS = _lists()["groups"]
"""Nouns for many together."""

MALE, FEMALE = _lists()["male"], _lists()["female"]
"""Words that tell whether he or she is meant."""

GIVEN_MALE, GIVEN_FEMALE = _lists()["given_male"], _lists()["given_female"]
"""Given names that but one sex bears."""

PLATFORMS = _lists()["platforms"]
"""Where people write, and no people."""

COMMON = _lists()["common"]
"""Words that are no names, even where they begin a sentence."""

SAME_TRADE = {word: line.split()[0] for line in _lines("same_trade") for word in line.split()}
"""Words for one trade, each with the first of them."""

PAPERS = _lists()["papers"]
"""What somebody has written or put out."""

WORDS_OF = _lists()["words_of"]
"""What is said or promised, by whoever it may be."""

KIN = _lists()["kin"]
"""Persons who belong to somebody, and are not named by that."""

FORMS_OF_ADDRESS = _lists()["forms_of_address"]
"""What stands before a surname out of politeness, and is no trade."""

SHOWN, GESTURES = _lists()["shown"], _lists()["gestures"]
"""What words stand on, and with what they are spoken."""

SPEAKS = _lists()["speaks"]
"""Verbs after which a sentence in quotation marks goes on with what somebody said."""

NOT_SAID = _lists()["not_said"]
"""By which a sentence says that somebody did not say it."""

NOT_THE_SAME = _lists()["not_the_same"]
"""Adjectives by which somebody else of a name is meant."""

BESIDE = _lists()["beside"]
"""What may follow the name of whoever speaks: `said X at a meeting`."""

GIVES = _lists()["gives"]
"""Before `a warning`, where it is the subject's own."""

WROTE, ISSUED = _lists()["wrote"], _lists()["issued"]
"""How somebody comes to have said something in a paper."""

PAST = _lists()["past"]
"""Verbs of the past that do not end in `ed`."""

DEATH = _lists()["death"]
"""By which somebody is dead, and speaks no more."""

ASKED = _lists()["asked"]
"""What is done to whoever answers."""

MONTHS = _lists()["months"]

TO_SAY = _lists()["to_say"]
"""Verbs after `to`, whose words are still to be said."""

DAYS = _lists()["days"]
"""Words that say on which day."""

PARTICLES = _lists()["particles"]
"""Small words inside a person's name."""

HE, SHE, IT = frozenset(["he"]), frozenset(["she"]), frozenset(["it", "they"])
PRONOUNS = HE | SHE | IT | frozenset(["i", "we", "you"])

_STEMS, _FORMS = _lists()["mild_stems"], _lists()["mild_forms"]

MILD_PARTICIPLES = _lists()["mild_participles"]
"""Such verbs in the form that follows a comma: `X left, calling it ...`."""

MILD = frozenset(stem + "ed" for stem in _STEMS) | _FORMS | MILD_PARTICIPLES
"""Verbs by which a few quoted words are given to somebody, beside those of speech."""

SOUNDS = _lists()["sounds"]
"""What somebody does who speaks, where nothing else says so: `“...,” X laughed`."""

PURPOSES = _lists()["purposes"]
"""Verbs that may stand before `to say`, where that was said: `X went on to say`."""

INFINITIVES = _lists()["infinitives"]
"""Verbs of speech as they stand after `to`."""

SPEECH = VERB
"""Verbs of speech, by which whole sentences are given to somebody."""

TWO_WORDS = {**PHRASAL, **dict(line.split() for line in _lines("two_words"))}
"""Such as are of speech only with a small word after them."""

NAMING = re.compile(
    r"\b(?:so called|so-called|known as|known by|dubbed|nicknamed|codenamed|code-named|named|titled|entitled|operation"
    r"|headlined|called|the (?:film|book|song|play|novel|series|newspaper|magazine|report|album|website|channel|group"
    r"|slogan|hashtag|term|word|phrase))[ ,]*$",
    re.IGNORECASE,
)
"""What stands before quotation marks that mark a name and no quotation."""

WHAT_CALLED = re.compile(
    r"\bwhat (?P<who>[^,;:]{1,80}?) (?:calls?|called|had called|has called|describes as|described as|termed)(?: as)?$",
    re.IGNORECASE,
)
"""`what X called`: the words that follow are X's."""

_WORDS_OF = (
    r"in (?:the (?:\w+ )?words of (?P<who>[^,;:.]{1,80})"
    r"|(?!his|her|its|their)(?P<whose>[^,;:.]{1,60})'s (?:own )?words\b)"
)

IN_THE_WORDS = re.compile(rf"\b{_WORDS_OF}(?:,[^.;:]{{0,80}}|:)?$", re.IGNORECASE)
"""`in the words of X, the road is`: the words that follow are X's."""

AFTER_IN_THE_WORDS = re.compile(rf",? ?{_WORDS_OF}", re.IGNORECASE)
"""The same after a quotation."""

MANNER = re.compile(
    r"(?:was|is|sounded|remained|seemed) (?:\w+ )?(?:blunt|clear|curt|brief|defiant|cautious|unmoved|categorical|firm"
    r"|direct|dismissive|optimistic|pessimistic|sceptical|skeptical|upbeat|terse|laconic)"
    r"|(?:saw|sees) (?:it|this|that|things|the matter) (?:otherwise|differently)|put it (?:\w+ly|this way|like this)"
    r"|went (?:even )?(?:further|farther)|disagreed|agreed|smiled|laughed|shrugged|nodded|sighed|dissented"
    r"|took a (?:different|harder|softer|gentler) (?:line|view|tone)"
)
"""After a name and before a colon: how somebody speaks, when nothing says that."""

WHERE = frozenset(["in", "near", "at", "outside", "inside", "around", "into", "through", "across", "from"])
"""After these the name of a capital is a place, and no government."""

NO_MORE = frozenset(["former", "ex", "late", "then", "outgoing", "predecessor", "successor"])
"""By which somebody is described who has a trade no more, or not yet."""

GIVEN_NAME = re.compile("name as|name of|first name|name only|the name|(?:himself|herself) as|only as|as just")
"""What stands before the name that somebody unnamed gives."""

PLACES_OF, MOVES = _lists()["places_of"], _lists()["moves"]
"""What stands before `of`, or before `to`, and the name of a place."""

GATHERINGS = _lists()["gatherings"]
"""Nouns that end like verbs."""

SHORT, FAR = 6, 30
"""How many words a label or a short description has at most; how many stand between two of one sentence."""


def is_origin(word: str) -> bool:
    """Whether a word says where somebody is from: `Syrian`, `Turks`."""
    small = word.lower()
    return small in _lists()["origins"] or small.removesuffix("s") in _lists()["origins"]


def is_plural(word: str) -> bool:
    """Whether a word in small letters is one for several persons."""
    return word.removesuffix("s") in PERSONS - {word} or word in _lists()["plurals"]


def is_adverb(word: str) -> bool:
    """Whether a word in small letters looks like an adverb and is none of the nouns that do."""
    return word.endswith("ly") and word not in _lists()["not_adverbs"]
