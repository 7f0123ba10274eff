"""What commands have in common: their options, and how what stops them is told."""

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from parley.problems import ArchiveError, InvalidArchive, count, report

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder of the archive's records.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a program.")
on_option = click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _, __, day: day.date() if day else date.today(),
    help="The day to record as that of the check (default: today).",
)


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Turns what stops Parley into a message and an exit status: 1 problems in the content, 2 wrong usage."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except InvalidArchive as error:
            click.echo(report(error.problems))
            click.echo(count(error.problems), err=True)
            sys.exit(1)
        except ArchiveError as error:
            raise click.UsageError(str(error)) from error

    return run
