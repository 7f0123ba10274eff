"""A site changes in one step: whole beside the one that is there, or only what is new, noted before it is put in place.

A stage is a folder beside the site, on the same disk. Its name says how far its build has come, so that the next build
can clear away what a killed one has left, or finish it.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

GONE = ".parley-gone.json"
"""In a stage of changes, the list of the files that the site shall no longer have."""


def stage_for(site: Path) -> Path:
    """An empty folder's path beside the site for this build alone.

    What killed builds left is settled first: a stage that was not finished goes away, changes that were decided are
    completed, and a site that had been moved aside comes back.
    """
    ours = re.compile(rf"\.{re.escape(site.name)}\.(new|old|due)\.([0-9]{{1,10}})")
    for left in sorted(site.parent.glob(f".{site.name}.*")):
        found = ours.fullmatch(left.name)
        if not found or _alive(int(found[2])):
            continue
        if found[1] == "due":
            _settle(left, site)
        elif found[1] == "old" and not site.exists():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)
    return site.parent / f".{site.name}.new.{os.getpid()}"


def publish(stage: Path, site: Path) -> None:
    """Puts the whole new site in the place of the old one, by two renames."""
    old = site.parent / f".{site.name}.old.{os.getpid()}"
    if site.exists():
        site.rename(old)
    stage.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def update(stage: Path, site: Path, gone: Iterable[str]) -> None:
    """Puts the stage's files in the place of the site's, each by one rename, and removes those that are gone."""
    (stage / GONE).write_text(json.dumps(sorted(gone)), encoding="utf-8")
    due = site.parent / f".{site.name}.due.{os.getpid()}"
    stage.rename(due)  # from here on, a build that finds it completes it
    _settle(due, site)


def _settle(due: Path, site: Path) -> None:
    gone = json.loads((due / GONE).read_text(encoding="utf-8"))
    for folder, _, names in os.walk(due):
        there = site / Path(folder).relative_to(due)
        there.mkdir(parents=True, exist_ok=True)
        for name in names:
            if name != GONE:
                Path(folder, name).replace(there / name)
    for path in gone:
        _remove(site / path, site)
    shutil.rmtree(due, ignore_errors=True)


def _remove(file: Path, site: Path) -> None:
    """Removes a file, and the folders that are empty without it."""
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == site or any(folder.iterdir()):
            break
        folder.rmdir()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
