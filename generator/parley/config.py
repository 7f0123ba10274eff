"""What a maintainer may set, checked once and passed down."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the archive lies, and how its pages are made.

    `content` is the folder of the records; paths in messages start from its parent. `drafts` is true only where
    nothing is published. `site_url` ends with `/`, or is empty where the site has no address yet.
    """

    content: Path
    site_name: str = "Parley"
    site_url: str = ""
    drafts: bool = False
