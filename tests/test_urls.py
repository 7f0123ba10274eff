"""Addresses: from a record to its file, from a file to its address, from one file to another."""

import pytest

from parley.front_matter import FORBIDDEN
from parley.records.types import Key
from parley.urls import HOME, ROOT, address, addresses_from, backlinks_path, links_from, listing_path, record_path, slug

ANN = Key("actors", "ann")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (HOME, ""),
        (record_path(ANN), "actors/ann/"),
        (listing_path("actors"), "actors/"),
        (listing_path("actors", 2), "actors/page/2/"),
        (backlinks_path(ANN, "What they said"), "actors/ann/what-they-said/"),
        (backlinks_path(ANN, "What they said", 3), "actors/ann/what-they-said/page/3/"),
        ("corrections.md", "corrections/"),
        ("index/x.md", "index/x/"),
        ("x-index.md", "x-index/"),
    ],
)
def test_a_page_has_one_address(path: str, where: str) -> None:
    assert address(path) == where


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("actors/ann.md", "index.md", "actors/ann.md"),
        ("actors/ann.md", "actors/bob.md", "ann.md"),
        ("quotes/x.md", "actors/bob.md", "../quotes/x.md"),
        ("quotes/x.md", "actors/bob/what-they-said/page/2.md", "../../../../quotes/x.md"),
        ("index.md", "actors/bob.md", "../index.md"),
        ("actors/ann.md", "actors/ann.md", "ann.md"),
    ],
)
def test_the_way_from_one_file_to_another(target: str, start: str, way: str) -> None:
    assert links_from(start, f"[a]({ROOT}{target}) [b]({ROOT}x.md)").startswith(f"[a]({way}) ")


@pytest.mark.parametrize(
    ("target", "start", "way"),
    [
        ("", "index.md", "./"),
        ("", "actors/bob.md", "../../"),
        ("actors/ann/", "index.md", "actors/ann/"),
        ("actors/ann/", "actors/bob.md", "../ann/"),
        ("actors/ann/", "actors/ann.md", "./"),
        ("actors/ann/#said", "actors/ann.md", "./#said"),
        ("actors/ann/said/", "actors/ann.md", "said/"),
        ("actors/anna/", "actors/ann.md", "../anna/"),
        ("actors/", "actors/ann.md", "../"),
        ("actors/", "actors/index.md", "./"),
        ("quotes/x/", "actors/bob/what-they-said/page/2.md", "../../../../../quotes/x/"),
        ("feeds/articles.xml", "data/index.md", "../feeds/articles.xml"),
    ],
)
def test_the_way_from_one_page_to_another(target: str, start: str, way: str) -> None:
    assert addresses_from(start, f'<a href="{ROOT}{target}">') == f'<a href="{way}">'


def test_no_record_may_hold_what_stands_for_the_root() -> None:
    assert FORBIDDEN.search(ROOT)


@pytest.mark.parametrize(
    ("label", "part"),
    [("What they said", "what-they-said"), ("Rounds they guarantee", "rounds-they-guarantee"), ("  A — b!  ", "a-b")],
)
def test_a_label_is_a_part_of_an_address(label: str, part: str) -> None:
    assert slug(label) == part
