"""What is a date and what is not, and what the message tells to write instead."""

import datetime
import re

import pytest

from parley.dates import SHAPE, DateError, Edtf


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2017-02-23", "2017-02-23"),
        (" 2017-02~\n", "2017-02~"),
        (2017, "2017"),
        (-1985, "-1985"),
        (datetime.date(2017, 2, 23), "2017-02-23"),
    ],
)
def test_text_is_kept_as_written(value: object, text: str) -> None:
    assert Edtf.parse(value).text == text


VALID = [
    # level 0
    "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04",
    "1985-04-12T23:20:30+04:30",
    "1964/2008",
    "2004-02-01/2005",
    # level 1
    "Y170000002",
    "Y-170000002",
    "2001-21",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "201X",
    "20XX",
    "2004-XX",
    "1985-04-XX",
    "1985-XX-XX",
    "1985-04-12/..",
    "1985/",
    "../1985-04",
    "/1985-04-12",
    "-1985",
    # level 2
    "Y-17E7",
    "1950S2",
    "Y171010000S3",
    "Y3388E2S3",
    "2001-34",
    "[1667,1668,1670..1672]",
    "[..1760-12-03]",
    "[1760-12..]",
    "[1760-01,1760-02,1760-12..]",
    "[1667,1760-12]",
    "{1667,1668,1670..1672}",
    "{1960,1961-12}",
    "{..1984}",
    "2004-06-11%",
    "2004-06~-11",
    "2004?-06-11",
    "?2004-06-~11",
    "2004-%06-11",
    "156X-12-25",
    "15XX-12-25",
    "XXXX-12-XX",
    "1XXX-XX",
    "1XXX-12",
    "1984-1X",
    "2004-06-~01/2004-06-~20",
    "2004-06-XX/2004-07-03",
]


@pytest.mark.parametrize("text", VALID)
def test_every_example_of_the_specification_is_a_date(text: str) -> None:
    assert Edtf.parse(text).words()
    assert re.search(SHAPE, text)


WRITE_INSTEAD = [
    ("23/02/2017", "2017-02-23 for 23 February 2017"),
    ("02/23/2017", "2017-02-23 for 23 February 2017"),
    ("02/03/2017", "2017-03-02 for 2 March 2017"),
    ("23.2.2017", "2017-02-23 for 23 February 2017"),
    ("2017/02/23", "2017-02-23 for 23 February 2017"),
    ("2017-2-3", "2017-02-03 for 3 February 2017"),
    ("2017-2", "2017-02 for February 2017"),
    ("2/2017", "2017-02 for February 2017"),
    ("2017/02", "2017-02 for February 2017"),
    (20170223, "2017-02-23 for 23 February 2017"),
    ("Feb 2017", "2017-02 for February 2017"),
    ("Sept. 2017", "2017-09 for September 2017"),
    ("23rd of February 2017", "2017-02-23 for 23 February 2017"),
    ("February 23, 2017", "2017-02-23 for 23 February 2017"),
    ("fall 2017", "2017-23 for autumn 2017"),
    ("c. 2017", "2017~ for about 2017"),
    ("about Feb 2017", "2017-02~ for about February 2017"),
    ("2017?~", "2017% for about 2017 (uncertain)"),
    ("2017-02-2x", "2017-02-2X for between 20 and 28 February 2017"),
    ("199u", "199X for the 1990s"),
    ("unknown/2017", "/2017 for by 2017 (beginning unknown)"),
    ("2017–2018", "2017/2018 for between 2017 and 2018"),
    ("25 Feb 2017 - 26 Feb 2017", "2017-02-25/2017-02-26 for between 25 and 26 February 2017"),
    ("2017-2-25/2017-2-26", "2017-02-25/2017-02-26 for between 25 and 26 February 2017"),
    ("2017-02-25..2017-02-26", "2017-02-25/2017-02-26 for between 25 and 26 February 2017"),
    (
        "2017-02-25T10:00:00Z/2017-02-26T11:00:00Z",
        "2017-02-25/2017-02-26 for between 25 and 26 February 2017",
    ),
    ("[2017-02-27, 2017-02-28]", "'[2017-02-27,2017-02-28]' for 27 or 28 February 2017"),
    ("2017-02-27 or 2017-02-28", "'[2017-02-27,2017-02-28]' for 27 or 28 February 2017"),
    ("[2017]", "2017"),
    ("'2017'", "2017"),
    ("Y2017", "2017"),
    (12345, "Y12345 for the year 12,345"),
    ("2017-02-23 10:00", "2017-02-23T10:00:00 for 23 February 2017, 10:00"),
]


@pytest.mark.parametrize(("value", "mend"), WRITE_INSTEAD)
def test_a_common_mistake_is_answered_with_the_date_meant(value: object, mend: str) -> None:
    with pytest.raises(DateError) as refused:
        Edtf.parse(value)
    assert str(refused.value) == f"{str(value)!r} is not a date: write {mend}"


GUIDE = (
    "is not a date: write YYYY, YYYY-MM or YYYY-MM-DD, such as 2017-02-23, "
    "or leave the key out when no date is recorded"
)


@pytest.mark.parametrize(
    "value",
    [
        "sometime",
        "maybe 2017",
        "2017-W08",
        "2017-054",
        "٢٠١٧",
        "2017-02-25/2017-02-26/2017-02-27",
        "{2017,",
        17,
    ],
)
def test_what_cannot_be_guessed_gets_the_forms(value: object) -> None:
    with pytest.raises(DateError) as refused:
        Edtf.parse(value)
    assert str(refused.value) == f"{str(value)!r} {GUIDE}"


EMPTY = "the date is empty: write it, or leave the key out when no date is recorded"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", EMPTY),
        (None, EMPTY),
        (True, "'True' is not a date: write one such as 2017-02-23, in quotes"),
        (3.5, "'3.5' is not a date: write one such as 2017-02-23, in quotes"),
        (
            datetime.datetime(2017, 2, 23, 10, 0),
            "'2017-02-23 10:00:00' is not a date: write one such as 2017-02-23, in quotes",
        ),
        (
            ["2017-02-27", datetime.date(2017, 2, 28)],
            "a set of dates stands in quotes: write '[2017-02-27,2017-02-28]'",
        ),
        ({2017: None, 2018: None}, "a set of dates stands in quotes: write '{2017,2018}'"),
    ],
)
def test_what_yaml_makes_of_an_unquoted_date(value: object, message: str) -> None:
    with pytest.raises(DateError) as refused:
        Edtf.parse(value)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2017-13",
            "there is no month 13: write 01 to 12, 21 to 41 for a season or quarter, or 2017 alone if it is not known",
        ),
        ("2017-21-03", "there is no month 21: write 01 to 12, or 2017 alone if it is not known"),
        ("2017-2X", "no month fits 2X: write 0X, 1X or XX, or 2017 alone"),
        ("2017-02-30", "there is no day 30 in 2017-02: write 01 to 28, or 2017-02 alone if it is not known"),
        ("2017-02-29", "there is no day 29 in 2017-02: write 01 to 28, or 2017-02 alone if it is not known"),
        ("2017-02-00", "there is no day 00 in 2017-02: write 01 to 28, or 2017-02 alone if it is not known"),
        ("2017-02-3X", "there is no day 3X in 2017-02: write 01 to 28, or 2017-02 alone if it is not known"),
        ("XXXX-02-30", "no day fits XXXX-02-30: write XXXX-02 alone if the day is not known"),
        ("20X7-02-29", "no day fits 20X7-02-29: write 20X7-02 alone if the day is not known"),
        (
            "31/02/2017",
            "'31/02/2017' is not a date: there is no day 31 in 2017-02: "
            "write 01 to 28, or 2017-02 alone if it is not known",
        ),
        ("2017-03/2017-02", "the interval ends before it begins: write the earlier date first"),
        ("[2017..2016]", "the interval ends before it begins: write the earlier date first"),
        ("../..", "the interval gives no date at all: write an end that is known, or leave the key out"),
        ("/", "the interval gives no date at all: write an end that is known, or leave the key out"),
        ("-0000", "there is no year -0000: write 0000 for 1 BC"),
        ("2017S5", "S5 counts more digits than 2017 has: leave it out"),
        ("201X-21", "a season needs a known year: write 201X alone"),
        ("Y1E99999999", "'Y1E99999999' is too far away: write a year of at most 12 digits"),
        (
            "[2015,2016..,2017]",
            "'[2015,2016..,2017]' is open in its middle: write ..date first and date.. last in a set",
        ),
        ("2" * 2000, "a date of 2000 characters is too long: write at most 1000"),
    ],
)
def test_an_impossible_date_says_why(text: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        Edtf.parse(text)
    assert str(refused.value) == message


def test_a_message_stays_on_one_line_and_short() -> None:
    with pytest.raises(DateError) as refused:
        Edtf.parse("when\x1b[31m\n" + "x" * 500)
    message = str(refused.value)
    assert message.isprintable()
    assert len(message) < 250
