"""`parley show`: one record, and all that names it."""

from pathlib import Path

import click

from parley.build import Checked, examine, key_of_file
from parley.completion import RECORD
from parley.describe import describe_record
from parley.link import candidates, link
from parley.options import content_option, json_option, told
from parley.problems import InvalidArchive, Problem, errors, plural


@click.command("show")
@click.argument("id_", metavar="ID", type=RECORD)
@content_option
@json_option
@told
def command(id_: str, content: Path, as_json: bool) -> None:
    """Show the record ID (or KIND/ID): what it says, and all that names it.

    What is wrong with other records does not keep it from being shown.
    """
    checked = examine(content.absolute())
    own, elsewhere = _apart(id_, checked)
    if own and not _is_right(id_, checked):
        raise InvalidArchive(own)
    click.echo(describe_record(link(checked.records.values(), drafts=True), id_, as_json=as_json))
    for problem in own:
        click.echo(str(problem), err=True)
    if elsewhere:
        click.echo(f"{plural(elsewhere, 'problem')} elsewhere: parley check", err=True)


def _apart(id_: str, checked: Checked) -> tuple[list[Problem], int]:
    """What is wrong with the records of that id, and how much is with all others."""
    kind, _, name = id_.rpartition("/")
    meant = {*candidates(kind or None, name, {*checked.records, *checked.broken})}
    found = errors(checked.problems)
    own = [problem for problem in found if "/" in problem.path and key_of_file(problem.path) in meant]
    return own, len(found) - len(own)


def _is_right(id_: str, checked: Checked) -> bool:
    kind, _, name = id_.rpartition("/")
    return bool(candidates(kind or None, name, checked.records))
