"""The MkDocs plugin: hands the archive's pages and files to MkDocs, and MkDocs nothing else.

The only module that imports MkDocs.
"""

import logging
import shutil
import time
from pathlib import Path
from typing import Literal

from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from parley.build import archive
from parley.config import Settings
from parley.link import Archive
from parley.policy import with_policy
from parley.problems import ArchiveError, InvalidArchive, count, report
from parley.publish import files as output_files
from parley.render import CONFIGS, EXTENSIONS
from parley.staging import publish, stage_for
from parley.views import pages

NO_DAY = "1970-01-01"
"""Stands where MkDocs would put the day of the build; the theme's sitemap does not show it."""

log = logging.getLogger("mkdocs.plugins.parley")


class ParleyConfig(base.Config):
    """What a maintainer may set below `parley:` in mkdocs.yml."""

    search = config_options.Type(bool, default=True)
    """Whether the site can be searched; off, it is built without any search."""


class ParleyPlugin(BasePlugin[ParleyConfig]):
    """Turns `docs_dir`, a folder of records, into the pages of the archive."""

    def __init__(self) -> None:
        self._serving = False
        self._archive: Archive | None = None
        self._site: Path | None = None
        self._stage: Path | None = None
        self._warnings = CountHandler(level=logging.WARNING)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin's state from one build of `mkdocs serve` to the next."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the whole archive before MkDocs empties anything, and sets how its pages are rendered."""
        if not config.use_directory_urls:
            raise PluginError("addresses of the archive end in `/`; remove `use_directory_urls: false`")
        started = time.monotonic()
        self._settings = Settings(
            content=Path(config.docs_dir),
            site_name=config.site_name,
            site_url=config.site_url or "",
            drafts=self._serving,
        )
        try:
            self._archive, warnings = archive(
                self._settings.content, drafts=self._settings.drafts, subject=config.site_description or ""
            )
        except InvalidArchive as error:
            raise PluginError(f"{error}\n{count(error.problems)}; nothing was built") from error
        except ArchiveError as error:
            raise PluginError(str(error)) from error
        if warnings:
            log.info("Parley: %s\n%s", count(warnings), report(warnings))
        config.markdown_extensions = list(EXTENSIONS)
        config.mdx_configs = {name: dict(options) for name, options in CONFIGS.items()}
        search = config.plugins.get("material/search")
        if search is not None and not self.config.search:
            search.config["enabled"] = False
        _told(len(self._archive.records), "records read, checked and linked", started)
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Lets MkDocs build beside the site that is there."""
        if not self._serving:
            self._site = Path(config.site_dir)
            self._stage = stage_for(self._site)
            config.site_dir = str(self._stage)
            logging.getLogger("mkdocs").addHandler(self._warnings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Puts the archive's pages and outputs in the place of the records' own files."""
        started = time.monotonic()
        for file in list(files):
            if file.src_dir == config.docs_dir:
                files.remove(file)
        made = self._made()
        navigation = []
        for page in pages(made):
            inclusion = InclusionLevel.INCLUDED if page.nav else InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, page.path, content=page.document(), inclusion=inclusion))
            if page.nav:
                navigation.append((page.nav, page.path))
        for path, data in output_files(made, self._settings):
            files.append(File.generated(config, path, content=data))
        config.nav = [{name: path} for (_, name), path in sorted(navigation)]
        _told(len(files), "files written", started)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Takes the day of the build out of what MkDocs writes: the same content gives the same bytes."""
        page.update_date = NO_DAY
        return page

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Gives every page its policy, when all that may add a script has had its turn."""
        return self._with_policy(output)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Gives the pages that are no records, such as 404, their policy."""
        return self._with_policy(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the site, unless a strict build has had warnings."""
        if self._site is None or self._stage is None:
            return
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if not (config.strict and self._warnings.get_counts()):
            publish(self._stage, self._site)
        config.site_dir = str(self._site)  # what comes after a build, such as gh-deploy, looks there

    def on_build_error(self, *, error: Exception) -> None:
        """Clears away what was begun."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._stage:
            shutil.rmtree(self._stage, ignore_errors=True)

    def _with_policy(self, html: str) -> str:
        try:
            return with_policy(html, reloading=self._serving)
        except ArchiveError as error:
            raise PluginError(str(error)) from error

    def _made(self) -> Archive:
        if self._archive is None:
            raise PluginError("the archive was not read; is `on_config` of another plugin raising?")
        return self._archive


def _told(number: int, what: str, started: float) -> None:
    log.info("Parley: %s %s in %.2f s", f"{number:,}", what, time.monotonic() - started)
