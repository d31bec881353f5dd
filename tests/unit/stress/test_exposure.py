"""One bit a pair says the same as full routing, and what a candidate carries is its part of the flow."""

from __future__ import annotations

import random

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.routing import spread_flows
from hansa.routing.weights import weigh_networks
from hansa.stress.candidates import list_candidates, make_damage, weigh_candidates
from hansa.stress.damage import Damage
from hansa.stress.exposure import expose_country, own_memory, spare_all
from hansa.stress.losses import measure_losses
from hansa.stress.world import open_world
from tests.unit.stress.drawn import COUNTRIES, draw_model, lose, make_model, measure_loss


@pytest.mark.parametrize("cycle", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_losses_are_those_of_full_routing(seed: int, cycle: bool) -> None:
    model, draw = draw_model(seed, 40, cycle), random.Random(seed)
    world = open_world(model, coverage=1.0)
    for country in COUNTRIES:
        exposure = expose_country(model, country, coverage=1.0)
        for _ in range(5):
            nodes = np.array([draw.random() < 0.1 for _ in range(len(model.graph))])
            pairs = [(p, q) for p in range(40) for q in range(p + 1, 40) if draw.random() < 0.3]
            damage = Damage(nodes, np.array(pairs, np.int64))
            found = measure_losses(world, damage, [country]).reachability_lost_share
            assert measure_loss(exposure, damage) == pytest.approx(float(found[0]), abs=1e-6)


@pytest.mark.parametrize("cycle", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_what_a_network_carries_is_its_part_of_the_flow_towards_the_country(seed: int, cycle: bool) -> None:
    model = draw_model(seed, 40, cycle)
    for country in COUNTRIES:
        exposure = expose_country(model, country, coverage=1.0)
        candidates = list_candidates(model, exposure, "networks")
        carried = weigh_candidates(exposure, candidates.units, spare_all(exposure))
        inside, weight = model.attributes.country == country, weigh_networks(model.attributes).weight
        flows = spread_flows(model.graph, np.where(inside, 0, weight), np.where(inside, weight, 0))
        ends = set(exposure.nodes[exposure.ways.home].tolist())
        for unit, (node,) in enumerate(candidates.members):
            if node not in ends:
                assert carried[unit] == pytest.approx(float(flows.transit_share[node]), abs=1e-5)


def test_more_than_64_ends_fit() -> None:
    users = {asn: float(asn) for asn in range(3, 203)}
    links = [(1, asn, -1) for asn in range(3, 203, 2)] + [(2, asn, -1) for asn in range(4, 203, 2)] + [(1, 2, 0)]
    model = make_model(links, dict.fromkeys(range(3, 203), "TO") | {1: "US", 2: "US"}, {**users, 1: 1.0, 2: 1.0})
    exposure = expose_country(model, "TO", coverage=1.0)
    lost = sum(asn for asn in range(3, 203, 2)) / sum(users.values())
    assert measure_loss(exposure, lose(model, [1])) == pytest.approx(lost + (1 - lost) / 2)


def test_a_link_that_fails_is_cut_whichever_end_is_named_first() -> None:
    model = make_model([(1, 2, -1), (1, 3, -1), (2, 4, -1)], {1: "US", 2: "TO", 3: "FR", 4: "TO"})
    exposure = expose_country(model, "TO", coverage=1.0)
    links = list_candidates(model, exposure, "links")
    assert [model.graph.asn[pair].tolist() for pair in links.members] == [[2, 1]]
    damage = make_damage(model.graph, links, np.array([0]))
    assert measure_loss(exposure, damage) == measure_loss(exposure, lose(model, links=[(1, 2)])) == 1


def test_a_country_without_a_way_out_has_nothing_to_lose() -> None:
    model = make_model([(1, 2, -1), (3, 4, -1)], {1: "US", 2: "US", 3: "TO", 4: "TO"})
    with pytest.raises(InputError, match="TO") as caught:
        expose_country(model, "TO")
    assert caught.value.code == "nothing-to-lose"


def test_arrays_that_cannot_be_written_are_copied_and_others_are_not() -> None:
    exposure = expose_country(draw_model(1), "TO", coverage=1.0)
    assert own_memory(exposure).ways.base is exposure.ways.base
    exposure.ways.base.flags.writeable = False
    assert own_memory(exposure).ways.base.flags.writeable
