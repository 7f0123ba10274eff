"""The command `parley`: options in, one call, answer out."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from parley.build import archive, examine
from parley.config import Settings, described, edition_of
from parley.describe import describe_kind, describe_kinds, describe_record
from parley.problems import ArchiveError, InvalidArchive, count, errors, report, to_json
from parley.progress import stages
from parley.publish import files
from parley.verify import verify_all
from parley.views import pages

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("content"),
    show_default=True,
    help="The folder of the archive's records.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a program.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="parley")
def main() -> None:
    """Check, verify and show an archive of conflict briefings.

    `mkdocs build` makes the site. Exit status: 0 fine, 1 problems in the content, 2 wrong usage.
    """


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Turns what stops Parley into a message and an exit status."""

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


@main.command()
@content_option
@json_option
@click.option("--all", "every", is_flag=True, help="Tell each problem in full, however often it recurs.")
@told
def check(content: Path, as_json: bool, every: bool) -> None:
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


@main.command()
@content_option
@click.option(
    "--snapshots",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    required=True,
    help="A folder with the texts that were read; each is found by its hash.",
)
@click.option("--write", is_flag=True, help="Record the evidence in the quotes' files.")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day to record as that of the check (default: today).",
)
@json_option
@told
def verify(content: Path, snapshots: Path, write: bool, on: Any, as_json: bool) -> None:
    """Look for every quote's words, exactly, in the text that was read."""
    with stages(Console(stderr=True)) as told_stage:
        day = on.date() if on else date.today()
        result = verify_all(content.absolute(), snapshots, day, write=write, progress=told_stage)
    click.echo(json.dumps(result.plain(), ensure_ascii=False, indent=2) if as_json else result.text())
    sys.exit(1 if result.failed else 0)


@main.command("pages")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@content_option
@click.option("--drafts", is_flag=True, help="Include drafts, with a mark.")
@told
def write_pages(folder: Path, content: Path, drafts: bool) -> None:
    """Write the site's pages as Markdown into FOLDER, readable on a code host as they are."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder, so that nothing is lost")
    if content.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise click.UsageError(f"{folder} lies in the folder of records; name one outside {content}")
    folder_of_settings = content.absolute().parent
    said = described(folder_of_settings / "mkdocs.yml")
    language = edition_of(said.tag, said.words, folder_of_settings)
    if language.lack:
        click.echo(language.lack, err=True)
    made, _ = archive(content.absolute(), drafts=drafts, subject=said.subject, language=language)
    made = replace(made, site=said.name, home=said.address)
    number = 0
    with stages(Console(stderr=True)) as told_stage:
        for page in pages(made):
            _write(folder / page.path, page.document().encode())
            told_stage("written", 1)
            number += 1
        for path, data in files(made, Settings(content, search=False, language=language)):
            _write(folder / path, data)
    click.echo(f"{number:,} pages in {folder}")


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@main.command()
@click.argument("id_", metavar="ID")
@content_option
@json_option
@told
def show(id_: str, content: Path, as_json: bool) -> None:
    """Show the record ID (or KIND/ID): what it says, and all that names it."""
    made, _ = archive(content.absolute(), drafts=True)
    click.echo(describe_record(made, id_, as_json=as_json))


@main.command()
@click.argument("kind", required=False)
@json_option
@told
def kinds(kind: str | None, as_json: bool) -> None:
    """List the kinds of record, or the keys of one KIND."""
    click.echo(describe_kind(kind, as_json=as_json) if kind else describe_kinds(as_json=as_json))
