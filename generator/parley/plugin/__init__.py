"""The MkDocs plugin: hands the archive's pages and files to MkDocs, and MkDocs nothing else.

The only package that imports MkDocs. `plain` is MkDocs' own way to a site, `fast` the same site sooner: `content` and
`frames` are the two halves of a page there.
"""

import gc
import logging
import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from parley.build import archive
from parley.cache import Store, key_of, open_store
from parley.catalogue import SOURCE
from parley.config import Settings, edition_of
from parley.language import Language
from parley.link import Archive
from parley.plugin.fast import FastWay
from parley.plugin.frames import speak
from parley.plugin.plain import PlainWay
from parley.policy import with_policy
from parley.problems import ArchiveError, InvalidArchive, count, report
from parley.reading import Reader
from parley.render import EXTENSIONS, configs
from parley.shipped import THEME
from parley.staging import stage_for
from parley.versions import made_with
from parley.workers import processors

NO_DAY = "1970-01-01"
"""Stands where MkDocs would put the day of the build."""

OF_A_PAGE = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
"""What MkDocs tells plugins of every page; where another plugin listens, MkDocs makes the pages."""

log = logging.getLogger("mkdocs.plugins.parley")


class ParleyConfig(base.Config):
    """What a maintainer may set below `parley:` in mkdocs.yml."""

    search = config_options.Type(bool, default=True)
    """Whether the site can be searched; off, it is built without any search."""
    fast = config_options.Type(bool, default=True)
    """Whether pages are made side by side and kept from build to build; off, MkDocs makes each by itself."""
    jobs = config_options.Type(int, default=0)
    """How many processes make the pages; 0: as many as there are processors."""
    words = config_options.Type(str, default="")
    """A PO file beside mkdocs.yml, whose words for the interface come before those of the language's own."""
    cache_dir = config_options.Type(str, default=".cache/parley")
    """The folder beside mkdocs.yml where a build keeps what the next one can use; it may be deleted at any time."""


class ParleyPlugin(BasePlugin[ParleyConfig]):
    """Turns `docs_dir`, a folder of records, into the pages of the archive."""

    def __init__(self) -> None:
        self._serving = False
        self._reader: Reader | None = None
        self._kept: Store | None = None
        self._made: tuple[Archive, Settings] | None = None
        self._way: PlainWay | FastWay | None = None
        self._nav = Navigation([], [])
        self._warnings = CountHandler(level=logging.WARNING)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this plugin's state from one build of `mkdocs serve` to the next."""
        self._serving = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the whole archive before MkDocs empties anything, and sets how its pages are rendered."""
        if not config.use_directory_urls:
            raise PluginError("addresses of the archive end in `/`; remove `use_directory_urls: false`")
        gc.disable()  # what a build makes is in use till its end; a search for rings of unused objects takes seconds
        started = time.monotonic()
        language = self._language(config)
        settings = Settings(
            content=Path(config.docs_dir),
            site_name=config.site_name,
            site_url=config.site_url or "",
            drafts=self._serving,
            jobs=self.config.jobs or processors(),
            search=self.config.search,
            cache=self._cache(config) if self.config.fast else None,
            language=language,
        )
        try:
            made, warnings = archive(
                settings.content,
                drafts=settings.drafts,
                subject=config.site_description or "",
                language=language,
                reader=self._reading(config, settings),
            )
        except InvalidArchive as error:
            raise PluginError(f"{error}\n{count(error.problems)}; nothing was built") from error
        except ArchiveError as error:
            raise PluginError(str(error)) from error
        if warnings:
            log.info("Parley: %s\n%s", count(warnings), report(warnings))
        self._made = replace(made, site=settings.site_name, home=settings.site_url), settings
        config.markdown_extensions = list(EXTENSIONS)
        config.mdx_configs = configs(language)
        _bring_theme(config)
        if search := config.plugins.get("material/search"):
            search.config["enabled"] = False  # the archive's own search stands in its place
        _told(len(made.records), "records read, checked and linked", started)
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Chooses the way to the site, and lets MkDocs build beside the one that is there."""
        if self._made is None or self._reader is None:
            raise PluginError("the archive was not read; is `on_config` of another plugin raising?")
        logging.getLogger("mkdocs").addHandler(self._warnings)
        site = Path(config.site_dir)
        if self.config.fast and self._is_alone(config):
            store = self._store(config)  # first, as it waits for another build of this site
            self._way = FastWay(*self._made, self._reader, store, site, stage_for(site))
            config.docs_dir = str(self._way.stage)  # there is nothing in it: MkDocs need not look at records
        else:
            self._way = PlainWay(*self._made, site, site if self._serving else stage_for(site))
        config.site_dir = str(self._way.stage)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Puts the archive's pages and outputs in the place of the records' own files."""
        way, (_, settings) = self._begun()
        way.add_files(files, config)
        config.docs_dir = str(settings.content)
        config.theme.static_templates.discard("sitemap.xml")  # ours is an output, without the day of the build
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Takes note of the navigation, which all pages show."""
        self._nav = nav
        self._begun()[0].take_pages(files)
        return nav

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Makes the pages that are not MkDocs' to make, when the templates are as they will be."""
        started = time.monotonic()
        way, (_, settings) = self._begun()
        speak(env, settings.language)
        try:
            made = way.build(env, self._nav, config)
        except ArchiveError as error:
            raise PluginError(str(error)) from error
        _told(made, "pages made", started)
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Takes the day of the build out of what MkDocs writes: the same content gives the same bytes."""
        page.update_date = NO_DAY
        return page

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts a page's pictures where their places are, when its text has been made harmless."""
        way, _ = self._begun()
        return way.illustrated(page.file.src_uri, html) if isinstance(way, PlainWay) else html

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
        way, _ = self._begun()
        if not (config.strict and self._warnings.get_counts()):
            way.publish()
        config.site_dir = str(way.site)  # what comes after a build, such as gh-deploy, looks there
        self._end(way)

    def on_build_error(self, *, error: Exception) -> None:
        """Clears away what was begun."""
        if self._way:
            self._end(self._way)
        gc.enable()

    def _end(self, way: PlainWay | FastWay) -> None:
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if way.stage != way.site:
            shutil.rmtree(way.stage, ignore_errors=True)
        if self._kept and not self._serving:
            self._kept.close()
            gc.freeze()  # what the build leaves ends with the process; it need not be searched for rings first
        gc.enable()
        self._way = None

    def _begun(self) -> tuple[PlainWay | FastWay, tuple[Archive, Settings]]:
        if self._way is None or self._made is None:
            raise PluginError("the archive was not read; is `on_config` of another plugin raising?")
        return self._way, self._made

    def _is_alone(self, config: MkDocsConfig) -> bool:
        """Whether no other plugin has a part in every page; Material's search, which is off, has none."""
        search = config.plugins.get("material/search")
        listening = [method for event in OF_A_PAGE for method in config.plugins.events[event]]
        return all(getattr(method, "__self__", None) in (self, search or self) for method in listening)

    def _reading(self, config: MkDocsConfig, settings: Settings) -> Reader:
        """What is known of the records' files from the build before."""
        if self._reader is None or not self._serving:
            file = self._cache(config) / "parsed.sqlite" if self.config.fast else None
            self._reader = Reader(open_store(file, made_with()), settings.jobs)
        return self._reader

    def _store(self, config: MkDocsConfig) -> Store:
        """What is known of the site from the build before: in memory for one that is served."""
        if self._kept is None or not self._serving:
            folder = self._cache(config)
            name = key_of(os.path.relpath(config.site_dir, folder).encode()).hex()[:8]
            file = None if self._serving else folder / f"rendered-{name}.sqlite"
            self._kept = open_store(file, made_with(), alone=not self._serving)
        return self._kept

    def _language(self, config: MkDocsConfig) -> Language:
        """The language of the site; what it lacks is told once."""
        try:
            language = edition_of(str(config.theme.get("language") or SOURCE), self.config.words, _home(config))
        except ArchiveError as error:
            raise PluginError(f"theme.language: {error}") from error
        if language.lack:
            log.info("Parley: %s", language.lack)
        return language

    def _cache(self, config: MkDocsConfig) -> Path:
        return _home(config) / self.config.cache_dir

    def _with_policy(self, html: str) -> str:
        try:
            return with_policy(html, reloading=self._serving)
        except ArchiveError as error:
            raise PluginError(str(error)) from error


def _home(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").parent.resolve()


def _bring_theme(config: MkDocsConfig) -> None:
    """Puts the archive's templates before Material's, and after those of a folder that the settings name."""
    custom = config.theme.custom_dir
    if not custom or Path(custom).resolve() != THEME.resolve():
        config.theme.dirs.insert(1 if custom else 0, str(THEME))


def _told(number: int, what: str, started: float) -> None:
    log.info("Parley: %s %s in %.2f s", f"{number:,}", what, time.monotonic() - started)
