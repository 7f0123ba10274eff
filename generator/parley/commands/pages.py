"""`parley pages`: the site's pages as Markdown files."""

from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from parley.build import archive
from parley.config import Settings, described, edition_of
from parley.options import content_option, told
from parley.progress import stages
from parley.publish import files
from parley.views import pages


@click.command("pages")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@content_option
@click.option("--drafts", is_flag=True, help="Include drafts, with a mark.")
@told
def command(folder: Path, content: Path, drafts: bool) -> None:
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
