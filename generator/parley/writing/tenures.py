"""What holds of a record for a time: roles, memberships, relations, each with when and on what evidence."""

from functools import cache

from parley.language import message
from parley.neighbourhood import Neighbourhood
from parley.records.actors import Membership, Role
from parley.records.base import Record, Tenure
from parley.references import references
from parley.writing import markup as m
from parley.writing.writer import Writer

TENURES = {
    "roles": message("Roles in time"),
    "member_of": message("Belongs to"),
    "relations": message("How they stand to others"),
}


def tenures(n: Neighbourhood[Record, object], w: Writer) -> str:
    """What holds for a time, each with when and on what evidence."""
    sections = []
    for name in _tenures(type(n.record)):
        found: tuple[Tenure, ...] = getattr(n.record, name)
        lines = []
        for tenure in found:
            others = [w.link(use.target) for use in references(tenure) if use.target.kind != "articles"]
            lines.append(
                m.joined(
                    tenure_words(tenure, others, w),
                    w.tenure(tenure),
                    w.evidence(tenure),
                )
            )
        sections.append(m.section(name.replace("_", "-"), w.say(TENURES[name]), m.items(lines)))
    return "\n\n".join(s for s in sections if s)


@cache
def _tenures(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in TENURES if name in kind.model_fields)


def tenure_words(tenure: Tenure, others: list[str], w: Writer) -> str:
    """What holds, with those it refers to."""
    words, named = f"**{w.text(tenure.words(w.language))}**", w.commas(others)
    if isinstance(tenure, Role):
        return w.commas([words, *others])
    if isinstance(tenure, Membership):
        # For translators: {what} is the word for a member, {body} what it is a member of
        return w.say("{what} of {body}", what=words, body=named)
    # For translators: {what} is a verb (backs, fights), {others} to whom
    return w.say("{what} {others}", what=words, others=named)
