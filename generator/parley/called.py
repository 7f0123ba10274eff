"""How Parley was started, so that what is to be typed next is told as it can be typed."""

import shlex
import shutil
import sys
from pathlib import Path


def called() -> str:
    """`parley`, or with its folder where the shell finds it but by that: `.venv/bin/parley`."""
    started = Path(sys.argv[0])
    if started.stem != "parley":
        return "parley"
    found = shutil.which("parley")
    if found and Path(found).absolute() == started.absolute():
        return "parley"
    here = Path.cwd()
    return shlex.quote(str(started.relative_to(here) if here in started.parents else started))
