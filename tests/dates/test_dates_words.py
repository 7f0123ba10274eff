"""Dates as a person would say them."""

import pytest

from parley.dates import Edtf
from parley.language import Language

WORDS = [
    # plain, approximate, uncertain
    ("2017-02-23", "23 February 2017"),
    ("2017-02", "February 2017"),
    ("2017", "2017"),
    ("2017-02~", "about February 2017"),
    ("2017-02?", "February 2017 (uncertain)"),
    ("2017-02-23%", "about 23 February 2017 (uncertain)"),
    ("2017-02-23T10:00:00Z", "23 February 2017, 10:00 UTC"),
    ("2017-02-23T10:00:30+03:00", "23 February 2017, 10:00:30 UTC+03:00"),
    ("2017-02-23T10:00:00", "23 February 2017, 10:00"),
    # a marked part
    ("2017?-02-23", "23 February 2017 (year inferred)"),
    ("2017?-02", "February 2017 (year inferred)"),
    ("2017-?02-23", "23 February 2017 (month inferred)"),
    ("2017-02-?23", "23 February 2017 (day inferred)"),
    ("2017-02?-23", "23 February 2017 (year and month inferred)"),
    ("2017-~02-23", "23 February 2017 (month approximate)"),
    ("?2017-02-~23", "23 February 2017 (year inferred, day approximate)"),
    ("?2017-?02-?23", "23 February 2017 (uncertain)"),
    ("2017?-02-23~", "about 23 February 2017 (year inferred)"),
    # unknown parts and digits
    ("2017-XX", "2017 (month not known)"),
    ("2017-XX-XX", "2017 (month and day not known)"),
    ("2017-02-XX", "February 2017 (day not known)"),
    ("2017-02-XX?", "February 2017 (uncertain, day not known)"),
    ("XXXX-12-25", "25 December (year not known)"),
    ("XXXX-12-XX", "December (year and day not known)"),
    ("XXXX-XX-XX", "a date not known"),
    ("XXXX", "a date not known"),
    ("../XXXX", "in or before a date not known"),
    ("2017-XX-23", "day 23 of an unknown month in 2017"),
    ("XXXX-XX-23", "day 23 of an unknown month (year not known)"),
    ("201X", "the 2010s"),
    ("201X~", "about the 2010s"),
    ("20XX", "between 2000 and 2099"),
    ("20XX~", "between 2000 and 2099 (approximate)"),
    ("-198X", "between 1990 BC and 1981 BC"),
    ("000X", "between 1 BC and AD 9"),
    ("201X-12", "December in the 2010s"),
    ("156X-12-25", "25 December in the 1560s"),
    ("15XX-12-25", "25 December in a year between 1500 and 1599"),
    ("1XXX-XX", "between 1000 and 1999 (month not known)"),
    ("2017-02-2X", "between 20 and 28 February 2017"),
    ("2017-02-2X~", "between 20 and 28 February 2017 (approximate)"),
    ("2017?-02-2X", "between 20 and 28 February 2017 (year inferred)"),
    ("2017-1X", "between October and December 2017"),
    ("2017-X2", "February or December 2017"),
    ("2017-02-X1", "1, 11 or 21 February 2017"),
    ("2017-01-3X", "30 or 31 January 2017"),
    ("2017-04-3X", "30 April 2017"),
    ("XXXX-02-2X", "between 20 and 29 February (year not known)"),
    ("20X7-02", "between February 2007 and February 2097 (written 20X7-02)"),
    ("2017-XX-2X", "between 20 January and 29 December 2017 (written 2017-XX-2X)"),
    ("XXXX-1X-2X", "between 20 October and 29 December (year not known, written XXXX-1X-2X)"),
    # intervals
    ("2017-02-25/2017-02-26", "between 25 and 26 February 2017"),
    ("2017?-02-25/2017?-02-26", "between 25 and 26 February 2017 (year inferred)"),
    ("2017-02-25?/2017-02-26?", "between 25 and 26 February 2017 (uncertain)"),
    ("2017-02-25~/2017-02-26~", "between about 25 and 26 February 2017"),
    ("2017-02-25?/2017-02-26", "between 25 February 2017 (uncertain) and 26 February 2017"),
    ("2017-02-25/2017-03-03", "between 25 February and 3 March 2017"),
    ("2016-12-25/2017-01-03", "between 25 December 2016 and 3 January 2017"),
    ("2017-02/2017-03", "between February and March 2017"),
    ("2017-02/2017-03-03", "between February and 3 March 2017"),
    ("2017-02/2017-02-10", "between February 2017 and 10 February 2017"),
    ("2016/2017", "between 2016 and 2017"),
    ("2017-02-25/2017-02-25", "25 February 2017"),
    ("2017-21/2017-22", "between spring 2017 and summer 2017"),
    ("201X/2020", "between the 2010s and 2020"),
    ("2004-06-XX/2004-07-03", "between June 2004 (day not known) and 3 July 2004"),
    ("2017-02-2X/2017-03-03", "between 20 February and 3 March 2017"),
    ("../2017-03-03", "on or before 3 March 2017"),
    ("../2017-03", "in or before March 2017"),
    ("/2017-03-03", "by 3 March 2017 (beginning unknown)"),
    ("2017-03-03/..", "on or after 3 March 2017"),
    ("2017-03~/..", "in or after about March 2017"),
    ("2017-03-03/", "on or after 3 March 2017 (end unknown)"),
    ("2017?-03-03/", "on or after 3 March 2017 (year inferred, end unknown)"),
    ("../2017-02-2X", "on or before 28 February 2017"),
    # sets
    ("[2017-02-27,2017-02-28]", "27 or 28 February 2017"),
    ("{2017-02-27,2017-02-28}", "27 and 28 February 2017"),
    ("[2017-02-26,2017-02-27,2017-02-28]", "26, 27 or 28 February 2017"),
    ("[2017-02-27,2017-03-01]", "27 February or 1 March 2017"),
    ("[2017-02-27?,2017-02-28?]", "27 or 28 February 2017 (uncertain)"),
    ("[2017-02-27~,2017-02-28~]", "about 27 or 28 February 2017"),
    ("[2017-02-27?,2017-02-28]", "27 February 2017 (uncertain) or 28 February 2017"),
    ("[2017-02,2018-02]", "February 2017 or February 2018"),
    ("[2017-02,2017-02-10]", "February 2017 or 10 February 2017"),
    ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
    ("{1667,1668,1670..1672}", "1667, 1668 and 1670 to 1672"),
    ("[..1760-12-03]", "on or before 3 December 1760"),
    ("[1760-12..]", "in or after December 1760"),
    ("{..1984}", "until 1984 (beginning open)"),
    # seasons and other parts of a year
    ("2017-21", "spring 2017"),
    ("2017-24~", "about winter 2017"),
    ("?2017-22", "summer 2017 (year inferred)"),
    ("2017-?22", "summer 2017 (season inferred)"),
    ("2017-25", "spring 2017 (northern hemisphere)"),
    ("2017-28", "winter 2017–18 (northern hemisphere)"),
    ("2017-30", "summer 2017–18 (southern hemisphere)"),
    ("1999-30", "summer 1999–00 (southern hemisphere)"),
    ("2017-33", "first quarter of 2017"),
    ("2017-36?", "fourth quarter of 2017 (uncertain)"),
    ("2017-38", "middle four months of 2017"),
    ("2017-41", "second half of 2017"),
    # far years
    ("0000", "1 BC"),
    ("-0002", "3 BC"),
    ("-0002-02-23", "23 February 3 BC"),
    ("0476", "AD 476"),
    ("Y17000", "the year 17,000"),
    ("Y-17E7", "170,000,001 BC"),
    ("1950S2", "about 1950 (between 1900 and 1999)"),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: str) -> None:
    assert Edtf.parse(text).words() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2017-02-23", "23 February 2017"),
        ("2017-02-25/2017-02-26", "25 to 26 February 2017"),
        ("2017?-02-25/2017?-02-26", "25 to 26 February 2017 (year inferred)"),
        ("2017-02-25~/2017-02-26~", "about 25 to 26 February 2017"),
        ("2017-02-25/2017-03-03", "25 February to 3 March 2017"),
        ("2016-12-25/2017-01-03", "25 December 2016 to 3 January 2017"),
        ("2017-02/2017-02", "all of February 2017"),
        ("2017-02-2X/2017-03-03", "from some time between 20 and 28 February 2017 to 3 March 2017"),
        ("../2017-03-03", "until 3 March 2017 (beginning open)"),
        ("/2017-03-03", "until 3 March 2017 (beginning unknown)"),
        ("2017-03-03/..", "from 3 March 2017 (end open)"),
        ("2017-03~/", "from about March 2017 (end unknown)"),
        ("2017-02-2X/..", "from some time between 20 and 28 February 2017 (end open)"),
    ],
)
def test_words_for_the_whole_of_an_interval(text: str, words: str) -> None:
    assert Edtf.parse(text).words(throughout=True) == words


@pytest.mark.parametrize(
    ("tag", "text", "words"),
    [
        ("en", "2017-02-23", "23 February 2017"),
        ("en-US", "2017-02-23", "February 23, 2017"),
        ("en-US", "2017-02-25/2017-02-26", "between February 25, 2017 and February 26, 2017"),
        ("fr", "2017-02-23", "23 février 2017"),
        ("de-AT", "2017-02-23", "23. Februar 2017"),
        ("de", "[2017-02-27,2017-02-28]", "27. or 28. Februar 2017"),
        ("ru", "2017-02-23", "23 февраля 2017\u202fг."),
        ("ru", "2017-02", "февраль 2017\u202fг."),
        ("ar", "2017-02-23", "23 فبراير 2017"),
        ("ar-SY", "2017-02-23", "23 شباط 2017"),
        ("ja", "2017-02-23", "2017年2月23日"),
        ("th", "2017-02-23", "23 กุมภาพันธ์ 2017"),
    ],
)
def test_months_are_named_and_placed_as_the_language_has_them(tag: str, text: str, words: str) -> None:
    assert Edtf.parse(text).words(Language(tag)) == words
