"""Who may join which group of countries, by the rule of its founding text."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, RootModel

from hansa.countries import all_countries
from hansa.evidence.edition import Edition
from hansa.evidence.groups import named_groups
from hansa.titles import Titles
from hansa.written import build, read_written


class Eligibility(BaseModel):
    """The rule of one group, as ``eligibility.yml`` lists it.

    Attributes
    ----------
    kind : {"region", "open", "closed"}
        Whether it admits a region, everyone, or nobody.
    continents, lists, countries : tuple of str
        Whom a region holds: continents, groups that have an id of their own, and countries by code.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    group: str
    kind: Literal["region", "open", "closed"]
    rule: Titles
    source: str
    date: str
    continents: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def admits(self, edition: Edition, country: str) -> bool:
        """Say whether the rule admits a country; what it asks besides region is not tested."""
        if self.kind != "region":
            return self.kind == "open"
        groups = named_groups(edition) if self.lists else {}
        named = any(country in groups[name].members for name in self.lists if name in groups)
        return country in self.countries or named or all_countries()[country].continent in self.continents


class EligibilityRules(RootModel[tuple[Eligibility, ...]]):
    """The whole file."""


@cache
def list_eligibility() -> dict[str, Eligibility]:
    """Return the rules on record by the id of their group."""
    written = read_written(Path(str(resources.files("hansa.evidence"))) / "eligibility.yml")
    return {one.group: one for one in build(EligibilityRules, written).root}


def find_eligibility(group: str) -> Eligibility | None:
    """Return the rule by which a group admits members; None where none is on record."""
    return list_eligibility().get(group)
