"""`parley kinds`: what kinds of record there are, and their keys."""

import click

from parley.completion import KIND
from parley.describe import describe_kind, describe_kinds
from parley.options import json_option, told


@click.command("kinds")
@click.argument("kind", required=False, type=KIND)
@json_option
@told
def command(kind: str | None, as_json: bool) -> None:
    """List the kinds of record, or the keys of one KIND."""
    click.echo(describe_kind(kind, as_json=as_json) if kind else describe_kinds(as_json=as_json))
