"""The same pages as a plain MkDocs site with Material for MkDocs: no plugin of ours, none of theirs, no search."""

import re
import sys
from pathlib import Path

import yaml

from parley.render import EXTENSIONS

from .measure import run

COMMAND = (sys.executable, "-m", "mkdocs", "build", "--quiet")

SETTINGS = {
    "site_name": "Archive",
    "site_url": "https://example.org/",
    "docs_dir": "pages",
    "theme": {"name": "material"},
    "plugins": [],
    "markdown_extensions": [name for name in EXTENSIONS if ":" not in name],
    # a navigation that held every page would be written into every page, and its time grow with their square
    "nav": ["index.md"],
    "not_in_nav": "*",
    "validation": {
        "nav": {"omitted_files": "ignore", "not_found": "ignore", "absolute_links": "ignore"},
        "links": dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore"),
    },
}
"""MkDocs' settings; the Markdown extensions are Parley's own, but for the one that is Parley's."""


def lay_out(folder: Path, project: Path) -> None:
    """Writes the site's settings, and the pages that `parley pages` makes of a project's content."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), encoding="utf-8")
    content = str(project / "content")
    run((sys.executable, "-m", "parley", "pages", str(folder / "pages"), "--content", content), project)
    for page in sorted((folder / "pages").rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        # Parley's templates are not Material's
        page.write_text(re.sub(r"\A(---\n(?:.*\n)*?)template: .*\n", r"\1", text), encoding="utf-8")


def left_in(folder: Path) -> tuple[Path, ...]:
    """What an earlier build has left."""
    return (folder / "site",)
