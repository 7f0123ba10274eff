"""Why the words of a quotation may be another's than the clause beside it says: cited, denied, wished for, answered."""

from collections.abc import Iterator

from parley.drafting import lexicon
from parley.drafting.clauses import Clause
from parley.drafting.page import Page
from parley.drafting.verbs import BE

_CITING = frozenset(["citing", "quoting", "quoted", "cited", "quotes", "cites"])
_MEDIUM = frozenset(["in", "on", "via", "through", "during", "at", "with", "by"])
_HYPOTHETICAL = frozenset(["if", "unless", "whether", "until", "should", "lest"])
_NAMES = frozenset(["call", "brand", "label", "labell", "term", "dubb", "deem"])
_AGAINST = frozenset(["never", "not", "denied", "denies", "deny", "refused", "declined", "nor", "neither", "without"])


def doubt(page: Page, clause: Clause, words: range, *, is_before: bool) -> str:
    """The first reason there is; empty where there is none. `words` are those of the clause's sentence."""
    return next(_doubts(page, clause, words, is_before=is_before), "")


def _doubts(page: Page, clause: Clause, words: range, *, is_before: bool) -> Iterator[str]:
    said = {n: page.words[n].lower for n in words if n not in page.mention_at}
    others = {word for n, word in said.items() if n != clause.verb}
    if others & _CITING and page.words[clause.verb].lower not in ("saying", "telling"):
        yield "the text cites somebody else here"
    if "according" in others:
        yield "the text says so “according to” somebody"
    # `denied it, calling it ...`: what follows the comma was said
    is_own = page.words[clause.verb].lower.endswith("ing") and page.words[clause.verb - 1].ends_phrase
    near = [said.get(n, "") for n in range(clause.verb - (0 if is_own else 3), clause.verb + 1)]
    if any(word in _AGAINST or word.endswith("n't") for word in near):
        yield "the text says that this was not said"
    if clause.verb + 1 in said and said[clause.verb + 1] in ("nothing", "little"):
        yield "the text says that nothing was said"
    if page.words[clause.verb - 1].lower in lexicon.SHOWN:
        yield "the text says where these words stand, and not who says them"
    first = clause.phrases[0 if clause.is_closed else -1].start if clause.phrases else clause.verb
    if any(said.get(n) in _HYPOTHETICAL for n in range(first - 1, clause.verb)):
        yield "the text does not say that this was said, only that it might be"
    if is_before:
        yield from _between(page, clause, words)


def _between(page: Page, clause: Clause, words: range) -> Iterator[str]:
    """What stands between a verb and the quotation after it: `asked X to say`, `rejected the charge of`."""
    rest = range(clause.verb + 1, words.stop)
    for n in rest:
        word = page.words[n].lower
        if page.words[n - 1].lower == "to" and word in lexicon.TO_SAY:
            yield f"the words are what somebody is to {word}"
    if page.words[clause.verb].lower.removesuffix("ed").removesuffix("s").removesuffix("ing") in _NAMES:
        return  # `called the reports “...”`: what somebody else said is what the words are about
    is_adverbial = page.words[words.stop].lower in lexicon.PREPOSITIONS if words.stop < len(page.words) else False
    for n in rest[-4:] if not is_adverbial else ():
        before = {page.words[i].lower for i in range(max(clause.verb, n - 3), n)}
        after = {page.words[i].lower for i in range(n, words.stop)}
        is_noun = page.words[n].lower in lexicon.WORDS_OF and n not in page.mention_at
        is_judged = page.words[words.stop - 1].lower in BE  # `said the threat was “...”`
        if is_noun and not is_judged and not before & _MEDIUM and "as" not in after:
            yield f"the words may be those of another whose {page.words[n].lower} they are"
