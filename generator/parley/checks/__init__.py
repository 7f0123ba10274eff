"""What can be wrong with records that are each right by themselves: one function a rule, over the whole archive."""

from collections.abc import Iterator, Mapping
from functools import partial

from parley.checks.base import Records, Rule
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
from parley.problems import Finding
from parley.records.types import Key

RULES: tuple[Rule, ...] = (
    addresses,
    repeated_references,
    spans,
    role_bounds,
    quotes_after_articles,
    rounds_in_order,
    cycles,
    edited_words,
    orphans,
    look_alikes,
    mixed_scripts,
    quoted_figures,
)


def check(records: Records, paths: Mapping[Key, str], broken: frozenset[Key]) -> Iterator[Finding]:
    """Everything wrong across the archive, drafts and withdrawn records included.

    `broken` are the records whose own files are wrong: nobody is told that these do not exist.
    """
    # what a broken record names is not known, so that nobody can tell what nothing names
    sound = [rule for rule in RULES if rule is not orphans or not broken]
    rules: list[Rule] = [*sound, partial(unknown_references, broken=broken), partial(unknown_mentions, broken=broken)]
    for rule in rules:
        for key, where, code, message, level in rule(records):
            yield Finding(paths[key], where, code, message, level)
