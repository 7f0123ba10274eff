"""Words that stand in a text are found where they stand; words changed in the least are not."""

import re
from typing import Literal

import pytest

from parley.quotations import Found, NotFound, find, normalise, prepare

SPEAKER = frozenset({"Mara Voss", "Voss", "the river envoy"})
OTHERS = frozenset({"Tomas Hale", "Hale", "Wire Daily", "River Council"})

TALK = (
    "The river talks\n\n"
    "“We will not leave the hall. In 2016 we lost 450.000 sheep and three boats, and nobody’s asked why,” "
    "Mara Voss told Wire Daily.\n\n"
    "“We’re tired… [The mayor] knows that. This is our river (the Lune) and we can't wait.”“We ask for two boats.”\n\n"
    "Hale called it “a well-known trick—nothing else” and left 12 million behind.\n"
)


def look(words: str, source: str = TALK, form: Literal["direct", "partial"] = "direct") -> Found | NotFound:
    return find(words, source, form=form, speaker_names=SPEAKER, other_names=OTHERS)


@pytest.mark.parametrize(
    "words",
    [
        "We will not leave the hall.",
        "We will not leave the hall",
        "We will not leave the hall. In 2016 we lost 450.000 sheep and three boats, and nobody’s asked why",
        "In 2016 we lost 450.000 sheep and three boats, and nobody's asked why,",
        "We're tired... [The mayor] knows that.",
        "We’re tired …[The mayor] knows\u00a0that.",
        "We’re tired […] This is our river",
        "This is our river (the Lune) and we can’t wait.",
        "This is our river (the Lune)\nand we can’t wait.",
        "This is our [home] river (the Lune) and we can’t wait.",
        "[Look:] This is our river (the Lune) and we can’t wait[, friends].",
        "We ask for two boats.",
    ],
)
def test_words_as_printed_are_found(words: str) -> None:
    assert isinstance(look(words, form="partial"), Found), look(words, form="partial")


def test_the_range_holds_the_words_in_the_normalised_text() -> None:
    found = look("We’re tired… [The mayor] knows that.")
    assert isinstance(found, Found)
    assert normalise(TALK)[found.start : found.end] == "We're tired… [The mayor] knows that."
    assert (found.skipped, found.warnings) == ((), ())


@pytest.mark.parametrize(
    "words",
    [
        "We will leave the hall.",
        "We will not leave the hall. In 2017 we lost 450.000 sheep",
        "In 2016 we lost 450,000 sheep and three boats",
        "In 2016 we lost three boats and 450.000 sheep",
        "In 2016 we lost 450.00 sheep",
        "We will not leave the hall, in 2016 we lost 450.000 sheep",
        "We will not leave the hall. and nobody's asked why",
        "We Will not leave the hall.",
        "We will not leave  the mall.",
        "We’re tired… knows that.",
        "We’re tired… This is our river (the Lune) and we can't wait.",
        "We’re tired. [The mayor] knows that.",
        "is our river (the Luna)",
        "[T]his is our river",
        "Th[is] is our river",
        "we lost 45[0].000 sheep",
        "we lost [1]450.000 sheep",
        "We ask for two boats. We’re tired",
        "wait. We ask",
        "This is our river [we mean the Lune], […] and we can’t wait.",
        "",
        "…",
        "[…]",
        "[only ours]",
        "!?",
    ],
)
def test_words_changed_are_refused(words: str) -> None:
    for form in ("direct", "partial"):
        assert isinstance(look(words, form=form), NotFound)


@pytest.mark.parametrize(
    "words",
    [
        "ill not leave",
        "we lost 450 … sheep",
        "lost 450",
        "000 sheep",
        "we can",
        "nobody",
        "known trick",
        "a well",
        "not leave the hal",
    ],
)
def test_a_word_or_a_number_is_never_cut(words: str) -> None:
    assert isinstance(look(words, form="partial"), NotFound)


@pytest.mark.parametrize(
    ("text", "words", "is_found"),
    [
        ("“a total of 12 million people”", "a total of 12", False),
        ("“a total of 12 million people”", "million people", False),
        ("“a total of 12 million people”", "people", True),
        ("“some 450 000 people”", "some 450", False),
        ("“some 450 000 people”", "000 people", False),
        ("“two hundred boats”", "two", False),
        ("“twenty-five boats”", "five boats", False),
        ("“costs $50 today”", "50 today", False),
        ("“up 50% today”", "up 50", False),
        ("“it is -5 today”", "5 today", False),
        ("“from 10:30 on”", "30 on", False),
        ("“the U.N. mediator”", "the U", False),
        ("“anti-war voters”", "war voters", False),
        ("“the talks—war talks—ended”", "war talks", True),
        ("“the talks--war talks--ended”", "war talks", True),
        ("“this is his”", "is his", True),
        ("“this”", "is", False),
        ("“Dürre u\u0308ber allem”", "ber allem", False),
        ("“نحن لا نريد الحرب”", "لا نريد", True),
    ],
)
def test_where_a_part_may_begin_and_end(text: str, words: str, is_found: bool) -> None:
    assert isinstance(look(words, text, "partial"), Found) == is_found


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Hale called it", "not inside quotation marks"),
        ("left 12 million behind", "not inside quotation marks"),
        ("nothing else” and left", "runs over the end of a quotation"),
        ("“We ask for two boats.”", "quotation marks of their own"),
        ("we will not leave the hall.", "capitals differ"),
        ("We ask for three boats", "match up to “We ask for”, then the source reads “two boats.”"),
        ("Bread and roses", "the source has no “Bread and roses”"),
        ("We’re tired … then the mayor", "has “…” of its own"),
        ("We will not leave … We ask for two boats.", "does not follow in the same paragraph"),
        ("We ask for […] boots", "after “We ask for” and the omission the source has no “boots”"),
        ("leave the hal", "end inside a word"),
        ("leave the […] hal", "end inside a word"),
        ("leave th […] hall", "cut inside a word"),
        ("[T]his is our river", "stands where a word begins"),
        ("will not leave the hall.", "begin inside a sentence: “We”"),
        ("We will not leave", "end inside a sentence: “the hall”"),
        ("[Our mayor] knows that.", "an insertion of its own before"),
        ("…", "no words"),
    ],
)
def test_a_refusal_says_what_is_wrong(words: str, says: str) -> None:
    refused = look(words)
    assert isinstance(refused, NotFound)
    assert says in refused.reason
    assert refused.hint


def test_the_reason_names_the_words_where_the_record_leaves_the_source() -> None:
    refused = look(
        "We want a real, constructive and negative answer", "“We want a real, constructive and positive answer.”"
    )
    assert isinstance(refused, NotFound)
    assert refused.reason == (
        "the words match up to “We want a real, constructive and”, then the source reads “positive answer.” "
        "where the record reads “negative answer”"
    )


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("will not leave the hall.", False),
        ("We will not", False),
        ("… will not leave the hall.", True),
        ("We will not …", True),
        ("[…] not leave […]", True),
        ("We will not leave the hall. In 2016 we lost 450.000 sheep", False),
    ],
)
def test_direct_speech_is_full_sentences_or_marked(words: str, is_found: bool) -> None:
    assert isinstance(look(words), Found) == is_found
    assert isinstance(look(words, form="partial"), Found)


def test_a_prepared_text_serves_many_quotes() -> None:
    text = prepare(TALK)
    for words in ("We ask for two boats.", "We will not leave the hall."):
        found = find(words, text, form="direct", speaker_names=SPEAKER, other_names=OTHERS)
        assert found == look(words)


def test_every_dropped_swapped_or_added_word_is_refused() -> None:
    words = re.split(" ", "In 2016 we lost 450.000 sheep and three boats, and nobody’s asked why")
    for n in range(len(words)):
        changed = [[*words[:n], *words[n + 1 :]], [*words[:n], "not", *words[n:]]]
        changed += [[*words[:n], words[n + 1], words[n], *words[n + 2 :]]] if n + 1 < len(words) else []
        for other in changed:
            assert isinstance(look(" ".join(other)), NotFound), other
