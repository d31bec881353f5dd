"""Scenarios made by rule: each country's isolation and its own largest operators lost, members' exits, carriers, domains, clouds."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import EUROPEAN_UNION, all_countries, fold
from hansa.evidence.groups import find_group
from hansa.evidence.source import source
from hansa.stress.scenario import Scenario, ScenarioKind, ScenarioSource
from hansa.stress.shocks import Frozen, Isolate, Operator, Shock, Supply
from hansa.titles import Titles
from hansa.written import build, read_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.countries import Country
    from hansa.evidence import Edition

MOST_OPERATORS = 50
"""Networks that carry most of the world's routes, each lost in turn."""
MOST_NAMES = 20
"""Operators of name servers that serve most countries' domains, each lost in turn."""
OWN_OPERATOR = "own-"
"""Begins the ids of a country's own operators: ``own-sn-8346``, by the network with most users."""
ROUTES = "caida_as_relationships"


_COUNTED = {
    "users": {"counted_en": "Internet users", "counted_fr": "internautes"},
    "addresses": {"counted_en": "Internet addresses", "counted_fr": "adresses internet"},
}


class Template(Frozen):
    """What the scenarios of a family are called, and their story."""

    name: Titles
    story: Titles


class Templates(Frozen):
    """One for each family."""

    isolation: Template
    exit: Template
    own: Template
    operator: Template
    tld: Template
    names: Template
    cloud: Template


def make_families(edition: Edition) -> Iterator[Scenario]:
    """Make every scenario of the families, for what the edition holds."""
    yield from _isolate_countries(edition)
    yield from _leave_alliance(edition)
    yield from _lose_own_operators(edition)
    yield from _lose_operators(edition)
    yield from _lose_domains(edition)
    yield from _lose_names(edition)
    yield from _lose_cloud(edition)


def _isolate_countries(edition: Edition) -> Iterator[Scenario]:
    countries = all_countries()
    for code in edition.table("routing_countries")["country"].sort():
        if code in countries:
            yield _make("isolation", f"isolation-{code}", "isolation", (Isolate(isolate=(code,)),), countries[code])


def _leave_alliance(edition: Edition) -> Iterator[Scenario]:
    for code in find_group(edition, "d10").members:
        shocks = (Isolate(isolate=(code,)), Supply(supplier=code))
        yield _make("exit", f"exit-{code}", "exit", shocks, all_countries()[code])


def _lose_own_operators(edition: Edition) -> Iterator[Scenario]:
    countries = all_countries()
    for row in edition.table("large_operators").iter_rows(named=True):
        country = countries.get(row["country"])
        if country:
            shocks = (Operator(operator=tuple(row["asns"])),)
            name = f"{OWN_OPERATOR}{row['country']}-{row['asns'][0]}"
            fields = {
                "operator": row["operator"].replace("'", "’"),
                "percent": round(100 * row["users_share"]),
                **_COUNTED[row["basis"]],
                "country_en": country.name("en"),
                "country_fr": country.name("fr"),
            }
            yield _make("own", name, "own_operator_loss", shocks, country, **fields)


def _lose_operators(edition: Edition) -> Iterator[Scenario]:
    for row in edition.table("routing_world").head(MOST_OPERATORS).iter_rows(named=True):
        fields = {"operator": row["network"] or f"AS{row['asn']}", "asn": row["asn"], "rank": row["rank"]}
        shocks = (Operator(operator=(row["asn"],)),)
        yield _make("operator", f"operator-{row['asn']}", "operator_loss", shocks, **fields)


def _lose_domains(edition: Edition) -> Iterator[Scenario]:
    domains = dict(edition.table("name_servers").select("country", "tld").iter_rows())
    first = _naming(edition).sort(-pl.col("share"), "supplier").unique("consumer", keep="first", maintain_order=True)
    states = first.filter(pl.col("consumer") != EUROPEAN_UNION.code)  # no member's dependence says who serves .eu
    for row in states.sort("consumer").iter_rows(named=True):
        fields = {"operator": row["supplier"], "domain": domains[row["consumer"]]}
        shocks = (Supply(supplier=row["supplier"], layer="naming", to=(row["consumer"],)),)
        yield _make("tld", f"tld-{row['consumer']}", "name_loss", shocks, data="iana_root_zone", **fields)


def _lose_names(edition: Edition) -> Iterator[Scenario]:
    served = _naming(edition).group_by("supplier").agg(count=pl.len()).sort(-pl.col("count").cast(pl.Int64), "supplier")
    for row in served.head(MOST_NAMES).iter_rows(named=True):
        fields = {"operator": row["supplier"], "count": row["count"]}
        shocks = (Supply(supplier=row["supplier"], layer="naming"),)
        name = "-".join(("names", *fold(row["supplier"]).split()))
        yield _make("names", name, "name_loss", shocks, data="iana_root_zone", **fields)


def _lose_cloud(edition: Edition) -> Iterator[Scenario]:
    counted = edition.table("cloud_regions").group_by("provider").len().sort(-pl.col("len").cast(pl.Int64), "provider")
    for provider in counted["provider"].head(1):
        shocks = (Supply(supplier=provider, layer="cloud"),)
        yield _make("cloud", "cloud-largest", "cloud_loss", shocks, data="cloud_regions", provider=provider)


def _naming(edition: Edition) -> pl.DataFrame:
    """Return the known operators of countries' domains."""
    known = pl.col("supplier_country").is_not_null() & pl.col("supplier").is_not_null()
    return edition.table("dependence").filter(pl.col("layer") == "naming", known)


def _make(
    family: str,
    name: str,
    kind: ScenarioKind,
    shocks: tuple[Shock, ...],
    country: Country | None = None,
    data: str = ROUTES,
    **fields: object,
) -> Scenario:
    template: Template = getattr(_templates(), family)
    fact = source(data)
    sources = (ScenarioSource(title=fact.title.en, url=fact.url),)
    return Scenario(
        id=name.lower(),
        name=_fill(template.name, country, fields),
        story=_fill(template.story, country, fields),
        kind=kind,
        sources=sources,
        shocks=shocks,
    )


def _fill(template: Titles, country: Country | None, fields: dict[str, object]) -> Titles:
    filled = {
        lang: template.text(lang).format(of=country.of(lang) if country else "", **fields) for lang in ("en", "fr")
    }
    return Titles(**filled)


@cache
def _templates() -> Templates:
    return build(Templates, read_written(Path(str(resources.files("hansa.stress.catalogue"))) / "families.yml"))
