"""The reference for those who write: every kind, every key, what it means and what it holds, from the models alone."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from parley.dates import Edtf
from parley.kinds import kinds
from parley.language import capital, message
from parley.link import Archive
from parley.pages.base import Page, View
from parley.pages.guides import REFERENCE, REFERRED, Guides, guides_in, listed
from parley.records.base import Record, keys_of
from parley.schema import Schema, about, entries_of, schema_of
from parley.starter.examples import text_of
from parley.urls import reference_path, slug
from parley.writing import markup as m
from parley.writing.holds import holds
from parley.writing.writer import Writer

DATES = (
    *("2017-02-23", "2017-02", "2017", "2017-02~", "2017-02?", "2017?-02-23", "2017-02-2X"),
    *("2017-02-25/2017-02-26", "../2017-03-03", "2017-02-23/..", "/2017-03-03", "[2017-02-27,2017-02-28]"),
)
"""Dates of every sort that a source may give."""

QUOTED = message("A set is written in quotation marks, for YAML would take it for a list.")


class Shown(NamedTuple):
    """What a page of the reference shows: one kind, by its folder, or all of them; and the guides there are."""

    folder: str
    guides: Guides


class Reference(View[str, Shown]):
    """The kinds, and a page of the keys of each."""

    def subjects(self, archive: Archive) -> Sequence[str]:
        """All kinds together, which have no name, then each by its folder."""
        return ["", *kinds()]

    def path(self, subject: str) -> str:
        """Below `/about/`."""
        return reference_path(subject)

    def gather(self, archive: Archive, subject: str) -> Shown:
        """The kind, and the guides."""
        return Shown(subject, guides_in(archive))

    def write(self, shown: Shown, w: Writer) -> Page:
        """The page."""
        return _of_kind(kinds()[shown.folder], w) if shown.folder else _of_all(shown.guides, w)


def _of_all(guides: Guides, w: Writer) -> Page:
    common = schema_of(next(iter(kinds().values())))
    keys = [key for key in common["properties"] if key in keys_of(Record)]
    rows = [(f"`{date}`", w.date(Edtf.parse(date))) for date in DATES]
    body = [
        f"# {w.say(REFERENCE)}",
        w.say(
            "A record is a Markdown file: its keys and values as YAML between two lines `---`, then its text. The "
            "folder it lies in is its kind; its file name without `.md` is its id, by which other records name it. "
            "What is not known is left out."
        ),
        m.section("kinds", w.say("Kinds"), m.facts((_linked(kind, w), _said(kind, w)) for kind in kinds().values())),
        m.section("common", w.say("Keys that any record may have"), _listed(common, common, keys, w)),
        *_entries(common, keys, w),
        m.section("dates", w.say("Dates"), m.table((w.say("Written"), w.say("Read as")), rows), w.say(QUOTED)),
        listed(w, guides, reference_path()),
    ]
    return _page(reference_path(), w.say(REFERENCE), w.say(REFERRED), body, w)


def _of_kind(kind: type[Record], w: Writer) -> Page:
    schema, title = schema_of(kind), w.say(capital(kind.plural))
    own = [key for key in schema["properties"] if key not in keys_of(Record)]
    example = text_of(kind.folder)
    body = [
        f"# {title}",
        m.part("kicker", w.to(reference_path(), w.say(REFERENCE))),
        _said(kind, w),
        w.say("Such records lie in {folder}.", folder=f"`content/{kind.folder}/`"),
        w.say("Below the keys: {text}", text=w.say(kind.text)) if kind.text else "",
        m.section("example", w.say("An example"), f"```yaml\n{example.strip()}\n```" if example else ""),
        m.section("keys", w.say("Its keys"), _listed(schema, schema, own, w)),
        *_entries(schema, own, w),
        m.section(
            "more",
            w.say("Other keys"),
            w.to(f"{reference_path()}#common", w.say("Keys that any record may have")),
        ),
    ]
    said = w.say("The keys of a record of this kind: {title}.", title=title)
    return _page(reference_path(kind.folder), title, said, body, w)


def _page(path: str, title: str, description: str, body: Iterable[str], w: Writer) -> Page:
    parts = "\n\n".join(part for part in body if part)
    return Page(path=path, title=title, description=description, body=parts, kind="reference")


def _linked(kind: type[Record], w: Writer) -> str:
    return w.to(reference_path(kind.folder), w.say(capital(kind.plural)))


def _said(kind: type[Record], w: Writer) -> str:
    return w.say(about(kind))


def _listed(schema: Schema, part: Schema, keys: Iterable[str], w: Writer) -> str:
    """Keys of a kind, or of a part of its records, with what they mean, whether they are required, what they hold."""
    lines = []
    for key in keys:
        told = part["properties"][key]
        must = w.say("required") if key in part.get("required", ()) else ""
        held = m.part("holds", m.joined(must, holds(told, schema, w)))
        lines.append(f"**`{key}`** {w.say(told['description'])} {held}")
    choice = [f"`{choice['required'][0]}`" for choice in part.get("oneOf", ())]
    said = w.say("Of {keys} there is one, and no other.", keys=w.language.listed(choice)) if choice else ""
    return "\n\n".join([m.items(lines), said] if said else [m.items(lines)])


def _entries(schema: Schema, keys: Iterable[str], w: Writer) -> Iterable[str]:
    """A section for each sort of values that have keys of their own, with the keys that hold it."""
    for within, part in _parts(schema, keys):
        name = w.say("Within {keys}", keys=w.language.listed([f"`{key}`" for key in within]))
        said = [w.say(part["description"]), _listed(schema, part, part["properties"], w)]
        yield m.section(f"key-{slug(within[0])}", name, *said)


def _parts(schema: Schema, keys: Iterable[str]) -> list[tuple[list[str], Schema]]:
    found: list[tuple[list[str], Schema]] = []
    for key in keys:
        part = entries_of(schema["properties"][key], schema)
        same = next((names for names, other in found if other is part), None)
        if same is not None:
            same.append(key)
        elif part:
            found.append(([key], part))
    return found
