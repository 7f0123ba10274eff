"""A quote taken along: as text, as a link, to its source, and to the same speaker's quotes before and after."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from chromium import opened
from parley.dialect import html_of
from parley.language import Language
from parley.link import Archive, link
from parley.pages import base
from parley.quotations.fragment import address_of_words
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.views import pages
from parley.writing.quotable import as_text
from parley.writing.writer import Writer
from samples import HASH, sample
from sites import build, serve, settings, write
from test_browser import sideways

ARTICLE = {"url": "https://paper.example/1", "archived": "http://archive.example/1", "published": "2031-03-01"}
VERIFIED = {"snapshot": HASH, "start": 0, "end": 5, "text": HASH, "on": "2031-03-04"}


def archive(words: str = "We came with open hands", article: dict[str, Any] | None = None, **quote: Any) -> Archive:
    """A quote, its article and an actor."""
    source = sample("articles", "paper", **(ARTICLE if article is None else article))
    people = [sample("actors", "ann"), sample("actors", "bob", name="Bob"), sample("topics", "war")]
    return link([source, *people, sample("quotes", "x", words, **quote)], drafts=True)


def page_of(made: Archive, path: str = "quotes/x.md") -> base.Page:
    return next(page for page in pages(made) if page.path == path)


def text_of(made: Archive) -> str:
    card = made.card(Key("quotes", "x"))
    assert card
    assert isinstance(card.record, Quote)
    return as_text(card, card.record, made.once(Writer))


def test_a_quotation_is_copied_with_all_that_says_whose_it_is() -> None:
    made = archive(
        "We came […] with “open” hands\n\nand were given *a door*",
        role="spokeswoman",
        on_behalf_of="bob",
        said_to="bob",
        said_to_unnamed="reporters",
        date="2031?-03-02",
        verified=VERIFIED,
    )
    assert text_of(made) == (
        "“We came […] with “open” hands\n\nand were given *a door*”\n\n"
        "— Ann, spokeswoman, on behalf of Bob, to Bob, reporters, 2 March 2031 (year inferred)\n"
        "Source: “The paper”, published 1 March 2031\n"
        "Checked word for word against the text that was read"
    )


def test_reported_speech_is_copied_as_what_it_is() -> None:
    assert text_of(archive("They will meet again.", form="reported", article={})) == (
        "Reported, not quoted; in our own words:\n\nThey will meet again.\n\n"
        "— Ann, date not recorded\nSource: “The paper”\nOur paraphrase of what the source reports, not a quotation"
    )


def test_a_translation_is_copied_with_its_original_and_a_warning_with_what_it_warns_of() -> None:
    original = {"language": "ar", "text": "أهلا\n\nوسهلا"}
    made = archive("Hello", original=original, translated_by="Eve", content_warning="Violence.", draft=True)
    assert text_of(made) == (
        "This is a draft. It is not published.\n\nContent warning: Violence.\n\n“Hello”\n\n"
        "The original, in Arabic:\n\nأهلا\n\nوسهلا\n\n"
        "— Ann, date not recorded\nTranslated by Eve\nSource: “The paper”, published 1 March 2031\n"
        "Not checked against the text that was read"
    )


SAID = {
    "speaker": ("ann", "Ann"),
    "date": ("2031-03-02", "2 March 2031"),
    "role": ("spokeswoman", "spokeswoman"),
    "said_to": ("bob", "Bob"),
    "on_behalf_of": ("bob", "Bob"),
    "article": ("paper", "The paper"),
    "original": ({"language": "ar", "text": "أهلا"}, "أهلا"),
    "translated_by": ("Eve", "Eve"),
    "verified": (VERIFIED, "hecked"),
    "body": ("", "Words"),
}
"""What a quote says under a key, and by what that is known in its text."""


@pytest.mark.parametrize("key", SAID)
def test_what_is_withheld_is_not_copied(key: str) -> None:
    value, shown = SAID[key]
    values: dict[str, Any] = {} if key in ("article", "body") else {key: value}
    assert shown in text_of(archive("Words", **values))
    assert shown not in text_of(archive("Words", **values, withhold=[key]))


LINKS = {
    "words": ({}, "#:~:text=We%20came%20with%20open%20hands"),
    "of reported speech": ({"form": "reported"}, ""),
    "in another language": ({"language": "fr"}, ""),
    "of which the original is the article's": (
        {"language": "fr", "original": {"language": "en-GB", "text": "With hands that are open"}},
        "#:~:text=With%20hands%20that%20are%20open",
    ),
    "withheld": ({"withhold": ["body"]}, ""),
}


@pytest.mark.parametrize(("quote", "place"), LINKS.values(), ids=LINKS.keys())
def test_a_link_leads_to_the_very_words_in_the_source(quote: dict[str, Any], place: str) -> None:
    body = page_of(archive(**quote)).body
    assert f"[as published](https://paper.example/1{place})" in body
    assert f"[in an archived copy](http://archive.example/1{place})" in body


@pytest.mark.parametrize(
    "article",
    [{}, {**ARTICLE, "withhold": ["url", "archived"]}, {**ARTICLE, "withdrawn": {"date": "2031", "reason": "No."}}],
)
def test_where_the_source_has_no_address_there_is_no_link_to_it(article: dict[str, Any]) -> None:
    assert "In the source" not in page_of(archive(article=article)).body


def sayings() -> Archive:
    """Quotes of Ann, one of them with Bob, out of the order of their dates."""
    dates = {"a": "2031-03", "b": "2031-01", "c": None, "d": "2031-02-1X", "e": "2031-01"}
    said = [sample("quotes", id_, f"Words {id_}", **({"date": d} if d else {})) for id_, d in dates.items()]
    joint = sample("quotes", "j", "Together", speaker=["ann", "bob"], date="2031-02-20")
    alone = sample("quotes", "k", "Alone", speaker="bob", date="2031-04")
    return link(
        [sample("articles", "paper"), sample("actors", "ann"), sample("actors", "bob", name="Bob"), *said, joint, alone]
    )


def test_a_speakers_quotes_follow_each_other_in_the_order_of_their_dates_what_has_none_last() -> None:
    made = {page.path: page for page in pages(sayings())}
    order = ["b", "e", "d", "j", "a", "c"]
    for before, after in itertools.pairwise(order):
        assert '"next">[Ann' in made[f"quotes/{before}.md"].body
        assert f"quotes/{after}.md" in line_of(made[f"quotes/{before}.md"], "next")
        assert f"quotes/{before}.md" in line_of(made[f"quotes/{after}.md"], "previous")
    assert 'data-part="previous"' not in made["quotes/b.md"].body
    assert 'data-part="next"' not in made["quotes/c.md"].body
    assert "Next, date not recorded: " in made["quotes/a.md"].body


def line_of(page: base.Page, part: str) -> str:
    return next(line for line in page.body.split("\n") if f'data-part="{part}"' in line)


def test_of_several_speakers_each_has_a_sequence() -> None:
    body = page_of(sayings(), "quotes/j.md").body
    for words in ("Previous by Ann, <span", "Next by Ann, <time", "Next by Bob, <time"):
        assert words in body
    assert "Previous by Bob" not in body


def test_a_withheld_speaker_has_no_sequence() -> None:
    hidden = sample("quotes", "h", "Hidden words", withhold=["speaker"], date="2031-01")
    shown = sample("quotes", "x", date="2031-02")
    made = link([sample("articles", "paper"), sample("actors", "ann"), hidden, shown])
    assert "sequence" not in page_of(made, "quotes/h.md").body
    assert "sequence" not in page_of(made).body


ARABIC = "قلنا «كفى» وسمعوا Amnesty International عند الباب\n\nثم أُغلق الباب"
ENGLISH = "We said enough, and they heard العفو عند المقدرة.\n\nThen the door closed."


def test_a_translation_and_its_original_stand_together_each_with_language_and_direction() -> None:
    made = archive(ENGLISH, original={"language": "ar", "text": ARABIC}, translated_by="Eve")
    page = page_of(made)
    for words in ("“We said enough", "Then the door closed.”"):
        assert f'<span lang="en" dir="ltr">{words}' in page.body
    for words in Language().quoted(ARABIC, "ar").split("\n\n"):
        assert f'<span lang="ar" dir="rtl">{words}</span>' in page.body
    assert page.body.index("In English, translated by Eve") < page.body.index("The original, in Arabic")
    assert page.body.index("The original") < page.body.index("— [Ann]")


PAGES = {
    "plain": {},
    "translated": {"original": {"language": "ar", "text": ARABIC}},
    "warned": {"content_warning": "Violence.", "original": {"language": "ar", "text": ARABIC}},
}


@pytest.mark.parametrize("quote", PAGES.values(), ids=PAGES.keys())
def test_a_quotes_page_takes_the_short_way_to_its_html(quote: dict[str, Any]) -> None:
    page = page_of(archive(ENGLISH, **quote))
    assert html_of(page.body.strip(), page.path)


SITE = {
    "articles/paper.md": "---\ntitle: The paper\nlanguage: en\n---\n\nA summary.",
    "actors/ann.md": "---\nname: Ann\nkind: person\n---\n\nA person.",
    "quotes/mixed.md": "---\nspeaker: ann\narticle: paper\ntranslated_by: Eve\noriginal:\n  language: ar\n"
    f"  text: |\n    {ARABIC.replace(chr(10), chr(10) + '    ')}\n---\n\n{ENGLISH}",
    "quotes/arabic.md": f"---\nspeaker: ann\narticle: paper\nlanguage: ar\n---\n\n{ARABIC}",
    "quotes/warned.md": "---\nspeaker: ann\narticle: paper\ncontent_warning: Violence.\noriginal:\n  language: ar\n"
    "  text: كلمات قاسية\n---\n\nHarsh words",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of a few quotes."""
    folder = tmp_path_factory.mktemp("told")
    write(folder / "content", SITE)
    built = build(settings(folder, site_url="https://told.example/"), folder / "site")
    assert built.status == 0, built.output
    with serve(built.site) as address:
        yield address


def told_by(page: Page) -> Locator:
    """What the buttons say that they did."""
    return page.locator("figure").get_by_role("status")


def clipboard(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read"])
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_the_quotation_and_the_link_are_copied_by_the_keyboard(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}quotes/mixed/") as page:
        page.get_by_role("button", name="Copy the quotation").focus()
        page.keyboard.press("Enter")
        expect(told_by(page)).to_have_text("The quotation is copied, with who said it and where it stands.")
        text = clipboard(page)
        assert text.startswith("“We said enough, and they heard العفو عند المقدرة.\n\nThen the door closed.”\n\n")
        assert text.endswith("\nhttps://told.example/quotes/mixed/")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(told_by(page)).to_have_text("The link to this page is copied.")
        assert clipboard(page) == "https://told.example/quotes/mixed/"
        expect(page.get_by_role("textbox", name="Text to copy")).to_be_hidden()


def test_without_a_clipboard_the_older_way_copies(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}quotes/mixed/") as page:
        page.evaluate("navigator.clipboard.writeText = undefined")
        button = page.get_by_role("button", name="Copy the link")
        button.click()
        expect(told_by(page)).to_have_text("The link to this page is copied.")
        expect(button).to_be_focused()
        assert clipboard(page) == "https://told.example/quotes/mixed/"


def test_where_nothing_may_copy_the_text_is_selected(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}quotes/mixed/", width=360) as page:
        page.evaluate("navigator.clipboard.writeText = undefined; document.execCommand = () => false")
        page.get_by_role("button", name="Copy the quotation").click()
        field = page.get_by_role("textbox", name="Text to copy")
        expect(field).to_be_focused()
        chosen = page.evaluate("document.activeElement.value.slice(0, document.activeElement.selectionEnd)")
        assert chosen.startswith("“We said enough")
        assert chosen.endswith("https://told.example/quotes/mixed/")
        expect(told_by(page)).to_contain_text("The text is selected")
        assert sideways(page) == []


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("name", ["mixed", "arabic", "warned"])
def test_words_in_two_directions_fit_the_page(browser: Browser, told: str, name: str, width: int) -> None:
    with opened(browser, f"{told}quotes/{name}/", width=width) as page:
        for fold in page.locator("article details").all():
            fold.locator("summary").click()
        assert sideways(page) == []
        for words in page.locator("article blockquote :is([dir=ltr], [dir=rtl])").all():
            expect(words).to_be_visible()
            shown = "getComputedStyle(e).direction + ' ' + getComputedStyle(e).textAlign"
            assert words.evaluate(f"e => {shown}") in (
                f"{words.get_attribute('dir')} start",
                f"{words.get_attribute('dir')} -webkit-auto",
            )


def test_the_original_stands_beside_the_words_on_a_desk_and_below_them_on_a_phone(browser: Browser, told: str) -> None:
    for width, beside in ((1440, True), (360, False)):
        with opened(browser, f"{told}quotes/mixed/", width=width) as page:
            left, right = (page.locator("blockquote").nth(n).bounding_box() for n in (0, 1))
            by = page.locator("[data-part=attribution]").first.bounding_box()
            assert left
            assert right
            assert by
            assert (abs(left["y"] - right["y"]) < 2) is beside
            assert (right["x"] > left["x"] + left["width"]) is beside
            assert by["y"] >= max(left["y"] + left["height"], right["y"] + right["height"])


def test_without_scripts_there_are_the_words_and_no_buttons(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}quotes/mixed/", script=False) as page:
        expect(page.get_by_text("Then the door closed.")).to_be_visible()
        expect(page.locator("figure")).to_be_hidden()
        expect(page.get_by_role("button")).to_have_count(0)


def test_nothing_moves_when_the_buttons_come(browser: Browser, told: str) -> None:
    with opened(browser, f"{told}quotes/mixed/") as page:
        expect(page.get_by_role("button", name="Copy the link")).to_be_visible()
        before = page.locator("article > ul").bounding_box()
        page.locator("figure button, figure p").evaluate_all("found => found.forEach(e => e.remove())")
        assert page.locator("article > ul").bounding_box() == before


def test_a_browser_finds_the_words_in_the_source(browser: Browser, tmp_path: Path) -> None:
    filler = "".join(f"<p>Paragraph {n} of the paper.</p>" for n in range(200))
    says = {
        "en": (
            "We came with a cease-fire, & “open” hands",
            "<p>So: “We came with a <b>cease-fire,</b> &amp; &quot;open&quot; hands”, she said.</p>",
        ),
        "long": (
            "One two three four five six seven […] and now eleven words follow in the source as they stand",
            "<p>One two three four five six seven,</p><p>and now eleven words follow in <i>the source</i> as they "
            "stand.</p>",
        ),
        "ar": ("أكثر من ألف ومئتين وأربعين من أهلنا", "<p dir=rtl>قالت: أكثر من ألف ومئتين وأربعين من أهلنا.</p>"),
    }
    for name, (_, html) in says.items():
        write(tmp_path, {f"{name}.html": f"<!doctype html><meta charset=utf-8><title>x</title>{filler}{html}{filler}"})
    with serve(tmp_path) as address:
        for name, (words, _) in says.items():
            context = browser.new_context(viewport={"width": 800, "height": 600})
            page = context.new_page()
            page.goto(address_of_words(f"{address}{name}.html", words))
            page.wait_for_function("scrollY > 1000")
            context.close()
