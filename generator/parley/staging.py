"""A site is made beside the one that is there, and takes its place when it is whole."""

import os
import re
import shutil
from pathlib import Path


def stage_for(site: Path) -> Path:
    """An empty folder's path beside the site, on the same disk, for this build alone.

    What builds that were killed left behind is cleared away first; a site that such a build had moved aside comes back.
    """
    ours = re.compile(rf"\.{re.escape(site.name)}\.(new|old)\.([0-9]{{1,10}})")
    for left in sorted(site.parent.glob(f".{site.name}.*")):
        found = ours.fullmatch(left.name)
        if not found or _alive(int(found[2])):
            continue
        if found[1] == "old" and not site.exists():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)
    return site.parent / f".{site.name}.new.{os.getpid()}"


def publish(stage: Path, site: Path) -> None:
    """Puts the finished site in the place of the old one, by two renames."""
    old = site.parent / f".{site.name}.old.{os.getpid()}"
    if site.exists():
        site.rename(old)
    stage.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
