"""Where the users of networks are: by network and economy, from APNIC's estimates and the economy's own number of users.

The table of networks has a single figure for each, and where a network has users in several economies it is that of the smallest:
Orange would have 415 users. So what a network has where is read from the shares of 2020; the single figure serves only where a
network has users in one economy and the two do not contradict each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

SUSPECT = 0.1
"""A single figure below a tenth of what the shares give is that of a smaller economy."""
SWOLLEN = 10
"""A single figure more than ten times what the shares give is no growth: the network was seen in two of the lists alone, or serves a
territory that is counted with another country."""
GROWN = 3
"""A figure more than three times what a network's only listed economy gives is that of its seat, if that is another country."""
IMPLYING = 0.1
"""Networks that held less of an economy in 2020 say little about its number of users."""
LEAST_YEAR = 2015
"""An older share of Internet users says nothing about those of today."""
STRETCH = (2 / 3, 3 / 2)
"""How far the shares of 2020 may be stretched to the room that newer figures leave: beyond, newer figures give way too."""
PLACED: dict[int, str] = {
    7315: "CO",  # Colombia Telecomunicaciones in the registry's list
    20879: "PT",  # DIGI-PT
    57000: "IQ",  # LinkiWay DMCC: seen in Iraq alone in 2020, between Iraqi neighbours
    29447: "IT",  # Iliad Italia
    131285: "CN",  # China Telecom Hubei
    199739: "IQ",  # EARTHLINK-DMCC-IQ
}
"""Networks registered in one country whose own name in the registry, or the list of 2020, says that they serve another."""

UNPLACED = (
    39728,  # Luganet: Luhansk
    42938,  # Gudauta-net: a town of Abkhazia
    50257,  # A-Mobile, of Abkhazia
    57354,  # cyxym.net: Sukhum
)
"""Networks that serve occupied or disputed territory: their newer figure can be given to no state, and is left out."""


@dataclass(frozen=True, eq=False)
class UsersWhere:
    """Users where they are.

    Attributes
    ----------
    networks : DataFrame
        country, asn, users (Float64), newer (whether by the newer single figure): sorted by country and ASN.
    others : DataFrame
        country, users: what no list attributes to a network, for the country's other networks.
    """

    networks: pl.DataFrame
    others: pl.DataFrame


def count_residents(population: pl.DataFrame, indicators: pl.DataFrame) -> pl.DataFrame:
    """Return the population of each country, and its Internet users: population times the share of users of the latest year.

    Parameters
    ----------
    population : DataFrame
        country, population: one row a country, or several that say the same.
    indicators : DataFrame
        country, indicator (``internet_users_percent`` among them), year, value.

    Returns
    -------
    DataFrame
        country, people, residents (Float64), year of the share; both null without a share since 2015.
    """
    chosen = pl.col("indicator") == "internet_users_percent"
    rows = indicators.filter(chosen, pl.col("value") > 0, pl.col("year") >= LEAST_YEAR).sort("country", "year")
    people = population.select("country", "population").unique("country", keep="first", maintain_order=True)
    online = people.join(rows.group_by("country", maintain_order=True).last(), on="country", how="left")
    users = pl.col("population") * pl.col("value") / 100
    return online.select("country", pl.col("population").alias("people"), users.alias("residents"), "year").sort(
        "country"
    )


def locate_users(
    shares: pl.DataFrame, operators: pl.DataFrame, autnums: pl.DataFrame, residents: pl.DataFrame, known: pl.Series
) -> UsersWhere:
    """Count the users of each network in each economy.

    A network listed in 2020 has its share of the economy's present users; where it was listed in one economy, and the newer
    figure is no less than a tenth of that and no more than ten times, the newer figure. A network not listed in 2020, or listed abroad alone and too large
    for that, has its newer figure in the country in which both registers have it. The shares of 2020 are stretched to the room that newer figures leave, by no more than
    half as much again; then all are scaled alike, so that each economy's sum is its number of users, less what 2020 left unlisted.

    Parameters
    ----------
    shares : DataFrame
        country, asn, share: of 2020.
    operators : DataFrame
        asn, country, users: the newer single figure.
    autnums : DataFrame
        asn, country: the other register.
    residents : DataFrame
        See :func:`count_residents`. An economy without residents has what the newer figures of its own networks imply.
    known : Series of asn
        Networks of the graph; others are left out, and their users go to those that are there.

    Returns
    -------
    UsersWhere
        See there.
    """
    shares = shares.with_columns(pl.col("asn").cast(pl.Int64)).filter(pl.col("asn").is_in(known.implode()))
    single = operators.select(pl.col("asn").cast(pl.Int64), "country", "users").filter(
        pl.col("users") > 0, pl.col("asn").is_in(known.implode()), ~pl.col("asn").is_in(UNPLACED)
    )
    totals = _total_users(shares, single, residents)
    listed = shares.join(totals, on="country").with_columns(users=pl.col("share") * pl.col("total"))
    alone = listed.filter(pl.len().over("asn") == 1).select("asn", "country", pl.col("users").alias("expected"))
    compared = alone.join(single.select("asn", "users", seat="country"), on="asn").with_columns(
        abroad=(pl.col("seat") != pl.col("country")) & (pl.col("users") > GROWN * pl.col("expected"))
    )
    likely = pl.col("users").is_between(SUSPECT * pl.col("expected"), SWOLLEN * pl.col("expected"))
    newer = compared.filter(~pl.col("abroad"), likely)
    listed_here = shares.join(compared.filter("abroad").select("asn"), on="asn", how="anti")
    entrants = _find_entrants(single, autnums, listed_here)
    older = listed.join(newer.select("asn"), on="asn", how="anti")
    rows = pl.concat(
        [
            newer.select("country", "asn", pl.col("users").cast(pl.Float64), newer=True, listed=True),
            entrants.select("country", "asn", pl.col("users").cast(pl.Float64), newer=True, listed=False),
            older.select("country", "asn", "users", newer=False, listed=True),
        ]
    ).filter(pl.col("users") > 0)
    return _fit(rows, totals, shares)


def _total_users(shares: pl.DataFrame, single: pl.DataFrame, residents: pl.DataFrame) -> pl.DataFrame:
    """Give each economy its number of users: measured, else what newer figures of its own networks imply, else their sum."""
    own = shares.filter(pl.len().over("asn") == 1).join(single.select("asn", "users"), on="asn")
    implied = own.group_by("country").agg(pl.col("share").sum(), users=pl.col("users").sum())
    implied = implied.filter(pl.col("share") >= IMPLYING).select("country", implied=pl.col("users") / pl.col("share"))
    summed = single.group_by("country").agg(summed=pl.col("users").sum().cast(pl.Float64))
    found = pl.concat([shares.select("country"), single.select("country")]).unique().drop_nulls()
    for frame in (residents.select("country", "people", "residents"), implied, summed):
        found = found.join(frame, on="country", how="left")
    guessed = pl.min_horizontal(pl.coalesce("implied", "summed"), "people")
    return found.select("country", total=pl.coalesce("residents", guessed)).drop_nulls().sort("country")


def _find_entrants(single: pl.DataFrame, autnums: pl.DataFrame, shares: pl.DataFrame) -> pl.DataFrame:
    """Find the networks that were not listed in 2020 and whose country no register contradicts."""
    placed = pl.DataFrame({"asn": list(PLACED), "placed": list(PLACED.values())}, schema_overrides={"asn": pl.Int64})
    other = autnums.select(pl.col("asn").cast(pl.Int64), other="country").unique(
        "asn", keep="first", maintain_order=True
    )
    rows = single.join(shares.select("asn").unique(), on="asn", how="anti")
    rows = rows.join(other, on="asn", how="left").join(placed, on="asn", how="left")
    agreed = pl.col("other").is_null() | (pl.col("other") == pl.col("country")) | pl.col("placed").is_not_null()
    return rows.filter(agreed).with_columns(country=pl.coalesce("placed", "country")).drop_nulls("country")


def _fit(rows: pl.DataFrame, totals: pl.DataFrame, shares: pl.DataFrame) -> UsersWhere:
    def summed(condition: pl.Expr) -> pl.Expr:
        return pl.col("users").filter(condition).sum()

    given = shares.group_by("country").agg(given=pl.col("share").sum())
    sums = rows.group_by("country").agg(
        newer_users=summed(pl.col("newer")),
        older_users=summed(~pl.col("newer")),
        entrant_users=summed(~pl.col("listed")),
    )
    sums = (
        totals.join(sums, on="country").join(given, on="country", how="left").with_columns(pl.col("given").fill_null(1))
    )
    left = pl.col("total") * (1 - pl.col("given")) - pl.col("entrant_users")
    sums = sums.with_columns(others=left.clip(0))
    room = pl.col("total") - pl.col("others") - pl.col("newer_users")
    stretch = pl.when(pl.col("older_users") > 0).then((room / pl.col("older_users")).clip(*STRETCH)).otherwise(1.0)
    sums = sums.with_columns(stretch=stretch)
    fitted = rows.join(sums.select("country", "total", "others", "stretch"), on="country").with_columns(
        users=pl.when("newer").then("users").otherwise(pl.col("users") * pl.col("stretch"))
    )
    scale = (pl.col("total") - pl.col("others")) / pl.col("users").sum().over("country")
    networks = fitted.select("country", "asn", (pl.col("users") * scale).alias("users"), "newer")
    others = sums.select("country", users="others").filter(pl.col("users") > 0)
    return UsersWhere(networks.sort("country", "asn"), others.sort("country"))
