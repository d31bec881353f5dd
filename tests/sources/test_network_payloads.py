"""The readers of networks, names, clouds and maps on a few hand-written lines, and how each fails when the format moves."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from hansa.evidence.reading import find_date
from hansa.evidence.source import source
from hansa.evidence.sources.topohub_backbone import read as backbone
from tests.sources.payloads import fail, read, write

ZONE = "naming/root.zone.20260822.gz"
PREFIXES = "routing/prefix-origin-20260619.tsv.gz"
OPERATORS = "routing/as-operators-20261004.csv.gz"
OPERATOR_HEAD = "asn,handle,company,country,category,tier,cone,peering,users,rir,since,website,scope\n"
AUTNUMS = "routing/autnums-20230228.txt.gz"
OWNED = "routing/state-owned-ases-202202.csv.gz"
SHARES = "platforms/browser_share_by_region_2026.csv"
CODES = "platforms/browser-codes.csv"
MAP = "maps/countries-50m.json"


SOA = ".\t\t\t86400\tIN SOA\ta.root-servers.net. nstld.example. {serial} 1800 900 604800 86400"


def test_the_zone_gives_name_servers_and_glue(tmp_path: Path) -> None:
    lines = [
        "; a comment",
        SOA.format(serial="2031020301"),
        ".\t\t\t518400\tIN\tNS\ta.root-servers.net.",
        "to.\t\t\t172800\tIN\tNS\tColo.tonic.to.",
        "to.\t\t\t172800\tIN\tNS\tns.elsewhere.net.",
        "to.\t\t\t86400\tIN\tDS\t1 8 2 AB",
        "colo.tonic.to.\t172800\tIN\tA\t192.0.2.1",
        "su.\t\t\t172800\tIN\tNS\tcolo.tonic.to.",
        "eu.\t\t\t172800\tIN\tNS\tcolo.tonic.to.",
        "uk.\t\t\t172800\tIN\tNS\tcolo.tonic.to.",
        "xn--p1ai.\t\t\t172800\tIN\tNS\tcolo.tonic.to.",
    ]
    write(tmp_path, ZONE, "\n".join(lines))
    found = read("iana_root_zone", tmp_path)
    assert found.select("tld", "country", "name_server", "address", "signed").rows() == [
        ("to", "TO", "colo.tonic.to", "192.0.2.1", True),
        ("to", "TO", "ns.elsewhere.net", None, True),
        ("su", None, "colo.tonic.to", "192.0.2.1", False),
        ("eu", "EU", "colo.tonic.to", "192.0.2.1", False),
        ("uk", "GB", "colo.tonic.to", "192.0.2.1", False),
        ("xn--p1ai", None, "colo.tonic.to", "192.0.2.1", False),
    ]
    assert set(found["day"]) == {date(2031, 2, 3)}
    assert find_date(source("iana_root_zone"), tmp_path) == "2031-02-03"


@pytest.mark.parametrize("serial", ["2031", "2031130101", "17"])
def test_a_zone_without_a_day_is_refused(tmp_path: Path, serial: str) -> None:
    write(tmp_path, ZONE, SOA.format(serial=serial) + "\nfr. 172800 IN NS d.nic.fr.")
    error = fail("iana_root_zone", tmp_path)
    assert (error.code, error.fields["column"]) == ("bad-value", "serial")


@pytest.mark.parametrize(
    ("line", "code"),
    [("to. 172800 NS colo.tonic.to.", "bad-value"), ("zz. 172800 IN NS colo.tonic.to.", "unresolved-country")],
)
def test_the_zone_names_the_line_that_moved(tmp_path: Path, line: str, code: str) -> None:
    write(tmp_path, ZONE, SOA.format(serial="2031020301") + "\nfr. 172800 IN NS d.nic.fr.\n" + line)
    error = fail("iana_root_zone", tmp_path)
    assert (error.code, error.fields["line"]) == (code, 3)


def test_prefixes_are_read_once_each(tmp_path: Path) -> None:
    write(tmp_path, PREFIXES, "192.0.2.0/24\t1\n2001:db8::/32\t2\n192.0.2.0/24\t1\n")
    assert read("as_prefix_origins", tmp_path).rows() == [("192.0.2.0/24", 1), ("2001:db8::/32", 2)]


@pytest.mark.parametrize("text", ["2001:DB8::/32", "2001:db8:0::/32", "192.0.2.0", "AS1", "1.2.3.4.5/8"])
def test_a_prefix_spelt_otherwise_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path, PREFIXES, f"192.0.2.0/24\t1\n2001:db8::/48\t2\n{text}\t2\n")
    error = fail("as_prefix_origins", tmp_path)
    assert (error.code, error.fields["line"], error.fields["value"]) == ("bad-value", 3, text)


def test_a_cut_file_is_named(tmp_path: Path) -> None:
    file = write(tmp_path, PREFIXES, "192.0.2.0/24\t1\n" * 50)
    file.write_bytes(file.read_bytes()[:-9])
    assert fail("as_prefix_origins", tmp_path).code == "truncated-file"


def test_operators_of_whole_regions_have_no_country(tmp_path: Path) -> None:
    rows = "1,H,One,FR,transit,2,3,4,5,ripencc,2001,u,Global\n2,H,Two,EU,,3,,,,ripencc,2001,,\n3,H,Three,,,3,,,,,,,\n"
    write(tmp_path, OPERATORS, OPERATOR_HEAD + rows)
    found = read("plevin_as_operators", tmp_path)
    assert found.select("asn", "name", "country", "users").rows() == [
        (1, "One", "FR", 5),
        (2, "Two", None, None),
        (3, "Three", None, None),
    ]
    write(tmp_path, OPERATORS, OPERATOR_HEAD + rows.replace(",FR,", ",Q9,"))
    assert fail("plevin_as_operators", tmp_path).code == "unresolved-country"
    write(tmp_path, OPERATORS, OPERATOR_HEAD.replace("company", "operator") + rows)
    error = fail("plevin_as_operators", tmp_path)
    assert (error.code, error.fields["missing"], error.fields["added"]) == ("columns-moved", "company", "operator")


def test_the_register_keeps_names_with_commas(tmp_path: Path) -> None:
    write(tmp_path, AUTNUMS, "0:-Reserved AS-, ZZ\n1:LVLT-1 Level, Inc., US\n2:OLD, EU\n3:GONE, ZZ\n")
    assert read("rir_autnums", tmp_path).rows() == [
        (1, "LVLT-1 Level, Inc.", "US"),
        (2, "OLD", None),
        (3, "GONE", None),
    ]
    write(tmp_path, AUTNUMS, "1:LVLT-1, US\n2;UDEL, US\n")
    error = fail("rir_autnums", tmp_path)
    assert (error.code, error.fields["line"]) == ("bad-value", 2)


def test_the_owner_is_read_by_name(tmp_path: Path) -> None:
    write(tmp_path, OWNED, "asn,org_name,ownership_cc,ownership_country_name\n7,Telecom,KV,Kosovo\n8,Rete,IT,Italia\n")
    assert read("carisimo_state_owned", tmp_path).rows() == [(7, "XK", "Telecom"), (8, "IT", "Rete")]
    write(tmp_path, OWNED, "asn,name,ownership_country_name\n7,Telecom,Kosovo\n")
    assert fail("carisimo_state_owned", tmp_path).code == "columns-moved"


def write_browsers(folder: Path, shares: str, codes: str = "D,Chrome,Google,US\n") -> None:
    write(folder, SHARES, "region,browser,share_pct\n" + shares)
    write(folder, CODES, "code,browser,vendor,vendor_country\n" + codes)


def test_browsers_leave_continents_out(tmp_path: Path) -> None:
    write_browsers(tmp_path, "NA,D,60.5\nalt-eu,D,50\n")
    assert read("statcounter_browsers", tmp_path).rows() == [("NA", "Chrome", "Google", "US", 60.5)]


@pytest.mark.parametrize(
    ("line", "code"),
    [("FR,Z,1", "bad-value"), ("FR,D,101", "bad-value"), ("FR,D,x", "bad-value"), ("alt-zz,D,1", "unresolved-country")],
)
def test_browsers_name_the_line_that_is_wrong(tmp_path: Path, line: str, code: str) -> None:
    write_browsers(tmp_path, f"NA,D,60.5\n{line}\n")
    error = fail("statcounter_browsers", tmp_path)
    assert (error.code, error.fields["line"]) == (code, 3)


def write_clouds(folder: Path, **regions: dict[str, Any]) -> None:
    for file in source("cloud_regions").files:
        name = Path(file.path).name.removesuffix("_regions.json")
        found = {name: {"location": "P", "flag": "", **region} for name, region in regions.get(name, {}).items()}
        write(folder, file.path, json.dumps(found))
    places = {"fra": {"country": "Germany"}}
    at_frankfurt = {"azr": {"id": "germanywestcentral"}, "aws": {"id": "eu-central-1"}}
    codes = {"regionsByLocation": {"fra": at_frankfurt}, "locations": places}
    write(folder, "cloud/regioncodes.json", json.dumps(codes))


def test_regions_are_corrected_and_limited(tmp_path: Path) -> None:
    alibaba = {
        "me-central-1": {"country": "Qatar", "latitude": 25.3, "longitude": 51.5},
        "eu-central-2": {"country": "Switzerland", "latitude": 47.4, "longitude": 8.5},
    }
    azure = {"chinaeast": {"country": "China", "latitude": 31.2, "longitude": 121.5}}
    write_clouds(tmp_path, alibaba=alibaba, azure=azure)
    found = read("cloud_regions", tmp_path).select("name", "region", "place", "country", "operator", "open").rows()
    assert found == [
        ("Alibaba Cloud", "me-central-1", "Riyadh", "SA", "Alibaba Cloud", True),
        ("Microsoft Azure", "chinaeast", "P", "CN", "21Vianet", False),
    ]


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ({"country": "Global", "latitude": 1, "longitude": 2}, "unresolved-country"),
        ({"country": "France", "latitude": 91, "longitude": 2}, "bad-value"),
        ({"country": "France", "latitude": None, "longitude": 2}, "bad-value"),
        ({"country": "France", "lat": 1, "longitude": 2}, "columns-moved"),
        ({"country": "France", "latitude": 48, "longitude": 2}, "bad-value"),  # the other file says Germany
    ],
)
def test_a_region_that_cannot_be_placed_is_refused(tmp_path: Path, region: dict[str, Any], code: str) -> None:
    write_clouds(tmp_path, azure={"germanywestcentral": region})
    assert fail("cloud_regions", tmp_path).code == code


def topology(**feature: Any) -> str:
    square = [[170, 0], [10, 0], [10, 0], [0, 10], [-20, 0], [0, -10]]
    world = {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square, [[175, 40], [-350, 0], [0, 5], [350, 0], [0, -5]]],
        "objects": {"countries": {"geometries": [{"type": "Polygon", "properties": {"name": "?"}, **feature}]}},
    }
    return json.dumps(world)


def test_arcs_are_decoded(tmp_path: Path) -> None:
    write(tmp_path, MAP, topology(id="250", arcs=[[0]]))
    [(country, shape)] = read("naturalearth_countries", tmp_path).rows()
    assert (country, shapely.from_wkb(shape).bounds) == ("FR", (170, 0, 190, 10))
    write(tmp_path, MAP, topology(id="250", arcs=[[~0]]))
    assert shapely.from_wkb(read("naturalearth_countries", tmp_path)["shape"][0]).area == 200


def test_shapes_are_cut_at_the_antimeridian(tmp_path: Path) -> None:
    write(tmp_path, MAP, topology(id="242", arcs=[[1]]))
    shape = shapely.from_wkb(read("naturalearth_countries", tmp_path)["shape"][0])
    assert sorted(part.bounds for part in shape.geoms) == [(-180, 40, -175, 45), (175, 40, 180, 45)]


def test_a_map_that_moved_is_named(tmp_path: Path) -> None:
    write(tmp_path, MAP, topology(properties={"name": "Atlantis"}, arcs=[[0]]))
    assert fail("naturalearth_countries", tmp_path).code == "unresolved-country"
    write(tmp_path, MAP, topology(id="250", arcs=[[0]]).replace('"arcs": [[[', '"curves": [[[', 1))
    assert fail("naturalearth_countries", tmp_path).code == "columns-moved"
    write(tmp_path, MAP, topology(id="250", arcs=[[0]])[:-2])
    assert fail("naturalearth_countries", tmp_path).code == "unreadable-file"


def test_the_backbone_knows_its_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = [
        {"id": 1, "type": "Seacable Landing Point", "name": "Gibraltar", "pos": [-5.35, 36.16]},
        {"id": 2, "type": "City", "name": "Gibraltar", "pos": [10.0, 10.0]},
        {"id": 3, "type": "Seacable Landing Point", "name": "Estepona", "pos": [-5.1, 36.4]},
    ]
    edges = [{"source": 3, "target": 1, "dist": 35.2, "type": "normal"}]
    monkeypatch.setattr(backbone, "load_topology", lambda: {"nodes": nodes, "edges": edges})
    found = read("topohub_backbone", tmp_path)
    assert found.select("id", "kind", "placed", "country").rows()[:2] == [
        (1, "landing point", True, "GI"),
        (2, "city", False, None),
    ]
    assert found.select("source", "target", "kind", "structure").rows()[-1] == (
        1,
        3,
        "land",
        "Land border of Gibraltar",
    )
    edges[0]["type"] = "satellite"
    assert fail("topohub_backbone", tmp_path).fields["value"] == "satellite"
    del edges[0]["dist"]
    assert fail("topohub_backbone", tmp_path).code == "columns-moved"
