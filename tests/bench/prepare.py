"""What is made before any clock starts: the archive, and from it each contestant's own folder."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from . import archive, hugo_site, parley_site, plain_site
from .parley_site import Change

Site = Literal["parley", "hugo", "plain"]
"""What makes a site of the archive; the name of its folder."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """The archive on the disk: how many files, bytes and references between records; what somebody changes in it."""

    files: int
    bytes: int
    references: int
    edited: Change
    renamed: Change


def prepare(folder: Path, number: int, seed: int, sites: frozenset[Site]) -> Prepared:
    """Writes an archive of so many records below an empty folder, and what the chosen sites are built from.

    One article is edited, one of medium fame; the actor that most records name is renamed.
    """
    content = folder / "parley" / "content"
    parley_site.lay_out(folder / "parley")
    if "hugo" in sites:
        hugo_site.lay_out(folder / "hugo")
    ids = archive.pools(number)
    kinds = archive.kinds_of(ids)
    paths: dict[str, str] = {}
    named: Counter[str] = Counter()
    size = 0
    for record in archive.records(ids, seed):
        size += archive.write(record, ids, content)
        paths[record.id] = archive.path_of(record, ids)
        named.update(archive.references(record, kinds))
        if "hugo" in sites:
            hugo_site.write(record, kinds, folder / "hugo")
    if "plain" in sites:
        plain_site.lay_out(folder / "plain", folder / "parley")
    articles, actors = ids["articles"].things, ids["actors"].things
    return Prepared(
        files=len(paths),
        bytes=size,
        references=named.total(),
        edited=Change.body(content / paths[articles[len(articles) // 2]]),
        renamed=Change.name(content / paths[max(actors, key=lambda actor: named[actor])]),
    )
