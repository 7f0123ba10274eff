"""The map in a browser: narrowed, linked, looked at from nearer, by keyboard alone, without scripts, on paper."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chromium import opened


def ready(page: Page) -> None:
    """Waits for the map's script."""
    expect(page.locator(".parley-map__told")).not_to_be_empty()


def chooser(page: Page, label: str) -> Locator:
    return page.locator(".parley-map").get_by_label(label, exact=True)


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
    with opened(browser, f"{server}map/", whole=True) as page:
        page.locator("[data-section=places] tbody a", has_text="Homs").first.focus()
        expect(page.locator(".parley-map__mark--lit")).to_have_attribute("href", "../places/homs/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["map/", "places/homs/", "events/homs-bombing/", "talks/geneva-2017-02/"])
def test_without_scripts_land_and_marks_are_there(browser: Browser, server: str, address: str, scheme: str) -> None:
    with opened(browser, f"{server}{address}", scheme=scheme, script=False, whole=True) as page:
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


def test_on_paper_there_is_the_map_and_its_table_and_no_controls(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}map/", scheme="dark") as page:
        ready(page)
        page.emulate_media(media="print")
        expect(page.locator(".parley-map__sheet")).to_be_visible()
        expect(chooser(page, "What")).to_be_hidden()
        expect(page.locator("[data-section=places] table")).to_be_visible()
