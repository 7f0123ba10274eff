"""The search in a real Chromium: the field on every page, and the page of all results."""

import re
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import opened

FIELD = "[data-parley=lookup] input"
RESULTS = ".parley-find__results > li"


def status(page: Page) -> str:
    return page.locator(".parley-find__status").inner_text()


def asked(page: Page) -> str:
    return urlsplit(page.url).query


@pytest.mark.parametrize("width", [360, 1440])
def test_names_are_suggested_as_one_types_and_the_keyboard_leads_there(
    browser: Browser, server: str, width: int
) -> None:
    with opened(browser, server, width=width) as page:
        page.keyboard.press("/")
        expect(page.locator(FIELD)).to_be_focused()
        page.keyboard.type("hari", delay=10)
        options = page.get_by_role("option")
        expect(options.first).to_contain_text("Nasr al-Hariri")
        expect(page.locator("search [role=status]")).to_have_text(re.compile(r"\d suggestions"))
        field = page.get_by_role("combobox")
        expect(field).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        assert (
            page.locator(f"#{field.get_attribute('aria-activedescendant')}").inner_text() == options.first.inner_text()
        )
        page.keyboard.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/actors/nasr-al-hariri/"))


def test_enter_leads_to_all_results_and_escape_away(browser: Browser, server: str) -> None:
    with opened(browser, server + "actors/") as page:
        page.keyboard.press("Control+k")
        page.keyboard.type("geneva", delay=10)
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/search/\?q=geneva"))
        expect(page.locator(RESULTS).first).to_contain_text("Geneva")


def test_a_quote_is_found_by_its_words_and_shown_with_them(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q={quote('accusations transition regime')}") as page:
        first = page.locator(RESULTS).first
        expect(first.locator("mark").first).to_be_visible()
        assert first.locator("h2").inner_text() == "Nasr al-Hariri"
        assert {"accusations", "transition", "regime"} & {
            mark.lower() for mark in first.locator("mark").all_inner_texts()
        }
        expect(first.locator("[data-part=source]")).to_contain_text("2017")
        first.get_by_role("link").click()
        page.wait_for_url(re.compile("/quotes/hariri-transition/"))


def test_results_are_narrowed_ordered_and_linked(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q=ceasefire") as page:
        page.get_by_label(re.compile("^Quotes")).check()
        expect(page.locator(RESULTS).first).to_contain_text(re.compile("^quote", re.IGNORECASE))
        assert asked(page) == "q=ceasefire&kind=Quotes"
        shown = page.get_by_label(re.compile("^Quotes")).locator("..").locator("[data-part=count]").inner_text()
        assert status(page) == f"{shown} results"
        page.locator("summary", has_text=re.compile("^Speaker$")).click()
        page.get_by_label(re.compile("^Salem al-Muslet")).check()
        expect(page.locator(".parley-find__status")).not_to_have_text(f"{shown} results")
        for result in page.locator(f"{RESULTS} h2").all_inner_texts():
            assert result == "Salem al-Muslet"
        page.get_by_label("Order").select_option("date")
        page.wait_for_url(re.compile("order=date"))
        there, told = page.url, status(page)
        page.go_back()
        expect(page.get_by_label("Order")).to_have_value("relevance")
        page.goto(there)
        expect(page.locator(".parley-find__status")).to_have_text(told)
        expect(page.get_by_label(re.compile("^Salem al-Muslet"))).to_be_checked()
        assert "speaker=salem-al-muslet" in asked(page)


def test_the_keyboard_keeps_its_place_among_the_narrowings(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q=ceasefire") as page:
        page.get_by_label(re.compile("^Quotes")).focus()
        page.keyboard.press("Space")
        expect(page.locator(".parley-find__status")).not_to_contain_text("records")
        page.wait_for_url(re.compile("kind=Quotes"))
        page.wait_for_timeout(300)
        assert page.evaluate("document.activeElement.value") == "Quotes"
        page.locator("summary", has_text=re.compile("^Actor$")).focus()
        page.keyboard.press("Enter")
        every = page.get_by_role("group", name="Actor", exact=True).get_by_role("button")
        expect(every).to_be_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        every.focus()
        page.keyboard.press("Enter")
        expect(every).to_be_hidden()
        assert page.evaluate("document.activeElement.type") == "checkbox"


def test_what_comes_too_late_is_not_shown(browser: Browser, server: str) -> None:
    with opened(browser, server) as page:
        page.locator(FIELD).click()
        page.keyboard.type("geneva")
        page.keyboard.press("Escape")
        page.wait_for_timeout(600)
        expect(page.get_by_role("listbox")).to_be_hidden()
        page.locator(FIELD).fill("geneva ceasefire")
        expect(page.get_by_role("option").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.type(" putin")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/search/\?q=geneva\+ceasefire\+putin"))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("al", "Nothing is found"),
        ("—", "Nothing is found"),
        ("$&$'", "Nothing is found for “$&$'”"),
        ("syria turkey", "results"),
        ("geneva ceasefire&kind=Series", "with these narrowings"),
        ("geneva&language=!!", "with these narrowings"),
        ("geneva&order=zzz", "results"),
    ],
)
def test_an_odd_query_is_answered_in_kind(browser: Browser, server: str, query: str, told: str) -> None:
    words, *others = query.split("&") if "$" not in query else [query]
    with opened(browser, f"{server}search/?" + "&".join([f"q={quote(words)}+", *others])) as page:
        expect(page.locator(".parley-find__status")).to_contain_text(told)
        expect(page.get_by_label("Order")).to_have_value("relevance")


def test_all_words_must_be_there_however_often_they_stand(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q=syria+turkey+") as page:
        expect(page.locator(RESULTS).first).to_be_visible()
        marked = [result.inner_text().lower() for result in page.locator(RESULTS).all()]
        assert len(marked) < 15
        ask = """async (root) => {
            const { search } = await (await import(`${root}assets/parley/js/search.js`)).open(root)
            const hits = async (query) => new Set((await search({ query })).hits)
            const [one, other, both] = await Promise.all([hits("syria "), hits("turkey "), hits("syria turkey ")])
            return [...both].every((entry) => one.has(entry) && other.has(entry))
                && [...one].filter((entry) => other.has(entry)).length === both.size
        }"""
        assert page.evaluate(ask, server)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cease fire ", "ceasefire "),
        ("violation ceasefire ", "ceasefire violation "),
        ("ceasefire violations ", "ceasefire violation "),
        ("who violated the ceasefire ", "violated ceasefire "),
    ],
)
def test_a_query_finds_the_same_however_it_is_put(browser: Browser, server: str, one: str, other: str) -> None:
    with opened(browser, server) as page:
        ask = """async ([root, ...queries]) => {
            const { search } = await (await import(`${root}assets/parley/js/search.js`)).open(root)
            return Promise.all(queries.map(async (query) => (await search({ query })).hits.sort((a, b) => a - b)))
        }"""
        found, same = page.evaluate(ask, [server, one, other])
        assert set(found) >= set(same) > set()


def test_back_leads_through_the_queries_and_escape_keeps_one(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q=ceasefire") as page:
        field = page.locator("[data-parley=find] [name=q]")
        expect(page.locator(RESULTS).first).to_be_visible()
        field.press("Escape")
        expect(field).to_have_value("ceasefire")
        field.fill("putin")
        page.wait_for_url(re.compile("q=putin"))
        field.press("Enter")
        page.go_back()
        expect(field).to_have_value("ceasefire")
        assert asked(page) == "q=ceasefire"


def test_nothing_found_is_no_dead_end(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q=geneva&kind=Figures&kind=Places&year=2011") as page:
        expect(page.locator(".parley-find__status")).to_contain_text(
            "Nothing is found for “geneva” with these narrowings"
        )
        page.get_by_role("link", name="Without any narrowing").click()
        expect(page.locator(RESULTS).first).to_contain_text("Geneva")
        page.goto(f"{server}search/?q=qqqqqqqq")
        expect(page.locator(".parley-find__status")).to_have_text("Nothing is found for “qqqqqqqq”.")
        page.goto(f"{server}search/?q=Hariry")
        expect(page.locator(".parley-find__status")).to_contain_text("nearly so")
        expect(page.locator(RESULTS).first).to_contain_text("Nasr al-Hariri")


def test_what_is_typed_before_the_script_is_there_is_not_lost(browser: Browser, server: str) -> None:
    page = browser.new_page()
    held = []
    page.route("**/find.js", lambda route: held.append(route))
    page.goto(f"{server}search/")
    page.locator("[data-parley=find] [name=q]").fill("hariri")
    held[0].continue_()
    expect(page.locator(RESULTS).first).to_contain_text("Nasr al-Hariri")
    page.close()


def test_the_lists_stay_where_the_search_does_not_come(browser: Browser, server: str) -> None:
    page = browser.new_page()
    page.route("**/find.js", lambda route: route.abort())
    page.goto(f"{server}search/?q=hariri")
    expect(page.locator("[data-section=kinds]")).to_be_visible()
    page.close()


@pytest.mark.parametrize("order", ["date", "oldest"])
def test_what_has_no_date_comes_last(browser: Browser, server: str, order: str) -> None:
    with opened(browser, f"{server}search/?q=ceasefire&order={order}") as page:
        expect(page.locator(RESULTS).first).to_be_visible()
        more = page.get_by_role("button", name="More results")
        while more.is_visible():
            shown = page.locator(RESULTS).count()
            more.click()
            expect(page.locator(RESULTS)).not_to_have_count(shown)
        dated = [bool(result.locator("[data-part=source]").count()) for result in page.locator(RESULTS).all()]
        assert dated[0]
        assert not dated[-1]


def test_a_query_from_right_to_left_is_set_so(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}search/?q={quote('الحريري')}", width=360) as page:
        expect(page.locator(RESULTS).first).to_contain_text("Nasr al-Hariri")
        assert page.locator("[name=q]").evaluate("field => getComputedStyle(field).direction") == "rtl"


def test_what_is_asked_is_never_run(browser: Browser, server: str) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'*[("
    with opened(browser, f"{server}search/?q={quote(hostile)}&kind={quote(hostile)}&order={quote(hostile)}") as page:
        expect(page.locator(".parley-find__status")).to_contain_text("<img src=x")
        assert page.locator("article img").count() == 0


def test_without_scripts_lists_lead_everywhere(browser: Browser, server: str) -> None:
    with opened(browser, server, script=False) as page:
        page.locator("header").get_by_role("link", name="Everything by kind").click()
        for heading in ("By kind", "By year", "By topic", "By actor"):
            expect(page.get_by_role("heading", name=heading)).to_be_visible()
        expect(page.locator("[data-parley=find]")).to_be_hidden()
        page.get_by_role("link", name="2017", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("2017"))
        assert page.locator("article li").count() > 20


def test_a_search_that_cannot_be_reached_says_so_and_shows_the_lists(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/search/index/**", lambda route: route.abort())
    page.goto(f"{server}search/?q=geneva")
    expect(page.locator(".parley-find__status")).to_contain_text("cannot be reached")
    expect(page.get_by_role("heading", name="By year")).to_be_visible()
    page.goto(server)
    page.locator(FIELD).click()
    page.keyboard.type("geneva")
    expect(page.locator("search [role=status]")).to_contain_text("cannot be reached")
    context.close()
