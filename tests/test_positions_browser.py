"""The positions in a browser: chosen from, linked, by keyboard alone, without scripts, on paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from chromium import opened
from sites import build, serve, settings, write
from test_browser import sideways


@pytest.fixture(scope="module")
def toy_server(built_toy: Path) -> Iterator[str]:
    """The address at which the toy archive's site is served."""
    with serve(built_toy) as address:
        yield address


@pytest.fixture(scope="module")
def wide_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of more actors and topics than words are shown of: the ninth actor said less than all others."""
    folder = tmp_path_factory.mktemp("wide")
    topics = [f"t{n}" for n in range(8)]
    files = {f"topics/{topic}.md": f"---\nname: Topic {topic}\n---\n" for topic in topics}
    files["articles/paper.md"] = "---\ntitle: The paper\nlanguage: en\n---\n\nA summary."
    for n in range(9):
        files[f"actors/a{n}.md"] = f"---\nname: Actor {n}\nkind: person\n---\n"
        for number in range(1 if n == 8 else 2):
            keys = f"speaker: a{n}\narticle: paper\ndate: 2031-03-0{number + 1}\ntopics: [{', '.join(topics)}]"
            files[f"quotes/q{n}-{number}.md"] = f"---\n{keys}\n---\n\nWords {number} of actor {n}."
    write(folder / "content", files)
    built = build(settings(folder), folder / "site")
    assert built.status == 0, built.output
    with serve(built.site) as address:
        yield address


@contextmanager
def chosen_from(browser: Browser, address: str, width: int = 1440) -> Iterator[Tab]:
    """A page whose script has come: what it leaves out is counted only then."""
    with opened(browser, address, width=width) as page:
        expect(page.locator("[data-parley] select").first).to_be_visible()
        yield page


def choose(page: Tab, label: str, option: str) -> None:
    page.locator("[data-parley]").get_by_label(label, exact=True).select_option(option)


def statements(page: Tab) -> int:
    return page.locator("article section section li:visible").count()


def test_two_actors_stand_side_by_side_and_the_address_keeps_them(browser: Browser, server: str) -> None:
    with chosen_from(browser, f"{server}positions/") as page:
        before = statements(page)
        choose(page, "Actor", "russia")
        choose(page, "Beside", "nasr-al-hariri")
        assert page.url.endswith("/positions/?actor=russia&beside=nasr-al-hariri")
        expect(page.locator("tbody tr:visible")).to_have_count(2)
        address, after = page.url, statements(page)
        assert 0 < after < before
        names = {heading.split("#")[0] for heading in page.locator("article h3:visible").all_inner_texts()}
        assert names == {"Russia", "Nasr al-Hariri"}
        # who said nothing on a topic has a place there too
        ceasefire = page.locator("section[data-section=topic-ceasefire] > section:visible")
        expect(ceasefire).to_have_count(2)
        expect(ceasefire.first).to_contain_text("Nothing that is shown here")
        one, other = (box.bounding_box() for box in ceasefire.all())
        assert one
        assert other
        assert one["y"] == other["y"]
        assert one["x"] < other["x"]
    with chosen_from(browser, address) as page:
        expect(page.locator("tbody tr:visible")).to_have_count(2)
        assert statements(page) == after
        page.get_by_role("button", name="Show everything").click()
        assert statements(page) == before
        assert page.url.endswith("/positions/")


def test_a_span_of_time_has_what_may_have_been_said_in_it(browser: Browser, server: str) -> None:
    with chosen_from(browser, f"{server}positions/?topic=ceasefire") as page:
        everything = statements(page)
        page.get_by_label("From").fill("2017-02-01")
        page.get_by_label("To", exact=True).fill("2017-02-28")
        page.get_by_label("To", exact=True).press("Enter")
        assert page.url.endswith("?topic=ceasefire&from=2017-02-01&to=2017-02-28")
        status = page.locator("figure [role=status]")
        expect(status).to_have_text("2 statements are shown. Those without a recorded date are left out.")
        assert 0 < statements(page) < everything
        expect(page.locator("td a:visible")).to_have_text(["2", "1", "1"])
    with chosen_from(browser, f"{server}positions/?topic=ceasefire&from=2017-02&to=2017-02") as page:
        expect(page.locator("td a:visible")).to_have_text(["2", "1", "1"])
        page.get_by_label("To", exact=True).fill("soon")
        page.get_by_label("From").focus()
        assert page.url.endswith("&to=2017-02"), "what is no date is not taken"


def test_what_a_span_of_time_leaves_to_the_search_is_found_there(browser: Browser, toy_server: str) -> None:
    with chosen_from(browser, f"{toy_server}positions/?actor=mira-dalvet&topic=ceasefire") as page:
        shown = statements(page)
        more = page.locator("section > section [data-part=more] a:visible")
        rest = int(more.inner_text().split()[0])
        more.click()
        expect(page.locator(".parley-find [role=status]")).to_have_text(f"{shown + rest} results")
    with chosen_from(
        browser, f"{toy_server}positions/?actor=mira-dalvet&topic=ceasefire&to=2031-12-31&from=2031-01-01"
    ) as page:
        more = page.locator("section > section [data-part=more] a:visible")
        expect(more).to_have_text("More from these years")
        assert more.get_attribute("href") == "../search/?speaker=mira-dalvet&topic=ceasefire&year=2031"
        expect(page.locator("td a:visible")).to_have_text([f"{shown}+"])
        page.get_by_label("To", exact=True).fill("2030-12-31")
        page.get_by_label("To", exact=True).press("Enter")
        expect(more).to_have_count(0)
        expect(page.locator("figure [role=status]")).to_contain_text("The archive holds no such statement.")


def test_who_has_no_words_on_the_page_is_found_by_the_search(browser: Browser, wide_server: str) -> None:
    with chosen_from(browser, f"{wide_server}positions/") as page:
        expect(page.locator("[data-absent]")).to_have_count(0)
        choose(page, "Actor", "a8")
        choose(page, "Beside", "a7")
        both = page.locator("section[data-section=topic-t0] > section:visible")
        expect(both).to_have_count(2)
        expect(both.first.locator("li")).to_have_count(1)
        one, other = (box.bounding_box() for box in both.all())
        assert one
        assert other
        assert one["y"] == other["y"]
        expect(page.locator("figure [role=status]")).to_contain_text("The search has the others.")
        expect(both.last).to_have_text("Actor 8\n1 statement", use_inner_text=True)
        page.get_by_label("From").fill("2032-01-01")
        page.get_by_label("From").press("Enter")
        expect(both).to_have_count(0)
        expect(page.locator("figure [role=status]")).to_contain_text("The archive holds no such statement.")
        page.get_by_label("From").fill("2031-03-01")
        page.get_by_label("From").press("Enter")
        both.last.get_by_role("link", name="More from these years").click()
        expect(page.locator(".parley-find [role=status]")).to_have_text("1 result")
    with opened(browser, f"{wide_server}positions/", script=False) as page:
        assert page.locator("tr[data-actor=a8] td a").first.get_attribute("href") == "../search/?speaker=a8&topic=t0"


def test_a_number_leads_to_the_words_by_keyboard(browser: Browser, server: str) -> None:
    with opened(browser, f"{server}positions/") as page:
        number = page.locator("tr[data-actor=russia] td a").first
        number.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/positions/#*")
        anchor = page.url.split("#")[1]
        assert anchor.endswith("--russia")
        heading = page.locator(f"[id='{anchor}']")
        expect(heading).to_be_in_viewport()
        expect(heading).to_contain_text("Russia")


def test_everything_is_there_without_scripts(browser: Browser, server: str) -> None:
    for path in ("positions/", "processes/astana/"):
        with opened(browser, server + path) as page:
            expect(page.locator("main select").first).to_be_visible()
            links = page.locator("main a:visible").count()
        with opened(browser, server + path, script=False) as page:
            assert page.locator("main a:visible").count() == links
            expect(page.locator("main select")).to_have_count(0)


def test_on_paper_there_are_words_and_no_controls(browser: Browser, server: str) -> None:
    for path in ("positions/", "processes/astana/"):
        with opened(browser, server + path, width=800) as page:
            expect(page.locator("main select").first).to_be_visible()
            page.emulate_media(media="print")
            expect(page.locator("main select").first).to_be_hidden()
            expect(page.locator("main section a:visible").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["positions/", "talks/geneva-2017-02/", "topics/ceasefire/", "processes/astana/"])
def test_on_a_phone_nothing_but_the_matrix_reaches_past_the_edge(browser: Browser, server: str, path: str) -> None:
    with opened(browser, server + path, width=320, whole=True) as page:
        assert sideways(page) == []
        wide = page.locator(":is([data-section=positions], [data-section=compared]) .parley-scroll").all()
        assert all(table.evaluate("table => table.scrollWidth <= table.clientWidth") for table in wide)


def test_two_rounds_are_chosen_and_the_address_keeps_them(browser: Browser, server: str) -> None:
    with chosen_from(browser, f"{server}processes/astana/") as page:
        cells = page.locator("[data-section=compared] tbody tr:first-child td:visible")
        expect(cells).to_have_count(2)
        choose(page, "Round", "astana-second-meeting")
        expect(cells).to_have_count(1)
        expect(page.locator("[data-section=compared] thead th:visible")).to_have_text(
            ["Topic", "Second Astana meeting"]
        )
        choose(page, "Beside", "astana-2017-01")
        expect(cells).to_have_count(2)
        assert page.url.endswith("/processes/astana/?rounds=astana-second-meeting%2Castana-2017-01")
    with chosen_from(browser, f"{server}processes/astana/?rounds=astana-2017-01,nothing") as page:
        expect(page.locator("[data-section=compared] thead th:visible")).to_have_count(2)
        expect(page.locator("figure [role=status]")).to_contain_text("topics are shown")
