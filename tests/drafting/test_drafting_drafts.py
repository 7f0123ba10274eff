"""What a draft of a quotation holds besides its words and a sure speaker, and what it never holds."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from parley.build import examine
from parley.drafting.draft import Maker
from parley.drafting.drafts import drafts
from parley.drafting.extract import read
from parley.drafting.given import Options, given
from parley.drafting.known import Known
from parley.drafting.spellings import Spellings
from parley.drafting.texts import read_bytes
from parley.drafting.webpage import text_of_page
from parley.quotations import prepare

CASES = yaml.safe_load(Path(__file__).with_name("drafts.yml").read_text(encoding="utf-8"))["drafts"]
TAKEN: Mapping[str, frozenset[str]] = {"articles": frozenset(), "quotes": frozenset()}


@pytest.fixture(scope="module")
def spellings(archive_folder: Path) -> Spellings:
    """The names of the toy archive."""
    return Spellings(Known(examine(archive_folder).records))


def drafted(text: str, day: str, spellings: Spellings) -> list[str]:
    """The files: the article's first."""
    one = read_bytes(text.encode(), "text")
    page, found, _ = read(prepare(one.text), spellings.known)
    told = given(one, page, Options(published=day, language="en"), spellings)
    return [draft.text for draft in drafts(Maker(one, page, found, told, spellings, "2031-04-01"), TAKEN, "")]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][-60:] for case in CASES])
def test_a_draft_holds_what_the_text_tells(case: Mapping[str, Any], spellings: Spellings) -> None:
    quote = drafted(case["text"], str(case.get("day", "2031-03-06")), spellings)[-1]
    for piece in case.get("has", ()):
        assert piece.replace("{end}", "\n") in quote
    assert [piece for piece in case.get("not", ()) if piece in quote] == []
    assert quote.count("TODO") == case.get("todos", quote.count("TODO"))


def test_a_name_that_the_archive_has_not_is_in_no_file_without_a_todo(spellings: Spellings) -> None:
    text = "Sela Omarin of Ostfeld came. “The road is open,” said Sela Omarin. “It is long,” said Mira Dalvet."
    lines = [line for file in drafted(text, "2031-03-06", spellings) for line in file.split("\n")]
    assert [line for line in lines if ("Omarin" in line or "Ostfeld" in line) and "TODO" not in line] == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Nadja Velo", ["nadia-velo"]),
        ("Velo", ["nadia-velo"]),
        ("Nadia Omarin", []),
        ("Northern Lights", []),
        ("Northern Counncil", ["northern-council"]),
    ],
)
def test_a_record_is_offered_only_where_enough_of_its_name_is_the_same(
    name: str, near: list[str], spellings: Spellings
) -> None:
    assert [one.key.id for one in spellings.nearest(name, ("actors",))] == near


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("By Ana Reyd", ["Ana Reyd"], ""),
        ("By Ana Reyd, March 4, 2031", ["Ana Reyd"], "2031-03-04"),
        ("By Ana de la Cruz and Tom O'Hara | 4 March 2031", ["Ana de la Cruz", "Tom O'Hara"], "2031-03-04"),
        ("By Ana Reyd in Karsa", ["Ana Reyd"], ""),
        ("By the lake they met", [], ""),
    ],
)
def test_a_byline_tells_who_wrote_and_may_tell_when(
    line: str, authors: list[str], published: str, spellings: Spellings
) -> None:
    article = yaml.safe_load(drafted(f"Talks go on there\n\n{line}\n\nIt rained.", "", spellings)[0].split("---")[1])
    assert article.get("authors", []) == authors
    assert str(article.get("published", "")) == published


@pytest.mark.parametrize(
    ("head", "publisher", "authors"),
    [
        ("<title>Talks | The Lantern</title>", "The Lantern", ()),
        ('<title>Talks | x</title><meta property="og:site_name" content="The Lantern">', "The Lantern", ()),
        ("<title>Talks</title>", "", ()),
        ('<title>Talks</title><meta name="author" content="By Ana Reyd">', "", ("Ana Reyd",)),
    ],
)
def test_a_page_tells_its_outlet_and_its_author(head: str, publisher: str, authors: tuple[str, ...]) -> None:
    _, about = text_of_page(f"<html><head>{head}</head><body><p>It rained.</p></body></html>")
    assert (about.title, about.publisher, about.authors) == ("Talks", publisher, authors)


def test_an_outlet_that_is_new_is_offered_with_how_to_begin_it(spellings: Spellings) -> None:
    article = drafted("Talks go on\n\nKARSA, March 4 (Lake Post) - It rained.", "", spellings)[0]
    assert "publisher: TODO  # the text begins with “(Lake Post)”, which is not in the archive" in article
    assert "new actors lake-post --kind media --name 'Lake Post' (that writes" in article
    assert "the text begins with “March 4”" in article
