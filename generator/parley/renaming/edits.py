"""Edits of a record's file at the very characters that they are about; all others stay as they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from parley.body import WikiLink
from parley.front_matter import composed
from parley.load import Extent, extent_of
from parley.problems import UsageError, Where
from parley.spelt import spelt

FORMER = "former_ids"

_LINK = re.compile(r"\[\[\s*(?:[a-z-]+/)?([a-z0-9-]+)")


class Edit(NamedTuple):
    """What stands between two places of a text, in characters, becomes something else."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@dataclass(frozen=True)
class Page:
    """A record's file: its text, and what of it stands where."""

    path: str
    text: str

    @cached_property
    def _extent(self) -> Extent:
        return extent_of(self.text)

    @cached_property
    def _root(self) -> Node | None:
        return composed(self.text[self._extent.keys : self._extent.end])

    def id_at(self, where: Where, old: str, new: str) -> Edit:
        """Another id in the place of one that a key names."""
        node = self._scalar(where)
        if node is None or node.value != old:
            raise UsageError(f"{self.path}: `{old}` is not found under `{where[0]}`; write it there plainly, by itself")
        start, end = self._span(node)
        before, found, _ = self.text[start:end].rpartition(old)
        if not found:  # it is spelt with escapes
            return Edit(start, end, spelt(new))
        at = start + len(before)
        return Edit(at, at + len(old), new if node.style else spelt(new))

    def link_at(self, link: WikiLink, id_: str, kind: str = "") -> Edit:
        """Another id in a link of the body; with a kind before it where one is given."""
        at = self._extent.body
        for _ in range(link.line):
            at = self.text.index("\n", at) + 1
        found = _LINK.match(self.text, at + link.column - 1)
        if found is None or found[1] != link.id:
            raise UsageError(f"{self.path}: the link to `{link.id}` is not found; write it as [[{link.id}]]")
        return Edit(found.start(1), found.end(1), f"{kind}/{id_}" if kind else id_)

    def former_added(self, old: str) -> Edit:
        """One more id that the record had, in the way in which the file writes its lists."""
        items = self._value(FORMER)
        if items is None:
            if not isinstance(self._root, MappingNode) or self._root.flow_style:
                raise UsageError(f"{self.path}: its keys stand in braces; write each key on a line of its own")
            indent, deeper = self._indents(self._root)
            lines = f"{indent}{FORMER}:{self._line_end}{indent}{deeper}- {spelt(old)}{self._line_end}"
            return Edit(self._extent.end, self._extent.end, lines)
        if not isinstance(items, SequenceNode):
            raise UsageError(f"{self.path}: `{FORMER}` is no list; write each id on its own line after `- `")
        if items.flow_style:
            at = self._span(items.value[-1])[1] if items.value else self.text.index("[", self._span(items)[0]) + 1
            return Edit(at, at, f", {spelt(old)}" if items.value else spelt(old))
        at = self._span(items.value[-1])[1]
        at = at if self.text[at - 1] == "\n" else self.text.index("\n", at) + 1
        return Edit(at, at, f"{' ' * items.start_mark.column}- {spelt(old)}{self._line_end}")

    def place_of(self, edit: Edit) -> tuple[int, int]:
        """The line and the column, from 1, of an edit."""
        return self.text.count("\n", 0, edit.start) + 1, edit.start - self.text.rfind("\n", 0, edit.start)

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self.text[: self.text.find("\n") + 1] else "\n"

    def _span(self, node: Node) -> tuple[int, int]:
        return self._extent.keys + node.start_mark.index, self._extent.keys + node.end_mark.index

    def _value(self, key: str) -> Node | None:
        pairs = self._root.value if isinstance(self._root, MappingNode) else []
        return next((value for name, value in pairs if name.value == key), None)

    def _scalar(self, where: Where) -> ScalarNode | None:
        """The word at a place of the keys; where one stands for an entry or a list of its own, that word."""
        node = self._root
        for part in where:
            if isinstance(node, MappingNode):
                node = next((value for key, value in node.value if key.value == part), None)
            elif isinstance(node, SequenceNode) and isinstance(part, int):
                node = node.value[part]
        return node if isinstance(node, ScalarNode) else None

    @staticmethod
    def _indents(root: MappingNode) -> tuple[str, str]:
        """How far the keys stand in, and how much further the items of the file's first list do."""
        indent = root.value[0][0].start_mark.column
        lists = [v for _, v in root.value if isinstance(v, SequenceNode) and not v.flow_style]
        return " " * indent, " " * (lists[0].start_mark.column - indent if lists else 2)
