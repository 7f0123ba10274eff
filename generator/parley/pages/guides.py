"""Guides: what the archive tells those who write it, each a page below `/about/`, and the list of them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parley.body import neutral, plain
from parley.guides import Guide, linked, links_in
from parley.language import message
from parley.link import Archive
from parley.pages.base import Page, View
from parley.records.types import Key
from parley.urls import ABOUT, ROOT, guide_path, record_path, reference_path
from parley.writing import markup as m
from parley.writing.writer import Writer

REFERENCE = message("Kinds and keys")
"""What the reference is called."""

REFERRED = message("Every kind of record and every key it may have: what it means, what it holds, an example.")


class Listed(NamedTuple):
    """A guide in a list: its file, its title, a sentence on it."""

    path: str
    title: str
    about: str
    language: str


Guides = tuple[Listed, ...]


def guides_in(archive: Archive) -> Guides:
    """The guides of an archive, in order of name."""
    return tuple(Listed(guide_path(g.name), g.title, _first_sentence(g.lead), g.language) for g in archive.guides)


def listed(w: Writer, guides: Guides, without: str = "") -> str:
    """A section that leads to all guides and to the reference, but for the page that it stands on."""

    def marked(words: str, language: str) -> str:
        return m.in_language(m.text(words), language, w.language.tag)

    shown = [
        *(
            m.joined(w.to(guide.path, marked(guide.title, guide.language)), marked(guide.about, guide.language))
            for guide in guides
            if guide.path != without
        ),
        m.joined(w.to(reference_path(), w.say(REFERENCE)), w.say(REFERRED)) if without != reference_path() else "",
    ]
    return m.section("guides", w.say("For those who write"), m.items(shown))


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a guide shows: it, where its links lead, and the others."""

    guide: Guide
    targets: Mapping[str, str | None]
    others: Guides


class GuidePages(View[str, Shown]):
    """Every guide."""

    def subjects(self, archive: Archive) -> Sequence[str]:
        """The guides' names."""
        return [guide.name for guide in archive.guides]

    def path(self, subject: str) -> str:
        """Below `/about/`."""
        return guide_path(subject)

    def gather(self, archive: Archive, subject: str) -> Shown:
        """The guide, with its links led to pages where there are such."""
        guide = next(guide for guide in archive.guides if guide.name == subject)
        return Shown(guide, {link: _target(archive, guide, link) for link in links_in(guide.text)}, guides_in(archive))

    def write(self, shown: Shown, w: Writer) -> Page:
        """Its text, in sections, made as harmless as any record's."""
        guide, path = shown.guide, guide_path(shown.guide.name)
        body = [
            f"# {m.text(guide.title)}",
            m.part("kicker", w.to(ABOUT, w.say("How to read this archive"))),
            _harmless(guide.lead, shown.targets),
            *(m.section(name, m.text(title), _harmless(text, shown.targets)) for name, title, text in guide.sections),
            listed(w, shown.others, path),
        ]
        return Page(
            path=path,
            title=guide.title,
            description=_first_sentence(guide.lead) or guide.title,
            body="\n\n".join(part for part in body if part),
            kind="guide",
            language=guide.language if guide.language != w.language.tag.partition("-")[0] else "",
        )


def _harmless(text: str, targets: Mapping[str, str | None]) -> str:
    return linked(neutral(text, lambda link: link.text or link.id, 1), targets)


def _first_sentence(lead: str) -> str:
    first = plain(lead.split("\n\n")[0], lambda link: link.text or link.id)
    return first.partition(". ")[0].rstrip(".:") + "." if first else ""


def _target(archive: Archive, guide: Guide, link: str) -> str | None:
    """Where a link of a guide leads on the site; None where what it leads to is no page there."""
    if ":" in link:
        return link
    path, _, fragment = link.partition("#")
    *folders, name = guide.towards(path).replace("../", "").split("/")
    found = next((g for g in archive.guides if g.path.rpartition("/")[2] == name), None) if path else guide
    if found:
        anchor = found.anchor(fragment)
        there = f"{ROOT}{guide_path(found.name)}" if path else ""
        return f"{there}#{anchor}" if anchor else there or None
    key = Key(folders[1] if len(folders) > 1 else "", name.removesuffix(".md"))
    return f"{ROOT}{record_path(key)}" if key in archive.records else None
