"""`parley verify`: quotations held against the texts that were read."""

import json
import sys
from datetime import date
from pathlib import Path

import click
from rich.console import Console

from parley.options import content_option, json_option, on_option, told
from parley.progress import stages
from parley.verify import verify_all


@click.command("verify")
@content_option
@click.option(
    "--snapshots",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    required=True,
    help="A folder with the texts that were read; each is found by its hash.",
)
@click.option("--write", is_flag=True, help="Record the evidence in the quotes' files.")
@click.option("--all", "every", is_flag=True, help="List the quotes whose text is not there, and all warnings.")
@on_option
@json_option
@told
def command(content: Path, snapshots: Path, write: bool, every: bool, day: date, as_json: bool) -> None:
    """Look for every quote's words, exactly, in the text that was read."""
    with stages(Console(stderr=True)) as told_stage:
        result = verify_all(content.absolute(), snapshots, day, write=write, progress=told_stage)
    click.echo(json.dumps(result.plain(), ensure_ascii=False, indent=2) if as_json else result.text(every=every))
    sys.exit(1 if result.failed else 0)
