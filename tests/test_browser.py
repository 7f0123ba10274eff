"""The site in a real Chromium: what a reader comes to by clicks, reads without scripts, by keyboard and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import opened
from pagetypes import PAGES


def sideways(page: Page) -> list[str]:
    """What reaches past the window's edge."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wider: list[str] = page.evaluate(WIDER_THAN_WINDOW)
    return wider


WIDER_THAN_WINDOW = """
    [...document.querySelectorAll("main *, header *, footer *")]
        .filter(e => !e.closest(".parley-scroll, .parley-matrix, svg, .parley-unseen") && e.checkVisibility()
            && e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize("name", ["home", "quote"])
def test_light_and_dark_are_told_apart(browser: Browser, server: str, name: str) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with opened(browser, server + PAGES[name], scheme=scheme) as page:
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, re.findall(r"\d+", ground)[:3])) for ground in grounds)
    assert light > 600 > 200 > dark


UNEVEN = """
    [...document.querySelectorAll(".parley-text > section")].filter(section => {
        const columns = new Map()
        for (const item of section.querySelectorAll(":scope > ul > li")) {
            const at = Math.round(item.getBoundingClientRect().x)
            if (!columns.has(at)) columns.set(at, item.firstElementChild.getBoundingClientRect().y)
        }
        return Math.max(...columns.values()) - Math.min(...columns.values()) > 1
            || getComputedStyle(section.lastElementChild).marginBlockEnd !== "0px"
    }).map(section => section.dataset.section)
"""
"""Sections whose columns do not begin at one height, or which have more room below them than others."""


@pytest.mark.parametrize("name", ["home", "actor", "place", "search"])
def test_columns_begin_at_one_height_and_sections_end_alike(browser: Browser, server: str, name: str) -> None:
    with opened(browser, server + PAGES[name].split("?")[0], script=False) as page:
        assert page.evaluate(UNEVEN) == []


@pytest.mark.parametrize("name", ["home", "actor", "talk", "quote", "event", "listing"])
def test_all_words_are_there_without_scripts(browser: Browser, server: str, name: str) -> None:
    words = []
    for script in (True, False):
        with opened(browser, server + PAGES[name], script=script, whole=True) as page:
            page.locator(".parley-picture__controls").evaluate_all("found => found.forEach(e => e.remove())")
            words.append(" ".join(page.locator("article").inner_text().split()))
            expect(page.locator("main, header").get_by_role("link").first).to_be_visible()
    assert words[0] == words[1]
    assert len(words[1]) > 200


@pytest.fixture
def home(browser: Browser, server: str) -> Iterator[Page]:
    """The home page, at the width of a phone."""
    with opened(browser, server, width=360) as page:
        yield page


def click(page: Page, *names: str) -> None:
    """Follows links of the text by their words; a reader has three clicks."""
    assert len(names) <= 3
    for name in names:
        before = page.url
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(lambda url, before=before: url != before)  # type: ignore[misc]


def test_what_the_head_of_the_opposition_delegation_said_about_russia_is_three_clicks_away(home: Page) -> None:
    click(home, "Geneva round of February 2017", "Nasr al-Hariri")
    said = home.locator("section[data-section=said]")
    expect(said).to_contain_text("Russia")
    expect(said.locator("blockquote").filter(has_text="Moscow").first).to_be_visible()


def test_who_sat_at_the_geneva_round_is_a_click_away(home: Page) -> None:
    click(home, "Geneva round of February 2017")
    parties = home.locator("section[data-section=parties]")
    for name in ("Nasr al-Hariri", "Jaafari"):
        expect(parties).to_contain_text(name)


def test_the_claims_of_the_number_of_dead_are_a_click_away(home: Page) -> None:
    click(home, "How many people has the war in Syria killed?")
    claims = home.locator("section[data-section=claims]")
    for number in ("450,000", "more than 500,000"):
        expect(claims).to_contain_text(number)


def test_a_keyboard_reaches_the_text_first(browser: Browser, server: str) -> None:
    with opened(browser, server + PAGES["quote"]) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "parley-text"


def test_a_page_prints_its_words_and_not_its_controls(browser: Browser, server: str) -> None:
    with opened(browser, server + PAGES["quote"]) as page:
        page.emulate_media(media="print")
        expect(page.locator("article blockquote").first).to_be_visible()
        expect(page.locator("search")).to_be_hidden()
