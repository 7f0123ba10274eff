"""Whatever a stranger writes is a whole date or a DateError, never another exception."""

from random import Random

import pytest

from parley.dates import DateError, Edtf

PIECES = """
    2017 20 17 02 23 31 24 201X XX XXXX X - - - / .. [ ] { } , ? ~ % Y E S -0003 T10:00:00 Z Feb or
"""
DATES = [
    "2017",
    "2017-02~",
    "2017?-02-23",
    "201X-XX-31",
    "XXXX-12-25",
    "20X7-02-2X",
    "2017-24",
    "-000X",
    "1950S2",
    "",
]


def texts(seed: int) -> list[str]:
    """Texts of random pieces, intervals and sets; the same for the same seed."""
    random = Random(seed)
    loose = ["".join(random.choices(PIECES.split(), k=random.randint(1, 8))) for _ in range(300)]
    intervals = ["/".join(random.choices([*DATES, ".."], k=2)) for _ in range(100)]
    ranges = [*DATES, *(f"{first}..{last}" for first, last in zip(DATES, reversed(DATES), strict=True))]
    sets = [",".join(random.choices(ranges, k=random.randint(1, 4))) for _ in range(100)]
    return [
        *loose,
        *intervals,
        *(f"[{members}]" for members in sets),
        *(f"{{{members}}}" for members in sets),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_any_text_is_a_whole_date_or_a_date_error(seed: int) -> None:
    dates, messages = [], []
    for text in texts(seed):
        try:
            dates.append(Edtf.parse(text))
        except DateError as error:
            messages.append(str(error))
    assert len(dates) > 50
    assert all(message.isprintable() for message in messages)
    for date in dates:
        assert date.overlaps(*date.known), date.text
        assert date.overlaps(date.known[0], date.known[0]), date.text
        assert date.overlaps(date.known[1], date.known[1]), date.text
        for words in (date.words(), date.words(throughout=True)):
            assert words == words.strip() != "", date.text
            assert not set(words) & set("{}[]"), date.text
