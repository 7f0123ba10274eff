"""A record that is begun answers the drafts that ask for it: `speaker: TODO  # “Rania Sobhi” is not in the archive`."""

import re
from collections.abc import Iterator
from pathlib import Path

from parley.beginning.draft import Draft
from parley.saving import Change
from parley.todo import MARK, not_there

_ASKING = ("articles", "quotes")
"""The kinds that a briefing drafts."""


def answers(content: Path, draft: Draft) -> Iterator[Change]:
    """The drafts in which the new actor's id takes the place of the mark."""
    names = [str(name) for name in (draft.values.get("name"), *draft.values.get("aliases", ())) if name]
    if draft.key.kind != "actors" or not names:
        return
    asked = "|".join(re.escape(not_there(name)) for name in names)
    line = re.compile(rf"^(?P<key>speaker: |publisher: |  - ){MARK}  # (?:{asked})[^\n]*$", re.MULTILINE)
    for path in sorted(path for kind in _ASKING for path in (content / kind).glob("*.md") if path.is_file()):
        before = path.read_bytes()
        if MARK.encode() not in before:
            continue
        after = line.sub(lambda found: f"{found['key']}{draft.id}", before.decode("utf-8", "surrogateescape"))
        data = after.encode("utf-8", "surrogateescape")
        if data != before:
            yield Change(path, before, data)
