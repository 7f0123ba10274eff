"""What a JSON Schema tells of values beside what their validators do, into which it does not see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue


@dataclass(frozen=True, slots=True, eq=False)  # told apart as themselves, for what they hold has no hash
class Told:
    """Some keys of a schema, beside those that the values have of themselves."""

    keys: Mapping[str, Any]

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The values' own schema with these keys."""
        return {**handler(core), **self.keys}


def told(pattern: str, wanted: str, **others: Any) -> Told:
    """A pattern, and what to say of a value that is not like it."""
    return Told({"pattern": pattern, "patternErrorMessage": wanted, **others})


class OrOneAlone:
    """That a list's one item may stand for the list."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Of the one item, or of the list."""
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}
