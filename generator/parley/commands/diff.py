"""`parley diff`: what a change to the records does to the site."""

import sys
from pathlib import Path

import click

from parley.diff.compare import difference
from parley.diff.markdown import to_markdown
from parley.diff.plain import to_json
from parley.diff.text import to_text
from parley.options import content_option, json_option, told


@click.command("diff")
@click.argument("base")
@content_option
@json_option
@click.option("--markdown", "as_markdown", is_flag=True, help="Answer in Markdown, for a pull request.")
@click.option("--no-pages", is_flag=True, help="Do not compare what pages show, which takes longest.")
@told
def command(base: str, content: Path, as_json: bool, as_markdown: bool, no_pages: bool) -> None:
    """Tell what the content does to the site of BASE: a git revision, or a folder of other content.

    With a revision, only what has changed since the branch left it is told. Addresses that would break, and published
    words, figures, dates or attributions that are changed without an entry in `corrections`, are errors.
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown are two answers; ask for one")
    if not content.is_dir():
        raise click.UsageError(f"there is no folder {content.name!r} of records here; run this beside mkdocs.yml")
    found = difference(base, content.absolute(), pages=not no_pages)
    answer = to_json if as_json else to_markdown if as_markdown else to_text
    click.echo(answer(found).rstrip("\n"))
    sys.exit(1 if found.failed else 0)
