"""Maps: of all places with its table, and small ones on the pages of records; in Python, then in a real Chromium."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from parley.atlas.crowds import crowds
from parley.atlas.places import atlas
from parley.build import archive
from parley.config import Settings
from parley.dialect import html_of
from parley.drawings.labels import Box, Disc, Paper, moved, named
from parley.drawings.map import radius, unit_of
from parley.link import Archive, link
from parley.pages.base import Page as Made
from parley.pages.map import SHOWN
from parley.publish import files
from parley.records.base import Record
from parley.urls import MAP, OUTLINE
from parley.urls import ROOT as ROOT_MARK
from parley.views import pages
from parley.writing.whereabouts import glance
from parley.writing.writer import Writer
from samples import MINIMAL, record, sample
from sites import ROOT

LARGEST = 300_000


def made(*records: Record) -> tuple[Archive, dict[str, Made]]:
    """An archive of these records, and its pages."""
    linked = link([sample("articles", "paper"), sample("actors", "ann"), sample("processes", "karsa"), *records])
    return linked, {page.path: page for page in pages(linked)}


def place(name: str, lat: float | None = 35.0, lon: float | None = 38.0, **values: Any) -> Record:
    return sample("places", name, **{"name": name.title(), "lat": lat, "lon": lon, **values})


def event(name: str, **values: Any) -> Record:
    return record("events", {**MINIMAL["events"], **values}, "Words.", name)


def marks(page: Made) -> list[str]:
    return re.findall(r'<a class="parley-map__mark".*?</a>', page.pictures[0].svg) if page.pictures else []


def rows(page: Made) -> list[str]:
    return re.findall(r"^\| \*\*.*$", page.body, re.MULTILINE)


def real() -> Archive:
    return archive(ROOT / "content")[0]


# The page


def test_each_mark_has_its_row_and_the_most_named_come_first() -> None:
    clashes = [event(f"clash-{n}", place="homs") for n in range(3)]
    _, site = made(place("deraa", lat=32.6), place("homs"), *clashes, sample("quotes", "q", places=["deraa"]))
    names = [re.search(r"<title>(\w+)", mark) for mark in marks(site[MAP])]
    assert [name[1] for name in names if name] == ["Homs", "Deraa"]
    assert [re.match(r"\| \*\*\[(\w+)\]", row)[1] for row in rows(site[MAP])] == ["Homs", "Deraa"]  # type: ignore[index]
    assert "| 3 | 0 | 0 |" in rows(site[MAP])[0]
    assert "| 0 | 0 | 1 |" in rows(site[MAP])[1]


def test_a_thing_counts_at_the_place_that_it_names_and_not_at_larger_ones() -> None:
    _, site = made(place("syria"), place("homs", part_of="syria"), event("clash", place="homs"))
    syria = next(row for row in rows(site[MAP]) if "Syria" in row)
    assert "| 0 | 0 | 0 | nothing yet |" in syria
    assert "at the place that it names itself" in site[MAP].body


def test_areas_are_as_the_numbers_are() -> None:
    unit = unit_of(400)
    assert radius(400, unit) ** 2 / radius(100, unit) ** 2 == pytest.approx(4)
    assert radius(400, unit) <= 30
    assert radius(0, unit) > 0


def test_the_page_takes_the_fast_way_and_is_bounded_however_many_places_there_are() -> None:
    spread = [place(f"p{n}", lat=30 + n % 29 / 5, lon=35 + n % 31 / 4) for n in range(SHOWN + 200)]
    things = [
        event(
            f"e{n}",
            place=f"p{n % len(spread)}",
            kind=("clash", "protest", "meeting")[n % 3],
            date=f"{1990 + n % 35}",
        )
        for n in range(6_000)
    ]
    _, site = made(*spread, *things)
    page = site[MAP]
    html = html_of(page.body.strip(), page.path)
    assert html is not None
    assert len(marks(page)) == len(rows(page)) == SHOWN
    assert len(html.html) + len(page.pictures[0].svg) < LARGEST
    assert f"the {SHOWN} places with most recorded" in page.body
    assert "[All places]" in page.body


def test_where_no_place_has_a_point_the_page_says_so_and_no_outlines_are_made() -> None:
    linked, site = made(place("homs", lat=None, lon=None))
    assert site[MAP].pictures == ()
    assert "there is no map" in site[MAP].body
    assert "coordinates not recorded" in site[MAP].body
    assert OUTLINE not in dict(files(linked, Settings(Path("content"))))


def test_a_point_that_is_kept_back_is_drawn_nowhere() -> None:
    homs = place("homs", lat=34.7268, lon=36.7234, withhold=["lat"])
    _, site = made(homs, place("deraa", lat=32.6), event("clash", place="homs"))
    assert len(marks(site[MAP])) == 1
    assert "Homs" not in site[MAP].pictures[0].svg
    assert "coordinates withheld" in site[MAP].body
    for path in ("places/homs.md", "events/clash.md"):
        assert site[path].pictures == ()
    assert not [page.path for page in site.values() if "34.7" in page.body + "".join(p.svg for p in page.pictures)]


def test_where_something_happened_is_not_told_by_a_map_if_it_is_withheld() -> None:
    _, site = made(place("homs"), event("clash", place="homs", withhold=["place"]))
    assert site["events/clash.md"].pictures == ()
    assert "| 0 | 0 | 0 |" in rows(site[MAP])[0]


@pytest.mark.parametrize("key", ["precision", "country"])
def test_what_is_withheld_of_a_place_is_not_called_unrecorded(key: str) -> None:
    _, site = made(place("homs", precision="town", country="SY", withhold=[key]))
    assert "withheld" in rows(site[MAP])[0]
    assert "not recorded" not in rows(site[MAP])[0]
    assert "not recorded" not in site["places/homs.md"].pictures[0].svg


@pytest.mark.parametrize("value", [".nan", ".inf", "-.inf", "90.5"])
def test_what_is_no_coordinate_does_not_reach_a_map(content: Callable[[dict[str, str]], Path], value: str) -> None:
    with pytest.raises(Exception, match="lat"):
        archive(content({"places/homs.md": f"---\nname: Homs\nlat: {value}\nlon: 36.7\n---\n\nA city.\n"}))


def test_hostile_names_stay_words() -> None:
    name = '</title><script>alert("1")</script>'
    _, site = made(sample("places", "homs", name=name, lat=35.0, lon=38.0), event("e", place="homs"))
    for path in (MAP, "places/homs.md", "events/e.md"):
        svg = site[path].pictures[0].svg
        assert "<script" not in svg
        assert ET.fromstring(svg.replace(ROOT_MARK, "")).find(".//title").text.startswith(name)  # type: ignore[union-attr]


def test_what_is_not_certain_is_found_in_each_of_its_years() -> None:
    _, site = made(
        place("homs"),
        event("a", place="homs", date="2016-12-31/2017-01-01"),
        event("b", place="homs", date="2017"),
        event("c", place="homs", date="2017"),
        event("d", place="homs", kind="protest"),
    )
    [mark] = marks(site[MAP])
    assert re.search(r'data-things="([^"]*)"', mark)[1].split(";") == ["0:2016:2017", "0:2017::2", "1"]  # type: ignore[index]


def test_crowded_parts_are_named_for_the_country_of_most_of_them() -> None:
    linked = real()
    found = linked.once(atlas)
    assert found
    assert [crowd.country for crowd in crowds(found, found.spots)] == ["SY"]


# Room


def test_marks_at_one_point_do_not_hide_each_other() -> None:
    discs = [Disc(0.5, 0.5, 8)] * 6
    steps = moved(discs, Paper(1_000, 0.6))
    there = [(500 + dx, 300 + dy) for dx, dy in steps]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) >= 8 for n, a in enumerate(there) for b in there[:n])
    assert max(abs(step) for pair in steps for step in pair) <= 36


def test_a_mark_well_within_a_larger_one_stays_where_it_is() -> None:
    assert moved([Disc(0.5, 0.5, 20), Disc(0.5, 0.5, 5)], Paper(1_000, 0.6)) == [(0, 0), (0, 0)]


def test_names_keep_clear_of_each_other_of_marks_and_of_the_edge() -> None:
    discs = [Disc(0.02 + n % 7 / 7, 0.05 + n // 7 / 7, 5 + n % 4) for n in range(49)]
    paper = Paper(700, 0.6)
    found = named(discs, ["Some place"] * 49, paper, 30)
    boxes = []
    for disc, at in zip(discs, found, strict=True):
        if at:
            left = disc.x * 700 + at.dx - {"start": 0, "end": 70, "middle": 35}[at.anchor]
            boxes.append(Box(left, disc.y * 420 + at.dy - 12, left + 70, disc.y * 420 + at.dy + 3))
    assert 10 < len(boxes) <= 30
    assert not [1 for n, box in enumerate(boxes) for other in boxes[:n] if box.meets(other)]
    assert not [1 for box in boxes for d in discs if box.touches(d.x * 700, d.y * 420, d.r)]
    assert all(box.left >= 0 and box.right <= 700 for box in boxes)


# Small maps


def test_small_maps_stand_where_something_was_at_a_place() -> None:
    talk = sample("talks", "first", venue="homs")
    _, site = made(place("homs", precision="town"), place("deraa", lat=32.6, lon=36.1), event("e", place="homs"), talk)
    for path in ("places/homs.md", "events/e.md", "talks/first.md"):
        svg = site[path].pictures[0].svg
        assert "Map: where Homs lies" in svg
        assert "known to the town" in svg
        assert "Deraa" in svg
        assert len(svg) < 4_000
    assert site["quotes/index.md"].pictures == ()


def test_a_content_warning_folds_the_text_and_not_the_map() -> None:
    _, site = made(place("homs"), event("e", place="homs", content_warning="Violence."))
    body = site["events/e.md"].body
    assert body.index("picture-map") < body.index("content-warning")


def test_all_places_at_a_glance_can_stand_on_another_page() -> None:
    linked = real()
    found = linked.once(atlas)
    assert found
    svg = glance(found, linked.once(Writer)).svg
    assert svg.count('class="parley-map__mark"') == len(found.spots)
    assert "data-parley" not in svg


# In a browser
