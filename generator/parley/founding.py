"""A new archive's folder, made whole or not at all; and where that archive is to take Parley from."""

import json
import tempfile
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from urllib.parse import unquote, urlsplit

from parley.problems import UsageError


def found(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Writes the files into a folder that is new or empty; how many there are.

    Raises UsageError where something is there already, which stays as it is.
    """
    folder = folder.absolute()
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise UsageError(f"{folder} is not an empty folder; name a new one, so that nothing is lost")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as beside:
            whole = Path(beside) / "whole"
            number = _written(whole, files)
            folder.mkdir(exist_ok=True)
            for path in sorted(whole.iterdir()):
                path.rename(folder / path.name)
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror}); mend its permissions") from error
    return number


def _written(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    number = 0
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        number += 1
    return number


def wheel_here() -> Path | None:
    """The wheel that this Parley was installed from, where pip has noted it and it is still there."""
    try:
        noted = json.loads(distribution("parley").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    address = urlsplit(str(noted.get("url", "")))
    path = Path(unquote(address.path))
    return path if address.scheme == "file" and path.suffix == ".whl" and path.is_file() else None


def wheel_name() -> str:
    """What this version's wheel is called."""
    return f"parley-{version('parley')}-py3-none-any.whl"
