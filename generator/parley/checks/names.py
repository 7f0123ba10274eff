"""Whether every reference, link and address means one record."""

import unicodedata

from parley.checks.base import Found, Records
from parley.kinds import kinds
from parley.link import candidates
from parley.load import RESERVED
from parley.nearest import did_you_mean
from parley.records.types import Key
from parley.references import mentions, references

HINTED = 100
"""For how many unknown ids the nearest known one is looked up."""


def repeated_references(records: Records) -> Found:
    """A list names each record once."""
    for record in records.values():
        seen = set()
        for use in references(record):
            if use.statement is None and (use.where[0], use.target) in seen:
                words = f"`{use.target.id}` stands in this list twice; keep one of them"
                yield record.key, use.where, "id-repeated", words, "error"
            seen.add((use.where[0], use.target))


def unknown_references(records: Records, broken: frozenset[Key]) -> Found:
    """A reference names a record that is there, and that readers may see."""
    former = {Key(r.folder, old): r.key for r in records.values() for old in r.former_ids}
    told = 0
    by_kind: dict[str, list[str]] = {}
    for key in records:
        by_kind.setdefault(key.kind, []).append(key.id)
    for record in records.values():
        for use in references(record):
            target = records.get(use.target)
            if target is None and use.target in broken:
                continue
            if target is None:
                noun = kinds()[use.target.kind].noun
                told += 1
                hint = f"it is now called `{now.id}`" if (now := former.get(use.target)) else ""
                # past so many the cause is one, and looking for the nearest of many ids takes its time
                hint = hint or (told <= HINTED and did_you_mean(use.target.id, by_kind.get(use.target.kind, []))) or ""
                hint = hint or f"add content/{use.target.kind}/{use.target.id}.md or mend the id"
                yield (
                    record.key,
                    use.where,
                    "unknown-id",
                    f"there is no {noun} `{use.target.id}`; {hint}",
                    "error",
                )
            elif target.draft and not record.draft:
                words = f"`{use.target.id}` is a draft and will not be published; publish it or remove the reference"
                yield record.key, use.where, "draft-reference", words, "error"


def unknown_mentions(records: Records, broken: frozenset[Key]) -> Found:
    """A link in a body names exactly one record that readers may see."""
    by_kind: dict[str, set[str]] = {}
    for key in records:
        by_kind.setdefault(key.kind, set()).add(key.id)
    ids = {key.id for key in records}
    for record in records.values():
        for mention in mentions(record):
            where = ("body", mention.line, mention.column)
            found = candidates(mention.kind, mention.id, records)
            if not found and any(key.id == mention.id for key in broken):
                continue
            if not found:
                name = f"{mention.kind}/{mention.id}" if mention.kind else mention.id
                hint = did_you_mean(mention.id, by_kind.get(mention.kind or "", ids) - {mention.id}) or "mend the id"
                if mention.id in ids:
                    hint = "the record is of another kind; write " + " or ".join(
                        f"[[{key.kind}/{key.id}]]" for key in candidates(None, mention.id, records)
                    )
                yield record.key, where, "unknown-id", f"there is no record `{name}`; {hint}", "error"
            elif len(found) > 1:
                options = " or ".join(f"[[{key.kind}/{key.id}]]" for key in found)
                yield (
                    record.key,
                    where,
                    "ambiguous-id",
                    f"`{mention.id}` is two records; write {options}",
                    "error",
                )
            elif records[found[0]].draft and not record.draft:
                words = f"`{mention.id}` is a draft and will not be published; publish it or remove the link"
                yield record.key, where, "draft-reference", words, "error"


def addresses(records: Records) -> Found:
    """An address belongs to one record: a former id is nobody's id, and nobody else's former id."""
    former: dict[Key, Key] = {}
    for record in records.values():
        for n, old in enumerate(record.former_ids):
            taken = former.setdefault(Key(record.folder, old), record.key)
            if old in RESERVED:
                words = f"the address /{record.folder}/{old}/ is the listing's; remove this former id"
                yield record.key, ("former_ids", n), "address-taken", words, "error"
            if Key(record.folder, old) in records or taken != record.key:
                other = old if Key(record.folder, old) in records else taken.id
                words = f"the address /{record.folder}/{old}/ belongs to `{other}` already; remove it here or there"
                yield record.key, ("former_ids", n), "address-taken", words, "error"


def look_alikes(records: Records) -> Found:
    """Two actors, places or topics with one name are one entered twice, or need names that tell them apart."""
    seen: dict[tuple[str, str], Key] = {}
    for record in records.values():
        name = getattr(record, "name", None)
        if name and (other := seen.setdefault((record.folder, _folded(name)), record.key)) != record.key:
            words = f"`{other.id}` has the same name; merge the two or name them apart"
            yield record.key, ("name",), "same-name", words, "warning"


def _folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isprintable() and c != "\u200b")


def mixed_scripts(records: Records) -> Found:
    """A word of a name is written in one script: a Cyrillic letter in a Latin word makes another name of it."""
    for record in records.values():
        for key in ("name", "title"):
            for word in str(getattr(record, key, "")).split():
                scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
                if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
                    words = f"{word!r} mixes letters of two scripts that look alike; write it anew on one keyboard"
                    yield record.key, (key,), "mixed-scripts", words, "warning"
