"""The records to begin with: one of the article, one of every quotation in its text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from parley.drafting.asking import Asking
from parley.drafting.behalf import Behalf
from parley.drafting.extract import Quotation
from parley.drafting.given import Given, nearest_words
from parley.drafting.hidden import Hidden
from parley.drafting.matter import Value, document, key, many, offered, remark, scalar, todo
from parley.drafting.occasion import Occasion, dated
from parley.drafting.page import Page
from parley.drafting.recognised import LISTS, Unknown, named, perhaps, rounds, unknown
from parley.drafting.speakers import Speaker
from parley.drafting.spellings import Near, Spellings
from parley.drafting.texts import ReadText
from parley.drafting.told import Told
from parley.quotations import Evidence, digest, write_evidence
from parley.records.types import Key
from parley.todo import not_there

SUMMARY = "TODO: what the text says, in your own words: three to six sentences, none of them copied"

_HINTS = {
    "publisher": "publisher: the outlet's id in actors/ (take the # away); if new: parley new actors ID --kind media",
    "url": "url: https://... where it was published",
    "published": "published: 2017-02-23 when it was published",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A record's file that is not written yet: its kind, its id and its text."""

    key: Key
    text: str

    @property
    def path(self) -> str:
        """Where it goes, below the folder of records."""
        return f"{self.key.kind}/{self.key.id}.md"


@dataclass(frozen=True)
class Maker:
    """Makes the drafts of one text."""

    read: ReadText
    page: Page
    quotations: tuple[Quotation, ...]
    given: Given
    spellings: Spellings
    on: str
    """The day that the evidence bears."""
    begun: Mapping[str, str] = field(default_factory=dict)
    """The ids of those speakers for whom records are begun, by name."""
    same: Mapping[str, str] = field(default_factory=dict)
    """The ids of those who are in the archive by another name, by the text's."""
    refused: frozenset[str] = frozenset()
    """The names of those who are not to be entered."""

    def article(self, id_: str) -> Draft:
        """The article's record."""
        told, found, new = self.given, self._named, self.new_names()
        lines = key("title", told.title)
        lines += key("publisher", told.publisher) if told.publisher else remark(_HINTS["publisher"])
        lines += many("authors", told.authors)
        lines += key("url", told.url) if told.url else remark(_HINTS["url"])
        lines += key("published", told.published) if told.published else remark(self._published())
        lines += key("language", told.language)
        lines += ["snapshot:", f'  sha256: "{self.read.sha256}"', f"  characters: {len(self.read.text)}"]
        for kind in LISTS:
            lines += many(kind, self._listed(kind, found, new)) or self._perhaps(kind)
        return Draft(Key("articles", id_), document(lines, SUMMARY))

    def _published(self) -> str:
        day = dated(self.page)
        return _HINTS["published"] + (f"; the text begins with “{day}”" if day else "")

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, ...]]:
        return named(self.page)

    @cached_property
    def round(self) -> str:
        """The one round that the text names, or of which it may tell; empty where it names none, or several."""
        told = self._named["talks"] or rounds(self.page, self.given.day)
        return told[0] if len(told) == 1 else ""

    def new_names(self) -> tuple[Unknown, ...]:
        """The names that the archive has not."""
        return unknown(self.page, self.spellings)

    def _listed(self, kind: str, found: Mapping[str, tuple[str, ...]], new: Sequence[Unknown]) -> Iterator[Value]:
        also = [*self.same.values(), *self.begun.values(), *self._speakers] if kind == "actors" else []
        yield from map(Value, dict.fromkeys([*found[kind], *also]))
        asked = {quotation.speaker.new for quotation in self.quotations}
        for one in new if kind == "actors" else ():
            if one.is_close and one.near[0].key.kind == "actors" and one.name not in {*asked, *self.same}:
                told = f"{not_there(one.name)}{nearest_words(one.near)}"
                yield todo(
                    f"{told}. If it is one of these, write the id in place of TODO, and the spelling into its file "
                    f"(`aliases: [{one.name}]`); if not, remove this line"
                )

    @property
    def _speakers(self) -> Iterator[str]:
        for quotation in self.quotations:
            speaker = self.speaker(quotation)
            yield from speaker.ids if speaker.is_sure else ()

    def _perhaps(self, kind: str) -> list[str]:
        """A list that may hold: of events or rounds that may be meant. New names, perhaps of the private, never do."""
        if kind not in ("events", "talks"):
            return []
        may = (perhaps if kind == "events" else rounds)(self.page, self.given.day)
        called = ", ".join(f"“{self.page.known.name_of(Key(kind, id_))}”" for id_ in may)
        return offered(kind, f"[{', '.join(may)}]", f"{called}: leave what the text tells of, and") if may else []

    def quote(self, quotation: Quotation, id_: str, article: str) -> Draft:
        """The record of one quotation."""
        around, asking = self.told.around(quotation), self._asking(quotation)
        speaker = asking.speaker
        unnamed = self._worded(speaker.unnamed)
        lines = key("unnamed", unnamed) if unnamed.reason and speaker.is_sure else [*asking.lines()]
        role = self._role(quotation)
        if role and (speaker.ids or speaker.new):
            lines += key("role", self._worded(role))
        behalf = Behalf(self.page, quotation).value() if self.given.is_english else None
        if behalf and behalf.text not in speaker.ids:
            lines += key("on_behalf_of", behalf)
        found = self._named_in(quotation)
        elsewhere, lead = self.told.elsewhere(speaker), self.told.lead(speaker)
        # whoever is not in the archive is seldom heard at a round
        round_ = self.round if speaker.ids or speaker.new in asking.begun else ""
        occasion = Occasion(self.page, quotation, around.day, elsewhere, lead, self.given.day, round_, found["talks"])
        date, talks = occasion.lines()
        lines += [*date, *key("article", article)]
        lines += key("said_to", around.said_to[0]) if around.said_to else []
        lines += key("said_to_unnamed", self._worded(around.said_to_unnamed)) if around.said_to_unnamed else []
        lines += key("form", "partial") if quotation.form == "partial" else []
        lines += many("about", [id_ for id_ in found["actors"] if id_ not in speaker.ids])
        lines += talks
        for kind in ("events", "places", "topics"):
            lines += many(kind, found[kind])
        if around.day and around.day.edtf and around.day.note:
            lines += key("note", f"The day is our inference: {around.day.note}.")
        if quotation.doubt:
            lines += remark(f"TODO: {quotation.doubt}")
        at = quotation.found
        if not at or quotation.doubt:
            return Draft(Key("quotes", id_), document(lines, quotation.words))
        text = document([*lines, *remark("that the words stand in the text; never edited by hand")], quotation.words)
        evidence = Evidence(self.read.sha256, at.start, at.end, digest(quotation.words), self.on)
        return Draft(Key("quotes", id_), write_evidence(text, evidence))

    def speaker(self, quotation: Quotation) -> Speaker:
        """Who speaks; of texts in other languages than English nobody is sure."""
        if self.given.is_english:
            return quotation.speaker
        doubt = quotation.speaker.doubt or "who speaks can be told of English texts alone"
        return replace(quotation.speaker, doubt=doubt)

    def is_hidden(self, quotation: Quotation) -> bool:
        """Whether the text says that whoever speaks must not be known: then no id may tell of them."""
        return self._asking(quotation).is_hidden

    def _named_in(self, quotation: Quotation) -> Mapping[str, tuple[str, ...]]:
        """The records that the words themselves name."""
        pieces = [self.page.stretches[n] for n in quotation.stretches]
        each = [named(self.page, piece.start, piece.end) for piece in pieces]
        return {kind: tuple(dict.fromkeys(id_ for one in each for id_ in one[kind])) for kind in LISTS}

    @cached_property
    def _new_persons(self) -> tuple[str, ...]:
        """The full names of persons whom the archive has not."""
        found = (m.text for m in self.page.mentions if m.is_person and not m.keys and m.is_whole)
        return tuple(dict.fromkeys(found))

    def _worded(self, words: str) -> Value:
        """The text's words for somebody; with a TODO where they name a person whom the archive has not."""
        name = next((name for name in self._new_persons if name in words), "") if words else ""
        told = f"“{name}” is not in the archive; word this without the name, if it is that of somebody private"
        return Value(words, told if name else "")

    @cached_property
    def told(self) -> Told:
        """What the text tells around its quotations."""
        return Told(self.page, self.quotations, self.given.day)

    def new_speakers(self) -> tuple[str, ...]:
        """The full names of those who speak, are in no record and near none, and need not be kept unknown."""
        asked = {one.speaker.new: one for one in self.quotations if one.speaker.new}
        return tuple(name for name, one in asked.items() if self._asking(one).is_public)

    def _role(self, quotation: Quotation) -> str:
        """The speaker's part, beside the words or elsewhere in the text; of nobody who must not be known."""
        asking = self._asking(quotation)
        is_entered = asking.speaker.ids or asking.speaker.new in asking.begun
        return asking.role or (self.told.role(asking.speaker) if is_entered and not asking.is_private else "")

    def hidden_names(self) -> frozenset[str]:
        """The names of those of whom the text says that they must not be known."""
        return frozenset(name for name in self._hidden.persons if self._hidden.tells(name))

    @cached_property
    def _hidden(self) -> Hidden:
        return Hidden(self.page)

    def _asking(self, quotation: Quotation) -> Asking:
        ids = {**self.begun, **self.same}
        return Asking(self.page, self.spellings, self._hidden, self.speaker(quotation), ids, self.refused)

    def alike(self) -> Iterator[tuple[str, Near]]:
        """The names that may well be those of one actor each, in another spelling."""
        for one in self.new_names():
            if len(one.near) == 1 and one.near[0].key.kind == "actors" and (one.is_person or one.is_close):
                yield one.name, one.near[0]

    def actors(self, article: str) -> Iterator[Draft]:
        """The records of the outlet and of speakers that are begun."""
        if self.given.new_outlet and self.given.publisher:
            lines = [*key("name", self.given.new_outlet), *key("kind", "media")]
            yield Draft(Key("actors", self.given.publisher.text), document(lines, ""))
        roles = {one.speaker.new: self._role(one) for one in reversed(self.quotations)}
        bodies = {one.speaker.new for one in self.quotations if self._asking(one).is_body}
        for name, id_ in self.begun.items():
            lines = [*key("name", name), *key("kind", "organisation" if name in bodies else "person")]
            if roles[name] and self.given.published:
                lines += ["roles:", f"  - title: {scalar(roles[name])}", f"    as_of: {self.given.published}"]
                lines += [f"    article: {article}"]
            yield Draft(Key("actors", id_), document(lines, ""))
