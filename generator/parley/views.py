"""The archive to its pages: every view in turn, every page by itself."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import parley.pages
from parley.discover import classes
from parley.link import Archive
from parley.pages.base import Nav, Page, View
from parley.problems import ArchiveError
from parley.records.types import Key
from parley.writing.writer import Writer


class Task(NamedTuple):
    """One page to be made: by which view, and of what. It can be made anywhere, without any of the others."""

    view: View[Any, Any]
    subject: Any

    @property
    def maker(self) -> str:
        """The view's name."""
        return type(self.view).__name__

    @property
    def path(self) -> str:
        """The page's file."""
        return self.view.path(self.subject)

    @property
    def nav(self) -> Nav | None:
        """The page's place and its name in the site's navigation, if it has one."""
        return self.view.nav(self.subject)

    def page(self, archive: Archive) -> Page:
        """The page."""
        return self.view.write(self.view.gather(archive, self.subject), archive.once(Writer))


def views() -> list[View[Any, Any]]:
    """Every view there is, in order of module."""
    return [view() for view in classes(parley.pages, View)]


def tasks(archive: Archive) -> list[Task]:
    """Every page there is to make, in a fixed order.

    Raises ArchiveError where two pages have the same name.
    """
    found = [Task(view, subject) for view in views() for subject in view.subjects(archive)]
    made: dict[str, Task] = {}
    for task in found:
        other = made.setdefault(task.path, task)
        if other is not task:
            raise ArchiveError(f"{task.path} is made by {other.maker} and by {task.maker}; name one otherwise")
    return found


def tasks_showing(archive: Archive, edited: Sequence[Key]) -> list[Task]:
    """The pages that show the bodies of these records."""
    found = []
    for view in views():
        subjects = dict.fromkeys(subject for key in edited for subject in view.showing(archive, key))
        found += [Task(view, subject) for subject in subjects]
    return found


def pages(archive: Archive) -> Iterator[Page]:
    """Every page of the site, one after the other; raises ArchiveError as `tasks` does."""
    return (task.page(archive) for task in tasks(archive))
