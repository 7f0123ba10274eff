"""`parley new`: something new is begun in the archive."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from parley.beginning.group import KindGroup
from parley.options import content_option, json_option, on_option, told


@click.group("new", cls=KindGroup)
def command() -> None:
    """Begin something new in the archive: `parley new briefing FILE`, `parley new KIND ID`."""


@command.command("briefing")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False))
@content_option
@click.option("--url", default="", help="The address at which it was published.")
@click.option("--publisher", default="", help="The outlet: its id in actors/, or its name.")
@click.option("--date", "published", default="", help="When it was published: 2017-03-04, 2017-03, 2017-03-04?, ...")
@click.option("--language", default="", help="The language of the text: en, ar, ...; else it is worked out.")
@click.option("--id", "id_", default="", help="The article's id; else it is made of its title.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to keep the text of a page, a PDF or standard input (default: beside FILE, with .txt added).",
)
@click.option(
    "--begin-actors/--leave-actors",
    "begin",
    default=None,
    help="Begin a record for each person who speaks, is named in full and is new (at a terminal this is asked).",
)
@on_option
@json_option
@told
def briefing(
    file: Path,
    content: Path,
    url: str,
    publisher: str,
    published: str,
    language: str,
    id_: str,
    keep: Path | None,
    begin: bool | None,
    day: date,
    as_json: bool,
) -> None:
    """Draft an article and its quotations from the text in FILE (text, HTML or PDF; - for standard input).

    Quotations, speakers, names and dates are found by rules; what is not sure is marked TODO, with the reason. No file
    is ever written over.
    """
    from parley.drafting import new as made  # all that reads texts, which no other command needs

    options = made.checked(url, publisher, published, language, id_)
    result, kept = made.from_file(content.absolute(), file, options, keep, day, partial(_is_wanted, begin))
    click.echo(made.as_json(result) if as_json else made.told(result, content, kept))


def _is_wanted(begin: bool | None, names: Sequence[str]) -> bool:
    """Whether records are to be begun for these; nobody is entered without somebody who says so."""
    if begin is not None or not sys.stdin.isatty():
        return bool(begin)
    click.echo(f"These speak, and are not in the archive: {', '.join(names)}.", err=True)
    return click.confirm("Begin a record for each? (Say no if one of them is a private person.)", err=True)
