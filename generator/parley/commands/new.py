"""`parley new`: something new is begun in the archive."""

import click

from parley.beginning.group import KindGroup


@click.group("new", cls=KindGroup)
def command() -> None:
    """Begin something new in the archive: `parley new KIND ID`."""
