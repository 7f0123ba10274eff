"""YAML front matter as plain values, without YAML's surprises.

libyaml composes the nodes; this module walks them. Only `true`, `false`, `null` and plain numbers are anything but
text, so `no` stays a word, `12:30` a time and `2017-02` a date as written. Keys given twice, aliases, tags and deep
nesting are errors with their place.
"""

import re
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_DEPTH = 8
"""The format nests four deep; anything much deeper is an attack on whoever walks it."""

MANY_MARKS = 500
"""So many marks that begin a level are looked at one by one before anything recurses over them."""

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    r"\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"  # breaks, overrides, marks of order
)
"""Characters that no record needs and that hide or reorder text: controls and bidirectional overrides."""

_KEY = re.compile(r"\s*(?:- )?([\w ]{1,60}):")
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_CUT = re.compile(r"[ \t]*(?<=[ \t])(#[^\s#][^\n]*)")
"""What follows a value that was meant as a part of it: a remark has a space after its `#`."""
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")
TAG_PREFIX = "tag:yaml.org,2002:"
"""How YAML spells `!!` in full."""

_PLAIN_TAGS = {
    f"{TAG_PREFIX}{name}"
    for name in ("bool", "float", "int", "map", "merge", "null", "seq", "str", "timestamp", "value")
}


class Place(NamedTuple):
    """A line and a column of a file, both from 1."""

    line: int
    column: int


class FrontMatterError(ValueError):
    """The front matter is YAML, but not of the plain kind that a record may use."""

    def __init__(self, code: str, place: Place, message: str) -> None:
        self.code = code
        self.place = place
        super().__init__(message)


DELIMITER = re.compile(r"---(?<![^\n]---)[ \t]*\r?$", re.MULTILINE)
"""A line `---`. The hyphens stand before the look at what is before them, since `re` finds a literal beginning fast."""


class Handler(YAMLHandler):
    """python-frontmatter's way in: splits off the front matter at lines `---` and reads it by this module."""

    FM_BOUNDARY = DELIMITER

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """The front matter's keys and values.

        Raises FrontMatterError, or yaml.MarkedYAMLError where it is not YAML at all.
        """
        return loads(fm)


def hidden_words(character: str) -> str:
    """What is said of a character that no record may hold."""
    if character == "\r":
        return "the lines end as on old Macs; save the file with the line ends of Windows or Unix"
    return f"the character U+{ord(character):04X} is not shown or turns the text around; remove it"


def colon_words(line: str) -> str:
    """What is wrong with a line that was to be a key with its value and is none."""
    if "：" in line:
        return "the colon is a wide one of another script; write a plain one, as in `name: value`"
    if key := _KEY.match(line):
        after = line[key.end() : key.end() + 1]
        which = "a plain space, in place of the invisible other one," if after.isspace() else "a space"
        return f"{which} belongs after the colon; write `{key[1]}: value`"
    if line.startswith("-"):
        return "a space belongs after the hyphen of a list's item; write `- value`"
    return "this line is no key with a value; write it as `name: value`"


def loads(text: str) -> dict[str, Any]:
    """The mapping that YAML text holds; places are right when it begins with what ends the delimiter's line."""
    node = composed(text)
    if node is None:
        return {}
    if not isinstance(node, MappingNode):
        words = "the keys stand without hyphens before them; write `name: value`"
        raise FrontMatterError(
            "front-matter", _place(node), colon_words(node.value) if isinstance(node, ScalarNode) else words
        )
    value: dict[str, Any] = _value(node, set(), 0)
    if " #" in text or "&" in text:
        _refuse_loss(node, text)
    return value


def places(text: str) -> dict[tuple[str | int, ...], Place]:
    """Where each key and list item stands, by its path, in front matter whose text begins at the end of its `---`."""
    found: dict[tuple[str | int, ...], Place] = {}
    try:
        node = composed(text)
    except (yaml.YAMLError, FrontMatterError):
        return found
    _collect(node, (), found)
    return found


class _Composer(yaml.CBaseLoader):
    """libyaml's nodes, without PyYAML's guess, by patterns tried on every word, at what a plain word means."""

    def resolve(self, *_: object) -> str:
        return f"{TAG_PREFIX}str"

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def composed(text: str) -> Node | None:
    """The nodes of YAML text, each with the place at which it begins and ends."""
    if sum(text.count(mark) for mark in ("[", "{", "- ", "? ")) > MANY_MARKS:
        _refuse_depth(text)
    loader = _Composer(text)
    try:
        node: Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


def _refuse_depth(text: str) -> None:
    # composing recurses in C, where thousands of levels end the whole program; events do not
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 2:
            mark = event.start_mark
            place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
            raise FrontMatterError("yaml-depth", place, f"nested deeper than {MAX_DEPTH} levels; flatten it")


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def _value(node: Node, seen: set[int], depth: int) -> Any:
    if id(node) in seen:
        raise FrontMatterError("yaml-alias", _place(node), "a value cannot begin with `*` or `&`; put it in quotes")
    if depth > MAX_DEPTH:
        raise FrontMatterError("yaml-depth", _place(node), f"nested deeper than {MAX_DEPTH} levels; flatten it")
    if node.tag not in _PLAIN_TAGS:
        tag = node.tag.replace(TAG_PREFIX, "!!")[:60]
        raise FrontMatterError("yaml-tag", _place(node), f"the tag {tag} is not read; put the value in quotes")
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        hidden = FORBIDDEN.search(node.value)
        if hidden:
            raise FrontMatterError("control-character", _place(node), hidden_words(hidden[0]))
        return node.value if node.style else plain(node.value)
    if isinstance(node, SequenceNode):
        return [_value(item, seen, depth + 1) for item in node.value]
    mapping: dict[str, Any] = {}
    for key, item in node.value:
        if not isinstance(key, ScalarNode):
            raise FrontMatterError("yaml-key", _place(key), "a key is one word; put a value in braces in quotes")
        if key.value in mapping:
            name, is_list = key.value[:60], isinstance(item, SequenceNode) or isinstance(mapping[key.value], list)
            mend = f"put both under one `{name}:`" if is_list else "keep one of them"
            raise FrontMatterError("duplicate-key", _place(key), f"the key {name!r} stands twice; {mend}")
        mapping[key.value] = _value(item, seen, depth + 1)
    return mapping


def _refuse_loss(node: Node, text: str) -> None:
    """Refuses what YAML leaves out of a value without a word: a name for it (`&one`), and what follows ` #`."""
    if text.startswith("&", node.start_mark.index):
        raise FrontMatterError("yaml-alias", _place(node), "a value cannot begin with `&`; put the value in quotes")
    if isinstance(node, ScalarNode):
        if not node.style and (cut := _CUT.match(text, node.end_mark.index)):
            words = f"{cut[1][:40]!r} is left out; put the value in quotes, or a space after the `#` of a remark"
            raise FrontMatterError("yaml-comment", _place(node), words)
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            _refuse_loss(part, text)


def plain(text: str) -> str | int | float | bool | None:
    """What a word without quotation marks means."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    return float(text) if number[1] else int(text)


def _collect(node: Node | None, path: tuple[str | int, ...], found: dict[tuple[str | int, ...], Place]) -> None:
    # a path already met is an alias or a double key: its first place is the one to tell
    if len(path) > MAX_DEPTH:
        return
    if isinstance(node, MappingNode):
        for key, item in node.value:
            if isinstance(key, ScalarNode) and (*path, key.value) not in found:
                found[(*path, key.value)] = _place(key)
                _collect(item, (*path, key.value), found)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            found[(*path, index)] = _place(item)
            _collect(item, (*path, index), found)
