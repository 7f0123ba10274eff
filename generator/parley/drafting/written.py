"""Files written all or none, and never over another."""

from collections.abc import Mapping
from pathlib import Path

from parley.problems import UsageError


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes new files; where one cannot be written those before it are taken back, and UsageError is raised."""
    done: list[Path] = []
    made: list[Path] = []
    try:
        for path, data in files.items():
            for folder in reversed([p for p in path.parents if not p.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                done.append(path)
                file.write(data)
    except OSError as error:
        for path in done:
            path.unlink(missing_ok=True)
        for folder in reversed(made):
            folder.rmdir()
        why = "it exists already" if isinstance(error, FileExistsError) else str(error.strerror)
        raise UsageError(f"{error.filename} cannot be written ({why}); nothing was written") from error
