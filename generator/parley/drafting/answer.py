"""What `parley new briefing` answers: what was written, what is left to a person, and how to go on."""

import json
import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from parley.called import called
from parley.drafting.draft import Draft
from parley.drafting.extract import Quotation
from parley.drafting.new import Briefing
from parley.drafting.recognised import Unknown


def told(briefing: Briefing, content: Path, text: Path | None) -> str:
    """What was done and what is to be done, for a person."""
    lines = ["Written:"]
    for path, draft, quotation in zip_longest(briefing.paths, briefing.drafts, (None, *briefing.quotations)):
        lines.append(f"  {path}{_line(draft, quotation)}")
    lines += [
        f"  {content}/actors/{id_}.md: the alias {name}; see whether its text still holds"
        for name, id_ in briefing.same.items()
    ]
    if briefing.kept:
        lines.append(f"  {briefing.kept}  (the text; keep it, and never put it into the repository)")
    lines += [f"Note: {note}" for note in briefing.notes]
    if briefing.left:
        shown = ", ".join(f"“{_short(one.words)}” ({one.why})" for one in briefing.left)
        lines.append(f"Left out: {shown}")
    near = [one for one in briefing.unknown if one.near and one.name not in briefing.same]
    if near:
        lines.append("Names that the archive may have in another spelling:")
        lines += [f"  {one.name}: {_near(one)}" for one in near]
    speak = {quotation.speaker.new for quotation in briefing.quotations}
    told = {*speak, briefing.given.new_outlet, *briefing.hidden}
    others = ", ".join(one.name for one in briefing.unknown if not one.near and one.name not in told)
    lines += [f"Other names that the archive has not: {others}"] if others else []
    return "\n".join([*lines, *_next(briefing, content, briefing.kept or text)])


def _next(briefing: Briefing, content: Path, text: Path | None) -> Iterator[str]:
    place = "" if str(content) == "content" else f" --content {content}"
    todos = len(briefing.problems)
    yield "Next:"
    yield "  1. Open these files in an editor and see whether they are right. What is not sure is marked TODO, with the"
    yield f"     reason: {todos} time{'s' if todos != 1 else ''}. What may be stands behind a #."
    yield f"  2. Ask what is left: {called()} check{place}"
    if text:
        yield "  3. If you changed the words of a quotation, or to see whether the summary has words of the text, run:"
        yield f"     {called()} verify{place} --snapshots {text.parent} --write"
    else:
        yield "  3. The text is kept nowhere: keep it in a file outside the repository (or use --keep FILE)."


def _line(draft: Draft, quotation: Quotation | None) -> str:
    if quotation is None:
        return ""
    is_verified = "\nverified:" in draft.text
    return f"  “{_short(quotation.words)}”{'' if is_verified else '  (not verified)'}"


def _short(words: str) -> str:
    line = re.sub(r"\s+", " ", words)
    return line if len(line) <= 50 else f"{line[:50].rsplit(' ', 1)[0]} …"


def _near(one: Unknown) -> str:
    return ", ".join(f"{'/'.join(near.key)} ({near.name})" for near in one.near) or "none"


def as_json(briefing: Briefing) -> str:
    """The same for a program."""
    answer = {
        "written": list(briefing.paths),
        "kept": str(briefing.kept) if briefing.kept else None,
        "unknown": [{"name": u.name, "near": ["/".join(near.key) for near in u.near]} for u in briefing.unknown],
        "left_out": [{"words": one.words, "why": one.why} for one in briefing.left],
        "todo": [str(problem) for problem in briefing.problems],
        "notes": list(briefing.notes),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
