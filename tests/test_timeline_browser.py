"""The timeline in a real Chromium: narrowed and linked, by keyboard alone, without scripts, on paper, on a phone."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chromium import opened
from sites import build, serve, settings, write

MARKS = "figure[data-parley=timeline] svg > a[data-days]"
LINES = "[data-section=entries] li, [data-section=span] li, [data-section=beyond] li"
TOLD = "figure[data-parley=timeline] output"


def asked(page: Page) -> str:
    return urlsplit(page.url).query


def shown(page: Page, what: str) -> Locator:
    return page.locator(what).locator("visible=true")


def field(page: Page, label: str) -> Locator:
    """What is chosen in; a label of one letter more would be another's."""
    return page.locator("figure").get_by_label(label, exact=True)


def links(page: Page, what: str) -> list[str]:
    """Where marks or lines that are shown lead; of a line, its last link."""
    found: list[str] = page.evaluate(
        """what => [...document.querySelectorAll(what)].filter(e => e.checkVisibility()).map(e => {
            const link = e.matches("svg a") ? e : [...e.querySelectorAll("a")].pop()
            return new URL(link.getAttribute("href"), location).pathname
        })""",
        what,
    )
    return found


def tops(page: Page) -> list[float]:
    """Where the lanes are in which marks are shown."""
    found: list[float] = page.evaluate(
        """marks => [...document.querySelectorAll(marks)].filter(e => e.checkVisibility())
            .map(e => e.transform.baseVal[0].matrix.f)""",
        MARKS,
    )
    return sorted(set(found))


def test_an_actor_is_chosen_and_the_address_holds_the_choice(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/") as page:
        expect(page.locator(TOLD)).to_be_empty()
        every = page.locator(MARKS).count()
        assert shown(page, MARKS).count() == page.locator(LINES).count() == every
        field(page, "Actor").select_option(label="Nasr al-Hariri")
        expect(page.locator(TOLD)).to_have_text(re.compile(rf"^\d+ of {every} shown$"))
        assert asked(page) == "actor=nasr-al-hariri"
        some = links(page, MARKS)
        assert 0 < len(some) < every
        assert some == links(page, LINES)
        assert page.locator(TOLD).inner_text() == f"{len(some)} of {every} shown"
        expect(page.locator("[data-count=quotes]")).to_have_text(str(sum("/quotes/" in link for link in some)))
        page.reload()
        expect(field(page, "Actor")).to_have_value("nasr-al-hariri")
        assert links(page, MARKS) == some
        page.get_by_role("button", name="Show all").click()
        assert (asked(page), len(links(page, MARKS))) == ("", every)


def test_what_is_chosen_narrows_together_and_what_is_left_has_no_gaps(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/?kind=quotes&topic=russian-role") as page:
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        height = page.locator("figure[data-parley=timeline] > svg").get_attribute("height")
        assert all("/quotes/" in link for link in links(page, MARKS))
        expect(page.get_by_role("heading", name="2011")).to_be_hidden()
        assert {below - above for above, below in pairwise(tops(page))} <= {15}
        field(page, "Kind").select_option("")
        expect(page.locator("[data-count=events]")).not_to_have_text("0")
        assert page.locator("figure[data-parley=timeline] > svg").get_attribute("height") != height


def test_a_time_shows_what_may_fall_in_it(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/?from=2017-03&to=2017-03-04") as page:
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        found = links(page, LINES)
        assert "/events/deraa-clashes/" in found
        assert "/quotes/hariri-two-documents/" not in found
        begin = field(page, "From")
        begin.fill("2017-13")
        begin.press("Enter")
        assert begin.evaluate("field => field.validationMessage").startswith("Write a year, a month or a day")
        assert asked(page) == "from=2017-03&to=2017-03-04"
        begin.fill("2018")
        begin.press("Enter")
        field(page, "To").fill("")
        field(page, "To").press("Enter")
        expect(page.locator(TOLD)).to_contain_text("Nothing here fits all of that")
        assert (asked(page), links(page, MARKS)) == ("from=2018", [])


def test_the_choice_goes_along_to_a_year_and_a_month(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/?actor=russia") as page:
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        page.locator("svg a.unit", has_text="2017").click()
        page.wait_for_url("**/timeline/2017/?actor=russia")
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        page.locator("[data-section=entries]").get_by_role("link", name="January 2017", exact=True).click()
        page.wait_for_url("**/timeline/2017/01/?actor=russia")
        expect(field(page, "Actor")).to_have_value("russia")
        page.get_by_role("link", name="All time").click()
        page.wait_for_url("**/timeline/?actor=russia")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("actors/nasr-al-hariri/", "actor=nasr-al-hariri"),
        ("topics/ceasefire/", "topic=ceasefire"),
        ("places/geneva/", "place=geneva"),
        ("processes/astana/", "process=astana"),
    ],
)
def test_a_record_has_its_own_timeline_and_a_way_to_the_whole(
    browser: Browser, server: str, path: str, query: str
) -> None:
    with opened(browser, server + path) as page:
        figure = page.locator("[data-section=timeline] figure")
        own = figure.locator("svg > a").count()
        assert own > 0
        figure.get_by_role("link", name="Open in the timeline").click()
        page.wait_for_url(f"**/timeline/?{query}")
        expect(page.locator(TOLD)).to_have_text(re.compile(f"^{own} of"))
        control = page.locator(f"select[name={query.split('=')[0]}]")
        name = control.evaluate("select => select.selectedOptions[0].textContent")
        page.goto(server + path)
        assert name == page.locator("h1").inner_text().removesuffix("#")


def test_the_keyboard_is_enough(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/?actor=jaafari") as page:
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        page.get_by_role("button", name="Show all").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Past the picture, to the list")).to_be_focused()
        focused = "document.activeElement.getAttribute('href')"
        for _ in range(20):  # the years and months above stand in between
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('[data-days]')"):
                break
        marks = [m.get_attribute("href") for m in shown(page, MARKS).all()]
        assert len(marks) > 1
        assert page.evaluate(focused) == marks[0]
        page.keyboard.press("ArrowRight")
        assert page.evaluate(focused) == marks[1]
        page.keyboard.press("End")
        assert page.evaluate(focused) == marks[-1]
        page.keyboard.press("ArrowRight")
        assert page.evaluate(focused) == marks[-1]
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('svg')")
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(focused) == marks[-1]
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/(events|quotes|talks)/"))


def test_all_is_there_without_scripts(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/2017/02/", script=False) as page:
        assert links(page, MARKS) == links(page, LINES)
        assert len(links(page, MARKS)) > 20
        assert shown(page, "select, input").count() == 0
        assert page.locator(".parley-picture__controls").bounding_box()["height"] == 0  # type: ignore[index]
        page.get_by_role("link", name=re.compile("^(?:→ )?March 2017(?: →)?$")).first.click()
        page.wait_for_url("**/timeline/2017/03/")


@pytest.mark.parametrize("path", ["timeline/", "timeline/2017/", "timeline/2017/02/", "actors/nasr-al-hariri/"])
def test_the_narrowest_phone_needs_no_scrolling_sideways(browser: Browser, server: str, path: str) -> None:
    with opened(browser, server + path, width=320, whole=True) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        boxes = page.evaluate(
            """[...document.querySelectorAll("figure[data-parley=timeline] svg > a")].map(mark => {
                const shapes = [...mark.querySelectorAll("use, .sure, .may")].map(s => s.getBoundingClientRect())
                return [Math.min(...shapes.map(b => b.left)), Math.max(...shapes.map(b => b.right)), shapes[0]?.top]
            }).filter(box => Number.isFinite(box[0]))"""
        )
        assert all(left >= 0 and right <= 320 for left, right, _ in boxes)
        for top in {round(top / 4) for *_, top in boxes}:
            lane = sorted(box[:2] for box in boxes if round(box[2] / 4) == top)
            assert all(one[1] <= other[0] + 1.5 for one, other in pairwise(lane))


def test_on_paper_the_picture_is_there_and_the_controls_are_not(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}timeline/2017/") as page:
        expect(field(page, "Kind")).to_be_visible()
        page.emulate_media(media="print")
        expect(field(page, "Kind")).to_be_hidden()
        expect(page.locator(MARKS).first).to_be_visible()
        expect(page.locator(LINES).first).to_be_visible()


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with too much for one page: counted by year, by month, and in one month by day."""
    days = ("2017-02-03", "2017-02-04", "2017-05", "2017-12-30/2018-01-02", "2016-07-08")
    quote = "---\nspeaker: {by}\ndate: {date}\narticle: paper\ntopics: [{topic}]\n---\n\nWords.\n"
    content = {
        f"quotes/q{n:04}.md": quote.format(
            by="ann" if n % 2 else "bob", date=days[n % 5], topic="war" if n % 3 else "peace"
        )
        for n in range(600)
    }
    folder = tmp_path_factory.mktemp("crowd")
    write(
        folder / "content",
        {
            **content,
            **{f"actors/{name}.md": f"---\nname: {name.title()}\nkind: person\n---\n" for name in ("ann", "bob")},
            **{f"topics/{name}.md": f"---\nname: {name.title()}\n---\n" for name in ("war", "peace")},
            "articles/paper.md": "---\ntitle: Paper\nlanguage: en\n---\n\nText.\n",
        },
    )
    made = build(settings(folder, plugin={"search": False}), folder / "site")
    assert made.status == 0, made.output
    with serve(folder / "site") as address:
        yield address


def cells(page: Page, name: str) -> list[str]:
    return page.locator("[data-section=entries] tr", has_text=name).locator("td").all_inner_texts()


def test_counts_are_those_of_what_is_chosen(browser: Browser, crowd: str) -> None:
    with opened(browser, f"{crowd}timeline/") as page:
        assert cells(page, "2017") == ["0", "0", "360", "120"]
        assert cells(page, "2016") == ["0", "0", "120", "0"]
        field(page, "Actor").select_option("ann")
        expect(page.locator(TOLD)).to_have_text("300 of 600 shown")
        assert cells(page, "2017") == ["0", "0", "180", "60"]
        field(page, "Topic").select_option("war")
        expect(page.locator(TOLD)).to_have_text("200 of 600 shown")
        field(page, "From").fill("2017-02-04")
        field(page, "From").press("Enter")
        expect(page.locator(TOLD)).to_have_text("120 of 600 shown: all that may fall in that time")
        assert cells(page, "2017") == ["0", "0", "80", "40"]
        assert cells(page, "2016") == ["0", "0", "0", "0"]
        expect(page.locator("[data-most=quotes]")).to_have_text("up to 120")
        page.get_by_role("link", name="2017").first.click()
        page.wait_for_url("**/timeline/2017/?actor=ann&topic=war&from=2017-02-04")
        expect(page.locator(TOLD)).to_have_text("120 of 480 shown: all that may fall in that time")
        assert cells(page, "February") == ["0", "0", "40", "0"]
        assert cells(page, "December") == ["0", "0", "0", "40"]
        page.get_by_role("button", name="Show all").click()
        expect(page.locator(TOLD)).to_be_empty()
        assert cells(page, "February") == ["0", "0", "240", "0"]


def test_lines_of_a_page_that_counts_go_with_the_choice(browser: Browser, crowd: str) -> None:
    with opened(browser, f"{crowd}timeline/") as page:
        assert shown(page, LINES).count() == 120
        field(page, "Actor").select_option("ann")
        expect(page.locator(TOLD)).to_have_text("300 of 600 shown")
        assert shown(page, LINES).count() == 60
        field(page, "To").fill("2016")
        field(page, "To").press("Enter")
        expect(page.locator(TOLD)).to_have_text("60 of 600 shown: all that may fall in that time")
        assert shown(page, LINES).count() == 0


def test_nothing_is_fetched_before_something_is_chosen(browser: Browser, crowd: str) -> None:
    with opened(browser, f"{crowd}timeline/2017/", whole=True) as page:
        fetched = "performance.getEntriesByType('resource').filter(e => e.name.endsWith('.json')).map(e => e.name)"
        assert page.evaluate(fetched) == []
        field(page, "Topic").select_option("war")
        expect(page.locator(TOLD)).to_have_text(re.compile("shown"))
        assert {Path(urlsplit(name).path).stem for name in page.evaluate(fetched)} == {"across", "2017"}


def test_a_full_month_leads_to_its_days(browser: Browser, crowd: str) -> None:
    with opened(browser, f"{crowd}timeline/2017/02/") as page:
        page.get_by_role("link", name="3 February 2017").first.click()
        page.wait_for_url("**/timeline/2017/02/03/")
        expect(page.locator(MARKS)).to_have_count(120)
        page.get_by_role("link", name=re.compile("4 February 2017")).click()
        page.wait_for_url("**/timeline/2017/02/04/")
