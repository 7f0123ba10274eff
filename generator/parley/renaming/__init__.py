"""A record gets another id: its file moves, all that names it follows, and its old address leads to the new one."""

from parley.renaming.plan import Renaming, planned
from parley.renaming.renamed import renamed

__all__ = ["Renaming", "planned", "renamed"]
