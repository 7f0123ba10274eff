"""The disputes in a browser: narrowed, linked, by keyboard alone, without scripts, on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import opened
from parley.derived.contested import ACCOUNTS, NAMES, NUMBERS
from parley.pages.disputes import FIRST


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    with opened(browser, f"{server}disputes/") as made:
        made.locator(".parley-sieve select").first.wait_for()
        yield made


def shown(page: Page, part: str) -> list[str]:
    """The headings of a part that are to be seen."""
    found = page.locator(f"[data-section=differing-{part}] h3 > a:first-child")
    return [one.inner_text() for one in found.all() if one.is_visible()]


def test_a_choice_narrows_the_page_and_stands_in_its_address(page: Page) -> None:
    before = [shown(page, part) for part in FIRST]
    page.get_by_label("What is counted").select_option("displaced")
    assert shown(page, NUMBERS) == ["How many people has the war in Syria driven from their homes?"]
    assert shown(page, ACCOUNTS) == shown(page, NAMES) == []
    assert page.url.endswith("?measure=displaced")
    expect(page.locator(".parley-sieve__status")).to_contain_text("1 of")
    page.get_by_role("button", name="Show all").click()
    assert [shown(page, part) for part in FIRST] == before
    assert page.url.endswith("/disputes/")


def test_a_claim_of_the_chosen_claimant_keeps_the_others_beside_it(page: Page) -> None:
    page.get_by_label("Who").select_option("united-nations")
    [series] = shown(page, NUMBERS)
    rows = page.locator("section", has=page.get_by_role("heading", name=series)).last
    for rows_of in (".parley-claim", "tbody tr"):
        found = rows.locator(rows_of)
        expect(found).to_have_count(3)
        quiet = [one.get_attribute("data-quiet") is not None for one in found.all()]
        assert quiet == ["United Nations" not in one.inner_text() for one in found.all()]


def test_a_linked_choice_is_restored_and_leads_to_the_whole_archive(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}disputes/?voice=staffan-de-mistura") as page:
        expect(page.get_by_label("Who")).to_have_value("staffan-de-mistura")
        assert len(shown(page, NUMBERS)) == 2
        page.get_by_role("link", name="Look in the whole archive").click()
        expect(page.locator(".parley-find__status")).to_contain_text("result")
        expect(page.locator(".parley-find__results").get_by_text("disputed").first).to_be_visible()


def test_a_choice_that_is_not_there_is_none(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}disputes/?voice=nobody&year=%3Cb%3E") as page:
        expect(page.get_by_label("Who")).to_have_value("")
        assert len(shown(page, NUMBERS)) == 2


def test_a_keyboard_alone_chooses_and_follows(page: Page) -> None:
    page.get_by_label("What is counted").focus()
    page.keyboard.press("ArrowDown")
    assert len(shown(page, NUMBERS)) == 1
    first = page.locator(".parley-claim__amount:visible").first
    for _ in range(20):
        page.keyboard.press("Tab")
        if first.evaluate("one => one === document.activeElement"):
            break
    outline = first.evaluate("one => getComputedStyle(one, '::after').outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/**")


@pytest.mark.parametrize("path", ["disputes/", "disputes/accounts/", "disputes/names/", "series/syria-deaths/"])
@pytest.mark.parametrize("script", [True, False])
def test_nothing_reaches_past_the_edge_of_the_smallest_phone(
    browser: Browser, server: str, path: str, script: bool
) -> None:
    with opened(browser, server + path, width=320, script=script, whole=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        outside = "svg, .parley-scroll, .parley-unseen"
        wide = f"""[...document.querySelectorAll("main *")].filter(e => !e.closest("{outside}") && e.checkVisibility()
            && e.getBoundingClientRect().right > 321).map(e => e.outerHTML.slice(0, 120))"""
        assert page.evaluate(wide) == []


def test_without_scripts_all_words_are_there_and_no_empty_controls(browser: Browser, server: str) -> None:
    words = []
    for script in (True, False):
        with opened(browser, f"{server}disputes/", script=script, whole=True) as page:
            words.append([one.inner_text() for one in page.locator("article > section").all()])
            expect(page.locator(".parley-sieve")).to_be_visible(visible=script)
    assert words[0] == words[1]


def test_on_paper_the_charts_stand_and_the_controls_do_not(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".parley-sieve")).to_be_hidden()
    expect(page.locator(".parley-claim__mark").first).to_be_visible()
    expect(page.locator("tbody").first).to_be_visible()


def test_the_claim_that_a_page_is_about_comes_forward(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}figures/deaths-450000-in-five-years/") as page:
        expect(page.locator(".parley-claim")).to_have_count(3)
        own = page.locator(".parley-claim:has([aria-current=page])")
        expect(own).to_contain_text("450,000")
        expect(own.locator(".parley-claim__own")).to_have_count(1)
