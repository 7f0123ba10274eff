"""`parley check`: all that is wrong with the content."""

import os
import sys
from pathlib import Path

import click
from rich.console import Console

from parley.annotations import above, to_github, to_gitlab
from parley.build import examine
from parley.options import content_option, told
from parley.problems import count, errors, report, to_json
from parley.progress import stages


@click.command("check")
@content_option
@click.option("--json", "form", flag_value="json", help="Answer in JSON, for a program.")
@click.option("--github", "form", flag_value="github", help="Tell each problem on its line of a pull request.")
@click.option("--gitlab", "form", flag_value="gitlab", help="Answer with a Code Quality report of GitLab.")
@click.option("--all", "every", is_flag=True, help="Tell each problem in full, however often it recurs.")
@told
def command(content: Path, form: str | None, every: bool) -> None:
    """Tell everything that is wrong with the content, all of it at once."""
    with stages(Console(stderr=True)) as told_stage:
        checked = examine(content.absolute(), told_stage)
    problems = checked.problems
    if form == "json":
        click.echo(to_json(problems))
    elif form == "gitlab":
        click.echo(to_gitlab(problems, above(content, os.environ)))
    elif form == "github" and problems:
        click.echo(to_github(problems, above(content, os.environ)))
    if problems and form != "json":
        click.echo(report(problems, every=every), err=form is not None)
    if form != "json":
        click.echo(f"{len(checked.records):,} records: {count(problems)}", err=True)
    sys.exit(1 if errors(problems) else 0)
