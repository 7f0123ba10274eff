"""What was renamed, told to a person or a program."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from parley.problems import EXAMPLES
from parley.renaming.plan import Place, Renaming
from parley.urls import address, record_path


def renamed(made: Renaming, *, as_json: bool, written: bool) -> str:
    """The move and every place that follows it."""
    if as_json:
        answer = {
            "kind": made.old.kind,
            "from": made.old.id,
            "to": made.new.id,
            "moved": {"from": made.moved[0], "to": made.moved[1]},
            "leads": made.leads,
            "places": [asdict(place) for place in made.places],
            "written": written,
        }
        return json.dumps(answer, ensure_ascii=False, indent=2)
    return "\n".join(_lines(made, written))


def _lines(made: Renaming, written: bool) -> Iterator[str]:
    yield f"{made.moved[0]} → {made.moved[1]}"
    yield from map(_line, made.places[:EXAMPLES])
    if len(made.places) > EXAMPLES:
        yield f"... and {len(made.places) - EXAMPLES:,} more places; --json tells them"
    files = {place.path for place in made.places}
    number = len(made.places)
    yield f"{number:,} place{'s' * (number != 1)} in {len(files):,} file{'s' * (len(files) != 1)}"
    if not written:
        yield "Nothing was written; leave --dry-run out to do it."
        return
    old, new = address(record_path(made.old)), address(record_path(made.new))
    if made.leads:
        yield f"/{old} will lead to /{new}. Read the changes, and commit them together."
    else:
        yield f"/{old} was never published, so it is gone. --keep-address has it lead to /{new}."


def _line(place: Place) -> str:
    change = f"{place.before} → {place.after}" if place.before else f"+ {' '.join(place.after.split())}"
    return f"{place.path}:{place.line}:{place.column}: {change}"
