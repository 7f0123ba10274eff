"""Which verb of speech goes with a quotation, and which words are its subject."""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.drafting import lexicon
from parley.drafting.page import Page

FARTHEST = 30
"""A verb that is so many words away from its quotation belongs to something else."""

_BE = frozenset(["was", "were", "been", "being", "is", "are", "be"])
_QUOTED = frozenset(["quoted", "cited", "quotes", "cites"])
_NOT_AND = lexicon.BREAKS - {"and", "or"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb of speech with the phrases of its subject, in order; none where the sentence's subject is meant."""

    verb: int
    phrases: tuple[range, ...]
    is_closed: bool
    """Whether a comma stands between the subject and the verb: what is before it is a description."""
    is_inverted: bool = False
    """Whether the subject follows the verb."""
    is_mild: bool = False
    """Whether the verb gives a few words to somebody rather than sentences."""
    doubt: str = ""
    """Why this may be wrong."""


def phrases(page: Page, words: range) -> tuple[range, ...]:
    """A row of words parted at commas and the like."""
    found, start = [], words.start
    for n in words:
        if page.words[n].ends_phrase or n == words.stop - 1:
            found.append(range(start, n + 1))
            start = n + 1
    return tuple(found)


def verbs(page: Page, words: range) -> Iterator[int]:
    """The verbs of speech in a row of words, in order; those of a relative clause between commas aside."""
    for phrase in phrases(page, words):
        is_relative = page.words[phrase.start].lower in ("who", "whose", "whom", "which")
        if is_relative and phrase.start > words.start and phrase.stop < words.stop:
            continue
        yield from (n for n in phrase if _is_verb(page, n))


def tail(page: Page, words: range, *, is_finished: bool) -> Clause | None:
    """The clause that follows a quotation and says who spoke: `X said`, `said X`, `as X put it`, `according to X`.

    After a finished sentence only a clause that says nothing else is one.
    """
    if words and page.words[words.start].lower == "as":
        words = range(words.start + 1, words.stop)
    if not words or page.words[words.start].lower in lexicon.BREAKS or _parts_sentences(page, words.start - 1):
        return None
    found = next(verbs(page, words), None)
    if found is None or found - words.start > FARTHEST or (is_finished and not _is_bare(page, words, found)):
        return None
    if page.words[found].lower in _QUOTED and page.words[found - 1].lower not in _BE:
        return _quoted(page, found, words.stop)
    if found == words.start:
        first = found + (2 if page.words[found].lower == "according" else 1)
        return Clause(found, phrases(page, range(first, words.stop)), False, is_inverted=True)
    subject = subject_before(page, range(words.start, found))
    if any(page.words[n].lower in _NOT_AND for phrase in phrases(page, subject)[:1] for n in phrase):
        return None
    return _clause(page, found, subject)


def introduction(page: Page, words: range) -> Clause | None:
    """The clause before a quotation that says who speaks: `X said`, `X, who ..., told Y that`, `and called it`."""
    found = list(verbs(page, words))
    if not found:
        return _passive(page, words)
    verb = found[-1]
    if page.words[verb].lower in ("saying", "telling") and page.words[verb - 1].lower == "as" and len(found) > 1:
        verb = found[-2]
    if page.words[verb].lower in _QUOTED and page.words[verb - 1].lower not in _BE:
        return _quoted(page, verb, words.stop)
    if page.words[verb].lower == "according":
        return Clause(verb, phrases(page, range(verb + 2, words.stop))[:1], False, is_inverted=True)
    owner = page.mention_at.get(verb - 2)
    if page.words[verb - 1].lower == "who" and owner:
        return Clause(verb, (range(owner.first, owner.last + 1),), False, is_mild=_is_mild(page, verb))
    start = max([words.start, *(n + 1 for n in range(words.start, verb) if _parts_sentences(page, n))])
    told = [n for n in found[:-1] if n >= start and not page.words[n].ends_phrase]
    subject = subject_before(page, range(start, verb))
    is_closed = bool(subject) and page.words[subject[-1]].ends_phrase
    parts, doubt = list(phrases(page, subject)), ""
    if is_closed and any(n in parts[-1] for n in found[:-1]):
        return Clause(verb, (), False, is_mild=_is_mild(page, verb))
    if parts and not is_closed:
        first = max([parts[-1].start, *(n + 1 for n in told if n in parts[-1])])
        cut, doubt = _after_break(page, range(first, parts[-1].stop))
        parts[-1] = cut
        # `asked whether ..., X said` is X's own; `Y said X had told him` is X as reported by Y
        if cut and any(not _is_participle(page, n) for n in told):
            doubt = doubt or f"the words of “{page.said(cut)}” may be reported by somebody else"
            parts = [cut]
    if page.words[verb].lower.endswith("ing") or not parts or not parts[-1]:
        return Clause(verb, (), False, is_mild=_is_mild(page, verb), doubt=doubt)
    return Clause(verb, tuple(parts), is_closed, is_mild=_is_mild(page, verb), doubt=doubt)


def _after_break(page: Page, part: range) -> tuple[range, str]:
    """The last clause of a phrase; `X and Y said` is one clause, `met X and Y said` may be."""
    start = part.stop
    while start > part.start and page.words[start - 1].lower not in lexicon.BREAKS:
        start -= 1
    if start == part.stop:
        return range(start, start), ""
    first, doubt = _with_others(page, part, start)
    return range(first, part.stop), doubt


def _parts_sentences(page: Page, n: int) -> bool:
    return any(mark in page.words[n].gap for mark in ";:")


def _clause(page: Page, verb: int, subject: range, doubt: str = "") -> Clause:
    is_closed = bool(subject) and page.words[subject[-1]].ends_phrase
    return Clause(verb, phrases(page, subject), is_closed, is_mild=_is_mild(page, verb), doubt=doubt)


def _is_participle(page: Page, n: int) -> bool:
    """Whether a verb only leads up to a subject: `asked whether ...`, `when asked about ...`."""
    return (
        n == 0
        or page.words[n - 1].ends_phrase
        or page.words[n - 1].gap == ". "
        or (page.words[n - 1].lower in ("when", "if", "while", "once", "after") and page.words[n].lower.endswith("ed"))
    )


def _passive(page: Page, words: range) -> Clause | None:
    """`was described by X as`: the only clause with a subject of its own after the verb."""
    for n in range(words.start + 1, words.stop - 2):
        is_verb = lexicon.MILD.fullmatch(page.words[n].lower) or lexicon.SPEECH.fullmatch(page.words[n].lower)
        if is_verb and page.words[n - 1].lower in _BE and page.words[n + 1].lower == "by":
            ends = (i for i in range(n + 2, words.stop) if page.words[i].lower == "as")
            stop = next(ends, words.stop)
            return Clause(n, phrases(page, range(n + 2, stop))[:1], False, is_inverted=True, is_mild=True)
    return None


def _quoted(page: Page, verb: int, stop: int) -> Clause:
    """`Y quoted X`, `Y quoted X as saying`: the words are X's."""
    ends = (n for n in range(verb + 1, stop) if page.words[n].lower == "as")
    return Clause(verb, phrases(page, range(verb + 1, next(ends, stop)))[:1], False, is_inverted=True)


def _with_others(page: Page, words: range, start: int) -> tuple[int, str]:
    """Where a subject begins that `and` stands before: `X and Y said` is both, `met X and Y said` may be either."""
    if start - 1 <= words.start or page.words[start - 1].lower not in ("and", "or", "nor"):
        return start, ""
    before = page.mention_at.get(start - 2)
    head = range(words.start, before.first if before else start - 1)
    small = lexicon.LEADING | lexicon.DETERMINERS | lexicon.TITLES | {"both"}
    if before and all(page.words[n].lower in small for n in head):
        return words.start, ""
    has_verb = any(
        page.words[n].lower.endswith("ed") or page.words[n].lower in _BE for n in range(words.start, start - 1)
    )
    is_list = before or page.words[start - 2].lower in lexicon.PERSONS | lexicon.GROUPS
    if is_list or not has_verb:
        return start, f"“{page.said(range(words.start, start))} …” may name two who speak"
    return start, ""


def subject_before(page: Page, subject: range) -> range:
    """A subject without the small words between it and its verb."""
    stop = subject.stop
    while stop > subject.start and _is_auxiliary(page, stop - 1):
        stop -= 1
    return range(subject.start, stop)


def _is_auxiliary(page: Page, n: int) -> bool:
    word = page.words[n].lower
    return n not in page.mention_at and (word in lexicon.AUXILIARY or lexicon.is_adverb(word) or word in _BE)


def _is_mild(page: Page, n: int) -> bool:
    return not lexicon.SPEECH.fullmatch(page.words[n].lower)


def _is_verb(page: Page, n: int) -> bool:
    word = page.words[n]
    before = page.words[n - 1] if n and not page.is_quoted(n - 1) else None
    is_phrase = n + 1 < len(page.words) and page.words[n + 1].lower == lexicon.TWO_WORDS.get(word.lower)
    if not (lexicon.SPEECH.fullmatch(word.lower) or lexicon.MILD.fullmatch(word.lower) or is_phrase):
        return False
    if (
        n in page.mention_at
        or word.gap.startswith("-")
        or (before and before.gap.endswith("-") and before.gap != " - ")
    ):
        return False
    if before and not before.ends_phrase and before.lower in lexicon.DETERMINERS:
        return False
    if before and before.is_possessive and before.lower + "'s" == before.text.lower() and word.lower.endswith("s"):
        return False
    is_passive = bool(before and before.lower in _BE and word.lower.endswith(("ed", "told", "said")))
    is_quoted_as = word.lower == "quoted" and n + 1 < len(page.words) and page.words[n + 1].lower == "as"
    return (not is_passive or is_quoted_as) and not (before and before.lower == "to" and not word.lower.endswith("ed"))


def _is_bare(page: Page, words: range, verb: int) -> bool:
    """Whether a sentence says who spoke, when, where and to whom, and nothing else."""
    verb += page.words[verb].lower in lexicon.TWO_WORDS
    if page.words[verb].ends_phrase or verb == words.stop - 1 or "." in page.words[verb].gap:
        return True
    if page.words[verb].lower in ("told", "asked"):
        return not any(page.words[n].lower in ("that", "if", "whether", "to") for n in phrases(page, words)[0])
    return page.words[verb + 1].lower in lexicon.PREPOSITIONS - {"of", "like"}
