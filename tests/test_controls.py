"""What readers choose by, in every view alike; and what scripts know as Python does."""

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from chromium import opened
from pagetypes import PAGES
from parley.chronology import index, named
from parley.drawings import labels, map, timeline
from parley.writing import map_picture, sieve
from sites import ROOT

SCRIPTS = ROOT / "theme" / "assets" / "parley" / "js"

PICTURES = {
    "timeline": "timeline",
    "map": "map",
    "network": "network",
    "positions": "positions",
    "disputes": "disputes",
    "rounds": "process",
    "quote": "quote",
}
"""The scripts that make controls, each with the type of a page that has its picture."""

CHOICES = {
    "timeline": ("kind", "quotes", "kind=quotes"),
    "map": ("what", "talks", "what=talks"),
    "network": ("actor", "russia", "actor=russia"),
    "positions": ("topic", "ceasefire", "topic=ceasefire"),
    "disputes": ("measure", "displaced", "measure=displaced"),
    "rounds": ("round", "astana-2017-01", "rounds=astana-2017-01"),
    "find": ("order", "oldest", "order=oldest"),
}
"""By script, what can be chosen: its field, a value, and how the address has it."""

BOXES = """async name => {
    const figure = document.querySelector(`figure[data-parley="${name}"]`)
    const frame = () => new Promise(requestAnimationFrame)
    await frame() // a width of its own may ask for more fonts
    await document.fonts.ready
    await frame()
    const next = figure.nextElementSibling ?? figure.parentElement.nextElementSibling
    const places = [figure, ...figure.children, next].filter(one => one.checkVisibility())
    return places.map(one => [one.className || one.localName, Math.round(one.getBoundingClientRect().top)])
}"""
"""Where a picture, its parts and what follows it begin."""


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_moves_when_the_script_comes(browser: Browser, server: str, name: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        held: list[Route] = []
        page.route(f"**/{name}.js", lambda route: held.append(route))
        page.goto(f"{server}{PAGES[PICTURES[name]]}")
        controls = page.locator(f"figure[data-parley={name}] .parley-picture__controls > *")
        before = [_boxes(page, name, width) for width in (320, 768, 1440)]
        expect(controls).to_have_count(0)
        held[0].continue_()
        controls.first.wait_for()
        assert before == [_boxes(page, name, width) for width in (320, 768, 1440)]


def _boxes(page: Page, name: str, width: int) -> Any:
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(BOXES, name)


@pytest.mark.parametrize("name", CHOICES)
def test_the_address_keeps_a_choice_and_what_others_keep_in_it(browser: Browser, server: str, name: str) -> None:
    field, value, kept = CHOICES[name]
    path = "search/" if name == "find" else PAGES[PICTURES[name]]
    with opened(browser, f"{server}{path}?theirs=1&theirs=2#here") as page:
        if name == "find":  # its form is there before the script
            expect(page.locator(".parley-find__status")).not_to_be_empty()
        page.evaluate("history.replaceState({ theirs: 3 }, '')")
        choice = page.locator(f"[data-parley={name}] select[name={field}]")
        choice.select_option(value)
        page.wait_for_url(f"**/?theirs=1&theirs=2&{kept}#here")
        assert page.evaluate("history.state") == {"theirs": 3}
        choice.select_option(index=0)
        page.wait_for_url("**/?theirs=1&theirs=2#here")


@pytest.mark.parametrize("name", PICTURES)
def test_the_words_of_a_script_come_with_its_picture(built_real: Path, name: str) -> None:
    page = (built_real / PAGES[PICTURES[name]] / "index.html").read_text(encoding="utf-8")
    given = re.search(rf'data-parley="{name}"[^>]* data-words="([^"]*)"', page)
    assert given
    spoken = set(re.findall(r"\b(?:words|spoken)\.(?!js\b)(\w+)", (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")))
    assert 0 < len(spoken) <= len(spoken & set(json.loads(html.unescape(given[1]))))


@pytest.mark.parametrize(
    ("script", "known"),
    {
        "moments": {"KINDS": index.KINDS, "NAMES": tuple(named.DIMENSIONS), "NOWHERE": index.NOWHERE},
        "timeline": {"LANE": timeline.LANE, "COLUMNS": timeline.COLUMNS},
        "map": {"LEAST": map.LEAST, "RING": map.RING, "SOFT": map.SOFT, "SMALL": map_picture.WIDTHS[-1].size},
        "disputes": {"ITSELF": sieve.ITSELF},
    }.items(),
)
def test_a_script_knows_what_python_does(script: str, known: Mapping[str, object]) -> None:
    written = (SCRIPTS / f"{script}.js").read_text(encoding="utf-8")
    found = dict(re.findall(r"^(?:export )?const ([A-Z]+) = (.+?)(?: //.*)?$", written, re.MULTILINE))
    assert {name: json.loads(found[name]) for name in known} == json.loads(json.dumps(known))


def test_marks_and_names_find_the_same_room_in_a_browser(browser: Browser, server: str) -> None:
    paper = labels.Paper(600, 0.5)
    chance = Random(1)
    discs = [
        labels.Disc(chance.random(), chance.random(), chance.uniform(4, 30), chance.random() < 0.1) for _ in range(30)
    ]
    names = ["x" * chance.randint(3, 12) for _ in discs]
    marks = [
        {"x": x * 600, "y": y * 300, "r": r, "soft": soft, "long": len(name) * labels.LETTER}
        for (x, y, r, soft), name in zip(discs, names, strict=True)
    ]
    ask = """async ([root, marks]) => {
        const { moved, named } = await import(`${root}assets/parley/js/room.js`)
        return [moved(marks), named(marks, 600, 300).map(place => place && [place.dx, place.dy, place.anchor])]
    }"""
    with opened(browser, server) as page:
        steps, places = page.evaluate(ask, [server, marks])
    expected = labels.moved(discs, paper)
    assert any(step != (0, 0) for step in expected)
    assert [tuple(step) for step in steps] == [pytest.approx(step, abs=0.06) for step in expected]
    found = labels.named(discs, names, paper, 40)
    assert {place.anchor for place in found if place} == {"start", "end", "middle"}
    assert [place and tuple(place) for place in places] == [place and pytest.approx(tuple(place)) for place in found]
