"""The fast way to the site: pages made by all processors, in shared frames, and only those that are not there already.

Nothing of it shows in the result: `fast: false` makes the same bytes by MkDocs' own way.
"""

import json
import logging
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from parley.cache import Entry, Store, key_of, stamp_of
from parley.config import Settings
from parley.link import Archive
from parley.plugin.content import Known, Listed, Warned, content_of, generated, navigation, warnings_kept
from parley.plugin.disk import write
from parley.plugin.frames import Frames
from parley.publish import files as output_files
from parley.reading import NEVER, Reader
from parley.records.types import Key
from parley.search.index import FOLDER as INDEX
from parley.staging import publish, update
from parley.urls import page_file, record_path
from parley.views import Task, tasks, tasks_showing
from parley.workers import map_chunks

log = logging.getLogger("mkdocs.plugins.parley")


FACTS = ":facts"
NAV = ":nav"
"""The entries that tell of what facts of the archive, and with what frames, a site was made, and its navigation."""


class FastWay:
    """One build: from the archive to a stage that holds what is new, and from there to the site.

    `rendered` says what stands in the site since the last build. An entry's key is that of the page's Markdown and its
    frame; of a record's own page, the digest of the record's file follows.
    """

    def __init__(
        self, archive: Archive, settings: Settings, reader: Reader, rendered: Store, site: Path, stage: Path
    ) -> None:
        self._archive, self._settings, self._rendered = archive, settings, rendered
        self.site, self.stage = site, stage
        said = (archive.subject, archive.guides, settings.site_name, settings.site_url, settings.drafts)
        self._facts = key_of(reader.facts, repr(said).encode(), settings.language.key)
        self._listed: list[str] = []
        self._digests = {_file_of(path): digest for path, digest in reader.digests().items()}
        self._there = rendered.entries()
        self._entries: dict[str, Entry] = {}
        self._written: set[str] = set()

    def add_files(self, files: Files, config: MkDocsConfig) -> None:
        """Lets MkDocs know the pages that stand in its navigation."""
        found: list[Listed]
        kept = self._rendered.value(NAV, self._facts)
        found = json.loads(kept) if kept else sorted((*t.nav, t.path) for t in self._archive.once(tasks) if t.nav)
        self._listed = [path for _, _, path in found]
        self._entries[NAV] = Entry(NEVER, self._facts, json.dumps(found).encode())
        for path in self._listed:
            files.append(generated(config, path, listed=True))
        config.nav = navigation(found, self._archive.language)

    def take_pages(self, files: Files) -> None:
        """Takes them away again once the navigation is made: they are not MkDocs' to build."""
        for path in self._listed:
            file = files.get_file_from_path(path)
            if file:
                files.remove(file)

    def build(self, env: jinja2.Environment, nav: Navigation, config: MkDocsConfig) -> int:
        """Makes all pages and outputs that the site does not have yet; how many pages it made."""
        frames = Frames(env, nav, config, reloading=self._settings.drafts)
        facts = Entry(NEVER, key_of(self._facts, frames.version))
        edited = self._edited(facts)
        if edited is None:
            made = self._archive.once(tasks)
            known = Known({page_file(task.path) for task in made}, config)
        else:
            made = tasks_showing(self._archive, edited)
            known = Known(self._there, config)
            # where anything was edited the index of the search is made as a whole, and has perhaps fewer files
            stays = {f: entry for f, entry in self._there.items() if not (edited and f.startswith(f"{INDEX}/"))}
            self._entries = {**stays, **self._entries}
        self._entries[FACTS] = facts

        def make(chunk: Sequence[Task | None]) -> tuple[dict[str, Entry], list[Warned]]:
            entries: dict[str, Entry] = {}
            with warnings_kept() as kept:
                for task in chunk:
                    if task is None:
                        entries.update(self._outputs(edited))
                    else:
                        told = len(kept)
                        entry = self._made(task, frames, known, config)
                        # a page that MkDocs warns of has no key: the next build makes it, and warns, again
                        entries[page_file(task.path)] = entry if told == len(kept) else entry._replace(key=b"")
            return entries, kept

        for entries, kept in map_chunks(make, [None, *made], self._settings.jobs):
            self._entries.update(entries)
            self._written |= {file for file, entry in entries.items() if not self._stood(file, entry)}
            for level, words in kept:
                log.log(level, words)
        return len(made)

    def _outputs(self, edited: Sequence[Key] | None) -> Iterator[tuple[str, Entry]]:
        kinds = None if edited is None else {key.kind for key in edited}
        for path, data in output_files(self._archive, self._settings, kinds):
            key = key_of(data)
            yield path, self._standing(path, key) or Entry(write(f"{self.stage}/{path}", data), key)

    def _edited(self, facts: Entry) -> list[Key] | None:
        """The records whose bodies alone were edited since the last build; None where more has changed."""
        if self._there.get(FACTS) != facts:
            return None
        files = [(file, entry) for file, entry in self._there.items() if file[0] != ":"]
        if any(not entry.key or stamp_of(f"{self.site}/{file}") != entry.stamp for file, entry in files):
            return None
        known = self._there.keys() & self._digests.keys()
        edited = sorted(file for file in known if not self._there[file].key.endswith(self._digests[file]))
        keys = [Key(*file.split("/")[:2]) for file in edited]
        return [key for key in keys if key in self._archive.records]

    def _made(self, task: Task, frames: Frames, known: Known, config: MkDocsConfig) -> Entry:
        page, file = task.page(self._archive), page_file(task.path)
        key = key_of(frames.version, *(str(part).encode() for part in page))
        origin = self._digests.get(file, b"")
        old = self._standing(file, key)
        if old:
            return old._replace(key=key + origin)
        html = frames.html(page, content_of(page, known, config, self._archive.language))
        return Entry(write(f"{self.stage}/{file}", html), key + origin)

    def _standing(self, file: str, key: bytes) -> Entry | None:
        """What stands in the site under that name, if it is what a build would put there."""
        old = self._there.get(file)
        return old if old and old.key.startswith(key) and stamp_of(f"{self.site}/{file}") == old.stamp else None

    def _stood(self, file: str, entry: Entry) -> bool:
        """Whether a file has been left where it stood."""
        old = self._there.get(file)
        return old is not None and old.stamp == entry.stamp

    def publish(self) -> None:
        """Puts what was made, and what MkDocs has made beside it, in the place of the old."""
        for file in self._others():
            data = (self.stage / file).read_bytes()
            old = self._standing(file, key_of(data))
            if old:
                (self.stage / file).unlink()
            self._entries[file] = old or Entry(stamp_of(self.stage / file) or NEVER, key_of(data))
        changed = {file: entry for file, entry in self._entries.items() if entry != self._there.get(file)}
        gone = self._there.keys() - self._entries.keys()
        if changed.keys() >= {file for file in self._entries if file[0] != ":"}:
            publish(self.stage, self.site)
        else:
            update(self.stage, self.site, gone)
        self._rendered.change(changed, gone)

    def _others(self) -> Iterator[str]:
        """The files of the stage that are none of ours."""
        # in a whole new site the folders of pages are many, and hold nothing else
        folders = set() if self._there else {file.rpartition("/")[0] for file in self._entries}
        for folder, names, files in os.walk(self.stage):
            within = Path(folder).relative_to(self.stage).as_posix()
            names[:] = [name for name in names if within == "." or f"{within}/{name}" not in folders]
            found = (name if within == "." else f"{within}/{name}" for name in files)
            yield from (file for file in found if file not in self._written)


def _file_of(path: str) -> str:
    """The file of the site that holds the page of a record, from the path of the record's own file."""
    _, kind, *_, name = path.split("/")
    return page_file(record_path(Key(kind, name.removesuffix(".md"))))
