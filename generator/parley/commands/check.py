"""`parley check`: all that is wrong with the content."""

import sys
from pathlib import Path

import click
from rich.console import Console

from parley.build import examine
from parley.options import content_option, json_option, told
from parley.problems import count, errors, report, to_json
from parley.progress import stages


@click.command("check")
@content_option
@json_option
@click.option("--all", "every", is_flag=True, help="Tell each problem in full, however often it recurs.")
@told
def command(content: Path, as_json: bool, every: bool) -> None:
    """Tell everything that is wrong with the content, all of it at once."""
    with stages(Console(stderr=True)) as told_stage:
        checked = examine(content.absolute(), told_stage)
    if as_json:
        click.echo(to_json(checked.problems))
    else:
        if checked.problems:
            click.echo(report(checked.problems, every=every))
        click.echo(f"{len(checked.records):,} records: {count(checked.problems)}", err=True)
    sys.exit(1 if errors(checked.problems) else 0)
