"""What a word is to the search, however it is spelt: the same here and in the browser (`search.js` in the theme).

Text is folded: signs on letters go (`Ḥarīrī`), as do apostrophes (`Sha'ath`) and the Arabic article (`al-Hariri`,
`الحريري`); letters that Unicode does not take apart have a plain one in their place (`Łódź`). A word with hyphens
is its parts, and the whole without them.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ə": "e",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ـ": "",
}
"""Letters that are written otherwise, and what stands for them; what readers type of Persian is found as Arabic."""

ARTICLES = ("al", "el", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az")
"""The Arabic article before a hyphen, as its next letter has it; `al` and `el` are none of a name's words anywhere."""

COMMON = (
    *(
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "has",
        "have",
        "he",
        "in",
        "is",
        "it",
        "its",
    ),
    *("not", "of", "on", "or", "our", "she", "that", "the", "their", "they", "this", "to", "was", "we", "were", "will"),
    *(
        "with",
        "who",
        "whom",
        "what",
        "which",
        "when",
        "where",
        "how",
        "did",
        "do",
        "does",
        "say",
        "says",
        "said",
        "about",
    ),
)
"""Words of which a query need not have all, where it has others and no quotation marks."""

ARABIC_ARTICLE = "ال"

KEPT = 65_536

_APOSTROPHES = re.compile("['’‘ʼʿʾʻ`´]")
_GENITIVE = re.compile(r"['’]s\b")
_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_SPECIAL = str.maketrans(LETTERS)


def folded(text: str) -> str:
    """Text with its letters as plain as they can be."""
    if text.isascii():
        return _APOSTROPHES.sub("", _GENITIVE.sub("", text)).lower()
    text = _APOSTROPHES.sub("", _GENITIVE.sub("", text))
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return "".join(letter for letter in parted if not unicodedata.category(letter).startswith("M")).translate(_SPECIAL)


def words(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a text in order; of a word with hyphens its parts, and at the same place the whole."""
    for token in _TOKEN.findall(folded(text)):
        if found := forms(token):
            yield found


@lru_cache(KEPT)
def forms(token: str) -> tuple[str, ...]:
    """What is looked for under one word of a folded text; nothing under an article alone."""
    parts = re.split("[-‐‑]", token)
    if len(parts) > 1 and parts[0] in ARTICLES:
        parts = parts[1:]
    named = [_without_article(part) for part in parts if part not in ("al", "el")]
    return (*named, "".join(named)) if len(named) > 1 else tuple(named)


def _without_article(word: str) -> str:
    bare = word.removeprefix(ARABIC_ARTICLE)
    return bare if len(bare) > 2 else word
