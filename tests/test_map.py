"""Maps: of all places with its table, and small ones on the pages of records; in Python, then in a real Chromium."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chromium import opened
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
from parley.pages.whereabouts import glance
from parley.pages.writer import Writer
from parley.publish import files
from parley.records.base import Record
from parley.urls import MAP, OUTLINE
from parley.urls import ROOT as ROOT_MARK
from parley.views import pages
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


def ready(page: Page) -> None:
    """Waits for the map's script."""
    expect(page.locator(".parley-map__told")).not_to_be_empty()


def chooser(page: Page, label: str) -> Locator:
    return page.locator("label", has_text=re.compile(f"^{label}")).locator("select")


def told(page: Page) -> str:
    return page.locator(".parley-map__told").inner_text()


def shown(page: Page) -> list[str]:
    """The places whose rows are there, in order."""
    return [name for name in page.locator("[data-section=places] tbody tr:visible th").all_inner_texts() if name]


def visible_marks(page: Page) -> int:
    return page.locator(".parley-map__mark:not([hidden])").count()


def test_the_map_is_narrowed_by_what_and_when_and_can_be_linked(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/") as page:
        everything = shown(page)
        assert len(everything) == visible_marks(page) == 8
        chooser(page, "What").select_option("talks")
        page.wait_for_url("**/map/?what=talks")
        assert shown(page) == ["Astana", "Geneva"]
        assert visible_marks(page) == 2
        assert told(page).startswith("2 of 8 places, 3 ")
        assert "what=talks" in page.url
        chooser(page, "To year").select_option("2011")
        page.wait_for_url("**2011**")
        assert shown(page) == []
        assert visible_marks(page) == 0
        chooser(page, "What").select_option("")
        chooser(page, "To year").select_option("")
        page.wait_for_url("**/map/")
        assert shown(page) == everything
    with opened(browser, f"{server}map/?what=talks") as page:
        expect(chooser(page, "What")).to_have_value("talks")
        assert shown(page) == ["Astana", "Geneva"]
        assert chooser(page, "What").input_value() == "talks"


@pytest.mark.parametrize(
    "query", ["what=nothing&from=x&to=99999&at=1,2", "at=NaN,0,0", "at=99,999,-4", "at=0,0,1e9", "from=2017&to=1"]
)
def test_an_odd_address_shows_a_map(browser: Browser, server: str, query: str) -> None:
    with opened(browser, f"{server}map/?{query}") as page:
        ready(page)
        view = page.locator(".parley-map__outlines svg").get_attribute("viewBox") or ""
        assert all(float(part) == float(part) for part in view.split())


def test_a_crowded_part_is_looked_at_from_nearer(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/", width=360) as page:
        before = page.locator(".parley-map__outlines svg").get_attribute("viewBox")
        chooser(page, "Part of the map").select_option(label="Syria and around")
        assert page.locator(".parley-map__outlines svg").get_attribute("viewBox") != before
        assert 3 <= visible_marks(page) < 8
        assert len(shown(page)) == 8
        address = page.url
        page.get_by_role("button", name="Farther away").click()
        chooser(page, "Part of the map").select_option("")
        assert page.locator(".parley-map__outlines svg").get_attribute("viewBox") == before
        assert "at=" not in page.url
    with opened(browser, address) as page:
        ready(page)
        assert chooser(page, "Part of the map").locator("option:checked").inner_text() == "Syria and around"


def test_those_who_come_closer_get_finer_outlines(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/") as page:
        ready(page)
        land = page.locator(".parley-map__land")
        before = land.bounding_box()
        assert "near" not in (land.get_attribute("href") or "")
        page.get_by_role("button", name="Closer").click()
        expect(land).to_have_attribute("href", re.compile(r"^outline-near\.svg\?\w+#land$"))
        page.get_by_role("button", name="Farther away").click()
        page.wait_for_load_state("networkidle")
        after = land.bounding_box()
        assert before
        assert after
        # the finer ones lie where the coarser ones lay
        assert [after[side] for side in before] == pytest.approx([before[side] for side in before], abs=3)  # type: ignore[literal-required]


def test_the_map_is_used_by_keyboard_alone(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/") as page:
        page.get_by_role("button", name="Closer").focus()
        focus = "document.activeElement.getAttribute('aria-label') ?? ''"
        while not page.evaluate("document.activeElement.closest('.parley-map__mark') !== null"):
            page.keyboard.press("Tab")
        assert page.evaluate(focus).startswith("Syria")
        row = page.locator("[data-section=places] tbody tr", has_text="Syria").first
        expect(row).to_have_class(re.compile("row--lit"))
        page.keyboard.press("ArrowDown")
        assert page.evaluate(focus).startswith("Deraa")
        page.keyboard.press("+")
        assert page.evaluate(focus).startswith("Deraa")
        assert "at=" in page.url
        page.keyboard.press("ArrowUp")
        assert page.evaluate(focus).startswith(("Homs", "Syria"))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.parley-map__mark') === null")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/places/*/**")


def test_a_row_lights_up_its_mark(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/") as page:
        page.wait_for_load_state("networkidle")
        page.locator("[data-section=places] tbody a", has_text="Homs").first.focus()
        expect(page.locator(".parley-map__mark--lit")).to_have_attribute("href", "../places/homs/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["map/", "places/homs/", "events/homs-bombing/", "talks/geneva-2017-02/"])
def test_without_scripts_land_and_marks_are_there(browser: Browser, server: str, address: str, scheme: str) -> None:
    with opened(browser, f"{server}{address}", scheme=scheme, script=False) as page:
        page.wait_for_load_state("networkidle")
        assert visible_marks(page) >= 1
        expect(page.locator(".parley-map figcaption").first).to_be_visible()
        land, borders = (page.locator(f".parley-map__{name}").first.bounding_box() for name in ("land", "borders"))
        assert land
        assert borders
        # what is fetched from elsewhere has a size only if it came, and the policy let it in
        assert min(land["width"], land["height"], borders["width"]) > 100


def test_the_outlines_are_fetched_once_for_a_page(browser: Browser, server: str) -> None:
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}map/")
    page.wait_for_load_state("networkidle")
    context.close()
    assert len([url for url in asked if "outline.svg" in url]) == 1


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_the_map_without_moving_sideways(browser: Browser, server: str, width: int) -> None:
    with opened(browser, f"{server}map/", width=width) as page:
        ready(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        names = page.locator(".parley-map__name:visible")
        boxes = [box for n in range(names.count()) if (box := names.nth(n).bounding_box())]
        assert len(boxes) >= 3
        assert all(box["x"] >= -1 and box["x"] + box["width"] <= width + 1 for box in boxes)


def test_the_map_does_not_move_when_its_script_comes(browser: Browser, server: str) -> None:
    for width in (320, 768, 1440):
        tops = []
        for script in ("**/nothing.js", "**/map.js"):
            context = browser.new_context(viewport={"width": width, "height": 900})
            page = context.new_page()
            page.route(script, lambda route: route.abort())
            page.goto(f"{server}map/")
            page.wait_for_load_state("networkidle")
            tops.append(page.locator(".parley-map__sheet").bounding_box())
            context.close()
        assert tops[0] == tops[1]


def test_on_paper_there_is_the_map_and_its_table_and_no_controls(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/", scheme="dark") as page:
        ready(page)
        page.emulate_media(media="print")
        expect(page.locator(".parley-map__sheet")).to_be_visible()
        expect(chooser(page, "What")).to_be_hidden()
        expect(page.locator("[data-section=places] table")).to_be_visible()


def test_the_words_of_the_script_come_with_the_page(built_real: Path) -> None:
    html = (built_real / "map" / "index.html").read_text(encoding="utf-8")
    given = re.search(r'data-words="([^"]*)"', html)
    assert given
    words = json.loads(given[1].replace("&quot;", '"'))
    script = (ROOT / "theme/assets/parley/js/map.js").read_text(encoding="utf-8")
    assert set(re.findall(r"words\.(\w+)", script)) <= set(words)
