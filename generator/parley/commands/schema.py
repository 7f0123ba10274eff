"""`parley schema`: what front matter may hold, as JSON Schemas."""

from pathlib import Path

import click

from parley.completion import KIND
from parley.kinds import kind_named
from parley.options import told
from parley.saving import Change, write_all
from parley.schema import schema_of, schemas, text_of


@click.command("schema")
@click.argument("kind", required=False, type=KIND)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schemas of all kinds into this folder, as KIND.schema.json.",
)
@told
def command(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of KIND's front matter, or write those of all kinds."""
    if (kind is None) == (folder is None):
        raise click.UsageError("name a KIND, or a folder with --write DIR")
    if kind:
        click.echo(text_of(schema_of(kind_named(kind))), nl=False)
    if folder:
        made = schemas()
        paths = {folder / name: text.encode() for name, text in made.items()}
        write_all(Change(path, path.read_bytes() if path.is_file() else None, data) for path, data in paths.items())
        click.echo(f"{len(made)} schemas in {folder}")
