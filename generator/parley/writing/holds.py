"""What the value of a key may be, in words, from the schema of the key."""

from parley.language import message
from parley.records.types import REFERS
from parley.schema import Schema, resolved
from parley.writing.writer import Writer

FORMS = {
    "id": (message("an id"), message("ids")),
    "edtf": (message("a date"), message("dates")),
    "line": (message("words on one line"), message("entries of words on one line")),
    "prose": (message("words, on several lines if need be"), message("entries of words")),
    "uri": (message("an address that begins with https://"), message("addresses")),
    "bcp47": (message("a language tag such as en, ar or en-GB"), message("language tags")),
    "key": (message("a key of this record"), message("keys of this record")),
    "iso-3166": (message("two capitals that ISO 3166 gives to a country"), message("countries")),
}
"""Values by their format: one of them, and several."""

TYPES = {
    "string": (message("text"), message("texts")),
    "integer": (message("a whole number"), message("whole numbers")),
    "number": (message("a number"), message("numbers")),
    "boolean": (message("true or false"), message("entries that are true or false")),
    "object": (message("keys with values, as below"), message("entries of keys with values, as below")),
}
"""Values that have no format, by their type."""


def holds(part: Schema, schema: Schema, w: Writer) -> str:
    """What a value is; of a list, what its items are."""
    kind = part.get(REFERS, "")
    choices = part.get("anyOf", ())
    if len(choices) == 2 and choices[1].get("type") == "array":
        one, several = _named(choices[0], schema, kind, w)
        return w.say("{one}, or a list of {several}", one=one, several=several)
    items = part.get("items")
    if isinstance(items, list):
        return w.say("two in square brackets: {several}", several=_named(items[0], schema, kind, w)[1])
    if items:
        return w.say("a list of {several}", several=_named(items, schema, kind, w)[1])
    return _named(part, schema, kind, w)[0]


def _named(part: Schema, schema: Schema, kind: str, w: Writer) -> tuple[str, str]:
    """One value, and several."""
    part = resolved(part, schema)
    if "anyOf" in part:
        first, last = part["anyOf"]
        if "$ref" in last:
            one, several = _named(first, schema, kind, w)
            keys = f"`{{{', '.join(resolved(last, schema)['properties'])}}}`"
            return w.say("{one}, or {keys}", one=one, keys=keys), w.say("{one}, or {keys}", one=several, keys=keys)
        return _named(last, schema, kind, w)
    if "enum" in part and "format" not in part:
        words = ", ".join(f"`{word}`" for word in part["enum"])
        return w.say("one of {words}", words=words), w.say("some of {words}", words=words)
    if "patternProperties" in part:
        named = w.say("words by language, such as {example}", example="`{ar: …}`")
        return named, named
    if kind:
        folder = f"`{kind}/`"
        return w.say("the id of a record in {folder}", folder=folder), w.say(
            "ids of records in {folder}", folder=folder
        )
    one, several = FORMS.get(part.get("format", "")) or TYPES[part["type"]]
    return w.say(one), w.say(several)
