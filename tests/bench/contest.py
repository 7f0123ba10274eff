"""The contest: every way of making the site has its turn in each round, so that no hour of the machine favours one."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    """One way of making the site: what is done before the clock starts, what may not be there then, what is timed."""

    name: str
    site: Path
    before: Callable[[], None]
    timed: Callable[[], Usage]
    removed: tuple[Path, ...] = ()
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
        build = partial(run, (hugo, "--quiet"), home)
        made.append(Contestant(HUGO, home / "public", _nothing, build, hugo_site.left_in(home)))
    if "parley" in sites:
        made += _parley(folder, prepared)
    if "plain" in sites:
        home = folder / "plain"
        build = partial(run, plain_site.COMMAND, home)
        made.append(Contestant(PLAIN, home / "site", _nothing, build, plain_site.left_in(home), once=True))
    return made


def _parley(folder: Path, prepared: Prepared) -> Iterator[Contestant]:
    """A build from nothing, the floor for what it wrote, and builds that find all that the build before them left."""
    home, again = folder / "parley", folder / "floor"
    site, build = home / "site", partial(run, parley_site.COMMAND, home)

    def as_it_was() -> None:
        prepared.edited.undo()
        prepared.renamed.undo()

    yield Contestant(COLD, site, as_it_was, build, parley_site.left_in(home))
    yield Contestant(FLOOR, again, _nothing, partial(floor.write_again, site, again), (again,))
    yield Contestant(UNCHANGED, site, _nothing, build)
    yield Contestant(EDITED, site, prepared.edited.make, build)
    yield Contestant(RENAMED, site, prepared.renamed.make, build)


def _nothing() -> None:
    pass


def compete(contestants: Sequence[Contestant], rounds: int, least: int, aside: Path) -> Iterator[Run]:
    """Gives each contestant its turn, in every round or once; what it must not find is moved to the folder `aside`.

    Raises BuildFailed where a build fails, or leaves fewer pages than there are records.
    """
    for number in range(1, rounds + 1):
        for contestant in contestants:
            if contestant.once and number > 1:
                continue
            contestant.before()
            set_aside(contestant.removed, aside)
            before = marks(contestant.site)
            os.sync()  # nobody waits for what another has written
            usage = contestant.timed()
            left = output(contestant.site, before)
            if left.pages < least:
                raise BuildFailed(f"{contestant.name} has left {left.pages:,} pages for {least:,} records")
            yield Run(contestant.name, number, usage, left)


def set_aside(paths: Iterable[Path], aside: Path) -> None:
    """Moves files and folders out of the way, to be deleted when no build is timed any more.

    Were they deleted at once, the builds would be timed on a disk that is still at it: ext4 passes over every inode
    freed in the last minutes when it looks for a new one, which takes longer than all else in making a file.
    """
    aside.mkdir(exist_ok=True)
    for number, path in enumerate(filter(Path.exists, paths), len(list(aside.iterdir()))):
        path.rename(aside / str(number))
