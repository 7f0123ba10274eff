"""What an omission may skip: some words of one paragraph and one speaker, and what it warns of."""

import pytest

from parley.quotations import Found, NotFound, find

SPEAKER = frozenset({"Mara Voss", "Voss", "river envoy"})
OTHERS = frozenset({"Tomas Hale", "Hale", "Wire Daily", "River Council", "RC"})


def look(words: str, source: str) -> Found | NotFound:
    return find(words, source, form="partial", speaker_names=SPEAKER, other_names=OTHERS)


@pytest.mark.parametrize(
    ("words", "source", "skipped"),
    [
        ("We want … boats", "“We want some old boats.”", (" some old ",)),
        ("We want […] boats", "“We want some old boats.”", (" some old ",)),
        ("We want [...] boats", "“We want some old boats.”", (" some old ",)),
        ("We … want … boats", "“We do want some old boats.”", (" do ", " some old ")),
        ("We want [more] … boats", "“We want some old boats.”", (" some old ",)),
        ("We want … [the mayor] boats", "“We want some [the mayor] boats.”", (" some ",)),
        ("We want […] boats", "“We want … boats.”", (" … ",)),
        ("We want… […] boats", "“We want… some boats.”", ("… some ",)),
        ("We want … […] boats", "“We want some boats.”", (" some ",)),
        ("a b … b c", "“a b x b c. a b b c.”", (" x ",)),
        # the nearest "end" leads nowhere, the farther one does
        ("one … end … two", f"“one end {'x' * 290} end {'y ' * 100}two”", (f" end {'x' * 290} ", f" {'y ' * 100}")),
    ],
)
def test_an_omission_inside_a_quotation(words: str, source: str, skipped: tuple[str, ...]) -> None:
    found = look(words, source)
    assert isinstance(found, Found), found
    assert found.skipped == skipped


@pytest.mark.parametrize(
    "source",
    [
        f"“We want {'x ' * 150}boats.”",
        "“We want one thing.\n\n“It is boats.”",
        "“We want.” It is boats.",
        "“We want” much, but boats, Voss said.",
        "“We want”\n\n“boats”",
        "“We wanted some old boats.”",
        "“We want steamboats.”",
        "“We want” and “boats”",
        "“We want.”“boats.”",
        "“We want,” she said. “Bread.” “And boats.”",
    ],
)
def test_what_an_omission_may_not_skip(source: str) -> None:
    assert isinstance(look("We want … boats", source), NotFound)


def test_the_longest_omission() -> None:
    assert isinstance(look("a … b", f"“a {'x' * 298} b”"), Found)
    assert isinstance(look("a … b", f"“a {'x' * 299} b”"), NotFound)


@pytest.mark.parametrize(
    "source",
    [
        "“We stay,” he said. “We ask.”",
        '"We stay," he said. "We ask."',
        "‘We stay,’ he said. ‘We ask.’",
        "'We stay,' he said. 'We ask.'",
        "«We stay,» she said. «We ask.»",
        "„We stay,“ she said. „We ask.“",
        "“We stay”, said Voss, “We ask.”",
        "“We stay,” said Mara Voss, head of the River Council. “We ask.”",
        "“We stay,” RC envoy Mara Voss said. “We ask,” she added.",
        "“We stay,” Voss told Hale. “We ask.”",
        "“We stay,” Mara Voss, a member of the River Council, told Wire Daily on Monday. “We ask,” Voss added.",
        "“We stay,” the river envoy said. “We ask.”",
        "“We stay,” the minister said. “We ask.”",
        "“We stay,” the minister said. “We ask,” the minister said.",
        "“We stay,” said Mr. T. Voss of the U.N. mission. “We ask.”",
        "“We stay,” she was quoted as saying by Wire Daily. “We ask.”",
        "“We stay,” according to Voss. “We ask.”",
        "“We stay,” she said, adding: “We ask.”",
        "“We stay,” Voss said when asked about Hale's boats. “We ask.”",
        "“We stay,” Voss said. “We ask.” Hale said: “No.”",
        "“We stay,” Voss said. “We ask.” The rain went on.",
        "Voss said: “We stay.” She added: “We ask.”",
        "Voss said: “We stay.” Voss added: “We ask.”",
        "“We stay!” she cried. “We ask.”",
        "“We stay,” said Mara Voss, head of the River Council, “We ask.”",
        "“We stay,” said Voss, who spoke to Wire Daily on Monday. “We ask.”",
        "“We stay,” Voss said to Hale. “We ask.”",
        "“We stay,” she told Wire Daily. “We ask,” she said in the River Council.",
        "“We stay” – she said – “We ask.”",
        "“We stay,” she said, “We ask,” before the bell rang.",
        "“We stay. The hall is ours,” she said. “You know. We ask.”",
    ],
)
def test_an_omission_over_the_attribution(source: str) -> None:
    assert isinstance(look("We stay … We ask", source), Found), look("We stay … We ask", source)


@pytest.mark.parametrize(
    "source",
    [
        "“We stay,” said Voss. “We ask,” said Hale.",
        "“We stay,” said Voss. “We ask,” Hale said.",
        "“We stay,” said Voss. “We ask!” Hale shouted.",
        "“We stay,” said Voss. “We ask.” Tomas Hale said.",
        "“We stay,” said Voss. “We ask,” a fisherman said.",
        "“We stay,” said Voss. “We ask.” a fisherman said.",
        "“We stay,” said Voss. “We ask.” A fisherman said.",
        "“We stay,” said Hale. “We ask.”",
        "“We stay,” Hale told Voss. “We ask.”",
        "“We stay,” said Tomas Hale, who met Voss. “We ask.”",
        "“We stay,” said a friend of Voss. “We ask.”",
        "“We stay,” Voss’s friend Hale said. “We ask.”",
        "“We stay,” Voss was told by Hale. “We ask.”",
        "“We stay,” she was told. “We ask.”",
        "“We stay,” said Voss. Hale said: “We ask.”",
        "“We stay,” said Voss. A fisherman said: “We ask.”",
        "“We stay,” said Voss, and Hale replied: “We ask.”",
        "“We stay,” said Voss, and a fisherman replied: “We ask.”",
        "“We stay,” after the talks with Voss, Hale said. “We ask.”",
        "“We stay,” he said, and she replied: “We ask.”",
        "“We stay,” he said. “We ask,” she said.",
        "“We stay.” Voss said: “We ask.”",
        "“We stay.” A fisherman said: “We ask.”",
        "Hale said: “We stay.” Voss said: “We ask.”",
        "Hale said: “We stay.” He added: “We ask.”",
        "Hale said: “We stay,” he added, “We ask.”",
        "“We stay,” according to Hale. “We ask.”",
        "“We stay,” Voss said, and Hale: “We ask.”",
        "“We stay,” Voss said; Hale, “We ask.”",
        "“We stay,” Voss said to Hale, who replied: “We ask.”",
        "“We stay,” Voss said before a heckler shouted: “We ask.”",
        "“We stay,” Voss said, drawing a shout of “We ask.”",
        "“We stay,” Voss said, prompting the crowd to shout, “We ask.”",
        "“We stay,” Voss said, prompting Hale to say, “We ask.”",
        "“We stay,” Voss said in reply to the claim “We ask.”",
        "“We stay,” Voss said, while for others “We ask” is enough.",
        "“We stay,” said Voss, quoting Hale. “We ask.”",
        "“We stay,” Voss said. “We ask” was how Hale put it.",
        "“We stay,” Voss said. “We ask,” the words of Hale.",
        "“We stay” – Voss. “We ask” – Hale.",
        "Voss: “We stay.” Hale: “We ask.”",
        "“We stay,” officials said, and Voss added: “We ask.”",
        "“We stay” (cheers) “We ask.”",
        "“We stay,” said Voss.\n\n“We ask,” she added.",
        '"We stay, said Voss. "We ask," said Hale.',
        "“We stay, said Voss. “We ask,” said Hale.",
        '"We stay," said Voss. We ask," said Hale.',
    ],
)
def test_never_another_speakers_words(source: str) -> None:
    assert isinstance(look("We stay … We ask", source), NotFound), look("We stay … We ask", source)


def test_a_refusal_names_the_other_speaker() -> None:
    refused = look("We stay … We ask", "“We stay,” said Voss. “We ask,” said Hale.")
    assert isinstance(refused, NotFound)
    assert refused.reason == "after “We stay” nothing may be left out so: the text names another speaker: “Hale”"
    assert refused.hint == "make two quotes of it"


@pytest.mark.parametrize(
    ("words", "source", "named"),
    [
        ("We … agree", "“We do not agree.”", ["“not”"]),
        ("We … agree", "“We can’t all agree.”", ["“can't”"]),
        ("We … agree", "“We, without joy, never agree.”", ["“without”", "“never”"]),
        ("We lost … boats", "“We lost 450.000 or two boats.”", ["“450.000”", "“two”"]),
        ("We … agree", "“We note and agree.”", []),
        ("We stay … We ask", "“We stay,” she said on 5 May, not before. “We ask.”", []),
        ("We stay … We ask", "“We stay, not long,” she said. “We ask.”", ["“not”"]),
        ("agree", "“We do not agree.”", ["“not”"]),
        ("We agree", "“We agree to nothing.”", ["“nothing”"]),
        ("We can[not] agree", "“We can agree.”", ["“not”"]),
        ("We need a hope[less] man", "“We need a hope man.”", ["opposite"]),
        ("We [two] agree", "“We agree.”", ["“two”"]),
        ("We … agree", "“We agree.”", ["nothing is left out"]),
        ("We agree", "“We agree,” said Hale.", ["“Hale”"]),
    ],
)
def test_warnings_name_what_may_mislead(words: str, source: str, named: list[str]) -> None:
    found = look(words, source)
    assert isinstance(found, Found), found
    assert len(found.warnings) == len(named)
    for warning, word in zip(found.warnings, named, strict=True):
        assert word in warning


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("“We stay,” said Hale.\n\n“We stay,” said Voss.", 23),
        ("“We stay,” said Voss.\n\n“We stay,” said Hale.", 1),
        ("“We stay.”\n\n“We stay,” said Hale.", 1),
        ("“We stay,” said Hale.\n\n“We stay.”", 23),
        ("Hale said: “We stay.”\n\nVoss said: “We stay.”", 34),
        ("“No,” said Hale. “We stay.”\n\n“No,” said Voss. “We stay.”", 46),
        ("“We stay, we stay.”", 1),
    ],
)
def test_of_two_places_the_speakers_own_is_taken(source: str, start: int) -> None:
    found = look("We stay", source.replace("we stay", "We stay"))
    assert isinstance(found, Found)
    assert found.start == start
