"""Downloads: all records of a kind as JSON Lines, one record a line."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, ClassVar

from pydantic import BaseModel

from parley.dates import Edtf
from parley.outputs.base import Output
from parley.records.base import Record
from parley.urls import address, download_path, record_path

_json = json.JSONEncoder(ensure_ascii=False).encode


class Records(Output):
    """`/data/<kind>.jsonl`: each record's own keys, its id, its address and its body."""

    title: ClassVar[str] = "Records as JSON Lines"
    mime_type: ClassVar[str] = "application/jsonl"
    is_by_kind: ClassVar[bool] = True

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._files: dict[str, BytesIO] = defaultdict(BytesIO)

    def feed(self, record: Record) -> None:
        """One line."""
        key = record.key
        card = self.archive.card(key)
        entry = {
            "id": record.id,
            "address": self.settings.site_url + address(record_path(key)),
            "heading": card.heading if card else "",
            **plain(record),
            "body": record.body,
        }
        self._files[record.folder].write(f"{_json(entry)}\n".encode())

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """One file a kind."""
        for folder, file in sorted(self._files.items()):
            yield download_path(folder), file.getvalue()


def plain(value: Any) -> Any:
    """A record's value as JSON has it: dates as EDTF, what is absent left out."""
    # words first: they are most of what there is, and to ask whether they are a model takes long
    if isinstance(value, str):
        return value
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if not isinstance(value, BaseModel):
        return value
    values = vars(value)
    withheld = values.get("withhold", ())
    return {
        key: plain(item)
        for key, name in _keys(type(value))
        # zero is a number that is said; no, nothing, and what is empty are not
        if ((item := values[name]) or type(item) in (int, float)) and key not in withheld
    }


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The keys of a model with the names of their fields."""
    fields = model.model_fields.items()
    return tuple((field.alias or name, name) for name, field in fields if name not in ("id", "body"))
