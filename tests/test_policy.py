"""The policy of every page: scripts of the site and the very inline ones that stand there."""

import base64
import hashlib

import pytest

from parley.policy import MARKER, NoPolicyMarker, inline_hashes, with_policy


def source(code: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}"


def test_a_page_without_a_place_for_the_policy_is_refused() -> None:
    with pytest.raises(NoPolicyMarker):
        with_policy("<html></html>")


def test_the_policy_takes_the_place_of_its_marker_once() -> None:
    made = with_policy(f"<head>{MARKER}</head><body>{MARKER}</body>")
    assert made.startswith('<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\';')
    assert made.count("Content-Security-Policy") == 1


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        ("<script>a()</script>", ["a()"]),
        ("<script>a()</script><p></p><script>b()\n</script>", ["a()", "b()\n"]),
        ("<script>a()</script><script>a()</script>", ["a()"]),
        ('<script src="x.js"></script>', []),
        ('<script src="x.js">a()</script>', []),
        ('<script id="__config" type="application/json">{"src=": 1}</script>', []),
        ('<script type="module">é()</script>', ["é()"]),
        ("<script></script>", [""]),
    ],
)
def test_inline_scripts_are_named_by_their_hash(html: str, codes: list[str]) -> None:
    assert inline_hashes(html) == [source(code) for code in codes]


def test_a_built_page_admits_nothing_unnamed() -> None:
    made = with_policy(f"{MARKER}<script>a()</script>")
    assert f"script-src 'self' '{source('a()')}'" in made
    assert "unsafe" not in made
    assert "http:" not in made.replace("http-equiv", "")
    assert "*" not in made


def test_a_page_served_while_it_is_edited_admits_the_script_that_reloads_it() -> None:
    assert "script-src 'self' 'unsafe-inline'\"" in with_policy(MARKER, reloading=True)
