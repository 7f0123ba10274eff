"""The contest: every way of making the site has its turn in each round, so that no hour of the machine favours one."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import floor, hugo_site, parley_site, plain_site
from .measure import BuildFailed, Usage, run
from .output import Output, marks, output
from .prepare import Prepared, Site

HUGO = "Hugo"
COLD = "Parley, cold"
UNCHANGED = "Parley, nothing changed"
EDITED = "Parley, one body edited"
RENAMED = "Parley, the most named actor renamed"
PLAIN = "MkDocs + Material, ready-made Markdown"
PARLEY = (COLD, UNCHANGED, EDITED, RENAMED)
FLOOR = "floor: the same files as Parley's, from memory"


@dataclass(frozen=True, slots=True)
class Contestant:
    """One way of making the site: what is done before the clock starts, and what is timed."""

    name: str
    site: Path
    before: Callable[[], None]
    timed: Callable[[], Usage]
    once: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """One turn of a contestant: what it cost, and what it left."""

    contestant: str
    round: int
    usage: Usage
    output: Output


def contestants(folder: Path, prepared: Prepared, sites: frozenset[Site], hugo: str | None) -> list[Contestant]:
    """Those that make the chosen sites, in the order of a round."""
    made: list[Contestant] = []
    if "hugo" in sites and hugo:
        home = folder / "hugo"
        made.append(
            Contestant(HUGO, home / "public", partial(hugo_site.clear, home), partial(run, (hugo, "--quiet"), home))
        )
    if "parley" in sites:
        made += _parley(folder, prepared)
    if "plain" in sites:
        home = folder / "plain"
        build = partial(run, plain_site.COMMAND, home)
        made.append(Contestant(PLAIN, home / "site", partial(plain_site.clear, home), build, once=True))
    return made


def _parley(folder: Path, prepared: Prepared) -> Iterator[Contestant]:
    """A build from nothing, the floor for what it wrote, and builds that find all that the build before them left."""
    home, again = folder / "parley", folder / "floor"
    site, build = home / "site", partial(run, parley_site.COMMAND, home)

    def from_nothing() -> None:
        prepared.edited.undo()
        prepared.renamed.undo()
        parley_site.clear(home)

    yield Contestant(COLD, site, from_nothing, build)
    clear = partial(shutil.rmtree, again, ignore_errors=True)
    yield Contestant(FLOOR, again, clear, partial(floor.write_again, site, again))
    yield Contestant(UNCHANGED, site, lambda: None, build)
    yield Contestant(EDITED, site, prepared.edited.make, build)
    yield Contestant(RENAMED, site, prepared.renamed.make, build)


def compete(contestants: Sequence[Contestant], rounds: int, least: int) -> Iterator[Run]:
    """Gives each contestant its turn, in every round or once.

    Raises BuildFailed where a build fails, or leaves fewer pages than there are records.
    """
    for number in range(1, rounds + 1):
        for contestant in contestants:
            if contestant.once and number > 1:
                continue
            contestant.before()
            before = marks(contestant.site)
            os.sync()  # nobody waits for what another has written
            usage = contestant.timed()
            left = output(contestant.site, before)
            if left.pages < least:
                raise BuildFailed(f"{contestant.name} has left {left.pages:,} pages for {least:,} records")
            yield Run(contestant.name, number, usage, left)
