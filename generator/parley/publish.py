"""The archive to its other files: one pass that feeds every output."""

from collections.abc import Iterator, Set

import parley.outputs
from parley.config import Settings
from parley.discover import classes
from parley.link import Archive
from parley.outputs.base import Output
from parley.problems import ArchiveError


def files(archive: Archive, settings: Settings, edited: Set[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every file that the site carries beside its pages: its path below the site's root, and its bytes.

    Where no more has changed than bodies of the kinds `edited`, only the files in which these may show. Raises
    ArchiveError where two outputs make a file of the same name.
    """
    outputs = [output(archive, settings) for output in classes(parley.outputs, Output)]
    if edited is not None:
        outputs = [output for output in outputs if output.shows_bodies and edited]
    fed = [output for output in outputs if type(output).feed is not Output.feed]
    for key in archive.records:
        for output in fed:
            if edited is None or not output.is_by_kind or key.kind in edited:
                output.feed(archive.records[key])
    made: dict[str, str] = {}
    for output in outputs:
        for path, data in output.finish():
            name = type(output).__name__
            if path in made:
                raise ArchiveError(f"{path} is made by {made[path]} and by {name}; name one otherwise")
            made[path] = name
            yield path, data
