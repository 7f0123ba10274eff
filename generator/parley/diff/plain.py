"""A difference for a program: one JSON object, of the same keys whatever there is to tell."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from parley.diff.difference import Alteration, Change, Contest, Difference, Effect
from parley.diff.words import sentences, where
from parley.records.types import Key


def to_json(found: Difference) -> str:
    """The whole difference: nothing is left out for its length."""
    plain = {
        "base": {"name": found.base.name, "commit": found.base.commit or None},
        "checked": found.checked,
        "failed": found.failed,
        "summary": [" ".join(filter(None, sentence)) for sentence in sentences(found)],
        "records": [_change(change) for change in found.changes],
        "facts": [_fact(change, a) for change in found.changes for a in change.alterations],
        "effects": [_effect(effect) for effect in found.effects],
        "disputes": [_contest(contest) for contest in found.contests],
        "pages_compared": found.checked and found.compared,
        "pages": [asdict(page) for page in found.pages],
        "problems": [asdict(problem) for problem in found.problems],
        "warnings_of_check": [asdict(warned) for warned in found.warned],
        "quotations": asdict(found.quotations),
    }
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _named(key: Key) -> Mapping[str, Any]:
    return {"kind": key.kind, "id": key.id, "address": where(key)[1:]}


def _change(change: Change) -> Mapping[str, Any]:
    return {
        "how": change.how,
        **_named(change.key),
        "heading": change.heading,
        "former_id": change.former.id if change.former else None,
        "reason": change.reason,
        "changed": list(change.keys),
        "withheld": list(change.withheld),
        "stated": [asdict(said) for said in change.stated],
        "lists": [asdict(items) for items in change.items],
    }


def _fact(change: Change, a: Alteration) -> Mapping[str, Any]:
    told = {"key": a.key, "sort": a.sort, "how": a.how, "before": a.before, "after": a.after}
    return {**_named(change.key), **told, "needs_correction": a.corrects, "corrected": change.corrected}


def _effect(effect: Effect) -> Mapping[str, Any]:
    gains = {"way": effect.way, "by": effect.kind, "added": effect.added, "removed": effect.removed}
    return {**_named(effect.key), "heading": effect.heading, **gains}


def _contest(contest: Contest) -> Mapping[str, Any]:
    became = {"how": contest.how, "about": contest.about, "before": contest.before, "after": contest.after}
    return {**_named(contest.key), "heading": contest.heading, "measure": contest.measure, **became}
