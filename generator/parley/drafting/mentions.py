"""Who and what a text names: those whom the archive knows, and the names that it does not know.

A name counts only where it is whole: in `Saad Hariri` nobody finds Nasr al-Hariri.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from parley.drafting import lexicon
from parley.drafting.known import Known, Match
from parley.drafting.tokens import Token
from parley.records.types import Key

SHORT_FORM = re.compile("[A-Z]{2,5}")
"""The short form of a body's name, which may stand before a person's: `HNC spokesman`, `UN envoy`."""

LINKS = frozenset(["of", "for", "the", "des", "du"])
"""Small words inside the name of a body."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: of which words it is made, whose it is, and how sure that is."""

    first: int
    last: int
    """Both counted in."""
    text: str
    keys: tuple[Key, ...]
    """Whom the archive knows by it; nobody, or several who may be meant."""
    is_person: bool
    is_whole: bool
    """Whether it is a full name, or has been introduced by one."""
    known_as: str
    """What tells whom the archive does not know from others: the full name, folded."""
    is_place: bool = False
    """Whether an unknown name only says where."""

    @property
    def who(self) -> str:
        """One word for whoever is meant, known or not."""
        return " or ".join(key.id for key in self.keys) if self.keys else f"?{self.known_as}"


def mentions(words: Sequence[Token], known: Known) -> tuple[Mention, ...]:
    """Every actor's name in a text, and every name that the archive does not know, in order."""
    matches = {match.first: match for match in known.matches(words, ("actors", "places"), own=True)}
    whole: list[Mention] = []
    n = 0
    while n < len(words):
        run = _run(words, n, matches)
        if run is None:
            n += 1
            continue
        whole += _named(words, run, matches, known)
        n = run.stop
    inside = {word.key for n, word in enumerate(words) if word.is_capital and not begins_sentence(words, n)}
    names = [m for m in whole if m.keys or _is_name(words, m, inside)]
    return tuple(_introduced(names, words))


def begins_sentence(words: Sequence[Token], n: int) -> bool:
    """Whether a word stands where any word has a capital."""
    return n == 0 or any(mark in words[n - 1].gap for mark in '.!?:…\n"') or words[n - 1].gap.endswith(" '")


def _is_name(words: Sequence[Token], mention: Mention, inside: Set[str]) -> bool:
    """Whether an unknown word with a capital is a name, and not but the first word of a sentence."""
    if mention.first < mention.last or not begins_sentence(words, mention.first):
        return True
    return words[mention.first].key in inside or words[mention.first].text.isupper()


def _run(words: Sequence[Token], first: int, matches: Mapping[int, Match]) -> range | None:
    """The words from one on that stand together like a name: with capitals, or as a name that is known."""
    if first not in matches and not _may_begin(words[first]):
        return None
    n = last = first
    while n < len(words):
        if n in matches:
            n = matches[n].last
            last = n
        elif words[n].is_capital and words[n].key:
            last = n
        elif not (words[n].lower in lexicon.PARTICLES or (words[n].lower in LINKS and n > first)):
            break
        if words[n].is_possessive and _goes_on(words, first, n, matches):
            n += 1
            continue
        if words[n].ends_phrase or words[n].is_possessive or (words[n].gap not in (" ", "-", ". ") and words[n].gap):
            break
        if words[n].gap == ". " and len(words[n].text) > 1 and words[n].lower not in lexicon.TITLES:
            break
        n += 1
    return range(first, last + 1)


def _goes_on(words: Sequence[Token], first: int, n: int, matches: Mapping[int, Match]) -> bool:
    """Whether a possessive stands inside the name of a body that is not known: `Free Ruritanian Women's Network`."""
    is_row = n > first and words[n].gap == " " and not any(i in matches for i in range(first, n + 1))
    after = words[n + 1] if n + 1 < len(words) else None
    return is_row and after is not None and after.is_capital and after.lower in lexicon.GROUPS


def _may_begin(word: Token) -> bool:
    return word.is_capital and word.text[0].isalpha() and bool(word.key)


def _named(words: Sequence[Token], run: range, matches: Mapping[int, Match], known: Known) -> Iterator[Mention]:
    """The names in words that stand together: titles and known names part it, the rest is unknown."""
    n = run.start
    while n < run.stop:
        match = matches.get(n)
        if match and not _is_part_of_another(words, run, match, known):
            is_person = any(map(known.is_person, match.keys))
            text = _text(words, match.first, match.last)
            is_whole = not is_person or _is_full(match, words, known)
            yield Mention(match.first, match.last, text, match.keys, is_person, is_whole, "")
            n = match.last + 1
        elif _is_passed_over(words, run, n, known):
            n += 1
        else:
            last = _last_of_unknown(words, run, n, matches, known)
            yield _unknown(words, n, last)
            n = last + 1


def _is_passed_over(words: Sequence[Token], run: range, n: int, known: Known) -> bool:
    """Whether a word begins no name: a title, an origin before a title, or a common word."""
    word = words[n]
    if word.lower in lexicon.TITLES | lexicon.COMMON | LINKS or not word.key or not word.is_capital:
        return True
    if word.lower in lexicon.PLATFORMS and n + 1 == run.stop:
        return True
    if known.is_origin(word):
        return n + 1 == run.stop or words[n + 1].lower in lexicon.TITLES or known.is_origin(words[n + 1])
    return n + 1 < run.stop and begins_sentence(words, n) and word.lower.endswith(("ing", "ed", "ly"))


def _is_part_of_another(words: Sequence[Token], run: range, match: Match, known: Known) -> bool:
    """Whether a known name is but a part of a longer one: `Saad Hariri`, `Assad Lake`."""
    before, after = match.first - 1, match.last + 1
    while before >= run.start and words[before].lower in lexicon.PARTICLES | LINKS:
        before -= 1
    is_led = (
        before >= run.start
        and not _is_no_name(words[before], known, is_first=before == run.start)
        and not any(known.matches(words[before : before + 1], ("actors", "places"), own=True))
    )
    is_name = words[match.last].is_capital and after < run.stop and words[match.last].gap == " "
    follows = is_name and words[after].is_capital
    is_followed = follows and not _is_no_name(words[after], known, is_first=False) and words[after].lower not in LINKS
    return is_led or is_followed


def _is_no_name(word: Token, known: Known, *, is_first: bool) -> bool:
    """Whether a word with a capital is a title, an origin or, where a sentence begins, any common word."""
    if word.lower in lexicon.TITLES or known.is_origin(word) or SHORT_FORM.fullmatch(word.text):
        return True
    return word.lower in lexicon.PERSONS | lexicon.GROUPS or (is_first and word.lower in lexicon.COMMON)


def _is_full(match: Match, words: Sequence[Token], known: Known) -> bool:
    """Whether a person is called by all of a name: two words, or the only one that the archive has."""
    if sum(bool(word.key) and word.lower not in lexicon.PARTICLES for word in words[match.first : match.last + 1]) > 1:
        return True
    return any(len(known.name_of(key).split()) == 1 for key in match.keys)


def _last_of_unknown(words: Sequence[Token], run: range, first: int, matches: Mapping[int, Match], known: Known) -> int:
    last = n = first
    while n + 1 < run.stop:
        n += 1
        match = matches.get(n)
        if (
            match
            and not _is_part_of_another(words, run, match, known)
            and words[n - 1].lower not in lexicon.PARTICLES | LINKS
        ):
            break
        if words[n].is_capital and words[n].lower not in lexicon.COMMON:
            last = n
    return last


def _unknown(words: Sequence[Token], first: int, last: int) -> Mention:
    inside = words[first : last + 1]
    is_body = any({word.lower, word.lower.removesuffix("s")} & (lexicon.GROUPS | LINKS) for word in inside) or (
        len(inside) == 1 and inside[0].text.isupper()
    )
    folded = " ".join(word.key for word in inside if word.key)
    return Mention(first, last, _text(words, first, last), (), not is_body, len(inside) > 1, folded)


def _text(words: Sequence[Token], first: int, last: int) -> str:
    """A name as it is worded, without a genitive."""
    parts = [word.text + word.gap for word in words[first:last]] + [words[last].text.removesuffix("'s")]
    return "".join(parts)


def _introduced(found: Sequence[Mention], words: Sequence[Token]) -> Iterator[Mention]:
    """The same with surnames alone given to those who bear them: after the full name, and only where it is one.

    Where the archive itself calls somebody so, the full name may also come later: first lines are often short.
    """
    bearers: dict[str, dict[str, Mention]] = {}
    for mention in found:
        if mention.is_person and mention.is_whole:
            bearers.setdefault(_surname(words, mention), {}).setdefault(mention.who, mention)
    for mention in found:
        surname = _surname(words, mention)
        if not mention.is_person or mention.is_whole or surname not in bearers:
            yield mention
            continue
        meant = list(bearers[surname].values())
        keys = tuple(dict.fromkeys(key for one in meant for key in one.keys))
        one = meant[0]
        if len(meant) == 1:
            is_own = bool(one.keys) and mention.keys == one.keys and not _is_kin(words, one.first)
            is_whole = one.first <= mention.first or is_own
            yield replace(mention, keys=one.keys, is_whole=is_whole, known_as=one.known_as)
        else:
            yield replace(mention, keys=keys, is_whole=False, known_as=surname)


def _is_kin(words: Sequence[Token], first: int) -> bool:
    """Whether a name is that of somebody's relative or aide: `his brother X`."""
    return first > 0 and words[first - 1].gap == " " and words[first - 1].lower in lexicon.KIN


def _surname(words: Sequence[Token], mention: Mention) -> str:
    keys = [word.key for word in words[mention.first : mention.last + 1] if word.key]
    return keys[-1] if keys else ""
