"""Where users are: networks in several economies, newer figures, presences; and who is no transit of access networks."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from hansa.evidence.relationships import Relationships
from hansa.routing import solve_routes
from hansa.routing.caches import share_users_near
from hansa.routing.graph import build_graph
from hansa.routing.presences import PRESENCE_ASN, add_presences, place_networks
from hansa.routing.suppliers import take_as_peers
from hansa.routing.users import count_residents, locate_users

SHARES = pl.DataFrame(
    {"country": ["FR", "RE", "FR", "DE"], "asn": [10, 10, 20, 30], "share": [0.6, 0.5, 0.3, 0.9]},
)
OPERATORS = pl.DataFrame(
    {
        "asn": [10, 20, 30, 40, 50],
        "country": ["FR", "FR", "DE", "DE", "FR"],
        "users": [5, 400, 9, 100, 70],
        "category": ["residential", "residential", "transit", "residential", "content"],
    }
)
AUTNUMS = pl.DataFrame({"asn": [10, 40, 50], "country": ["FR", "DE", "IT"]})
RESIDENTS = pl.DataFrame({"country": ["FR", "DE"], "people": [2000, 4000], "residents": [1000.0, 2000.0]})
KNOWN = pl.Series("asn", [10, 20, 30, 40, 50])


def where() -> dict[tuple[str, int], float]:
    found = locate_users(SHARES, OPERATORS, AUTNUMS, RESIDENTS, KNOWN)
    return {(country, asn): users for country, asn, users, _ in found.networks.iter_rows()}


def test_a_network_in_several_economies_has_its_share_in_each() -> None:
    users = where()
    # FR: 10 by its share of 2020, 600; 20 by the newer figure, 400, which is no less than a tenth of 300; 1,000 less the tenth
    # that 2020 left unlisted is 900, so 10 is stretched to 500 and nothing is scaled.
    assert users["FR", 10] == pytest.approx(500)
    assert users["FR", 20] == pytest.approx(400)
    assert ("RE", 10) not in users  # neither residents nor a newer figure of its own


def test_a_single_figure_far_below_the_share_is_that_of_a_smaller_economy() -> None:
    # DE: 30 has 9 in the newer table beside 1,800 by its share: the share counts; 40 was not listed and is 100 of the unlisted 200.
    users = where()
    assert users["DE", 30] == pytest.approx(1800)
    assert users["DE", 40] == pytest.approx(100)


def test_a_figure_ten_times_too_large_is_no_growth() -> None:
    operators = OPERATORS.with_columns(users=pl.when(pl.col("asn") == 20).then(3001).otherwise("users"))
    found = locate_users(SHARES, operators, AUTNUMS, RESIDENTS, KNOWN).networks
    assert not found.filter(pl.col("asn") == 20)["newer"].item()
    # FR: 600 and 300 by their shares of 2020, for which there is room: nothing is stretched.
    assert found.filter(pl.col("asn") == 20)["users"].item() == pytest.approx(300)


def test_a_network_of_disputed_territory_brings_no_newer_figure() -> None:
    operators = pl.concat(
        [OPERATORS, pl.DataFrame({"asn": [42938], "country": ["DE"], "users": [50], "category": [None]})]
    )
    known = pl.concat([KNOWN, pl.Series("asn", [42938])])
    found = locate_users(SHARES, operators, AUTNUMS, RESIDENTS, known)
    assert 42938 not in found.networks["asn"].to_list()


def test_an_unlisted_network_whose_registers_differ_is_left_out() -> None:
    assert ("FR", 50) not in where()


def test_what_nobody_lists_is_left_for_other_networks() -> None:
    found = locate_users(SHARES, OPERATORS, AUTNUMS, RESIDENTS, KNOWN)
    assert dict(found.others.iter_rows()) == {"FR": pytest.approx(100), "DE": pytest.approx(100)}
    total = found.networks.group_by("country").agg(pl.col("users").sum())
    assert dict(total.iter_rows())["FR"] == pytest.approx(900)


def test_residents_are_people_times_the_latest_share() -> None:
    indicators = pl.DataFrame(
        {
            "country": ["FR", "FR", "TO"],
            "indicator": ["internet_users_percent"] * 3,
            "year": [2019, 2023, 2010],
            "value": [80.0, 90.0, 50.0],
        }
    )
    population = pl.DataFrame({"country": ["FR", "TO"], "population": [100.0, 10.0]})
    found = count_residents(population, indicators)
    assert found.rows() == [("FR", 100.0, 90.0, 2023), ("TO", 10.0, None, None)]


USERS = pl.DataFrame(
    {"country": ["FR", "NL", "JM", "AI"], "asn": [10, 10, 20, 20], "users": [900.0, 300.0, 50.0, 80.0]},
)


def test_a_network_counts_where_most_of_its_users_are_and_has_presences_elsewhere() -> None:
    placed = place_networks(USERS, pl.DataFrame({"asn": [10, 20], "country": ["NL", "JM"]}))
    assert placed.homes.rows() == [(10, "FR", 900.0), (20, "AI", 80.0)]
    assert placed.others.rows() == [(10, "NL", 300.0, PRESENCE_ASN), (20, "JM", 50.0, PRESENCE_ASN + 1)]


def test_routes_to_a_presence_are_as_long_as_those_to_its_network() -> None:
    first, second, label = np.array([1, 1, 10, 10]), np.array([2, 10, 11, 12]), np.array([-1, -1, -1, 0], np.int8)
    others = pl.DataFrame({"asn": [10], "number": [PRESENCE_ASN]})
    graph = build_graph(add_presences(Relationships(first, second, label), others))
    routes = solve_routes(graph, graph.find_nodes([10, PRESENCE_ASN]))
    for asn, away in ((1, 1), (2, 2), (12, 1)):
        assert routes.length[graph.find_node(asn)].tolist() == [away, away]
    assert routes.length[graph.find_node(11)].tolist() == [1, 2]  # a customer reaches it over its network


def test_content_and_foreign_hosting_networks_are_no_transit_of_access_networks() -> None:
    operators = pl.DataFrame(
        {
            "asn": [1, 2, 3, 4, 5, 6],
            "country": ["US", "US", "FR", "FR", "FR", "FR"],
            "category": ["transit", "content", "hosting", "residential", "residential", "content"],
        }
    )
    users = pl.DataFrame({"country": ["FR", "FR"], "asn": [4, 5], "users": [10.0, 10.0]})
    first, second = np.array([1, 2, 3, 2, 2]), np.array([4, 4, 4, 5, 6])
    found = take_as_peers(Relationships(first, second, np.full(5, -1, np.int8)), operators, users)
    # 2 delivers content to 4, which has other providers; 3 hosts at home; 5 has no other provider; 6 is no access network.
    assert found.label.tolist() == [-1, 0, -1, -1, -1]


def test_caches_count_whole_networks() -> None:
    caches = pl.DataFrame({"platform": ["google", "netflix", "amazon"], "asn": [10, 10, 20]})
    found = share_users_near(USERS, caches).filter(pl.col("country").is_in(["FR", "JM"]))
    shares = {(country, platform): (number, share) for country, platform, number, share in found.iter_rows()}
    assert shares["FR", "any"] == shares["FR", "google"] == (1, 1.0)
    assert shares["JM", "any"] == (0, 0.0)
    assert ("FR", "amazon") not in shares
