"""A quote as it is taken along: as plain text with all that says whose words they are, and as a link to the source."""

from collections.abc import Iterator

from parley.language import capital, message
from parley.link import Card
from parley.quotations.fragment import address_of_words
from parley.records.base import WITHHELD
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.writing import markup as m
from parley.writing.writer import Writer

SPOKEN = {
    "copy": message("Copy the quotation"),
    "copied": message("The quotation is copied, with who said it and where it stands."),
}
REPORTED = {
    "copy": message("Copy the statement"),
    "copied": message("The statement is copied, with whose it is and where it stands."),
}
COMMON = {
    "link": message("Copy the link"),
    "link_copied": message("The link to this page is copied."),
    "text": message("Text to copy"),
    "refused": message("This browser does not let the page copy. The text is selected: copy it as you copy any other."),
}


def words_of_buttons(quote: Quote, w: Writer) -> dict[str, str]:
    """What the script says that copies."""
    words = {**COMMON, **(REPORTED if quote.form == "reported" else SPOKEN)}
    return {name: w.say(said) for name, said in words.items()}


def as_text(card: Card, quote: Quote, w: Writer) -> str:
    """The words, who said them, when, where they stand, and how far they are checked, a paragraph each."""
    return "\n\n".join(["\n\n".join(_words(card, quote, w)), "\n".join(_attribution(card, quote, w))])


def _words(card: Card, quote: Quote, w: Writer) -> Iterator[str]:
    if quote.draft:
        yield w.say("This is a draft. It is not published.")
    if quote.content_warning:
        yield w.say("Content warning: {warning}", warning=quote.content_warning)
    if quote.form == "reported":
        yield w.say("Reported, not quoted; in our own words:")
        yield from paragraphs(quote.words)
    else:
        yield from w.language.quoted("\n\n".join(paragraphs(quote.words)), card.language).split("\n\n")
    if quote.original:
        language = w.language.language_name(quote.original.language)
        yield w.say("The original, in {language}:", language=language)
        yield from paragraphs(quote.original.text)


def _attribution(card: Card, quote: Quote, w: Writer) -> Iterator[str]:
    names = w.commas([c.heading for s in quote.speaker if (c := w.cards[Key("actors", s)])])
    said_to = [c.heading for s in quote.said_to if (c := w.cards[Key("actors", s)])]
    addressees = w.commas([*said_to, *([quote.said_to_unnamed] if quote.said_to_unnamed else [])])
    by = w.cards[Key("actors", quote.on_behalf_of)] if quote.on_behalf_of else None
    when = quote.date.words(w.language) if quote.date else w.say(m.UNDATED)
    parts = [
        capital(quote.unnamed or "") or names or w.say(WITHHELD),
        card.role,
        w.say("on behalf of {name}", name=by.heading) if by else "",
        w.say("to {addressees}", addressees=addressees) if addressees else "",
        w.say(WITHHELD) if quote.withholds("date") else when,
    ]
    yield f"— {w.commas([part for part in parts if part])}"
    if quote.translated_by:
        yield w.say("Translated by {name}", name=quote.translated_by)
    yield from _source(quote, w)
    if quote.form == "reported":
        yield w.say("Our paraphrase of what the source reports, not a quotation")
    elif quote.verified:
        yield w.say("Checked word for word against the text that was read")
    elif not quote.withholds("verified"):
        yield w.say("Not checked against the text that was read")


def _source(quote: Quote, w: Writer) -> Iterator[str]:
    article = w.cards[Key("articles", quote.article)]
    title = w.language.quoted(article.heading) if article else w.say(WITHHELD)
    if article and article.when:
        yield w.say("Source: {title}, published {date}", title=title, date=article.when.words(w.language))
    else:
        yield w.say("Source: {title}", title=title)


def paragraphs(words: str) -> list[str]:
    """The paragraphs of words, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in words.split("\n\n") if paragraph.strip()]


def at_the_source(card: Card, quote: Quote, w: Writer) -> str:
    """Links to the very words where they were published, and in an archived copy; to the page where none are sought."""
    if card.elsewhere is None:
        return ""
    sought = _sought(quote, card)
    places = ((w.say("as published"), card.elsewhere.url), (w.say("in an archived copy"), card.elsewhere.archived))
    return m.joined(*(f"[{label}]({address_of_words(url, sought)})" for label, url in places if url))


def _sought(quote: Quote, card: Card) -> str:
    """The words as they stand in the article, which is in its own language; none where they are our paraphrase."""
    if quote.form == "reported" or card.elsewhere is None:
        return ""
    written = [(card.language, quote.words)]
    if quote.original:
        written.append((quote.original.language, quote.original.text))
    own = card.elsewhere.language.partition("-")[0]
    return next((words for language, words in written if language.partition("-")[0] == own), "")
