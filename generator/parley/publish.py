"""The archive to its other files: one pass that feeds every output."""

from collections.abc import Iterator

import parley.outputs
from parley.config import Settings
from parley.discover import classes
from parley.link import Archive
from parley.outputs.base import Output
from parley.problems import ArchiveError


def files(archive: Archive, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Every file that the site carries beside its pages: its path below the site's root, and its bytes.

    Raises ArchiveError where two outputs make a file of the same name.
    """
    outputs = [output(archive, settings) for output in classes(parley.outputs, Output)]
    for record in archive.records.values():
        for output in outputs:
            output.feed(record)
    made: dict[str, str] = {}
    for output in outputs:
        for path, data in output.finish():
            name = type(output).__name__
            if path in made:
                raise ArchiveError(f"{path} is made by {made[path]} and by {name}; name one otherwise")
            made[path] = name
            yield path, data
