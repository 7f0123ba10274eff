"""What is wrong with a change: addresses that would break, facts changed without a word, quotations nobody checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from parley.diff.difference import Alteration, Change, Quotations, Warned
from parley.diff.pages import Sitemap
from parley.diff.sides import Side, Sides
from parley.diff.stated import evidence_of
from parley.load import located
from parley.problems import Finding, Problem
from parley.records.base import Record
from parley.records.quotes import Quote
from parley.records.types import Key
from parley.urls import address, record_path

NOT_VERIFIED = "these words are not checked against the text that was read; run `parley verify --snapshots DIR --write`"

FRESH = frozenset({"added", "published", "restored"})
"""What became of records whose words were not on the site."""


def broken(both: Sides, old: Sitemap, new: Sitemap) -> Mapping[str, Key]:
    """The addresses of records, former ones too, that would lead nowhere, with the record that each led to.

    A page of a list, or of a time, is gone when there is no more to show on it: it stands for no record.
    """
    led = {address(record_path(key)): key for key in both.old}
    led |= {address(record_path(was)): key for was, key in both.old.archive.former.items()}
    return {where: key for where, key in sorted(led.items()) if where in old and where not in new}


def problems(both: Sides, changes: Iterable[Change], gone: Mapping[str, Key]) -> tuple[Problem, ...]:
    """All that is wrong, each at its place: in the file as it is now, or in that of the record that is gone."""
    found: list[Finding] = []
    listed = tuple(changes)
    for where, key in gone.items():
        now = both.now(key)
        words = f"/{where} was published and would lead nowhere; {_mend(both, listed, where, key)}"
        path = both.new.paths.get(now) or both.old.paths[key]
        found.append(Finding(path, ("former_ids",), "broken-address", words))
    for change in listed:
        path = both.new.paths.get(change.key, "")
        found += (Finding(path, (a.key,), "uncorrected", _uncorrected(a)) for a in uncorrected(change))
        if is_unverified(both, change):
            found.append(Finding(path, ("body",), "not-verified", NOT_VERIFIED, "warning"))
    standing = set(both.new.paths.values())
    told = located([f for f in found if f.path in standing], both.new.root)
    return tuple(sorted([*told, *(_of_gone(f) for f in found if f.path not in standing)]))


def warned(both: Sides) -> tuple[Warned, ...]:
    """What the check warns of in the whole archive, by sort, whatever the change has to do with it."""

    def known(side: Side) -> Counter[tuple[str, str, str]]:
        return Counter((p.code, p.path.partition("/")[2], p.message) for p in side.warnings)

    now = known(both.new)
    new = Counter(code for code, *_ in (now - known(both.old)).elements())
    every = Counter(code for code, *_ in now.elements())
    return tuple(Warned(code, every[code], new[code]) for code in sorted(every))


def quotations(both: Sides, changes: Iterable[Change]) -> Quotations:
    """How many of the quotations that are new or changed have been found in their texts."""
    keys = {change.key for change in changes}
    found = Counter(
        evidence_of(record)
        for key in keys
        if isinstance(record := both.new.archive.records.get(key), Quote) and not record.withholds("verified")
    )
    return Quotations(found["verified"], found["not verified"], found["reported speech, never verified"])


def _of_gone(finding: Finding) -> Problem:
    return Problem(finding.path, 1, 1, finding.code, finding.message, finding.level)


def uncorrected(change: Change) -> Iterator[Alteration]:
    """The published facts that a change takes back or alters without an entry in `corrections`."""
    return (a for a in change.alterations if a.corrects and not change.corrected)


def is_unverified(both: Sides, change: Change) -> bool:
    """Whether a quotation is new, or has other words or another article, and there is no evidence for its words."""
    quote = both.new.archive.records.get(change.key)
    if not isinstance(quote, Quote) or quote.form == "reported" or quote.verified or quote.withholds("verified"):
        return False
    return change.how in FRESH or bool({"body", "article", "verified", "form"} & set(change.keys))


def _uncorrected(a: Alteration) -> str:
    name = "the words" if a.key == "body" else f"`{a.key}`"
    was = f", {a.before!r} before," if a.before else ""
    became = "taken back" if a.how == "removed" else f"changed to {a.after!r}" if a.after else "changed"
    be = "were" if a.key == "body" else "was"
    return f"{name}{was} {be} published and {be} {became}; add an entry to `corrections` that says so"


def _mend(both: Sides, changes: Iterable[Change], where: str, key: Key) -> str:
    was = where.rstrip("/").rpartition("/")[2]
    now = both.now(key)
    if now in both.new:
        return f"add `{was}` to the `former_ids` of {now.kind}/{now.id}"
    if key in both.new.archive.digests:
        return "what is published is no draft any more: remove `draft`, or set `withdrawn`"
    like = next((c.key for c in changes if _is_like(both, key, c)), None)
    if like:
        return f"if the record is {like.kind}/{like.id} now, add `{was}` to its `former_ids`"
    return f"keep the file with `withdrawn`, or add `{was}` to the `former_ids` of the record that stands for it now"


def _is_like(both: Sides, key: Key, change: Change) -> bool:
    """Whether a new record says what one that is gone said, or is called as that was."""
    old, new = both.old.archive.records.get(key), both.new.archive.records.get(change.key)
    if change.how != "added" or not old or not new or old.folder != new.folder:
        return False
    return _said(old) == _said(new) or both.old.archive.name(key) == both.new.archive.name(change.key)


def _said(record: Record) -> Record:
    return record.model_copy(update={"id": "", "former_ids": ()})
