"""Supply inside a coalition, against the formula written out for one subset at a time."""

from __future__ import annotations

from itertools import compress

import numpy as np
import pytest

from hansa.alliance.games import list_subsets, shapley
from hansa.alliance.supply import CHUNK, SupplyTables, find_choke, layer_worths, supply_worth, weigh_supply
from hansa.evidence import Edition
from tests.unit.alliance.evidence import SUPPLIES, UNION, USERS, make_evidence


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return make_evidence(tmp_path_factory.mktemp("supply") / "edition")


def known(layer: str, country: str) -> dict[str, float]:
    """Return the shares of the known suppliers of a country, its own rows, the Union's or the world's."""
    for consumer in (country, "EU" if country in UNION else country, "001"):
        rows = {
            supplier: share for name, who, supplier, share in SUPPLIES if (name, who) == (layer, consumer) and supplier
        }
        if rows:
            return {supplier: share / sum(rows.values()) for supplier, share in rows.items()}
    return {}


def slow_worth(whole: list[str], subset: list[str], layers: list[str]) -> float:
    total = 0.0
    for layer in layers:
        data = {country: known(layer, country) for country in whole}
        users = sum(USERS[country] for country in whole if data[country])
        weights = {country: USERS[country] / users for country in subset if data[country]}
        held: dict[str, float] = {}
        for country, weight in weights.items():
            for supplier, share in data[country].items():
                held[supplier] = held.get(supplier, 0) + weight * share
        within = {*subset, *(["EU"] if set(UNION) <= set(subset) else [])}
        inside = sum(share for supplier, share in held.items() if supplier in within)
        choke = max((share for supplier, share in held.items() if supplier not in within), default=0.0)
        total += (inside + sum(weights.values()) - choke) / 2
    return total / len(layers)


@pytest.mark.parametrize(
    ("whole", "layers"),
    [
        (["FR", "DE", "JP"], ["naming", "chips"]),
        (["FR", "JP"], ["naming", "chips"]),
        (["DE", "FR", "JP", "US"], ["naming", "chips"]),
    ],
)
def test_as_the_formula(edition: Edition, whole: list[str], layers: list[str]) -> None:
    tables = weigh_supply(edition, whole)
    assert [layer.layer for layer in tables.layers] == layers
    subsets = list_subsets(len(whole))
    worths = supply_worth(tables, subsets)
    assert worths == pytest.approx([slow_worth(whole, list(compress(whole, row)), layers) for row in subsets])
    assert worths[0] == 0
    assert worths.max() <= 1
    assert tables.users.tolist() == [USERS[country] for country in whole]


def test_what_the_whole_holds(edition: Edition) -> None:
    tables = weigh_supply(edition, ["FR", "DE", "JP"])
    everyone = np.ones((1, 3), dtype=np.bool_)
    naming, chips = tables.layers
    assert tables.world == ("ai",), "where models are made is the world's supply"
    assert (naming.imports, chips.imports) == (False, True)
    inside, free = layer_worths(naming, everyone)
    assert inside == pytest.approx([(40 * 0.5 / 0.8 + 100 * 0.9) / 200])
    assert free == pytest.approx([1 - (40 * 0.3 / 0.8 + 60) / 200])
    assert find_choke(naming, everyone)[0] == ["US"]
    assert layer_worths(chips, everyone)[0] == pytest.approx([(100 * 0.25 + 100 * 0.4) / 200])
    assert find_choke(naming, np.zeros((1, 3), dtype=np.bool_))[0] == [None]


def test_the_union_is_inside_as_a_whole_only(edition: Edition) -> None:
    chips = weigh_supply(edition, ["FR", "JP"]).layers[1]
    both = np.ones((1, 2), dtype=np.bool_)
    assert layer_worths(chips, both)[0] == pytest.approx([40 * 0.25 / 140])
    assert find_choke(chips, both)[0] == ["CN"]


def test_what_the_union_buys_of_itself_is_not_known(edition: Edition) -> None:
    tables = weigh_supply(edition, ["FR", "DE"])
    assert [layer.layer for layer in tables.layers] == ["naming"]
    assert tables.unsplit == ("chips",)
    assert weigh_supply(edition, ["FR", "JP"]).unsplit == ()


def test_who_has_no_data_and_no_supplies_is_a_dummy(edition: Edition) -> None:
    tables = weigh_supply(edition, ["FR", "JP", "AD"])
    assert shapley(supply_worth(tables, list_subsets(3)))[2] == pytest.approx(0)
    assert tables.layers[0].missing == ("AD",)
    assert "cloud" in tables.empty


def test_nobody_with_data_is_worth_nothing(edition: Edition) -> None:
    tables = weigh_supply(edition, ["AD", "CN"])
    assert tables.layers == ()
    assert supply_worth(tables, list_subsets(2)).tolist() == [0] * 4


def test_many_subsets_are_weighed_in_parts(edition: Edition) -> None:
    tables: SupplyTables = weigh_supply(edition, ["FR", "DE", "JP"])
    many = np.tile(list_subsets(3), (CHUNK // 8 + 3, 1))
    worths = supply_worth(tables, many).reshape(-1, 8)
    assert (worths == worths[0]).all()


def test_more_members_are_never_worth_less(edition: Edition) -> None:
    subsets = list_subsets(4)
    worths = supply_worth(weigh_supply(edition, ["DE", "FR", "JP", "US"]), subsets)
    for mask in range(16):
        for member in range(4):
            assert worths[mask | 1 << member] >= worths[mask] - 1e-12
