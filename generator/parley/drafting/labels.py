"""Who speaks what a colon introduces, though no verb says so: `X:`, `X was blunt:`, `X ended with a warning:`."""

from parley.drafting import heads, lexicon
from parley.drafting.clauses import Clause
from parley.drafting.page import Page
from parley.drafting.phrase import phrase
from parley.drafting.speakers import Speaker, of_mention
from parley.drafting.verbs import BE, phrases, verbs

_SAID = lexicon.PAPERS | lexicon.WORDS_OF | lexicon.GESTURES
"""What may be called that is said, or how."""

_NEAR = 6
"""So many words stand at most between `with` and `a warning`."""


def labelled(page: Page, before: range, text: str) -> Speaker | None:
    """`X:`, as interviews are printed; `X saw it otherwise:`; `X's answer was short:`."""
    if not text.endswith(":") or not before:
        return None
    mention = page.mention_at.get(before.start)
    if mention and mention.last == before.stop - 1:
        return phrase(page, before) if len(before) <= lexicon.SHORT else None
    for last in sorted({m.last for n in before if (m := page.mention_at.get(n))}):
        rest = " ".join(page.words[n].lower for n in range(last + 1, before.stop))
        if lexicon.MANNER.fullmatch(rest):
            return phrase(page, range(before.start, last + 1))
    others = {m.who for m in page.named_in(before)}
    is_passive = any(page.words[n].lower in BE and page.words[n + 1].lower.endswith("ed") for n in before[:-1])
    is_own = mention and page.words[mention.last].is_possessive and len(others) == 1 and not is_passive
    if mention and is_own and any(page.words[n].lower in _SAID for n in range(mention.last + 1, mention.last + 3)):
        return of_mention(page, mention)
    return None


def spoken(page: Page, before: range) -> Clause | None:
    """`X greeted the news with a question:`, `X had one answer:`, `X opened with an appeal to`: X's words follow."""
    noun = _noun(page, before)
    subject = heads.subject(page, before) if noun else range(0)
    rest = range(max(subject.stop, phrases(page, before)[-1].start), before.stop) if subject else range(0)
    if not rest or noun not in rest:
        return None
    lead = next((n for n in reversed(range(rest.start, noun)) if page.words[n].lower in lexicon.GIVES), None)
    is_near = lead is not None and noun - lead <= _NEAR and page.words[lead + 1].lower in lexicon.DETERMINERS
    is_other = any(m.is_person for m in page.named_in(rest)) or any(verbs(page, rest))
    if not is_near or is_other or BE & {page.words[n].lower for n in rest}:
        return None
    return Clause(rest.start, (subject,), page.words[subject[-1]].ends_phrase)


def _noun(page: Page, before: range) -> int:
    """Where the word stands that says what follows: before the colon, or with `to` or `that` after it; 0: nowhere."""
    if not before:
        return 0
    if ":" in page.words[before[-1]].gap:
        told = [page.words[n].lower for n in before[-3:]]
        is_piece = told[:1] in (["word"], ["words"], ["note"]) and told[1] == "of"
        return before[-1] if told[-1] in _SAID or is_piece else 0
    for n in reversed(before[-_NEAR - 1 :]):
        after = page.words[n + 1].lower if n + 1 < before.stop else "to"
        if page.words[n].lower in _SAID and after in ("to", "that", "for", "of", "about"):
            return n
    return 0
