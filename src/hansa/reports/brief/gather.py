"""A country's brief: everything that the edition says of it, gathered once, before any word is written."""

from __future__ import annotations

from hansa.alliance.voice import rank_agreements
from hansa.countries import resolve
from hansa.dependence.layers import LAYERS
from hansa.dependence.measures import percentile
from hansa.dependence.profile import Supplier, profile_layer, profile_layers
from hansa.dependence.row import EUROPEAN_UNION
from hansa.evidence import Edition, open_edition
from hansa.evidence.groups import find_group
from hansa.evidence.indicators import find_values, latest_indicators
from hansa.evidence.territories import find_territory
from hansa.figures import lookups
from hansa.figures.beside import gather_beside
from hansa.figures.carriers import find_access, find_jurisdictions, find_near_caches, find_networks
from hansa.figures.worst_cases import gather_stress
from hansa.labels import MATERIAL
from hansa.reports.brief.picture import (
    Brief,
    Fact,
    InternationalLink,
    MaterialSupply,
    Membership,
    NearestRegion,
    PhysicalLinks,
    RoutePicture,
    ShutdownAct,
    ShutdownYear,
)
from hansa.reports.brief.services import gather_cloud, gather_domain

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
        indicators={fact.indicator: fact for name in FACTS if (fact := _fact(evidence, place.code, name))},
        layers=profile_layers(evidence, place.code, peers=others),
        further={
            dataset: profile_layer(evidence, place.code, layer, dataset=dataset, peers=others)
            for layer in LAYERS
            for dataset in layer.also
        },
        beside=gather_beside(evidence, place.code),
        materials=_materials(evidence, place.code),
        physical=_physical(evidence, place.code),
        routes=_routes(evidence, place.code),
        stress=gather_stress(evidence, place.code),
        domain=gather_domain(evidence, place.code),
        cloud=gather_cloud(evidence, place.code),
        nearest_regions=_nearest_regions(evidence, place.code),
        likeminded={
            issue: rank_agreements(evidence.table("agreement"), place.code, issue) for issue in ("ict", "general")
        },
        memberships=_memberships(evidence, place.code, present=True),
        absences=_memberships(evidence, place.code, present=False),
        shutdowns=_shutdowns(evidence, place.code),
        shutdown_acts=_shutdown_acts(evidence, place.code),
        cyber=cyber,
        cyber_percentile=_cyber_percentile(evidence, cyber, others),
        territory=find_territory(evidence, place.code),
    )


def _fact(edition: Edition, country: str, indicator: str) -> Fact | None:
    row = latest_indicators(edition).get((indicator, country))
    return Fact(indicator, row["value"], row["year"], row["dataset"]) if row else None


def _cyber_percentile(edition: Edition, cyber: Fact | None, others: tuple[str, ...]) -> float | None:
    if cyber is None:
        return None
    known = find_values(edition, cyber.indicator, cyber.year)
    return percentile(cyber.value, [known[code] for code in others if code in known])


def _materials(edition: Edition, country: str) -> tuple[MaterialSupply, ...]:
    rows = lookups.find_rows_of(edition, "critical_materials", country)
    entering = lookups.find_rows_of(edition, "critical_materials", EUROPEAN_UNION) if rows else []
    union = {(row["material"], row["supplier"]) for row in entering}
    return tuple(
        MaterialSupply(
            material,
            digital=own[0]["digital"],
            suppliers=tuple(Supplier(row["supplier"], row["supplier"], row["share"]) for row in own),
            known_share=own[0]["known_share"],
            of_union=(material, own[0]["supplier"]) in union,
            year=own[0]["year"],
        )
        for material in MATERIAL
        if (own := [row for row in rows if row["material"] == material])
    )


def _physical(edition: Edition, country: str) -> PhysicalLinks | None:
    row = lookups.find_row(edition, "physical_cuts", country)
    if row is None:
        return None
    links = tuple(
        InternationalLink(
            near=path["near"],
            far=path["far"],
            far_country=path["far_country"],
            kind=path["kind"],
            length_km=path["length_km"],
            nodes=tuple(path["nodes"]),
        )
        for path in lookups.find_rows_of(edition, "physical_paths", country)
    )
    names = ("paths", "sea_paths", "land_paths", "landing_points")
    return PhysicalLinks(**{name: row[name] for name in names}, links=links)


def _routes(edition: Edition, country: str) -> RoutePicture | None:
    row = lookups.find_row(edition, "routing_countries", country)
    if row is None:
        return None
    return RoutePicture(
        networks=find_networks(edition, country),
        jurisdictions=find_jurisdictions(edition, country),
        access=find_access(edition, country),
        near_caches=find_near_caches(edition, country),
        state_share=(row["to_state_share"] + row["from_state_share"]) / 2,
        frontier_networks=row["frontier_networks"],
        frontier_risk=row["frontier_risk"],
        cut_networks=tuple(row["cut_networks"]),
        cut_share=row["cut_share"],
        cut_exact=row["cut_exact"],
    )


def _nearest_regions(edition: Edition, country: str) -> tuple[NearestRegion, ...]:
    columns = ("provider", "provider_country", "region", "region_country", "distance_km")
    return tuple(
        NearestRegion(**{name: row[name] for name in columns}) for row in lookups.nearest_regions(edition, country)
    )


def _memberships(edition: Edition, country: str, *, present: bool) -> tuple[Membership, ...]:
    """Return where the country takes part, or the lists, complete as of their dates, on which it is not, by the instrument's name."""
    own = {row["instrument"]: row for row in lookups.find_rows_of(edition, "memberships", country)}
    listed = [
        (row, own.get(name))
        for name, row in lookups.instruments(edition).items()
        if (name in own if present else name not in own and row["complete"])
    ]
    return tuple(
        Membership(
            instrument=row["id"],
            name_en=row["name_en"],
            name_fr=row["name_fr"] or row["name_en"],
            kind=row["kind"],
            topic=row["topic"] or "",
            status=held["status"] if held else None,
            date=held["date"] if held else None,
            complete=row["complete"],
            launch=row["launch"],
            as_of=row["as_of"],
            dataset=row["dataset"],
        )
        for row, held in sorted(listed, key=lambda pair: pair[0]["name_en"])
    )


def _shutdowns(edition: Edition, country: str) -> tuple[ShutdownYear, ...]:
    return tuple(
        ShutdownYear(
            year=row["year"],
            events=row["events"],
            started=row["started_events"],
            nationwide=row["nationwide_full_network_events"],
            sovereign=row["sovereign"],
            **{name: row[f"{name}_events"] for name in ("state", "other_state", "non_state", "unknown", "contested")},
        )
        for row in lookups.shutdown_years(edition, country)
    )


def _shutdown_acts(edition: Edition, country: str) -> tuple[ShutdownAct, ...]:
    """Return what states ordered in a country and what it ordered elsewhere, one a state and place, the most first."""
    found = [row for row in lookups.shutdown_acts(edition) if country in (row["country"], row["place"])]
    acts = []
    for state, place in sorted({(row["country"], row["place"]) for row in found}):
        rows = [row for row in found if (row["country"], row["place"]) == (state, place)]
        sovereign = lookups.shutdown_years(edition, place)[0]["sovereign"]
        started, contested = (sum(row[name] for row in rows) for name in ("started_events", "contested_events"))
        acts.append(ShutdownAct(state, place, started, contested, by_other=state != sovereign))
    return tuple(sorted(acts, key=lambda act: -act.started))
