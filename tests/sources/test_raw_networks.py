"""The readers and layers of networks on the real raw files. The figures here were found apart, with awk, ipaddress and networkx."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import polars as pl
import pytest
import shapely

from hansa.countries import all_countries
from hansa.dependence import cloud, naming, physical, software
from hansa.dependence.places import Places
from tests.sources.payloads import Cached, read_whole, skip_without_lists

pytestmark = pytest.mark.raw

HEIGHTS = {
    "iana_root_zone": 14_589,
    "iana_tlds": 2_793,
    "as_prefix_origins": 1_464_772,
    "plevin_as_operators": 84_539,
    "rir_autnums": 107_226,
    "carisimo_state_owned": 984,
    "carisimo_state_minority": 301,
    "cloud_regions": 165,
    "aws_regions": 39,
    "oracle_regions": 53,
    "storage_regions": 228,
    "statcounter_browsers": 2_859,
    "naturalearth_countries": 246,
    "topohub_backbone": 9_004,
}
AFNIC = "Afnic"
BYTES = 1_500_000
SHAPE_BYTES = 600_000


@pytest.fixture(scope="module")
def inputs(raw_folder: Path) -> Cached:
    skip_without_lists()
    return Cached(raw_folder)


def shares(rows: pl.DataFrame, consumer: str) -> dict[str | None, float]:
    found = rows.filter(pl.col("consumer") == consumer).select("supplier", "share").rows()
    return {supplier: round(share, 4) for supplier, share in found}


@pytest.mark.parametrize(("dataset", "height"), HEIGHTS.items())
def test_heights(raw_folder: Path, dataset: str, height: int) -> None:
    assert read_whole(dataset, raw_folder).height == height


def test_users_and_owners(inputs: Cached) -> None:
    operators = inputs.source("plevin_as_operators")
    assert operators["users"].sum() == 4_065_322_644
    assert operators.filter(pl.col("asn") == 8346).select("country", "users").rows() == [("SN", 5_809_722)]
    owned = inputs.source("carisimo_state_owned")
    assert owned.filter(pl.col("asn") == 2119)["owner"].to_list() == ["NO"]


@pytest.mark.parametrize("layer", [cloud, naming, physical, software])
def test_shares_sum_to_one(inputs: Cached, layer: object) -> None:
    rows: pl.DataFrame = layer.rows(inputs)  # type: ignore[attr-defined]
    sums = rows.group_by("consumer").agg(pl.col("share").sum())["share"]
    assert sums.to_list() == pytest.approx([1.0] * sums.len())
    assert set(rows["consumer"]) <= {*all_countries(), "EU"}
    assert set(rows["supplier_country"].drop_nulls()) <= set(all_countries())


def test_name_servers(inputs: Cached) -> None:
    rows = naming.rows(inputs)
    assert shares(rows, "FR") == {"Afnic": 0.3333, "Netnod": 0.3333, "Packet Clearing House": 0.3333}
    assert shares(rows, "TO") == {"Packet Clearing House": 0.5, "Tucows": 0.5}
    assert shares(rows, "US") == {"UltraDNS (Vercara)": 1.0}
    assert shares(rows, "BR") == {"NIC.br": 1.0}
    assert shares(rows, "GB") == {"Nominet": 0.5, "UltraDNS (Vercara)": 0.5}
    estonia = rows.filter(pl.col("consumer") == "EE", pl.col("supplier_country") == "EE")
    assert estonia["share"].sum() == pytest.approx(0.6)
    table = naming.build_name_servers(inputs)
    assert (table.height, table["signed"].sum()) == (245, 173)
    assert table.filter(pl.col("country") == "SG").select("name_servers", "operators").rows() == [(5, 4)]
    domains = naming.build_domains(inputs)
    assert domains.height == 309
    assert (
        domains.filter(tld="ma")["manager"].item() == "Agence Nationale de Réglementation des Télécommunications (ANRT)"
    )


def test_browsers(inputs: Cached) -> None:
    rows = software.rows(inputs)
    assert shares(rows, "TO")["Google"] == 0.6017
    assert shares(rows, "TO")[None] == 0.0164
    assert shares(rows, "FR")["Google"] == 0.5978


def test_regions(inputs: Cached) -> None:
    rows = cloud.rows(inputs)
    assert shares(rows, "FR")["OVHcloud"] == pytest.approx(4 / 17, abs=1e-4)
    assert shares(rows, "MA") == {"Oracle Cloud": 1.0}
    assert {"EE", "TO", "SN"}.isdisjoint(rows["consumer"])
    access = cloud.build_access(inputs)
    nearest = access.filter(pl.col("country") == "EE").row(0, named=True)
    assert (nearest["provider"], nearest["region"], nearest["region_country"]) == ("Hetzner", "hel1", "FI")
    assert nearest["distance_km"] == pytest.approx(82, abs=1)
    assert access["country"].n_unique() == sum(row.latitude is not None for row in all_countries().values())


def test_regions_stand_where_they_say(inputs: Cached) -> None:
    shapes = inputs.source("naturalearth_countries")
    places = Places(shapes["country"].to_list(), shapes["shape"].to_list())
    on_a_border = {"Shenzhen", "Jerusalem"}
    for row in cloud.build_regions(inputs).iter_rows(named=True):
        found = places.locate(row["longitude"], row["latitude"])[0]
        assert found == row["country"] or row["place"] in on_a_border


def test_paths_equal_a_second_algorithm(inputs: Cached) -> None:
    countries = dict(physical.build_nodes(inputs).select("id", "country").iter_rows())
    links = physical.build_edges(inputs).filter(pl.col("kind") != "modelled").select("source", "target").rows()
    cuts = dict(physical.build_cuts(inputs).select("country", "paths").iter_rows())
    for code in ("FR", "EE", "SN", "SG", "US", "IS", "NZ", "MG"):
        graph = nx.Graph()
        for ends in links:
            first, second = (_merge(code, node, countries[node]) for node in ends)
            before = graph.get_edge_data(first, second, {"capacity": 0})["capacity"]
            if first != second:
                graph.add_edge(first, second, capacity=before + 1)
        assert nx.maximum_flow_value(graph, "home", "abroad") == cuts[code]


def _merge(code: str, node: int, country: str | None) -> int | str:
    if country is None:
        return node
    return "home" if country == code else "abroad"


def test_cuts(inputs: Cached) -> None:
    cuts = {row["country"]: row for row in physical.build_cuts(inputs).iter_rows(named=True)}
    found = {
        code: tuple(cuts[code][key] for key in ("paths", "sea_paths", "land_paths"))
        for code in ("FR", "EE", "SN", "SG")
    }
    assert found == {"FR": (45, 20, 25), "EE": (9, 7, 2), "SN": (6, 4, 2), "SG": (26, 25, 1)}
    ends = physical.build_paths(inputs).filter(pl.col("country") == "EE").select("near", "far", "kind").rows()
    assert ends[:5] == [("Tallinn", "Helsinki", "sea")] * 4 + [("Meremöisa", "Helsinki", "sea")]
    assert "TO" not in cuts  # its one cable crosses the antimeridian, and the data leave such cables out


def test_nodes_without_a_country_are_known(inputs: Cached) -> None:
    nodes = physical.build_nodes(inputs).filter(pl.col("country").is_null(), pl.col("kind") != "waypoint")
    platforms = [
        "Draupner",
        "Ekofisk",
        "Murdoch",
        "Soroosh Platform",
        "South Arne",
        "Tyra",
        "Ula",
        "Valdemar",
        "Valhala",
    ]
    assert sorted(nodes["name"]) == sorted([*platforms, "Jerusalem"])


def test_shapes(inputs: Cached) -> None:
    found = inputs.source("naturalearth_countries")
    shapes = dict(zip(found["country"], shapely.from_wkb(found["shape"].to_list()), strict=True))
    assert set(all_countries()) - set(shapes) == {"BV", "GI", "TV", "UM"}
    inside = {
        "UA": (34.1, 45.0),
        "SO": (46.0, 9.7),
        "GF": (-53.0, 4.0),
        "CY": (33.5, 35.3),
        "AQ": (0.0, -88.0),
        "RU": (-175.0, 66.5),
    }
    for code, place in inside.items():
        assert shapes[code].contains(shapely.Point(place)), code
    assert not shapes["FJ"].contains(shapely.Point(0, -16.5))
    assert not shapes["FR"].contains(shapely.Point(-53.0, 4.0))


def test_sizes(inputs: Cached, tmp_path: Path) -> None:
    sizes = {}
    for table in (*naming.TABLES, *cloud.TABLES, *physical.TABLES):
        path = tmp_path / f"{table.name}.parquet"
        table.build(inputs).write_parquet(path, compression="zstd", compression_level=19, statistics=False)
        sizes[table.name] = path.stat().st_size
    assert sizes["shapes"] < SHAPE_BYTES
    assert sum(sizes.values()) < BYTES
    drawn = shapely.from_wkb(physical.build_shapes(inputs)["shape"].to_list())
    assert all(not shape.is_empty and shape.is_valid for shape in drawn)
