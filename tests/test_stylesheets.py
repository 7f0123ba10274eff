"""Style sheets say nothing of left and right: a page that is read from the right is the same page, mirrored."""

import re
from pathlib import Path

import pytest

from sites import ROOT

SHEETS = sorted((ROOT / "theme" / "assets" / "parley" / "css").glob("*.css"))
DECLARATION = re.compile(r"(?:^|[;{\s])((?:--)?[a-z-]+)\s*:\s*([^;{}]+);")
SIDED = re.compile(r"(?:^|-)(?:left|right)(?:-|$)")
CORNERS = ("padding", "margin", "inset", "border-radius", "scroll-margin", "scroll-padding")


def declarations(sheet: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return [(name, " ".join(value.split())) for name, value in DECLARATION.findall(text)]


def sided(name: str, value: str) -> bool:
    """Whether a declaration means the left or the right side, whichever way lines run."""
    if SIDED.search(name) or re.search(r"(?<![\w-])(?:left|right)(?![\w-])", value):
        return True
    parts = re.findall(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", value)
    if name in CORNERS and len(parts) == 4:
        return bool(parts[1] != parts[3])
    if name == "box-shadow":
        offsets = [
            re.sub(r"^(?:inset )?", "", shadow.strip()).split()[0] for shadow in re.split(r",(?![^(]*\))", value)
        ]
        return any(offset != "0" and not offset.startswith(("calc(var(--parley-way)", "none")) for offset in offsets)
    return "translateX(" in value and "--parley-way" not in value


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_names_no_side(sheet: Path) -> None:
    assert [f"{name}: {value}" for name, value in declarations(sheet) if sided(name, value)] == []


def test_fields_and_keys_are_drawn_in_one_sheet() -> None:
    rule = re.compile(r"([^{}]*\b(?:select|button|input)\b[^{}]*)\{([^{}]*)\}")
    drawn = re.compile(r"(?:^|\s)(?:border|background|font):")
    own = {"controls.css", "lookup.css", "search.css"}  # the fields of the search are of another sort
    found = {sheet.name: rule.findall(sheet.read_text(encoding="utf-8")) for sheet in SHEETS if sheet.name not in own}
    assert found["map.css"]
    assert [(name, s.strip()) for name, rules in found.items() for s, body in rules if drawn.search(body)] == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("margin-left", "1rem", True),
        ("left", "0", True),
        ("text-align", "right", True),
        ("float", "inline-start", False),
        ("padding", "0 1px 0 2px", True),
        ("padding", "0 1px 2px 1px", False),
        ("margin", "0 calc(1px + 2px) 0 calc(1px + 2px)", False),
        ("box-shadow", "inset 3px 0 0 red", True),
        ("box-shadow", "0 1px 2px rgb(0 0 0 / 5%), 0 2px 0 red", False),
        ("transform", "translateX(1rem)", True),
        ("transform", "rotate(45deg)", False),
        ("margin-inline-start", "1rem", False),
        ("background", "linear-gradient(to right, red, blue)", True),
    ],
)
def test_what_counts_as_a_side(name: str, value: str, expected: bool) -> None:
    assert sided(name, value) is expected


FONTS = ROOT / "theme" / "assets" / "parley" / "fonts"


@pytest.mark.parametrize("besides", ["*-italic", "*-latin-ext", "*-arabic", "*-cyrillic"])
def test_what_a_page_loads_of_fonts_is_bounded_whatever_stands_on_it_besides_plain_letters(besides: str) -> None:
    files = [*FONTS.glob("*-latin.woff2"), *FONTS.glob(f"{besides}.woff2")]
    assert len(files) > 2
    assert sum(file.stat().st_size for file in files) <= 60_000
