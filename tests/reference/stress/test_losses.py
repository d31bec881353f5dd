"""Losses beside a reference that asks every pair."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from hansa.stress.losses import Losses, measure_losses
from hansa.stress.world import open_world
from tests.reference.routing.test_transit import draw_links
from tests.reference.stress.obvious import cut, list_lengths, measure_lost
from tests.unit.stress.drawn import lose, make_model

COUNTRIES = ("FR", "TO", "US", "")


@pytest.mark.parametrize("cyclic", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_losses_are_what_asking_every_pair_gives(seed: int, cyclic: bool) -> None:
    draw = random.Random(seed)
    links = draw_links(seed, 26, cyclic)
    asns = sorted({asn for first, second, _ in links for asn in (first, second)})
    country = {asn: draw.choice(COUNTRIES) for asn in asns} | {1: "FR", 5: "US", 6: "TO"}
    users = {asn: float(draw.choice((1, 2, 7))) for asn in asns}
    gone = draw.sample(asns, draw.randrange(3))
    pairs = [(first, second) for first, second, _ in draw.sample(links, draw.randrange(1, 9))]
    model = make_model(links, country, users)
    damage = lose(model, gone, pairs)
    before = list_lengths(links, asns)
    after = list_lengths(cut(links, gone, [frozenset(pair) for pair in pairs]), asns)
    both, one = open_world(model, coverage=1.0), open_world(model, coverage=1.0, both_ways=False)
    worlds = [both, replace(both, most_touched=0.0), one] + ([] if cyclic else [replace(both, most_touched=1.0)])
    for world in worlds:
        found = measure_losses(world, damage)
        for lane, code in enumerate(found.countries):
            expected = measure_lost(before, after, country, users, code)
            detour = expected.detour if world.both_ways else expected.detour_to
            assert list_row(found, lane) == pytest.approx(
                [expected.reachability, expected.users, or_nan(expected.home), or_nan(detour)], abs=1e-6, nan_ok=True
            )


def list_row(found: Losses, lane: int) -> list[float]:
    columns = (found.reachability_lost_share, found.users_affected, found.home_lost_share, found.detour_hops)
    return [float(column[lane]) for column in columns]


def or_nan(value: float | None) -> float:
    return np.nan if value is None else value
