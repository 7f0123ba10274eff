"""Places: a point on the map."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from parley.records.base import FieldError, NameOf, Record
from parley.records.types import Country, Id, Many, Names, OneLine, Reference


class Place(Record):
    """Where things happen: a town, a region, a building."""

    model_config = ConfigDict(json_schema_extra={"dependencies": {"lat": ["lon"], "lon": ["lat"]}})

    folder: ClassVar[str] = "places"
    noun: ClassVar[str] = "place"
    plural: ClassVar[str] = "places"
    telling: ClassVar[Mapping[str, tuple[str, ...]]] = {"lat": ("lon",), "lon": ("lat",)}

    name: OneLine
    """Its usual English name."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    """Latitude in degrees, north positive (WGS 84)."""
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    """Longitude in degrees, east positive (WGS 84)."""
    precision: Literal["exact", "town", "region"] | None = None
    """How near the point is to what it stands for."""
    country: Country | None = None
    """The country, as ISO 3166-1 has it."""
    aliases: Many[OneLine] = ()
    """Other names and spellings."""
    native_names: Names = Field(default_factory=dict)
    """The name in its own script, by language."""
    part_of: Annotated[Id | None, Reference("places", "Places in it")] = None
    """The larger place it lies in."""

    def faults(self) -> Iterator[FieldError]:
        """What is wrong with its values in the light of each other."""
        yield from super().faults()
        if (self.lat is None) != (self.lon is None):
            missing, given = ("lat", "lon") if self.lat is None else ("lon", "lat")
            yield FieldError(given, f"`{given}` alone is no point; add `{missing}` or remove it", [missing])

    def heading(self, name_of: NameOf) -> str:
        """Its name."""
        return self.name

    def line(self, name_of: NameOf) -> str:
        """The country."""
        country = name_of.language.country(self.country) if self.country else ""
        return country if country != self.name else name_of.language.say("country")
