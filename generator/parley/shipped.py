"""What comes with the package beside its code: from the wheel, or from the repository that its sources stand in."""

from pathlib import Path

PACKAGE = Path(__file__).parent
REPOSITORY = PACKAGE.parent.parent

THEME = next((path for path in (PACKAGE / "theme", REPOSITORY / "theme") if path.is_dir()), PACKAGE / "theme")
"""The folder of templates, styles, scripts and fonts that every archive has."""

SHARED = PACKAGE / "shared" if (PACKAGE / "shared").is_dir() else REPOSITORY
"""The folder of what a new archive has in common with this project: how changes are proposed, checked and put out."""
