"""What textacy's `direct_quotations` finds in the passages, given every advantage that is not a rule of its own.

It gives a text up whose marks do not pair, so each paragraph is read by itself. It tells a speaker as the text words
him: a name of the cast is taken for whom it names, words that are part of those of the right speaker for right, and a
pronoun or a bare noun (`he`, `spokeswoman`), which it leaves to others, for nobody rather than for somebody wrong.
"""

import re
from collections.abc import Iterable, Iterator

from parley.drafting.mentions import mentions
from parley.drafting.tokens import tokens
from parley.quotations import normalise

from .passages import Passage, Said, parts_of


def textacy(passages: Iterable[Passage], model: str) -> Iterator[tuple[Passage, list[Said]]]:
    """The quotations of each passage, by a spaCy model of English."""
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(model)
    for passage in passages:
        found = []
        for paragraph in re.split(r"\n\s*\n", passage.text):
            try:
                triples = list(direct_quotations(nlp(" ".join(paragraph.split()))))
            except ValueError:  # the marks do not pair
                continue
            for triple in triples:
                worded = normalise(" ".join(token.text for token in triple.speaker))
                by = _speaker(passage, parts_of(triple.content.text), worded)
                found.append(Said(parts_of(triple.content.text), by, bool(by), bool(by)))
        yield passage, found


def _speaker(passage: Passage, parts: tuple[str, ...], worded: str) -> tuple[str, ...]:
    named = mentions(tokens(worded), passage.known)
    ids = tuple(dict.fromkeys(key.id for mention in named for key in mention.keys if key.kind == "actors"))
    if ids:
        return ids
    right = next((said.by for said in passage.said if set(parts) & set(said.parts)), ())
    if any(": " in by and worded.lower() in by for by in right):
        return right
    return (f"as worded: {worded}",) if any(word[0].isupper() for word in worded.split()[:1]) else ()
