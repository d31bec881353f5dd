"""The physical layer, recomputed in full from the package's topology and the map of countries.

Taken from the documentation, not from the tables: the fourteen places put by hand, the five known crossings, the reach of
50 km off a coast, the gap of 0.05 degrees between parts of one landmass, and the rule for links over land.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.verify.atlas import Atlas
from tests.verify.backbone import Backbone, classify_links, load_topology, place_nodes
from tests.verify.raw import COUNTRIES, concentrate
from tests.verify.tables import check_top, near, read_table

pytestmark = pytest.mark.raw

CONNECTED = tuple(code for code in COUNTRIES if code != "TO")


@pytest.fixture(scope="session")
def backbone(raw_folder: Path, numbers: dict[str, str]) -> Backbone:
    atlas, topology = Atlas(raw_folder, numbers), load_topology()
    located = place_nodes(topology, atlas)
    links = classify_links(topology, atlas, located)
    return Backbone({node: country for node, (country, _) in located.items()}, links)


@pytest.fixture(scope="session")
def flows(backbone: Backbone) -> dict[str, tuple[int, int, int]]:
    """Return the most paths of each country that has any: of all links, at sea, over land."""
    codes = sorted({code for code in backbone.countries.values() if code})
    found = {code: tuple(backbone.count_paths(code, kind) for kind in (None, "sea", "land")) for code in codes}
    return {code: (most, sea, land) for code, (most, sea, land) in found.items() if most}


def test_countries_of_places(backbone: Backbone, edition: Path) -> None:
    assert {row["id"]: row["country"] for row in read_table(edition, "backbone_nodes")} == backbone.countries


def test_kinds_and_lengths_of_links(backbone: Backbone, edition: Path) -> None:
    rows = read_table(edition, "backbone_edges")
    listed = {(row["source"], row["target"]): (row["kind"], row["length_km"]) for row in rows}
    assert listed == {(link.first, link.second): (link.kind, link.length_km) for link in backbone.all_links}


def test_paths_of_every_country(flows: dict[str, tuple[int, int, int]], edition: Path) -> None:
    """The most link-disjoint paths, as a maximum flow: of all links, at sea, over land."""
    rows = read_table(edition, "physical_cuts")
    assert {row["country"]: (row["paths"], row["sea_paths"], row["land_paths"]) for row in rows} == flows


@pytest.mark.parametrize("country", CONNECTED)
def test_brief_and_shares(
    country: str, backbone: Backbone, flows: dict[str, tuple[int, int, int]], briefs: dict[str, dict[str, Any]]
) -> None:
    """The set of paths is one of least total length, by a linear programme; its far ends give the shares."""
    physical, layer = briefs[country]["physical"], briefs[country]["layers"]["physical"]
    assert (physical["paths"], physical["sea_paths"], physical["land_paths"]) == flows[country]
    length, ends = backbone.shortest_set(country)
    assert sum(link["length_km"] for link in physical["links"]) == pytest.approx(length, abs=1e-6)
    assert Counter(link["far_country"] for link in physical["links"]) == ends
    assert layer["hhi"] == near(concentrate(ends.values()))
    check_top(layer["top"], {(end, end): number / ends.total() for end, number in ends.items()})


@pytest.mark.parametrize("country", CONNECTED)
def test_paths_share_no_link(country: str, backbone: Backbone, briefs: dict[str, dict[str, Any]]) -> None:
    free = Counter((link.first, link.second) for link in backbone.links)
    for path in briefs[country]["physical"]["links"]:
        nodes = path["nodes"]
        owners = [backbone.countries[node] for node in nodes]
        assert (owners[0], owners[-1]) == (country, path["far_country"])
        assert set(owners[1:-1]) <= {country, None}
        free.subtract(tuple(sorted(step)) for step in pairwise(nodes))
    assert min(free.values()) >= 0


def test_the_map_shows_no_link_of_tonga(
    flows: dict[str, tuple[int, int, int]], briefs: dict[str, dict[str, Any]]
) -> None:
    assert "TO" not in flows
    assert briefs["TO"]["physical"] is None


@pytest.mark.parametrize("country", [*CONNECTED, "CU", "GR", "ID", "IT", "MX", "PH"])
def test_weakest_link(country: str, backbone: Backbone, edition: Path) -> None:
    (row,) = read_table(edition, "physical_cuts", country=country)
    assert row["weakest_link_share"] == near(backbone.weakest_link_share(country))
