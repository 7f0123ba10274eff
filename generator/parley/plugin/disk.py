"""New files by the bare calls of the system: a large site has very many of them, each in a folder of its own."""

import os

from parley.cache import Stamp


def write(file: str, data: bytes) -> Stamp:
    """Writes a file, in a folder that may not be there yet, and tells its stamp."""
    _make(file.rpartition("/")[0])
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while data:
            data = data[os.write(opened, data) :]
        status = os.fstat(opened)
    finally:
        os.close(opened)
    return Stamp(status.st_mtime_ns, status.st_size)


def _make(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
