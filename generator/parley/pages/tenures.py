"""What holds of a record for a time: roles, memberships, relations, each with when and on what evidence."""

from functools import cache

from parley.neighbourhood import Neighbourhood
from parley.pages import markup as m
from parley.pages.writer import Writer
from parley.records.actors import Membership, Role
from parley.records.base import Record, Tenure
from parley.references import references

TENURES = {
    "roles": "Roles in time",
    "member_of": "Belongs to",
    "relations": "How they stand to others",
}


def tenures(n: Neighbourhood, w: Writer) -> str:
    """What holds for a time, each with when and on what evidence."""
    sections = []
    for name in _tenures(type(n.record)):
        found: tuple[Tenure, ...] = getattr(n.record, name)
        lines = []
        for tenure in found:
            others = [w.link(use.target) for use in references(tenure) if use.target.kind != "articles"]
            lines.append(
                m.joined(
                    tenure_words(tenure, others),
                    w.tenure(tenure),
                    w.evidence(tenure),
                )
            )
        sections.append(m.section(name.replace("_", "-"), TENURES[name], m.items(lines)))
    return "\n\n".join(s for s in sections if s)


@cache
def _tenures(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in TENURES if name in kind.model_fields)


def tenure_words(tenure: Tenure, others: list[str]) -> str:
    """What holds, with those it refers to."""
    words = f"**{m.text(tenure.words())}**"
    between = ", " if isinstance(tenure, Role) else " of " if isinstance(tenure, Membership) else " "
    return between.join([words, *others])
