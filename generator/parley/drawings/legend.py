"""What the marks of a timeline mean: a sample of each form that stands in a picture, with words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from parley.chronology.extents import Extent
from parley.drawings.svg import element, words

SAMPLES = {
    "day": '<use href="#parley-{kind}" x="16" y="6"/>',
    "lasting": '<rect class="sure" x="2" y="1.5" width="28" height="9"/>',
    "within": '<rect class="may" x="2" y="1.5" width="28" height="9"/>',
    "inferred": '<g class="inferred"><use href="#parley-{kind}" x="6" y="6"/>'
    '<rect class="may" x="15" y="1.5" width="16" height="9"/></g>',
    "about": '<rect class="may fades" x="2" y="1.5" width="28" height="9" fill="url(#parley-{kind}-both)"/>',
    "open": '<use href="#parley-{kind}" x="6" y="6"/>'
    '<rect class="tail fades" x="6" y="4" width="24" height="4" fill="url(#parley-{kind}-end)"/>',
    "may": '<rect class="sure" x="10" y="6" width="12" height="6"/>'
    '<rect class="may" x="10" y="0.5" width="12" height="5.5"/>',
    "cut": '<path class="slashes" d="M12 11 16 1M17 11 21 1"/>',
}
"""How each form is drawn, 32 by 12 pixels."""


def forms(extents: Iterable[Extent]) -> Iterator[str]:
    """The forms in which these days are drawn."""
    for one in extents:
        yield "day" if one.is_day else "lasting" if one.sure else "within"
        if one.inferred:
            yield "inferred"
        if any(one.about):
            yield "about"
        if any(one.open):
            yield "open"


@lru_cache(1024)
def legend(shown: frozenset[str], kind: str, said: tuple[str, ...]) -> str:
    """The forms that are shown, as a kind has them, with what is said of each form, in the order of the samples."""
    return "".join(
        element("span", {"class": "parley-key"}, _sample(form, kind), words(meaning))
        for form, meaning in zip(SAMPLES, said, strict=True)
        if form in shown
    )


def _sample(form: str, kind: str) -> str:
    shapes = SAMPLES[form].format(kind=kind)
    return element("svg", {"class": kind, "width": 32, "height": 12, "aria-hidden": "true"}, shapes)
