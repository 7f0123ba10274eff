"""Sections that pages and briefing packs of records of any kind have in common."""

from collections.abc import Iterator, Mapping

from parley.body import neutral
from parley.disputes import accounts_differ, names_differ
from parley.neighbourhood import Neighbourhood
from parley.order import moment_of
from parley.records.base import Account, Record
from parley.records.types import Key
from parley.urls import disputes_path, slug
from parley.writing import markup as m
from parley.writing.mentioned import linked
from parley.writing.writer import Writer

Sections = Iterator[str]


def body(n: Neighbourhood[Record, object], w: Writer, text: str | None = None, *, fold: bool = True) -> str:
    """The record's body, made harmless, its links resolved; folded where the record carries a content warning."""
    markdown = neutral(n.record.body if text is None else text, linked(n.mentioned, w))
    if fold and n.record.content_warning and markdown.strip():
        return m.section(
            "content-warning",
            w.warned(n.record.content_warning),
            markdown,
        )
    return markdown


def notices(record: Record, w: Writer) -> Sections:
    """What a reader must know before reading on: that it is a draft, was corrected, or keeps something back."""
    if record.draft:
        yield m.blockquote(m.part("draft", w.say("This is a draft. It is not published.")))
    if record.corrections:
        latest = w.date(max((c.date for c in record.corrections), key=moment_of))
        # For translators: what stands in square brackets leads to the section of that name
        told = w.say("This record was corrected: {date}. See [Corrections](#corrections).", date=latest)
        yield m.blockquote(m.part("corrected", told))
    if record.withhold:
        yield m.blockquote(m.part("withheld", w.say("Something in this record is withheld from publication.")))


def native_names(record: Record, w: Writer) -> str:
    """The name in its own scripts."""
    names: Mapping[str, str] = vars(record).get("native_names", {})
    return m.joined(
        *(m.in_language(m.text(name), language, w.language.tag) for language, name in sorted(names.items()))
    )


def group(n: Neighbourhood[Record, object], w: Writer, label: str, name: str = "", title: str = "") -> str:
    """Those who name the record in one way: quotations whole, anything else as lines."""
    found = n.group(label)
    if not found.total:
        return ""
    quotes = all(link_.source.kind == "quotes" and link_.statement is None for link_ in found.shown)
    shown = w.quotations(link_.source for link_ in found.shown) if quotes else w.entries(found, n.card.key)
    return m.section(name or slug(label), w.say(title or label), shown, w.more(found, n.card.key))


def accounts(n: Neighbourhood[Record, object], w: Writer) -> str:
    """Each side's version, side by side; folded where the record carries a content warning."""
    warning, all_told = n.record.content_warning, w.to(disputes_path("accounts"), w.say("All accounts that differ"))
    return m.section(
        "accounts",
        w.say("Each side’s account"),
        m.part("more", all_told) if accounts_differ(n.record) else "",
        f"### {m.part('content-warning', w.warned(warning))}" if warning and n.record.accounts else "",
        *(
            m.subsection(
                w.link(Key("actors", a.by)) if a.by else _itself(a, w),
                m.prose(a.says),
                m.joined(w.date(a.date) if a.date else "", w.evidence(a)),
                level=4 if warning else 3,
            )
            for a in n.record.accounts
        ),
    )


def _itself(account: Account, w: Writer) -> str:
    return w.say("The article itself: {article}", article=w.source(account.article, label=""))


def names(record: Record, w: Writer) -> str:
    """What each side calls the record."""
    named = m.items(
        m.joined(
            w.link(Key("actors", given.by)) if given.by else w.say("the article’s own words"),
            w.text(given.words(w.language)),
            w.evidence(given),
        )
        for given in record.names_by
    )
    all_named = w.to(disputes_path("names"), w.say("All names that differ"))
    more = m.part("more", all_named) if names_differ(record) else ""
    return m.section("names", w.say("What each side calls it"), named, more)


def corrections(record: Record, w: Writer) -> str:
    """What was put right in the record, each at a place to which links may lead."""
    lines = (
        m.joined(m.anchor("correction", number, w.date(c.date)), w.text(c.text))
        for number, c in enumerate(record.corrections, 1)
    )
    return m.section("corrections", w.say("Corrections"), m.items(lines))


def sources(n: Neighbourhood[Record, object], w: Writer) -> str:
    """The articles that anything on the record rests on."""
    return m.section("sources", w.say("Sources"), m.items(w.link(key) for key in n.cited))
