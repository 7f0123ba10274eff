"""Who is spoken of without a name: `a guard`, `the minister of X`, `one of the pupils`."""

from collections.abc import Set

from parley.drafting import lexicon
from parley.drafting.page import Page
from parley.drafting.verbs import BE


def strangers(page: Page, bound: Set[int]) -> tuple[tuple[int, range], ...]:
    """The descriptions outside quotation marks, each with its noun; none that stands beside a name or in another."""
    found: list[tuple[int, range]] = []
    for n, word in enumerate(page.words):
        is_inside = bool(found) and n in found[-1][1]
        if is_inside or n in page.mention_at or n in bound or page.is_quoted(n):
            continue
        if word.lower in lexicon.PERSONS and not _is_limb(page, n) and not _is_adjective(page, n):
            found.append((n, _whole(page, n)))
        elif lexicon.is_plural(word.lower) and (one := _one_of(page, n)) is not None:
            found.append((n, range(one, n + 1)))
    return tuple(found)


def _one_of(page: Page, n: int) -> int | None:
    """Where `one of the pupils` begins that ends with a word; None where it is not one of several."""
    words = page.words
    starts = (i for i in range(max(0, n - 4), n - 1) if (words[i].lower, words[i + 1].lower) == ("one", "of"))
    return next(starts, None)


def _is_adjective(page: Page, n: int) -> bool:
    """Whether a word only tells what kind of thing the next one is: `in rebel hands`."""
    words = page.words
    if n + 1 >= len(words) or words[n].gap != " " or n + 1 in page.mention_at or not n:
        return False
    is_bare = words[n - 1].lower in lexicon.PREPOSITIONS and not words[n - 1].ends_phrase
    after = words[n + 1].text
    return is_bare and after.islower() and after.endswith("s") and not lexicon.SPEECH.fullmatch(after)


def _is_limb(page: Page, n: int) -> bool:
    """Whether a word is a part of somebody rather than the first of many: `shook his head`."""
    words = page.words
    if words[n].lower not in ("head", "chair") or not n:
        return False
    before, after = words[n - 1], words[n + 1].lower if n + 1 < len(words) else ""
    is_of_body = before.is_possessive or before.lower in lexicon.GROUPS | {"its", "their"}
    return after != "of" and not is_of_body


def _whole(page: Page, noun: int) -> range:
    """A noun with what leads up to it, and with whose or where that is."""
    words, start, stop = page.words, noun, noun + 1
    while start > 0 and not words[start - 1].ends_phrase and "." not in words[start - 1].gap:
        is_start = words[start - 1].lower in lexicon.PREPOSITIONS | lexicon.BREAKS
        if words[start].lower in lexicon.DETERMINERS or is_start:
            break
        start -= 1
    lead = [word.lower for word in words[stop : stop + 2]] if words[noun].gap == " " else []
    is_led = lead[:1] in (["of"], ["for"], ["at"], ["from"]) or lead == ["close", "to"]
    return range(start, _end_of(page, stop) if is_led else stop)


def _end_of(page: Page, start: int) -> int:
    """Where `at one of the hospitals` ends: with a name, before a verb, or with its phrase."""
    words, stop = page.words, start + 1
    while stop < len(words) and not words[stop - 1].ends_phrase and "." not in words[stop - 1].gap:
        mention, word = page.mention_at.get(stop), words[stop].lower
        if mention:
            return mention.last + 1
        small = lexicon.AUXILIARY | lexicon.BREAKS | lexicon.PAST | BE
        if word in small or word.endswith("ed") or lexicon.SPEECH.fullmatch(word) or stop - start > lexicon.SHORT:
            break
        stop += 1
    return stop
