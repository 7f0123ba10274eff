"""The index of the search: what is in it, under what, and what of it an edit makes anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from parley.config import Settings
from parley.language import ENGLISH
from parley.link import Archive, link
from parley.outputs.search import Search
from parley.records.base import Record
from parley.search.entries import entry
from parley.search.index import FOLDER, files
from parley.search.numbers import packed, steps
from parley.search.shards import Shard, grouped, key_of_entries, shard
from samples import sample


def index_of(made: Archive, **settings: Any) -> dict[str, bytes]:
    """The files of an archive's index, by their names in its folder."""
    output = Search(made, Settings(Path("content"), **settings))
    return {path.removeprefix(f"{FOLDER}/"): data for path, data in output.finish()}


def numbers(data: bytes) -> list[int]:
    found, shift, number = [], 0, 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(number)
            shift, number = 0, 0
    return found


def words_of(index: dict[str, bytes]) -> set[str]:
    """Every word of an index."""
    found: set[str] = set()
    for name, data in index.items():
        if name.startswith("words/"):
            skipped = 1 + (data[0] > 0x7F) + (data[0] > 0x7F and data[1] > 0x7F)
            length = numbers(data[:skipped])[0]
            found.update(json.loads(data[skipped : skipped + length])[::2])
    return found


def quotes(*ids: str, **values: Any) -> list[Record]:
    return [sample("quotes", id_, speaker="ann", article="paper", body=f"Words of {id_}.", **values) for id_ in ids]


@pytest.mark.parametrize("found", [[], [0], [127, 128, 16_383, 16_384, 2**40], list(range(300))])
def test_numbers_are_read_as_they_were_written(found: list[int]) -> None:
    assert numbers(packed(found)) == found


def test_steps_lead_from_number_to_number() -> None:
    assert list(steps([3, 4, 9])) == [3, 1, 5]


def test_a_shard_is_read_as_it_was_written(toy: Archive) -> None:
    entries = [entry(toy, record) for record in toy.records.values()]
    made = shard(entries, key_of_entries(entries))
    assert Shard.read(made.key, made.written()) == made


def test_the_same_records_give_the_same_index_from_a_cache_or_none(toy: Archive, tmp_path: Path) -> None:
    first = index_of(toy)
    assert [index_of(toy, cache=tmp_path) for _ in range(2)] == [first, first]
    assert index_of(toy, search=False) == {}


def test_a_damaged_cache_is_made_anew(toy: Archive, tmp_path: Path) -> None:
    first = index_of(toy, cache=tmp_path)
    (tmp_path / "search.sqlite").write_bytes(b"no database, but long enough to be looked at as one" * 40)
    assert index_of(toy, cache=tmp_path) == first


def test_an_edit_makes_one_shard_anew() -> None:
    def shards(made: Archive) -> list[bytes]:
        groups = grouped(made.records, 10)
        return [key_of_entries([entry(made, made.records[key]) for key in keys]) for keys in groups]

    others = [sample("actors", "ann"), sample("articles", "paper")]
    before = shards(link([*others, *quotes(*(f"q{n}" for n in range(60)))]))
    after = shards(link([*others, *quotes(*(f"q{n}" for n in range(59))), *quotes("q59", note="Noted.")]))
    assert len(before) == 8
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_what_may_not_be_found_is_not_there(toy: Archive) -> None:
    index = index_of(toy)
    everything = b"".join(index.values()).decode(errors="replace").lower()
    for hidden in ("unsayable", "unchecked-raid", "nobody has checked", "dalvet-misheard"):
        assert hidden not in everything
    assert "unsayable" not in words_of(index)


def test_names_are_listed_for_slips_of_the_pen_and_nothing_else_is() -> None:
    ann = sample("actors", "ann", name="Ann Al-Ḥarīrī", aliases=["Hannah"], body="Spokesperson.")
    index = index_of(link([ann, sample("articles", "paper", title="Headline")]))
    assert json.loads(index["names.json"]) == ["ann", "hannah", "hariri"]


def test_words_behind_a_content_warning_are_not_quoted() -> None:
    made = link([sample("actors", "ann", content_warning="Wounds are described.", body="A gash.")])
    found = entry(made, next(iter(made.records.values())))
    assert found.text == "Wounds are described."
    assert "gash" not in repr(found)


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2016-12-31/2017-01-02", ["2016", "2017"]),
        ("2017?-02-23", ["2017"]),
        ("201X", [str(year) for year in range(2010, 2020)]),
        ("[2015-01-01,2017-01-01]", ["2015", "2017"]),
        (None, []),
    ],
)
def test_a_date_counts_for_every_year_it_may_fall_in(date: str | None, years: list[str]) -> None:
    dated = {"date": date} if date else {}
    made = link([sample("actors", "ann"), sample("articles", "paper"), *quotes("q", **dated)])
    found = entry(made, next(made.of("quotes")))
    assert [label for label, _ in found.facets["year"]] == years


def test_a_quote_is_found_under_all_that_it_names() -> None:
    named = {"topics": ["peace"], "talks": ["round"], "places": ["town"], "about": ["bob"]}
    made = link(
        [
            *(sample("actors", id_, name=id_.title()) for id_ in ("ann", "bob", "press")),
            *(sample(kind, id_) for kind, id_ in (("topics", "peace"), ("talks", "round"), ("places", "town"))),
            sample("articles", "paper", publisher="press", language="ar"),
            *quotes("q", **named),
        ]
    )
    facets = entry(made, next(made.of("quotes"))).facets
    labels = {facet: [label for label, _ in found] for facet, found in facets.items()}
    assert labels["speaker"] == ["Ann"]
    assert labels["actor"] == ["Ann", "Bob"]
    assert labels["outlet"] == ["Press"]
    assert labels["language"] == ["ar"]
    assert labels["checked"] == ["Not checked"]
    assert [len(labels[facet]) for facet in ("topic", "round", "place")] == [1, 1, 1]


def test_no_file_of_a_large_index_is_large() -> None:
    texts = [f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n} common" for n in range(6_000)]
    actors = [sample("actors", f"a{n}", name=text, body=text) for n, text in enumerate(texts)]
    made = link(actors)
    groups = [[entry(made, made.records[key]) for key in keys] for keys in grouped(made.records, 1_000)]
    some = [shard(group, key_of_entries(group)) for group in groups]
    found = dict(files(some, ENGLISH))
    sizes = [len(data) for name, data in found.items() if "/words/" in name or "/places/" in name]
    assert len(sizes) > 6
    assert max(sizes) < 100_000
    about = json.loads(found[f"{FOLDER}/index.json"])
    assert about["words"] == sorted(about["words"])
    assert sum(about["shards"]) == 6_000
