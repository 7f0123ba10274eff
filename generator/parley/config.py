"""What a maintainer may set, checked once and passed down."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lies, and how its pages are made.

    `content` is the folder of the records; paths in messages start from its parent. `drafts` is true only where
    nothing is published. `site_url` ends with `/`, or is empty where the site has no address yet. `jobs` is how many
    processes work side by side. `search` tells whether the site can be searched, and `cache` is the folder of what is
    kept from build to build, if anything is.
    """

    content: Path
    site_name: str = "Parley"
    site_url: str = ""
    drafts: bool = False
    jobs: int = 1
    search: bool = True
    cache: Path | None = None


def site_description(file: Path) -> str:
    """What mkdocs.yml says the site is about, read without MkDocs; empty where it says nothing."""

    class Loader(yaml.CSafeLoader):
        pass

    # MkDocs' own tags (`!ENV`, `!!python/name`) stand for values that are not needed here, and are never run
    Loader.add_multi_constructor("!", lambda loader, tag, node: None)
    Loader.add_multi_constructor("tag:yaml.org,2002:python", lambda loader, tag, node: None)
    try:
        settings = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 (a safe loader)
    except (OSError, yaml.YAMLError):
        return ""
    return str(settings.get("site_description") or "") if isinstance(settings, dict) else ""
