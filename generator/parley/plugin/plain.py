"""MkDocs' own way to the site: every page a file of MkDocs', read, rendered and written by it, one after the other."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from parley.config import Settings
from parley.drawings.svg import Picture, illustrated
from parley.link import Archive
from parley.plugin.content import generated, navigation
from parley.publish import files as output_files
from parley.staging import publish
from parley.views import tasks


class PlainWay:
    """One build: all pages handed to MkDocs, and the whole site published; one that is served is written in place."""

    def __init__(self, archive: Archive, settings: Settings, site: Path, stage: Path) -> None:
        self._archive, self._settings = archive, settings
        self.site, self.stage = site, stage
        self._pictures: dict[str, tuple[Picture, ...]] = {}

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Puts the archive's pages and outputs in the place of the records' own files."""
        for file in list(files):
            if file.src_dir == config.docs_dir:
                files.remove(file)
        listed = []
        for task in self._archive.once(tasks):
            page = task.page(self._archive)
            self._pictures[page.path] = page.pictures
            files.append(generated(config, task.path, page.document(), listed=bool(task.nav)))
            if task.nav:
                listed.append((*task.nav, task.path))
        for path, data in output_files(self._archive, self._settings):
            files.append(generated(config, path, data))
        config.nav = navigation(listed, self._archive.language)

    def illustrated(self, path: str, html: str) -> str:
        """The content of one page with its pictures."""
        return illustrated(path, html, self._pictures.get(path, ()))

    def take_pages(self, files: Files) -> None:
        """Nothing: the pages are MkDocs' to build."""

    def build(self, env: jinja2.Environment, nav: Navigation, config: MkDocsConfig) -> int:
        """Nothing: MkDocs makes them."""
        return 0

    def publish(self) -> None:
        """Puts the whole new site in the place of the old one."""
        if self.stage != self.site:
            publish(self.stage, self.site)
