"""Two states of the archive, each read, checked and linked as a build does it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from parley.build import archive, key_of_file
from parley.cache import Store, open_store
from parley.config import Settings, described, edition_of
from parley.diff.revision import Base
from parley.link import Archive
from parley.problems import InvalidArchive, Problem, UsageError
from parley.reading import Reader
from parley.records.base import Record
from parley.records.types import Key


@dataclass(frozen=True, slots=True)
class Side:
    """One state: what of it is on the site, how the site is made, where each record's file is, from which folder on.

    `warnings` are those of the check.
    """

    archive: Archive
    settings: Settings
    paths: Mapping[Key, str]
    root: Path
    warnings: tuple[Problem, ...] = ()

    def __contains__(self, key: Key) -> bool:
        """Whether a record, or a notice in its place, is on the site."""
        return key in self.archive.records or key in self.archive.withdrawn

    def __iter__(self) -> Iterator[Key]:
        return iter(sorted([*self.archive.records, *self.archive.withdrawn]))


@dataclass(frozen=True, slots=True)
class Sides:
    """The archive before a change and after it; `moved` leads from keys that records had to those they have."""

    old: Side
    new: Side
    moved: Mapping[Key, Key]

    def now(self, key: Key) -> Key:
        """The key that a record of the old side has on the new one, if it is there."""
        return self.moved.get(key, key)

    def before(self, key: Key) -> Record | None:
        """A record as it was, in so far as it may be told now: without what has been withheld since, nor withdrawn."""
        old, new = self.old.archive.records.get(key), self.new.archive.records.get(self.now(key))
        if old is None or new is None:
            return None
        withheld = tuple(dict.fromkeys((*old.withhold, *new.withhold)))
        masked = old if withheld == old.withhold else old.model_copy(update={"withhold": withheld})
        return masked.public(self.new.settings.language)

    def is_same(self, old: Key, new: Key) -> bool:
        """Whether a record's file is as it was, byte for byte."""
        return self.old.archive.digests[old] == self.new.archive.digests[new]


@contextmanager
def sides(base: Base, content: Path, jobs: int) -> Iterator[Sides]:
    """Both states; what the base shares with the change is read once.

    Both sites are made as mkdocs.yml now has it. Raises InvalidArchive where the content has errors, UsageError where
    the base has.
    """
    home = content.parent
    said = described(home / "mkdocs.yml")
    language = edition_of(said.tag, said.words, home)
    settings = Settings(content, said.name, said.address, jobs=jobs, search=False, language=language)
    # what is kept beside mkdocs.yml may have come with the change, and say of its files what they do not
    store = open_store(None, b"")
    try:
        new = _side(settings, said.subject, store)
        old = _old_side(base, settings, said.subject, store.copied())
        yield Sides(old, new, _moved(old, new))
    finally:
        store.close()


def _old_side(base: Base, settings: Settings, subject: str, store: Store) -> Side:
    try:
        return _side(replace(settings, content=base.folder), subject, store)
    except InvalidArchive as error:
        words = f"{base} does not check, so nothing can be compared with it; name a base that does"
        raise UsageError(f"{words}:\n{error}") from error


def _side(settings: Settings, subject: str, store: Store) -> Side:
    reader = Reader(store, settings.jobs)
    made, warnings = archive(settings.content, subject=subject, language=settings.language, reader=reader)
    paths = {key_of_file(path): path for path in reader.digests()}
    made = replace(made, site=settings.site_name, home=settings.site_url)
    return Side(made, settings, paths, settings.content.parent, warnings)


def _moved(old: Side, new: Side) -> dict[Key, Key]:
    former = new.archive.former
    return {key: former[key] for key in old if key not in new and key in former}
