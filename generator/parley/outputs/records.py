"""Downloads: all records of a kind as JSON Lines, one record a line."""

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel

from parley.dates import Edtf
from parley.outputs.base import Output
from parley.records.base import Record
from parley.records.types import Key
from parley.urls import address, download_path, record_path


class Records(Output):
    """`/data/<kind>.jsonl`: each record's own keys, its id, its address and its body."""

    title: ClassVar[str] = "Records as JSON Lines"
    mime_type: ClassVar[str] = "application/jsonl"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lines: dict[str, list[str]] = {}

    def feed(self, record: Record) -> None:
        """One line."""
        entry = {
            "id": record.id,
            "address": self.settings.site_url + address(record_path(Key(record.folder, record.id))),
            "heading": record.heading(self.archive.name),
            **plain(record),
            "body": record.body,
        }
        self._lines.setdefault(record.folder, []).append(json.dumps(entry, ensure_ascii=False))

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """One file a kind."""
        for folder, lines in sorted(self._lines.items()):
            yield download_path(folder), ("\n".join(lines) + "\n").encode()


def plain(value: Any) -> Any:
    """A record's value as JSON has it: dates as EDTF, what is absent left out."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        own = {f.alias or n: getattr(value, n) for n, f in fields.items() if n not in ("id", "body")}
        kept = own.keys() - set(value.withhold if isinstance(value, Record) else ())
        said = {name: item for name, item in own.items() if name in kept and item is not None and item is not False}
        return {name: plain(item) for name, item in said.items() if item not in ((), {}, "")}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
