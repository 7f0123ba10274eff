"""Two states of the archive to the difference between them: the whole of `parley diff` on one screen."""

from pathlib import Path

from parley.diff.contests import contests
from parley.diff.difference import Difference
from parley.diff.effects import effects
from parley.diff.faults import broken, problems, quotations, warned
from parley.diff.pages import page_changes, sitemap
from parley.diff.records import changes
from parley.diff.revision import base_of
from parley.diff.sides import sides
from parley.problems import InvalidArchive, errors
from parley.workers import processors


def difference(base: str, content: Path, *, pages: bool = True, jobs: int = 0) -> Difference:
    """What the records in `content` do to the site of a base: a revision, or a folder of other records.

    What pages show is compared only where that is asked for; `jobs` is how many processes do so, 0 for as many as there
    are processors. Raises UsageError where there is no such base, or where it has errors of its own.
    """
    with base_of(base, content) as found:
        try:
            with sides(found, content, jobs or processors()) as both:
                happened = changes(both)
                old, new = sitemap(both.old), sitemap(both.new)
                gone = broken(both, old, new)
                return Difference(
                    found,
                    compared=pages,
                    changes=happened,
                    effects=effects(both, happened),
                    contests=contests(both, happened),
                    pages=page_changes(both, old, new, gone.keys(), compare=pages),
                    problems=problems(both, happened, gone),
                    warned=warned(both),
                    quotations=quotations(both, happened),
                )
        except InvalidArchive as error:
            return Difference(found, checked=False, problems=tuple(errors(error.problems)))
