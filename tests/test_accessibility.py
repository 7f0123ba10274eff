"""Every type of page by WCAG 2.2 AA as far as a program can tell, and at the narrowest and the largest that it asks."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from chromium import opened
from pagetypes import LOST, PAGES
from test_browser import sideways


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_desk_and_phone_in_light_and_dark(browser: Browser, server: str, name: str) -> None:
    with opened(browser, server + PAGES[name], width=1440, lost=name == LOST) as page:
        page.wait_for_load_state("networkidle")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 360, "height": 780})
        assert violations(page) == []
        # as wide as a window of 1280 px at 400 %, which is more than the 200 % that is asked (1.4.4, 1.4.10)
        page.set_viewport_size({"width": 320, "height": 640})
        assert sideways(page) == []


def violations(page: Page) -> list[str]:
    """What axe-core finds, by its rules' names, with the elements; what is too small to be hit, too (2.5.8)."""
    found = (
        Axe()
        .run(page, options={"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]})
        .response["violations"]
    )
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]
