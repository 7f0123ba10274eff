"""`parley show`: one record, and all that names it."""

from pathlib import Path

import click

from parley.build import archive
from parley.completion import RECORD
from parley.describe import describe_record
from parley.options import content_option, json_option, told


@click.command("show")
@click.argument("id_", metavar="ID", type=RECORD)
@content_option
@json_option
@told
def command(id_: str, content: Path, as_json: bool) -> None:
    """Show the record ID (or KIND/ID): what it says, and all that names it."""
    made, _ = archive(content.absolute(), drafts=True)
    click.echo(describe_record(made, id_, as_json=as_json))
