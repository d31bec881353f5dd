"""What the evidence says of whom a country depends on: suppliers by layer, routes, links, names, cloud and stress."""

from __future__ import annotations

from hansa.countries import resolve
from hansa.dependence.layers import BY_NAME, LayerMeasure
from hansa.dependence.profile import find_measures, stand_among
from hansa.dependence.row import EUROPEAN_UNION
from hansa.evidence import Edition
from hansa.evidence.groups import find_group, union_members
from hansa.figures import lookups
from hansa.figures.beside import gather_beside
from hansa.figures.carriers import find_jurisdictions, find_networks
from hansa.figures.figure import CountryFigure, Unit, absent
from hansa.figures.lookups import Row

ROUTES = "caida_as_relationships"
BACKBONE = "topohub_backbone"
CLOUD = "cloud_regions"
CLOUD_LISTS = (CLOUD, "aws_regions", "oracle_regions", "storage_regions")
MODELS = "epoch_ai_models"
NAMES = "iana_root_zone"


def _measure(edition: Edition, country: str, layer: str, name: str, unit: Unit) -> CountryFigure:
    dataset = BY_NAME[layer].dataset
    if dataset is None:
        return absent(unit, "no-dataset")
    row = find_measures(edition, layer, dataset)[country]
    reason = row[f"{'hhi' if name == 'effective_suppliers' else name}_missing"]
    known = row["confidence"] if name == "foreign_share" else None
    return CountryFigure(row[name], unit, (dataset,), row["year"], missing=reason, known=known)


def foreign_share(edition: Edition, country: str, layer: str) -> CountryFigure:
    """Return the share of a layer's supply that is abroad."""
    return _measure(edition, country, layer, "foreign_share", "share")


def hhi(edition: Edition, country: str, layer: str) -> CountryFigure:
    """Return the concentration of a layer's suppliers."""
    return _measure(edition, country, layer, "hhi", "index")


def effective_suppliers(edition: Edition, country: str, layer: str) -> CountryFigure:
    """Return the effective number of a layer's suppliers."""
    return _measure(edition, country, layer, "effective_suppliers", "index")


def _consumer(edition: Edition, country: str, layer: str) -> tuple[str, Row] | None:
    """Return whose rows speak for a country in a layer, with its measures; None where nobody's do."""
    dataset = BY_NAME[layer].dataset
    row = find_measures(edition, layer, dataset)[country] if dataset else None
    return (row["reported_as"] or country, row) if row and row["confidence"] is not None else None


def layers_known(edition: Edition, country: str) -> CountryFigure:
    """Return in how many of the ten layers the evidence says something of the country."""
    known = [layer for layer in BY_NAME if _consumer(edition, country, layer)]
    datasets = tuple(str(BY_NAME[layer].dataset) for layer in known)
    return CountryFigure(float(len(known)), "count", datasets, name=", ".join(known))


def top_share(edition: Edition, country: str, layer: str) -> CountryFigure:
    """Return the share of a layer's largest known supplier."""
    spoken = _consumer(edition, country, layer)
    if spoken is None:
        return _unspoken(layer)
    consumer, row = spoken
    found = lookups.top_supplier(edition, layer, row["dataset"], consumer)
    if found is None:
        return absent("share", "suppliers-unknown", row["dataset"])
    return CountryFigure(found.share, "share", (row["dataset"],), row["year"], name=found.supplier)


def top_country_share(edition: Edition, country: str, layer: str) -> CountryFigure:
    """Return the share of a layer's supply from the foreign country that supplies most."""
    spoken = _consumer(edition, country, layer)
    if spoken is None:
        return _unspoken(layer)
    consumer, row = spoken
    shares = lookups.supplier_countries(edition, layer, row["dataset"], consumer)
    abroad = [(name, share) for name, share in shares if name != country]
    if not shares:
        return absent("share", "suppliers-unknown", row["dataset"])
    name, share = abroad[0] if abroad else (None, 0.0)
    return CountryFigure(share, "share", (row["dataset"],), row["year"], name=name)


def held_share(edition: Edition, country: str, layer: str, group: str) -> CountryFigure:
    """Return the share of a layer's known supply that comes from a group, the Union where all its members belong."""
    members = set(find_group(edition, group, resolve(country)).members)
    if members.issuperset(union_members(edition)):
        members.add(EUROPEAN_UNION)
    spoken = _consumer(edition, country, layer)
    if spoken is None:
        return _unspoken(layer)
    consumer, row = spoken
    shares = lookups.supplier_countries(edition, layer, row["dataset"], consumer)
    total = sum(share for _, share in shares)
    if not total:
        return absent("share", "suppliers-unknown", row["dataset"])
    inside = sum(share for name, share in shares if name in members)
    return CountryFigure(inside / total, "share", (row["dataset"],), row["year"])


def _unspoken(layer: str) -> CountryFigure:
    known = BY_NAME[layer]
    return absent("share", known.absent, known.dataset) if known.dataset else absent("share", "no-dataset")


def percentile(edition: Edition, country: str, layer: str, group: str = "region") -> CountryFigure:
    """Return the share of a group's countries that depend less: by foreign share, else by concentration."""
    known = BY_NAME[layer]
    measure: LayerMeasure = "hhi" if "foreign_share" in known.silent else "foreign_share"
    own = _measure(edition, country, layer, measure, "share")
    members = find_group(edition, group, resolve(country)).members
    standing = stand_among(edition, layer, known.dataset, measure, country, members)
    if standing is None:
        return own
    missing = "no-figure" if standing.percentile is None else None
    return CountryFigure(standing.percentile, "share", own.datasets, own.year, missing=missing)


def jurisdiction_share(edition: Edition, country: str, abroad: str = "top") -> CountryFigure:
    """Return the share of a country's routes that cross, on its side, networks with their seat in another country."""
    crossed = find_jurisdictions(edition, country)
    if not crossed:
        return absent("share", "no-network", ROUTES)
    year = lookups.dataset_year(edition, ROUTES)
    if abroad == "top":
        return CountryFigure(crossed[0].share, "share", (ROUTES,), year, name=crossed[0].name)
    code = resolve(abroad).code
    share = next((one.share for one in crossed if one.name == code), 0.0)
    return CountryFigure(share, "share", (ROUTES,), year, name=code)


def transit_top_share(edition: Edition, country: str) -> CountryFigure:
    """Return the share of a country's routes that the network that carries most carries, mean of both directions."""
    carriers = find_networks(edition, country)
    if not carriers:
        return absent("share", "no-network", ROUTES)
    return CountryFigure(
        carriers[0].share, "share", (ROUTES,), lookups.dataset_year(edition, ROUTES), name=carriers[0].name
    )


def _column(edition: Edition, country: str, table: str, column: str, unit: Unit, why: tuple[str, str]) -> CountryFigure:
    """Return one column of a country's only row in a table; ``why`` is the dataset and the reason where it has none."""
    dataset, reason = why
    row = lookups.find_row(edition, table, country)
    if row is None or row[column] is None:
        return absent(unit, reason, dataset)
    return CountryFigure(float(row[column]), unit, (dataset,), lookups.dataset_year(edition, dataset))


def state_share(edition: Edition, country: str) -> CountryFigure:
    """Return the share of the country's routes that cross a network owned by some state, mean of both directions."""
    row = lookups.find_row(edition, "routing_countries", country)
    if row is None:
        return absent("share", "no-network", ROUTES)
    share = (row["to_state_share"] + row["from_state_share"]) / 2
    return CountryFigure(share, "share", (ROUTES, "carisimo_state_owned"), lookups.dataset_year(edition, ROUTES))


def frontier(edition: Edition, country: str) -> CountryFigure:
    """Return how many networks of the country have a foreign neighbour."""
    return _column(edition, country, "routing_countries", "frontier_networks", "count", (ROUTES, "no-network"))


def cut_networks(edition: Edition, country: str) -> CountryFigure:
    """Return the fewest networks found whose loss cuts half of the country's users off."""
    row = lookups.find_row(edition, "routing_countries", country)
    if row is None or not row["cut_networks"]:
        return absent("count", "no-network", ROUTES)
    year = lookups.dataset_year(edition, ROUTES)
    return CountryFigure(float(len(row["cut_networks"])), "count", (ROUTES,), year, name="; ".join(row["cut_networks"]))


def paths(edition: Edition, country: str) -> CountryFigure:
    """Return the independent physical paths abroad."""
    return _column(edition, country, "physical_cuts", "paths", "count", (BACKBONE, "no-international-link"))


def sea_paths(edition: Edition, country: str) -> CountryFigure:
    """Return the independent physical paths abroad by sea."""
    return _column(edition, country, "physical_cuts", "sea_paths", "count", (BACKBONE, "no-international-link"))


def landing_points(edition: Edition, country: str) -> CountryFigure:
    """Return the landing points of submarine cables."""
    return _column(edition, country, "physical_cuts", "landing_points", "count", (BACKBONE, "no-international-link"))


def weakest_link_share(edition: Edition, country: str) -> CountryFigure:
    """Return the share of the country's places that the worst single link's loss cuts off."""
    why = (BACKBONE, "no-international-link")
    return _column(edition, country, "physical_cuts", "weakest_link_share", "share", why)


def models_abroad(edition: Edition, country: str) -> CountryFigure:
    """Return the share of the world's notable models not made by the country's organisations, each split among its makers."""
    part = gather_beside(edition, country).models
    if part is None:
        return absent("share", "no-dataset")
    return CountryFigure(1 - part.fraction, "share", (MODELS,), part.year)


def trusted_roots(edition: Edition, country: str) -> CountryFigure:
    """Return how many root certificates trusted for web sites name organisations of the country; none listed is zero."""
    part = gather_beside(edition, country).trust
    if part is None:
        return absent("count", "no-dataset")
    return CountryFigure(float(part.roots), "count", ("ccadb_certificates", "certifi_roots"), part.year)


def name_server_networks(edition: Edition, country: str) -> CountryFigure:
    """Return how many networks hold the name servers of the country's domain."""
    return _column(edition, country, "name_servers", "networks", "count", (NAMES, "not-in-dataset"))


def signed_domain(edition: Edition, country: str) -> CountryFigure:
    """Return whether the root zone has a key of the country's domain (DNSSEC)."""
    row = lookups.find_row(edition, "name_servers", country)
    if row is None:
        return absent("flag", "not-in-dataset", NAMES)
    return CountryFigure(float(row["signed"]), "flag", (NAMES,), lookups.dataset_year(edition, NAMES))


def cloud_providers(edition: Edition, _country: str) -> CountryFigure:
    """Return of how many cloud providers the lists place a region, anywhere; the same for every country."""
    return _cloud(edition, float(edition.table("cloud_providers").height), "count")


def regions_inside(edition: Edition, country: str) -> CountryFigure:
    """Return how many cloud regions the listed providers have in the country; none listed is zero."""
    return _cloud(edition, float(len(lookups.find_rows_of(edition, "cloud_regions", country))), "count")


def nearest_region_km(edition: Edition, country: str) -> CountryFigure:
    """Return how far the nearest cloud region is from the capital."""
    regions = lookups.nearest_regions(edition, country)
    if not regions:
        return absent("km", "not-in-dataset", CLOUD)
    return _cloud(edition, regions[0]["distance_km"], "km", f"{regions[0]['provider']} {regions[0]['region']}")


def _cloud(edition: Edition, value: float, unit: Unit, name: str = "") -> CountryFigure:
    lists = tuple(one for one in CLOUD_LISTS if one in edition.sources)
    return CountryFigure(value, unit, lists, lookups.dataset_year(edition, CLOUD), name=name)
