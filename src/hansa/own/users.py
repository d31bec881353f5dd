"""Own figures on users: how many each network serves in a country, as its regulator counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from hansa.countries import fold
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence.relationships import MAX_ASN
from hansa.own.form import Field
from hansa.own.kind import EnteredRows, Kind, keep_order
from hansa.titles import Titles

if TYPE_CHECKING:
    from hansa.own.draft import Draft
    from hansa.own.form import CsvRow
    from hansa.own.kind import GivenFile
    from hansa.own.remark import Remarks

ROUTED = (
    "access_networks",
    "platform_caches",
    "coarse_error",
    "coarse_links",
    "domestic_detours",
    "routing_countries",
    "routing_jurisdictions",
    "routing_networks",
    "routing_world",
    "dependence",
    "measures",
    "stress_error",
    "stress_outcomes",
    "repairable_losses",
)
"""Tables that are computed on the full graph with its users: they stay as they were."""
NAMED = (("access_networks", "network"), ("routing_networks", "network"), ("coarse_nodes", "name"))
"""Tables that name networks of a country."""
MOST_ACCESS = 10
"""Networks of a country in the table of access networks."""
REST = {fold(name) for name in ("other", "others", "rest", "autres", "autre", "reste")}
ASN = re.compile(r"(?:AS)?\s?(\d{1,10})", re.ASCII | re.IGNORECASE)
MOST_OF_PEOPLE = 1.2
"""A file that gives a country more users than its people and a fifth counts subscriptions, not users."""
LARGE = 0.01
"""Share of a country's users from which a network that the file leaves out is listed."""
DECIMALS = 6


@dataclass(frozen=True)
class _ListedNetwork:
    """Networks of a country that the tables name, by folded name."""

    by_name: dict[str, set[int]]

    def find(self, name: str) -> set[int]:
        wanted = fold(name)
        if wanted in self.by_name:
            return self.by_name[wanted]
        found = [numbers for key, numbers in self.by_name.items() if set(wanted.split()) <= set(key.split())]
        return set().union(*found) if found else set()


def enter(draft: Draft, rows: list[CsvRow], _given: GivenFile, notes: Remarks) -> EnteredRows:
    """Set the users of all networks of the countries that the file covers; networks that it does not list have none there."""
    names = {code: _list_names(draft, code) for code in {row["country"] for row in rows}}
    read = [(row["country"], _find_network(row, names, notes), row["users"]) for row in rows]
    _check(rows, read, draft, notes)
    notes.settle()
    schema = {"country": pl.String, "asn": pl.Int64, "users": pl.Float64}
    users = pl.DataFrame(read, schema=schema, orient="row")
    countries = keep_order(users["country"])
    _list_missing(draft, users, notes)
    draft.put("coarse_nodes", _set_coarse(draft["coarse_nodes"], users))
    if "access_networks" in draft:
        draft.put("access_networks", _set_access(draft, users, countries))
    notes.list(
        N_(
            "Users are set in the simplified model, on which stress tests run, and in the list of access networks. Shares of routes "
            "rest on the full graph and stay as they were."
        )
    )
    kept = tuple(name for name in ROUTED if name in draft and name not in draft.changed)
    return EnteredRows(countries, kept)


def _list_names(draft: Draft, country: str) -> _ListedNetwork:
    """List the networks of a country by the names that the tables give them."""
    found: dict[str, set[int]] = {}
    for table, column in NAMED:
        if table not in draft:
            continue
        named = draft[table].filter(
            pl.col("country") == country, pl.col(column).is_not_null(), pl.col("asn").is_not_null()
        )
        for name, asn in named.select(column, "asn").iter_rows():
            found.setdefault(fold(name), set()).add(int(asn))
    return _ListedNetwork(found)


def _find_network(row: CsvRow, names: dict[str, _ListedNetwork], notes: Remarks) -> int | None:
    """Return a network's number; None for the row of all others."""
    cell = row["network"]
    number = ASN.fullmatch(cell)
    if number and int(number[1]) > MAX_ASN:
        notes.fault(InputError("own-users-network", line=row.line, column="network", cell=cell))
        return None
    if number:
        return int(number[1])
    if fold(cell) in REST:
        return None
    found = sorted(names[row["country"]].find(cell))
    if len(found) != 1:
        listed = ", ".join(f"AS{asn}" for asn in found[:5])
        several = InputError("own-users-several", line=row.line, column="network", cell=cell, suggestion=listed)
        unknown = InputError("own-users-network", line=row.line, column="network", cell=cell)
        notes.fault(several if found else unknown)
        return None
    notes.list(N_("“{network}” is taken for AS{asn}."), network=cell, asn=found[0])
    return found[0]


def _check(rows: list[CsvRow], read: list[tuple[str, int | None, float]], draft: Draft, notes: Remarks) -> None:
    seen: set[tuple[str, int | None]] = set()
    sums: dict[str, float] = {}
    for row, (country, asn, users) in zip(rows, read, strict=True):
        if (country, asn) in seen and not notes.faults:
            notes.fault(InputError("own-users-twice", line=row.line, column="network", cell=row["network"]))
        seen.add((country, asn))
        sums[country] = sums.get(country, 0.0) + users
    people = (
        draft["indicators"].filter(indicator="population").sort("year").group_by("country", maintain_order=True).last()
    )
    known = dict(people.select("country", "value").iter_rows())
    for country, total in sums.items():
        if total <= 0:
            notes.fault(InputError("own-users-nobody", country=country))
        if country in known and total > MOST_OF_PEOPLE * known[country]:
            notes.fault(
                InputError("own-users-people", country=country, users=round(total), people=round(known[country]))
            )


def _list_missing(draft: Draft, users: pl.DataFrame, notes: Remarks) -> None:
    """List the large networks of a country that the file leaves without users."""
    if "access_networks" not in draft:
        return
    listed = users.drop_nulls("asn").select("country", "asn")
    table = draft["access_networks"].filter(pl.col("country").is_in(users["country"].unique().to_list()))
    missing = table.join(listed, on=["country", "asn"], how="anti").filter(pl.col("users_share") >= LARGE)
    for country, network, asn in missing.select("country", "network", "asn").iter_rows():
        notes.list(
            N_("{country}: {network} (AS{asn}) is not in the file, and counts no users any more."),
            country=country,
            network=network or "–",
            asn=asn,
        )


def _set_coarse(nodes: pl.DataFrame, users: pl.DataFrame) -> pl.DataFrame:
    """Give named nodes their users, and what is left of a country to its groups as they had it."""
    given = users.drop_nulls("asn").select("country", pl.col("asn").cast(pl.UInt32), given="users")
    total = users.group_by("country").agg(total=pl.col("users").sum())
    joined = nodes.join(given, on=["country", "asn"], how="left", maintain_order="left").join(
        total, on="country", how="left", maintain_order="left"
    )
    named = pl.col("asn").is_not_null() & pl.col("name").is_not_null()
    rest = pl.col("total") - pl.when(named).then(pl.col("given").fill_null(0.0)).otherwise(0.0).sum().over("country")
    held = pl.when(named).then(0.0).otherwise(pl.col("users"))
    space = pl.when(named).then(0.0).otherwise(pl.col("addresses"))
    part = (
        pl.when(held.sum().over("country") > 0)
        .then(held / held.sum().over("country"))
        .when(space.sum().over("country") > 0)
        .then(space / space.sum().over("country"))
        .otherwise(0.0)
    )
    alone = named.all().over("country")  # no group takes the rest: networks that the file does not list do, else all
    unlisted = pl.when(named & pl.col("given").is_null()).then(pl.col("users")).otherwise(0.0)
    weight = pl.when(unlisted.sum().over("country") > 0).then(unlisted).otherwise(pl.col("given").fill_null(0.0))
    share = (
        pl.when(alone & (weight.sum().over("country") > 0)).then(weight / weight.sum().over("country")).otherwise(0.0)
    )
    anew = pl.when(named).then(pl.col("given").fill_null(0.0) + rest * share).otherwise(rest * part)
    return joined.with_columns(users=pl.when(pl.col("total").is_null()).then("users").otherwise(anew)).select(
        nodes.columns
    )


def _set_access(draft: Draft, users: pl.DataFrame, countries: tuple[str, ...]) -> pl.DataFrame:
    """Rank the networks of the file by their share of the country's users."""
    table = draft["access_networks"]
    named = [
        draft[one]
        .filter(pl.col(column).is_not_null())
        .select(pl.col("asn").cast(pl.Int64), pl.col(column).alias("network"))
        for one, column in NAMED
    ]
    names = pl.concat(named).drop_nulls().unique("asn", keep="first", maintain_order=True)
    shares = users.with_columns(users_share=(pl.col("users") / pl.col("users").sum().over("country")).round(DECIMALS))
    ranked = (
        shares.drop_nulls("asn")
        .filter(pl.col("users") > 0)
        .sort("country", "users_share", "asn", descending=[False, True, False])
        .with_columns(rank=pl.int_range(1, pl.len() + 1, dtype=pl.Int32).over("country"), newer=pl.lit(value=True))
        .filter(pl.col("rank") <= MOST_ACCESS)
        .join(names, on="asn", how="left", maintain_order="left")
        .select(pl.col(name).cast(kind) for name, kind in table.schema.items())
    )
    return pl.concat([table.filter(~pl.col("country").is_in(list(countries))), ranked]).sort("country", "rank")


KIND = Kind(
    name="users",
    also=("networks",),
    title=Titles(en="Internet users by network", fr="Internautes par réseau"),
    told=Titles(
        en="Sets the users of every network of the countries that it covers: networks that it does not list count none there, but for a row “other”.",
        fr="Fixe les utilisateurs de chaque réseau des pays qu’il couvre : un réseau qui n’y figure pas n’en compte aucun, sauf dans une ligne « autres ».",
    ),
    fields=(
        Field("country", "pays", "country", "Country in which the users are.", "Pays où se trouvent les utilisateurs."),
        Field(
            "network",
            "réseau",
            "text",
            "AS number (AS3215 or 3215), or the network’s name; “other” for all that are not listed.",
            "Numéro d’AS (AS3215 ou 3215), ou nom du réseau ; « autres » pour tous ceux qui ne figurent pas.",
            also=("operator", "opérateur", "asn"),
        ),
        Field(
            "users",
            "utilisateurs",
            "whole",
            "People who use the Internet by it.",
            "Personnes qui utilisent l’internet par ce réseau.",
            also=("internautes",),
        ),
    ),
    examples=(("Senegal", "AS8346", "9000000"), ("Senegal", "other", "1200000")),
    enter=enter,
    series=("apnic_population", "plevin_as_operators", "caida_as_relationships"),
)
