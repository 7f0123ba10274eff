"""The way to words on another site's page: which of them are looked for, and how they stand in an address."""

from urllib.parse import unquote

import pytest

from parley.quotations.fragment import EDGE, WHOLE, address_of_words, fragment

LONG = " ".join(f"word{n}" for n in range(WHOLE + 1))

LOOKED_FOR = {
    "We came with open hands": "We came with open hands",
    "“We came.”": "We came",
    "We came with open hands […] and went": "We came with open hands",
    "We came […] and were given a closed door": "and were given a closed door",
    "We came … and were given a closed door.": "and were given a closed door",
    "We came ... and were given a closed door": "and were given a closed door",
    "We came . . . and were given a closed door": "and were given a closed door",
    "[The envoy] said first he wants": "said first he wants",
    "[t]he road comes first": "road comes first",
    "They bomb[ed] the road and the lists": "the road and the lists",
    "the regime[’s men], they went home": "they went home",
    "today…. But the thing that regime": "But the thing that regime",
    "one two three\n\nfour five six seven": "four five six seven",
    "one two\nthree four": "one two three four",
    "the road first — the lists come later": "the lists come later",
    "the road first - the lists come later": "the lists come later",
    "the road–first lists": "first lists",
    "a cease-fire holds": "a cease-fire holds",
    "Jaafari’s words": "Jaafari’s words",
    "200,000 dead & gone": "200,000 dead & gone",
    "unfalteringly": "unfalteringly",
    LONG: "word0 word1 word2 word3 word4,word6 word7 word8 word9 word10",
    "أكثر من ألف ومئتين وأربعين من أهلنا": "أكثر من ألف ومئتين وأربعين من أهلنا",
    "We said «نعم للسلام» and left": "We said «نعم للسلام» and left",
    "我们伸出双手而来，却吃了闭门羹": "我们伸出双手而来",
}


@pytest.mark.parametrize(("words", "found"), LOOKED_FOR.items())
def test_a_run_of_the_words_themselves_is_looked_for(words: str, found: str) -> None:
    name, _, value = fragment(words).partition("=")
    assert name == "text"
    assert ",".join(unquote(piece) for piece in value.split(",")) == found
    assert EDGE * 2 <= WHOLE


@pytest.mark.parametrize("words", ["regime", "[all of it]", "…", "!!", "a […] b", "x" * 201, "", "[a] [b]"])
def test_what_could_stand_anywhere_is_not_looked_for(words: str) -> None:
    assert fragment(words) == ""
    assert address_of_words("https://paper.example/1", words) == "https://paper.example/1"


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a cease-fire, now & then", "a%20cease%2Dfire%2C%20now%20%26%20then"),
        ("100% (of us) said #no? yes/no", "100%25%20%28of%20us%29%20said%20%23no%3F%20yes%2Fno"),
        ("نعم للسلام", "%D9%86%D8%B9%D9%85%20%D9%84%D9%84%D8%B3%D9%84%D8%A7%D9%85"),
    ],
)
def test_the_marks_of_a_directive_are_escaped(words: str, escaped: str) -> None:
    assert fragment(words) == f"text={escaped}"


@pytest.mark.parametrize(
    ("address", "made"),
    [
        ("https://a.example/x", "https://a.example/x#:~:text=no%20more"),
        ("https://a.example/x#part", "https://a.example/x#part:~:text=no%20more"),
        ("https://a.example/x#", "https://a.example/x#:~:text=no%20more"),
        ("https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2#:~:text=no%20more"),
        ("https://a.example/x#:~:text=old", "https://a.example/x#:~:text=no%20more"),
        ("https://a.example/x#part:~:text=old", "https://a.example/x#part:~:text=no%20more"),
    ],
)
def test_the_way_to_the_words_follows_the_address(address: str, made: str) -> None:
    assert address_of_words(address, "no more") == made
