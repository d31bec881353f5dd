"""Groups of countries: regions, incomes, sizes, memberships, and any list of countries."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, RootModel

from hansa.countries import Country, all_countries, find, fold
from hansa.errors import InputError
from hansa.evidence.edition import Edition
from hansa.evidence.indicators import latest_indicators
from hansa.nearest import suggest
from hansa.titles import Titles
from hansa.written import build, read_written

NEAREST = 20
"""How many countries of like income or size are taken as peers."""

CONTINENTS = {
    "AF": Titles(en="Africa", fr="Afrique"),
    "AN": Titles(en="Antarctica", fr="Antarctique"),
    "AS": Titles(en="Asia", fr="Asie"),
    "EU": Titles(en="Europe", fr="Europe"),
    "NA": Titles(en="North and Central America", fr="Amérique du Nord et centrale"),
    "OC": Titles(en="Oceania", fr="Océanie"),
    "SA": Titles(en="South America", fr="Amérique du Sud"),
}
FRENCH = {
    "anase": "asean",
    "cedeao": "ecowas",
    "francophonie": "oif",
    "ocde": "oecd",
    "oea": "oas",
    "otan": "nato",
    "ue": "eu",
}
"""What a body is called in French, where its id is the English abbreviation."""
LIKENESS = {
    "income": (
        "gdp_per_capita_usd",
        Titles(en="countries of like income per person", fr="pays de revenu par habitant proche"),
    ),
    "size": ("population", Titles(en="countries of like population", fr="pays de population proche")),
}


@dataclass(frozen=True)
class Group:
    """A named set of countries; ``dataset`` and ``date`` say where its members are from."""

    id: str
    title: Titles
    members: tuple[str, ...]
    dataset: str
    date: str = ""


CLASSED, CLASSES_FROM = "country_groups", "bblocks_places"
CLASSES = {
    "high_income": ("income_level", "high", Titles(en="high-income economies", fr="économies à revenu élevé")),
    "upper_middle_income": (
        "income_level",
        "upper_middle",
        Titles(en="upper-middle-income economies", fr="économies à revenu intermédiaire supérieur"),
    ),
    "lower_middle_income": (
        "income_level",
        "lower_middle",
        Titles(en="lower-middle-income economies", fr="économies à revenu intermédiaire inférieur"),
    ),
    "low_income": ("income_level", "low", Titles(en="low-income economies", fr="économies à faible revenu")),
    "ldc": ("ldc", True, Titles(en="least developed countries", fr="pays les moins avancés")),
    "lldc": ("lldc", True, Titles(en="landlocked developing countries", fr="pays en développement sans littoral")),
    "sids": ("sids", True, Titles(en="small island developing states", fr="petits États insulaires en développement")),
}
"""Groups of the World Bank and the United Nations: the column of the table, its value, what they are called."""


class Preset(BaseModel):
    """A group as ``groups.yml`` lists it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: Titles
    members: tuple[str, ...]
    source: str
    date: str


class Presets(RootModel[tuple[Preset, ...]]):
    """The whole file."""


def find_group(edition: Edition, name: str, country: Country | None = None) -> Group:
    """Return the group that a name means.

    Parameters
    ----------
    edition : Edition
        Where memberships and indicators are looked up.
    name : str
        ``region``, ``income`` or ``size`` (of ``country``), ``world``, a continent, a preset such as ``d10``, an
        instrument's id or name (``eu``, ``ASEAN``, ``European Union``), or countries separated by commas.
    country : Country, optional
        The country that ``region``, ``income`` and ``size`` are relative to.

    Raises
    ------
    InputError
        ``unknown-group`` with the nearest names, or ``group-without-data`` where the country's figure is missing.
    """
    wanted = fold(name)
    if country and wanted == "region":
        return _continent(country.continent)
    if country and wanted in LIKENESS:
        return _like(edition, wanted, country)
    groups = named_groups(edition)
    wanted = FRENCH.get(wanted, wanted)
    if wanted in groups:
        return groups[wanted]
    listed = [find(part) for part in name.split(",")]
    if all(listed):
        codes = tuple(sorted({member.code for member in listed if member}))
        return Group(
            id=",".join(codes), title=Titles(en=", ".join(codes), fr=", ".join(codes)), members=codes, dataset=""
        )
    near = suggest(wanted, groups)
    raise InputError("unknown-group", name=name, suggestion=", ".join(near) or "region, income, size, eu, d10")


@cache
def named_groups(edition: Edition) -> dict[str, Group]:
    """Return every group with a name of its own, under its folded id and names."""
    everyone = Group("world", Titles(en="all countries", fr="tous les pays"), tuple(all_countries()), "countries")
    continents = [_continent(code) for code in CONTINENTS]
    groups = [everyone, *continents, *_presets(), *_classes(edition), *_instruments(edition)]
    index: dict[str, Group] = {}
    for group in groups:
        for key in (group.id, group.title.en, group.title.fr):
            index.setdefault(fold(key), group)
    return index


def _continent(code: str) -> Group:
    members = tuple(country.code for country in all_countries().values() if country.continent == code)
    return Group(fold(CONTINENTS[code].en), CONTINENTS[code], members, "countries")


@cache
def _presets() -> tuple[Group, ...]:
    written = read_written(Path(str(resources.files("hansa.evidence"))) / "groups.yml")
    presets = build(Presets, written).root
    return tuple(Group(one.id, one.name, one.members, one.source, one.date) for one in presets)


def _classes(edition: Edition) -> list[Group]:
    if not isinstance(edition, Edition) or CLASSED not in edition.manifest.tables:  # at work on one, or one of before
        return []
    table, fact = edition.table(CLASSED), edition.sources.get(CLASSES_FROM)
    date = fact.date if fact else ""
    return [
        Group(name, title, tuple(table.filter(pl.col(column) == value)["country"].sort()), CLASSES_FROM, date)
        for name, (column, value, title) in CLASSES.items()
    ]


def _instruments(edition: Edition) -> list[Group]:
    members = (
        edition.table("memberships")
        .filter(pl.col("status").is_in(["member", "endorsed", "ratified"]))
        .group_by("instrument")
        .agg(pl.col("country").sort())
    )
    table = edition.table("instruments").join(members, left_on="id", right_on="instrument")
    return [
        Group(
            row["id"],
            Titles(en=row["name_en"], fr=row["name_fr"] or row["name_en"]),
            tuple(row["country"]),
            "hansa_instrument_members",
            str(row["as_of"] or ""),
        )
        for row in table.iter_rows(named=True)
    ]


def _like(edition: Edition, kind: str, country: Country) -> Group:
    indicator, title = LIKENESS[kind]
    latest = latest_values(edition, indicator)
    if country.code not in latest:
        raise InputError("group-without-data", name=kind, country=country.name_en)
    own = math.log(latest[country.code])
    others = sorted((abs(math.log(value) - own), code) for code, value in latest.items() if code != country.code)
    members = tuple(sorted(code for _, code in others[:NEAREST]))
    return Group(kind, title, members, latest_indicators(edition)[indicator, country.code]["dataset"])


def latest_values(edition: Edition, indicator: str) -> dict[str, float]:
    """Return the latest value of an indicator for each country that has one."""
    return {
        country: row["value"]
        for (name, country), row in latest_indicators(edition).items()
        if name == indicator and row["value"] > 0
    }


@cache
def union_members(edition: Edition) -> tuple[str, ...]:
    """Return the member states of the European Union."""
    return tuple(edition.table("memberships").filter(instrument="eu", status="member")["country"].sort())


def name_groups(edition: Edition, lang: str) -> list[str]:
    """Return the names of countries and of groups of countries, for a field that takes either."""
    groups = {group.title.text(lang) for group in named_groups(edition).values()}
    return sorted({country.name(lang) for country in all_countries().values()} | groups, key=fold)
