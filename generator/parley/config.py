"""What a maintainer may set, checked once and passed down."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from parley.catalogue import SOURCE
from parley.language import ENGLISH, Language, edition


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lies, and how its pages are made.

    `content` is the folder of the records; paths in messages start from its parent. `drafts` is true only where
    nothing is published. `site_url` ends with `/`, or is empty where the site has no address yet. `jobs` is how many
    processes work side by side. `search` tells whether the site can be searched, and `cache` is the folder of what is
    kept from build to build, if anything is. `language` is the one in which the archive speaks to its readers.
    """

    content: Path
    site_name: str = "Parley"
    site_url: str = ""
    drafts: bool = False
    jobs: int = 1
    search: bool = True
    cache: Path | None = None
    language: Language = ENGLISH


class Described(NamedTuple):
    """What mkdocs.yml says of the archive: what it is about, its language and words, its name and address."""

    subject: str = ""
    tag: str = SOURCE
    words: str = ""
    name: str = ""
    address: str = ""


def described(file: Path) -> Described:
    """What a mkdocs.yml says, read without MkDocs; the usual where it says nothing."""

    class Loader(yaml.CSafeLoader):
        pass

    # MkDocs' own tags (`!ENV`, `!!python/name`) stand for values that are not needed here, and are never run
    Loader.add_multi_constructor("!", lambda loader, tag, node: None)
    Loader.add_multi_constructor("tag:yaml.org,2002:python", lambda loader, tag, node: None)
    try:
        settings = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 (a safe loader)
    except (OSError, yaml.YAMLError):
        return Described()
    words = _below(_named(_below(settings, "plugins"), "parley"), "words")
    tag = _below(_below(settings, "theme"), "language")
    subject, name, address = (str(_below(settings, f"site_{key}") or "") for key in ("description", "name", "url"))
    return Described(subject, str(tag or SOURCE), str(words or ""), name, address)


def edition_of(tag: str, words: str, folder: Path) -> Language:
    """The language that settings name; a path of its own words starts from the folder of mkdocs.yml."""
    return edition(tag, folder / words if words else None)


def _below(settings: object, key: str) -> object:
    return settings.get(key) if isinstance(settings, dict) else None


def _named(plugins: object, name: str) -> object:
    """What a list of plugins, or a mapping of them, says of one."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    return next((found for plugin in listed if (found := _below(plugin, name))), None)
