"""Verbs of speech in a row of words, and where their subjects end."""

from collections.abc import Iterator

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.tokens import Token

BE = frozenset(["was", "were", "been", "being", "is", "are", "be"])

_PURPOSE = 9
"""So many words stand at most between `used` and `say`."""

_NOT_YET = frozenset(["to", "will", "would", "not", "never", "could", "should", "may", "might", "can", "must"])
_WHEN = frozenset(["on", "in", "late", "early", "last", "this", "next"])
_BEFORE_PARTICIPLES = frozenset(["and", "while", "before", "after", "but", "by"])


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


def subject_before(page: Page, subject: range) -> range:
    """A subject without the small words between it and its verb; of `went on to say` without all of that."""
    stop = subject.stop
    lead = purpose(page, stop) if stop < len(page.words) else None
    stop = stop if lead is None else lead
    while stop > subject.start and _is_auxiliary(page, stop - 1) and not page.words[stop - 1].ends_phrase:
        stop -= 1
    return _without_day(page, range(subject.start, max(stop, subject.start)))


def _without_day(page: Page, subject: range) -> range:
    """`X on Monday`, `X late on May 3`, without the day."""
    stop = subject.stop
    while stop > subject.start + 1 and stop - 1 not in page.mention_at and not page.words[stop - 1].ends_phrase:
        word = page.words[stop - 1]
        is_day = word.lower in lexicon.DAYS | lexicon.MONTHS | _WHEN or word.text.isdigit()
        if not is_day or (stop == subject.stop and word.lower in _WHEN):
            break
        stop -= 1
    return range(subject.start, stop)


def purpose(page: Page, verb: int) -> int | None:
    """Where `used the day to say` begins, by which that was said; None where a verb stands otherwise after `to`."""
    words = page.words
    if verb < 2 or words[verb - 1].lower != "to" or words[verb].lower not in lexicon.INFINITIVES:
        return None
    for n in range(verb - 2, max(verb - _PURPOSE, 0) - 1, -1):
        if (n in page.mention_at and page.mention_at[n].is_person) or words[n].ends_phrase or page.is_quoted(n):
            return None
        if words[n].lower in lexicon.PURPOSES:
            is_wish = n > 0 and words[n - 1].lower in _NOT_YET
            return None if is_wish else n
    return None


def is_reading(page: Page, n: int) -> bool:
    """Whether a word says what stands in a paper: `the statement read`."""
    word, after = page.words[n], page.words[n + 1].lower if n + 1 < len(page.words) else ""
    is_end = word.ends_phrase or "." in word.gap or after in ("", "that", "in", "simply") or page.is_quoted(n + 1)
    if word.lower not in ("read", "reads", "ran") or not is_end:
        return False
    paper, owner = n - 1, page.mention_at.get(n - 1)
    if owner:
        paper = owner.first - 1
        paper -= page.words[paper].lower in lexicon.DETERMINERS
        paper -= page.words[paper].lower in ("by", "from", "of")
    is_row = paper >= 0 and not any(page.words[i].ends_phrase for i in range(paper, n))
    return is_row and page.words[paper].lower in lexicon.PAPERS


def _is_auxiliary(page: Page, n: int) -> bool:
    word = page.words[n].lower
    if word == "can" and page.words[n + 1].lower == "be":
        return True
    return n not in page.mention_at and (word in lexicon.AUXILIARY or lexicon.is_adverb(word) or word in BE)


def _is_verb(page: Page, n: int) -> bool:
    word = page.words[n].lower
    is_phrase = n + 1 < len(page.words) and page.words[n + 1].lower == lexicon.TWO_WORDS.get(word)
    if not (lexicon.SPEECH.fullmatch(word) or word in lexicon.MILD or is_phrase):
        return is_reading(page, n) or purpose(page, n) is not None
    before = page.words[n - 1] if n and not page.is_quoted(n - 1) else None
    if n in page.mention_at or page.words[n].gap.startswith("-"):
        return False
    return before is None or _may_follow(page, n, before)


def _may_follow(page: Page, n: int, before: Token) -> bool:
    """Whether a word that may be a verb is one after the word before it: no noun, no passive, no infinitive."""
    word, last = page.words[n].lower, before.lower
    if before.gap.endswith("-") and before.gap != " - ":
        return False
    if last in lexicon.DETERMINERS and not before.ends_phrase:
        return False
    if before.is_possessive and f"{last}'s" == before.text.lower() and word.endswith("s"):
        return False
    if word in lexicon.MILD_PARTICIPLES:
        return before.ends_phrase or last in _BEFORE_PARTICIPLES
    if last == "to" and not word.endswith("ed"):
        return purpose(page, n) is not None
    is_quoted_as = word == "quoted" and n + 1 < len(page.words) and page.words[n + 1].lower == "as"
    return is_quoted_as or before.ends_phrase or not (last in BE and word.endswith(("ed", "told", "said")))


def sound(page: Page, words: range) -> int | None:
    """What somebody does in whose mouth the words before are: `X laughed`; with a name alone any verb: `X fumed`."""
    first = phrases(page, words)[0]
    mention = page.mention_at.get(first.start)
    last = page.words[first[-1]].lower
    is_all = mention is not None and mention.is_person and mention.last + 2 == first.stop and last.endswith("ed")
    return first[-1] if len(first) > 1 and (is_all or last in lexicon.SOUNDS) else None


def before_colon(page: Page, words: range) -> list[int]:
    """`X laughed:`, `X interrupted her:`, where nothing else says that somebody speaks."""
    if not words or ":" not in page.words[words[-1]].gap:
        return []
    last = words[-1] - (page.words[words[-1]].lower in ("him", "her", "them"))
    return [last] if last > words.start and page.words[last].lower in lexicon.SOUNDS else []
