"""The commands of `parley new`: one a kind, made of what the kind declares, beside those that are added to it."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from parley.beginning.begin import Begun, begun
from parley.beginning.questions import Question, questions
from parley.called import called
from parley.completion import RecordName
from parley.kinds import kind_named, kinds
from parley.options import content_option, json_option, told
from parley.problems import UsageError
from parley.records.base import Record


class KindGroup(click.Group):
    """A group that has a command for every kind of record, found by the folder's name or the singular."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands added, and the kinds."""
        return sorted({*super().list_commands(ctx), *kinds()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command added under this name, else that of the kind."""
        if added := super().get_command(ctx, cmd_name):
            return added
        try:
            return command_of(kind_named(cmd_name))
        except UsageError as error:
            if ctx.resilient_parsing:  # a shell asks how a word may go on
                return None
            raise click.UsageError("; or ".join([str(error), *self.commands])) from error


def command_of(kind: type[Record]) -> click.Command:
    """The command that begins a record of one kind: an option for each key that can be given in words."""
    names = {f"key_{key}": key for key in questions(kind)}

    @content_option
    @json_option
    @told
    def run(id_: str, body: str, content: Path, as_json: bool, **options: Any) -> None:
        answers = {names[name]: _answers(value) for name, value in options.items() if value not in (None, (), False)}
        text = sys.stdin.read() if body == "-" else body
        made = begun(content.absolute(), kind, id_, answers, text)
        if as_json:
            click.echo(_as_json(made))
            return
        for line in _notes(made):
            click.echo(line, err=True)
        click.echo(str(content.parent / made.draft.path))
        click.echo("\n".join(_next_steps(made, content)), err=True)

    return click.command(
        kind.folder,
        params=[click.Argument(["id_"], metavar="ID"), *map(_option, questions(kind).values()), _body(kind)],
        short_help=(kind.__doc__ or "").strip().split("\n")[0],
        help=_help(kind),
    )(run)


def _help(kind: type[Record]) -> str:
    article = "an" if kind.noun[0] in "aeiou" else "a"
    return (
        f"Begin {article} {kind.noun} under a new ID: content/{kind.folder}/ID.md.\n\n"
        "What is required and not given is asked for, and at the prompt part of a name finds an id. Where nobody can "
        "be asked, all that is missing is told at once. Nothing is written that is wrong, and no file is written over."
    )


def _option(question: Question) -> click.Option:
    is_repeated = question.shape in ("many", "pairs")
    words = (
        question.about,
        f"One of: {', '.join(question.words)}." if question.words else "",
        "May be given several times." if is_repeated else "",
        "Required." if question.is_required else "",
    )
    return click.Option(
        [question.option, f"key_{question.key}"],
        help=" ".join(filter(None, words)),
        is_flag=question.shape == "flag",
        type=_type(question),
        multiple=is_repeated,
        metavar=None if question.shape == "flag" else _metavar(question),
    )


def _type(question: Question) -> RecordName | None:
    """What a shell offers for an answer; whether an answer is right is told when the record is checked."""
    return RecordName(question.refers) if question.refers else None


def _metavar(question: Question) -> str:
    """What stands for an answer in the help."""
    if question.refers:
        return f"ID in {question.refers}/"
    if question.shape == "pairs":
        return "LANGUAGE=NAME"
    return "EDTF" if question.is_date else "NUMBER" if question.is_number else "TEXT"


def _body(kind: type[Record]) -> click.Option:
    about = kind.text or "The text below the keys."
    return click.Option(["--body"], default="", help=f"{about} - reads it from standard input.")


def _answers(value: Any) -> Sequence[str]:
    if isinstance(value, bool):
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _as_json(made: Begun) -> str:
    draft = made.draft
    answer = {
        "kind": draft.kind.folder,
        "id": draft.id,
        "path": draft.path,
        "warnings": list(made.warnings),
        "near": ["/".join(one.key) for one in made.near],
        "answered": list(made.answered),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _notes(made: Begun) -> list[str]:
    near = [f"Near it: {'/'.join(one.key)} ({one.name}); is it the same?" for one in made.near]
    looks = [f"Look at this: {warning}" for warning in made.warnings]
    return [*near, *looks, *(f"Its id stands now where it was asked for: {path}" for path in made.answered)]


def _next_steps(made: Begun, content: Path) -> list[str]:
    """What is to be done with the file."""
    draft = made.draft
    place = "" if str(content) == "content" else f" --content {content}"
    answered = {other for keys in draft.kind.one_of for other in keys if {*keys} & {*draft.values}} | {*draft.values}
    left = [key for key in questions(draft.kind) if key not in answered]
    steps = [f"Add what you know, such as {', '.join(left[:4])}: {called()} kinds {draft.kind.folder} tells every key."]
    steps += ["Write its text below the keys."] if not draft.body else []
    steps += [f"{called()} check{place}"]
    steps += [f"{called()} verify{place} --snapshots DIR --write"] if draft.kind.folder == "quotes" else []
    return ["Next:", *(f"  {number}. {step}" for number, step in enumerate(steps, 1))]
