"""What a shock takes, on graphs small enough to see it."""

from __future__ import annotations

import numpy as np
import pytest

from hansa.errors import InputError
from hansa.stress.losses import measure_losses
from hansa.stress.world import open_world
from tests.reference.routing.obvious import Link
from tests.unit.stress.drawn import lose, make_model

STAR: list[Link] = [(1, 2, -1), (1, 3, -1), (1, 4, -1)]
"""Tonga's 3 and 4, and a French network, below an American one."""
COUNTRY = {1: "US", 2: "FR", 3: "TO", 4: "TO"}
USERS = {1: 10.0, 2: 30.0, 3: 1.0, 4: 9.0}


def test_who_is_cut_off_loses_the_world_and_his_country_part_of_its_users() -> None:
    world = open_world(make_model(STAR, COUNTRY, USERS), coverage=1.0)
    found = measure_losses(world, lose(world.model, links=[(1, 4)]))
    assert found.countries == ("FR", "TO", "US")
    assert found.reachability_lost_share == pytest.approx([9 / 20, 0.9, 9 / 40])
    assert found.users_affected == pytest.approx([30 * 9 / 20, 9, 10 * 9 / 40])
    assert found.home_lost_share.tolist() == pytest.approx([np.nan, 1, np.nan], nan_ok=True)
    assert found.detour_hops.tolist() == [0, 0, 0]
    assert found.covered_weight.tolist() == [1, 1, 1]


def test_who_is_wholly_cut_off_has_no_detour_and_keeps_his_home() -> None:
    world = open_world(make_model([*STAR, (3, 4, 0)], COUNTRY, USERS), coverage=1.0)
    found = measure_losses(world, lose(world.model, links=[(1, 3), (1, 4)]), ["TO"])
    assert (found.reachability_lost_share.tolist(), found.home_lost_share.tolist()) == ([1], [0])
    assert np.isnan(found.detour_hops).all()


def test_a_network_that_is_gone_counts_as_lost() -> None:
    world = open_world(make_model(STAR, COUNTRY, USERS), coverage=1.0)
    found = measure_losses(world, lose(world.model, [2]))
    assert found.reachability_lost_share == pytest.approx([1, 30 / 40, 30 / 40])
    assert measure_losses(world, lose(world.model)).reachability_lost_share.tolist() == [0, 0, 0]


def test_losing_a_preferred_longer_route_shortens_others_that_never_crossed_the_link() -> None:
    """Network 1 leaves its long customer route for a short peer's, so that its customer 6 leaves 7 for 1."""
    links: list[Link] = [(1, 2, -1), (2, 3, -1), (3, 4, -1), (4, 5, -1), (1, 5, 0), (1, 6, -1), (7, 6, -1), (7, 8, -1)]
    links += [(8, 9, -1), (9, 5, -1)]
    country = dict.fromkeys(range(1, 10), "US") | {5: "TO"}
    users = dict.fromkeys(range(1, 10), 1e-6) | {5: 1.0, 6: 1.0}
    world = open_world(make_model(links, country, users), coverage=1.0, both_ways=False)
    found = measure_losses(world, lose(world.model, links=[(2, 3)]), ["TO"])
    assert found.reachability_lost_share[0] < 1e-5
    assert found.detour_hops[0] == pytest.approx(-2, abs=1e-4)


def test_where_users_are_not_known_none_are_counted() -> None:
    world = open_world(make_model(STAR, COUNTRY, {1: 1.0, 2: 2.0}), coverage=1.0)
    found = measure_losses(world, lose(world.model, links=[(1, 4)]), ["TO"])
    assert np.isnan(found.users_affected).all()
    assert found.reachability_lost_share == pytest.approx([0.5])


def test_stubs_that_are_no_ends_are_left_out_and_what_they_lose_changes_nothing() -> None:
    world = open_world(make_model([*STAR, (1, 5, -1)], COUNTRY, USERS | {5: 1e-9}), coverage=0.9)
    assert len(world.graph) < len(world.model.graph)
    assert 0.9 <= world.covered_weight < 1
    assert not measure_losses(world, lose(world.model, [5])).reachability_lost_share.any()


def test_questions_that_make_no_sense_are_refused() -> None:
    model = make_model(STAR, COUNTRY, USERS)
    with pytest.raises(InputError, match="XK"):
        open_world(model, countries=["XK"])
    with pytest.raises(InputError):
        open_world(model, coverage=2.0)
    world = open_world(model, countries=["TO"])
    with pytest.raises(InputError, match="FR"):
        measure_losses(world, lose(model), ["FR"])
