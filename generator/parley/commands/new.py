"""`parley new`: something new is begun in the archive."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.beginning.group import KindGroup
from parley.options import content_option, json_option, on_option, told

if TYPE_CHECKING:
    from parley.drafting.spellings import Near


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
    "--begin-actors",
    "begin",
    is_flag=True,
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
    begin: bool,
    day: date,
    as_json: bool,
) -> None:
    """Draft an article and its quotations from the text in FILE (text, HTML or PDF; - for standard input).

    Quotations, speakers, names and dates are found by rules; what is not sure is marked TODO, with the reason. No file
    is ever written over.
    """
    from parley.drafting import answer  # all that reads texts, which no other command needs
    from parley.drafting import new as made

    options = made.checked(url, publisher, published, language, id_)
    result, kept = made.from_file(content.absolute(), file, options, keep, day, _Asked(begin))
    click.echo(answer.as_json(result) if as_json else answer.told(result, content, kept))


@dataclass(frozen=True)
class _Asked:
    """A person at a terminal, or nobody: then what the options say."""

    begin: bool

    def is_new(self, name: str) -> bool | None:
        """Whether a record is begun; nobody is entered without somebody who says so."""
        if self.begin or not sys.stdin.isatty():
            return self.begin or None
        return click.confirm(f"“{name}” speaks and is new. Begin a record? (No for a private person.)", err=True)

    def is_same(self, name: str, near: "Near", about: str) -> bool:
        """Whether two names are one actor's."""
        asked = f"“{name}”: is that {near.name} ({about}), who is in the archive as {near.key.id}?"
        return sys.stdin.isatty() and click.confirm(asked, err=True)
