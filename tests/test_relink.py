"""An archive that was linked before is the same archive, whatever is asked of it first."""

from pathlib import Path

import pytest

from parley.build import archive, examine
from parley.cache import open_store
from parley.link import Archive, link
from parley.reading import Reader
from parley.records.base import Record
from parley.records.types import Key
from parley.relink import relinked, written
from parley.views import pages


@pytest.fixture(scope="module")
def records(archive_folder: Path) -> dict[Key, Record]:
    """The toy archive's records, withdrawn ones and drafts too."""
    return examine(archive_folder).records


@pytest.fixture(scope="module", params=[False, True], ids=["published", "with drafts"])
def both(request: pytest.FixtureRequest, records: dict[Key, Record]) -> tuple[Archive, Archive]:
    """The toy archive as it is linked at first, and as it is linked again."""
    first = link(records.values(), drafts=request.param, subject="A toy")
    return first, relinked(written(first), records.__getitem__, "A toy")


def test_every_record_is_the_same(both: tuple[Archive, Archive]) -> None:
    first, again = both
    assert list(again.records.items()) == list(first.records.items())
    assert (again.withdrawn, again.former, again.subject) == (first.withdrawn, first.former, first.subject)
    assert Key("actors", "nobody") not in again.records
    with pytest.raises(KeyError):
        again.records[Key("actors", "nobody")]


def test_every_record_is_named_by_the_same_others(both: tuple[Archive, Archive]) -> None:
    first, again = both
    assert list(again.backlinks) == list(first.backlinks)
    assert len(again.backlinks) == len(first.backlinks)
    for key in first.records:
        assert (key in again.backlinks) == (key in first.backlinks)
        found = again.backlinks.get(key, {})
        assert found == first.backlinks.get(key, {})
        assert list(found) == list(first.backlinks.get(key, {}))


def test_where_all_is_asked_for_all_is_the_same(
    both: tuple[Archive, Archive], records: dict[Key, Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = both
    monkeypatch.setattr("parley.relink.ALL_AT_ONCE", 5)
    fresh = relinked(written(again), records.__getitem__, "A toy")
    assert {key: fresh.backlinks.get(key) for key in first.records} == {
        key: first.backlinks.get(key) for key in first.records
    }


def test_its_pages_are_the_same(both: tuple[Archive, Archive]) -> None:
    first, again = both
    assert [page.document() for page in pages(again)] == [page.document() for page in pages(first)]


def test_a_build_links_again_what_it_has_linked_before(archive_folder: Path, tmp_path: Path) -> None:
    first, warnings = archive(archive_folder, reader=Reader(open_store(tmp_path / "store", b"1")))
    again, told = archive(archive_folder, reader=Reader(open_store(tmp_path / "store", b"1")))
    assert told == warnings
    assert dict(again.records) == dict(first.records)
    assert type(again.records) is not type(first.records)
