"""Whether every reference, link and address means one record."""

import unicodedata

from parley.body import WikiLink
from parley.checks.base import Entry, Found, Known, Records, value_of
from parley.ids import RESERVED
from parley.kinds import kinds
from parley.link import candidates
from parley.nearest import did_you_mean
from parley.records.types import Key


def repeated_references(entry: Entry, _: Known) -> Found:
    """A list names each record once."""
    seen = set()
    for use in entry.references:
        named = (use.where[0], use.target)
        if use.statement is None and named in seen:
            words = f"`{use.target.id}` stands in this list twice; keep one of them"
            yield entry.key, use.where, "id-repeated", words, "error"
        seen.add(named)


def unknown_references(entry: Entry, known: Known) -> Found:
    """A reference names a record that is there, and that readers may see."""
    for use in entry.references:
        target = known.records.get(use.target)
        if target is None and use.target not in known.broken:
            noun = kinds()[use.target.kind].noun
            hint = known.hint(use.target) or f"add content/{use.target.kind}/{use.target.id}.md or mend the id"
            yield entry.key, use.where, "unknown-id", f"there is no {noun} `{use.target.id}`; {hint}", "error"
        elif target and target.draft and not entry.record.draft:
            words = f"`{use.target.id}` is a draft and will not be published; publish it or remove the reference"
            yield entry.key, use.where, "draft-reference", words, "error"


def unknown_mentions(entry: Entry, known: Known) -> Found:
    """A link in a body names exactly one record that readers may see."""
    for mention in entry.mentions:
        where = ("body", mention.line, mention.column)
        found = candidates(mention.kind, mention.id, known.records)
        if not found and mention.id in known.broken_ids:
            continue
        if not found:
            name = f"{mention.kind}/{mention.id}" if mention.kind else mention.id
            words = f"there is no record `{name}`; {_meant(mention, known)}"
            yield entry.key, where, "unknown-id", words, "error"
        elif len(found) > 1:
            options = " or ".join(f"[[{'/'.join(key)}]]" for key in found)
            yield entry.key, where, "ambiguous-id", f"`{mention.id}` is two records; write {options}", "error"
        elif known.records[found[0]].draft and not entry.record.draft:
            words = f"`{mention.id}` is a draft and will not be published; publish it or remove the link"
            yield entry.key, where, "draft-reference", words, "error"


def _meant(mention: WikiLink, known: Known) -> str:
    """Whom a link to nobody may have meant."""
    if mention.id in known.ids:
        others = candidates(None, mention.id, known.records)
        return "the record is of another kind; write " + " or ".join(f"[[{'/'.join(key)}]]" for key in others)
    return did_you_mean(mention.id, known.ids_of.get(mention.kind or "", known.ids)) or "correct it, or add the record"


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
    for key, record in records.items():
        name = value_of(record, "name")
        if name and (other := seen.setdefault((key.kind, _folded(name)), key)) != key:
            words = f"`{other.id}` has the same name; merge the two or name them apart"
            yield key, ("name",), "same-name", words, "warning"


def _folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isprintable() and c != "\u200b")


def mixed_scripts(entry: Entry, _: Known) -> Found:
    """A word of a name is written in one script: a Cyrillic letter in a Latin word makes another name of it."""
    for field in ("name", "title"):
        text = value_of(entry.record, field) or ""
        for word in () if text.isascii() else text.split():
            scripts = {unicodedata.name(c, "").split(" ")[0] for c in word if c.isalpha()}
            if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
                words = f"{word!r} mixes letters of two scripts that look alike; write it anew on one keyboard"
                yield entry.key, (field,), "mixed-scripts", words, "warning"
