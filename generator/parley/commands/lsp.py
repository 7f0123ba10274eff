"""`parley lsp`: help for an editor while a record is written."""

import click

from parley.options import told


@click.command("lsp")
@told
def command() -> None:
    """Talk with an editor (Language Server Protocol, over standard input and output): complete and check records."""
    from parley.editor.server import made  # and the library for that, which no other command needs

    made().start_io()
