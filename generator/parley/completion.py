"""What a shell offers for the arguments of commands: kinds, and the ids of records, by the names of files alone.

An argument takes `type=KIND`, or `type=RECORD`, or `type=RecordName("actors")` for the ids of one kind alone; or else
`shell_complete=complete_kind` or `complete_id`. Where an argument or an option `kind` has been given before, ids are
those of that kind.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

from parley.ids import ID


class KindName(StringParamType):
    """The name of a kind."""

    name = "kind"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The kinds that begin so."""
        return complete_kind(ctx, param, incomplete)


class RecordName(StringParamType):
    """The id of a record, or its kind and its id; of one kind, where it is made for that."""

    name = "id"

    def __init__(self, kind: str = "") -> None:
        self.kind = kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The records that begin so."""
        return _ids(ctx, incomplete, self.kind) if self.kind else complete_id(ctx, param, incomplete)


KIND = KindName()
RECORD = RecordName()


def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The kinds that begin so."""
    from parley.kinds import kinds  # ids need no models, and are to be there as they are typed

    return [CompletionItem(folder) for folder in kinds() if folder.startswith(incomplete)]


def complete_id(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids that begin so; with the kind before them where that is asked for, or where several kinds have the id."""
    return _ids(ctx, incomplete, str(ctx.params.get("kind") or ""))


def _ids(ctx: click.Context, incomplete: str, given: str) -> list[CompletionItem]:
    content = Path(ctx.params.get("content") or "content")
    kind, slash, begun = incomplete.rpartition("/")
    found: dict[str, list[str]] = {}
    for folder, path in records_in(content):
        id_ = path.stem
        if id_.startswith(begun) and (given or kind or folder) in (
            folder,
            folder.removesuffix("s"),
            folder.removesuffix("es"),
        ):
            found.setdefault(id_, []).append(folder)
    items = []
    for id_, folders in sorted(found.items()):
        if given or slash or len(folders) == 1:
            items.append(CompletionItem(f"{kind}{slash}{id_}", help=folders[0]))
        else:
            items += [CompletionItem(f"{folder}/{id_}", help=folder) for folder in folders]
    if not (given or slash):
        items += [CompletionItem(f"{folder}/", help="kind") for folder in _folders(content) if folder.startswith(begun)]
    return items


def records_in(content: Path) -> Iterator[tuple[str, Path]]:
    """The kind and the path of every file that has the place and the name of a record; none of them is opened.

    No other name of a file reaches a shell.
    """
    for folder in _folders(content):
        for within, inner, names in os.walk(content / folder):
            inner[:] = [name for name in inner if name[0] not in "._"]
            for name in names:
                if name.endswith(".md") and ID.fullmatch(name.removesuffix(".md")):
                    yield folder, Path(within, name)


def _folders(content: Path) -> list[str]:
    try:
        found = [entry.name for entry in os.scandir(content) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(filter(ID.fullmatch, found))
