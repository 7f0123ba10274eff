"""What can be wrong with records that are each right by themselves: one function a rule."""

from collections.abc import Iterator, Mapping

from parley.checks.base import Found, Known, Overview, Records, Rule, entry_of
from parley.checks.names import (
    addresses,
    look_alikes,
    mixed_scripts,
    repeated_references,
    unknown_mentions,
    unknown_references,
)
from parley.checks.structure import cycles, edited_words, orphans, quoted_figures
from parley.checks.times import quotes_after_articles, role_bounds, rounds_in_order, spans
from parley.link import candidates
from parley.problems import Finding
from parley.records.types import Key

RULES: tuple[Rule, ...] = (
    repeated_references,
    unknown_references,
    unknown_mentions,
    mixed_scripts,
    spans,
    role_bounds,
    quotes_after_articles,
    edited_words,
    quoted_figures,
)

OVERVIEWS: tuple[Overview, ...] = (addresses, look_alikes, rounds_in_order, cycles)


def check(records: Records, paths: Mapping[Key, str], broken: frozenset[Key]) -> Iterator[Finding]:
    """Everything wrong across the archive, drafts and withdrawn records included.

    `broken` are the records whose own files are wrong: nobody is told that these do not exist.
    """
    for key, where, code, message, level in _found(records, broken):
        yield Finding(paths[key], where, code, message, level)


def _found(records: Records, broken: frozenset[Key]) -> Found:
    known = Known(records, broken)
    named: set[Key] = set()
    silent: set[Key] = set()
    for key, record in records.items():
        entry = entry_of(key, record)
        for rule in RULES:
            yield from rule(entry, known)
        named.update(use.target for use in entry.references)
        named.update(target for m in entry.mentions for target in candidates(m.kind, m.id, records))
        if not entry.references and not entry.mentions:
            silent.add(key)
    for overview in OVERVIEWS:
        yield from overview(records)
    # what a broken record names is not known, so that nobody can tell what nothing names
    if not broken:
        yield from orphans(records, named, silent)
