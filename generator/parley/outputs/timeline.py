"""What the filters of the timeline go by where a page counts: a file for each year, and the names of all there is."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from parley.chronology.index import KINDS, Moment, chronology
from parley.chronology.named import DIMENSIONS, named
from parley.chronology.slices import file_of
from parley.outputs.base import Output
from parley.records.types import Key
from parley.urls import moments_path

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Timeline(Output):
    """`/timeline/data/<year>.json`: by columns, what lies within a year; `across.json` has what lies in no single one.

    `kinds` is the kind of each moment by its number in `KINDS`, `days` in turn the first possible day and how many days
    later the last one is; `runs` has the days of those, by row, that lie in several runs. `names` hold by dimension the
    ids that occur, and for each row which of them. `names.json` has what each id is called.
    """

    title: ClassVar[str] = "Moments by year"
    mime_type: ClassVar[str] = "application/json"
    shows_bodies: ClassVar[bool] = False

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """One file a year in which something lies, one for the rest, one of names."""
        known, names = self.archive.once(chronology), self.archive.once(named)
        for unit in [(), *known.parts.get((), ())]:
            moments = sorted(known.all_within(unit)) if unit else known.within.get(unit, ())
            if moments:
                rows = [names.get(moment.key, ()) for moment in moments]
                yield moments_path(file_of(unit)), _json(_columns(moments, rows)).encode()
        used = sorted({key for found in names.values() for key in found})
        called = {key: self.archive.name(key) for key in used}
        by_name = {n: {k.id: name for k, name in called.items() if k.kind == kind} for n, kind in DIMENSIONS.items()}
        yield moments_path("names"), _json(by_name).encode()


def _columns(moments: Sequence[Moment], rows: Sequence[Sequence[Key]]) -> dict[str, Any]:
    return {
        "kinds": "".join(str(KINDS.index(moment.key.kind)) for moment in moments),
        "days": [number for moment in moments for number in (moment.first, moment.last - moment.first)],
        "runs": {row: moment.runs for row, moment in enumerate(moments) if len(moment.runs) > 1},
        "names": {name: _named(rows, kind) for name, kind in DIMENSIONS.items()},
    }


def _named(rows: Sequence[Sequence[Key]], kind: str) -> dict[str, Any]:
    ids = sorted({key.id for row in rows for key in row if key.kind == kind})
    places = {id_: place for place, id_ in enumerate(ids)}
    return {"ids": ids, "of": [[places[key.id] for key in row if key.kind == kind] for row in rows]}
