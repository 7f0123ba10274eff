"""All that the archive says, gathered from where it is said into the PO files of its languages.

`python -m parley.wording` brings every language up to date, `python -m parley.wording ar` begins one more; a path
(`words/ar.po`) does so for a file of an archive's own.
"""

import ast
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import IO, Any, Literal, get_args, get_origin

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from parley.catalogue import FOLDER
from parley.dates import phrases
from parley.kinds import kinds
from parley.language import capital, counted
from parley.records.base import Model, Record, context_of, in_words, label_of
from parley.references import back_labels
from parley.schema import about, schema_of

PACKAGE = Path(__file__).parent
ROOT = PACKAGE.parent.parent if (PACKAGE.parent.parent / "theme").is_dir() else PACKAGE
"""The folder that holds `theme/`: in the project above the sources' root, in an installed package the package."""

CALLS: dict[str, Any] = {"say": None, "message": None, "term": ((1, "c"), 2), "count": (2, 3), "forms": (1, 2)}
"""The functions by which words are said, with their arguments' places as Babel counts them."""

NOTE = "For translators:"
"""Begins a comment beside a message that its translators are to read."""

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
CHANGING = ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To", "Project-Id-Version")
"""Lines of a file's head that would change from day to day, or say nothing here."""

Message = tuple[str, str | tuple[str, str], str, list[str]]
"""A context, mostly empty, words or both forms of them, the file that says them, comments."""


def said() -> Catalog:
    """Everything that is said, as a catalogue without translations."""
    catalog = Catalog(charset="utf-8", creation_date=NEVER, revision_date=NEVER)
    for context, words, file, comments in sorted(_everything(), key=lambda m: (m[2], m[0], str(m[1]))):
        catalog.add(words, context=context or None, locations=[(file, 0)], auto_comments=comments)
    return catalog


def updated(old: bytes, tag: str) -> bytes:
    """A language's file, which may be empty, with a place for everything that is said and for nothing else."""
    locale = Locale.parse(tag.replace("-", "_"))
    known = read_po(BytesIO(old), locale=locale)
    catalog = Catalog(locale, charset="utf-8", creation_date=NEVER, revision_date=NEVER, fuzzy=False)
    for message in said():
        if message.id:
            there = known.get(message.id, message.context)
            string = there.string if there else None
            catalog.add(
                message.id, string, message.locations, message.flags, message.auto_comments, context=message.context
            )
    catalog.header_comment = f"# What Parley says, in {locale.english_name}. Made by: python -m parley.wording"
    made = BytesIO()
    write_po(made, catalog, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    lines = made.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in CHANGING))).encode()


def main(names: list[str]) -> None:
    """Brings the files named up to date, or all that come with the program."""
    files = [Path(n) if n.endswith(".po") else FOLDER / f"{n}.po" for n in names] or sorted(FOLDER.glob("*.po"))
    for file in files:
        file.write_bytes(updated(file.read_bytes() if file.exists() else b"", file.stem))
        print(file)


def _everything() -> Iterator[Message]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _in_file(path, in_python)
    for path in sorted((ROOT / "theme").rglob("*.html")):
        yield from _in_file(path, "jinja2.ext:babel_extract")
    for folder, kind in kinds().items():
        for context, words in _declared(kind):
            yield context, words, f"records/{folder}.py", []
    for phrase in phrases.said():
        yield phrases.CONTEXT, phrase, "dates/phrases.py", []


def _in_file(path: Path, method: Any) -> Iterator[Message]:
    file = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).as_posix()
    for _, words, comments, context in extract_from_file(method, path, CALLS, (NOTE,), strip_comment_tags=True):
        yield context or "", words if isinstance(words, str) else counted(*words), file, comments


def in_python(
    file: IO[bytes], keywords: Mapping[str, Any], tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Calls in Python as Babel takes them; its own way stumbles over bytes, and joins `one if true else other`."""
    source = file.read().decode()
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in keywords:
            above = lines[node.lineno - 2].strip().lstrip("# ")
            notes = [above] if above.startswith(tuple(tags)) else []
            for words in product(*map(_choices, node.args)):
                yield node.lineno, name, words, notes


def _choices(node: ast.expr) -> list[str | None]:
    """The words that an argument may be; None for one that is no words in the source."""
    if isinstance(node, ast.IfExp):
        return [*_choices(node.body), *_choices(node.orelse)]
    return [node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None]


def _declared(kind: type[Record]) -> Iterator[tuple[str, str | tuple[str, str]]]:
    """What a kind says by its declaration alone: its name, its fields' names, their words, its ways back."""
    for noun in (kind.noun, kind.plural):
        yield "", noun
        yield "", capital(noun)
    yield "", counted(kind.noun, kind.plural)
    for name in kind.model_fields:
        if name not in Record.model_fields:
            yield "", label_of(name)
    for label in back_labels(kind):
        yield "", label
    schema = schema_of(kind)
    yield from (("", words) for words in (about(kind), kind.text) if words)
    for part in (schema, *schema["definitions"].values()):
        yield from (("", told["description"]) for told in part["properties"].values())
        yield "", part["description"]
    yield from _words(kind, set())


def _words(model: type[Model], seen: set[type[Model]]) -> Iterator[tuple[str, str]]:
    """The words that fields may have, of which each is one of a few."""
    seen.add(model)
    for name, field in model.model_fields.items():
        for part in _parts(field.annotation):
            if get_origin(part) is Literal:
                yield from ((context_of(model, name), in_words(word)) for word in get_args(part))
            elif isinstance(part, type) and issubclass(part, Model) and part not in seen:
                yield from _words(part, seen)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _parts(part)


if __name__ == "__main__":
    main(sys.argv[1:])
