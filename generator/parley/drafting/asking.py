"""How a draft says who speaks, and asks where that is not sure: each TODO with the reason, and what to write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from shlex import quote

from parley.called import called
from parley.drafting import lexicon
from parley.drafting.given import nearest_words
from parley.drafting.hidden import Hidden
from parley.drafting.ids import new_id, words_of
from parley.drafting.matter import Value, key, many, todo
from parley.drafting.page import Page
from parley.drafting.speakers import Speaker
from parley.drafting.spellings import Spellings
from parley.drafting.told import is_owned, part
from parley.todo import not_there

_CLOSE = 0.8
"""So near must a record's name be to be put down, behind a TODO."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose words one quotation is, to be written or asked."""

    page: Page
    spellings: Spellings
    hidden: Hidden
    speaker: Speaker
    begun: Mapping[str, str]
    """The ids of those for whom records are begun, or who are there by another name, by the text's name."""
    refused: frozenset[str] = frozenset()
    """The names of those who are not to be entered."""

    def lines(self) -> Iterator[str]:
        """The line of `speaker`, or of `unnamed`."""
        speaker = self.speaker
        if speaker.is_sure and not speaker.ids:
            yield from key("unnamed", told_small(speaker.unnamed))
        elif speaker.is_sure:
            yield from many("speaker", speaker.ids) if len(speaker.ids) > 1 else key("speaker", speaker.ids[0])
        elif speaker.new in self.begun:
            yield from key("speaker", self.begun[speaker.new])
        elif len(speaker.ids) == 1 and not speaker.new and not speaker.is_open:
            yield from key("speaker", Value(speaker.ids[0], f"{speaker.doubt}. If it is somebody else, write that id"))
        else:
            yield from self._private() or (key("speaker", self._new() if speaker.new else todo(self._open())))

    @property
    def role(self) -> str:
        """The speaker's role as a record may have it; none of somebody who is not to be known."""
        return "" if self._private() else part(self.speaker.role)

    @property
    def is_hidden(self) -> bool:
        """Whether the text, or whoever was asked, says of somebody new that they must not be known."""
        new = self.speaker.new
        return bool(new) and (new in self.refused or self.hidden.tells(new))

    @property
    def is_body(self) -> bool:
        """Whether somebody new is no person, by the last word of the name: `Women's Network`."""
        name = self.speaker.new
        return " " in name and name not in self.hidden.persons and name.split()[-1].lower() in lexicon.GROUPS

    @property
    def is_private(self) -> bool:
        """Whether the text gives no full name of somebody new, or says that they must not be known."""
        return bool(self._private())

    @property
    def is_public(self) -> bool:
        """Whether somebody is named in full, is in no record and near none, and nothing says that they are private."""
        name = self.speaker.new
        is_whole = name in self.hidden.persons or self.is_body
        return is_whole and not self._private() and not self.spellings.nearest(name, ("actors",))

    def _private(self) -> list[str]:
        """How to write somebody of whom the text gives no full name, or says that they are not to be known."""
        told = "who it is, without a name or what would tell it, such as: a resident of Homs"
        if self.is_hidden:
            also = "If the words tell who it is, cut them, or remove this file"
            return key(
                "unnamed",
                todo(f"nobody must know this person. In place of TODO write {told}. {also}"),
            )
        if self.speaker.new in self.hidden.persons and " " not in self.speaker.new:
            either = (
                "In place of TODO write an actor's id; or, if this is a private person, make this line `unnamed:` and"
            )
            return key("speaker", todo(f"the text gives no full name to “{self.speaker.new}”. {either} {told}"))
        return []

    def _new(self) -> Value:
        """How to enter somebody whom the archive has not, or has by another name."""
        name = self.speaker.new
        near = self.spellings.nearest(name, ("actors",))
        if near and near[0].weight >= _CLOSE and not near[1:]:
            told = f"the text says “{name}”, the archive “{near[0].name}”"
            place = f"content/actors/{near[0].key.id}.md"
            same = f"If that is the same, write `aliases: [{name}]` into {place} and see whether its text still holds"
            return Value(near[0].key.id, f"{told}. {same}; if not, write another id")
        id_ = new_id(words_of(name, 5), frozenset())
        kind = "organisation" if self.is_body else "person"
        begun = f"{called()} new actors {id_} --kind {kind} --name {quote(name)} (that writes {id_} in place of TODO)"
        private = "if somebody private, make this line `unnamed:` and who it is in other words"
        return todo(f"{not_there(name)}{nearest_words(near)}. If this is somebody new, run: {begun}; {private}")

    def _open(self) -> str:
        """What to write where several may speak, or nobody is told."""
        ids, told = self.speaker.ids, f"{self.speaker.doubt}. In place of TODO write"
        new = f" (somebody new is begun by: {called()} new actors ID --name NAME)"
        if self.speaker.is_open:
            known = f" (in the archive: {', '.join(ids)})" if ids else ""
            return f"{told} an actor's id{known or new}; or make this line `unnamed:` and the text's words"
        if ids:
            return f"{told} the id of one: {', '.join(ids)}"
        if self.speaker.unnamed and not is_owned(self.speaker.unnamed):
            unnamed = told_small(self.speaker.unnamed)
            return f"{told} an actor's id; or, if nobody is named, make this line `unnamed: {unnamed}`"
        return f"{told} an actor's id{new}; or make this line `unnamed:` and the text's words for them"


def told_small(words: str) -> str:
    """`A Western diplomat` as it stands within a sentence."""
    first, _, rest = words.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in lexicon.DETERMINERS | lexicon.INDEFINITE else words
