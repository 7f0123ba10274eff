"""The timeline: what falls where, how it is drawn, and that lists, pictures and files say the same."""

import datetime
import json
import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from parley.chronology.extents import extent
from parley.chronology.index import FULL, KINDS, chronology
from parley.chronology.named import NEWEST
from parley.chronology.slices import slice_of, units
from parley.chronology.units import Unit, bounds, edtf
from parley.config import Settings
from parley.dates import Edtf
from parley.dates.calendar import day_of, number_of
from parley.dialect import html_of
from parley.drawings.axis import DESK, LETTER, PHONE, ticks
from parley.drawings.lanes import in_lanes
from parley.drawings.marks import Mark, Reach, drawn
from parley.drawings.scale import even, fitting
from parley.language import ENGLISH, Language
from parley.link import Archive, link
from parley.pages.base import Page
from parley.pages.record import RecordView
from parley.pages.timeline import Timeline
from parley.publish import files
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import address, record_path
from parley.views import tasks
from parley.writing.writer import Writer
from samples import sample

EPOCH = datetime.date(1970, 1, 1).toordinal()
SETTINGS = Settings(Path("content"), site_name="A", site_url="https://toy.example/")


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


def page_of(archive: Archive, unit: Unit) -> Page:
    return Timeline().write(Timeline().gather(archive, unit), archive.once(Writer))


def picture_of(page: Page) -> str:
    return page.pictures[0].svg if page.pictures else ""


def marks_of(svg: str) -> list[str]:
    """Where the marks of a picture lead, in order."""
    return re.findall(r'<a href="\x10([^"]*)" class="(?:talks|events|quotes)', svg)


def lines_of(page: Page) -> list[str]:
    """Where the lines of a page's lists lead, in order, but those on what has no date."""
    body = page.body.partition('data-part="undated"')[0]
    lines = [line for line in body.split("\n") if line.startswith("- ")]
    return [address(found[-1]) for line in lines if (found := re.findall(r"\]\(\x10([^)]*)\)", line))]


def many(number: int, *dates: str) -> Archive:
    """An archive of so many quotes, on these dates in turn."""
    quotes: list[Record] = [
        sample("quotes", f"q{n:05}", date=dates[n % len(dates)], topics=["war"] if n % 3 == 0 else [])
        for n in range(number)
    ]
    return link([sample("actors", "ann"), sample("articles", "paper"), sample("topics", "war"), *quotes])


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "1900-02-28", "1970-01-01", "2000-02-29", "9999-12-31"])
def test_days_have_the_numbers_that_browsers_give_them(text: str) -> None:
    date = datetime.date.fromisoformat(text)
    assert number_of((date.year, date.month, date.day)) == day(text)
    assert day_of(day(text)) == (date.year, date.month, date.day)


def test_every_day_has_a_number_of_its_own() -> None:
    numbers = range(number_of((-401, 12, 25)), number_of((401, 1, 5)))
    assert [number_of(day_of(number)) for number in numbers] == list(numbers)


@pytest.mark.parametrize(
    ("text", "first", "last", "sure"),
    [
        ("2017-02-23", "2017-02-23", "2017-02-23", True),
        ("2017-02", "2017-02-01", "2017-02-28", False),
        ("2017-02-25/2017-02-26", "2017-02-25", "2017-02-26", False),
        ("2017-02-2X", "2017-02-20", "2017-02-28", False),
        ("../2017-03-03", "2017-03-03", "2017-03-03", False),
        ("2017~", "2017-01-01", "2017-12-31", False),
    ],
)
def test_what_happened_on_some_day_is_sure_of_none_of_several(text: str, first: str, last: str, sure: bool) -> None:
    found = extent(Edtf.parse(text))
    assert (found.first, found.last, found.sure is not None) == (day(first), day(last), sure)


def test_what_lasted_is_sure_of_all_its_days_and_a_round_of_those_between() -> None:
    lasted = extent(Edtf.parse("2017-02/2017-03"), throughout=True)
    assert lasted.sure == (day("2017-02-01"), day("2017-03-31"))
    round_ = extent(Edtf.parse("2017-01-1X"), Edtf.parse("2017-02-2X"), lasting=True)
    assert round_.sure == (day("2017-01-19"), day("2017-02-20"))
    assert (round_.first, round_.last) == (day("2017-01-10"), day("2017-02-28"))
    assert extent(Edtf.parse("2017-01-23"), lasting=True).open == (False, True)


def test_possible_days_may_lie_apart() -> None:
    apart = extent(Edtf.parse("[2017-02-01,2017-02-02,2017-03-05]"))
    assert apart.runs == ((day("2017-02-01"), day("2017-02-02")), (day("2017-03-05"), day("2017-03-05")))
    assert len(extent(Edtf.parse("XXXX-02-20")).runs) == 1


@pytest.mark.parametrize(
    ("text", "about", "opened", "inferred"),
    [
        ("2017-02-23", (False, False), (False, False), False),
        ("2017?-02-23", (False, False), (False, False), True),
        ("2017-02~", (True, True), (False, False), False),
        ("2012%/2017", (True, False), (False, False), True),
        ("2011-03/..", (False, False), (False, True), False),
        ("/2017-02-23", (False, False), (True, False), False),
    ],
)
def test_marks_of_doubt_stand_where_they_belong(
    text: str, about: tuple[bool, bool], opened: tuple[bool, bool], inferred: bool
) -> None:
    found = extent(Edtf.parse(text))
    assert (found.about, found.open, found.inferred) == (about, opened, inferred)


def test_a_page_lists_all_that_may_fall_in_it_and_nothing_else(toy: Archive) -> None:
    assert {(), (2031,), (2031, 1), (2031, 3), (2031, 5)} <= set(units(toy))
    for unit in units(toy):
        span = [day_of(number) for number in bounds(unit)] if unit else [None, None]
        expected = {
            address(record_path(record.key))
            for kind in KINDS
            for record in toy.of(kind)
            if record.when and _may_fall(record, span[0], span[1])
        }
        lines = lines_of(page_of(toy, unit))
        assert (set(lines), len(lines)) == (expected, len(expected)), unit


def _may_fall(record: Record, first: Any, last: Any) -> bool:
    when, end = record.when, vars(record).get("end")
    if when and end:
        return (last is None or when.known[0] <= last) and (first is None or first <= end.known[1])
    return bool(when and when.overlaps(first, last))


def test_what_has_no_date_is_counted_with_a_way_to_it(toy: Archive) -> None:
    undated = Counter(key.kind for key, record in toy.records.items() if key.kind in KINDS and not record.when)
    assert undated
    body = page_of(toy, ()).body.partition("Date not recorded")[2]
    assert [int(number) for number in re.findall(r"\[(\d+) ", body)] == [undated[k] for k in KINDS if undated[k]]
    assert "quotes/index.md" in body


def test_the_nth_mark_is_the_nth_line(toy: Archive) -> None:
    for unit in units(toy):
        page = page_of(toy, unit)
        assert marks_of(picture_of(page)) == lines_of(page), unit
        assert marks_of(picture_of(page)), unit


def test_every_page_of_the_timeline_is_plain_markdown(toy: Archive) -> None:
    for archive in (toy, many(FULL + 60, "2017-02-01", "2017-02", "2017-03-05", "2016")):
        for unit in units(archive):
            page = page_of(archive, unit)
            assert html_of(page.body.strip(), page.path) is not None, unit


@pytest.fixture(scope="module")
def crowded() -> Archive:
    """Too much for a year and one of its months, on few days; a span over a new year, a date of a month."""
    return many(4 * FULL, "2017-02-01", "2017-02-02", "2017-02-03", "2017-02", "2016-12-30/2017-01-02", "2017-08-09")


def test_a_full_month_has_pages_by_day_and_a_full_year_counts_by_month(crowded: Archive) -> None:
    known = crowded.once(chronology)
    assert known.is_full((2017,))
    assert {unit for unit in units(crowded) if len(unit) == 3} == {(2017, 2, n) for n in (1, 2, 3)} | {
        (2017, 2, n) for n in range(1, 29)
    }
    year = page_of(crowded, (2017,))
    assert marks_of(picture_of(year)) == []
    assert "| **[February 2017](\x10timeline/2017/02.md)** | 0 | 0 | 534 | 0 |" in year.body
    assert "| **[January 2017](\x10timeline/2017/01.md)** | 0 | 0 | 0 | 133 |" in year.body
    assert marks_of(picture_of(page_of(crowded, (2017, 8))))


def test_no_page_is_large_however_much_there_is() -> None:
    archive = many(3_000, "2017-02-01", "2017-02", "2017", "2016/2018")
    for unit in [(), (2017,), (2017, 2), (2017, 2, 1)]:
        page = page_of(archive, unit)
        assert len(picture_of(page)) + len(page.body) < 220_000, unit
    assert "200 of 750 are here." in page_of(archive, (2017, 2, 1)).body


def test_what_lasts_for_ages_makes_no_page_for_each_month() -> None:
    archive = link(
        [
            sample("events", "age", date="1963/2011", extent="throughout"),
            sample("events", "aeon", date="0001/9999"),
            sample("events", "far", date="Y17E7"),
            sample("events", "before", date="-0100"),
            sample("events", "clash", date="2011-03-15"),
        ]
    )
    assert len(units(archive)) < 20
    assert lines_of(page_of(archive, (2011, 3)))[0] == "events/clash/"
    assert "events/age/" in lines_of(page_of(archive, (2011, 3)))
    assert len(lines_of(page_of(archive, ()))) == 5


def test_a_file_of_the_filters_counts_as_the_page_does(crowded: Archive) -> None:
    made = {path: json.loads(data) for path, data in files(crowded, SETTINGS) if path.startswith("timeline/data/")}
    assert set(made) == {f"timeline/data/{name}.json" for name in ("2017", "across", "names")}
    rows = made["timeline/data/2017.json"]
    assert len(rows["kinds"]) == crowded.once(chronology).total((2017,))
    first, last = bounds((2017, 2))
    spans = zip(rows["days"][::2], rows["days"][1::2], strict=True)
    within = [start for start, length in spans if first <= start and start + length <= last]
    assert len(within) == crowded.once(chronology).total((2017, 2))
    war = rows["names"]["topic"]["ids"].index("war")
    assert sum(war in row for row in rows["names"]["topic"]["of"]) == sum(
        1 for n in range(4 * FULL) if n % 3 == 0 and n % 6 != 4
    )
    assert made["timeline/data/names.json"]["topic"] == {"war": "War"}
    assert slice_of(crowded, (2017,)).files == ("across", "2017")


def test_long_empty_stretches_are_cut_short_and_days_keep_their_order() -> None:
    dates = ["2011", "2017-01-23", *["2017-02-23/2017-03-05"] * 16]
    scale = fitting([extent(Edtf.parse(date)) for date in dates])
    first, second = scale.panels
    assert second.right - second.left > 3 * (first.right - first.left)
    places = [scale.at(number) for number in range(day("2010-12-01"), day("2017-06-01"), 7)]
    assert places == sorted(places)
    assert (min(places), max(places)) == (0, 1)
    assert len(fitting([extent(Edtf.parse(d)) for d in ("2011", "2012", "2013")]).panels) == 1


@pytest.mark.parametrize("dates", [("2017",), ("2017-02",), ("2017-02-23",), ("1916", "2024"), ("2016-11", "2017-03")])
@pytest.mark.parametrize("language", [ENGLISH, Language("ar"), Language("de")])
def test_labels_of_the_axis_do_not_touch(dates: tuple[str, ...], language: Language) -> None:
    scale = fitting([extent(Edtf.parse(date)) for date in dates])
    found = ticks(scale, language.locale)
    assert any(tick.words for tick in found)
    for pixels, shown in ((PHONE, [tick for tick in found if not tick.fine]), (DESK, found)):
        for row in (0, 1):
            labels = sorted((tick.x * pixels, len(tick.words)) for tick in shown if tick.row == row and tick.words)
            for (x, letters), (next_x, _) in pairwise(labels):
                assert next_x - x >= min(letters, 4) * LETTER - 5, (dates, pixels, row)


@pytest.mark.parametrize(
    ("first", "last", "left_out"), [("2017-01-20", "2017-03-07", "31"), ("2016-02-10", "2016-03-25", "29")]
)
def test_the_last_label_of_a_month_leaves_room_for_the_first_of_the_next(first: str, last: str, left_out: str) -> None:
    words = [
        tick.words for tick in ticks(fitting([extent(Edtf.parse(date)) for date in (first, last)]), ENGLISH.locale)
    ]
    assert {"1", "27"} <= set(words), "every second day has a label"
    assert left_out not in words[: words.index("1", words.index("27"))]


def test_marks_of_a_lane_are_apart() -> None:
    reaches = [Reach((n * 37 % 100) / 100, (n * 37 % 100) / 100 + 0.05 + n % 3 / 50) for n in range(100)]
    lanes = in_lanes(reaches)
    for lane in set(lanes):
        row = sorted(reach for reach, own in zip(reaches, lanes, strict=True) if own == lane)
        assert all(one.right <= other.left for one, other in pairwise(row))


@pytest.mark.parametrize(
    ("text", "drawn_as", "not_as"),
    [
        ("2017-02-23", ["<use "], ["inferred", "<rect"]),
        ("2017?-02-23", ["<use ", "inferred"], ["<rect"]),
        ("2017-02", ['class="may"'], ["<use ", "fades", "inferred"]),
        ("2017-02~", ['class="may fades"', "-both)"], ["inferred"]),
        ("2017-02~/2017-04", ["-start)"], ["-both)"]),
        ("[2017-02-01,2017-02-20]", ['class="thread"'], ["fades"]),
        ("../2017-02-23", ["<use ", "tail", "-start)", "unsure"], ["-end)"]),
    ],
)
def test_a_date_is_drawn_as_what_it_is(text: str, drawn_as: list[str], not_as: list[str]) -> None:
    mark = Mark("events", extent(Edtf.parse(text)), "x", "X")
    svg = drawn(mark, even(bounds((2017,))), 0, None, False)
    assert [part for part in drawn_as if part not in svg] == []
    assert [part for part in not_as if part in svg] == []


def test_a_picture_is_mirrored_for_those_who_read_from_the_right() -> None:
    mark = Mark("events", extent(Edtf.parse("2017-01-01/..")), "x", "X")
    scale = even(bounds((2017,)))
    svgs = [drawn(mark, scale, 0, None, mirrored) for mirrored in (False, True)]
    places = [float(re.findall(r'<use [^>]*x="([\d.]+)%"', svg)[0]) for svg in svgs]
    assert sum(places) == pytest.approx(100)
    assert ["-end)" in svg for svg in svgs] == [True, False]


HOSTILE = "</title><script>alert(1)</script> \"&'"


def test_words_of_a_record_cannot_leave_their_place_in_a_picture() -> None:
    archive = link(
        [
            sample("events", "clash", title=HOSTILE, date="2017-02-23", actors=[{"actor": "ann", "role": "party"}]),
            sample("actors", "ann", name=HOSTILE),
        ]
    )
    pages = [page_of(archive, unit) for unit in units(archive)]
    view = RecordView()
    pages.append(view.write(view.gather(archive, Key("actors", "ann")), archive.once(Writer)))
    for page in pages:
        svg = picture_of(page)
        assert "<script" not in svg
        assert HOSTILE in unescape(re.findall("<title>(.*?)</title>", svg)[0])


def test_a_date_that_is_withheld_is_nowhere() -> None:
    archive = link([sample("events", "meeting", date="2017-02-23", withhold=["date", "title"], title="Secret")])
    assert units(archive) == [()]
    page = page_of(archive, ())
    assert "Secret" not in page.body + picture_of(page)
    assert "2017" not in page.body + picture_of(page)
    assert all(b"2017" not in data for path, data in files(archive, SETTINGS) if path.startswith("timeline/"))


def test_the_timeline_of_a_record_shows_the_newest_that_name_it() -> None:
    archive = many(NEWEST * 3 + 30, *(f"{year}" for year in range(1500, 1700)))
    view = RecordView()
    page = view.write(view.gather(archive, Key("topics", "war")), archive.once(Writer))
    shown = marks_of(picture_of(page))
    named = [record.key for record in archive.of("quotes") if "war" in vars(record)["topics"]]
    newest = sorted(named, key=lambda key: str(archive.records[key].when), reverse=True)[:NEWEST]
    assert set(shown) == {address(record_path(key)) for key in newest}
    assert f"the newest {NEWEST} of {len(named)}" in page.body
    assert "timeline/?topic=war" in picture_of(page)


def test_a_process_has_in_time_what_its_rounds_have(toy: Archive) -> None:
    view = RecordView()
    page = view.write(view.gather(toy, Key("processes", "karsa")), toy.once(Writer))
    assert {link.split("/")[0] for link in marks_of(picture_of(page))} == set(KINDS)


def test_all_pages_of_all_time_are_tasks_and_one_is_in_the_navigation(toy: Archive) -> None:
    found = [task for task in tasks(toy) if task.path.startswith("timeline/")]
    assert [task.path for task in found if task.nav] == ["timeline/index.md"]
    assert {edtf(unit) for unit in units(toy)} >= {"2031", "2031-03"}
