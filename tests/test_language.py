"""The words of the interface, one file a language, all there; counts, numbers, lists and marks as each has them."""

import ast
from pathlib import Path

import pytest

import parley
from parley.catalogue import FOLDER, catalogue_of, messages
from parley.language import ENGLISH, Language, edition
from parley.problems import UsageError
from parley.wording import CALLS, updated

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural};\\n"\n\n'
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"
RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
COUNTED = 'msgid "{number} record"\nmsgid_plural "{number} records"\n'


def catalogue(folder: Path, entries: str, plural: str = ARABIC) -> Path:
    file = folder / "words.po"
    file.write_text(HEAD.format(plural=plural) + entries, encoding="utf-8")
    return file


def forms(*words: str) -> str:
    return COUNTED + "".join(f'msgstr[{at}] "{word}"\n' for at, word in enumerate(words))


@pytest.mark.parametrize("tag", sorted(file.stem for file in FOLDER.glob("*.po")))
def test_a_file_has_all_that_is_said_and_nothing_else(tag: str) -> None:
    file = FOLDER / f"{tag}.po"
    assert updated(file.read_bytes(), tag) == file.read_bytes(), "run: python -m parley.wording"


def test_there_is_a_message_for_what_is_said_in_each_way() -> None:
    """By a page, by a template, by a kind, by a date, and with a number."""
    for said in (("", "Provenance"), ("", "Skip to the text"), ("", "Roles in it"), ("date", "about {date}")):
        assert said in messages()
    assert ("event: kind", "air strike") in messages()
    assert ("", "{number} talk round") in messages()


def test_words_are_said_as_they_stand_in_the_source() -> None:
    """What is put together before it is said cannot be found, nor translated."""
    for path in sorted(Path(parley.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in CALLS:
                assert not [arg for arg in node.args if isinstance(arg, ast.JoinedStr | ast.BinOp)], (path, node.lineno)


def test_english_is_said_as_the_source_has_it() -> None:
    assert ENGLISH.say("Talk rounds") == "Talk rounds"
    assert ENGLISH.say("All {nouns}", nouns="actors") == "All actors"
    assert ENGLISH.lack == ""


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 records"), (1, "1 record"), (2, "2 records"), (1204, "1,204 records")]
)
def test_english_counts(number: int, words: str) -> None:
    assert ENGLISH.count(number, "record", "records") == words


def test_a_number_may_stand_anywhere() -> None:
    assert ENGLISH.count(3, "page {number} alone", "{number} pages of {all}", all="9") == "3 pages of 9"


def test_a_language_has_all_its_forms(tmp_path: Path) -> None:
    own = catalogue(tmp_path, forms("لا سجلات", "سجل واحد", "سجلان", "{number} سجلات", "{number} سجلا", "{number} سجل"))
    arabic = Language("ar", own)
    said = [arabic.count(number, "record", "records") for number in (0, 1, 2, 3, 11, 100, 1203)]
    assert said == ["لا سجلات", "سجل واحد", "سجلان", "3 سجلات", "11 سجلا", "100 سجل", "1,203 سجلات"]
    assert arabic.forms("record", "records") == {
        "zero": "لا سجلات",
        "one": "سجل واحد",
        "two": "سجلان",
        "few": "# سجلات",
        "many": "# سجلا",
        "other": "# سجل",
    }


def test_a_language_with_fewer_forms_than_categories(tmp_path: Path) -> None:
    russian = Language(
        "ru", catalogue(tmp_path, forms("{number} запись", "{number} записи", "{number} записей"), RUSSIAN)
    )
    said = [russian.count(number, "record", "records") for number in (1, 2, 5, 21, 22, 111)]
    assert said == ["1 запись", "2 записи", "5 записей", "21 запись", "22 записи", "111 записей"]


def test_what_has_no_words_yet_is_said_in_english_and_told(tmp_path: Path) -> None:
    own = catalogue(tmp_path, 'msgid "Provenance"\nmsgstr "المصدر"\n\n#, fuzzy\nmsgid "Summary"\nmsgstr "شيء"\n')
    arabic = edition("ar", own)
    assert (arabic.say("Provenance"), arabic.say("Summary")) == ("المصدر", "Summary")
    assert [arabic.count(number, "record", "records") for number in (1, 21)] == ["1 record", "21 records"]
    total = len(messages())
    assert arabic.lack == f"{total - 1:,} of {total:,} messages have no words in 'ar' yet and are said in English"


def test_an_archive_has_its_own_words_in_english_too(tmp_path: Path) -> None:
    own = catalogue(tmp_path, 'msgid "Provenance"\nmsgstr "Where it is from"\n', "nplurals=2; plural=(n != 1)")
    assert edition("en", own).say("Provenance") == "Where it is from"
    assert edition("en", own).key != ENGLISH.key


def test_the_same_words_may_be_said_otherwise_elsewhere(tmp_path: Path) -> None:
    own = catalogue(tmp_path, 'msgctxt "series: measure"\nmsgid "missing"\nmsgstr "المفقودون"\n')
    arabic = Language("ar", own)
    assert arabic.term("series: measure", "missing") == "المفقودون"
    assert arabic.say("missing") == "missing"


@pytest.mark.parametrize("tag", ["", "xx", "English", "../en", "a b", "False"])
def test_a_language_that_is_none_is_refused(tag: str) -> None:
    with pytest.raises(UsageError, match="is no language that the CLDR knows; write a BCP 47 tag such as en, ar"):
        edition(tag)


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        ('msgid "All {nouns}"\nmsgstr "كل {noun}"\n', r"has \{noun\}, which 'All \{nouns\}' has not"),
        ('msgid "All {nouns}"\nmsgstr "{nouns.__class__}"\n', r"has \{nouns.__class__\}"),
        ('msgid "All {nouns}"\nmsgstr "{nouns!r}"\n', r"has \{nouns!r\}"),
        ('msgid "Summary"\nmsgstr "{"\n', "cannot be said"),
        ('summary: what it says\nmsgid "a"\nmsgstr "b"\n', "this is no PO file"),
        (forms("{count} x", *["x"] * 5), r"has \{count\}"),
    ],
)
def test_words_that_cannot_be_said_are_refused(tmp_path: Path, entries: str, wrong: str) -> None:
    with pytest.raises(UsageError, match=wrong):
        edition("ar", catalogue(tmp_path, entries))


def test_a_file_of_words_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the words cannot be read"):
        edition("ar", tmp_path / "none.po")


@pytest.mark.parametrize(
    ("tag", "number", "together", "direction"),
    [
        ("en", "1,234.5", "a, b and c", "ltr"),
        ("de", "1.234,5", "a, b und c", "ltr"),
        ("ar", "1,234.5", "a وb وc", "rtl"),
        ("he", "1,234.5", "a, b וc", "rtl"),
        ("ckb", "1,234.5", "a, b, c", "rtl"),
    ],
)
def test_numbers_lists_and_direction(tag: str, number: str, together: str, direction: str) -> None:
    language = Language(tag)
    assert language.number(1234.5) == number
    assert language.listed(["a", "b", "c"]) == together
    assert language.direction == direction


@pytest.mark.parametrize(
    ("tag", "own", "quoted"),
    [
        ("en", "", "“x”"),
        ("en", "ar", "«x»"),
        ("ar", "", "«x»"),
        ("ar", "en-GB", "“x”"),
        ("de", "", "„x“"),
        ("en", "ja", "「x」"),
    ],
)
def test_words_stand_in_the_marks_of_their_language(tag: str, own: str, quoted: str) -> None:
    assert Language(tag).quoted("x", own) == quoted


def test_names_of_countries_and_languages() -> None:
    assert (Language("ar").country("SY"), Language("fr").country("SY")) == ("سوريا", "Syrie")
    assert (Language("ar").language_name("en"), Language("de").language_name("ar")) == ("الإنجليزية", "Arabisch")
    assert ENGLISH.language_name("en-GB") == "English (United Kingdom)"
    assert Language("de").language_name("x-none") == "x-none"


def test_every_category_of_a_language_has_words(tmp_path: Path) -> None:
    """Whatever number a browser asks for, there is a form."""
    own = catalogue(tmp_path, forms(*"abcdef"))
    language = Language("ar", own)
    known = catalogue_of(language.locale, own).counts["", "{number} record"]
    assert set(known) >= {*language.locale.plural_form.tags, "other"}
