"""`parley rename`: another id for a record, and all that names it follows."""

from pathlib import Path

import click
from rich.console import Console

from parley.build import examine
from parley.completion import KIND, RECORD
from parley.options import content_option, json_option, told
from parley.progress import stages
from parley.renaming import planned, renamed
from parley.saving import write_all


@click.command("rename")
@click.argument("kind", type=KIND)
@click.argument("old", type=RECORD)
@click.argument("new")
@content_option
@click.option("--dry-run", is_flag=True, help="Tell what would change, and change nothing.")
@click.option(
    "--keep-address/--no-keep-address",
    "leads",
    default=None,
    help="Whether the old address leads to the new one; else it does unless git has never had the file.",
)
@json_option
@told
def command(kind: str, old: str, new: str, content: Path, dry_run: bool, leads: bool | None, as_json: bool) -> None:
    """Give the record OLD of a KIND the id NEW.

    Its file moves, every reference in every file follows, and its old address leads to the new one (`former_ids`),
    unless the file is not in git's last commit, and so was never published. All else in the files stays as it is. The
    content must have no errors.
    """
    content = content.absolute()
    with stages(Console(stderr=True)) as told_stage:
        made = planned(examine(content, told_stage), content.parent, kind, old, new, leads=leads)
    if not dry_run:
        write_all(made.changes)
    click.echo(renamed(made, as_json=as_json, written=not dry_run))
