"""Which verb of speech goes with a quotation, and which words are its subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.drafting import heads, lexicon
from parley.drafting.page import Page
from parley.drafting.verbs import BE, before_colon, phrases, purpose, sound, subject_before, verbs

FARTHEST = 30
"""A verb that is so many words away from its quotation belongs to something else."""

_QUOTED = frozenset(["quoted", "cited", "quotes", "cites"])
_CONTRASTS = frozenset(["but", "though", "although", "while", "whereas", "before"])
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


def tail(page: Page, words: range, *, is_finished: bool, is_led: bool = False) -> Clause | None:
    """The clause that follows a quotation and says who spoke: `X said`, `said X`, `as X put it`, `according to X`.

    After a finished sentence only a clause that says nothing else is one; after words that lead up to the quotation
    (`is_led`) only one with a verb of speech.
    """
    words = _without_lead(page, words)
    if not words or page.words[words.start].lower in lexicon.BREAKS or _parts_sentences(page, words.start - 1):
        return None
    named = _named_answer(page, words)
    if named:
        return named
    found = next(verbs(page, words), None if is_finished or is_led else sound(page, words))
    if found is None or found - words.start > FARTHEST:
        return None
    if is_finished and (_is_amid(page, words, found) or not _is_bare(page, words, found)):
        return None
    if page.words[found].lower in _QUOTED and page.words[found - 1].lower not in BE:
        return _quoted(page, found, words.stop)
    is_source = page.words[found].lower == "according"
    if (
        is_source
        and is_led
        and not any(heads.is_somebody(page, n) for n in phrases(page, range(found + 2, words.stop))[0])
    ):
        return None  # `X called it “...”, according to a recording`
    if found == words.start:
        first = found + (2 if page.words[found].lower == "according" else 1)
        return Clause(found, phrases(page, range(first, words.stop)), False, is_inverted=True)
    subject = subject_before(page, range(words.start, found))
    head = phrases(page, subject)[:1]
    if any(page.words[n].lower in _NOT_AND and not _restricts(page, n) for phrase in head for n in phrase):
        return None
    return _clause(page, found, subject)


def _without_lead(page: Page, words: range) -> range:
    """A sentence without `as` (X put it), `was how`, `is what`, `was all`."""
    told = [page.words[n].lower for n in words[:2]]
    if told[:1] == ["as"]:
        return words[1:]
    return words[2:] if told[:1] in (["was"], ["is"]) and told[1:] and told[1] in ("how", "what", "all") else words


def _named_answer(page: Page, words: range) -> Clause | None:
    """`was X's answer`, `came the reply of X`: the paper's phrase, whose owner speaks."""
    first = phrases(page, words)[0]
    is_one = page.words[words.start].lower in ("was", "is", "came") and len(first) > 2
    if not is_one or not any(page.words[n].lower in lexicon.PAPERS for n in first[2:]):
        return None
    return Clause(words.start, (first[1:],), False, is_inverted=True)


def introduction(page: Page, words: range) -> Clause | None:
    """The clause before a quotation that says who speaks: `X said`, `X, who ..., told Y that`, `and called it`."""
    found = list(verbs(page, words)) or before_colon(page, words)
    while len(found) > 1 and page.words[found[-1] - 1].lower == "when" and page.words[found[-1]].lower in lexicon.ASKED:
        found.pop()  # `X said when asked about it`
    if not found:
        return _passive(page, words)
    is_as = page.words[found[-1]].lower in ("saying", "telling") and page.words[found[-1] - 1].lower == "as"
    verb = found[-2] if is_as and len(found) > 1 else found[-1]
    return _otherwise(page, words, verb, found) or _by_subject(page, words, verb, found)


def _otherwise(page: Page, words: range, verb: int, found: Sequence[int]) -> Clause | None:
    """A clause whose subject does not stand before its verb: `Y quoted X`, `according to X`, `X, who said`."""
    if page.words[verb].lower in _QUOTED and page.words[verb - 1].lower not in BE:
        return _quoted(page, verb, words.stop)
    if page.words[verb].lower == "according":
        doubt = "the text says so “according to” somebody" if found[:-1] else ""
        return Clause(verb, phrases(page, range(verb + 2, words.stop))[:1], False, is_inverted=True, doubt=doubt)
    owner = page.mention_at.get(verb - 2)
    if page.words[verb - 1].lower == "who" and owner:
        return Clause(verb, (range(owner.first, owner.last + 1),), False, is_mild=_is_mild(page, verb))
    return None


def _by_subject(page: Page, words: range, verb: int, found: Sequence[int]) -> Clause:
    """A clause by what stands before its verb; `found` are the verbs of speech of the sentence."""
    start = max([words.start, *(n + 1 for n in range(words.start, verb) if _parts_sentences(page, n))])
    lead = purpose(page, verb)
    told = [n for n in found[:-1] if start <= n < verb and not page.words[n].ends_phrase and n != lead]
    subject = subject_before(page, range(start, verb))
    is_closed = bool(subject) and page.words[subject[-1]].ends_phrase
    parts, doubt = list(phrases(page, subject)), ""
    if not is_closed and len(parts) > 1 and _is_inserted(page, verb, words):
        parts = parts[-1:]
    own = _contrast(page, subject, verb)
    if own:
        parts = [range(own + 1, part.stop) if part.start == own else part for part in parts if part.start >= own]
        told = [n for n in told if n >= own]
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
    is_participle = page.words[verb].lower.endswith("ing") and page.words[verb - 1].lower not in BE | {"heard"}
    if is_participle or not parts or not parts[-1]:
        return Clause(verb, (), False, is_mild=_is_mild(page, verb), doubt=doubt)
    return Clause(verb, tuple(parts), is_closed, is_mild=_is_mild(page, verb), doubt=doubt)


def _is_inserted(page: Page, verb: int, words: range) -> bool:
    """Whether a clause stands between commas in another's sentence: `the list, X warned, was`."""
    after = page.words[verb + 1].lower if verb + 1 < words.stop else ""
    return page.words[verb].gap.startswith(",") and after in BE | lexicon.AUXILIARY


def _contrast(page: Page, subject: range, verb: int) -> int:
    """Where a clause of its own begins: `X said so, but Y called it`, not `that Y had called it`; 0: nowhere."""
    parts = phrases(page, subject)[1:]
    # `, which she called`: a subject of its own must follow before the next comma
    is_open = bool(parts) and len(parts[-1]) > 1 and not page.words[parts[-1][-1]].ends_phrase
    starts = [part.start for part in parts if page.words[part.start].lower in _CONTRASTS]
    starts += [parts[-1].start] if is_open and page.words[parts[-1].start].lower == "which" else []
    between = {page.words[n].lower for n in range(subject.stop, verb)}
    return starts[-1] if starts and not between & {"had", "has", "have", "would", "will"} else 0


def _after_break(page: Page, part: range) -> tuple[range, str]:
    """The last clause of a phrase; `X and Y said` is one clause, `met X and Y said` may be."""
    start = part.stop
    while start > part.start and (page.words[start - 1].lower not in lexicon.BREAKS or _restricts(page, start - 1)):
        start -= 1
    if start == part.stop:
        return range(start, start), ""
    first, doubt = _with_others(page, part, start)
    return range(first, part.stop), doubt


def _restricts(page: Page, n: int) -> bool:
    """Whether a word begins what tells a person from others: `a diplomat who was there said`."""
    before = page.words[n - 1]
    is_noun = before.lower in lexicon.PERSONS or lexicon.is_plural(before.lower)
    return page.words[n].lower == "who" and is_noun and not before.ends_phrase


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
        is_verb = page.words[n].lower in lexicon.MILD or lexicon.SPEECH.fullmatch(page.words[n].lower)
        if is_verb and page.words[n - 1].lower in BE and page.words[n + 1].lower == "by":
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
        page.words[n].lower.endswith("ed") or page.words[n].lower in BE for n in range(words.start, start - 1)
    )
    is_list = before or page.words[start - 2].lower in lexicon.PERSONS | lexicon.GROUPS
    if is_list or not has_verb:
        return start, f"“{page.said(range(words.start, start))} …” may name two who speak"
    return start, ""


def _is_mild(page: Page, n: int) -> bool:
    return not lexicon.SPEECH.fullmatch(page.words[n].lower)


def _is_amid(page: Page, words: range, verb: int) -> bool:
    """Whether a clause stands within a sentence about something else: `aid workers, she added, were there`."""
    parts = phrases(page, words)
    own = next(part for part in parts if verb in part)
    return own.start < verb and any(not heads.is_opener(page, part) for part in parts if part.stop <= own.start)


def _is_bare(page: Page, words: range, verb: int) -> bool:
    """Whether a sentence says who spoke, when, where and to whom, and nothing else."""
    verb += page.words[verb].lower in lexicon.TWO_WORDS
    if page.words[verb].ends_phrase or verb == words.stop - 1 or "." in page.words[verb].gap:
        return True
    if page.words[verb].lower in ("told", "asked"):
        return not any(page.words[n].lower in ("that", "if", "whether", "to") for n in phrases(page, words)[0])
    return page.words[verb + 1].lower in lexicon.PREPOSITIONS - {"of", "like"}
