"""Elements of SVG and HTML as text: the only module that writes a picture's markup."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType
from typing import NamedTuple

from parley.urls import ROOT, address, addresses_from

_SPECIAL = re.compile("[&<>\"']")

Attribute = str | float | None


class Picture(NamedTuple):
    """A picture by the name under which a page marks its place; `svg` holds links that begin at `parley.urls.ROOT`."""

    name: str
    svg: str


def element(name: str, attributes: Mapping[str, Attribute], *children: str) -> str:
    """An element; `children` are markup, the attributes' values are words, and one that is None is left out."""
    given = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>{''.join(children)}</{name}>"


def words(text: str) -> str:
    """Words as markup that reads as they do."""
    return escape(text, quote=False)


def percent(share: float) -> str:
    """A share of the picture's width, from 0 to 1."""
    return f"{number(share * 100)}%"


def number(value: float) -> str:
    """A number in as few signs as a picture needs."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def to(path: str, anchor: str = "") -> str:
    """The address of a page by its Markdown file, as a picture's links have it."""
    return f"{ROOT}{address(path)}{'#' if anchor else ''}{anchor}"


def figure(name: str, label: str, *content: str) -> str:
    """A picture on its page: `name` tells styles and scripts what it is, `label` tells people."""
    return element("figure", {"class": "parley-picture", "data-parley": name, "aria-label": label}, *content)


def controlled(
    name: str,
    label: str | None,
    spoken: Mapping[str, object],
    *content: str,
    style: str = "",
    data: Mapping[str, object] = MappingProxyType({}),
) -> str:
    """A picture that readers choose in: the place of what they choose by, empty until its script runs, then `content`.

    `spoken` is what the script says, `data` what else it knows; what is neither words nor a number it has as JSON.
    """
    known = {f"data-{key}": _data(value) for key, value in {**data, "words": spoken}.items()}
    attributes = {"class": f"parley-picture {style}".rstrip(), "data-parley": name, "aria-label": label, **known}
    return element("figure", attributes, element("div", {"class": "parley-picture__controls"}), *content)


def illustrated(path: str, html: str, pictures: Iterable[Picture]) -> str:
    """The HTML of the page whose Markdown file is `path`, with its pictures where their places are."""
    for picture in pictures:
        place = f'<p><span data-part="picture-{picture.name}"></span></p>'
        html = html.replace(place, addresses_from(path, picture.svg), 1)
    return html


def _data(value: object) -> Attribute:
    if value is None or isinstance(value, str | float | int):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _value(value: str | float) -> str:
    if not isinstance(value, str):
        return number(value)
    return escape(value) if _SPECIAL.search(value) else value
