"""`parley init`: a new archive on another conflict."""

from pathlib import Path

import click

from parley.config import edition_of
from parley.founding import found, wheel_here, wheel_name
from parley.options import told
from parley.starter import Founded, files


def _one_line(_: click.Context, __: click.Parameter, value: str) -> str:
    if not value.strip() or not value.isprintable() or len(value) > 200:
        raise click.BadParameter("write one line of at most 200 characters")
    return value.strip()


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="An archive", show_default=True, callback=_one_line, help="What the archive is called.")
@click.option(
    "--subject",
    default="An invented conflict, to be replaced by a real one.",
    show_default=True,
    callback=_one_line,
    help="What it is about, in a sentence.",
)
@click.option("--language", default="en", show_default=True, help="The language in which it speaks to readers.")
@told
def command(folder: Path, name: str, subject: str, language: str) -> None:
    """Begin a new archive in FOLDER: settings, checks for code hosts, and a record of each kind to write by."""
    edition_of(language, "", folder)
    wheel = wheel_here()
    source = f"./{wheel.name if wheel else wheel_name()}"
    own = [(wheel.name, wheel.read_bytes())] if wheel else []
    number = found(folder, [*files(Founded(name, subject, language, source)), *own])
    click.echo(f"{number} files in {folder}; its README.md says how to go on")
    if not wheel:
        click.echo(f"Put {wheel_name()} there; `pip wheel --no-deps .` makes it, where Parley's sources are", err=True)
