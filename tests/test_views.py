"""Views: every page is a task of its own, which knows where its page lies and needs no other page to be made."""

from pathlib import Path

import pytest

from parley.build import archive
from parley.kinds import kinds
from parley.link import Archive, link
from parley.pages.listing import FIRST
from parley.records.base import Record
from parley.records.types import Key
from parley.views import pages, tasks
from samples import sample


@pytest.fixture
def fresh(archive_folder: Path) -> Archive:
    """The toy archive with none of its pages made yet."""
    return archive(archive_folder)[0]


def hub() -> Archive:
    """An archive whose listings, of a kind and of one record's backlinks, go over several pages."""
    quotes: list[Record] = [sample("quotes", f"q{n}", date=f"{1000 + n}") for n in range(120)]
    return link([sample("actors", "ann"), sample("articles", "paper"), sample("topics", "war"), *quotes])


def test_a_page_is_the_same_whichever_pages_are_made_before_it(toy: Archive, fresh: Archive) -> None:
    backwards = [task.page(fresh).document() for task in reversed(tasks(fresh))]
    assert backwards[::-1] == [page.document() for page in pages(toy)]


def test_a_page_can_be_made_without_any_other(toy: Archive, archive_folder: Path) -> None:
    for number in range(0, len(tasks(toy)), 8):
        alone = archive(archive_folder)[0]
        assert tasks(alone)[number].page(alone) == tasks(toy)[number].page(toy)


@pytest.mark.parametrize("made", [pytest.param(hub, id="hub"), pytest.param(None, id="toy")])
def test_a_task_knows_the_path_of_its_page(toy: Archive, made: object) -> None:
    shown = hub() if made else toy
    assert [task.path for task in tasks(shown)] == [page.path for page in pages(shown)]


def test_the_navigation_has_home_the_views_and_the_first_page_of_each_listing() -> None:
    listed = sorted((task.nav, task.path) for task in tasks(hub()) if task.nav)
    listings = [path for (rank, _), path in listed if rank >= FIRST]
    assert listed[0][1] == "index.md"
    assert listings[:2] == ["quotes/index.md", "actors/index.md"]
    assert set(listings) == {f"{kind}/index.md" for kind in kinds()}
    assert len({rank for (rank, _), _ in listed if rank < FIRST}) == len(listed) - len(listings)


def test_what_is_worked_out_from_the_whole_archive_is_worked_out_once(fresh: Archive) -> None:
    asked: list[Archive] = []

    def number(of: Archive) -> int:
        asked.append(of)
        return len(of.records)

    assert [fresh.once(number), fresh.once(number)] == [len(fresh.records)] * 2
    assert asked == [fresh]


def test_each_card_is_made_once(toy: Archive) -> None:
    for key in toy.records:
        assert toy.card(Key(*key)) is toy.card(key)


def test_making_pages_leaves_an_archive_equal_to_what_it_was(toy: Archive, fresh: Archive) -> None:
    list(pages(toy))
    assert toy == fresh
