"""A country's brief: everything that the edition says of it, gathered once, before any word is written."""

from __future__ import annotations

import polars as pl

from hansa.alliance.voice import rank_agreements
from hansa.countries import resolve
from hansa.dependence.layers import LAYERS
from hansa.dependence.profile import profile_layer, profile_layers
from hansa.evidence import Edition, open_edition
from hansa.evidence.groups import find_group
from hansa.figures.worst_cases import gather_stress
from hansa.reports.brief.picture import (
    Brief,
    Carrier,
    Fact,
    InternationalLink,
    Membership,
    NearestRegion,
    PhysicalLinks,
    RoutePicture,
    ShutdownYear,
)

FACTS = ("population", "internet_users_percent", "gdp_per_capita_usd", "broadband_per_100")
CYBER_INDEX = "gci_score_100"


def gather_brief(country: str, *, peers: str = "region", edition: Edition | None = None) -> Brief:
    """Gather everything that the edition says of a country.

    Parameters
    ----------
    country : str
        Any common code or name, in English or French.
    peers : str
        The group to stand beside; see :func:`hansa.evidence.groups.find_group`.
    edition : Edition, optional
        The evidence; by default the workspace's newest edition, else the embedded one.

    Raises
    ------
    InputError
        ``unknown-country``, ``unknown-group`` or ``group-without-data``.
    EvidenceError
        The edition is missing or damaged.
    """
    place = resolve(country)
    evidence = edition or open_edition()
    group = find_group(evidence, peers, place)
    others = tuple(code for code in group.members if code != place.code)
    cyber = _fact(evidence, place.code, CYBER_INDEX)
    return Brief(
        country=place,
        edition=evidence,
        peers=group,
        facts={fact.indicator: fact for name in FACTS if (fact := _fact(evidence, place.code, name))},
        layers=profile_layers(evidence, place.code, peers=others),
        further={
            dataset: profile_layer(evidence, place.code, layer, dataset=dataset, peers=others)
            for layer in LAYERS
            for dataset in layer.also
        },
        physical=_physical(evidence, place.code),
        routes=_routes(evidence, place.code),
        stress=gather_stress(evidence, place.code),
        nearest_regions=_nearest_regions(evidence, place.code),
        likeminded={
            issue: rank_agreements(evidence.table("agreement"), place.code, issue) for issue in ("ict", "general")
        },
        memberships=_memberships(evidence, place.code, present=True),
        absences=_memberships(evidence, place.code, present=False),
        shutdowns=_shutdowns(evidence, place.code),
        cyber=cyber,
        cyber_percentile=_cyber_percentile(evidence, cyber, others),
    )


def _fact(edition: Edition, country: str, indicator: str) -> Fact | None:
    rows = (
        edition.table("indicators")
        .filter(pl.col("country") == country, pl.col("indicator") == indicator, pl.col("value").is_not_null())
        .sort("year")
    )
    if rows.is_empty():
        return None
    row = rows.row(-1, named=True)
    return Fact(indicator, row["value"], row["year"], row["dataset"])


def _cyber_percentile(edition: Edition, cyber: Fact | None, others: tuple[str, ...]) -> float | None:
    from hansa.dependence.measures import percentile

    if cyber is None:
        return None
    rows = edition.table("indicators").filter(
        pl.col("indicator") == cyber.indicator, pl.col("year") == cyber.year, pl.col("country").is_in(others)
    )
    return percentile(cyber.value, rows["value"].drop_nulls().to_list())


def _physical(edition: Edition, country: str) -> PhysicalLinks | None:
    rows = edition.table("physical_cuts").filter(pl.col("country") == country)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    names = ("paths", "sea_paths", "land_paths", "landing_points")
    paths = edition.table("physical_paths").filter(pl.col("country") == country).drop("country")
    links = tuple(
        InternationalLink(near, far, far_country, kind, length_km, tuple(nodes))
        for near, far, far_country, kind, length_km, nodes in paths.iter_rows()
    )
    return PhysicalLinks(**{name: row[name] for name in names}, links=links)


def _routes(edition: Edition, country: str) -> RoutePicture | None:
    rows = edition.table("routing_countries").filter(pl.col("country") == country)
    if rows.is_empty():
        return None
    row = rows.row(0, named=True)
    crossed = edition.table("routing_jurisdictions").filter(
        pl.col("country") == country, pl.col("jurisdiction") != country
    )
    carried = edition.table("routing_networks").filter(pl.col("country") == country)
    networks = carried.with_columns(pl.coalesce("network", pl.format("AS{}", "asn")).alias("network"))
    return RoutePicture(
        networks=_carriers(networks.select("network", "network_country", "to_share", "from_share")),
        jurisdictions=_carriers(
            crossed.select("jurisdiction", pl.col("jurisdiction").alias("of"), "to_share", "from_share")
        ),
        detour_share=row["detour_share"],
        state_share=(row["to_state_share"] + row["from_state_share"]) / 2,
        frontier_networks=row["frontier_networks"],
        frontier_risk=row["frontier_risk"],
        cut_networks=tuple(row["cut_networks"]),
        cut_share=row["cut_share"],
        cut_exact=row["cut_exact"],
    )


def _carriers(rows: pl.DataFrame) -> tuple[Carrier, ...]:
    carriers = (Carrier(*row) for row in rows.iter_rows())
    return tuple(sorted(carriers, key=lambda carrier: (-carrier.share, carrier.name)))


def _nearest_regions(edition: Edition, country: str) -> tuple[NearestRegion, ...]:
    rows = edition.table("cloud_access").filter(pl.col("country") == country).sort("distance_km")
    columns = ("provider", "provider_country", "region", "region_country", "distance_km")
    return tuple(NearestRegion(*row) for row in rows.select(columns).iter_rows())


def _memberships(edition: Edition, country: str, *, present: bool) -> tuple[Membership, ...]:
    own = edition.table("memberships").filter(pl.col("country") == country).select("instrument", "status", "date")
    joined = edition.table("instruments").join(own, left_on="id", right_on="instrument", how="left").sort("name_en")
    if present:
        rows = joined.filter(pl.col("status").is_not_null())
    else:
        rows = joined.filter(pl.col("status").is_null(), pl.col("complete"))
    return tuple(
        Membership(
            row["id"],
            row["name_en"],
            row["name_fr"] or row["name_en"],
            row["kind"],
            row["topic"] or "",
            row["status"],
            row["date"],
            row["complete"],
        )
        for row in rows.iter_rows(named=True)
    )


def _shutdowns(edition: Edition, country: str) -> tuple[ShutdownYear, ...]:
    rows = edition.table("shutdowns").filter(pl.col("country") == country).sort("year")
    return tuple(
        ShutdownYear(*row)
        for row in rows.select("year", "events", "started_events", "nationwide_full_network_events").iter_rows()
    )
