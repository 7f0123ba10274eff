"""Words of the search: however a name is spelt, it is the same word, here and in the browser."""

import pytest
from playwright.sync_api import Browser

from chromium import opened
from parley.search.words import words

FOUND = {
    "Hariri": [["hariri"]],
    "al-Hariri": [["hariri"]],
    "Al-Ḥarīrī": [["hariri"]],
    "Al Hariri": [["hariri"]],
    "el-Hariri’s": [["hariri"]],
    "الحريري": [["حريري"]],
    "الحَرِيري": [["حريري"]],
    "حريري": [["حريري"]],
    "أستانا": [["استانا"]],
    "جنيف، سوريا": [["جنيف"], ["سوريا"]],
    "ایران": [["ايران"]],
    "معارضة": [["معارضه"]],
    "Łódź": [["lodz"]],
    "Erdoğan, İstanbul & Müller": [["erdogan"], ["istanbul"], ["muller"]],
    "ß Æther Œuvre Đorđe": [["ss"], ["aether"], ["oeuvre"], ["dorde"]],
    "Sha'ath ʿAbd Sha’ath": [["shaath"], ["abd"], ["shaath"]],
    "cease-fire": [["cease", "fire", "ceasefire"]],
    "Jaish al-Islam": [["jaish"], ["islam"]],
    "ash-Sham": [["sham"]],
    "as well as": [["as"], ["well"], ["as"]],
    "al": [],
    "Қазақстан": [["қазақстан"]],
    "Казахстан Россия": [["казахстан"], ["россия"]],
    "500,000 in 2017": [["500"], ["000"], ["in"], ["2017"]],
    "“words”—more_words…": [["words"], ["more"], ["words"]],
    "ﬁ ２０１７": [["fi"], ["2017"]],
    "- ' _ !": [],
}


@pytest.mark.parametrize(("text", "found"), FOUND.items(), ids=[repr(text) for text in FOUND])
def test_a_text_is_its_words(text: str, found: list[list[str]]) -> None:
    assert [list(forms) for forms in words(text)] == found


def test_the_browser_has_the_same_words(browser: Browser, server: str) -> None:
    with opened(browser, server) as page:
        ask = "async (texts) => { const { words } = await (await import(URL)).open(ROOT); return texts.map(words) }"
        ask = ask.replace("URL", f'"{server}assets/parley/js/search.js"').replace("ROOT", f'"{server}"')
        assert page.evaluate(ask, list(FOUND)) == list(FOUND.values())
